"""The four views of step 6."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from engine.backprop import BackpropTrace
from engine.nudges import path_count, path_factors, product, pulls, ranked_paths, slopes, strongest_path
from gui.widgets.bar_list import Bar, BarList
from gui.widgets.chain_tree import ChainTree, chain_steps
from gui.widgets.diagram_readout import reason_text, value
from gui.widgets.diagram_scene import (
    DiagramState,
    Selection,
    format_value,
    parameter_html,
    symbol_html,
    symbol_name,
    zero_reason,
)
from gui.widgets.formula_view import Formula, linked
from gui.widgets.gradient_pictures import GradientPictures
from gui.widgets.toy_bench import ToyBench

MOST_ROWS = 24
MOST_PATHS = 50_000  # more are not ranked: the strongest alone is shown


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
        if delta.size > MOST_ROWS:
            order = np.argsort(-np.abs(delta), kind="stable")[:MOST_ROWS]  # type: ignore[assignment]
        self.pulls.show_bars(
            [Bar(symbol_name("a", layer, int(j)), float(pull[j]), Selection(layer, int(j))) for j in order],
            self.tr("pull −∂C₀/∂a"),
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
        )

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
        text = self.tr("The same one layer further back: the votes for {name} add up to a pull of {pull}.").format(
            name=name, pull=value(pull)
        )
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
        a, y = format_value(float(trace.activations[-1][0, j]), signed=False), int(trace.y[0, j])
        cost = trace.network.cost.name
        live = f"{slope} · 2({a} − {y})" if cost == "quadratic" else f"{a} − {y}"
        spoken = self.tr("the delta of an output comes from the cost")
        return (Formula(f"delta_output_{cost}", spoken, f"{name} = {live} = {delta}"),)


class PathView(BackwardView):
    """The chain rule along one of the paths from a weight to the cost."""

    def __init__(self) -> None:
        super().__init__()
        self.tree, self.total, self._place = ChainTree(), QLabel(), QLabel()
        self.tree.setObjectName("chainTree")
        self.total.setObjectName("pathTotal")
        self.total.setWordWrap(True)
        self._place.setProperty("role", "muted")
        self._rank = 0
        self._paths: list[tuple[int, ...]] = []
        self._of: tuple[object, ...] = ()
        self.weaker, self.stronger = QToolButton(), QToolButton()
        self.stronger.setText("‹")
        self.weaker.setText("›")
        self.stronger.setObjectName("strongerPath")
        self.weaker.setObjectName("weakerPath")
        self.stronger.clicked.connect(self._on_stronger)
        self.weaker.clicked.connect(self._on_weaker)
        row = QHBoxLayout()
        row.addWidget(self._place, 1)
        row.addWidget(self.stronger)
        row.addWidget(self.weaker)
        self.column.addLayout(row)
        self.column.addWidget(self.tree)
        self.column.addWidget(self.total)
        self.column.addStretch(1)
        self.link(self.tree)
        self.retranslate()

    @property
    def source(self) -> int:
        """The k of the weight at the beginning: of the edge chosen, else from the brightest neuron before."""
        if self.chosen is not None and self.chosen.source is not None:
            return self.chosen.source
        return int(np.argmax(np.abs(self.trace.activations[self.subject.layer - 1][0])))

    @property
    def path(self) -> tuple[int, ...]:
        """The neurons of the path, from the one looked at to an output."""
        return self._paths[min(self._rank, len(self._paths) - 1)]

    def _show(self) -> None:
        layer, j = self.subject.layer, self.subject.neuron
        if (self.state, layer, j) != self._of:
            self._of, self._rank = (self.state, layer, j), 0
            count = path_count(self.trace.network.layer_sizes, layer)
            ranked = count <= MOST_PATHS
            self._paths = ranked_paths(self.trace, layer, j) if ranked else [strongest_path(self.trace, layer, j)]
        factors = path_factors(self.trace, layer, self.path, self.source)
        self.tree.show_steps(chain_steps(self.trace, layer, self.source, factors))
        self._say(product(factors))

    def _say(self, share: float) -> None:
        assert self.state is not None
        layer, j, k = self.subject.layer, self.subject.neuron, self.source
        count = path_count(self.state.layer_sizes, layer)
        self._place.setText(
            self.tr("path {rank:,} of {count:,}, the strongest first").format(rank=self._rank + 1, count=count)
        )
        self.stronger.setEnabled(self._rank > 0)
        self.weaker.setEnabled(self._rank < len(self._paths) - 1)
        whole = float(self.trace.weight_gradients[layer - 1][j, k])
        name = f"∂<i>C</i><sub>0</sub>/∂{parameter_html(layer, j, k)}"
        if count == 1:
            text = self.tr("The product of all factors is {name} = {whole}.")
        else:
            text = self.tr("Their product is {share}. All {count:,} paths together make {name} = {whole}.")
        self.total.setText(text.format(name=name, whole=value(whole), share=value(share), count=count))

    def _on_stronger(self) -> None:
        self._rank = max(0, self._rank - 1)
        self.changed.emit()

    def _on_weaker(self) -> None:
        self._rank = min(len(self._paths) - 1, self._rank + 1)
        self.changed.emit()

    def show_lit(self, thing: Selection | None) -> None:
        self.tree.set_lit(thing)

    def lit_path(self) -> tuple[Selection, ...]:
        layer, path = self.subject.layer, self.path
        ahead = [Selection(layer + i + 1, j, k) for i, (k, j) in enumerate(pairwise(path))]
        return (Selection(layer, path[0], self.source), *ahead)

    def note(self) -> str:
        return self.tr("lit: the path of the chain rule")

    def caption(self) -> str:
        layer, j = self.subject.layer, self.subject.neuron
        return self.tr(
            "A small change of {weight} changes z, that changes a, and so on down to the cost. Each of these steps has "
            "its own derivative; along one path they multiply, and all paths add up."
        ).format(weight=parameter_html(layer, j, self.source))

    def formulas(self, lit: Selection | None) -> tuple[Formula, ...]:
        softmax = self.trace.network.cost.name == "cross_entropy"
        name = "chain_softmax" if softmax else "chain"
        return (Formula(name, self.tr("the chain rule for a weight of the last layer"), ""),)

    def retranslate(self) -> None:
        self.stronger.setAccessibleName(self.tr("A stronger path"))
        self.weaker.setAccessibleName(self.tr("A weaker path"))
        self.stronger.setToolTip(self.tr("A stronger path"))
        self.weaker.setToolTip(self.tr("A weaker path"))


class PictureView(BackwardView):
    """The gradient of a first-layer neuron's weights beside the weights and the input."""

    def __init__(self) -> None:
        super().__init__()
        self.pictures = GradientPictures()
        self.pictures.setObjectName("gradientPictures")
        self.pictures.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.column.addWidget(self.pictures)
        self.column.addStretch(1)
        self.link(self.pictures)

    @property
    def neuron(self) -> int:
        """The first-layer neuron shown: the one looked at, or the one with the largest delta."""
        if self.subject.layer == 1:
            return self.subject.neuron
        return int(np.argmax(np.abs(self.trace.deltas[0][0])))

    def _show(self) -> None:
        assert self.state is not None
        self.pictures.setFixedHeight(self.pictures.heightForWidth(max(220, self.width())))
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


class ToyView(PathView):
    """The chapter's 1-1-1-1 network: one path, everything of it to be moved."""

    def __init__(self) -> None:
        super().__init__()
        self.bench = ToyBench()
        self.column.insertWidget(0, self.bench)
        self.bench.changed.connect(self.changed)
        self._layer = 1
        self.weaker.hide()
        self.stronger.hide()
        self._place.hide()

    def state_shown(self, state: DiagramState) -> DiagramState:
        return self.bench.state()

    def show_state(self, state: DiagramState, subject: Selection, chosen: Selection | None) -> None:
        toy = self.bench.state()
        fits = chosen is not None and chosen.layer > 0 and chosen.fits(toy.layer_sizes)
        layer = chosen.layer if fits and chosen is not None else 3
        super().show_state(toy, Selection(layer, 0), Selection(layer, 0, 0))

    def caption(self) -> str:
        y, cost = float(self.trace.y[0, 0]), float(self.trace.costs[0])
        a = float(self.trace.activations[-1][0, 0])
        return self.tr(
            "The smallest network with the same chain rule: one neuron a layer. Its cost is ({a} − {y})² = {cost}. "
            "Move anything and watch the factors; click a weight to begin there."
        ).format(a=format_value(a, signed=False), y=f"{y:g}", cost=format_value(cost, signed=False))

    def note(self) -> str:
        return ""

    def subtitle(self) -> str | None:
        return self.tr("the 1-1-1-1 network of the calculus chapter, on the bench")
