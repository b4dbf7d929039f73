"""How long the Backprop workspace takes for another step or another example. `python -m tests.benchmarks.lesson`.

The first look at a step comes after the window has rested for some seconds, as while one reads a caption; with
`--at-once` it has not.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from gui.application import create_application
from gui.main_window import MainWindow
from gui.preferences import Preferences
from gui.workspaces.backprop import BackpropWorkspace
from tests.benchmarks.pausing import pause

ROUNDS = 40
GOAL = 16  # ms
REST = 2500  # ms
ROUNDS_TO_REST = 4  # turns of the event loop: a layout may ask for another, and for painting


def open_lesson() -> tuple[MainWindow, BackpropWorkspace]:
    """The window with the Backprop workspace in front, questions off."""
    window = MainWindow(language="en", theme_choice="dark", preferences=Preferences(Path(tempfile.mkdtemp())))
    window.resize(1280, 800)
    window.show()
    while window.controller.snapshot is None or window.train.plots.cost is None:
        pause(10)
    window.pages.open("backprop")
    lesson = window.pages.current
    assert isinstance(lesson, BackpropWorkspace)
    lesson.actions_.predict.setChecked(False)
    pause(0 if "--at-once" in sys.argv else REST)
    return window, lesson


def lesson_times(window: MainWindow, lesson: BackpropWorkspace) -> dict[str, list[float]]:
    """Milliseconds of this thread's work to enter each step and to change the example at it.

    Everything that follows counts: each layout and each paint event, until the window rests.
    """

    def timed(act) -> float:
        began = time.thread_time()
        act()
        for _ in range(ROUNDS_TO_REST):
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        return 1000 * (time.thread_time() - began)

    times: dict[str, list[float]] = {}
    for step, page in enumerate(lesson.pages):
        times[f"first {page.name}"] = [timed(lambda step=step: lesson.go_to(step))]
        pause(50)
    for step, page in enumerate(lesson.pages):
        enter, change = [], []
        for round_ in range(ROUNDS):
            lesson.go_to(step - 1 if step else 1)
            pause(1)
            enter.append(timed(lambda step=step: lesson.go_to(step)))
            pause(1)
            change.append(timed(lambda i=round_: window.desk.show_data_example("test", i)))
            pause(1)
        times[f"enter {page.name}"], times[f"example {page.name}"] = enter[2:], change[2:]
    return times


def main() -> int:
    create_application(["nudge"])
    window, lesson = open_lesson()
    for what, times in lesson_times(window, lesson).items():
        late = sorted(times)[int(0.95 * len(times))]
        print(f"{what:20} {statistics.median(times):5.1f} ms, p95 {late:5.1f} (below {GOAL})")
    window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
