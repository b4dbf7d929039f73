"""What is dropped on the window goes to whoever can use it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

Taker = Callable[[QMimeData], bool]  # takes what it is given, or says that it cannot


class Drops(QObject):
    """Offers what is dropped to each taker in turn, until one takes it."""

    def __init__(self, window: QWidget, *takers: Taker) -> None:
        super().__init__(window)
        self._takers = takers
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accept files and pictures."""
        if isinstance(event, QDragEnterEvent) and _is_welcome(event.mimeData()):
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            if any(taker(event.mimeData()) for taker in self._takers):
                event.acceptProposedAction()
            return True
        return False


def _is_welcome(mime: QMimeData) -> bool:
    return mime.hasImage() or any(url.isLocalFile() for url in mime.urls())
