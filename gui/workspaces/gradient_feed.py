"""Measures -grad C off the GUI thread whenever what is shown changes; the newest wish wins."""

from __future__ import annotations

import time
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from engine.datasets import Data
from engine.jobs import Progress
from engine.snapshot import Snapshot
from gui.controller import Controller
from gui.latest_job import LatestJob
from gui.lesson import Lesson
from gui.measured_gradient import GradientSource, MeasuredGradient, measured_gradient
from gui.watched_job import WatchedJob
from gui.workspaces.example_desk import ExampleDesk

INTERVAL = 0.25  # s between two measurements while training: the eye reads numbers no faster


class GradientFeed(QObject):
    """Follows `controller.shown` for one source of examples while it is active.

    All training examples are measured only while training rests; what was measured last stays until then.
    """

    measured = Signal(object)  # MeasuredGradient, or None where there is nothing to measure
    began = Signal(object)  # WatchedJob that takes long enough for a progress bar

    def __init__(
        self, controller: Controller, desk: ExampleDesk, source: GradientSource, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._controller, self._desk = controller, desk
        self.source: GradientSource = source
        self._active = False
        self._due = 0.0
        self._seen: tuple[Any, ...] | None = None
        self._never_lit: tuple[Data, NDArray[np.bool_]] | None = None
        self._jobs = LatestJob(controller.start_job, self)
        self._jobs.began.connect(self._on_began)
        self._jobs.finished.connect(self._on_finished)
        self._jobs.cancelled.connect(self._on_cancelled)
        controller.shown_changed.connect(self._on_shown)
        controller.example_changed.connect(self._on_example)

    def set_active(self, active: bool) -> None:
        """Measure now if anything changed, and from now on; or stop."""
        self._active = active
        if active:
            self.refresh()
        else:
            self._jobs.cancel()

    def set_source(self, source: GradientSource) -> None:
        """Take C over other examples."""
        self.source = source
        if self._active:
            self.refresh()

    def _on_shown(self, snapshot: Snapshot) -> None:
        running = self._controller.shown_moves
        if not self._active or (running and (self.source == "training" or time.monotonic() < self._due)):
            return
        self.refresh()

    def _on_example(self) -> None:
        if self._active and self.source == "example":
            self.refresh()

    def refresh(self) -> None:
        """Measure what is shown, unless that was done."""
        lesson = self._lesson()
        if lesson is None:
            return
        snapshot, example = lesson.snapshot, lesson.example if self.source == "example" else None
        key = (self.source, lesson.data, example, snapshot.config, snapshot.step_count, snapshot.parameters.tobytes())
        if key != self._seen:
            self._seen = key
            self._start(lesson)

    def _lesson(self) -> Lesson | None:
        snapshot, data = self._controller.shown, self._controller.data
        if snapshot is None or data is None:
            return None
        return Lesson(snapshot, data, self._controller.example, self._desk.state)

    def _start(self, lesson: Lesson) -> None:
        source, data = self.source, lesson.data
        known = self._never_lit[1] if self._never_lit is not None and self._never_lit[0] is data else None

        def work(progress: Progress) -> tuple[Data, MeasuredGradient | None]:
            return data, measured_gradient(source, lesson, known, progress)

        self._due = time.monotonic() + INTERVAL
        self._jobs.start(work)

    def _on_began(self, job: WatchedJob) -> None:
        if self.source == "training":
            self.began.emit(job)

    def _on_finished(self, result: tuple[Data, MeasuredGradient | None]) -> None:
        data, measured = result
        if measured is not None:
            self._never_lit = data, measured.never_lit
        self.measured.emit(measured)

    def _on_cancelled(self) -> None:
        self._seen = None
