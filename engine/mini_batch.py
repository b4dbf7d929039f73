"""The examples of one step of a run, exactly as the step takes them, at any time and without the run at hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.augmentation import AugmentationName, Augmenter
from engine.datasets import Dataset, epoch_order

_ALL = slice(None)


@dataclass(frozen=True, slots=True, eq=False)
class MiniBatch:
    """Some training examples; with an augmenter their images are changed as at their place in that epoch."""

    train: Dataset
    indices: NDArray[np.intp]  # in the training set, (B,)
    augmenter: Augmenter | None = None
    epoch: int = 0
    start: int = 0  # place of the first example in the order of the epoch

    def __len__(self) -> int:
        return len(self.indices)

    @property
    def labels(self) -> NDArray[np.uint8]:
        """Their classes, (B,)."""
        return self.train.labels[self.indices]

    def x(self, rows: slice = _ALL) -> NDArray[np.float64]:
        """Inputs (b, H*W) in [0, 1] of the examples in these rows, one after another."""
        if self.augmenter is None:
            return self.train.x(self.indices[rows])
        return self.changed(rows).astype(np.float64)

    def y(self, rows: slice = _ALL) -> NDArray[np.float64]:
        """Desired outputs (b, classes), one-hot."""
        return self.train.y(self.indices[rows])

    def inputs(self) -> NDArray[Any]:
        """All inputs (B, H*W) in the least room: bytes of the data, or changed images as the step has them."""
        return self.train.pixels[self.indices] if self.augmenter is None else self.changed(_ALL)

    def changed(self, rows: slice) -> NDArray[np.float32]:
        """The inputs in float32, bit for bit those of the step: made as `Feeder` makes them."""
        first, stop, _ = rows.indices(len(self))
        x = self.train.pixels[self.indices[first:stop]].astype(np.float32)
        x *= np.float32(1 / 255)
        if self.augmenter is not None:
            self.augmenter.change(x, self.epoch, self.start + first)
        return x


def mini_batch_after(
    step_count: int, train: Dataset, size: int, seed: int, augmentation: AugmentationName = "none"
) -> MiniBatch:
    """The mini-batch of the step that follows so many steps of a run with this size, seed and augmentation."""
    epoch, done = divmod(step_count, -(-len(train) // size))
    indices = epoch_order(len(train), seed, epoch)[done * size : (done + 1) * size]
    augmenter = None if augmentation == "none" else Augmenter(train.image_shape, augmentation, seed, len(train))
    return MiniBatch(train, indices, augmenter, epoch, done * size)
