"""What the live Test workspace costs the training: `python -m tests.benchmarks.examine [rounds]`.

Steps per second with the page in front but resting, and with it following, in turns (ABBA), so that the noise of the
machine falls on both.
"""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import statistics
import sys
import tempfile
import time

from PySide6.QtCore import QSettings

from engine import commands
from gui.application import create_application
from gui.main_window import MainWindow
from gui.shown_example import Source
from gui.workspaces.examine import ExamineWorkspace
from gui.workspaces.examiner import Examined
from tests.benchmarks.window import open_window, pause, wait

SECONDS = 2.0
ROUNDS = 12


class Meter:
    """Counts steps and examinations of a running window."""

    def __init__(self, window: MainWindow, page: ExamineWorkspace) -> None:
        self._window, self._page = window, page
        self.durations: list[float] = []
        page.examiner.examined.connect(self._on_examined)

    def _on_examined(self, examined: Examined) -> None:
        self.durations.append(examined.seconds)

    def rate(self, following: bool) -> float:
        """Steps per second over some seconds."""
        runner = self._window.controller.runner
        assert runner is not None
        self._page.examiner.set_active(following)
        pause(100)
        first, began = runner.snapshot.step_count, time.perf_counter()
        pause(round(1000 * SECONDS))
        return (runner.snapshot.step_count - first) / (time.perf_counter() - began)


def measure(meter: Meter, page: ExamineWorkspace, source: Source, rounds: int) -> None:
    """Print the share of speed lost with the page following one split."""
    page.examiner.set_source(source)
    meter.durations.clear()
    changes = []
    for number in range(rounds):
        order = (False, True) if number % 2 else (True, False)
        rates = {following: meter.rate(following) for following in order}
        changes.append(100 * (rates[True] / rates[False] - 1))
        print(
            f"{source:5}: {rates[False]:6.0f} steps/s alone, {rates[True]:6.0f} followed: {changes[-1]:+.1f} %",
            flush=True,
        )
    low, middle, high = statistics.quantiles(changes, n=4)
    print(f"{source}: median {middle:+.1f} %, quartiles {low:+.1f} and {high:+.1f} %; "
          f"{len(meter.durations) / rounds / SECONDS:.2f} examinations/s of "
          f"{1000 * statistics.median(meter.durations):.0f} ms")  # fmt: skip


def main() -> int:
    rounds = int(sys.argv[1]) if sys.argv[1:] else ROUNDS
    create_application(["benchmark"])
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, tempfile.mkdtemp())
    window = open_window()
    window.pages.open("test")
    page = window.pages.current
    assert isinstance(page, ExamineWorkspace)
    meter = Meter(window, page)
    window.controller.send(commands.Play())
    wait(lambda: window.controller.is_running)
    for source in ("test", "train"):
        measure(meter, page, source, rounds)  # type: ignore[arg-type]
    window.controller.send(commands.Pause())
    wait(lambda: not window.controller.is_running)
    window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
