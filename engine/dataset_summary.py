"""What is in a dataset: counts, mean images and examples of its classes, and the pixels that are never lit."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.datasets import Data, Dataset
from engine.reporting import Report, chunks, silent


@dataclass(frozen=True, slots=True, eq=False)
class DatasetSummary:
    """Means and examples are of the training split; brightness runs from 0 to 1."""

    train_counts: NDArray[np.int64]  # (classes,)
    test_counts: NDArray[np.int64]  # (classes,)
    means: NDArray[np.float64]  # (classes, H, W); zeros for a class without examples
    examples: tuple[NDArray[np.float64], ...]  # of each class, (n, H, W)
    never_lit: NDArray[np.bool_]  # (H, W): dark in every training image


def summary_of(data: Data, each: int = 8, report: Report = silent) -> DatasetSummary:
    """Look at every image once; `each` examples of every class are taken from the beginning."""
    train, classes = data.train, len(data.train.class_names)
    sums = np.zeros((classes, train.pixels.shape[1]))
    brightest = np.zeros(train.pixels.shape[1], dtype=np.uint8)
    for which in chunks(len(train), report):
        pixels, labels = train.pixels[which], train.labels[which]
        for number in np.unique(labels):
            sums[number] += pixels[labels == number].sum(axis=0, dtype=np.int64)
        np.maximum(brightest, pixels.max(axis=0), out=brightest)
    counts = _counts(train)
    shape = train.image_shape
    return DatasetSummary(
        counts,
        _counts(data.test),
        (sums / np.maximum(counts, 1)[:, None] / 255).reshape(classes, *shape),
        tuple(train.images[np.flatnonzero(train.labels == number)[:each]] / 255 for number in range(classes)),
        (brightest == 0).reshape(shape),
    )


def _counts(split: Dataset) -> NDArray[np.int64]:
    return np.bincount(split.labels, minlength=len(split.class_names)).astype(np.int64)
