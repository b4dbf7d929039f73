"""Above the table of nudges: the order of its rows, a field to find a parameter by its name, the unit, the exports."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from gui.icons import icon
from gui.translated import Translated
from gui.widgets.diagram_scene import power_of_ten
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.nudge_rows import ORDERS, Order, Sorting
from gui.widgets.parameter_field import ParameterField

SMALLEST_POWER = -12
_ROOMY = 460  # px from which there is room for words
EXPORTS = ("row", "screen", "csv", "png", "svg")


class NudgeControls(Translated, QWidget):
    """Emits what was chosen; decides nothing."""

    sorting_chosen = Signal(object)  # Sorting
    parameter_chosen = Signal(int)  # flat index
    exponent_chosen = Signal(object)  # int, or None: automatic
    export_chosen = Signal(str)  # one of EXPORTS

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._automatic: int | None = None  # the power of ten that suits the table
        self.order, self.find_field, self.unit, self.export = QComboBox(), ParameterField(), QComboBox(), QToolButton()
        self._order_text, self._find_text, self._unit_text = (ElidedLabel() for _ in range(3))
        self._menu = QMenu(self)
        self._set_up()
        self._lay_out()
        self._retranslate()

    def _set_up(self) -> None:
        self.order.setObjectName("rowOrder")
        self.find_field.setObjectName("findParameter")
        self.unit.setObjectName("tableUnit")
        for order in ORDERS:
            self.order.addItem("", order)
        self.unit.addItem("", None)
        for exponent in range(0, SMALLEST_POWER - 1, -1):
            self.unit.addItem(power_of_ten(exponent), exponent)
        for name in EXPORTS:
            self._menu.addAction("").setData(name)
        self._menu.triggered.connect(self._on_export)
        self.export.setIcon(icon("download", "muted"))
        self.export.setProperty("role", "flat")
        self.export.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.export.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.export.setMenu(self._menu)
        self.order.activated.connect(self._on_order)
        self.unit.activated.connect(self._on_unit)
        self.find_field.found.connect(self.parameter_chosen)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        for label, field in (
            (self._order_text, self.order), (self._find_text, self.find_field), (self._unit_text, self.unit),
        ):  # fmt: skip
            label.setProperty("role", "muted")
            label.setBuddy(field)
            row.addWidget(label)
            row.addWidget(field, 1 if field is self.find_field else 0)
        self.find_field.setMinimumWidth(56)
        for box in (self.order, self.unit):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)  # in each language anew
        self.find_field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row.addWidget(self.export)

    def set_layer_sizes(self, layer_sizes: tuple[int, ...]) -> None:
        """Understand the names of this network."""
        self.find_field.set_layer_sizes(layer_sizes)

    def show_sorting(self, sorting: Sorting) -> None:
        """Show how the table is sorted; by an example's column, none of the orders is chosen."""
        self.order.setCurrentIndex(-1 if sorting.column is not None else ORDERS.index(sorting.order))

    def show_automatic_unit(self, exponent: int) -> None:
        """Name the power of ten that suits the table."""
        self._automatic = exponent
        self._name_automatic()

    def _name_automatic(self) -> None:
        text = self.tr("automatic")
        if self._automatic is not None:
            text = self.tr("automatic ({0})").format(power_of_ten(self._automatic))
        self.unit.setItemText(0, text)

    @property
    def chosen_order(self) -> Order:
        """The order chosen in the list; by size when there is none."""
        return self.order.currentData() or "size"

    def _on_order(self) -> None:
        self.sorting_chosen.emit(Sorting(self.chosen_order))

    def _on_unit(self) -> None:
        self.exponent_chosen.emit(self.unit.currentData())

    def _on_export(self, action: object) -> None:
        self.export_chosen.emit(action.data())  # type: ignore[attr-defined]

    def resizeEvent(self, event: QResizeEvent) -> None:
        for label in (self._order_text, self._find_text, self._unit_text):
            label.setVisible(self.width() >= _ROOMY)
        super().resizeEvent(event)

    def _retranslate(self) -> None:
        self._order_text.setText(self.tr("Rows"))
        self._find_text.setText(self.tr("Find"))
        self._unit_text.setText(self.tr("Unit"))
        orders = (self.tr("largest average"), self.tr("w_0, w_1, …"), self.tr("by layer"), self.tr("by pixel"))
        for index, text in enumerate(orders):
            self.order.setItemText(index, text)
        self.order.setPlaceholderText(self.tr("by one example"))
        self.order.setAccessibleName(self.tr("Order of the rows"))
        self.order.setToolTip(self.tr("Click the head of a column to sort by that example instead"))
        self.find_field.setPlaceholderText("w_5000  w(2)5,11")
        self.find_field.setAccessibleName(self.tr("Find a weight or bias by its name"))
        self._name_automatic()
        self.unit.setAccessibleName(self.tr("Power of ten of all numbers in the table"))
        self.unit.setToolTip(self.tr("All numbers of the table are written in units of this power of ten"))
        self.export.setToolTip(self.tr("Copy rows, or save the whole table"))
        self.export.setAccessibleName(self.tr("Copy or save the table"))
        texts = (
            self.tr("Copy this row"), self.tr("Copy the rows on the screen"), self.tr("All rows (CSV)…"),
            self.tr("Picture (PNG)…"), self.tr("Drawing (SVG)…"),
        )  # fmt: skip
        for action, text in zip(self._menu.actions(), texts, strict=True):
            action.setText(text)
