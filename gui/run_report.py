"""What the window says of the run: the numbers at the bottom, and in the banner what went wrong with it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction

from engine.snapshot import RunState, Snapshot
from gui.controller import Controller
from gui.failures import failure_text, guessing_text, is_saturated, still_guesses
from gui.widgets.banner import Banner
from gui.widgets.status_line import StatusLine

COST_DELAY = 150  # ms of rest before C is measured over the training set
INTERVAL = 1 / 12  # s between two sets of numbers while training: nobody reads faster


class RunReport(QObject):
    """Follows the controller."""

    def __init__(
        self, controller: Controller, status: StatusLine, banner: Banner, reset: QAction, parent: QObject | None = None
    ) -> None:
        """`reset` is what the banner offers when training cannot go on."""
        super().__init__(parent)
        self._controller, self._status, self._banner, self._reset = controller, status, banner, reset
        self._told: int | None = None  # the run whose trouble the banner tells
        self._state: RunState | None = None
        self._is_due = True  # whether the newest snapshot is one whose numbers are shown
        self._cost_timer = QTimer(self, interval=COST_DELAY, singleShot=True)
        self._cost_timer.timeout.connect(controller.measure_shown)
        controller.snapshot_ready.connect(self._on_snapshot)
        controller.shown_changed.connect(self._on_shown)
        controller.shown_measured.connect(status.show_measured)

    def _on_snapshot(self, snapshot: Snapshot) -> None:
        is_running, is_news = self._controller.is_running, snapshot.state is not self._state
        self._state = snapshot.state
        self._is_due = is_news or not is_running or self._controller.pace.is_due("status", INTERVAL)
        if self._is_due:
            self._status.show_newest(snapshot)
        if snapshot.state is RunState.FAILED and snapshot.failure is not None:
            failure = snapshot.failure
            self._banner.tell(lambda: failure_text(failure), self._reset, failure.report)
            self._told = snapshot.run
        elif still_guesses(snapshot):
            if self._told != snapshot.run:
                self._told = snapshot.run
                self._tell_that_it_guesses(snapshot)
        elif self._told is not None:
            self._told = None
            self._banner.hide()

    def _tell_that_it_guesses(self, snapshot: Snapshot) -> None:
        data = self._controller.data
        saturated = data is not None and is_saturated(snapshot, data)
        self._banner.tell(lambda: guessing_text(snapshot, saturated=saturated), self._reset if saturated else None)

    def _on_shown(self, snapshot: Snapshot) -> None:
        if self._is_due or not self._controller.shown_moves:
            self._status.show_snapshot(snapshot)
        self._measure_when_resting(snapshot)

    def _measure_when_resting(self, snapshot: Snapshot) -> None:
        """The C of the chapter is over the whole training set: measured off this thread once the moment shown stays."""
        if snapshot.state is RunState.PAUSED or self._controller.looks_back:
            self._cost_timer.start()
        else:
            self._cost_timer.stop()
