"""What every step of the Backprop workspace has in common."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gui.lesson import Lesson
from gui.widgets.diagram_scene import Selection


class LessonPage(QWidget):
    """One step of the lesson. The workspace gives it the lesson and the selection that all its views share."""

    selection_changed = Signal(object)  # Selection that the person pointed at, or None
    caption_changed = Signal()

    def show_lesson(self, lesson: Lesson | None) -> None:
        """Show the numbers of this lesson; None while there is no network or no example."""

    def show_selection(self, selection: Selection | None) -> None:
        """Light up what is selected, if this page shows it."""

    def caption(self) -> str:
        """Two or three sentences about what is shown now, computed from it; rich text."""
        return ""
