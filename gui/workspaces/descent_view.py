"""Middle of the Descent workspace: the landscape, the magnifier, or a cut along a line; and what is honest to say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.descent import LAST
from engine.network import parameter_count
from engine.pictures import PlaneName
from gui import theme
from gui.descent_plan import LineName, View
from gui.parameter_names import ParameterNameError, flat_name, parse_parameter
from gui.plots.descent_plot import DescentPlot
from gui.plots.slice_plot import SlicePlot
from gui.translated import Translated
from gui.widgets.number_fields import WholeField

MODES = ("whole", "magnified", "line")


class DescentView(Translated, QFrame):
    """Emits `view_changed` when something else is to be seen; the workspace works it out and hands it in."""

    view_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("descentView")
        self.setProperty("panel", True)
        self.landscape, self.slices, self.note = DescentPlot(), SlicePlot(), QLabel()
        self.landscape.setObjectName("landscapePlot")
        self.slices.setObjectName("slicePlot")
        self.note.setObjectName("descentNote")
        self.stack = QStackedWidget()
        self._group = QButtonGroup(self)
        self._flat = View().parameter
        self._layer_sizes: tuple[int, ...] = (784, 16, 16, 10)
        self._set_up_fields()
        self._lay_out()
        self._retranslate()
        self._follow_fields()

    def _set_up_fields(self) -> None:
        self.modes = {mode: QToolButton() for mode in MODES}
        for mode, button in self.modes.items():
            button.setObjectName(f"descentMode{mode.capitalize()}")
            button.setCheckable(True)
            button.setProperty("role", "mode")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._group.addButton(button)
        self.modes["whole"].setChecked(True)
        self._group.buttonClicked.connect(self._on_change)
        self.plane, self.line, self.one, self.other = (QComboBox() for _ in range(4))
        for box, names in ((self.plane, get_args(PlaneName)), (self.line, get_args(LineName))):
            for name in names:
                box.addItem("", name)
        self.last, self.parameter = WholeField(), QLineEdit()
        self.last.setRange(2, LAST)
        self.last.setValue(View().last)
        self.last.setKeyboardTracking(False)
        self.last.valueChanged.connect(self._on_change)
        self.parameter.setFixedWidth(110)
        self.parameter.editingFinished.connect(self._on_parameter)
        for name, field in (("Plane", self.plane), ("Line", self.line), ("One", self.one), ("Other", self.other),
                            ("Last", self.last), ("Parameter", self.parameter)):  # fmt: skip
            field.setObjectName(f"descent{name}")
        for box in (self.plane, self.line, self.one, self.other):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(14 if box in (self.plane, self.line) else 10)
            box.activated.connect(self._on_change)

    def _lay_out(self) -> None:
        self.note.setProperty("role", "muted")
        self.note.setWordWrap(True)
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        head = QHBoxLayout()
        head.setSpacing(6)
        for button in self.modes.values():
            head.addWidget(button)
        head.addStretch(1)
        fields = QHBoxLayout()
        fields.setSpacing(6)
        for field in (self.plane, self.line, self.one, self.other, self.last, self.parameter):
            fields.addWidget(field)
        fields.addStretch(1)
        self.stack.addWidget(self.landscape)
        self.stack.addWidget(self.slices)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.PADDING, 8, theme.PADDING, 10)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(fields)
        column.addWidget(self.stack, 1)
        column.addWidget(self.note)

    @property
    def view(self) -> View:
        """What is to be seen."""
        mode = next(name for name, button in self.modes.items() if button.isChecked())
        return View(
            mode,  # type: ignore[arg-type]
            self.plane.currentData(),
            self.line.currentData(),
            max(0, self.one.currentIndex()),
            max(0, self.other.currentIndex()),
            self.last.value(),
            self._flat,
        )

    def set_view(self, view: View) -> None:
        """Choose another view; emits nothing."""
        self.modes[view.mode].setChecked(True)
        self.plane.setCurrentIndex(self.plane.findData(view.plane))
        self.line.setCurrentIndex(self.line.findData(view.line))
        self.one.setCurrentIndex(view.one)
        self.other.setCurrentIndex(view.other)
        self.last.blockSignals(True)
        self.last.setValue(view.last)
        self.last.blockSignals(False)
        self._set_flat(view.parameter)
        self._follow_fields()

    def set_descents(self, names: Sequence[str], layer_sizes: Sequence[int]) -> None:
        """Offer these descents to choose from, and the parameters of such a network."""
        self._layer_sizes = tuple(layer_sizes)
        self._set_flat(min(self._flat, parameter_count(layer_sizes) - 1))
        for box, first in ((self.one, 0), (self.other, 1)):
            chosen = box.currentIndex()
            box.clear()
            box.addItems(list(names))
            box.setCurrentIndex(chosen if 0 <= chosen < len(names) else min(first, len(names) - 1))
        self._follow_fields()

    def _set_flat(self, flat: int) -> None:
        self._flat = flat
        self.parameter.setText(flat_name(flat))

    def _on_parameter(self) -> None:
        """Take the parameter that was typed; what names none is said, and changes nothing."""
        try:
            flat = parse_parameter(self.parameter.text(), self._layer_sizes)
        except ParameterNameError as problem:
            self.note.setText(str(problem))
            return
        if flat != self._flat:
            self._set_flat(flat)
            self._on_change()

    def _on_change(self) -> None:
        self._follow_fields()
        self.view_changed.emit()

    def _follow_fields(self) -> None:
        """Show only the fields that matter to what is seen."""
        view = self.view
        self.stack.setCurrentWidget(self.slices if view.mode == "line" else self.landscape)
        self.plane.setVisible(view.mode == "whole")
        self.line.setVisible(view.mode == "line")
        of_two = (view.mode == "whole" and view.plane == "ends") or (view.mode == "line" and view.line == "between")
        self.one.setVisible(view.mode != "whole" or view.plane != "principal")
        self.other.setVisible(of_two)
        self.last.setVisible(view.mode == "magnified")
        self.parameter.setVisible(view.mode == "line" and view.line == "parameter")

    def _retranslate(self) -> None:
        for mode, text, tip in (
            ("whole", self.tr("Landscape"), self.tr("All paths on one plane")),
            ("magnified", self.tr("Magnifier"), self.tr("The last steps of one descent, on a plane of their own")),
            ("line", self.tr("Along a line"), self.tr("The cost on one straight line through all parameters")),
        ):
            self.modes[mode].setText(text)
            self.modes[mode].setToolTip(tip)
        for i, text in enumerate((
            self.tr("main directions"), self.tr("start and two ends"),
            self.tr("random directions"),
        )):  # fmt: skip
            self.plane.setItemText(i, text)
        for i, text in enumerate((
            self.tr("start to end"), self.tr("−∇C, first step"), self.tr("−∇C, last step"),
            self.tr("one parameter"), self.tr("between two ends"),
        )):  # fmt: skip
            self.line.setItemText(i, text)
        self._name_fields()

    def _name_fields(self) -> None:
        for field, name, tip in (
            (self.plane, self.tr("Plane"), self.tr("Which two of all directions the picture shows")),
            (self.line, self.tr("Line"), self.tr("Which line the cost is measured on")),
            (self.one, self.tr("Descent"), self.tr("Which descent")),
            (self.other, self.tr("Other descent"), self.tr("The other descent")),
            (self.last, self.tr("Last steps"), self.tr("How many of the last steps")),
            (self.parameter, self.tr("Parameter"), self.tr("Which weight or bias: 5000, w(2)5,11 or b(3)2")),
        ):
            field.setAccessibleName(name)
            field.setToolTip(tip)
        self.last.setPrefix(self.tr("last "))
        self.last.setSuffix(self.tr(" steps"))
