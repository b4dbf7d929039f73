"""Asks which digit a drawing was meant to be: a drawing has no label, and without one there is no cost."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QFrame, QHBoxLayout, QToolButton, QWidget

from gui.shown_example import are_digits
from gui.translated import Translated
from gui.widgets.elided_label import ElidedLabel

_MOST_BUTTONS = 30


class DigitQuestion(Translated, QFrame):
    """A row of buttons, one for each class."""

    answered = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("digitQuestion")
        self._text = ElidedLabel()
        self._text.setProperty("role", "muted")
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.answered)
        self._row = QHBoxLayout()
        self._row.setSpacing(3)
        self._row.addStretch(1)
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(3)
        self._whole.addWidget(self._text)
        self._whole.addLayout(self._row, 1)
        self._retranslate()

    def set_class_names(self, names: Sequence[str]) -> None:
        """Offer these classes."""
        for button in self._group.buttons():
            self._group.removeButton(button)
            button.deleteLater()
        for number, name in enumerate(names[:_MOST_BUTTONS]):
            button = QToolButton()
            button.setText(name)
            button.setCheckable(True)
            button.setProperty("role", "choice")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._group.addButton(button, number)
            self._row.insertWidget(self._row.count() - 1, button)
        self._retranslate()

    def set_answer(self, number: int | None) -> None:
        """Show the answer given, or none."""
        self._group.setExclusive(False)
        for button in self._group.buttons():
            button.setChecked(self._group.id(button) == number)
        self._group.setExclusive(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)

    def _arrange(self) -> None:
        """Where both have no room side by side, the question stands above its answers."""
        needed = self._text.sizeHint().width() + 6 + self._row.sizeHint().width()
        down = needed > self.width()
        self._whole.setDirection(QBoxLayout.Direction.TopToBottom if down else QBoxLayout.Direction.LeftToRight)

    def _retranslate(self) -> None:
        digits = are_digits([button.text() for button in self._group.buttons()])
        self._text.setText(self.tr("Which digit did you mean?") if digits else self.tr("Which of these did you mean?"))
        for button in self._group.buttons():
            button.setAccessibleName(self.tr("I meant {0}").format(button.text()))
        self._arrange()
