"""The network of the calculus chapter, 1-1-1-1, with a slider for everything that makes up its cost."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSlider, QToolButton, QWidget

from engine.backprop import run
from engine.network import Network
from gui.translated import Translated
from gui.widgets.diagram_scene import DiagramState, diagram_state, parameter_html, symbol_html

NOTCH = 0.01
SIZES = (1, 1, 1, 1)
# x, then w and b of each layer, then y: chosen so that the last two activations are near the chapter's 0.48 and 0.66.
FIRST = (0.6, 1.0, -0.3, -0.6, 0.26, 1.2, 0.09, 1.0)
FLAT = (1, 2, 3, 4, 5, 6)  # which of these are the parameters, in flat order


class ToyBench(Translated, QFrame):
    """Emits `changed`; `state` is the toy network with its one example, as any diagram shows it."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("toyBench")
        self.setProperty("well", True)
        self.sliders = [QSlider(Qt.Orientation.Horizontal) for _ in FIRST]
        self._names, self._numbers = [QLabel() for _ in FIRST], [QLabel() for _ in FIRST]
        self._reset = QToolButton()
        self._reset.setProperty("role", "mode")
        self._reset.setObjectName("toyReset")
        self._reset.clicked.connect(self.reset)
        self._lay_out()
        self.reset()
        self._retranslate()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 7, 10, 7)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(2)
        for index, (name, slider, number) in enumerate(zip(self._names, self.sliders, self._numbers, strict=True)):
            is_bounded = index in (0, len(FIRST) - 1)
            slider.setRange(0 if is_bounded else round(-4 / NOTCH), round((1 if is_bounded else 4) / NOTCH))
            slider.setObjectName(f"toy{index}")
            slider.valueChanged.connect(self._on_change)
            name.setBuddy(slider)
            name.setTextFormat(Qt.TextFormat.RichText)
            number.setMinimumWidth(42)
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            row, column = (0, int(index > 0)) if is_bounded else divmod(index + 1, 2)
            for place, widget in enumerate((name, slider, number)):
                grid.addWidget(widget, row, 3 * column + place)
        grid.addWidget(self._reset, len(FIRST) // 2, 0, 1, 6, Qt.AlignmentFlag.AlignRight)

    def values(self) -> list[float]:
        """x, then w and b of each layer, then y."""
        return [slider.value() * NOTCH for slider in self.sliders]

    def state(self) -> DiagramState:
        """The toy network in float64 with the trace of its one example."""
        values = self.values()
        network = Network(SIZES, dtype=np.float64, parameters=np.array([values[i] for i in FLAT]))
        state = diagram_state(network, np.array([values[0]]), ("y",), 0, (1, 1))
        if state.trace is not None and values[-1] != 1.0:  # the chapter's y need not be 0 or 1
            state.trace.y[:] = values[-1]
            run(state.trace)
        return state

    def reset(self) -> None:
        """Back to the chapter's numbers."""
        for slider, value in zip(self.sliders, FIRST, strict=True):
            slider.blockSignals(True)
            slider.setValue(round(value / NOTCH))
            slider.blockSignals(False)
        self._on_change()

    def _on_change(self) -> None:
        for number, value in zip(self._numbers, self.values(), strict=True):
            number.setText(f"{value:.2f}".replace("-", "−"))
        self.changed.emit()

    def _retranslate(self) -> None:
        self._reset.setText(self.tr("Reset"))
        names = [symbol_html("a", 0, "") + " = <i>x</i>"]
        spoken = [self.tr("input x")]
        for layer in (1, 2, 3):
            names += [parameter_html(layer, 0, 0), parameter_html(layer, 0)]
            spoken += [self.tr("weight of layer {0}").format(layer), self.tr("bias of layer {0}").format(layer)]
        names.append("<i>y</i>")
        spoken.append(self.tr("desired output y"))
        for label, slider, name, what in zip(self._names, self.sliders, names, spoken, strict=True):
            label.setText(name)
            slider.setAccessibleName(what)
            slider.setToolTip(what)
