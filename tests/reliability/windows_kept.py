"""Windows opened and closed: nothing of them stays alive, no thread, no file, no timer."""

from __future__ import annotations

import gc
import os
import tempfile
import threading
import weakref
from pathlib import Path

from engine import commands
from tests.reliability.report import Row
from tests.reliability.windows import clear_away, make_window, ready, wait


def run(trials: int = 50, seed: int = 0) -> Row:
    """Open, train a little, close, look."""
    row, kept = Row("windows opened and closed"), []
    threads = threading.active_count()
    handles = 0
    for trial in range(trials):
        with tempfile.TemporaryDirectory() as folder:
            window = make_window(Path(folder))
            ready(window)
            window.controller.send(commands.StepMiniBatch())
            wait(lambda window=window: window.controller.snapshot.step_count == 1)
            wait(lambda window=window: window.train.plots.cost is not None)
            kept += [weakref.ref(window), weakref.ref(window.controller), weakref.ref(window.controller.runner)]
            window.close()
            window.deleteLater()
            del window
        clear_away()
        gc.collect()
        alive = [ref() for ref in kept if ref() is not None]
        row.check(not alive, f"window {trial}: alive {alive[:3]}")
        if trial == min(3, trials - 1):
            handles = _handles()
    row.check(threading.active_count() == threads, f"threads: {threading.enumerate()}")
    row.check(_handles() <= handles, f"open files: {_handles()}, after the first windows {handles}")
    return row


def _handles() -> int:
    return len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0
