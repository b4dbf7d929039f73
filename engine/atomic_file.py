"""Files are written whole or not at all: into a temporary file beside them, which then takes their place.

Whoever ends the process at any point, or fills the disk, leaves the old file or the new one.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from engine.file_error import FileError, told_by_system

SUFFIX = ".nudge-part"
STALE_AFTER = 600.0  # s; a temporary file this old belongs to nobody any more
_PIECE = 2**20  # bytes written at once
_HELD = (5, 32, 33)  # Windows: a virus scanner or a sync tool holds the file, mostly for a moment
_TRIES, _PAUSE = 6, 0.05


def write_whole(path: Path | str, content: bytes | Iterable[bytes]) -> None:
    """Make `content`, whole or in pieces, the file at `path`, durably.

    OSError, or what comes out of making the pieces: then nothing there has changed.
    """
    path = Path(path).resolve()  # the file a link points to is replaced, not the link
    sweep(path.parent, path.name)
    temporary = path.with_name(f".{path.name[:60]}.{secrets.token_hex(6)}{SUFFIX}")
    try:
        _write(temporary, content, _mode_of(path))
        _patiently(lambda: os.replace(temporary, path))
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise
    _keep_name(path.parent)


def write_or_tell(path: Path | str, content: bytes | Iterable[bytes], error_kind: type[FileError] = FileError) -> None:
    """`write_whole`, with the error as a sentence."""
    try:
        write_whole(path, content)
    except OSError as error:
        name, detail = Path(path).name, told_by_system(error)
        raise error_kind("unwritable", name=name, detail=detail, errno=error.errno) from error


def sweep(folder: Path, name: str = "", stale_after: float = STALE_AFTER) -> None:
    """Remove temporary files that a killed process left in a folder: those of one file, or all."""
    with contextlib.suppress(OSError):
        for entry in list(os.scandir(folder)):
            if entry.name.startswith(f".{name[:60]}") and entry.name.endswith(SUFFIX):
                with contextlib.suppress(OSError):
                    if time.time() - entry.stat().st_mtime > stale_after:
                        os.unlink(entry.path)


def _write(temporary: Path, content: bytes | Iterable[bytes], mode: int) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    descriptor = os.open(temporary, flags, mode)
    try:
        for piece in [content] if isinstance(content, bytes) else content:
            rest = memoryview(piece)
            while rest:
                rest = rest[os.write(descriptor, rest[:_PIECE]) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _mode_of(path: Path) -> int:
    """The permissions the file has, or those of any new file. OSError if it may not be written at all."""
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return 0o666
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(f"{path.name} is a folder")
    if not os.access(path, os.W_OK):  # replacing it would be allowed, but is not what read-only means
        raise PermissionError(f"{path.name} is read-only")
    return stat.S_IMODE(found.st_mode)


def _keep_name(folder: Path) -> None:
    """Make the new name durable. The file is whole without it, and some file systems do not know how."""
    if os.name == "posix":
        with contextlib.suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


def _patiently(action: Callable[[], None]) -> None:
    """Try again, a few times, while another program holds the file."""
    for attempt in range(_TRIES):
        try:
            action()
            return
        except OSError as error:
            if getattr(error, "winerror", None) not in _HELD or attempt == _TRIES - 1:
                raise
            time.sleep(_PAUSE)
