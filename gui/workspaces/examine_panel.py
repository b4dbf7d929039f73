"""What the panels of the Test workspace have in common."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from gui import theme
from gui.widgets.elided_label import ElidedLabel
from gui.workspaces.examiner import Examined


class ExaminePanel(QFrame):
    """A panel with a title, a note beside or below it, and controls at the right."""

    def __init__(self, name: str, parent: QWidget | None = None, *, note_below: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("panel", True)
        self.examined: Examined | None = None
        self.title, self.note = QLabel(), ElidedLabel()
        self.title.setProperty("role", "title")
        self.note.setProperty("role", "muted")
        self.head = QHBoxLayout()
        self.head.setSpacing(6)
        self.head.addWidget(self.title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(theme.PADDING, 8, theme.PADDING, 10)
        self.column.setSpacing(5)
        self.column.addLayout(self.head)
        if note_below:
            self.head.addStretch(1)
            self.column.addWidget(self.note)
        else:
            self.head.addWidget(self.note, 1)

    def retranslate(self) -> None:
        """Take all words anew."""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def choice_buttons(parent: QWidget, names: Sequence[str]) -> tuple[QButtonGroup, dict[str, QToolButton]]:
    """Buttons of which exactly one is checked; their object names are given."""
    group, buttons = QButtonGroup(parent), {}
    for number, name in enumerate(names):
        button = QToolButton()
        button.setObjectName(name)
        button.setCheckable(True)
        button.setChecked(number == 0)
        button.setProperty("role", "choice")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        group.addButton(button, number)
        buttons[name] = button
    return group, buttons
