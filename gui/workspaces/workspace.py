"""What every page of the window has in common."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QWidget

from gui.controller import Controller
from gui.preferences import Preferences
from gui.workspaces.example_desk import ExampleDesk


class Workspace(QWidget):
    """One page. The window builds it when it is opened for the first time, and keeps it.

    A page follows `controller.shown_changed` and `desk.state_changed` only while it is visible, and catches up in
    `activate`. It goes elsewhere by emitting `open_requested` with the name of another page.
    """

    name: ClassVar[str]
    shows_input: ClassVar[bool] = True  # whether the column with the pad and the prediction stands beside it

    open_requested = Signal(str)
    notice = Signal(str)  # a short sentence for the status line

    def __init__(self, controller: Controller, desk: ExampleDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.controller, self.desk = controller, desk

    def activate(self) -> None:
        """The page has come to the screen: show what it missed."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.activate()

    def menu_actions(self) -> list[QAction | None]:
        """Return what the page adds to the View menu while it is in front; None is a separator."""
        return []

    def restore(self, preferences: Preferences) -> None:
        """Take up what was remembered."""

    def remember(self, preferences: Preferences) -> None:
        """Store what the next launch should begin with."""
