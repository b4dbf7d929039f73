"""Curve and table of step 8: side by side where there is room, else the curve stands beside the outputs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSpacerItem, QVBoxLayout, QWidget

SIDE_BY_SIDE = 480  # px from which both stand in one row
_GAP = 12  # px between them
_TABLE = 334  # px of the table beside the curve at least: less, and the curve would move with the digits


class StepBeside(QWidget):
    """In the column of the steps: the outputs, and left of them what found no room elsewhere."""

    def __init__(self, outputs: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        self._row.addWidget(outputs, 1)

    def take(self, widget: QWidget) -> None:
        """Place a widget left of the outputs."""
        self._row.insertWidget(0, widget, 1)


class StepBody(QScrollArea):
    """Scrolls up and down where even the table has no room."""

    def __init__(self, curve: QWidget, table: QWidget, beside: StepBeside, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curve, self._beside, self._least = curve, beside, QSpacerItem(0, 0)
        self._is_wide: bool | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        self._row = QHBoxLayout(inner)
        self._row.setContentsMargins(0, 0, 4, 0)
        self._row.setSpacing(_GAP)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(table)
        column.addItem(self._least)
        self._row.addLayout(column, 1)
        self.setWidget(inner)
        self.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        self._arrange(True)

    def _arrange(self, is_wide: bool) -> None:
        if is_wide == self._is_wide:
            return
        self._is_wide = is_wide
        self._least.changeSize(_TABLE if is_wide else 0, 0)
        self._row.invalidate()
        if is_wide:
            self._row.insertWidget(0, self._curve, 1)
        else:
            self._beside.take(self._curve)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange(self.width() >= SIDE_BY_SIDE)
        super().resizeEvent(event)
