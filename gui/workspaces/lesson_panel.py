"""Right column of the Backprop workspace: the list of steps, what the step says, its own view, Back and Next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui import theme
from gui.question import Question
from gui.translated import Translated
from gui.widgets.export_button import ExportButton, Heading
from gui.widgets.formula_view import FormulaView
from gui.widgets.question_card import QuestionCard
from gui.widgets.step_list import StepList
from gui.widgets.view_menu import Table
from gui.widgets.wrapped_label import WrappedLabel
from gui.workspaces.lesson_texts import closed_up

NARROWEST = 336  # px, so that two lists of bars stand side by side
TALL, LOW = 1000, 690  # px from which the steps stand in one column, and below which only their numbers do
LOWEST = 610  # px below which formulas and the verdict take as little height as they can


class LessonPanel(Translated, QFrame):
    """Composes the widgets; they are public, the workspace connects them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lessonPanel")
        self.setProperty("panel", True)
        self.setMinimumWidth(NARROWEST)
        self.steps, self.formulas, self.card = StepList(), FormulaView(), QuestionCard()
        self._column = QVBoxLayout()
        self._title, self._place, self.caption, self.verdict = QLabel(), QLabel(), WrappedLabel(), WrappedLabel()
        self.caption.setObjectName("lessonCaption")
        self.verdict.setObjectName("lessonVerdict")
        self._foot = QHBoxLayout()
        self._scroll = QScrollArea()
        self._views: list[QWidget] = []
        self._inner = _Squeezed()
        self._table: Callable[[], Table] = _no_table
        self._about: Heading = tuple
        self.export = ExportButton("lesson", self._inner, self._current_table, self.heading)
        self._lay_out()
        self._retranslate()

    def _lay_out(self) -> None:
        self._title.setProperty("role", "title")
        self._place.setProperty("role", "muted")
        self.verdict.setProperty("role", "verdict")
        self.verdict.hide()
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._place)
        head.addWidget(self.export)
        column = QVBoxLayout(self)
        column.addLayout(head)
        column.addWidget(self.steps)
        column.addWidget(self._scrolled(), 1)
        column.addLayout(self._foot)

    def _scrolled(self) -> QScrollArea:
        """What may be taller than the column: caption, question, formulas and the step's own view."""
        inside = QVBoxLayout(self._inner)
        inside.setContentsMargins(0, 0, 4, 0)
        inside.setSpacing(6)
        for widget in (self.verdict, self.caption, self.card, self.formulas):
            inside.addWidget(widget)
        inside.addLayout(self._column, 1)
        inside.addStretch(0)
        self._scroll.setObjectName("lessonScroll")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._inner)
        return self._scroll

    def place(self, back: QAction, play: QAction, forward: QAction) -> None:
        """Add the buttons at the foot, once."""
        for action in (back, play, forward):
            button = QToolButton()
            button.setDefaultAction(action)
            button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            button.setToolButtonStyle(
                Qt.ToolButtonStyle.ToolButtonIconOnly if action is play else Qt.ToolButtonStyle.ToolButtonTextOnly
            )
            button.setMinimumWidth(40 if action is play else 84)
            if action is forward:
                button.setProperty("role", "primary")
                self._foot.addStretch(1)
            self._foot.addWidget(button)

    def set_sources(self, table: Callable[[], Table], about: Heading) -> None:
        """Say where the numbers to be exported come from, and what their pictures are about."""
        self._table, self._about = table, about

    def heading(self) -> tuple[str, ...]:
        """Above a picture: the step, and what it is about."""
        return (self.steps.current_title, *self._about())

    def _current_table(self) -> Table:
        return self._table()

    def add_view(self, view: QWidget) -> None:
        """Give a step's view its place in the column."""
        view.hide()
        self._views.append(view)
        self._column.addWidget(view)

    def show_view(self, view: QWidget | None) -> None:
        """Bring a step's view to the front; None: it stands elsewhere, or waits for an answer."""
        for other in self._views:
            other.setVisible(other is view)

    def show_verdict(self, question: Question, verdict: bool | None) -> None:
        """Say whether the answer was right and what was measured; nothing if the question was skipped."""
        self.verdict.setVisible(verdict is not None)
        word = self.tr("Right.") if verdict else self.tr("Not this time.")
        role = "good" if verdict else "desired"
        colour = getattr(theme.current(), role)
        self.verdict.setText(closed_up(f'<b style="color:{colour}">{word}</b> {question.reveal}'))

    def show_caption(self, text: str) -> None:
        """Say what the step is about; rich text."""
        text = closed_up(text)
        self.caption.setVisible(text != "")
        if text != self.caption.text():
            self.caption.setText(text)

    def set_titles(self, titles: Sequence[str]) -> None:
        """Name the steps."""
        self.steps.set_titles(titles)
        for before, button in pairwise((self.export, *self.steps.buttons)):
            self.setTabOrder(before, button)
        self._show_title()

    def show_place(self, step: int, count: int) -> None:
        """Say at which step one is."""
        self._place.setText(f"{step + 1} / {count}")
        self.steps.set_current(step)
        self._show_title()
        self._scroll.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        is_low = self.height() < LOW
        self.steps.set_form("column" if self.height() >= TALL else "strip" if is_low else "pairs")
        self._space(is_low)
        self._show_title()
        super().resizeEvent(event)

    def _space(self, is_low: bool) -> None:
        """Room around the parts and between them; less where there is little height."""
        column, inside = self.layout(), self._inner.layout()
        assert column is not None
        assert inside is not None
        column.setContentsMargins(theme.PADDING, 5 if is_low else 8, theme.PADDING, 6 if is_low else 10)
        column.setSpacing(5 if is_low else 8)
        inside.setSpacing(4 if is_low else 6)
        is_lowest = self.height() < LOWEST
        self.formulas.set_small(is_lowest)
        self.verdict.set_slim(is_lowest)

    def _show_title(self) -> None:
        """Name the lesson; or the step, where the list has room for numbers only."""
        lesson = self.tr("Backpropagation, step by step")
        self._title.setText(lesson if self.steps.has_titles else self.steps.current_title or lesson)

    def _retranslate(self) -> None:
        self._show_title()


class _Squeezed(QWidget):
    """In a scroll area it is as low as its contents can be; to scroll is for what has no room even then.

    A QScrollArea also asks how high it would be beside a scroll bar: no lower than now, which is all it has to know.
    """

    def heightForWidth(self, width: int) -> int:
        layout, port = self.layout(), self.parentWidget()
        return -1 if layout is None or port is None else layout.minimumHeightForWidth(max(width, port.width()))


def _no_table() -> Table:
    return (), ()
