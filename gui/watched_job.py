"""A long job as the window sees it: signals in the GUI thread for progress and for each of its four ends."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from engine.jobs import Cancelled, Job


class WatchedJob(QObject):
    """Polled by the controller. Exactly one of `finished`, `failed` and `cancelled` comes, and it comes last."""

    progressed = Signal(float)  # 0 to 1
    finished = Signal(object)  # what the work returned
    failed = Signal(object)  # the exception
    cancelled = Signal()

    def __init__(self, job: Job[Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job = job
        self._shown = -1.0

    @property
    def done(self) -> bool:
        """Whether the work has ended, one way or another."""
        return self._job.done

    def cancel(self) -> None:
        """Ask the work to stop; `cancelled` follows, unless it ended first."""
        self._job.cancel()

    def poll(self) -> bool:
        """Emit what is new; True once the job has ended."""
        if not self._job.done:
            if self._job.fraction != self._shown:
                self._shown = self._job.fraction
                self.progressed.emit(self._shown)
            return False
        try:
            result = self._job.result()
        except Cancelled:
            self.cancelled.emit()
        except Exception as error:
            self.failed.emit(error)
        else:
            self.progressed.emit(1.0)
            self.finished.emit(result)
        return True
