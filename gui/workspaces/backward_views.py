"""Views of step 6: what they have in common, every delta, and the gradient of a neuron as a picture."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.backprop import BackpropTrace
from engine.nudges import pulls, slopes
from gui.widgets.bar_list import Bar, BarList
from gui.widgets.chain_tree import ChainTree
from gui.widgets.diagram_readout import reason_text, value
from gui.widgets.diagram_scene import (
    DiagramState,
    Selection,
    format_value,
    output_text,
    symbol_html,
    symbol_name,
    zero_reason,
)
from gui.widgets.formula_view import Formula, linked
from gui.widgets.gradient_pictures import GradientPictures
from gui.widgets.view_menu import Table
from gui.workspaces.output_lines import output_in_wish

MOST_ROWS = 24
IN_ORDER = 16  # more neurons are sorted, the largest first, and cut where there is no room for all


class BackwardView(QWidget):
    """One view: it is told the state, the neuron looked at and the thing chosen."""

    selection_changed = Signal(object)
    hovered = Signal(object)
    changed = Signal()
    notice = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state: DiagramState | None = None
        self.subject = Selection(1, 0)
        self.chosen: Selection | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(7)

    def show_state(self, state: DiagramState, subject: Selection, chosen: Selection | None) -> None:
        """Show the numbers of a state that has an example and a desired output."""
        self.state, self.subject, self.chosen = state, subject, chosen
        self._show()

    def state_shown(self, state: DiagramState) -> DiagramState:
        """What the diagram is to show: the lesson's state, unless the view brings its own."""
        return state

    @property
    def trace(self) -> BackpropTrace:
        assert self.state is not None
        assert self.state.trace is not None
        return self.state.trace

    def _show(self) -> None: ...

    def show_lit(self, thing: Selection | None) -> None:
        """Mark what is selected or pointed at."""

    def caption(self) -> str:
        return ""

    def formulas(self, lit: Selection | None) -> tuple[Formula, ...]:
        return ()

    def lit_path(self) -> tuple[Selection, ...]:
        """The edges to light up one by one, if not the votes for the neuron looked at."""
        return ()

    def numbers(self) -> Table:
        """Header and rows of what is shown, to be exported."""
        return (), ()

    def subtitle(self) -> str | None:
        """What the network shown is, if not that of the lesson."""
        return None

    def note(self) -> str:
        """What the thickness of the lit edges stands for."""
        return self.tr("lit: the votes −w·δ")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            if self.state is not None:
                self._show()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Take the fixed texts anew."""

    def link(self, view: BarList | ChainTree | GradientPictures) -> None:
        """Let a part share the selection."""
        view.selection_changed.connect(self.selection_changed)
        view.hovered.connect(self.hovered)
        view.notice.connect(self.notice)


class DeltasView(BackwardView):
    """The pull on every neuron of a layer and, times the slope, its -delta."""

    def __init__(self) -> None:
        super().__init__()
        self.pulls, self.deltas = BarList(), BarList()
        self.pulls.setObjectName("backwardPulls")
        self.deltas.setObjectName("backwardDeltas")
        row = QHBoxLayout()
        row.setSpacing(12)
        for bars in (self.pulls, self.deltas):
            row.addWidget(bars, 1)
            self.link(bars)
        self.column.addLayout(row)
        self.column.addStretch(1)

    def _show(self) -> None:
        layer = self.subject.layer
        pull, delta = pulls(self.trace, layer), self.trace.deltas[layer - 1][0]
        slope = slopes(self.trace, layer)
        order = range(delta.size)
        for bars in (self.pulls, self.deltas):
            bars.give("cut" if delta.size > IN_ORDER else "")
        if delta.size > IN_ORDER:
            order = np.argsort(-np.abs(delta), kind="stable")[:MOST_ROWS]  # type: ignore[assignment]
        self.pulls.show_bars(
            [
                Bar(
                    name := symbol_name("a", layer, int(j)),
                    float(pull[j]),
                    Selection(layer, int(j)),
                    meaning=f"−∂C₀/∂{name}",
                )
                for j in order
            ],
            self.tr("pull −∂C₀/∂a"),
            beyond=delta.size - len(order),
        )
        self.deltas.show_bars(
            [
                Bar(
                    f"−{symbol_name('δ', layer, int(j))}",
                    float(-delta[j]),
                    Selection(layer, int(j)),
                    tip=f"σ′ = {format_value(float(slope[j]), signed=False)}",
                )
                for j in order
            ],
            self.tr("−δ = σ′(z) · pull") if not self._is_softmax else "−δ = y − a",
            beyond=delta.size - len(order),
        )

    def numbers(self) -> Table:
        rows = [[bars.accessibleName(), bar.name, bar.value] for bars in (self.pulls, self.deltas) for bar in bars.bars]
        return ("table", "name", "value"), rows

    @property
    def _is_softmax(self) -> bool:
        network = self.trace.network
        return self.subject.layer == network.layer_count and network.cost.name == "cross_entropy"

    def show_lit(self, thing: Selection | None) -> None:
        for bars in (self.pulls, self.deltas):
            bars.set_chosen(self.subject)
            bars.set_pointed(thing)

    def caption(self) -> str:
        layer, j = self.subject.layer, self.subject.neuron
        name = symbol_html("a", layer, j)
        pull, delta = float(pulls(self.trace, layer)[j]), float(self.trace.deltas[layer - 1][0, j])
        slope = float(slopes(self.trace, layer)[j])
        if layer == self.trace.network.layer_count:
            text = self.tr("At the output the delta comes straight from the cost: −δ of {name} is {delta}.")
            return text.format(name=name, delta=value(-delta))
        if layer == self.trace.network.layer_count - 1:
            text = self.tr("The votes of the outputs for {name} add up to a pull of {pull}.")
        else:
            text = self.tr("The same further back: the votes of layer {ahead} for {name} add up to a pull of {pull}.")
        text = text.format(name=name, pull=value(pull), ahead=layer + 1)
        if delta == 0 and self.state is not None:
            reason = zero_reason(self.state, layer, j, None)
            return text + " " + self.tr("Its δ is 0 ({reason}).").format(reason=reason_text(reason or "rounding"))
        if slope < 0.05:
            text += " " + self.tr("Times the slope σ′ = {slope}, hardly anything of it gets through: −δ = {delta}.")
        else:
            text += " " + self.tr("Times the slope σ′ = {slope} this makes −δ = {delta}.")
        return text.format(slope=format_value(slope, signed=False), delta=value(-delta))

    def formulas(self, lit: Selection | None) -> tuple[Formula, ...]:
        layer, j = self.subject.layer, self.subject.neuron
        trace, last = self.trace, self.trace.network.layer_count
        name, delta = symbol_html("δ", layer, j), value(float(trace.deltas[layer - 1][0, j]))
        slope = format_value(float(slopes(trace, layer)[j]), signed=False)
        if layer < last:
            pull = value(float(-pulls(trace, layer)[j]))
            live = f"{name} = {linked(slope, Selection(layer, j), lit)} · ({pull}) = {delta}"
            spoken = self.tr("delta is the slope times the sum of weights times deltas of the layer ahead")
            return (Formula("delta_hidden", spoken, live),)
        y, cost = int(trace.y[0, j]), trace.network.cost.name
        a = output_text(trace, j) if cost == "quadratic" else output_in_wish(trace, j)
        live = f"{slope} · 2({a} − {y})" if cost == "quadratic" else f"{a} − {y}"
        spoken = self.tr("the delta of an output comes from the cost")
        return (Formula(f"delta_output_{cost}", spoken, f"{name} = {live} = {delta}"),)


class PictureView(BackwardView):
    """The gradient of a first-layer neuron's weights beside the weights and the input."""

    def __init__(self) -> None:
        super().__init__()
        self.pictures = GradientPictures()
        self.pictures.setObjectName("gradientPictures")
        self.column.addWidget(self.pictures)
        self.column.addStretch(1)
        self.link(self.pictures)

    def numbers(self) -> Table:
        return self.pictures.table()

    @property
    def neuron(self) -> int:
        """The first-layer neuron shown: the one looked at, or the one with the largest delta."""
        if self.subject.layer == 1:
            return self.subject.neuron
        return int(np.argmax(np.abs(self.trace.deltas[0][0])))

    def _show(self) -> None:
        assert self.state is not None
        self.pictures.show_neuron(self.state, self.neuron)

    def show_lit(self, thing: Selection | None) -> None:
        self.pictures.set_lit(thing)

    def caption(self) -> str:
        delta = float(self.trace.deltas[0][0, self.neuron])
        name = symbol_html("a", 1, self.neuron)
        text = self.tr(
            "How this example wants the {count:,} weights into {name} to change is the input itself, times one number: "
            "−δ = {delta}."
        )
        text = text.format(count=self.trace.network.layer_sizes[0], name=name, delta=value(-delta))
        dark = int((self.trace.activations[0][0] == 0).sum())
        if delta == 0 and self.state is not None:
            reason = zero_reason(self.state, 1, self.neuron, None)
            return (
                text
                + " "
                + self.tr("So the picture is empty ({reason}).").format(reason=reason_text(reason or "rounding"))
            )
        if dark:
            text += " " + self.tr("Where the input is dark ({dark:,} pixels) it is exactly 0.").format(dark=dark)
        return text

    def formulas(self, lit: Selection | None) -> tuple[Formula, ...]:
        delta = float(self.trace.deltas[0][0, self.neuron])
        pixel = self.pictures.lit_pixel
        live = f"{symbol_html('δ', 1, self.neuron)} = {value(delta)}"
        if pixel is not None and pixel < self.trace.network.layer_sizes[0]:
            a = float(self.trace.activations[0][0, pixel])
            thing = Selection(1, self.neuron, pixel)
            live = f"{linked(format_value(a, signed=False), thing, lit)} · ({value(delta)}) = {value(a * delta)}"
        return (Formula("weight_gradient", self.tr("the gradient of a weight is activation times delta"), live),)
