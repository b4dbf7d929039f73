"""Above the table: which rows to show, and a component to jump to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.icons import icon
from gui.parameter_names import ParameterNameError, parse_parameter
from gui.translated import Translated
from gui.widgets.gradient_model import ZEROS, Filter
from gui.widgets.number_fields import WholeField

ONE_ROW = 610  # px of width from which everything stands in one row


class GradientFilter(Translated, QWidget):
    """Emits the filter when it changes, and the flat index of what was typed."""

    filter_changed = Signal(object)  # Filter
    jumped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sizes: tuple[int, ...] = ()
        self._rows, self._rest = QBoxLayout(QBoxLayout.Direction.LeftToRight), QHBoxLayout()
        self.layer, self.neuron, self.pixel, self.zeros = QComboBox(), WholeField(), WholeField(), QComboBox()
        self.jump, self.clear, self._trouble = QLineEdit(), QToolButton(), QLabel()
        for widget, name in (
            (self.layer, "filterLayer"), (self.neuron, "filterNeuron"), (self.pixel, "filterPixel"),
            (self.zeros, "filterZeros"), (self.jump, "jumpTo"), (self.clear, "filterClear"),
            (self._trouble, "jumpTrouble"),
        ):  # fmt: skip
            widget.setObjectName(name)
        self._set_up()
        self._retranslate()
        self._connect()

    def _set_up(self) -> None:
        for spin in (self.neuron, self.pixel):
            spin.setMinimum(-1)
            spin.setValue(-1)
            spin.setFixedWidth(96)
        self.jump.setClearButtonEnabled(True)
        self.clear.setProperty("role", "flat")
        self.clear.setIcon(icon("x", "muted"))
        self.clear.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._trouble.setProperty("role", "failed")
        self._trouble.setWordWrap(True)
        self._trouble.hide()
        choices = QHBoxLayout()
        for row in (choices, self._rest):
            row.setSpacing(5)
        for widget in (self.layer, self.neuron, self.pixel, self.zeros, self.clear):
            choices.addWidget(widget)
        self._rest.addWidget(self.jump)
        self._rows.setSpacing(5)
        self._rows.addLayout(choices)
        self._rows.addLayout(self._rest, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._rows)
        column.addWidget(self._trouble)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One row where there is room, else two."""
        wide = self.width() >= ONE_ROW
        self._rows.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        super().resizeEvent(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, super().minimumSizeHint().height())

    def _connect(self) -> None:
        self.layer.activated.connect(self._on_changed)
        self.zeros.activated.connect(self._on_changed)
        self.neuron.valueChanged.connect(self._on_changed)
        self.pixel.valueChanged.connect(self._on_changed)
        self.clear.clicked.connect(self.reset)
        self.jump.returnPressed.connect(self._on_jump)
        self.jump.textEdited.connect(self._trouble.hide)

    def place(self, button: QWidget) -> None:
        """Add a button at the end, once."""
        self._rest.addWidget(button)

    def set_pixel(self, pixel: int) -> None:
        """Show the weights from one pixel, and nothing else."""
        self.reset()
        self.pixel.setValue(pixel)

    @property
    def wanted(self) -> Filter:
        """The filter as it is set."""
        layer, zeros = self.layer.currentIndex(), ZEROS[max(0, self.zeros.currentIndex())]
        neuron, pixel = self.neuron.value(), self.pixel.value()
        return Filter(
            layer if layer > 0 else None,
            neuron if neuron >= 0 else None,
            pixel if pixel >= 0 else None,
            zeros,  # type: ignore[arg-type]
        )

    def set_layer_sizes(self, sizes: Sequence[int]) -> None:
        """Offer what a network of these sizes has."""
        if tuple(sizes) == self._sizes:
            return
        self._sizes = tuple(sizes)
        self._fill()
        self.reset()

    def reset(self) -> None:
        """Show all rows again."""
        with QSignalBlocker(self.neuron), QSignalBlocker(self.pixel):
            self.neuron.setValue(-1)
            self.pixel.setValue(-1)
        self.layer.setCurrentIndex(0)
        self.zeros.setCurrentIndex(0)
        self._on_changed()

    def _on_changed(self) -> None:
        wanted = self.wanted
        self.clear.setEnabled(wanted != Filter())
        self.pixel.setEnabled(wanted.layer in (None, 1))
        if not self.pixel.isEnabled() and wanted.pixel is not None:
            self.pixel.setValue(-1)  # comes here again
            return
        self.filter_changed.emit(wanted)

    def _on_jump(self) -> None:
        try:
            flat = parse_parameter(self.jump.text(), self._sizes)
        except ParameterNameError as error:
            self._trouble.setText(str(error))
            self._trouble.show()
            return
        self._trouble.hide()
        self.jumped.emit(flat)

    def _fill(self) -> None:
        """Write the entries anew, keeping what is chosen."""
        layer, zeros = max(0, self.layer.currentIndex()), max(0, self.zeros.currentIndex())
        self.layer.clear()
        self.layer.addItem(self.tr("all layers"))
        for number in range(1, len(self._sizes)):
            self.layer.addItem(self.tr("layer {0}").format(number))
        self.layer.setCurrentIndex(min(layer, self.layer.count() - 1))
        self.zeros.clear()
        self.zeros.addItems([self.tr("all values"), self.tr("not 0"), self.tr("exactly 0")])
        self.zeros.setCurrentIndex(zeros)
        if self._sizes:
            with QSignalBlocker(self.neuron), QSignalBlocker(self.pixel):
                self.neuron.setMaximum(max(self._sizes[1:]) - 1)
                self.pixel.setMaximum(self._sizes[0] - 1)

    def _retranslate(self) -> None:
        self._fill()
        self.layer.setAccessibleName(self.tr("Layer"))
        self.zeros.setAccessibleName(self.tr("Zeros"))
        self.neuron.setSpecialValueText(self.tr("any neuron"))
        self.neuron.setPrefix(self.tr("neuron "))
        self.neuron.setAccessibleName(self.tr("Neuron"))
        self.pixel.setSpecialValueText(self.tr("any pixel"))
        self.pixel.setPrefix(self.tr("pixel "))
        self.pixel.setAccessibleName(self.tr("Pixel"))
        self.pixel.setToolTip(self.tr("Only the weights that come from this pixel"))
        self.clear.setToolTip(self.tr("Show all rows"))
        self.clear.setAccessibleName(self.tr("Show all rows"))
        self.jump.setPlaceholderText(self.tr("Go to w_5000, w(2)5,11, b(3)2 …"))
        self.jump.setAccessibleName(self.tr("Go to a weight or bias"))
