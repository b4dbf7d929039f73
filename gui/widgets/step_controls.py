"""Which step to take in the sandbox, how much of it, and what to do with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.icons import icon
from gui.translated import Translated
from gui.widgets.number_fields import DecimalField

RANGES = (0.1, 1.0, 2.0, 10.0)  # fractions at the right end of the slider
_NOTCHES = 1000


class StepControls(Translated, QWidget):
    """Emits what was chosen; decides nothing. The buttons `apply` and `continue_` are placed by the page."""

    own_chosen = Signal(bool)  # True: only this example's nudge
    fraction_changed = Signal(float)
    range_changed = Signal(float)
    apply_clicked = Signal()
    back_clicked = Signal()
    continue_clicked = Signal()

    def __init__(self, stack: QUndoStack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.average, self.own = QToolButton(), QToolButton()
        self.slider, self.number, self.range = QSlider(Qt.Orientation.Horizontal), DecimalField(), QComboBox()
        self.apply, self.continue_ = QPushButton(), QPushButton()
        self.undo, self.redo, self.back = QToolButton(), QToolButton(), QToolButton()
        self._fraction_text = QLabel()
        self._stack = stack
        self._set_up()
        self._lay_out()
        self._connect()
        self._retranslate()
        self._show_range(1.0)
        self.set_fraction(1.0)
        self.undo.setEnabled(self._stack.canUndo())
        self.redo.setEnabled(self._stack.canRedo())

    def _set_up(self) -> None:
        names = {
            "stepAverage": self.average, "stepOwn": self.own, "stepFraction": self.slider,
            "stepFractionNumber": self.number, "stepRange": self.range, "stepApply": self.apply,
            "stepContinue": self.continue_, "stepUndo": self.undo, "stepRedo": self.redo, "stepBack": self.back,
        }  # fmt: skip
        for name, widget in names.items():
            widget.setObjectName(name)
        group = QButtonGroup(self)
        for choice in (self.average, self.own):
            choice.setCheckable(True)
            choice.setProperty("role", "choice")
            group.addButton(choice)
        self.average.setChecked(True)
        self.apply.setProperty("role", "primary")
        for tool, picture in ((self.undo, "undo-2"), (self.redo, "redo-2"), (self.back, "rotate-ccw")):
            tool.setIcon(icon(picture))
            tool.setProperty("role", "flat")
            tool.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.slider.setRange(0, _NOTCHES)
        self.slider.setPageStep(_NOTCHES // 10)
        self.number.setRange(0, RANGES[-1])
        self.number.setDecimals(4)
        self.number.setStepType(DecimalField.StepType.AdaptiveDecimalStepType)
        self.number.setMaximumWidth(84)
        self.number.setKeyboardTracking(False)
        for most in RANGES:
            self.range.addItem(f"0 … {most:g}", most)

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        self._first = first
        first.setSpacing(4)
        first.addWidget(self.average)
        first.addWidget(self.own)
        first.addStretch(1)
        for tool in (self.undo, self.redo, self.back):
            first.addWidget(tool)
        second.setSpacing(6)
        second.addWidget(self._fraction_text)
        second.addWidget(self.slider, 1)
        second.addWidget(self.number)
        second.addWidget(self.range)
        self._fraction_text.setProperty("role", "muted")
        self._fraction_text.setBuddy(self.slider)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(first)
        column.addLayout(second)

    def add_tool(self, tool: QWidget) -> None:
        """Place one more small button beside undo and redo."""
        self._first.addWidget(tool)

    def _connect(self) -> None:
        self.average.clicked.connect(self._on_direction)
        self.own.clicked.connect(self._on_direction)
        self.slider.valueChanged.connect(self._on_slider)
        self.number.valueChanged.connect(self.set_fraction)
        self.range.activated.connect(self._on_range)
        self.apply.clicked.connect(self.apply_clicked)
        self.back.clicked.connect(self.back_clicked)
        self.continue_.clicked.connect(self.continue_clicked)
        self.undo.clicked.connect(self._stack.undo)
        self.redo.clicked.connect(self._stack.redo)
        self._stack.canUndoChanged.connect(self.undo.setEnabled)
        self._stack.canRedoChanged.connect(self.redo.setEnabled)

    # Fraction

    @property
    def fraction(self) -> float:
        """How much of the step."""
        return self.number.value()

    @property
    def most(self) -> float:
        """The fraction at the right end of the slider."""
        return float(self.range.currentData())

    def set_fraction(self, fraction: float) -> None:
        """Choose a fraction; the range grows if it has to."""
        fraction = min(RANGES[-1], max(0.0, fraction))
        if fraction > self.most:
            self._show_range(next(most for most in RANGES if most >= fraction))
        for field in (self.number, self.slider):
            field.blockSignals(True)
        self.number.setValue(fraction)
        self.slider.setValue(round(_NOTCHES * fraction / self.most))
        for field in (self.number, self.slider):
            field.blockSignals(False)
        self.fraction_changed.emit(self.fraction)

    def set_range(self, number: int) -> None:
        """Choose one of RANGES."""
        self.range.setCurrentIndex(number)
        self._on_range()

    def _show_range(self, most: float) -> None:
        self.range.setCurrentIndex(RANGES.index(most))
        self.range_changed.emit(most)

    def _on_slider(self, notch: int) -> None:
        self.set_fraction(self.most * notch / _NOTCHES)

    def _on_range(self) -> None:
        self.range_changed.emit(self.most)
        self.set_fraction(min(self.fraction, self.most))

    def _on_direction(self) -> None:
        self.own_chosen.emit(self.own.isChecked())

    # What is possible

    def allow(self, step: bool, own: bool, back: bool, go_on: bool) -> None:
        """Enable what makes sense now."""
        self.apply.setEnabled(step)
        self.own.setEnabled(own)
        self.back.setEnabled(back)
        self.continue_.setEnabled(go_on)

    def show_own(self, own: bool) -> None:
        """Show which step is taken."""
        (self.own if own else self.average).setChecked(True)

    def _retranslate(self) -> None:
        self.average.setText(self.tr("Average"))
        self.average.setToolTip(self.tr("The step −η∇C along the average of the mini-batch"))
        self.own.setText(self.tr("Only this example"))
        self.own.setToolTip(
            self.tr(
                "A step along the nudge of the example on the desk alone (also a drawing, once you said what it is)"
            )
        )
        self._fraction_text.setText(self.tr("Fraction"))
        self.slider.setAccessibleName(self.tr("Fraction of the step"))
        self.slider.setToolTip(self.tr("How much of the step: 1 is what training takes"))
        self.number.setAccessibleName(self.tr("Fraction of the step, as a number"))
        self.number.setToolTip(self.tr("From 0 to 10 times the step"))
        self.range.setAccessibleName(self.tr("Range of the fractions"))
        self.range.setToolTip(self.tr("How far the slider and the chart reach"))
        self.apply.setText(self.tr("Take the step"))
        self.apply.setToolTip(self.tr("Change the sandbox by this fraction of the step; the run is not touched"))
        self.continue_.setText(self.tr("Continue from here"))
        self.continue_.setToolTip(
            self.tr(
                "Let the run go on from the sandbox's weights and biases; recorded as an event of the run. "
                "Only where the run stands, not from its past"
            )
        )
        texts = {
            self.undo: self.tr("Undo the last change of the sandbox"), self.redo: self.tr("Redo it"),
            self.back: self.tr("Back to the weights of the run"),
        }  # fmt: skip
        for button, text in texts.items():
            button.setToolTip(text)
            button.setAccessibleName(text)
