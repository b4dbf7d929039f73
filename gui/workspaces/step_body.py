"""Curve, table and outputs of step 8: side by side where there is room, else the table above and the rest below it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

SIDE_BY_SIDE, PAIR = 640, 480  # px from which three stand in one row, and from which curve and table do
_LOWER_ROW = 190  # px of what stands below
_Place = tuple[int, int, int, int]  # row, column, rows, columns

_WIDE: tuple[_Place, ...] = ((0, 0, 1, 1), (0, 1, 1, 1), (0, 2, 1, 1))  # of curve, table, outputs
_MEDIUM: tuple[_Place, ...] = ((0, 0, 1, 1), (0, 1, 1, 2), (1, 0, 1, 3))
_NARROW: tuple[_Place, ...] = ((1, 0, 1, 1), (0, 0, 1, 3), (1, 1, 1, 2))


class StepBody(QScrollArea):
    """Scrolls up and down when it is narrow."""

    def __init__(self, curve: QWidget, table: QWidget, outputs: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widgets = (curve, table, outputs)
        self._places: tuple[_Place, ...] = ()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(0, 0, 4, 0)
        self._grid.setHorizontalSpacing(12)
        self.setWidget(inner)
        self.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        self._arrange(_WIDE)

    def _arrange(self, places: tuple[_Place, ...]) -> None:
        if places == self._places:
            return
        self._places = places
        for widget in self._widgets:
            self._grid.removeWidget(widget)
        for widget, place in zip(self._widgets, places, strict=True):
            self._grid.addWidget(widget, *place)
        for column, stretch in enumerate((4, 6, 4) if places == _WIDE else (4, 3, 3)):
            self._grid.setColumnStretch(column, stretch)
        self._grid.setRowMinimumHeight(1, 0 if places == _WIDE else _LOWER_ROW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        width = self.width()
        self._arrange(_WIDE if width >= SIDE_BY_SIDE else _MEDIUM if width >= PAIR else _NARROW)
        super().resizeEvent(event)
