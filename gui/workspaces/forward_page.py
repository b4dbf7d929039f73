"""Step 1, forward: any neuron opened, all its terms w·a, its z, and a on the curve of the activation function."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from engine.nudges import slopes
from gui.controller import Controller
from gui.lesson import Lesson
from gui.widgets.activation_curve import ActivationCurve, Curve
from gui.widgets.bar_list import Bar, BarList
from gui.widgets.diagram_highlight import Highlight, LitEdges
from gui.widgets.diagram_readout import value
from gui.widgets.diagram_scene import (
    DiagramState,
    Selection,
    edge_values,
    format_activation,
    format_value,
    output_text,
    parameter_name,
    subscripted,
    symbol_html,
    symbol_name,
)
from gui.widgets.formula_view import Formula, linked
from gui.widgets.inspector_sums import terms_of_sum
from gui.widgets.inspector_text import addend, fixed
from gui.workspaces.example_page import ExamplePage

MOST_TERMS = 16
FEW_LAYERS = 3  # that have room for a word


class ForwardPage(ExamplePage):
    """Layer by layer; the neuron selected in the diagram is the one that is open."""

    name: ClassVar[str] = "forward"
    needs_desired: ClassVar[bool] = False

    def __init__(self, controller: Controller, parent: QWidget | None = None) -> None:
        super().__init__(controller, parent)
        self.terms, self.curve = BarList(giving="fold"), ActivationCurve()
        self.terms.setObjectName("forwardTerms")
        self.curve.setObjectName("activationCurve")
        self._group = QButtonGroup(self)
        self._layers = QHBoxLayout()
        self._layers.setSpacing(4)
        self.column.addLayout(self._layers)
        self._make_layer_buttons(FEW_LAYERS)  # before what stands below them, for the Tab key
        self.column.addWidget(self.curve)
        self.column.addWidget(self.terms)
        self.column.addStretch(1)
        self._group.idClicked.connect(self._on_layer)
        self.link(self.terms)

    def title(self) -> str:
        return self.tr("Forward: activations")

    # What is shown

    def start(self, lesson: Lesson, chosen: Selection | None) -> Selection | None:
        """What is chosen, or the first neuron; where layer 1 is the outputs, the desired one."""
        first = lesson.state.desired if lesson.state.network.layer_count == 1 else None
        return Selection(1, first or 0) if chosen is None else chosen

    @property
    def subject(self) -> Selection:
        """The neuron that is open: the one chosen, or that the edge chosen leads to."""
        chosen = self.chosen
        return Selection(1, 0) if chosen is None or chosen.layer == 0 else Selection(chosen.layer, chosen.neuron)

    def _row_thing(self, thing: Selection | None) -> Selection | None:
        """The edge into the open neuron that a thing belongs to: itself, or the one out of a neuron before."""
        if thing is not None and thing.source is None and thing.layer == self.subject.layer - 1:
            return Selection(self.subject.layer, self.subject.neuron, thing.neuron)
        return thing

    def _show(self) -> None:
        self._make_layer_buttons(self.last)
        layer, j = self.subject.layer, self.subject.neuron
        self._group.button(layer).setChecked(True)
        z, a = float(self.trace.zs[layer - 1][0, j]), float(self.trace.activations[layer][0, j])
        title = self.tr("{z} = {value} is the sum of").format(z=symbol_name("z", layer, j), value=addend(z))
        self.terms.show_bars(self._bars(layer, j), title, note=self.tr("(rounded)"))
        self.terms.set_chosen(self._row_thing(self.chosen))
        slope = float(slopes(self.trace, layer)[j])
        self.curve.show_point(_curve_of(self.state, layer, j), z, a, slope, self._curve_name())

    def _show_lit(self) -> None:
        self.terms.set_pointed(self._row_thing(self.pointed))

    def _bars(self, layer: int, j: int) -> list[Bar]:
        total = terms_of_sum(self.state, layer, j, MOST_TERMS)
        if total is None:
            return []
        weights, a = self.state.network.weights[layer - 1][j], self.trace.activations[layer - 1][0]
        bars = [
            Bar(
                f"{parameter_name(layer, j, k)} · {symbol_name('a', layer - 1, k)}",
                shown,
                Selection(layer, j, k),
                fixed(shown),
                f"{format_value(float(weights[k]))} · {format_value(float(a[k]), signed=False)}",
                short=f"{subscripted('w', f'{j},{k}')}·{subscripted('a', k)}",
            )
            for k, shown in total.terms
        ]
        if total.other_count:
            others = self.tr("the other {count:,}").format(count=total.other_count)
            bars.append(Bar(others, total.others, None, fixed(total.others), has_bar=False))
        bars.append(Bar(parameter_name(layer, j), total.bias, None, fixed(total.bias), self.tr("the bias")))
        return bars

    # Words

    def lists(self) -> tuple[BarList, ...]:
        return (self.terms,)

    def caption(self) -> str:
        layer, j = self.subject.layer, self.subject.neuron
        before = self.trace.activations[layer - 1][0]
        zeros = int((before == 0).sum())
        first = self.tr("Neuron {j} of layer {layer} adds up {count:,} activations times their weights, and a bias.")
        text = first.format(j=j, layer=layer, count=before.size)
        if zeros:
            dark = (
                self.tr("{zeros:,} of the terms are exactly 0, as their pixels are dark.")
                if layer == 1
                else self.tr("{zeros:,} of the terms are exactly 0, as the neurons before are at 0.")
            )
            text += " " + dark.format(zeros=zeros)
        last = self.tr("The sum is z = {z}; {function} makes a = {a} of it.")
        return f"{text} " + last.format(
            z=value(float(self.trace.zs[layer - 1][0, j])),
            function=self._function_name(),
            a=self._activation_text(),
        )

    def _activation_text(self) -> str:
        """As steps 2 to 6 write it: near 1 by what it lacks."""
        layer, j = self.subject.layer, self.subject.neuron
        return (
            output_text(self.trace, j)
            if layer == self.last
            else format_activation(float(self.trace.activations[layer][0, j]))
        )

    def _function_name(self) -> str:
        return {
            "sigmoid": self.tr("the sigmoid"),
            "relu": self.tr("the ReLU"),
            "tanh": self.tr("the hyperbolic tangent"),
            "softmax": self.tr("the softmax, together with the other outputs,"),
        }[_activation(self.state, self.subject.layer)]

    def _curve_name(self) -> str:
        kind = _activation(self.state, self.subject.layer)
        if kind == "softmax":
            return self.tr("softmax, the other outputs as they are")
        return f"σ = {'ReLU' if kind == 'relu' else kind}"

    def formulas(self) -> tuple[Formula, ...]:
        layer, j = self.subject.layer, self.subject.neuron
        name = f"activation_{_activation(self.state, layer)}"
        a = self._activation_text()
        return (
            Formula("sum", self.tr("z is the sum of weights times activations, plus the bias"), self._live_sum()),
            Formula(name, self.tr("the activation is a function of z"), f"{symbol_html('a', layer, j)} = {a}"),
        )

    def _live_sum(self) -> str:
        """The largest terms with their numbers; the one that is selected or pointed at stands out."""
        layer, j = self.subject.layer, self.subject.neuron
        lit, bars = self._row_thing(self.lit), self.terms.bars
        parts = [linked(addend(bar.value), bar.thing, lit) for bar in bars[:3] if bar.thing is not None]
        own = next((bar for bar in bars[3:] if bar.thing is not None and bar.thing == lit), None)
        if own is not None and own.thing is not None:
            parts.append(linked(addend(own.value), own.thing, lit))
        dots = " … " if len(bars) > len(parts) + 1 else " "
        z = value(float(self.trace.zs[layer - 1][0, j]))
        return f"{symbol_html('z', layer, j)} = {' '.join(parts)}{dots}{addend(bars[-1].value)} = {z}"

    def highlight(self) -> Highlight:
        layer, j = self.subject.layer, self.subject.neuron
        values = edge_values(self.state, "signal", layer, slice(j, j + 1))[0]
        lit = LitEdges(layer, np.full(values.size, j), np.arange(values.size), values)
        return Highlight(mode="signal", edges=lit, layers=frozenset({layer}))

    # Layers

    def _make_layer_buttons(self, count: int) -> None:
        for layer in range(len(self._group.buttons()) + 1, count + 1):
            button = QToolButton()
            button.setCheckable(True)
            button.setProperty("role", "mode")
            button.setObjectName(f"forwardLayer{layer}")
            self._group.addButton(button, layer)
            self._layers.addWidget(button)
            if layer > 1:
                self.setTabOrder(self._group.button(layer - 1), button)
        for number, old in enumerate(self._group.buttons(), start=1):
            old.setVisible(number <= count)
        self._retranslate()

    def _on_layer(self, layer: int) -> None:
        j = min(self.subject.neuron, self.state.layer_sizes[layer] - 1)
        self.selection_changed.emit(Selection(layer, j))

    def _retranslate(self) -> None:
        few = sum(not button.isHidden() for button in self._group.buttons()) <= FEW_LAYERS
        for button in self._group.buttons():
            text = self.tr("Layer {0}").format(self._group.id(button))
            button.setText(text if few else str(self._group.id(button)))
            button.setToolTip(text)
            button.setAccessibleName(text)


def _activation(state: DiagramState, layer: int) -> str:
    network = state.network
    if layer < network.layer_count:
        return network.activation.name
    return "sigmoid" if network.cost.name == "quadratic" else "softmax"


def _curve_of(state: DiagramState, layer: int, j: int) -> Curve:
    """a as a function of z; for a softmax output with the other outputs' z as they are."""
    network = state.network
    if _activation(state, layer) != "softmax":
        return lambda zs: network.activate(layer, zs[None, :])[0]
    assert state.trace is not None
    others = np.delete(state.trace.zs[layer - 1][0], j)

    def curve(zs: np.ndarray) -> np.ndarray:
        rows = np.column_stack([zs, np.tile(others, (zs.size, 1))])
        return np.asarray(network.activate(layer, rows)[:, 0])

    return curve
