"""What every step of the Backprop workspace has in common."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gui.controller import Controller
from gui.lesson import Lesson
from gui.preferences import Preferences
from gui.question import Question
from gui.widgets.diagram_highlight import PLAIN, Highlight
from gui.widgets.diagram_scene import DiagramState, Selection
from gui.widgets.formula_view import Formula
from gui.widgets.view_menu import Table
from gui.workspaces.lesson_texts import Gate

MINIMUM_HEIGHT, PREFERRED_HEIGHT = 308, 520  # px of a wide step


class LessonPage(QWidget):
    """One step of the lesson. The workspace gives it the lesson and the selection that all its views share.

    The workspace asks for caption, formulas, highlight and question after every `show_lesson` and `show_selection`,
    and whenever the page emits `caption_changed`.
    """

    name: ClassVar[str]
    needs_example: ClassVar[bool] = True  # whether it is about the example on the desk, not about the mini-batch
    needs_desired: ClassVar[bool] = True  # whether it says anything that needs y: a drawing's digit is asked for first
    is_wide: ClassVar[bool] = False  # whether it stands below the diagram, not in the column of the steps

    selection_changed = Signal(object)  # Selection that the person chose, or None
    hovered = Signal(object)  # Selection that the person points at, or None
    example_requested = Signal(int)  # a training example of the mini-batch to put on the desk
    caption_changed = Signal()
    begun_anew = Signal()  # `start` has another answer by now: the numbers came late, or another network is shown
    notice = Signal(str)  # a short sentence for the status line

    def __init__(self, controller: Controller, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.controller = controller  # for long work, and for what a step does to the run

    @property
    def beside(self) -> QWidget | None:
        """What stands in the column of the steps: all of it, or what a wide step shows there."""
        return None if self.is_wide else self

    @property
    def has_own_network(self) -> bool:
        """Whether it shows a network of its own: what is selected there is no choice in the lesson's network."""
        return False

    def title(self) -> str:
        """The name of the step in the list."""
        raise NotImplementedError

    def lack(self, lesson: Lesson | None) -> Gate:
        """What the lesson has not that the step needs: an example, or the digit it is meant to be; "" if nothing."""
        if lesson is None or (self.needs_example and lesson.state.trace is None):
            return "empty"
        return "unnamed" if self.needs_desired and not lesson.is_named else ""

    def show_lesson(self, lesson: Lesson | None) -> None:
        """Show the numbers of this lesson; None while there is no network or no example."""

    def prepare(self, lesson: Lesson) -> None:
        """Work out what `show_lesson` will show; called while the page is hidden and the window has nothing to do."""
        self.show_lesson(lesson)

    def start(self, lesson: Lesson, chosen: Selection | None) -> Selection | None:
        """What the step begins with: what was chosen, if it is about such a thing, or what it is best seen on."""
        return chosen

    def expect(self, selection: Selection | None) -> None:
        """What will be selected when the next lesson is shown: a page that can shows both at once."""

    def show_selection(self, selection: Selection | None) -> None:
        """Light up what is selected, if this page shows it."""

    def show_hover(self, thing: Selection | None) -> None:
        """Light up what the mouse points at somewhere, if this page shows it."""

    def caption(self) -> str:
        """Two or three sentences about what is shown now, computed from it; rich text."""
        return ""

    def formulas(self) -> tuple[Formula, ...]:
        """The formulas of the step, each with its live numbers."""
        return ()

    def subtitle(self) -> str | None:
        """What is shown in the diagram, if it is not the lesson's network with the example on the desk."""
        return None

    def numbers(self) -> Table:
        """Header and rows of what is shown, at full precision, to be exported as CSV."""
        return (), ()

    def highlight(self) -> Highlight:
        """What the diagram lights up."""
        return PLAIN

    def question(self) -> Question | None:
        """What to ask before this lesson is shown, or None."""
        return None

    @property
    def asks_about_example(self) -> bool:
        """Whether another example makes it another question."""
        return True

    def asking_highlight(self) -> Highlight:
        """What the diagram lights up while the question is open; nothing of it may tell the answer."""
        return Highlight(is_secret=True)

    def shown_state(self, lesson: Lesson) -> DiagramState:
        """What the diagram shows: the lesson's network, unless the step brings one of its own."""
        return lesson.state

    def restore(self, preferences: Preferences) -> None:
        """Take up what was remembered."""

    def remember(self, preferences: Preferences) -> None:
        """Store what the next launch should begin with."""
