"""A label that says less where there is less room, and shows all of its text as a tooltip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel


class ElidedLabel(QLabel):
    """Plain text on one line; gives up its width before anything else in its row.

    Shows the longest of its texts that fits, and the last one ending in … where none does.
    """

    _shorter: tuple[str, ...] = ()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def setText(self, text: str, *shorter: str) -> None:
        """Say `text`, or where it does not fit one of the shorter ones, given from longer to shorter."""
        self._shorter = shorter
        super().setText(text)
        self.setToolTip(text)

    @property
    def shown(self) -> str:
        """What can be read at the present width."""
        texts, metrics = (self.text(), *self._shorter), self.fontMetrics()
        fitting = [text for text in texts if metrics.horizontalAdvance(text) <= self.width()]
        return fitting[0] if fitting else metrics.elidedText(texts[-1], Qt.TextElideMode.ElideRight, self.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setPen(self.palette().windowText().color())
            painter.drawText(self.rect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), self.shown)
