"""The way through the steps: back, on, to any one, or from one to the next by itself."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from gui.workspaces.lesson_actions import LessonActions

PLAY_INTERVAL = 6000  # ms at each step while they play by themselves


class LessonWalk(QObject):
    """Knows at which of `count` steps one is, counted from 0."""

    arrived = Signal()  # at a step, be it the same one

    def __init__(self, count: int, actions: LessonActions, parent: QObject) -> None:
        super().__init__(parent)
        self.step = 0
        self._last = count - 1
        self._actions = actions
        self._play_timer = QTimer(self, interval=PLAY_INTERVAL)
        self._play_timer.timeout.connect(self._on_play_tick)
        actions.back.triggered.connect(self.back)
        actions.forward.triggered.connect(self.forward)
        actions.play.toggled.connect(self._on_play)

    def go_to(self, step: int) -> None:
        """Jump to a step; beyond the ends, to the last one there."""
        self.step = max(0, min(step, self._last))
        self.arrived.emit()

    def back(self) -> None:
        """One step back."""
        self.go_to(self.step - 1)

    def forward(self) -> None:
        """One step on."""
        self.go_to(self.step + 1)

    def show_place(self) -> None:
        """At the ends the actions lead nowhere."""
        self._actions.show_place(self.step, self._last + 1)

    def _on_play(self, wanted: bool) -> None:
        if wanted:
            self._play_timer.start()
        else:
            self._play_timer.stop()

    def _on_play_tick(self) -> None:
        self.forward()
        if self.step == self._last:
            self._actions.play.setChecked(False)
