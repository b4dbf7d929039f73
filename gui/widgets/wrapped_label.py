"""A label of several lines that is cheap to lay out: setting rich text in lines is most of what a layout costs."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

NARROWEST = 80  # px


class WrappedLabel(QLabel):
    """Rich text, wrapped at the width that the label is given, and as high as that needs.

    Layouts ask for the height many times for one change of the words, so it is remembered. A QLabel would try five
    widths to find one it likes; this one is content with the width it has, so in a row it needs a stretch.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heights: dict[int, int] = {}  # px for each width
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)

    def setText(self, text: str) -> None:
        """Say something else; the same words again cost nothing."""
        if text != self.text():
            self._heights.clear()
            super().setText(text)

    def set_slim(self, is_slim: bool) -> None:
        """Less room around a text in a frame, or as much as is usual."""
        if is_slim != bool(self.property("slim")):
            self.setProperty("slim", is_slim)
            self.style().polish(self)
            QCoreApplication.sendEvent(self, QEvent(QEvent.Type.StyleChange))  # its margins are taken anew only then
            self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Only now a QLabel sets its text in lines, and then asks to be painted, which it is already."""
        self.setAttribute(Qt.WidgetAttribute.WA_UpdatesDisabled)
        super().paintEvent(event)
        self.setAttribute(Qt.WidgetAttribute.WA_UpdatesDisabled, False)

    def sizeHint(self) -> QSize:
        width = max(self.width(), NARROWEST)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST, self.fontMetrics().lineSpacing())

    def changeEvent(self, event: QEvent) -> None:
        self._heights.clear()  # another font, perhaps
        super().changeEvent(event)
