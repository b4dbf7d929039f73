"""Cyclic garbage is collected in the GUI thread only: a worker that frees a QObject ends the process."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer


class GuiGarbageCollector(QObject):
    """As long as one of these is at work, Python does not collect on its own; a timer of the GUI thread does."""

    _at_work = 0

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        GuiGarbageCollector._at_work += 1
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._collect)
        self._timer.start(200)

    def settle(self) -> None:
        """What is there now stays as long as the window: no later collection looks at it, which would take a frame.

        It holds hardly any garbage, and to collect that here could end a window of before while this one is shown.
        """
        gc.freeze()

    def stop(self) -> None:
        """Leave the garbage to Python again, if this was the last one at work. Harmless when called again."""
        if not self._timer.isActive():
            return
        self._timer.stop()
        GuiGarbageCollector._at_work -= 1
        if GuiGarbageCollector._at_work == 0:
            gc.unfreeze()
            gc.enable()

    def _collect(self) -> None:
        counts, thresholds = gc.get_count(), gc.get_threshold()
        if counts[0] > thresholds[0]:
            older = [i for i in (1, 2) if counts[i] > thresholds[i]]
            gc.collect(max(older, default=0))
