"""What the live Test workspace costs the training: `python -m tests.benchmarks.examine [pairs]`.

Short windows with the page in front, following the run or frozen, in pairs of random order within one run, so that the
noise of the machine falls on both alike. The loss of a pair is divided by the examinations in it and multiplied by how
often the page examines when it is left alone. Of all pairs the median is given, with the interval that holds 95 % of
the medians of as many losses drawn from them (bootstrap): by the clock, and by the processor time of the whole process,
which other programs disturb little and which counts work on the second core as if it were the first.
"""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import statistics
import sys
import tempfile
import time
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSettings

from engine import commands
from gui.application import create_application
from gui.main_window import MainWindow
from gui.shown_example import Source
from gui.workspaces.examine import ExamineWorkspace
from gui.workspaces.examiner import Examined
from tests.benchmarks.window import open_window, pause, wait

SECONDS: dict[Source, float] = {"test": 1.0, "train": 2.0}  # of a window, about an examination and its rest
PAIRS: dict[Source, int] = {"test": 200, "train": 60}
ALONE = 15.0  # s in which the pace is counted
DRAWS = 10_000


class Meter:
    """Counts steps and examinations of a running window."""

    def __init__(self, window: MainWindow, page: ExamineWorkspace) -> None:
        self._window, self._page = window, page
        self.durations: list[float] = []
        page.examiner.examined.connect(self._on_examined)

    def _on_examined(self, examined: Examined) -> None:
        self.durations.append(examined.seconds)

    def rates(self, following: bool, seconds: float) -> tuple[float, float]:
        """Steps per second of the clock, and per second of the process's time, over some seconds."""
        runner = self._window.controller.runner
        assert runner is not None
        self._page.examiner.set_active(following)
        pause(50)
        first, began, worked = runner.snapshot.step_count, time.perf_counter(), time.process_time()
        pause(round(1000 * seconds))
        steps = runner.snapshot.step_count - first
        return steps / (time.perf_counter() - began), steps / (time.process_time() - worked)


def interval(losses: NDArray[Any]) -> str:
    """The median, and where 95 % of the medians of redrawn losses lie."""
    drawn = np.random.default_rng(0).choice(losses, (DRAWS, len(losses)))
    low, high = np.quantile(np.median(drawn, axis=1), (0.025, 0.975))
    return f"{np.median(losses):+.1f} % ({low:+.1f} to {high:+.1f})"


def measure(meter: Meter, page: ExamineWorkspace, source: Source, pairs: int) -> None:
    """Print the share of speed lost with the page following one split."""
    page.examiner.set_source(source)
    meter.rates(True, 2.0)
    meter.durations.clear()
    meter.rates(True, ALONE)
    pace, took = len(meter.durations) / ALONE, statistics.median(meter.durations)
    rng, losses = np.random.default_rng(0), np.empty((pairs, 2))
    meter.durations.clear()
    for pair in losses:
        rates = {}
        for following in rng.permutation([False, True]).tolist():
            rates[following] = np.array(meter.rates(following, SECONDS[source]))
        pair[:] = 100 * (1 - rates[True] / rates[False])
    in_pairs = len(meter.durations) / pairs / SECONDS[source]
    losses *= pace / in_pairs
    print(f"{source}: slower by {interval(losses[:, 0])} by the clock, {interval(losses[:, 1])} by processor time; "
          f"{pairs} pairs, {pace:.2f} examinations/s ({in_pairs:.2f} in the pairs) of {1000 * took:.0f} ms",
          flush=True)  # fmt: skip


def main() -> int:
    create_application(["benchmark"])
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, tempfile.mkdtemp())
    window = open_window()
    window.pages.open("test")
    page = window.pages.current
    assert isinstance(page, ExamineWorkspace)
    meter = Meter(window, page)
    window.controller.send(commands.Play())
    wait(lambda: window.controller.is_running)
    pause(3000)
    for source, pairs in PAIRS.items():
        measure(meter, page, source, int(sys.argv[1]) if sys.argv[1:] else pairs)
    window.controller.send(commands.Pause())
    wait(lambda: not window.controller.is_running)
    window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
