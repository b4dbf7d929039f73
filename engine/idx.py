"""The IDX format that MNIST came in: a header of big-endian sizes, then bytes; raw or packed with gzip.

Files are somebody else's: sizes are checked before memory is taken, and reading stops at what the header promised.
"""

from __future__ import annotations

import gzip
import io
import struct
import zlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.dataset_error import DatasetError, reading
from engine.reporting import Report, silent

MOST_BYTES = 4 * 1024**3  # of one file's data; far above every dataset of this family
_GZIP_MOST = 1032  # DEFLATE shrinks by no more than this factor
_CHUNK = 2**20  # bytes read between two reports
_KINDS = {3: "images", 1: "labels"}


def read_idx(path: Path, dimensions: int, progress: Report = silent) -> NDArray[np.uint8]:
    """Read one IDX file of unsigned bytes with that many dimensions. The size is checked before memory is taken."""
    try:
        with reading(path.name):
            return _read_file(path, dimensions, progress)
    except DatasetError:
        raise
    except (EOFError, zlib.error, MemoryError, ValueError) as error:  # ValueError: a name that cannot be
        raise DatasetError("unreadable", name=path.name, detail=error) from error


def _read_file(path: Path, dimensions: int, progress: Report) -> NDArray[np.uint8]:
    if not path.is_file():  # reading a folder fails, reading a device may never end
        raise DatasetError("no file", name=path.name)
    with path.open("rb") as file:
        begin = file.read(512)
        file.seek(0)
        on_disk = path.stat().st_size
        if begin[:2] == b"\x1f\x8b":
            with gzip.GzipFile(fileobj=file) as unpacked:
                return _read_array(unpacked, path.name, dimensions, on_disk * _GZIP_MOST, progress)
        return _read_array(file, path.name, dimensions, on_disk, progress)


def dimensions_of(path: Path) -> int | None:
    """How many dimensions the header of an IDX file says it has; None if this is no such file.

    DatasetError for a file one may not read: nobody knows what it is.
    """
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            packed = file.read(2) == b"\x1f\x8b"
            file.seek(0)
            header = gzip.GzipFile(fileobj=file).read(4) if packed else file.read(4)
    except PermissionError as error:
        raise DatasetError("not allowed", name=path.name) from error
    except (OSError, EOFError, zlib.error):
        return None
    return header[3] if len(header) == 4 and header[:3] == b"\x00\x00\x08" else None


def _read_array(file: io.BufferedIOBase, name: str, dimensions: int, most: int, progress: Report) -> NDArray[np.uint8]:
    header = file.read(4 + 4 * dimensions)
    _check_header(header + (b"" if header[:2] == b"\0\0" else file.read(200)), name, dimensions)
    shape = struct.unpack(f">{dimensions}I", header[4:])
    promised = int(np.prod(shape, dtype=object))
    text = " x ".join(f"{n:,}" for n in shape)
    if promised > most:
        raise DatasetError("too much", name=name, shape=text)
    if promised > MOST_BYTES:
        raise DatasetError("memory", name=name, shape=text, most=MOST_BYTES)
    return _read_values(file, name, promised, progress).reshape(shape)


def _read_values(file: io.BufferedIOBase, name: str, promised: int, progress: Report) -> NDArray[np.uint8]:
    array = np.empty(promised, dtype=np.uint8)  # pages are taken as they are filled
    target, filled = memoryview(array.data), 0
    while filled < promised:
        progress(filled / promised)
        count = file.readinto(target[filled : filled + _CHUNK])
        if not count:
            raise DatasetError("short", name=name, found=filled, promised=promised)
        filled += count
    if file.read(1):
        raise DatasetError("long", name=name, promised=promised)
    return array


def _check_header(header: bytes, name: str, dimensions: int) -> None:
    kind = _KINDS.get(dimensions, "data")
    if header[:2] != b"\x00\x00" or len(header) < 4:
        raise DatasetError(_what_it_is(header), name=name, kind=kind)
    if header[2] != 0x08:
        raise DatasetError("type", name=name, type=header[2])
    if header[3] != dimensions:
        raise DatasetError("dimensions", name=name, found=header[3], kind=kind, wanted=dimensions)
    if len(header) < 4 + 4 * dimensions:
        raise DatasetError("header", name=name)


def _what_it_is(begin: bytes) -> str:
    """Tell what is often found under the name of a dataset, by how it begins."""
    text = begin.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if text.startswith((b"<!doctype", b"<html", b"<?xml", b"<head", b"<!--")):
        return "web page"
    if text.startswith((b"version https://git-lfs", b"/annex/objects", b"../.git/annex", b".git/annex")):
        return "pointer"
    if begin.startswith((b"PK\x03\x04", b"Rar!", b"7z\xbc\xaf", b"BZh", b"\xfd7zXZ")):
        return "archive"
    return "no idx"
