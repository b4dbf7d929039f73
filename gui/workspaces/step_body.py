"""Curve, table and outputs of step 8: side by side where there is room, else the table above and the rest below it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

SIDE_BY_SIDE = 600  # px from which all three stand in one row
_LOWER_ROW = 190  # px of curve and outputs below the table


class StepBody(QScrollArea):
    """Scrolls up and down when it is narrow."""

    def __init__(self, curve: QWidget, table: QWidget, outputs: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curve, self._table, self._outputs = curve, table, outputs
        self._wide: bool | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self.setWidget(inner)
        self.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        self._arrange(True)

    def _arrange(self, wide: bool) -> None:
        if wide == self._wide:
            return
        self._wide = wide
        for widget in (self._curve, self._table, self._outputs):
            self._grid.removeWidget(widget)
        if wide:
            for column, widget in enumerate((self._curve, self._table, self._outputs)):
                self._grid.addWidget(widget, 0, column)
        else:
            self._grid.addWidget(self._table, 0, 0, 1, 3)
            self._grid.addWidget(self._curve, 1, 0)
            self._grid.addWidget(self._outputs, 1, 1, 1, 2)
        for column, stretch in enumerate((4, 6, 4) if wide else (4, 2, 2)):
            self._grid.setColumnStretch(column, stretch)
        self._grid.setRowMinimumHeight(1, 0 if wide else _LOWER_ROW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange(self.width() >= SIDE_BY_SIDE)
        super().resizeEvent(event)
