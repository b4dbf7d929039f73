"""The table of step 7 and the sandbox of step 8 on MNIST: `python -m tests.benchmarks.average_table` (offscreen)."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import statistics
import sys
import time
from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QWidget

from engine import commands
from engine.training import TrainingConfig
from gui.application import create_application
from gui.controller import Controller
from gui.lesson import Lesson, make_lesson
from gui.shown_example import from_data
from gui.workspaces.average_page import AveragePage
from gui.workspaces.step_page import StepPage
from tests.benchmarks.pausing import pause, wait

FRAMES = 200
EXAMPLES = 60


def lesson_of(controller: Controller, index: int = 0) -> Lesson:
    assert controller.shown is not None
    assert controller.data is not None
    return make_lesson(controller.shown, controller.data, from_data(controller.data, "test", index))


def take(milliseconds: Callable[[], object]) -> float:
    """How long one call takes, ms."""
    began = time.perf_counter()
    milliseconds()
    return 1000 * (time.perf_counter() - began)


def open_times(controller: Controller, page: AveragePage) -> Iterable[float]:
    """From a mini-batch never seen to the table painted."""
    for _ in range(10):
        done = controller.snapshot.step_count if controller.snapshot else 0
        controller.send(commands.StepMiniBatch())
        wait(lambda done=done: controller.snapshot is not None and controller.snapshot.step_count > done)
        lesson = lesson_of(controller)
        yield take(lambda lesson=lesson: (page.show_lesson(lesson), page.table.viewport().repaint()))


def scroll_times(page: AveragePage) -> Iterable[float]:
    """One frame of the table, scrolled down and sideways."""
    down, across = page.table.verticalScrollBar(), page.table.horizontalScrollBar()
    for frame in range(FRAMES):
        down.setValue(frame * 61 % down.maximum())
        across.setValue(frame * 23 % max(1, across.maximum()))
        yield take(page.table.viewport().repaint)


def example_times(controller: Controller, page: AveragePage | StepPage) -> Iterable[float]:
    """Work for another example of the same network, before it is painted."""
    for index in range(1, EXAMPLES):
        lesson = lesson_of(controller, index)
        yield take(lambda lesson=lesson: page.show_lesson(lesson))


def fraction_times(page: StepPage) -> Iterable[float]:
    """Work for another fraction of the step."""
    for notch in range(0, 1000, 20):
        yield take(lambda notch=notch: page.controls.slider.setValue(notch))


def report(what: str, times: Iterable[float]) -> None:
    ordered = sorted(times)
    last = ordered[int(0.95 * (len(ordered) - 1))]
    print(f"{what:48} median {statistics.median(ordered):6.1f} ms, 95 % {last:6.1f} ms, most {ordered[-1]:6.1f} ms")


def show(page: QWidget) -> None:
    page.resize(1280, 800)
    page.show()
    pause(200)


def main() -> int:
    create_application([])
    controller = Controller(TrainingConfig())
    wait(lambda: controller.snapshot is not None)
    average, step = AveragePage(controller), StepPage(controller)
    show(average)
    average.show_lesson(lesson_of(controller))
    rows = average.table.rows
    assert rows is not None
    print(f"table of {len(rows):,} x {len(rows.examples)}, {average.table.width()} x {average.table.height()} px")
    report("open the table of a new mini-batch", open_times(controller, average))
    report("scroll: one frame", scroll_times(average))
    report("average: another example", example_times(controller, average))
    average.hide()
    show(step)
    report("step: another example", example_times(controller, step))
    report("step: another fraction", fraction_times(step))
    step.hide()
    controller.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
