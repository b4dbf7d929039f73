"""Runs saved without being asked, so that neither a crash nor a slip loses one.

Each window has files of its own, `<its id>-<number>.nudge`, and a lock beside them. What is found without a living
lock was left by a window that ended: properly, or not.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal

from engine.atomic_file import sweep, write_or_tell
from engine.checkpoint import SUFFIX
from engine.file_error import FileError, told_by_system
from engine.jobs import Progress
from gui.allocator import give_holes_back
from gui.saved_session import SavedSession, session_pieces
from gui.watched_job import WatchedJob

INTERVAL = 60.0  # s between two autosaves of a run that goes on
MOST_SESSIONS = 5  # ended windows whose last run is kept

StartJob = Callable[[Callable[[Progress], object]], WatchedJob]


@dataclass(frozen=True, slots=True)
class LeftSession:
    """The last autosave of a window that has ended."""

    path: Path
    saved_at: float  # seconds since 1970
    crashed: bool


def numbers_to_keep(numbers: list[int]) -> set[int]:
    """Thin: the newest three; of older ones, the rounder a number is (in powers of two) the longer it stays."""
    newest = max(numbers)
    return {number for number in numbers if newest - number < max(3, 2 * (number & -number))}


class Autosave(QObject):
    """Writes in the background; where that fails, it says so once and tries again when the next one is due."""

    failed = Signal(object)  # the first error since it last worked

    def __init__(self, folder: Path, start_job: StartJob, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder, self._start_job = folder, start_job
        self._id = f"{int(time.time())}-{os.getpid()}-{os.urandom(3).hex()}"
        self._lock: QLockFile | None = None
        self._number = 0
        self._written_at = time.monotonic()
        self._fails = self._busy = False

    @property
    def is_due(self) -> bool:
        """Whether the last autosave is long enough ago."""
        return not self._busy and time.monotonic() - self._written_at >= INTERVAL

    @property
    def fails(self) -> bool:
        """Whether the last one was not written."""
        return self._fails

    def write(self, session: SavedSession) -> None:
        """Save in the background."""
        self._written_at = time.monotonic()
        if not self._take_lock():
            return
        self._busy = True
        self._number += 1
        job = self._start_job(_Write(self._folder, self._id, self._number, session))
        job.finished.connect(self._on_written)
        job.cancelled.connect(self._on_cancelled)
        job.failed.connect(self._on_failed)

    def _on_written(self) -> None:
        self._busy = self._fails = False

    def _on_cancelled(self) -> None:
        self._busy = False

    def _on_failed(self, error: Exception) -> None:
        self._busy, is_new, self._fails = False, not self._fails, True
        if is_new:
            self.failed.emit(error)

    def _take_lock(self) -> bool:
        if self._lock is None:
            try:
                self._folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                self._on_failed(
                    FileError("unwritable", name=self._folder.name, detail=told_by_system(error), errno=error.errno)
                )
                return False
            self._lock = QLockFile(str(self._folder / f"{self._id}.lock"))
            self._lock.setStaleLockTime(0)
            if not self._lock.tryLock(0):
                name, detail = f"{self._id}.lock", self._lock.error().name
                self._lock = None
                self._on_failed(FileError("unwritable", name=name, detail=detail))
                return False
        return True

    def close(self, session: SavedSession | None) -> None:
        """The window ends properly: keep its last run, or nothing if there is none worth it. Never raises."""
        if session is not None and self._take_lock():
            with contextlib.suppress(FileError):
                self._number += 1
                _Write(self._folder, self._id, self._number, session)(Progress())
        if self._lock is not None:
            files = _files(self._folder).get(self._id, {})
            for number, path in files.items():
                if session is None or number < max(files):
                    _remove(path)
            self._lock.unlock()
            self._lock = None


class _Write:
    """The work of one autosave: encode, write, thin; and, as that comes once a minute, give memory back."""

    def __init__(self, folder: Path, name: str, number: int, session: SavedSession) -> None:
        self._folder, self._name, self._number, self._session = folder, name, number, session

    def __call__(self, progress: Progress) -> None:
        path = self._folder / f"{self._name}-{self._number:06}{SUFFIX}"
        write_or_tell(path, session_pieces(self._session))
        files = _files(self._folder).get(self._name, {})
        for number in files.keys() - numbers_to_keep(list(files)):
            _remove(files[number])
        give_holes_back()


def find_left(folder: Path) -> list[LeftSession]:
    """What ended windows left, the newest first; each window's last run is kept, of the last MOST_SESSIONS windows.

    Windows that are still open, here or in another process, keep theirs. A crash is reported once.
    """
    sweep(folder)
    left = []
    for name, files in _files(folder).items():
        lock_path = folder / f"{name}.lock"
        crashed = lock_path.exists()
        lock = QLockFile(str(lock_path))
        lock.setStaleLockTime(0)
        if not lock.tryLock(0):
            continue
        newest = max(files)
        for number in files.keys() - {newest}:
            _remove(files[number])
        with contextlib.suppress(OSError):
            left.append(LeftSession(files[newest], files[newest].stat().st_mtime, crashed))
        lock.unlock()
    left.sort(key=lambda session: session.saved_at, reverse=True)
    for session in left[MOST_SESSIONS:]:
        _remove(session.path)
    return left[:MOST_SESSIONS]


def _files(folder: Path) -> dict[str, dict[int, Path]]:
    """Autosaves by window and number."""
    found: dict[str, dict[int, Path]] = {}
    with contextlib.suppress(OSError):
        for path in folder.glob(f"*{SUFFIX}"):
            name, _, number = path.stem.rpartition("-")
            if name and number.isascii() and number.isdigit():
                found.setdefault(name, {})[int(number)] = path
    return found


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()
