"""Labelled images: the embedded MNIST, the reader of the IDX format it came in, and shuffled mini-batches.

Images stay bytes, one compact copy of the data; they become numbers in [0, 1] one mini-batch at a time. MNIST is by
Yann LeCun, Corinna Cortes and Christopher J.C. Burges (licence beside the files).
"""

from __future__ import annotations

import gzip
import hashlib
import io
import struct
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

MNIST_FOLDER = Path(__file__).resolve().parent.parent / "resources" / "mnist"
MNIST_FILES = (
    "train-images-idx3-ubyte.gz",
    "train-labels-idx1-ubyte.gz",
    "t10k-images-idx3-ubyte.gz",
    "t10k-labels-idx1-ubyte.gz",
)
_MOST_BYTES = 4 * 1024**3  # of one file's data; far above every dataset of this family
_GZIP_MOST = 1032  # DEFLATE shrinks by no more than this factor


class DatasetError(ValueError):
    """A dataset could not be read: what happened, why, and what to do."""


@dataclass(frozen=True, slots=True, eq=False)
class Dataset:
    """One split: uint8 images (N, H, W), uint8 labels (N,) and a name for each label."""

    images: NDArray[np.uint8]
    labels: NDArray[np.uint8]
    class_names: tuple[str, ...]

    def __post_init__(self) -> None:
        if self.images.ndim != 3 or self.images.dtype != np.uint8:
            raise DatasetError(f"Images are {self.images.dtype} {self.images.shape}; they must be uint8 (N, H, W).")
        if self.labels.shape != (len(self.images),):
            raise DatasetError(
                f"There are {len(self.images)} images but {len(self.labels)} labels, so they do not belong "
                "together. Choose the label file that came with these images."
            )
        if len(self.labels) and self.labels.max() >= len(self.class_names):
            raise DatasetError(
                f"The largest label is {self.labels.max()}, but only {len(self.class_names)} classes are named."
            )
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


def _nobody(fraction: float) -> None:
    """Nobody wants to know how far it has come."""


def load_mnist(progress: Callable[[float], None] = _nobody) -> Data:
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
    progress: Callable[[float], None] = _nobody,
) -> Dataset:
    """Read images and labels in IDX format, raw or gzip by content; DatasetError says what is wrong.

    Without `class_names` the classes are called "0", "1", ... up to the largest label (ten at least).
    """
    images = read_idx(Path(images_path), dimensions=3, progress=progress)
    labels = read_idx(Path(labels_path), dimensions=1)
    if not len(images):
        raise DatasetError(f"{Path(images_path).name} holds no images, so there is nothing to learn from.")
    if class_names is None:
        class_names = [str(i) for i in range(max(10, int(labels.max(initial=0)) + 1))]
    return Dataset(images, labels, tuple(class_names))


def read_idx(path: Path, dimensions: int, progress: Callable[[float], None] = _nobody) -> NDArray[np.uint8]:
    """Read one IDX file of unsigned bytes with that many dimensions. The size is checked before memory is taken."""
    try:
        with path.open("rb") as file:
            packed = file.read(2) == b"\x1f\x8b"
            file.seek(0)
            on_disk = path.stat().st_size
            if packed:
                with gzip.GzipFile(fileobj=file) as unpacked:
                    return _read_array(unpacked, path.name, dimensions, on_disk * _GZIP_MOST, progress)
            return _read_array(file, path.name, dimensions, on_disk, progress)
    except (OSError, EOFError, zlib.error) as error:
        raise DatasetError(
            f"{path.name} could not be read: {error}. It may be damaged or out of reach; try another copy."
        ) from error


def _read_array(
    file: io.BufferedIOBase, name: str, dimensions: int, most: int, progress: Callable[[float], None]
) -> NDArray[np.uint8]:
    header = file.read(4 + 4 * dimensions)
    _check_magic(header, name, dimensions)
    shape = struct.unpack(f">{dimensions}I", header[4:])
    promised = int(np.prod(shape, dtype=object))
    if promised > min(most, _MOST_BYTES):
        raise DatasetError(
            f"{name} says it holds {' x '.join(f'{n:,}' for n in shape)} values, more than the file can hold. "
            "It is damaged or not an IDX file; try another copy."
        )
    array = np.empty(promised, dtype=np.uint8)
    target, filled = memoryview(array.data), 0
    while filled < promised:
        progress(filled / promised)
        count = file.readinto(target[filled : filled + 2**20])
        if not count:
            raise DatasetError(
                f"{name} ends after {filled:,} of {promised:,} values; it is incomplete. Fetch or copy it again."
            )
        filled += count
    if file.read(1):
        raise DatasetError(f"{name} goes on after the {promised:,} values its header promises; it is damaged.")
    return array.reshape(shape)


def _check_magic(header: bytes, name: str, dimensions: int) -> None:
    kind = {3: "images", 1: "labels"}.get(dimensions, "data")
    if header[:2] != b"\x00\x00" or len(header) < 4:
        raise DatasetError(f"{name} is not an IDX file (it does not begin with two zero bytes). Choose IDX {kind}.")
    if header[2] != 0x08:
        raise DatasetError(f"{name} holds values of IDX type 0x{header[2]:02x}; only unsigned bytes (0x08) are read.")
    if header[3] != dimensions:
        raise DatasetError(
            f"{name} has {header[3]} dimensions where {kind} have {dimensions}; "
            "perhaps the image and the label file are swapped."
        )
    if len(header) < 4 + 4 * dimensions:
        raise DatasetError(f"{name} ends inside its header; it is incomplete. Fetch or copy it again.")


def epoch_order(examples: int, seed: int, epoch: int) -> NDArray[np.intp]:
    """The shuffled order of the training examples in one epoch.

    A pure function of seed and epoch: where a run stands in its shuffle is known from its step count alone.
    """
    return np.random.default_rng((seed, 1, epoch)).permutation(examples)
