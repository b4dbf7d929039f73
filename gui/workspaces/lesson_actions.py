"""What one can do in the Backprop workspace by menu, key or button."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from gui.icons import icon

translate = QCoreApplication.translate


class LessonActions:
    """The actions; what they do is connected by the workspace. Their keys work only while it is on the screen."""

    def __init__(self, parent: QWidget) -> None:
        self.back = _action(parent, "actionLessonBack", "Alt+Left")
        self.forward = _action(parent, "actionLessonForward", "Alt+Right")
        self.play = _action(parent, "actionLessonPlay", "Alt+P", checkable=True)
        self.play.setIcon(icon("play"))
        self.predict = _action(parent, "actionPredictFirst", "", checkable=True)
        self.predict.setChecked(True)
        self._all = (self.back, self.forward, self.play, self.predict)
        self._place = (0, 1)
        self.set_enabled(False)
        self.retranslate()

    def menu(self) -> list[QAction | None]:
        """What stands in the View menu while the workspace is in front."""
        return [self.back, self.forward, self.play, self.predict]

    def show_place(self, step: int, count: int) -> None:
        """At the ends there is no way on."""
        self._place = (step, count)
        self.set_enabled(self.predict.isEnabled())

    def set_enabled(self, on: bool) -> None:
        """Let the keys work, or leave them to the page that is in front."""
        step, count = self._place
        for action in self._all:
            action.setEnabled(on)
        self.back.setEnabled(on and step > 0)
        self.forward.setEnabled(on and step < count - 1)
        self.play.setEnabled(on and step < count - 1)

    def retranslate(self) -> None:
        """Take all texts anew in the current language."""
        _say(self.back, translate("LessonActions", "‹ Back"), translate("LessonActions", "The step before"))
        _say(self.forward, translate("LessonActions", "Next ›"), translate("LessonActions", "The next step"))
        _say(self.play, translate("LessonActions", "Play the steps"),
             translate("LessonActions", "Walk through the steps by itself"))  # fmt: skip
        _say(self.predict, translate("LessonActions", "Predict first"),
             translate("LessonActions", "Ask before a step shows its answer"))  # fmt: skip


def _action(parent: QWidget, name: str, shortcut: str, checkable: bool = False) -> QAction:
    action = QAction(parent)
    action.setObjectName(name)
    action.setCheckable(checkable)
    if shortcut:
        action.setShortcut(QKeySequence(shortcut))
    parent.addAction(action)
    return action


def _say(action: QAction, text: str, tip: str) -> None:
    action.setText(text)
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    action.setToolTip(f"{tip}  ({keys})" if keys else tip)
