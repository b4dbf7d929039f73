"""Undo and redo for the pad, as a stack of Qt that can be frozen into plain data and taken up again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand, QUndoStack

from gui.widgets.pad_strokes import Change, DrawingHistory, Stroke

MOST_STEPS_FROZEN = 200

Put = Callable[[tuple[Stroke, ...]], None]


class PadUndo(QUndoStack):
    """Puts strokes on the pad with `put` whenever something is done, undone or redone."""

    def __init__(self, put: Put, parent: QObject) -> None:
        super().__init__(parent)
        self._put = put
        self._silent = False

    def do(self, before: tuple[Stroke, ...], after: tuple[Stroke, ...], text: str) -> None:
        """Go from some strokes to others, as one step."""
        self.push(_Step(self, Change(before, after, text)))

    def show(self, strokes: tuple[Stroke, ...]) -> None:
        """Put strokes on the pad, unless a whole history is being taken up."""
        if not self._silent:
            self._put(strokes)

    @property
    def history(self) -> DrawingHistory:
        """The drawing with its newest steps, frozen."""
        first = max(0, self.count() - MOST_STEPS_FROZEN)
        steps = [self.command(i) for i in range(first, self.count())]
        changes = tuple(step.change for step in steps if isinstance(step, _Step))
        return DrawingHistory(changes, max(0, self.index() - first))

    def restore(self, here: tuple[Stroke, ...], history: DrawingHistory) -> None:
        """Take up a drawing with its steps. Undoing all of them, and once more, brings back what is `here` now."""
        first = history.changes[0].before if history.changes else ()
        self._silent = True
        if here or first:
            self.push(_Step(self, Change(here, first, "")))
        place = self.index()
        for change in history.changes:
            self.push(_Step(self, change))
        self.setIndex(place + history.index)
        self._silent = False
        self.setClean()
        self._put(history.strokes)


class _Step(QUndoCommand):
    """From some strokes to others."""

    def __init__(self, stack: PadUndo, change: Change) -> None:
        super().__init__(change.text)
        self._stack, self.change = stack, change

    def redo(self) -> None:
        self._stack.show(self.change.after)

    def undo(self) -> None:
        self._stack.show(self.change.before)
