"""Memory given back: what a job freed must not stay with the process for hours.

On Linux, glibc's malloc raises its limits with the largest block it has seen freed; from then on the megabytes of jobs
and autosaves come from its heaps, where one small block behind them keeps them all. With fixed limits they are mapped
on their own and go back when freed.
"""

from __future__ import annotations

import ctypes
import sys

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3  # M_TRIM_THRESHOLD and M_MMAP_THRESHOLD of malloc.h
_LARGE = 256 * 1024  # bytes from which a block is mapped on its own
_MOST_SPARE = 4 * 1024 * 1024  # bytes that may lie free at the end of a heap


def give_large_blocks_back() -> None:
    """Call once when the process starts; does nothing where the C library has no such limits."""
    if not sys.platform.startswith("linux"):
        return
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_MMAP_THRESHOLD, _LARGE)
        mallopt(_TRIM_THRESHOLD, _MOST_SPARE)
