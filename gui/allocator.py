"""Memory given back: what a job freed must not stay with the process for hours.

On Linux, glibc's malloc raises its limits with the largest block it has seen freed; from then on the megabytes of jobs
and autosaves come from its heaps, where one small block behind them keeps them all. With fixed limits they are mapped
on their own and go back when freed. Blocks below the limits leave holes between others; while training goes on for
long, they get more and smaller. From time to time they are joined, and the pages in them go back.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from typing import Any

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3  # M_TRIM_THRESHOLD and M_MMAP_THRESHOLD of malloc.h
_LARGE = 256 * 1024  # bytes from which a block is mapped on its own
_MOST_SPARE = 4 * 1024 * 1024  # bytes that may lie free at the end of a heap


def give_large_blocks_back() -> None:
    """Call once when the process starts; does nothing where the C library has no such limits."""
    mallopt = _of_c("mallopt")
    if mallopt is not None:
        mallopt(_MMAP_THRESHOLD, _LARGE)
        mallopt(_TRIM_THRESHOLD, _MOST_SPARE)


def give_holes_back() -> None:
    """Takes one or two milliseconds, without Python's lock, in any thread; does nothing where the C library cannot."""
    malloc_trim = _of_c("malloc_trim")
    if malloc_trim is not None:
        malloc_trim(0)


def _of_c(name: str) -> Callable[..., Any] | None:
    """Return a function of the C library, if this is Linux and it has it."""
    return getattr(ctypes.CDLL(None), name, None) if sys.platform.startswith("linux") else None
