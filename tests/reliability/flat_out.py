"""Training flat out: memory does not grow after warm-up; threads, open files and QObjects stay as many.

Warm-up is over when everything that fills up to a bound has reached it: the timeline holds as many moments as it ever
will, and the log was thinned once. It may take MOST_WARM_UP seconds at most.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import threading
from pathlib import Path

from PySide6.QtCore import QObject

from engine import commands
from engine.timeline import MOST_BYTES
from tests.reliability import memory
from tests.reliability.report import Row
from tests.reliability.windows import clear_away, make_window, ready, spin

MOST_GROWTH = 10.0  # MB
MOST_WARM_UP = 120.0  # s
_LOOK_EVERY = 1.0  # s


def run(trials: int = 600, seed: int = 0) -> Row:
    """Train for so many seconds, warm-up included."""
    row = Row(f"{trials} s flat out")
    with tempfile.TemporaryDirectory() as name:
        window = make_window(Path(name), seed=seed)
        ready(window)
        window.controller.send(commands.Play())
        while not _is_warm(window) and row.seconds < MOST_WARM_UP:
            spin(_LOOK_EVERY)
        row.check(_is_warm(window), f"not warm after {MOST_WARM_UP:.0f} s")
        before, took = _rest(window), row.seconds
        steps_before = window.controller.snapshot.step_count
        highest = before["MB"]
        while row.seconds < trials - 5:
            spin(_LOOK_EVERY)
            highest = max(highest, _figures(window)["MB"])
        after, steps = _rest(window), window.controller.snapshot.step_count
        window.close()
        window.deleteLater()
        del window
    clear_away()
    row.note(f"warm after {took:.0f} s and {steps_before:,} mini-batches; {steps:,} in all")
    row.note(f"memory {before['MB']:.1f} MB when warm, {after['MB']:.1f} at the end, at most {highest:.1f}")
    growth, millions = after["MB"] - before["MB"], (steps - steps_before) / 1e6
    row.check(growth < MOST_GROWTH, f"memory grew by {growth:.1f} MB")
    row.note(f"{growth:+.1f} MB, {growth / max(millions, 1e-6):+.1f} a million mini-batches")
    for what in ("threads", "open files", "QObjects"):
        row.check(after[what] <= before[what], f"{what}: {before[what]} -> {after[what]}")
        row.note(f"{what}: {before[what]:.0f} -> {after[what]:.0f}")
    return row


def _is_warm(window) -> bool:
    """Whether all that fills up has reached its bound."""
    controller = window.controller
    snapshot = controller.snapshot
    timeline = snapshot.timeline
    is_full = sum(m.nbytes for m in timeline.moments) + timeline.moments[0].nbytes > MOST_BYTES
    was_thinned = len(controller.logs.log_of(snapshot.run).steps) < snapshot.furthest
    return is_full and was_thinned


def _rest(window) -> dict[str, float]:
    """The figures over 5 s: memory in the middle of them, the counts without what a short job holds meanwhile."""
    seen = []
    for _ in range(10):
        spin(0.5)
        seen.append(_figures(window))
    least = {what: min(figures[what] for figures in seen) for what in seen[0]}
    return least | {"MB": statistics.median(figures["MB"] for figures in seen)}


def _figures(window) -> dict[str, float]:
    return {
        "MB": memory.resident() / 1e6,
        "threads": threading.active_count(),
        "open files": len(os.listdir("/proc/self/fd")),
        "QObjects": len(window.findChildren(QObject)),
    }
