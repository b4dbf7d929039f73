"""Two views of step 6: one path of the chain rule, and the same for the calculus chapter's 1-1-1-1 network."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton

from engine.nudges import path_count, path_factors, product, ranked_paths, strongest_path
from gui.widgets.chain_tree import ChainTree, chain_steps
from gui.widgets.diagram_readout import value
from gui.widgets.diagram_scene import DiagramState, Selection, format_value, parameter_html
from gui.widgets.formula_view import Formula
from gui.widgets.toy_bench import ToyBench
from gui.widgets.view_menu import Table
from gui.widgets.wrapped_label import WrappedLabel
from gui.workspaces.backward_views import BackwardView
from gui.workspaces.output_lines import output_in_cost

MOST_PATHS = 50_000  # more are not ranked: the strongest alone is shown


class PathView(BackwardView):
    """The chain rule along one of the paths from a weight to the cost."""

    def __init__(self) -> None:
        super().__init__()
        self.tree, self.total, self._place = ChainTree(), WrappedLabel(), QLabel()
        self.tree.setObjectName("chainTree")
        self.total.setObjectName("pathTotal")
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

    def numbers(self) -> Table:
        return self.tree.table()

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
        for widget in (self._place, self.stronger, self.weaker):
            widget.setVisible(count > 1)
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
        softmax = "_softmax" if self.trace.network.cost.name == "cross_entropy" else ""
        factors = path_factors(self.trace, self.subject.layer, self.path, self.source)
        numbers = " · ".join(_factor(factor.value) for factor in factors)
        live = f"{numbers} = {value(product(factors))}"
        if self.subject.layer == self.trace.network.layer_count:
            return (Formula(f"chain{softmax}", self.tr("the chain rule for a weight of the last layer"), live),)
        count = path_count(self.trace.network.layer_sizes, self.subject.layer)
        if count > 1:
            which = self.tr("path {0:,} of {1:,}").format(self._rank + 1, count)
            live = f"{which}: {live}"
        spoken = self.tr("the chain rule: the product of the derivatives along a path, summed over all paths")
        return (Formula(f"chain_path{softmax}", spoken, live),)

    def retranslate(self) -> None:
        self.stronger.setAccessibleName(self.tr("A stronger path"))
        self.weaker.setAccessibleName(self.tr("A weaker path"))
        self.stronger.setToolTip(self.tr("A stronger path"))
        self.weaker.setToolTip(self.tr("A weaker path"))


def _factor(number: float) -> str:
    """A factor of a product: a negative one in parentheses."""
    text = format_value(number, signed=False)
    return f"({text})" if number < 0 else text


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
        return self.tr(
            "The smallest network with the same chain rule: one neuron a layer. Its cost is ({a} − {y})² = {cost}. "
            "Move anything and watch the factors; click a weight to begin there."
        ).format(a=output_in_cost(self.trace, 0), y=f"{y:g}", cost=format_value(cost, signed=False))

    def note(self) -> str:
        return ""

    def subtitle(self) -> str | None:
        return self.tr("the 1-1-1-1 network on the bench")
