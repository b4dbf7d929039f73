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
        self._kept: Selection | None = None  # what the person chose last; what a step chose by itself is not kept
        self._where: LessonPage | None = None  # the step it was chosen in, which shows it in any case
        self._page: LessonPage | None = None  # the step in front
        self._lesson: Lesson | None = None  # what is chosen belongs to the step in front with this lesson

    def choose(self, thing: object) -> None:
        """Select a thing, or with None let go: the person did."""
        if thing != self.chosen and (thing is None or isinstance(thing, Selection)):
            if self._page is None or not self._page.has_own_network:
                self._kept, self._where = thing, self._page
            self._select(thing)

    def keep(self, thing: Selection) -> None:
        """The person chose this on another page: the step in front begins with it."""
        self._kept, self._where, self._lesson = thing, self._page, None

    def point(self, thing: object) -> None:
        """Say what the mouse points at; None when it has left."""
        if thing != self.pointed and (thing is None or isinstance(thing, Selection)):
            self.pointed = thing
            self.pointed_changed.emit(thing)

    def keep_within(self, layer_sizes: tuple[int, ...]) -> None:
        """Let go of what a network of these sizes does not have."""
        if self._kept is not None and not self._kept.fits(layer_sizes):
            self._kept = self._where = None
        if self._page is not None and self._page.has_own_network:
            return
        if self.chosen is not None and not self.chosen.fits(layer_sizes):
            self._select(None)
        if self.pointed is not None and not self.pointed.fits(layer_sizes):
            self.point(None)

    # A step shows what was kept, or else what it is best seen on, anew for every lesson

    def begin(self, page: LessonPage) -> None:
        """This step is about to be entered; in the one before nothing is pointed at any more."""
        if self.pointed is not None and self._page is not None and self._page is not page:
            self._page.show_hover(None)
        self._page, self._lesson = page, None
        if self._kept is None:
            self._where = None

    def enter(self, page: LessonPage, lesson: Lesson) -> None:
        """Give the step the lesson and what is selected."""
        self._page = page
        page.expect(self._choice(page, lesson))
        page.show_lesson(lesson)
        self.settle(page, lesson)

    def settle(self, page: LessonPage, lesson: Lesson, *, anew: bool = False) -> None:
        """Select what the step begins with; `anew`: that may be another thing than before."""
        self._lesson = None if anew else self._lesson
        chosen = self._choice(page, lesson)
        self._lesson = lesson
        self._select(chosen)
        page.show_selection(chosen)

    def _choice(self, page: LessonPage, lesson: Lesson) -> Selection | None:
        return self.chosen if lesson is self._lesson else self.first_choice(page, lesson)

    def first_choice(self, page: LessonPage, lesson: Lesson) -> Selection | None:
        """What the step begins with, or would begin with."""
        if page.has_own_network:
            return page.start(lesson, None)
        return self._kept if page is self._where else page.start(lesson, self._kept)

    def _select(self, thing: Selection | None) -> None:
        if thing != self.chosen:
            self.chosen = thing
            self.chosen_changed.emit(thing)
