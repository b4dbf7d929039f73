"""A note of several lines that gives up its last lines where there is no room for them; a click brings them back."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QTextDocument, QTextLine
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.widgets.diagram_readout import document
from gui.widgets.wrapped_label import NARROWEST, WrappedLabel

DOTS = "…"


class FoldingLabel(WrappedLabel):
    """Muted rich text. Layouts may make it as low as one line; what is then out of sight is in its tooltip, too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opened = False
        self.setProperty("role", "muted")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    @property
    def is_folded(self) -> bool:
        """Whether some lines have no room."""
        return self.height() < self.heightForWidth(self.width())

    def hasHeightForWidth(self) -> bool:
        """No: a layout would take that height for the least."""
        return False

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint() if self._opened else QSize(NARROWEST, self.fontMetrics().lineSpacing())

    def setText(self, text: str) -> None:
        super().setText(text)
        self._follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()  # as high as the new width needs
        self._follow()

    def _follow(self) -> None:
        folded = self.is_folded
        self.setToolTip(self.text() if folded else "")
        self.setCursor(Qt.CursorShape.PointingHandCursor if folded else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.is_folded:
            self._opened = True
            self.updateGeometry()
        else:
            super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.is_folded:
            super().paintEvent(event)
            return
        look = theme.current()
        text = document([f'<span style="color:{look.muted}">{self.text()}</span>'], self.font())
        text.setTextWidth(self.width())
        lines = [line for line in _lines(text) if line[0] + line[1].height() <= self.height() + 1] or _lines(text)[:1]
        (top, last), dots = lines[-1], self.fontMetrics().horizontalAdvance(f" {DOTS}")
        place = last.xToCursor(
            min(last.naturalTextWidth(), self.width() - dots), QTextLine.CursorPosition.CursorOnCharacter
        )
        end = float(last.cursorToX(place)[0])  # type: ignore[index]  # with the cursor that it moved to
        with QPainter(self) as painter:
            painter.setClipRect(QRectF(0, 0, self.width(), top))
            text.drawContents(painter)
            painter.setClipRect(QRectF(0, top, end, last.height()))
            text.drawContents(painter)
            painter.setClipping(False)
            painter.setPen(look.color("accent"))
            painter.drawText(QRectF(end, top, dots, last.height()), Qt.AlignmentFlag.AlignCenter, DOTS)


def _lines(text: QTextDocument) -> list[tuple[float, QTextLine]]:
    """Top and line of every line."""
    found, block = list[tuple[float, QTextLine]](), text.begin()
    while block.isValid():
        above = text.documentLayout().blockBoundingRect(block).top()
        layout = block.layout()
        found += [(above + layout.lineAt(i).y(), layout.lineAt(i)) for i in range(layout.lineCount())]
        block = block.next()
    return found
