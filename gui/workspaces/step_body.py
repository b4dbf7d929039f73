"""Curve and table of step 8: side by side where there is room, else the table above and the curve below it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

SIDE_BY_SIDE = 480  # px from which both stand in one row
_LOWER_ROW = 150  # px of the curve below the table


class StepBody(QScrollArea):
    """Scrolls up and down when it is narrow."""

    def __init__(self, curve: QWidget, table: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curve, self._table = curve, table
        self._is_wide: bool | None = None
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
        self._arrange(True)

    def _arrange(self, is_wide: bool) -> None:
        if is_wide == self._is_wide:
            return
        self._is_wide = is_wide
        for widget, place in (
            (self._curve, (0, 0) if is_wide else (1, 0)),
            (self._table, (0, 1) if is_wide else (0, 0)),
        ):
            self._grid.removeWidget(widget)
            self._grid.addWidget(widget, *place)
        for column, stretch in enumerate((1, 1) if is_wide else (1, 0)):
            self._grid.setColumnStretch(column, stretch)
        self._grid.setRowMinimumHeight(1, 0 if is_wide else _LOWER_ROW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange(self.width() >= SIDE_BY_SIDE)
        super().resizeEvent(event)
