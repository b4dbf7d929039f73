"""Long work of which only the newest wish counts: what is under way is cancelled and its result not told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from engine.jobs import Work
from gui.watched_job import WatchedJob


class LatestJob(QObject):
    """At most one job under way and one that waits for it to end."""

    began = Signal(object)  # WatchedJob
    finished = Signal(object)  # what the newest work returned
    cancelled = Signal()  # and nothing follows

    def __init__(self, start: Callable[[Work[Any]], WatchedJob], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._start = start
        self._job: WatchedJob | None = None
        self._next: Work[Any] | None = None

    @property
    def is_busy(self) -> bool:
        """Whether anything is under way or waits."""
        return self._job is not None

    def start(self, work: Work[Any]) -> None:
        """Begin this work, at once or as soon as what is under way has noticed its cancel."""
        if self._job is not None:
            self._next = work
            self._job.cancel()
            return
        self._job = job = self._start(work)
        job.finished.connect(self._on_finished)
        job.cancelled.connect(self._on_cancelled)
        job.failed.connect(self._on_failed)
        self.began.emit(job)

    def cancel(self) -> None:
        """Stop what is under way and forget what waits."""
        self._next = None
        if self._job is not None:
            self._job.cancel()

    def _on_finished(self, result: object) -> None:
        if not self._go_on():
            self.finished.emit(result)

    def _on_cancelled(self) -> None:
        if not self._go_on():
            self.cancelled.emit()

    def _on_failed(self, error: Exception) -> None:
        if not self._go_on():
            self.cancelled.emit()
            raise error

    def _go_on(self) -> bool:
        """Begin what waits; False if nothing does."""
        self._job, work, self._next = None, self._next, None
        if work is not None:
            self.start(work)
        return work is not None
