"""Measures how well the run's mini-batches aim, from the moments it keeps, without holding training up.

Moments lie close at first and ever further apart, so even the fast first steps are found again a little later: the
newest moment and the earliest one left out take turns. While training goes on, a measurement waits sixty times as long
as the one before took.
"""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.cosines import cosine_of_next_mini_batch, fixed_sample
from engine.datasets import Data, Dataset
from engine.jobs import Progress
from engine.snapshot import Snapshot
from engine.timeline import Moment, TimelineRecord
from gui.controller import Controller

if TYPE_CHECKING:
    from gui.plots.cosine_plot import Point

PATIENCE = 60  # pauses between two measurements, in lengths of one: below 2 % of one core
SPREAD = 1.1  # steps grow by this ratio from one measurement to the next, about


class CosineFeed(QObject):
    """Follows the run at hand while it is active; begins anew with every run."""

    measured = Signal(object, int, int)  # list of Point in order, examples of the sample, size of the mini-batches

    def __init__(self, controller: Controller, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._active = self._busy = False
        self._run = -1
        self._points: dict[int, Point] = {}  # by place, see _place
        self._newest_first = False
        self._due = 0.0
        self._sample: tuple[Data, Dataset] | None = None
        self._searched: TimelineRecord | None = None  # in which nothing was left to measure
        controller.snapshot_ready.connect(self._on_snapshot)

    def set_active(self, active: bool) -> None:
        """Measure from now on, or stop."""
        self._active = active
        if active and self._controller.snapshot is not None:
            self._on_snapshot(self._controller.snapshot)

    @property
    def points(self) -> list[Point]:
        """What was measured of this run."""
        return sorted(self._points.values())

    def _on_snapshot(self, snapshot: Snapshot) -> None:
        if not self._active or self._controller.data is None:
            return
        if snapshot.run != self._run:
            self._run, self._points, self._due, self._searched = snapshot.run, {}, 0.0, None
            self._tell(snapshot)
        if self._busy or (self._controller.is_running and time.monotonic() < self._due):
            return
        moment = self._next_moment(snapshot)
        if moment is not None:
            self._start(snapshot, moment, self._controller.data)

    def _next_moment(self, snapshot: Snapshot) -> Moment | None:
        """The newest moment that nothing near was measured of, or in turn the earliest."""
        if snapshot.timeline is None or snapshot.timeline is self._searched:
            return None
        self._newest_first = not self._newest_first
        moments = snapshot.timeline.moments
        for moment in reversed(moments) if self._newest_first else moments:
            if _place(moment.step_count) not in self._points:
                return moment
        self._searched = snapshot.timeline
        return None

    def _start(self, snapshot: Snapshot, moment: Moment, data: Data) -> None:
        self._busy = True
        if self._sample is None or self._sample[0] is not data:
            self._sample = data, fixed_sample(data.train)
        sample, config, run = self._sample[1], snapshot.config, snapshot.run

        def work(progress: Progress) -> tuple[int, int, float, float]:
            began = time.perf_counter()
            found = cosine_of_next_mini_batch(
                config, moment.parameters, moment.step_count, data.train, sample, progress
            )
            return run, moment.step_count, found, time.perf_counter() - began

        job = self._controller.start_job(work)
        job.finished.connect(self._on_measured)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)

    def _on_measured(self, found: tuple[int, int, float, float]) -> None:
        self._busy = False
        run, step, cosine, seconds = found
        snapshot = self._controller.snapshot
        if run != self._run or snapshot is None:
            return
        self._due = time.monotonic() + PATIENCE * seconds
        self._points[_place(step)] = (step, cosine)
        self._tell(snapshot)
        if not self._controller.is_running:
            self._on_snapshot(snapshot)  # catch up while training rests

    def _tell(self, snapshot: Snapshot) -> None:
        examples = 0 if self._sample is None else len(self._sample[1])
        self.measured.emit(self.points, examples, snapshot.config.mini_batch_size)

    def _on_failed(self, error: Exception) -> None:
        self._busy = False
        raise error

    def _on_cancelled(self) -> None:
        self._busy = False


def _place(step: int) -> int:
    """Steps of one place are near enough to each other for one measurement."""
    return int(math.log(step + 1) / math.log(SPREAD))
