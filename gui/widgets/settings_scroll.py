"""What holds the fields of the settings: as high as they are where there is room; in a low window they scroll."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

_LOWEST = 150  # px of height that the fields keep where they must scroll


class SettingsScroll(QScrollArea):
    """Emits `rows_changed` when a row came or went; `set_room` says how much height there is."""

    rows_changed = Signal()

    def __init__(self, fields: QWidget) -> None:
        super().__init__()
        self._fields, self._room = fields, 10_000
        self.setObjectName("settingsScroll")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(fields)

    def set_room(self, height: int) -> None:
        """Take no more px of height than this."""
        self._room = max(_LOWEST, height)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return self._fields.sizeHint()

    def minimumSizeHint(self) -> QSize:
        fields, bar = self._fields, self.verticalScrollBar().sizeHint().width()
        return QSize(fields.minimumSizeHint().width() + bar, min(fields.sizeHint().height(), self._room))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._fields and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self.rows_changed.emit()
        return super().eventFilter(watched, event)
