"""Connects the timeline at the bottom of the window with the controller."""

from __future__ import annotations

from PySide6.QtCore import QObject

from engine.snapshot import Snapshot
from gui.controller import Controller
from gui.widgets.timeline_bar import TimelineBar

INTERVAL = 1 / 8  # s between two pictures of the line while training


class TimelineLink(QObject):
    """Shows the run in the bar; what the bar wants goes to the controller."""

    def __init__(self, controller: Controller, bar: TimelineBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._controller, self._bar = controller, bar
        bar.step_wanted.connect(controller.look_at)
        bar.exact_step_wanted.connect(controller.look_at_exactly)
        bar.now_wanted.connect(controller.look_at_now)
        bar.rewind_wanted.connect(controller.go_on_from_shown)
        bar.branch_wanted.connect(controller.branch_from_shown)
        controller.snapshot_ready.connect(self._on_snapshot)
        controller.shown_changed.connect(self._on_shown)

    def _on_snapshot(self, snapshot: Snapshot) -> None:
        controller = self._controller
        if snapshot.timeline is not None and (
            not controller.is_running or controller.pace.is_due("timeline", INTERVAL)
        ):
            self._bar.show_run(
                snapshot.timeline, snapshot.furthest, snapshot.step_count, snapshot.mini_batches_per_epoch
            )
            if not self._bar.looks_back:
                self._bar.show_eta(snapshot.learning_rate, snapshot.step_count)

    def _on_shown(self, snapshot: Snapshot) -> None:
        if self._controller.looks_back or not self._controller.is_running or self._bar.looks_back:
            self._bar.show_moment(snapshot.step_count, snapshot.learning_rate, self._controller.looks_back)

    def go_earlier(self) -> None:
        """Look at the moment before the one shown."""
        self._bar.slider.go(-1)

    def go_later(self) -> None:
        """Look at the moment after the one shown."""
        self._bar.slider.go(+1)

    def look_at_best(self) -> None:
        """Look at the moment that answered most of the test set correctly."""
        snapshot = self._controller.snapshot
        if snapshot is not None and snapshot.timeline is not None and snapshot.timeline.best.accuracy >= 0:
            self._controller.look_at(snapshot.timeline.best.step_count)
