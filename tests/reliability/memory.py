"""How much memory the process holds, whoever asked for it: Python, NumPy, or a decoder below both.

Linux tells; elsewhere everything is 0.
"""

from __future__ import annotations

import contextlib
import ctypes
from pathlib import Path

_STATUS = Path("/proc/self/status")
_MMAP_THRESHOLD = -3  # of mallopt


def resident() -> int:
    """Bytes held now."""
    return _status("VmRSS")


def forget_peak() -> None:
    """Let `peak` begin again."""
    if _STATUS.exists():
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def peak() -> int:
    """Most bytes held at once since `forget_peak`."""
    return _status("VmHWM")


def show_large_blocks() -> None:
    """Let the allocator take blocks of 256 KiB and more from the system and give them back, so that they are seen."""
    with contextlib.suppress(AttributeError, OSError):
        ctypes.CDLL(None).mallopt(_MMAP_THRESHOLD, 2**18)


def _status(name: str) -> int:
    lines = _STATUS.read_text(encoding="ascii", errors="replace").splitlines() if _STATUS.exists() else []
    return sum(1024 * int(line.split()[1]) for line in lines if line.startswith(name + ":"))
