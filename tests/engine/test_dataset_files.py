"""Datasets as people have them: found by name, known by content, turned and renumbered, or refused in words."""

from __future__ import annotations

import contextlib
import gzip
import os
import string
import struct
import tracemalloc

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.dataset_error import DATASET_SENTENCES, DatasetError
from engine.dataset_files import FASHION, LETTERS, find_dataset, load_data, transposed, with_class_names
from engine.dataset_summary import summary_of
from engine.datasets import MNIST_FILES
from engine.jobs import Cancelled
from engine.training import TrainingConfig, TrainingSession, config_for
from tests.engine.conftest import make_data


def idx(array):
    return struct.pack(f">HBB{array.ndim}I", 0, 8, array.ndim, *array.shape) + array.astype(np.uint8).tobytes()


RNG = np.random.default_rng(0)
PARTS = (
    RNG.integers(0, 256, (40, 6, 5), dtype=np.uint8),
    RNG.integers(0, 4, 40).astype(np.uint8),
    RNG.integers(0, 256, (12, 6, 5), dtype=np.uint8),
    RNG.integers(0, 4, 12).astype(np.uint8),
)
PARTS[1][:4] = range(4)


def write(folder, parts=PARTS, names=MNIST_FILES):
    folder.mkdir(parents=True, exist_ok=True)
    for name, part in zip(names, parts, strict=False):
        content = idx(part)
        (folder / name).write_bytes(gzip.compress(content) if name.endswith(".gz") else content)
    return folder


def read(*paths):
    return load_data(find_dataset(paths))


@pytest.mark.parametrize("raw", [True, False])
def test_that_a_folder_with_the_four_names_is_a_dataset(tmp_path, raw):
    names = [name.removesuffix(".gz") if raw else name for name in MNIST_FILES]
    data = read(write(tmp_path / "数据 🙂", names=names))
    assert np.array_equal(data.train.images, PARTS[0])
    assert np.array_equal(data.train.labels, PARTS[1])
    assert np.array_equal(data.test.images, PARTS[2])
    assert np.array_equal(data.test.labels, PARTS[3])
    assert (data.name, data.train.class_names) == ("数据 🙂", ("0", "1", "2", "3"))


def test_that_one_file_is_enough_when_the_others_lie_beside_it(tmp_path):
    folder = write(tmp_path / "set")
    digests = {read(folder / name).digest for name in MNIST_FILES} | {read(*(folder / n for n in MNIST_FILES)).digest}
    assert len(digests) == 1
    write(tmp_path / "other" / "raw")
    assert read(tmp_path / "other").name == "other"


def test_that_images_and_labels_alone_are_split(tmp_path):
    folder = write(tmp_path / "pair", PARTS[:2], ("pictures.bin", "answers.bin"))
    data = read(folder / "answers.bin", folder / "pictures.bin")
    assert (len(data.train), len(data.test)) == (35, 5)
    together = np.concatenate([data.train.images, data.test.images]).reshape(40, -1)
    assert sorted(map(bytes, together)) == sorted(map(bytes, PARTS[0].reshape(40, -1)))
    assert read(folder / "answers.bin", folder / "pictures.bin").digest == data.digest


def test_that_known_datasets_get_their_class_names(tmp_path):
    parts = (PARTS[0], PARTS[1] + 6, PARTS[2], PARTS[3] + 6)
    assert read(write(tmp_path / "Fashion-MNIST", parts)).train.class_names == FASHION
    assert read(write(tmp_path / "KMNIST" / "raw", parts)).train.class_names[0] == "お"


def test_that_emnist_letters_are_turned_and_counted_from_1(tmp_path):
    square = PARTS[0][:, :5, :5], PARTS[1] + 1, PARTS[2][:, :5, :5], PARTS[3] + 1
    names = [f"emnist-letters-{split}-{kind}" for split in ("train", "test")
             for kind in ("images-idx3-ubyte.gz", "labels-idx1-ubyte.gz")]  # fmt: skip
    data = read(write(tmp_path / "x", square, names))
    assert data.name == "EMNIST Letters"
    assert data.train.class_names == LETTERS
    assert np.array_equal(data.train.labels, PARTS[1])
    assert np.array_equal(data.train.images, square[0].transpose(0, 2, 1))


def test_that_labels_that_begin_with_1_keep_their_numbers_as_names(tmp_path):
    data = read(write(tmp_path / "ones", (PARTS[0], PARTS[1] + 1, PARTS[2], PARTS[3] + 1)))
    assert data.train.class_names == ("1", "2", "3", "4")
    assert data.train.labels.tolist() == PARTS[1].tolist()


def test_that_a_network_is_made_to_fit_and_learns(tmp_path):
    data = read(write(tmp_path / "any"))
    config = config_for(data, TrainingConfig())
    assert config.layer_sizes == (30, 16, 16, 4)
    assert np.isfinite(TrainingSession(config, data).step_epoch())


REFUSED = {
    "web page": b"\n<!DOCTYPE html><html>Not found</html>",
    "pointer": b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9912422\n",
    "archive": b"PK\x03\x04" + bytes(40),
    "no idx": b"anything else",
    "type": struct.pack(">HBB3I", 0, 0x0D, 3, 1, 1, 1) + bytes(4),
    "dimensions": idx(PARTS[1]),
    "header": idx(PARTS[0])[:9],
    "too much": struct.pack(">HBB3I", 0, 8, 3, 2**32 - 1, 2**32 - 1, 2**32 - 1),
    "short": idx(PARTS[0])[:-1],
    "long": idx(PARTS[0]) + b"x",
    "empty": idx(np.empty((0, 6, 5))),
    "no pixels": idx(np.empty((40, 0, 5))),
    "counts": idx(PARTS[0][:-1]),
    "sizes differ": idx(PARTS[0].transpose(0, 2, 1)),
    "unreadable": gzip.compress(idx(PARTS[0]))[:-5] + b"\0\0\0\0\0",
}


@pytest.mark.parametrize("reason", REFUSED)
def test_that_bad_training_images_are_refused_in_words(tmp_path, reason):
    folder = write(tmp_path / "set")
    (folder / MNIST_FILES[0]).write_bytes(REFUSED[reason])
    with pytest.raises(DatasetError) as refused:
        read(folder)
    assert refused.value.reason == reason
    assert len(str(refused.value)) > 40


def test_that_swapped_missing_and_mixed_files_are_refused(tmp_path):
    folder = write(tmp_path / "swapped", (PARTS[1], PARTS[0], PARTS[3], PARTS[2]))
    with pytest.raises(DatasetError, match="swapped"):
        read(folder)
    folder = write(tmp_path / "half", PARTS[:1])
    with pytest.raises(DatasetError, match="labels that belong to train-images"):
        read(folder)
    with pytest.raises(DatasetError, match="labels that belong"):
        read(folder / MNIST_FILES[0])
    (tmp_path / "nothing").mkdir()
    with pytest.raises(DatasetError, match="holds no dataset"):
        read(tmp_path / "nothing")
    folder = write(tmp_path / "two")
    write(folder, names=["emnist-digits-" + name for name in MNIST_FILES])
    with pytest.raises(DatasetError, match="more than one dataset"):
        read(folder)
    folder = write(tmp_path / "Fashion", (PARTS[0], PARTS[1] + 20, PARTS[2], PARTS[3]))
    with pytest.raises(DatasetError, match="largest label is 23"):
        read(folder)


def test_that_folders_devices_and_absent_files_are_refused(tmp_path):
    folder = write(tmp_path / "set")
    (folder / MNIST_FILES[0]).unlink()
    (folder / MNIST_FILES[0]).mkdir()
    for path in (folder / MNIST_FILES[0], tmp_path / "absent.gz"):
        with pytest.raises(DatasetError):
            read(path)
    if os.path.exists("/dev/zero"):
        from pathlib import Path

        with pytest.raises(DatasetError, match="a folder or a device"):
            read(Path("/dev/zero"))


def test_that_a_gzip_bomb_is_read_no_further_than_its_header_promises(tmp_path):
    folder = write(tmp_path / "set")
    (folder / MNIST_FILES[0]).write_bytes(gzip.compress(idx(PARTS[0]) + bytes(100_000_000), 1))
    tracemalloc.start()
    with pytest.raises(DatasetError, match="goes on after"):
        read(folder)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000_000


def test_that_memory_stays_under_twice_the_data(tmp_path):
    images = np.zeros((20_000, 28, 28), dtype=np.uint8)
    labels = (np.arange(20_000) % 26 + 1).astype(np.uint8)
    names = [f"emnist-letters-{split}-{kind}" for split in ("train", "test")
             for kind in ("images-idx3-ubyte.gz", "labels-idx1-ubyte.gz")]  # fmt: skip
    folder = write(tmp_path / "x", (images, labels, images[:2000], labels[:2000]), names)
    files = find_dataset([folder])
    tracemalloc.start()
    data = load_data(files)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1.3 * (data.train.images.nbytes + data.test.images.nbytes)


def test_that_progress_runs_from_0_to_1_and_can_stop_the_reading(tmp_path):
    folder, told = write(tmp_path / "set"), []
    load_data(find_dataset([folder]), told.append)
    assert told == sorted(told)
    assert told[-1] == 1

    def stop(fraction):
        raise Cancelled

    with pytest.raises(Cancelled):
        load_data(find_dataset([folder]), stop)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_that_mutated_files_are_read_or_refused_but_never_anything_else(tmp_path, data):
    folder = write(tmp_path / "set")
    name = data.draw(st.sampled_from(MNIST_FILES))
    content = bytearray(
        (folder / name).read_bytes() if data.draw(st.booleans()) else gzip.decompress((folder / name).read_bytes())
    )
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    (folder / name).write_bytes(bytes(content[: data.draw(st.integers(0, len(content)))]))
    with contextlib.suppress(DatasetError):
        assert len(read(folder).train)


def test_that_class_names_change_and_images_stay():
    data = make_data()
    renamed = with_class_names(data, ["w", "x", "y", "z"])
    assert renamed.train.class_names == renamed.test.class_names == ("w", "x", "y", "z")
    assert renamed.train.images is data.train.images
    with pytest.raises(DatasetError, match="only 2 classes are named"):
        with_class_names(data, ["a", "b"])


def test_that_turning_exchanges_rows_and_columns_and_says_so_in_the_digest():
    data = make_data(pixels=(3, 2))
    turned = transposed(data)
    assert turned.train.images.shape == (53, 2, 3)
    assert np.array_equal(turned.test.images[4], data.test.images[4].T)
    assert turned.digest != data.digest


def test_that_a_summary_counts_and_averages_each_class():
    data = make_data(train=90, classes=4)
    told = []
    summary = summary_of(data, each=3, report=told.append)
    images, labels = data.train.images / 255, data.train.labels
    for number in range(4):
        assert summary.train_counts[number] == sum(int(label) == number for label in labels)
        assert summary.test_counts[number] == sum(int(label) == number for label in data.test.labels)
        of_class = [image for image, label in zip(images, labels, strict=True) if label == number]
        assert summary.means[number] == pytest.approx(np.mean(of_class, axis=0))
        assert np.array_equal(summary.examples[number], of_class[:3])
    assert not summary.never_lit.any()
    assert told[-1] == 1


def test_that_pixels_never_lit_are_those_of_the_training_images(mnist):
    summary = summary_of(mnist)
    assert summary.never_lit.sum() == 67
    assert summary.train_counts.sum() == 60_000


def test_that_every_sentence_can_be_made():
    for reason, sentence in DATASET_SENTENCES.items():
        names = [name for _, name, _, _ in string.Formatter().parse(sentence) if name]
        error = DatasetError(reason, **dict.fromkeys(names, 5))
        assert "{" not in str(error)
