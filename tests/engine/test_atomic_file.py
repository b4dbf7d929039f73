"""Writing whole or not at all: every call that can fail is made to fail once."""

from __future__ import annotations

import errno
import os
from itertools import count

import pytest

from engine import atomic_file
from engine.atomic_file import SUFFIX, sweep, write_whole

CALLS = ("open", "write", "fsync", "close", "replace")


def temporaries(folder):
    return [name for name in os.listdir(folder) if name.endswith(SUFFIX)]


def fail_at(monkeypatch, number, error):
    """Let the call with this number, of all calls to the system, raise."""
    counter, failed = count(), []
    for name in CALLS:
        real = getattr(os, name)

        def call(*arguments, real=real, name=name):
            if next(counter) == number:
                failed.append(name)
                if name == "close":
                    real(*arguments)
                raise OSError(error, os.strerror(error))
            return real(*arguments)

        monkeypatch.setattr(atomic_file.os, name, call)
    return failed


def what_is_raised(path):
    try:
        write_whole(path, b"new" * 2**20)
    except OSError as error:
        return error
    return None


def test_that_a_file_is_written_and_replaced(tmp_path):
    path = tmp_path / "a b 中文 🙂.nudge"
    write_whole(path, b"one")
    assert path.read_bytes() == b"one"
    write_whole(path, b"two" * 10**6)
    assert path.read_bytes() == b"two" * 10**6
    assert temporaries(tmp_path) == []


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_that_an_error_at_any_call_leaves_the_old_file_as_it_was(tmp_path, error):
    path = tmp_path / "run.nudge"
    seen, number = set(), 0
    while True:
        path.write_bytes(b"old")
        with pytest.MonkeyPatch.context() as patch:
            failed = fail_at(patch, number, error)
            raised = what_is_raised(path)
        assert path.read_bytes() == (b"new" * 2**20 if raised is None else b"old")
        assert raised is None or raised.errno == error
        assert temporaries(tmp_path) == []
        if not failed:
            break
        seen.update(failed)
        number += 1
    assert seen == set(CALLS)
    assert number >= 9  # open, three or more writes, fsync, close, replace, and the folder's open, fsync, close


def test_that_the_folders_fsync_alone_may_fail(tmp_path, monkeypatch):
    real, calls = os.fsync, []

    def fsync(descriptor):
        calls.append(descriptor)
        if len(calls) == 2:
            raise OSError(errno.EINVAL, "a folder cannot be synchronised here")
        real(descriptor)

    monkeypatch.setattr(atomic_file.os, "fsync", fsync)
    write_whole(tmp_path / "x", b"new")
    assert (tmp_path / "x").read_bytes() == b"new"
    assert len(calls) == 2


def test_that_old_temporaries_are_swept_and_young_ones_left(tmp_path):
    old, young = tmp_path / f".run.aaaa{SUFFIX}", tmp_path / f".run.bbbb{SUFFIX}"
    other = tmp_path / f".other.cccc{SUFFIX}"
    for path in (old, young, other):
        path.write_bytes(b"part")
    for path in (old, other):
        os.utime(path, (0, 0))
    write_whole(tmp_path / "run", b"new")
    assert sorted(temporaries(tmp_path)) == sorted([young.name, other.name])
    sweep(tmp_path, stale_after=-1)
    assert temporaries(tmp_path) == []


def test_that_a_read_only_file_is_not_replaced(tmp_path, monkeypatch):
    path = tmp_path / "run"
    path.write_bytes(b"old")
    monkeypatch.setattr(atomic_file.os, "access", lambda path, mode: False)
    with pytest.raises(PermissionError, match="read-only"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"


def test_that_a_folder_is_not_taken_for_a_file(tmp_path):
    with pytest.raises(IsADirectoryError):
        write_whole(tmp_path, b"new")


@pytest.mark.skipif(os.name != "posix", reason="symbolic links and permission bits")
def test_that_links_and_permissions_stay(tmp_path):
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"old")
    target.chmod(0o640)
    link.symlink_to(target)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert target.stat().st_mode & 0o777 == 0o640


def test_that_a_file_held_for_a_moment_is_tried_again(tmp_path, monkeypatch):
    real, tries = os.replace, []

    def held(source, target):
        tries.append(target)
        if len(tries) < 3:
            error = PermissionError(13, "held")
            error.winerror = 32
            raise error
        real(source, target)

    monkeypatch.setattr(atomic_file.os, "replace", held)
    monkeypatch.setattr(atomic_file.time, "sleep", lambda seconds: None)
    write_whole(tmp_path / "x", b"new")
    assert len(tries) == 3
    assert (tmp_path / "x").read_bytes() == b"new"
