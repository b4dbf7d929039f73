"""Predict first: one question, answered by a button, a key or a click in the diagram; then what was measured."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from gui.question import Question
from gui.translated import Translated
from gui.widgets.diagram_scene import Selection

KEYS = "ABCDFGHIJK"  # E is taken
COLUMNS = 5


class QuestionCard(Translated, QFrame):
    """Asks a Question; `answered` says it is over, by an answer or by being skipped. It remembers nothing."""

    answered = Signal(object, object)  # the Question, and whether the answer was right; None: it was skipped

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("questionCard")
        self.setProperty("asks", True)
        self._question: Question | None = None
        self._title, self._text, self._hint = QLabel(), QLabel(), QLabel()
        self._skip = QToolButton()
        self._skip.setObjectName("skipQuestion")
        self._skip.setProperty("role", "flat")
        self._skip.clicked.connect(self._on_skip)
        self._buttons: list[QToolButton] = []
        self._answers = QGridLayout()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._lay_out()
        self._retranslate()
        self.hide()

    def _lay_out(self) -> None:
        self._title.setProperty("role", "gold")
        self._hint.setProperty("role", "muted")
        for label in (self._text, self._hint):
            label.setWordWrap(True)
        self._text.setObjectName("questionText")
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._skip)
        self._answers.setSpacing(4)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._text)
        column.addLayout(self._answers)
        column.addWidget(self._hint)

    @property
    def question(self) -> Question | None:
        """What is being asked."""
        return self._question

    def ask(self, question: Question | None) -> None:
        """Ask, or with None ask nothing."""
        self._question = question
        self.setVisible(question is not None)
        if question is None:
            return
        self._text.setText(question.text)
        for button in self._buttons:
            button.setParent(None)
            button.deleteLater()
        self._buttons = [self._make_button(i, text) for i, text in enumerate(question.answers)]
        self._arrange()
        for before, button in pairwise((self._skip, *self._buttons)):
            self.setTabOrder(before, button)
        self._retranslate()

    def _make_button(self, index: int, text: str) -> QToolButton:
        button = QToolButton()
        button.setText(f"{KEYS[index]}   {text}")
        button.setObjectName(f"answer{KEYS[index]}")
        button.setAccessibleName(text)
        button.setShortcut(QKeySequence(KEYS[index]))
        button.clicked.connect(self._on_button)
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # the card never grows too wide
        return button

    def _arrange(self) -> None:
        """Place the answers in as many columns as there is room for, equally wide."""
        if not self._buttons:
            return
        short = all(len(button.accessibleName()) < 4 for button in self._buttons)
        widest = max(button.sizeHint().width() for button in self._buttons)
        room = self.width() - self._column.contentsMargins().left() - self._column.contentsMargins().right()
        gap = self._answers.horizontalSpacing()
        columns = max(1, min(COLUMNS if short else 2, (room + gap) // (widest + gap)))
        for index, button in enumerate(self._buttons):
            self._answers.addWidget(button, index // columns, index % columns)
        for column in range(COLUMNS):
            self._answers.setColumnStretch(column, int(column < columns))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)

    def _on_button(self) -> None:
        question, button = self._question, self.sender()
        if question is not None and isinstance(button, QToolButton):
            self._end(self._buttons.index(button) in question.right)

    def _on_skip(self) -> None:
        self._end(None)

    def answer_with(self, thing: Selection) -> bool:
        """Take a click on a thing of the diagram as the answer; False if it is none."""
        verdict = None if self._question is None else self._question.judge(thing)
        if verdict is not None:
            self._end(verdict)
        return verdict is not None

    def _end(self, verdict: bool | None) -> None:
        question = self._question
        self.ask(None)
        self.answered.emit(question, verdict)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Predict first"))
        self._skip.setText(self.tr("Skip"))
        clickable = self._question is not None and self._question.layer is not None
        self._hint.setText(
            self.tr("Click it in the network, or press its letter. Nothing is recorded.")
            if clickable
            else self.tr("Press its letter. Nothing is recorded.")
        )
