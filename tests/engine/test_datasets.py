"""The embedded MNIST, the IDX reader, and the shuffled order of an epoch."""

from __future__ import annotations

import gzip
import hashlib
import struct

import numpy as np
import pytest

from engine.datasets import MNIST_FOLDER, Dataset, DatasetError, epoch_order, load_idx, read_idx
from engine.jobs import Cancelled


def idx(array: np.ndarray, kind: int = 0x08) -> bytes:
    return struct.pack(f">HBB{array.ndim}I", 0, kind, array.ndim, *array.shape) + array.astype(np.uint8).tobytes()


IMAGES = np.arange(2 * 3 * 4, dtype=np.uint8).reshape(2, 3, 4)
LABELS = np.array([3, 7], dtype=np.uint8)


def write(path, content):
    path.write_bytes(content)
    return path


@pytest.fixture
def idx_files(tmp_path):
    return write(tmp_path / "images", idx(IMAGES)), write(tmp_path / "labels", idx(LABELS))


def test_that_the_embedded_files_are_the_originals():
    for line in (MNIST_FOLDER / "SHA256SUMS").read_text().splitlines():
        expected, name = line.split()
        assert hashlib.sha256((MNIST_FOLDER / name).read_bytes()).hexdigest() == expected


def test_that_the_unpacked_files_have_the_checksums_published_with_mnist():
    checksums = [hashlib.md5(gzip.decompress(p.read_bytes())).hexdigest() for p in sorted(MNIST_FOLDER.glob("*.gz"))]
    assert checksums == [
        "2646ac647ad5339dbf082846283269ea",
        "27ae3e4e09519cfbb04c329615203637",
        "6bbc9ace898e44ae57da46a324031adb",
        "a25bea736e30d166cdddb491f175f624",
    ]


def test_that_mnist_has_70000_labelled_digits(mnist):
    assert mnist.train.images.shape == (60_000, 28, 28)
    assert mnist.test.images.shape == (10_000, 28, 28)
    assert mnist.train.labels[:6].tolist() == [5, 0, 4, 1, 9, 2]
    assert mnist.test.labels[:6].tolist() == [7, 2, 1, 0, 4, 1]
    assert mnist.train.images.mean() / 255 == pytest.approx(0.1307, abs=5e-5)
    assert (mnist.train.images.reshape(60_000, -1).max(axis=0) == 0).sum() == 67


def test_that_the_data_cannot_be_written_to(mnist):
    with pytest.raises(ValueError, match="read-only"):
        mnist.train.images[0] = 0


def test_that_inputs_run_from_0_to_1_and_desired_outputs_are_one_hot():
    dataset = Dataset(np.array([[[0, 51], [255, 102]]], dtype=np.uint8), np.array([1], dtype=np.uint8), ("a", "b"))
    assert dataset.x(slice(0, 1))[0] == pytest.approx([0, 0.2, 1, 0.4])
    assert dataset.y([0]).tolist() == [[0, 1]]


def test_that_raw_and_packed_files_are_told_apart_by_content(tmp_path, idx_files):
    images, labels = idx_files
    packed = write(tmp_path / "named-nothing", gzip.compress(images.read_bytes()))
    for path in (images, packed):
        dataset = load_idx(path, labels)
        assert np.array_equal(dataset.images, IMAGES)
        assert dataset.labels.tolist() == [3, 7]
        assert dataset.class_names == tuple("0123456789")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "not an IDX file"),
        (b"<html>not found</html>", "not an IDX file"),
        (idx(IMAGES)[:-1], "ends after 23 of 24"),
        (idx(IMAGES)[:10], "ends inside its header"),
        (idx(IMAGES) + b"x", "goes on after the 24"),
        (idx(LABELS), "swapped"),
        (idx(IMAGES, kind=0x0D), "type 0x0d"),
        (struct.pack(">HBB3I", 0, 8, 3, 2**31, 2**10, 2**10), "more than the file can hold"),
        (gzip.compress(idx(IMAGES))[:-9], "could not be read"),
        (gzip.compress(idx(IMAGES))[:-6] + b"\0\0\0\0\0\0", "could not be read"),
        (gzip.compress(struct.pack(">HBB3I", 0, 8, 3, 60_000, 280, 280)), "more than the file can hold"),
    ],
)
def test_that_a_damaged_file_is_refused_in_words(tmp_path, content, sentence):
    with pytest.raises(DatasetError, match=sentence):
        read_idx(write(tmp_path / "file", content), dimensions=3)


def test_that_missing_files_folders_and_other_labels_are_refused_in_words(tmp_path, idx_files):
    images, _ = idx_files
    with pytest.raises(DatasetError, match="could not be read"):
        load_idx(tmp_path / "nothing", images)
    with pytest.raises(DatasetError, match="could not be read"):
        load_idx(tmp_path, images)
    with pytest.raises(DatasetError, match="2 images but 3 labels"):
        load_idx(images, write(tmp_path / "three", idx(np.array([1, 2, 3]))))
    with pytest.raises(DatasetError, match="no images"):
        load_idx(write(tmp_path / "none", idx(np.empty((0, 3, 4)))), write(tmp_path / "no", idx(np.empty(0))))
    with pytest.raises(DatasetError, match="largest label is 7"):
        load_idx(*idx_files, class_names=["a", "b"])


def test_that_a_validation_split_comes_out_of_the_training_examples(small_data):
    split = small_data.with_validation(10, seed=0)
    assert (len(split.train), len(split.validation), len(split.test)) == (43, 10, 20)
    together = np.concatenate([split.train.images, split.validation.images]).reshape(53, -1)
    assert sorted(map(bytes, together)) == sorted(map(bytes, small_data.train.images.reshape(53, -1)))
    with pytest.raises(ValueError, match="1 to 52"):
        small_data.with_validation(53, seed=0)


def test_that_every_example_comes_once_an_epoch_in_an_order_of_its_own():
    orders = [epoch_order(1000, seed=3, epoch=epoch) for epoch in (0, 1)]
    for order in orders:
        assert np.array_equal(np.sort(order), np.arange(1000))
        assert not np.array_equal(order, np.arange(1000))
    assert not np.array_equal(*orders)
    assert np.array_equal(orders[0], epoch_order(1000, seed=3, epoch=0))
    assert not np.array_equal(orders[0], epoch_order(1000, seed=4, epoch=0))


def test_that_loading_can_be_stopped_and_watched(tmp_path):
    fractions = []
    images, labels = tmp_path / "images", tmp_path / "labels"
    images.write_bytes(struct.pack(">4B3I", 0, 0, 8, 3, 3, 1024, 1024) + bytes(3 * 2**20))
    labels.write_bytes(struct.pack(">4BI", 0, 0, 8, 1, 3) + bytes(3))
    load_idx(images, labels, progress=fractions.append)
    assert fractions == pytest.approx([0, 1 / 3, 2 / 3])

    def stop(fraction):
        raise Cancelled

    with pytest.raises(Cancelled):
        load_idx(images, labels, progress=stop)
