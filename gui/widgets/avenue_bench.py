"""A bench for one neuron: three sliders for b, one w and one a, and what they do to its activation."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.nudges import Trial
from gui.icons import icon
from gui.translated import Translated
from gui.widgets.diagram_readout import value
from gui.widgets.diagram_scene import format_value
from gui.widgets.wrapped_label import WrappedLabel

NOTCHES = 100  # each way
SPRING = 900  # ms until a wish moved by a key springs back
SMALL = 0.0100  # differences below show more than four decimals
REACH = 2.0  # largest change of a bias or a weight


class AvenueBench(Translated, QFrame):
    """Emits `changed` with the changes of b, w_k and a_k. The slider of a_k springs back: it is only a wish."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("avenueBench")
        self.setProperty("well", True)
        self._result, self._note = WrappedLabel(), WrappedLabel()
        self._result.setObjectName("benchResult")
        self._back = QToolButton()
        self._back.setObjectName("benchReset")
        self._names, self._amounts = [QLabel() for _ in range(3)], [QLabel() for _ in range(3)]
        self.sliders = [QSlider(Qt.Orientation.Horizontal) for _ in range(3)]
        self._low, self._high = -1.0, 1.0  # how far a_k could go down and up
        self._is_wish = self._is_pixel = False
        self._spring = QTimer(self, interval=SPRING, singleShot=True)
        self._spring.timeout.connect(self._spring_back)
        self._lay_out()
        self._retranslate()

    def _lay_out(self) -> None:
        self._note.setProperty("role", "muted")
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        for row, (name, slider, amount) in enumerate(zip(self._names, self.sliders, self._amounts, strict=True)):
            slider.setRange(-NOTCHES, NOTCHES)
            slider.setObjectName(("benchBias", "benchWeight", "benchActivation")[row])
            slider.valueChanged.connect(self._on_change)
            name.setBuddy(slider)
            amount.setMinimumWidth(56)
            amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(name, row, 0)
            grid.addWidget(slider, row, 1)
            grid.addWidget(amount, row, 2)
        self.sliders[2].sliderReleased.connect(self._spring_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 6)
        column.setSpacing(3)
        for label in (self._result, self._note):
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        head = QHBoxLayout()
        head.addWidget(self._result, 1)
        head.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        self._back.setIcon(icon("rotate-ccw"))
        self._back.setProperty("role", "flat")
        self._back.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._back.setIconSize(QSize(12, 12))
        self._back.setFixedHeight(18)
        self._back.clicked.connect(self.reset)
        column.addLayout(head)
        column.addLayout(grid)
        column.addWidget(self._note)

    def changes(self) -> tuple[float, float, float]:
        """How much larger b, w_k and a_k are to be."""
        bias, weight, activation = (slider.value() / NOTCHES for slider in self.sliders)
        return REACH * bias, REACH * weight, activation * (self._high if activation > 0 else -self._low)

    def set_names(self, names: tuple[str, str, str], low: float, high: float, *, is_pixel: bool = False) -> None:
        """Name what the sliders change (rich text), and say how far a_k could go, and whether it is an input."""
        self._low, self._high, self._is_pixel = low, high, is_pixel
        if [label.text() for label in self._names] != list(names):
            self.reset()  # what was tried belongs to other parameters
        for label, slider, name, what in zip(self._names, self.sliders, names, self._whats(), strict=True):
            label.setText(name)
            slider.setAccessibleName(what)
            slider.setToolTip(what)
        self._show_amounts()

    def show_trial(self, trial: Trial) -> None:
        """Say what the changes do: predicted to first order, and really."""
        if not any(self.changes()):
            stuck = any(slider.value() for slider in self.sliders)
            text = self.tr("a = {a}. This one cannot go further.") if stuck else self.tr("a = {a}. Move a slider.")
            self._say(text.format(a=format_value(trial.before, signed=False)))
            return
        self._say(
            self.tr("a = {before} → predicted {predicted} ({dp}) · really <b>{real}</b> ({dr})").format(
                before=format_value(trial.before, signed=False),
                predicted=format_value(trial.predicted, signed=trial.predicted < 0),
                real=format_value(trial.real, signed=trial.real < 0),
                dp=value(_difference(trial.before, trial.predicted)),
                dr=value(_difference(trial.before, trial.real)),
            )
        )

    def _say(self, result: str) -> None:
        title = self.tr("Try it")
        self._result.setText(f"<b>{title}</b> &nbsp;{result}")
        self._say_note()

    def reset(self) -> None:
        """All sliders back to the middle."""
        self._is_wish = False
        for slider in self.sliders:
            slider.setValue(0)
        self._say_note()

    def _on_change(self) -> None:
        wish = self.sliders[2]
        if self.sender() is not wish:
            self._is_wish = False
        if self.sender() is wish and wish.value() != 0 and not wish.isSliderDown():
            self._spring.start()  # moved by a key or the wheel
        self._show_amounts()
        self.changed.emit()

    def _spring_back(self) -> None:
        self._is_wish = True
        self.sliders[2].setValue(0)
        self._say_note()

    def hideEvent(self, event: QHideEvent) -> None:
        self._spring.stop()
        super().hideEvent(event)

    def _show_amounts(self) -> None:
        for label, change in zip(self._amounts, self.changes(), strict=True):
            label.setText(value(change))

    def _whats(self) -> tuple[str, str, str]:
        return (
            self.tr("Change the bias b"),
            self.tr("Change one weight"),
            self.tr("Change one activation: it springs back, as it is only a wish"),
        )

    def _retranslate(self) -> None:
        self._back.setToolTip(self.tr("All sliders back to the middle"))
        self._back.setAccessibleName(self._back.toolTip())
        for slider, what in zip(self.sliders, self._whats(), strict=True):
            slider.setAccessibleName(what)
            slider.setToolTip(what)
        self._say_note()

    def _say_note(self) -> None:
        """What there is to know, once something was tried."""
        self._note.setVisible(self._is_wish or any(self.changes()))
        self._back.setEnabled(any(self.changes()))
        text = self.tr("Predicted = slope times change (first order). The curve bends, so large changes miss it.")
        if self._is_wish and self._is_pixel:
            text = self.tr("It sprang back: this a is a pixel of the image. Nothing in the network can change it.")
        elif self._is_wish:
            text = self.tr(
                "It sprang back: a can only be wished for. The layer before has to grant it, by its own weights."
            )
        self._note.setText(text)


def _difference(before: float, after: float) -> float:
    """After minus before; a difference that is shown to four decimals is that of the two numbers as they are shown."""
    if abs(after - before) < SMALL:
        return after - before
    return round(after, 4) - round(before, 4)
