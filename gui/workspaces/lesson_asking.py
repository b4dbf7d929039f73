"""Predict, then reveal: which question of a lesson is due, and what was said to its answer."""

from __future__ import annotations

from engine.snapshot import Snapshot
from gui.lesson import Lesson
from gui.question import Question
from gui.shown_example import ShownExample
from gui.workspaces.lesson_page import LessonPage
from gui.workspaces.lesson_panel import LessonPanel


class Asking:
    """A step asks once for each network, and for each example if it is about that.

    The verdict stays until the numbers or the step change.
    """

    def __init__(self, panel: LessonPanel) -> None:
        self._panel = panel
        self._asked: dict[str, tuple[ShownExample, Snapshot]] = {}
        self._verdict: bool | None = None

    def is_due(self, page: LessonPage, lesson: Lesson) -> bool:
        """Whether this step may ask about this lesson, and has not yet."""
        known = self._asked.get(page.name)
        if known is None or known[1] is not lesson.snapshot:
            return lesson.is_named
        return lesson.is_named and page.asks_about_example and known[0] is not lesson.example

    def tell(self, page: LessonPage, lesson: Lesson | None, question: Question, verdict: bool | None) -> None:
        """Say whether the answer was right, and what was measured; None: the question was skipped."""
        if lesson is not None:
            self._asked[page.name] = (lesson.example, lesson.snapshot)
        self._verdict = verdict
        self._panel.show_verdict(question, verdict)

    def tell_again(self, page: LessonPage) -> None:
        """The same verdict in the language and the colours of now."""
        question = page.question() if self._panel.verdict.isVisible() else None
        if question is not None:
            self._panel.show_verdict(question, self._verdict)
        else:
            self._panel.verdict.hide()
