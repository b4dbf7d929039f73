"""While the window rests, the steps that are not in front get ready, so that the first look at one is no slower."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from PySide6.QtCore import QObject, QTimer

from gui.lesson import Lesson
from gui.widgets.formula_view import load_formulas
from gui.workspaces.lesson_network import LessonNetwork
from gui.workspaces.lesson_page import LessonPage
from gui.workspaces.lesson_selection import LessonSelection
from gui.workspaces.mini_batch_source import AT_ONCE

REST = 120  # ms without anything new before a step gets ready
NEXT = 30  # ms from one step to the next
AT_A_TIME = 4  # formulas read


class Rehearsal(QObject):
    """Lets one step after another prepare a lesson; each is painted once, unseen, which fills Qt's caches."""

    def __init__(
        self, pages: Sequence[LessonPage], network: LessonNetwork, selection: LessonSelection, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._pages, self._network, self._selection = pages, network, selection
        self._lesson: Lesson | None = None
        self._waiting: list[LessonPage] = []
        self._painted: set[LessonPage] = set()
        self._formulas = load_formulas()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._prepare_next)

    def begin(self, lesson: Lesson) -> None:
        """The window shows this lesson, or another step of it: get the other steps ready once it rests."""
        if lesson is not self._lesson:
            self._lesson = lesson
            due = [page for page in self._pages if is_about_mini_batch(page) or page not in self._painted]
            self._waiting = sorted(due, key=lambda page: not page.is_wide)  # those first, they are the most work
        if self._waiting:
            self._timer.start(REST)

    def stop(self) -> None:
        """The workspace is no longer in front."""
        self._timer.stop()
        self._lesson, self._waiting = None, []

    def _prepare_next(self) -> None:
        page, lesson = self._waiting.pop(0), self._lesson
        if lesson is not None and not page.isVisible() and is_quick(page, lesson):
            page.prepare(lesson)
            if page not in self._painted:
                self._paint(page, lesson)
        for _ in islice(self._formulas, AT_A_TIME):
            pass
        self._painted.add(page)
        if self._waiting:
            self._timer.start(NEXT)

    def _paint(self, page: LessonPage, lesson: Lesson) -> None:
        """Unseen, with what would be selected in it, at the place and size that it will have."""
        if not page.lack(lesson):
            page.show_selection(self._selection.first_choice(page, lesson))
        if page.is_wide and self._network.diagram.state is lesson.state:  # not the network on the bench
            self._network.rehearse(page)
        if page.beside is not None:
            page.beside.grab()


def is_about_mini_batch(page: LessonPage) -> bool:
    """Whether another network means much work for the page, another example next to none."""
    return not page.needs_example


def is_quick(page: LessonPage, lesson: Lesson) -> bool:
    """Whether the page can be ready within a frame, and needs no job for a huge mini-batch."""
    return not is_about_mini_batch(page) or len(lesson.mini_batch) <= AT_ONCE
