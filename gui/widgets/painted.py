"""What widgets that paint themselves have in common: they follow the theme and the language."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip, QWidget

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
RESTYLED = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.FontChange)


class Restyled(QWidget):
    """A widget that paints itself and follows theme and language. `retranslate` takes its words anew."""

    def retranslate(self) -> None:
        """Say accessible name and description in the language now chosen."""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.update()
        elif event.type() in RESTYLED:
            self.update()
        super().changeEvent(event)


class Painted(Restyled):
    """One whose tooltip depends on where the mouse is: `readout_at`."""

    def readout_at(self, position: QPoint) -> str:
        """Return what the tooltip says at a point; empty: nothing."""
        return ""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            show_readout(self, event, self.readout_at(event.pos()))
            return True
        return super().event(event)


def show_readout(widget: QWidget, event: QHelpEvent, text: str) -> None:
    """Show a tooltip at the mouse, or hide the one there is."""
    if text:
        QToolTip.showText(event.globalPos(), text, widget)
    else:
        QToolTip.hideText()
