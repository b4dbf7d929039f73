"""What has words follows the language: a mixin, so that no widget has to listen for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget as Widget
else:
    Widget = object  # the Qt class behind it is any of Qt's


class Translated(Widget):
    """Stands before the Qt class: `class Banner(Translated, QFrame)`. `_retranslate` takes all words anew."""

    def _retranslate(self) -> None:
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)
