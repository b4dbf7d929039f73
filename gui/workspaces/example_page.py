"""What the steps about one example have in common: they keep the lesson and the selection, and show both anew."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.backprop import BackpropTrace
from gui.controller import Controller
from gui.lesson import Lesson
from gui.widgets.bar_list import BarList
from gui.widgets.diagram_scene import DiagramState, Selection
from gui.widgets.view_menu import Table
from gui.workspaces.lesson_page import LessonPage


class ExamplePage(LessonPage):
    """A subclass shows `self.state` and `self.trace` in `_show`, which is called only while `is_ready`."""

    def __init__(self, controller: Controller, parent: QWidget | None = None) -> None:
        super().__init__(controller, parent)
        self.lesson: Lesson | None = None
        self.chosen: Selection | None = None
        self.pointed: Selection | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)

    @property
    def is_ready(self) -> bool:
        """Whether there is a lesson with all that this step needs."""
        lesson = self.lesson
        return lesson is not None and lesson.state.trace is not None and (lesson.is_named or not self.needs_desired)

    @property
    def state(self) -> DiagramState:
        assert self.lesson is not None
        return self.lesson.state

    @property
    def trace(self) -> BackpropTrace:
        assert self.state.trace is not None
        return self.state.trace

    @property
    def last(self) -> int:
        """L, the layer of the outputs."""
        return self.state.network.layer_count

    @property
    def lit(self) -> Selection | None:
        """What stands out: what is pointed at, else what is chosen."""
        return self.pointed or self.chosen

    def link(self, *lists: BarList) -> None:
        """Let these lists share the selection."""
        for bars in lists:
            bars.selection_changed.connect(self.selection_changed)
            bars.hovered.connect(self.hovered)
            bars.notice.connect(self.notice)

    def show_lesson(self, lesson: Lesson | None) -> None:
        self.lesson = lesson
        sizes = () if lesson is None else lesson.state.layer_sizes
        if self.chosen is not None and sizes and not self.chosen.fits(sizes):
            self.chosen = None
        if self.pointed is not None and not self.pointed.fits(sizes):
            self.pointed = None  # nobody may have told that the mouse has left
        if self.is_ready:
            self._show()

    def expect(self, selection: Selection | None) -> None:
        self.chosen = selection

    def show_selection(self, selection: Selection | None) -> None:
        if selection == self.chosen:
            return
        self.chosen = selection
        if self.is_ready:
            self._show()

    def show_hover(self, thing: Selection | None) -> None:
        self.pointed = thing
        if self.is_ready:
            self._show_lit()

    def lists(self) -> tuple[BarList, ...]:
        """The lists of numbers shown, to be exported."""
        return ()

    def numbers(self) -> Table:
        rows = [[bars.accessibleName(), bar.name, bar.value] for bars in self.lists() for bar in bars.bars]
        return ("table", "name", "value"), rows

    def _show(self) -> None:
        """Show the numbers."""

    def _show_lit(self) -> None:
        """Mark what is pointed at."""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            if self.is_ready:
                self._show()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        """Take the fixed texts anew."""
