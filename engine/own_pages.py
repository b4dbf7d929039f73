"""Copies of arrays in pages of their own, which go back to the system when the copy is forgotten.

malloc puts blocks of some ten kilobytes between others. Where such blocks come and go for hours, as the moments of a
timeline do, smaller things settle in the holes they leave, and the next one does not fit there any more.
"""

from __future__ import annotations

import mmap
import sys
from typing import Any

import numpy as np
from numpy.typing import NDArray

SMALLEST = 32 * 1024  # bytes; in less, the unused part of the last page would count


def frozen_copy(values: NDArray[Any]) -> NDArray[Any]:
    """Return a read-only copy; of at least SMALLEST bytes, it has pages of its own."""
    if values.nbytes < SMALLEST:
        copy = values.copy()
    else:
        copy = np.frombuffer(_pages(values.nbytes), values.dtype).reshape(values.shape)
        copy[...] = values
    copy.setflags(write=False)
    return copy


def _pages(size: int) -> mmap.mmap:
    """Return so many bytes that belong to this process alone; they are freed with the last array on them."""
    if sys.platform == "win32":
        return mmap.mmap(-1, size)
    return mmap.mmap(-1, size, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
