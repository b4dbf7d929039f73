"""Step 4, three avenues to change one neuron: its bias, its weights by their a, the activations by their w."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from engine.nudges import Avenues, avenues, trial, wishes
from gui import theme
from gui.controller import Controller
from gui.fonts import sized
from gui.lesson import Lesson
from gui.question import Question, alike
from gui.widgets.avenue_bench import AvenueBench
from gui.widgets.bar_list import Bar, BarList
from gui.widgets.diagram_highlight import Arrows, Highlight, LitEdges
from gui.widgets.diagram_readout import reason_text, value
from gui.widgets.diagram_scene import (
    Selection,
    enclosed,
    format_activation,
    format_value,
    output_text,
    parameter_html,
    parameter_name,
    symbol_html,
    symbol_name,
    zero_reason,
)
from gui.widgets.folding_label import FoldingLabel
from gui.widgets.formula_view import Formula, linked
from gui.widgets.view_menu import Table
from gui.widgets.wrapped_label import WrappedLabel
from gui.workspaces.avenue_words import brightness_sentence, capitalised, hebbian_text, neuron_name
from gui.workspaces.example_page import ExamplePage
from gui.workspaces.lesson_texts import closed_up

MOST_ROWS = 16
MOST_ANSWERS = 4
HEADS = 36  # px of two lines above a list
MOST_STRETCH = 200  # the lists take all the room they can use, then comes an empty one


class AvenuesPage(ExamplePage):
    """The neuron selected is the one that wants; an edge selected brings its weight to the bench."""

    name: ClassVar[str] = "avenues"

    def __init__(self, controller: Controller, parent: QWidget | None = None) -> None:
        super().__init__(controller, parent)
        self.bias, self._bright, self._hebb = WrappedLabel(), FoldingLabel(), FoldingLabel()
        self.bias.setObjectName("avenueBias")
        self.weights, self.activations = (BarList(giving="cut", is_modest=True) for _ in range(2))
        self.bench, self._lists = AvenueBench(), QWidget()
        self._lists.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.weights.setObjectName("avenueWeights")
        self.activations.setObjectName("avenueActivations")
        self._heads = [QLabel(), WrappedLabel(), WrappedLabel()]
        for label in (self._bright, self._hebb):
            label.setFont(sized(self.font(), 12))
        self._lay_out()
        self.link(self.weights, self.activations)
        self.bench.changed.connect(self._show_trial)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._lists)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for head, bars in zip(self._heads[1:], (self.weights, self.activations), strict=True):
            half = QVBoxLayout()
            half.setSpacing(2)
            half.addWidget(head)
            half.addWidget(bars, MOST_STRETCH)
            half.addStretch(1)
            row.addLayout(half, 1)
        self.column.setSpacing(6)
        first = QHBoxLayout()
        first.addWidget(self._heads[0])
        first.addWidget(self.bias, 1)
        self.column.addWidget(self.bench)  # before the long lists, so that a small window shows it
        self.column.addLayout(first)
        self.column.addWidget(self._lists, MOST_STRETCH)
        for widget in (self._bright, self._hebb):
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def title(self) -> str:
        return self.tr("Three avenues")

    # Which neuron and which weight

    def start(self, lesson: Lesson, chosen: Selection | None) -> Selection | None:
        """The desired output, unless another output is chosen already."""
        last = lesson.state.network.layer_count
        return chosen if chosen is not None and chosen.layer == last else Selection(last, lesson.state.desired or 0)

    @property
    def subject(self) -> Selection:
        chosen = self.chosen
        if chosen is None or chosen.layer == 0:
            return Selection(self.last, self.state.desired or 0)
        return Selection(chosen.layer, chosen.neuron)

    @property
    def source(self) -> int:
        """The k of the bench: that of the edge chosen, else the brightest of the layer before."""
        chosen = self.chosen
        if chosen is not None and chosen.source is not None:
            return chosen.source
        return int(np.argmax(self.trace.activations[self.subject.layer - 1][0]))

    @property
    def _avenues(self) -> Avenues:
        return avenues(self.trace, self.subject.layer, self.subject.neuron)

    @property
    def _is_dark(self) -> bool:
        """Whether every activation before is exactly 0, so that no weight moves."""
        return not self.trace.activations[self.subject.layer - 1][0].any()

    # Showing

    def _show(self) -> None:
        layer, j, roads = self.subject.layer, self.subject.neuron, self._avenues
        more = roads.bias > 0
        self._show_heads(more, roads.bias == 0)
        nudge = f"−∂<i>C</i><sub>0</sub>/∂{parameter_html(layer, j)} = −δ = {value(roads.bias)}"
        self.bias.setText(f"{nudge}{self._why()}")
        beyond = max(0, roads.weights.size - MOST_ROWS)
        self.weights.show_bars(self._weight_bars(roads), "−∂C₀/∂w = −δ·a", beyond=beyond)
        self.activations.show_bars(self._activation_bars(roads), "−δ·w", beyond=beyond)
        self._lists.setMaximumHeight(HEADS + self.weights.maximumHeight())  # what is left is below the notes
        a = self.trace.activations[layer - 1][0]
        self._bright.setText(closed_up(brightness_sentence(a, layer, roads.bias == 0)))
        self._hebb.setText(hebbian_text(roads.bias if roads.weights.any() else 0.0))
        self._name_bench()
        self._mark()

    def _show_heads(self, more: bool, nothing: bool) -> None:
        colours = (("good", "1"), ("positive", "2"), ("violet", "3"))
        texts = (
            (self.tr("Raise the bias b"), self.tr("Raise each w in proportion to its a"),
             self.tr("Change each a in proportion to its w"))
            if more
            else (self.tr("Lower the bias b"), self.tr("Lower each w in proportion to its a"),
                  self.tr("Change each a against its w"))
        )  # fmt: skip
        if not nothing and (self.trace.activations[self.subject.layer - 1][0] < 0).any():
            w = self.tr("Change each w in proportion to its a") if more else self.tr("Change each w against its a")
            texts = (texts[0], w, texts[2])
        if nothing:
            texts = (self.tr("The bias b stays"), self.tr("Every w stays"), self.tr("No a is asked to change"))
        elif self._is_dark:
            texts = (texts[0], self.tr("Every w stays: each a is 0"), texts[2])
        if self.subject.layer == 1:
            texts = (*texts[:2], self.tr("Each a is a pixel: it stays"))
        for label, (role, number), text in zip(self._heads, colours, texts, strict=True):
            label.setText(f'<b><span style="color:{getattr(theme.current(), role)}">{number}</span>&nbsp; {text}</b>')

    def _why(self) -> str:
        """Why the nudge of the bias is exactly 0, if it is."""
        reason = zero_reason(self.state, self.subject.layer, self.subject.neuron, None)
        return "" if reason is None else f" &nbsp;({reason_text(reason)})"

    def _weight_bars(self, roads: Avenues) -> list[Bar]:
        layer, j = self.subject.layer, self.subject.neuron
        a = self.trace.activations[layer - 1][0]
        order = np.argsort(-np.abs(roads.weights), kind="stable")[:MOST_ROWS].tolist()
        return [
            Bar(
                parameter_name(layer, j, k),
                float(roads.weights[k]),
                Selection(layer, j, k),
                tip=f"{symbol_name('a', layer - 1, k)} = {format_value(float(a[k]), signed=False)}",
                meaning=f"−∂C₀/∂{parameter_name(layer, j, k)}",
            )
            for k in order
        ]

    def _activation_bars(self, roads: Avenues) -> list[Bar]:
        layer, j = self.subject.layer, self.subject.neuron
        w = self.state.network.weights[layer - 1][j]
        order = np.argsort(-np.abs(roads.activations), kind="stable")[:MOST_ROWS].tolist()
        return [
            Bar(
                symbol_name("a", layer - 1, k),
                float(roads.activations[k]),
                Selection(layer, j, k),
                tip=f"{parameter_name(layer, j, k)} = {format_value(float(w[k]))}",
                meaning=f"−{symbol_name('δ', layer, j)}·{parameter_name(layer, j, k)}",
            )
            for k in order
        ]

    def _name_bench(self) -> None:
        layer, j, k = self.subject.layer, self.subject.neuron, self.source
        names = (parameter_html(layer, j), parameter_html(layer, j, k), symbol_html("a", layer - 1, k))
        a = float(self.trace.activations[layer - 1][0, k])
        kind = "sigmoid" if layer == 1 else self.state.network.activation.name
        low, high = {"tanh": (-1.0 - a, 1.0 - a), "relu": (-a, max(1.0, a))}.get(kind, (-a, 1.0 - a))
        self.bench.set_names(names, low, high, is_pixel=layer == 1)
        self._show_trial()

    def _show_trial(self) -> None:
        if self.is_ready:
            subject = self.subject
            self.bench.show_trial(trial(self.trace, subject.layer, subject.neuron, self.source, *self.bench.changes()))

    def _row_thing(self, thing: Selection | None) -> Selection | None:
        """The edge into the neuron that a thing belongs to."""
        if thing is not None and thing.source is None and thing.layer == self.subject.layer - 1:
            return Selection(self.subject.layer, self.subject.neuron, thing.neuron)
        return thing

    def _mark(self) -> None:
        for bars in (self.weights, self.activations):
            bars.set_chosen(self._row_thing(self.chosen))
            bars.set_pointed(self._row_thing(self.pointed))

    def _show_lit(self) -> None:
        self._mark()

    # Words

    def lists(self) -> tuple[BarList, ...]:
        return (self.weights, self.activations)

    def numbers(self) -> Table:
        """All three avenues: the bias, the weights, the activations."""
        header, rows = super().numbers()
        bias = ["−∂C₀/∂b", parameter_name(self.subject.layer, self.subject.neuron), self._avenues.bias]
        return header, [bias, *rows]

    def caption(self) -> str:
        layer, j, roads = self.subject.layer, self.subject.neuron, self._avenues
        is_output = layer == self.last
        a = output_text(self.trace, j) if is_output else format_activation(float(self.trace.activations[layer][0, j]))
        name = capitalised(neuron_name(self.state, layer, j))
        if roads.bias == 0:
            text = self.tr("{name} is at {a}, and this example asks nothing of it: −δ is {reason}.")
            reason = zero_reason(self.state, layer, j, None)
            return text.format(name=name, a=a, reason=reason_text(reason or "rounding"))
        if is_output:
            text = self.tr("{name} is at {a} and should be at {y}. We cannot set it directly.")
        elif roads.bias > 0:
            text = self.tr("{name} is at {a}, and this example would have it higher.")
        else:
            text = self.tr("{name} is at {a}, and this example would have it lower.")
        if layer == 1 and self._is_dark:
            ways = self.tr("Only the bias leads there: every pixel is dark.")
        elif layer == 1:
            ways = self.tr("Two avenues lead there: the third would change pixels, which are given.")
        elif self._is_dark:
            ways = self.tr("Two avenues lead there: as every neuron before is at 0, no weight moves.")
        else:
            ways = self.tr("Three avenues lead there.")
        y = int(self.trace.y[0, j]) if is_output else 0
        return f"{text} {ways}".format(name=name, a=a, y=y)

    def formulas(self) -> tuple[Formula, ...]:
        layer, j = self.subject.layer, self.subject.neuron
        softmax = layer == self.last and self.state.network.cost.name == "cross_entropy"
        lit = self._row_thing(self.lit)
        k = lit.source if lit is not None and lit.source is not None and lit.layer == layer else self.source
        w, a = float(self.state.network.weights[layer - 1][j, k]), float(self.trace.activations[layer - 1][0, k])
        term = linked(
            f"{parameter_html(layer, j, k)}·{symbol_html('a', layer - 1, k)} = "
            f"{value(w)} · {enclosed(format_activation(a))} = {value(w * a)}",
            Selection(layer, j, k),
            lit,
        )
        name = "avenues_softmax" if softmax else "avenues"
        spoken = self.tr("the activation is made from a bias, weights and the activations before")
        return (Formula(name, spoken, term),)

    def highlight(self) -> Highlight:
        layer, j, roads = self.subject.layer, self.subject.neuron, self._avenues
        count = roads.weights.size
        lit = LitEdges(layer, np.full(count, j), np.arange(count), roads.weights)
        arrows = {}
        if layer == self.last:
            only = np.zeros(self.state.layer_sizes[layer])
            only[j] = wishes(self.trace)[j]
            arrows[layer] = Arrows(layer, only, 1.0)
        if layer > 1:
            arrows[layer - 1] = Arrows(layer - 1, roads.activations, float(np.abs(roads.activations).max()))
        note, keep = self.tr("lit: −∂C₀/∂w into this neuron"), ((layer, j), (layer - 1, self.source))
        return Highlight(mode="nudge", edges=lit, arrows=arrows, keep=keep, note=note)

    def question(self) -> Question | None:
        if not self.is_ready or self._avenues.bias == 0:
            return None
        layer, j = self.subject.layer, self.subject.neuron
        roads, a = self._avenues, self.trace.activations[layer - 1][0]
        size = np.abs(roads.weights)
        if size.max() == 0:
            return None
        best, k = alike(np.abs(a)), int(np.argmax(size))
        offered = self._offered(k)
        if best.issuperset(offered):
            return None
        reveal = (
            self.tr("{weight} moves most, by {nudge}: {name} is the brightest, at {a}.")
            if not (a < 0).any()
            else self.tr("{weight} moves most, by {nudge}: {name} is largest in size, at {a}.")
        )
        reveal = reveal.format(
            weight=parameter_html(layer, j, k),
            nudge=value(float(roads.weights[k])),
            name=symbol_html("a", layer - 1, k),
            a=format_value(float(a[k]), signed=False),
        )
        return Question(
            self.tr("Which of the {count:,} weights into {name} will move most?").format(
                count=size.size, name=neuron_name(self.state, layer, j)
            ),
            tuple(parameter_name(layer, j, i) for i in offered),
            frozenset(number for number, i in enumerate(offered) if i in best),
            reveal,
            layer=layer - 1,
            right_neurons=best,
        )

    def _offered(self, right: int) -> list[int]:
        """The right weight among tempting ones: the largest weights, then the next brightest; in their own order."""
        layer, j = self.subject.layer, self.subject.neuron
        w, a = np.abs(self.state.network.weights[layer - 1][j]), self.trace.activations[layer - 1][0]
        tempting = [right, *np.argsort(-w, kind="stable")[:2].tolist(), *np.argsort(-a, kind="stable")[1:5].tolist()]
        return sorted(list(dict.fromkeys(tempting))[:MOST_ANSWERS])
