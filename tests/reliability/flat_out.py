"""Training flat out: memory does not grow after warm-up; threads, open files and QObjects stay as many."""

from __future__ import annotations

import os
import tempfile
import threading
from pathlib import Path

from PySide6.QtCore import QObject

from engine import commands
from tests.reliability.report import Row
from tests.reliability.windows import clear_away, make_window, ready, spin

MOST_GROWTH = 10.0  # MB
WARM_UP = 60.0  # s


def run(trials: int = 600, seed: int = 0) -> Row:
    """Train for so many seconds; a tenth of it, at most WARM_UP, is warm-up."""
    row = Row(f"{trials} s flat out")
    with tempfile.TemporaryDirectory() as name:
        window = make_window(Path(name))
        ready(window)
        window.controller.send(commands.Play())
        spin(min(WARM_UP, trials / 10))
        before = _figures(window)
        spin(trials - min(WARM_UP, trials / 10))
        after = _figures(window)
        steps = window.controller.snapshot.step_count
        window.close()
        window.deleteLater()
        del window
    clear_away()
    growth = after["MB"] - before["MB"]
    row.note(f"{steps:,} mini-batches; memory {before['MB']:.1f} -> {after['MB']:.1f} MB")
    row.check(growth < MOST_GROWTH, f"memory grew by {growth:.1f} MB")
    for what in ("threads", "open files", "QObjects"):
        row.check(after[what] <= before[what], f"{what}: {before[what]} -> {after[what]}")
        row.note(f"{what}: {before[what]:.0f} -> {after[what]:.0f}")
    return row


def _figures(window) -> dict[str, float]:
    pages = Path("/proc/self/statm").read_text().split()[1]
    return {
        "MB": int(pages) * os.sysconf("SC_PAGE_SIZE") / 1e6,
        "threads": threading.active_count(),
        "open files": len(os.listdir("/proc/self/fd")),
        "QObjects": len(window.findChildren(QObject)),
    }
