"""The one selection that diagram, bars, formulas, tables and pictures of the Backprop workspace share."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from gui.widgets.diagram_scene import Selection


class LessonSelection(QObject):
    """What is chosen (it stays) and what is pointed at (while the mouse is there), wherever that happens."""

    chosen_changed = Signal(object)  # Selection or None
    pointed_changed = Signal(object)  # Selection or None

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.chosen: Selection | None = None
        self.pointed: Selection | None = None

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
