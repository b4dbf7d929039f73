"""What the live Test workspace costs the training: `python -m tests.benchmarks.examine`.

Steps per second with an empty page in front and with the Test workspace following, in turns, so that the noise of the
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
from gui.workspaces.examine import ExamineWorkspace
from tests.benchmarks.window import open_window, pause, wait

SECONDS = 4.0
ROUNDS = 6


def rate(window: MainWindow) -> float:
    """Steps per second of the running training over some seconds."""
    runner = window.controller.runner
    assert runner is not None
    pause(700)
    first, began = runner.snapshot.step_count, time.perf_counter()
    pause(round(1000 * SECONDS))
    return (runner.snapshot.step_count - first) / (time.perf_counter() - began)


def main() -> int:
    create_application(["benchmark"])
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, tempfile.mkdtemp())
    window = open_window()
    page = window.pages.page("test")
    assert isinstance(page, ExamineWorkspace)
    window.pages.open("test")
    window.controller.send(commands.Play())
    wait(lambda: window.controller.is_running)
    for source in ("test", "train"):
        page.examiner.set_source("train" if source == "train" else "test")
        counted: list[object] = []
        page.examiner.examined.connect(counted.append)
        shares = []
        for _ in range(ROUNDS):
            page.examiner.set_active(False)
            without = rate(window)
            page.examiner.set_active(True)
            counted.clear()
            beside = rate(window)
            per_second = len(counted) / (SECONDS + 0.7)
            shares.append(beside / without)
            print(f"{source:5}: {without:6.0f} steps/s alone, {beside:6.0f} with the page following "
                  f"({per_second:.1f} examinations/s): {100 * (shares[-1] - 1):+.1f} %", flush=True)  # fmt: skip
        page.examiner.examined.disconnect(counted.append)
        print(f"{source}: median {100 * (statistics.median(shares) - 1):+.1f} %")
    window.controller.send(commands.Pause())
    wait(lambda: not window.controller.is_running)
    window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
