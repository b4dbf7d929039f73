"""The safetensors format written in pieces, so that saving a long run takes no memory for copies of it.

A file is the length of its header (8 bytes), the header (JSON: type, shape and place of each array), then the arrays.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from numpy.typing import NDArray

from engine.plain import Rows

_PIECE = 2**20  # bytes handed out at once, at least
_TYPES = {
    "<f8": "F64", "<f4": "F32", "<f2": "F16", "<i8": "I64", "<i4": "I32", "<i2": "I16", "|i1": "I8",
    "<u8": "U64", "<u4": "U32", "<u2": "U16", "|u1": "U8", "|b1": "BOOL",
}  # fmt: skip


def header_of(arrays: Mapping[str, NDArray[Any] | Rows], metadata: Mapping[str, str]) -> tuple[bytes, int]:
    """Return length and header, and how many bytes the whole file has. TypeError for numbers that it cannot hold."""
    header: dict[str, object] = {"__metadata__": dict(metadata)}
    end = 0
    for name, array in arrays.items():
        kind = _TYPES.get(array.dtype.str)
        if kind is None:
            raise TypeError(f"{name} holds {array.dtype}")
        begin, end = end, end + array.nbytes
        header[name] = {"dtype": kind, "shape": list(array.shape), "data_offsets": [begin, end]}
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)  # so that the arrays begin at a multiple of 8
    return len(text).to_bytes(8, "little") + text, 8 + len(text) + end


def pieces_of(header: bytes, arrays: Mapping[str, NDArray[Any] | Rows]) -> Iterator[bytes]:
    """The file with this header and these arrays, some bytes at a time."""
    waiting, size = [header], len(header)
    for array in arrays.values():
        for row in array if isinstance(array, Rows) else (array,):
            waiting.append(row.tobytes())
            size += row.nbytes
            if size >= _PIECE:
                yield b"".join(waiting)
                waiting, size = [], 0
    yield b"".join(waiting)
