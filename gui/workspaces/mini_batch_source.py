"""The nudges of a lesson's mini-batch: at once for an ordinary one, off the GUI thread for a huge one."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, Signal

from engine.averages import MiniBatchNudges, gather_nudges
from engine.jobs import Progress
from engine.mini_batch import MiniBatch
from engine.network import Network
from gui.controller import Controller
from gui.lesson import Lesson
from gui.watched_job import WatchedJob

AT_ONCE = 2000  # examples that take no more than some milliseconds


class MiniBatchSource(QObject):
    """Asked with `request`, answers with `ready`; the newest answer stays in `nudges`."""

    ready = Signal(object)  # MiniBatchNudges
    working = Signal(object)  # WatchedJob, when it takes longer

    def __init__(self, controller: Controller, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self.nudges: MiniBatchNudges | None = None
        self._job: WatchedJob | None = None
        self._asked: Lesson | None = None

    def request(self, lesson: Lesson) -> None:
        """Go through the lesson's mini-batch, unless that was done already or is being done."""
        if self._asked is None or not is_same_step(self._asked, lesson):
            self.forget()
            self._asked = lesson
            self._go_through(lesson.state.network, lesson.mini_batch)

    def _go_through(self, network: Network, mini_batch: MiniBatch) -> None:
        if len(mini_batch) <= AT_ONCE:
            self._take(gather_nudges(network, mini_batch))
            return

        def work(progress: Progress) -> MiniBatchNudges:
            return gather_nudges(network, mini_batch, progress)

        self._job = self._controller.start_job(work)
        self._job.finished.connect(self._on_finished)
        self._job.cancelled.connect(self._on_cancelled)
        self.working.emit(self._job)

    def forget(self) -> None:
        """Drop the answer at hand and the one under way."""
        self.nudges, self._asked = None, None
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _on_finished(self, nudges: MiniBatchNudges) -> None:
        if self.sender() is self._job:
            self._job = None
            self._take(nudges)

    def _on_cancelled(self) -> None:
        if self.sender() is self._job:
            self._job, self._asked = None, None

    def _take(self, nudges: MiniBatchNudges) -> None:
        self.nudges = nudges
        self.ready.emit(nudges)


def is_same_step(one: Lesson, other: Lesson) -> bool:
    """Whether two lessons stand before the same step of the same network, whatever their examples."""
    a, b = one.snapshot, other.snapshot
    if one.data is not other.data or (a.step_count, a.config) != (b.step_count, b.config):
        return False
    same_eta = a.effective_learning_rate == b.effective_learning_rate
    return same_eta and np.array_equal(a.parameters, b.parameters)


def place_in_mini_batch(lesson: Lesson) -> int | None:
    """Where in the lesson's mini-batch its example stands; None if it does not, or if the step takes another image."""
    example, mini_batch = lesson.example, lesson.mini_batch
    if example.source != "train" or example.x is None:
        return None
    places = np.flatnonzero(mini_batch.indices == example.index)
    if not len(places):
        return None
    place = int(places[0])
    return place if np.array_equal(example.x, mini_batch.x(slice(place, place + 1))[0]) else None
