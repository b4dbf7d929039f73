"""Labelled images: the embedded MNIST, the reader of the IDX format it came in, and shuffled mini-batches.

Images stay bytes, one compact copy of the data; they become numbers in [0, 1] one mini-batch at a time. MNIST is by
Yann LeCun, Corinna Cortes and Christopher J.C. Burges (licence beside the files).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from engine.dataset_error import DatasetError
from engine.idx import read_idx
from engine.reporting import Report, silent

MNIST_FOLDER = Path(__file__).resolve().parent.parent / "resources" / "mnist"
MNIST_FILES = (
    "train-images-idx3-ubyte.gz",
    "train-labels-idx1-ubyte.gz",
    "t10k-images-idx3-ubyte.gz",
    "t10k-labels-idx1-ubyte.gz",
)


@dataclass(frozen=True, slots=True, eq=False)
class Dataset:
    """One split: uint8 images (N, H, W), uint8 labels (N,) and a name for each label."""

    images: NDArray[np.uint8]
    labels: NDArray[np.uint8]
    class_names: tuple[str, ...]

    def __post_init__(self) -> None:
        if self.images.ndim != 3 or self.images.dtype != np.uint8:
            raise DatasetError("images", dtype=self.images.dtype, shape=self.images.shape)
        if self.labels.shape != (len(self.images),):
            raise DatasetError("counts", images=len(self.images), labels=len(self.labels))
        if len(self.labels) and self.labels.max() >= len(self.class_names):
            raise DatasetError("labels", largest=int(self.labels.max()), classes=len(self.class_names))
        self.images.setflags(write=False)
        self.labels.setflags(write=False)

    def __len__(self) -> int:
        return len(self.labels)

    @property
    def image_shape(self) -> tuple[int, int]:
        """Height and width, in pixels."""
        return self.images.shape[1], self.images.shape[2]

    @property
    def pixels(self) -> NDArray[np.uint8]:
        """The images as rows, (N, H*W), 0 to 255; a view."""
        return self.images.reshape(len(self.images), -1)

    def x(self, which: Any, dtype: DTypeLike = np.float64) -> NDArray[Any]:
        """Inputs (B, H*W) in [0, 1] of the chosen examples (a slice or an array of indices)."""
        return np.asarray(np.divide(self.pixels[which], 255, dtype=dtype))

    def y(self, which: Any, dtype: DTypeLike = np.float64) -> NDArray[Any]:
        """Desired outputs (B, classes), one-hot, of the chosen examples."""
        return np.asarray(np.eye(len(self.class_names), dtype=dtype)[self.labels[which]])

    def subset(self, indices: NDArray[np.integer[Any]]) -> Dataset:
        """Return the chosen examples as a dataset of their own."""
        return Dataset(self.images[indices], self.labels[indices], self.class_names)


@dataclass(frozen=True, slots=True, eq=False)
class Data:
    """What a network is trained and tested on, with a digest that says which bytes these were."""

    train: Dataset
    test: Dataset
    name: str
    digest: str
    validation: Dataset | None = None

    def with_validation(self, n: int, seed: int) -> Data:
        """Move n randomly chosen training examples to a validation split; the test split is not touched."""
        if not 0 < n < len(self.train):
            raise ValueError(f"n is {n}; of {len(self.train)} training examples 1 to {len(self.train) - 1} can move")
        order = np.random.default_rng(seed).permutation(len(self.train))
        return replace(
            self,
            train=self.train.subset(np.sort(order[n:])),
            validation=self.train.subset(np.sort(order[:n])),
            digest=f"{self.digest}+validation({n},{seed})",
        )


def load_mnist(progress: Report = silent) -> Data:
    """Load the embedded MNIST: 60,000 training and 10,000 test examples of 28x28 pixels. Takes about half a second.

    `progress(fraction)` is called now and then, and may raise to stop it.
    """
    train_images, train_labels, test_images, test_labels = (MNIST_FOLDER / name for name in MNIST_FILES)
    train = load_idx(train_images, train_labels, progress=progress)
    test = load_idx(test_images, test_labels, progress=progress)
    digest = hashlib.sha256()
    for array in (train.images, train.labels, test.images, test.labels):
        progress(1.0)
        digest.update(array.data)
    return Data(train, test, "MNIST", digest.hexdigest())


def load_idx(
    images_path: Path | str,
    labels_path: Path | str,
    class_names: Sequence[str] | None = None,
    progress: Report = silent,
) -> Dataset:
    """Read images and labels in IDX format, raw or gzip by content; DatasetError says what is wrong.

    Without `class_names` the classes are called "0", "1", ... up to the largest label (ten at least).
    """
    images = read_idx(Path(images_path), dimensions=3, progress=progress)
    labels = read_idx(Path(labels_path), dimensions=1)
    if not len(images):
        raise DatasetError("empty", name=Path(images_path).name)
    if class_names is None:
        class_names = [str(i) for i in range(max(10, int(labels.max(initial=0)) + 1))]
    return Dataset(images, labels, tuple(class_names))


def epoch_order(examples: int, seed: int, epoch: int) -> NDArray[np.intp]:
    """The shuffled order of the training examples in one epoch.

    A pure function of seed and epoch: where a run stands in its shuffle is known from its step count alone.
    """
    return np.random.default_rng((seed, 1, epoch)).permutation(examples)
