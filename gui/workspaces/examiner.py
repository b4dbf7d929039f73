"""Examines the shown network off the GUI thread, again and again while it trains, without slowing the training."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from engine.datasets import Data, Dataset
from engine.evaluation import Examination, examine
from engine.jobs import Progress
from engine.snapshot import Snapshot
from gui.controller import Controller
from gui.shown_example import Source, split
from gui.watched_job import WatchedJob

INTERVAL = 0.5  # s at least between two examinations while training
SHARE = 0.02  # of one core at most goes into examining and into painting what was found, while training


@dataclass(frozen=True, slots=True, eq=False)
class Examined:
    """One moment of the run, examined on one split of the data."""

    snapshot: Snapshot
    data: Data
    source: Source
    examination: Examination
    seconds: float  # of processor time it took

    @property
    def dataset(self) -> Dataset:
        """The split that was examined."""
        return split(self.data, self.source)


class Examiner(QObject):
    """Has at most one job under way; what comes meanwhile waits, and of that only the newest.

    While training it computes in float32, as the training does and as the accuracy in the status line is; at rest in
    float64, as everything that is shown of single examples.
    """

    examined = Signal(object)  # Examined

    def __init__(self, controller: Controller, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._source: Source = "test"
        self._active = False
        self._job: WatchedJob | None = None
        self._done: tuple[Snapshot, Data, Source, np.dtype[Any]] | None = None  # what was last begun
        self._due = 0.0
        self._began = 0.0
        self._spent = 0.0  # s of processor time: by the job, less what this thread had used before it showed the result
        self._painted = QTimer(self, interval=0, singleShot=True)  # comes after all that is to be painted
        self._painted.timeout.connect(self._on_painted)
        controller.shown_changed.connect(self.follow)
        controller.snapshot_ready.connect(self.follow)

    @property
    def source(self) -> Source:
        return self._source

    def set_source(self, source: Source) -> None:
        """Examine the "test" or the "train" split."""
        self._source = source
        self._due = 0.0
        self.follow()

    def set_active(self, active: bool) -> None:
        """Work, or rest while nobody looks."""
        self._active = active
        if active:
            self.follow()
        elif self._job is not None:
            self._job.cancel()

    def follow(self) -> None:
        """Examine what is shown now, unless that was done, or it is too early."""
        snapshot, data = self._controller.shown, self._controller.data
        if not self._active or self._job is not None or snapshot is None or data is None:
            return
        if (snapshot.config.layer_sizes[0], snapshot.config.layer_sizes[-1]) != _ends(data):
            return  # the network of before, for a moment after the data was changed
        moves = self._controller.is_running and snapshot is self._controller.snapshot  # not while one looks back
        if moves and time.monotonic() < self._due:
            return
        wanted = (snapshot, data, self._source, np.dtype(np.float32 if moves else np.float64))
        if not self._is_done(wanted):
            self._start(wanted)

    def _is_done(self, wanted: tuple[Snapshot, Data, Source, np.dtype[Any]]) -> bool:
        """Whether the same weights were examined on the same examples in the same dtype."""
        if self._done is None or self._done[2:] != wanted[2:] or self._done[1] is not wanted[1]:
            return False
        last, now = self._done[0], wanted[0]
        return last.config == now.config and np.array_equal(last.parameters, now.parameters)

    def _start(self, wanted: tuple[Snapshot, Data, Source, np.dtype[Any]]) -> None:
        snapshot, data, source, dtype = wanted

        def work(tell: Progress) -> Examined:
            began = time.thread_time()
            examination = examine(snapshot.network(dtype), split(data, source), tell)
            return Examined(snapshot, data, source, examination, time.thread_time() - began)

        self._done, self._began = wanted, time.monotonic()
        self._job = self._controller.start_job(work)
        self._job.finished.connect(self._on_finished)
        self._job.failed.connect(self._on_failed)
        self._job.cancelled.connect(self._on_cancelled)

    def _on_finished(self, examined: Examined) -> None:
        self._job = None
        if examined.examination.dtype == np.float32:
            self._due, self._spent = math.inf, examined.seconds - time.thread_time()
            self._painted.start()
        else:
            self._due = self._began + INTERVAL
        if examined.data is self._controller.data and examined.source == self._source:
            self.examined.emit(examined)
        self.follow()

    def _on_painted(self) -> None:
        """Rest so long that what was spent, painting too, is SHARE of the time."""
        self._due = self._began + max(INTERVAL, (self._spent + time.thread_time()) / SHARE)

    def _on_cancelled(self) -> None:
        self._job = self._done = None
        self.follow()

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        raise error  # a fault of the program: the window tells it


def _ends(data: Data) -> tuple[int, int]:
    """Inputs and outputs that a network for these data has."""
    return data.test.pixels.shape[1], len(data.test.class_names)
