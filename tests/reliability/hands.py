"""Random touches of a lesson: any step, any of its widgets, networks of other shapes meanwhile."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.stateful import rule
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QToolButton,
    QWidget,
)

from engine import commands
from engine.activations import ACTIVATIONS, ActivationName
from engine.costs import COSTS, CostName
from gui.main_window import MainWindow
from gui.widgets.bar_list import BarList
from gui.widgets.export_button import ExportButton
from gui.widgets.network_diagram import NetworkDiagram
from gui.widgets.step_curve_view import StepCurveView
from gui.workspaces.backprop import BackpropWorkspace

NETWORKS = ((784, 16, 16, 10), (784, 10), (784, 30, 10), (784, 8, 8, 8, 10))
WORDS = ("w_5000", "w_13001", "w(1)3,400", "b(2)1", "w(2)5,11", "no such thing", "")
KEYS = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Escape)
TOUCHES = st.tuples(st.integers(0, 199), st.floats(0, 1), st.floats(0, 1), st.sampled_from(WORDS))
TOUCHED = (
    QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit, QAbstractScrollArea, BarList,
    NetworkDiagram, StepCurveView,
)  # fmt: skip


class Hands:
    """Rules for a state machine that has a `window`; they do something where the Backprop workspace is in front."""

    window: MainWindow

    @rule(sizes=st.sampled_from(NETWORKS), activation=st.sampled_from([*ACTIVATIONS]), cost=st.sampled_from([*COSTS]))
    def another_network(self, sizes: tuple[int, ...], activation: ActivationName, cost: CostName) -> None:
        config = replace(self.window.controller.snapshot.config, layer_sizes=sizes, activation=activation, cost=cost)
        self.window.controller.send(commands.NewConfig(config))

    @rule(step=st.integers(0, 7), asks=st.booleans())
    def go_to_step(self, step: int, asks: bool) -> None:
        self.window.pages.open("backprop")
        lesson = self.window.pages.current
        assert isinstance(lesson, BackpropWorkspace)
        lesson.actions_.predict.setChecked(asks)
        lesson.go_to(step)

    @rule(touches=st.lists(TOUCHES, min_size=1, max_size=5))
    def touch(self, touches: list[tuple[int, float, float, str]]) -> None:
        for which, x, y, word in touches:
            lesson = self.window.pages.current
            widgets = things_to_touch(lesson) if isinstance(lesson, BackpropWorkspace) else []
            if widgets:
                touch(widgets[which % len(widgets)], x, y, word)


def things_to_touch(lesson: BackpropWorkspace) -> list[QWidget]:
    """Whatever of a lesson can be clicked, moved or written in now, and opens no dialog."""
    return [
        widget
        for widget in lesson.findChildren(QWidget)
        if isinstance(widget, TOUCHED)
        and widget.isVisible()
        and widget.isEnabled()
        and not isinstance(widget, ExportButton)
        and not (isinstance(widget, QToolButton) and widget.menu() is not None)
    ]


def touch(widget: QWidget, x: float, y: float, word: str) -> None:
    """Do with it what a hand may do: a click, another place or choice, a word and Enter, a key."""
    place = QPoint(int(x * (widget.width() - 1)), int(y * (widget.height() - 1)))
    if isinstance(widget, QAbstractButton):
        widget.click()
    elif isinstance(widget, QAbstractSlider):
        widget.setValue(round(widget.minimum() + x * (widget.maximum() - widget.minimum())))
    elif isinstance(widget, QComboBox):
        widget.setCurrentIndex(int(x * (widget.count() - 1)))
        widget.activated.emit(widget.currentIndex())
    elif isinstance(widget, QLineEdit):
        widget.setText(word)
        QTest.keyClick(widget, Qt.Key.Key_Return)
    elif isinstance(widget, QAbstractSpinBox):
        widget.stepBy(int(20 * x) - 10)
    else:
        target = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
        QTest.mouseMove(target, place)
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        QTest.keyClick(widget, KEYS[int(y * (len(KEYS) - 1))])
