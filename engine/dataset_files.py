"""Datasets in the folders and files people have: which file is which, what the classes are called, what has to be
turned or renumbered. MNIST, Fashion-MNIST, KMNIST and EMNIST are known by name or by the digest of their labels.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.dataset_error import DatasetError, reading
from engine.datasets import MNIST_FILES, Data, Dataset
from engine.idx import dimensions_of, read_idx
from engine.reporting import Report, chunks, silent

MOST_INPUTS = 100_000  # pixels of an image; the input layer cannot be larger
_TEST_SHARE = 7  # without test files, every seventh example is kept for testing
_DIGITS = tuple("0123456789")
FASHION = (
    "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot",
)  # fmt: skip
KUZUSHIJI = ("お", "き", "す", "つ", "な", "は", "ま", "や", "れ", "を")
LETTERS = tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
BALANCED = (*_DIGITS, *LETTERS, *"abdefghnqrt")
BY_CLASS = (*_DIGITS, *LETTERS, *"abcdefghijklmnopqrstuvwxyz")
_LABEL_DIGESTS = {  # MD5 of the training labels as they are published, packed
    "25c81989df183df01b3e8a0aad5dffbe": "Fashion-MNIST",
    "e144d726b3acfaa3e44228e80efcd344": "KMNIST",
}
_KNOWN: tuple[tuple[str, str, tuple[str, ...]], ...] = (  # what a path contains, name, classes
    ("fashion", "Fashion-MNIST", FASHION),
    ("kmnist", "KMNIST", KUZUSHIJI),
    ("kuzushiji", "KMNIST", KUZUSHIJI),
    ("emnist-letters", "EMNIST Letters", LETTERS),
    ("emnist-digits", "EMNIST Digits", _DIGITS),
    ("emnist-mnist", "EMNIST MNIST", _DIGITS),
    ("emnist-balanced", "EMNIST Balanced", BALANCED),
    ("emnist-bymerge", "EMNIST ByMerge", BALANCED),
    ("emnist-byclass", "EMNIST ByClass", BY_CLASS),
)


@dataclass(frozen=True, slots=True)
class DatasetFiles:
    """Where the parts of one dataset lie; without test files some training examples are kept for testing."""

    train_images: Path
    train_labels: Path
    test_images: Path | None = None
    test_labels: Path | None = None

    @property
    def paths(self) -> tuple[Path, ...]:
        parts = (self.train_images, self.train_labels, self.test_images, self.test_labels)
        return tuple(path for path in parts if path is not None)


def find_dataset(paths: Sequence[Path]) -> DatasetFiles:
    """Tell the parts of a dataset among files, or in a folder; DatasetError says what is missing."""
    if not paths:
        raise DatasetError("no set", name="Nothing", files=", ".join(MNIST_FILES))
    first = paths[0]
    with reading(first.name):
        is_folder = first.is_dir()
    if len(paths) == 1:
        return _in_folder(first) if is_folder else _with_siblings(first)
    return _by_role(paths, first.parent.name or str(first.parent))


def _in_folder(folder: Path) -> DatasetFiles:
    """The dataset in a folder, or in its subfolder `raw` or of its own name, as some tools lay it out."""
    for place in (folder, folder / "raw", folder / folder.name / "raw"):
        files = _files_in(place)
        if any(_role(path) for path in files):
            return _by_role([path for path in files if _role(path)], folder.name)
    raise DatasetError("no set", name=folder.name, files=", ".join(MNIST_FILES))


def _files_in(folder: Path) -> list[Path]:
    with reading(folder.name):
        return sorted(path for path in folder.iterdir() if path.is_file()) if folder.is_dir() else []


def _with_siblings(path: Path) -> DatasetFiles:
    """The dataset that a single file belongs to, from the files beside it."""
    role = _role(path)
    if dimensions_of(path) is None or role is None:
        read_idx(path, 3)  # says what is wrong with it
        raise DatasetError("half", name=path.name, missing="labels" if dimensions_of(path) == 3 else "images")
    alike = [other for other in _files_in(path.parent) if _role(other) and _family(other) == _family(path)]
    return _by_role(alike, path.name)


def _role(path: Path) -> str | None:
    """ "train images", "test labels", ... by the file's name; None if it tells nothing."""
    name = path.name.lower()
    kind = "images" if "image" in name or "idx3" in name else "labels" if "label" in name or "idx1" in name else None
    split = "test" if re.search(r"t10k|test|valid", name) else "train"
    return f"{split} {kind}" if kind else None


def _family(path: Path) -> str:
    """What the names of one dataset have in common."""
    name = re.sub(r"\.(gz|gzip)$", "", path.name.lower())
    return re.sub(r"t10k|train|test|valid(ation)?|images?|labels?|idx[13]|ubyte|[-_. ]", "", name)


def _by_role(paths: Iterable[Path], name: str) -> DatasetFiles:
    """Sort files into their roles; of two copies, packed and not, the first in order is taken."""
    families: dict[str, dict[str, Path]] = defaultdict(dict)
    unnamed = []
    for path in sorted(paths):
        role = _role(path)
        if role is None:
            unnamed.append(path)
        else:
            families[_family(path)].setdefault(role, path)
    if unnamed and not families:
        families[""] = _by_content(unnamed)
    if len(families) > 1:
        sets = ", ".join(sorted(family or "?" for family in families))
        raise DatasetError("several sets", name=name, sets=sets)
    roles = next(iter(families.values()), {})
    if "train images" not in roles and "train labels" not in roles:
        roles = {role.replace("test", "train"): path for role, path in roles.items()}
    for missing, present in (("labels", "images"), ("images", "labels")):
        for split in ("train", "test"):
            if f"{split} {present}" in roles and f"{split} {missing}" not in roles:
                raise DatasetError("half", name=roles[f"{split} {present}"].name, missing=missing)
    if not roles:
        raise DatasetError("no set", name=name, files=", ".join(MNIST_FILES))
    return DatasetFiles(
        roles["train images"], roles["train labels"], roles.get("test images"), roles.get("test labels")
    )


def _by_content(paths: list[Path]) -> dict[str, Path]:
    """Files whose names say nothing: one with images and one with labels."""
    kinds = {3: "train images", 1: "train labels"}
    found = {kinds[n]: path for path in paths if (n := dimensions_of(path) or 0) in kinds}
    if not found:
        read_idx(paths[0], 3)  # says what is wrong with it
    return found


def load_data(files: DatasetFiles, report: Report = silent) -> Data:
    """Read a dataset; no more than its own size is held in memory, besides one mean file's worth of working room."""
    name, class_names, digest = _identity(files)
    with reading(files.train_images.parent.name):
        shares = np.array([max(1, path.stat().st_size) if path.is_file() else 1 for path in files.paths], dtype=float)
    done = np.concatenate([[0], np.cumsum(shares / shares.sum())])
    parts = []
    for number, path in enumerate(files.paths):

        def told(fraction: float, begin: float = done[number], end: float = done[number + 1]) -> None:
            report(0.95 * (begin + fraction * (end - begin)))

        parts.append(read_idx(path, 3 if number % 2 == 0 else 1, told))
    _check_parts(files, parts)
    if name.startswith("EMNIST"):
        for images in parts[::2]:
            transpose(images)
    labels = _renumbered(parts[1::2])
    names = _class_names(labels, class_names, started_at_one=labels[0] is not parts[1])
    digest_of_all = hashlib.sha256(digest.encode())
    for array in (parts[0], labels[0], *(parts[2:3] + labels[1:])):
        digest_of_all.update(array.data)
    report(1.0)
    return _split(name, names, parts[::2], labels, digest_of_all.hexdigest())


def _check_parts(files: DatasetFiles, parts: list[NDArray[np.uint8]]) -> None:
    for images, labels, path in zip(parts[::2], parts[1::2], files.paths[::2], strict=True):
        if not len(images):
            raise DatasetError("empty", name=path.name)
        if not 1 <= images.shape[1] * images.shape[2] <= MOST_INPUTS:
            raise DatasetError(
                "no pixels", name=path.name, height=images.shape[1], width=images.shape[2], most=MOST_INPUTS
            )
        if len(images) != len(labels):
            raise DatasetError("counts", images=len(images), labels=len(labels))
    sizes = [" x ".join(map(str, images.shape[1:])) for images in parts[::2]]
    if len(set(sizes)) > 1:
        raise DatasetError("sizes differ", train=sizes[0], test=sizes[1])


def _identity(files: DatasetFiles) -> tuple[str, tuple[str, ...] | None, str]:
    """Name, classes if they are known, and a word for the digest."""
    try:
        packed = files.train_labels.read_bytes() if files.train_labels.stat().st_size < 10**6 else b""
    except OSError:
        packed = b""
    by_digest = _LABEL_DIGESTS.get(hashlib.md5(packed, usedforsecurity=False).hexdigest())
    place = "/".join(part.lower() for part in files.train_images.absolute().parts[-4:])
    for word, name, classes in _KNOWN:
        if name == by_digest or (by_digest is None and word in place):
            return name, classes, name
    folder = files.train_images.absolute().parent
    name = folder.parent.name if folder.name == "raw" else folder.name
    return name or "dataset", None, "idx"


def transpose(images: NDArray[np.uint8]) -> None:
    """Exchange rows and columns of square images (N, H, H) in place; EMNIST's files have them that way round."""
    if images.shape[1] == images.shape[2]:
        for which in chunks(len(images)):
            images[which] = images[which].transpose(0, 2, 1).copy()


def _renumbered(labels: list[NDArray[np.uint8]]) -> list[NDArray[np.uint8]]:
    """Labels that begin with 1, as those of EMNIST Letters do, made to begin with 0."""
    if min(int(split.min()) for split in labels) == 1:
        return [split - np.uint8(1) for split in labels]
    return labels


def _class_names(
    labels: list[NDArray[np.uint8]], known: tuple[str, ...] | None, started_at_one: bool
) -> tuple[str, ...]:
    """The known names; otherwise the numbers as the file has them."""
    classes = max(int(split.max()) for split in labels) + 1
    if known is not None:
        return known  # Dataset refuses labels beyond them
    return tuple(str(i + started_at_one) for i in range(max(2, classes)))


def _split(
    name: str, names: tuple[str, ...], images: list[NDArray[np.uint8]], labels: list[NDArray[np.uint8]], digest: str
) -> Data:
    """Training and test examples; without test files every seventh example becomes one."""
    if len(images) == 2:
        return Data(Dataset(images[0], labels[0], names), Dataset(images[1], labels[1], names), name, digest)
    whole = Dataset(images[0], labels[0], names)
    if len(whole) < 2:
        return Data(whole, whole, name, digest)
    is_test = np.zeros(len(whole), dtype=bool)
    is_test[np.random.default_rng(0).permutation(len(whole))[: max(1, len(whole) // _TEST_SHARE)]] = True
    train, test = whole.subset(np.flatnonzero(~is_test)), whole.subset(np.flatnonzero(is_test))
    return Data(train, test, name, f"{digest}+split")


def with_class_names(data: Data, names: Sequence[str]) -> Data:
    """The same data with its classes called otherwise; the images are shared."""

    def renamed(split: Dataset) -> Dataset:
        return Dataset(split.images, split.labels, tuple(names))

    validation = None if data.validation is None else renamed(data.validation)
    return replace(data, train=renamed(data.train), test=renamed(data.test), validation=validation)


def transposed(data: Data) -> Data:
    """The same data with rows and columns of every image exchanged."""

    def turned(split: Dataset) -> Dataset:
        return Dataset(np.ascontiguousarray(split.images.transpose(0, 2, 1)), split.labels, split.class_names)

    validation = None if data.validation is None else turned(data.validation)
    return replace(
        data, train=turned(data.train), test=turned(data.test), validation=validation, digest=f"{data.digest}+turned"
    )
