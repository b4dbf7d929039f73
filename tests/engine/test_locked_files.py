"""Files and folders that one may not read, read by somebody who really may not."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest

from engine.dataset_error import DatasetError
from engine.dataset_files import find_dataset, load_data
from engine.datasets import MNIST_FILES
from tests.engine.test_dataset_files import write
from tests.reliability.forked import run_forked

NOBODY = 65534
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no permission bits and no fork")


@pytest.fixture
def place():
    """A folder that everybody may read, which pytest's own are not."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    for path in (folder, *folder.rglob("*")):
        if path.is_dir():
            path.chmod(0o755)
    shutil.rmtree(folder)


def what_nobody_reads(*paths):
    """The reason and the sentence of the refusal, in a process without the rights of root."""

    def work():
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        try:
            load_data(find_dataset(paths))
        except DatasetError as error:
            os.write(2, f"{error.reason}|{error}".encode())
            return 1
        return 0

    ended = run_forked(work)
    return None if ended.code == 0 else ended.stderr


@pytest.mark.parametrize("locked", MNIST_FILES)
def test_that_a_file_without_read_permission_is_refused_in_words(place, locked):
    folder = write(place / "set")
    assert what_nobody_reads(folder) is None
    (folder / locked).chmod(0)
    sentence = f"not allowed|{locked} could not be read: you do not have permission. Let its owner give you read access"
    for chosen in ([folder], [folder / locked], [folder / name for name in MNIST_FILES]):
        assert what_nobody_reads(*chosen).startswith(sentence)


@pytest.mark.parametrize("mode", [0o000, 0o444, 0o111])
def test_that_a_locked_folder_is_refused_in_words(place, mode):
    folder = write(place / "set")
    folder.chmod(mode)
    for chosen in (folder, folder / MNIST_FILES[0]):
        found = what_nobody_reads(chosen)
        assert found.startswith("not allowed|set could not be read: you do not have permission") or (
            chosen != folder and found.startswith(f"not allowed|{MNIST_FILES[0]} could not be read")
        )


def test_that_files_of_other_names_are_not_taken_for_missing_when_they_are_locked(place):
    folder = write(place / "set", names=["pictures", "answers"])
    (folder / "answers").chmod(0)
    assert what_nobody_reads(folder / "pictures", folder / "answers").startswith("not allowed|answers could not")
