"""The one selection that diagram, bars, formulas, tables and pictures of the Backprop workspace share."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from gui.lesson import Lesson
from gui.widgets.diagram_scene import Selection
from gui.workspaces.lesson_page import LessonPage


class LessonSelection(QObject):
    """What is chosen (it stays) and what is pointed at (while the mouse is there), wherever that happens."""

    chosen_changed = Signal(object)  # Selection or None
    pointed_changed = Signal(object)  # Selection or None

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.chosen: Selection | None = None
        self.pointed: Selection | None = None
        self._begun: tuple[Selection | None, Lesson] | None = None  # what the step chose for which lesson

    def choose(self, thing: object) -> None:
        """Select a thing, or with None let go."""
        if thing != self.chosen and (thing is None or isinstance(thing, Selection)):
            self.chosen = thing
            self.chosen_changed.emit(thing)

    def point(self, thing: object) -> None:
        """Say what the mouse points at; None when it has left."""
        if thing != self.pointed and (thing is None or isinstance(thing, Selection)):
            self.pointed = thing
            self.pointed_changed.emit(thing)

    def keep_within(self, layer_sizes: tuple[int, ...]) -> None:
        """Let go of what a network of these sizes does not have."""
        if self.chosen is not None and not self.chosen.fits(layer_sizes):
            self.choose(None)
        if self.pointed is not None and not self.pointed.fits(layer_sizes):
            self.point(None)

    # What a step begins with: it selects what it is best seen on; later it follows, unless something else was chosen

    def begin(self) -> None:
        """Another step is about to be entered."""
        self._begun = None

    def enter(self, page: LessonPage, lesson: Lesson) -> None:
        """Give the step the lesson and what is selected."""
        page.expect(self._choice(page, lesson))
        page.show_lesson(lesson)
        chosen = self._choice(page, lesson)
        if self._is_to_choose(lesson):
            self._begun = (chosen, lesson)
        self.choose(chosen)
        page.show_selection(chosen)

    def go_back(self) -> bool:
        """Choose again what the step began with; False if that is chosen."""
        if self._begun is None or self.chosen == self._begun[0]:
            return False
        self.choose(self._begun[0])
        return True

    def _is_to_choose(self, lesson: Lesson) -> bool:
        begun = self._begun
        return begun is None or (self.chosen == begun[0] and lesson is not begun[1])

    def _choice(self, page: LessonPage, lesson: Lesson) -> Selection | None:
        chosen = self.chosen
        return page.start(lesson, None if self._begun else chosen) if self._is_to_choose(lesson) else chosen
