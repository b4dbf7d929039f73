"""Thinning, locks, and what is found afterwards."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLockFile

from gui.autosave import MOST_SESSIONS, find_left, numbers_to_keep


def lock_and_die(path):
    """Let another process hold the lock until it is killed."""
    code = ("import os, signal, sys; from PySide6.QtCore import QLockFile; lock = QLockFile(sys.argv[1])\n"
            "assert lock.tryLock(0); os.kill(os.getpid(), signal.SIGKILL)")  # fmt: skip
    assert subprocess.run([sys.executable, "-c", code, str(path)], check=False, timeout=60).returncode
    assert path.exists()


@given(st.integers(1, 3000))
def test_that_few_autosaves_are_kept_and_the_newest_always(count):
    kept: set[int] = set()
    for number in range(1, count + 1):
        kept = numbers_to_keep([*kept, number])
    assert kept >= set(range(max(1, count - 2), count + 1))
    assert len(kept) <= 3 + 2 * 12


def test_that_older_autosaves_lie_further_and_further_apart():
    kept: set[int] = set()
    for number in range(1, 1001):
        kept = numbers_to_keep([*kept, number])
    ages = sorted(1000 - number for number in kept)
    assert ages[:3] == [0, 1, 2]
    assert ages[-1] > 200


def put(folder, name, *numbers, at=1000.0):
    for number in numbers:
        path = folder / f"{name}-{number:06}.nudge"
        path.write_bytes(b"x")
        os.utime(path, (at + number, at + number))


def test_that_each_ended_windows_newest_is_found_newest_first(tmp_path):
    put(tmp_path, "1-1-a", 1, 2, 9, at=1000)
    put(tmp_path, "2-2-b", 3, at=2000)
    (tmp_path / "something else.txt").write_text("stays")
    left = find_left(tmp_path)
    assert [session.path.name for session in left] == ["2-2-b-000003.nudge", "1-1-a-000009.nudge"]
    assert [session.crashed for session in left] == [False, False]
    assert sorted(os.listdir(tmp_path)) == ["1-1-a-000009.nudge", "2-2-b-000003.nudge", "something else.txt"]


def test_that_a_window_still_open_keeps_its_own(tmp_path):
    put(tmp_path, "1-1-a", 1, 2)
    lock = QLockFile(str(tmp_path / "1-1-a.lock"))
    assert lock.tryLock(0)
    assert find_left(tmp_path) == []
    assert len(list(tmp_path.glob("*.nudge"))) == 2
    lock.unlock()
    assert len(find_left(tmp_path)) == 1


def test_that_a_lock_left_behind_means_a_crash_and_is_reported_once(tmp_path):
    put(tmp_path, "1-1-a", 1)
    lock_and_die(tmp_path / "1-1-a.lock")
    (session,) = find_left(tmp_path)
    assert session.crashed
    (session,) = find_left(tmp_path)
    assert not session.crashed


def test_that_runs_of_long_ago_go(tmp_path):
    for number in range(MOST_SESSIONS + 3):
        put(tmp_path, f"{number}-1-a", 1, at=1000.0 * number)
    assert len(find_left(tmp_path)) == MOST_SESSIONS
    assert sorted(path.name for path in tmp_path.iterdir())[0] == "3-1-a-000001.nudge"


@pytest.mark.parametrize("folder", ["absent", "file"])
def test_that_a_folder_that_is_none_holds_nothing(tmp_path, folder):
    (tmp_path / "file").write_text("x")
    assert find_left(tmp_path / folder) == []
