"""Step 2, the cost of this example: its terms, their sum C_0, and C over the mini-batch and over all training data."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from engine.evaluation import Evaluation, evaluate
from engine.nudges import cost_terms
from engine.snapshot import Snapshot
from gui.controller import Controller
from gui.lesson import Lesson
from gui.widgets.bar_list import Bar, BarList
from gui.widgets.diagram_highlight import Highlight
from gui.widgets.diagram_scene import Selection, format_value
from gui.widgets.formula_view import Formula, linked
from gui.workspaces.example_page import ExamplePage
from gui.workspaces.output_lines import output_in_cost

REST = 200  # ms of rest before C is measured over the whole training set


class CostPage(ExamplePage):
    """Ten terms and their sum, beside what the sum is on average."""

    name: ClassVar[str] = "cost"

    def __init__(self, controller: Controller, parent: QWidget | None = None) -> None:
        super().__init__(controller, parent)
        self._of: Snapshot | None = None  # whose averages are known
        self._mini_batch: tuple[float, int] | None = None
        self._training: Evaluation | None = None
        self.terms, self.costs = BarList(), BarList()
        self.terms.setObjectName("costTerms")
        self.costs.setObjectName("costCompared")
        self._timer = QTimer(self, interval=REST, singleShot=True)
        self._timer.timeout.connect(self._measure)
        self.column.addWidget(self.terms)
        self.column.addWidget(self.costs)
        self.column.addStretch(1)
        self.link(self.terms, self.costs)

    def title(self) -> str:
        return self.tr("Cost of this example")

    def _show(self) -> None:
        assert self.lesson is not None
        if self._of is not self.lesson.snapshot:
            self._of, self._training, self._mini_batch = self.lesson.snapshot, None, _of_mini_batch(self.lesson)
            self._measure_soon()
        cost = float(self.trace.costs[0])
        title = self.tr("C₀ = {cost} is the sum of").format(cost=_plain(cost))
        self.terms.show_bars(self._bars(), title, note=self.tr("(rounded)"))
        self.terms.set_chosen(self.chosen)
        self._show_costs(cost)

    def _show_lit(self) -> None:
        self.terms.set_pointed(self.pointed)

    def _bars(self) -> list[Bar]:
        state, trace = self.state, self.trace
        y = trace.y[0]
        quadratic = trace.network.cost.name == "quadratic"
        pattern = "({a} − {y})²" if quadratic else "−{y} · ln {a}"
        return [
            Bar(
                f"{state.class_name(j)}:  {pattern.format(a=self._output(j), y=int(y[j]))}",
                term,
                Selection(self.last, j),
                _plain(term) if term else "0",
                role="desired" if j == state.desired else "violet",
            )
            for j, term in enumerate(cost_terms(trace).tolist())
        ]

    def _show_costs(self, cost: float) -> None:
        bars = [_cost_bar(self.tr("C₀, this example"), cost, "desired")]
        if self._mini_batch is not None:
            mean, count = self._mini_batch
            bars.append(_cost_bar(self.tr("C, the next mini-batch ({count:,})").format(count=count), mean, "violet"))
        if self._training is not None:
            text = self.tr("C, the training set ({count:,})").format(count=self._training.examples)
            bars.append(_cost_bar(text, self._training.cost, "violet"))
        self.costs.show_bars(bars, self.tr("Beside the average of many examples"))

    # C over the whole training set: off this thread, once the lesson rests

    def _measure_soon(self) -> None:
        if self.isVisible() and self._training is None:
            self._timer.start()

    def _measure(self) -> None:
        if self.lesson is None:
            return
        snapshot, train = self.lesson.snapshot, self.lesson.data.train
        network = snapshot.network()
        job = self.controller.start_job(lambda progress: (snapshot, evaluate(network, train, progress)))
        job.finished.connect(self._on_measured)

    def _on_measured(self, measured: tuple[Snapshot, Evaluation]) -> None:
        if measured[0] is self._of:
            self._training = measured[1]
            if self.is_ready:
                self._show_costs(float(self.trace.costs[0]))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._measure_soon()  # the step may have got ready while it was hidden

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)

    # Words

    def lists(self) -> tuple[BarList, ...]:
        return (self.terms, self.costs)

    def caption(self) -> str:
        state, trace = self.state, self.trace
        desired, a, terms = state.desired, trace.activations[-1][0], cost_terms(trace)
        assert desired is not None
        cost, answer = _plain(float(trace.costs[0])), int(np.argmax(a))
        text = self.tr("The network should answer 1 at “{name}” and 0 everywhere else.")
        text = text.format(name=state.class_name(desired))
        if trace.network.cost.name == "quadratic":
            worst = int(np.argmax(terms))
            text += " " + self.tr("Output “{name}” costs most: {term} of C₀ = {cost}.").format(
                name=state.class_name(worst), term=_plain(float(terms[worst])), cost=cost
            )
        else:
            text += " " + self.tr("The cross-entropy looks only there: C₀ = −ln {a} = {cost}.").format(
                a=self._output(desired), cost=cost
            )
        if trace.costs[0] == 0:
            return text + " " + self.tr("What it still costs is 0 after rounding: too small for a float64.")
        if answer == desired:
            return text + " " + self.tr("The answer is right, and it still costs something.")
        return text + " " + self.tr("The answer, “{answer}”, is wrong.").format(answer=state.class_name(answer))

    def formulas(self) -> tuple[Formula, ...]:
        trace, terms = self.trace, cost_terms(self.trace)
        order = np.argsort(-terms, kind="stable")[:3].tolist()
        shown = [j for j in order if terms[j] > 0] or [self.state.desired or 0]
        parts = [linked(self._addend(j, float(terms[j])), Selection(self.last, j), self.lit) for j in shown]
        dots = " + …" if int((terms > 0).sum()) > len(parts) else ""
        live = f"<i>C</i><sub>0</sub> = {' + '.join(parts)}{dots} = <b>{_plain(float(trace.costs[0]))}</b>"
        spoken = self.tr("the cost of this example is the sum over all outputs")
        return (Formula(f"cost_{trace.network.cost.name}", spoken, live),)

    def _addend(self, output: int, term: float) -> str:
        """A term of the cost; the only one of the cross-entropy as what it is made of, as its value is the sum."""
        if self.trace.network.cost.name == "quadratic":
            return _plain(term)
        return f"−ln {self._output(output)}"

    def _output(self, j: int) -> str:
        """An output as it stands in its term of the cost."""
        return output_in_cost(self.trace, j)

    def highlight(self) -> Highlight:
        return Highlight(mode="signal", dims=True, layers=frozenset({self.last}))


def _of_mini_batch(lesson: Lesson) -> tuple[float, int] | None:
    """C over the mini-batch that the next step learns from, in float64, and how many examples it has."""
    mini_batch, network = lesson.mini_batch, lesson.state.network
    if not len(mini_batch):
        return None
    z, a = network.output(mini_batch.x())
    costs = network.cost.of_each_example(z, a, mini_batch.y())
    return float(costs.mean()), len(mini_batch)


def _cost_bar(name: str, cost: float, role: str) -> Bar:
    return Bar(name, cost, None, _plain(cost), role=role)


def _plain(number: float) -> str:
    return format_value(number, signed=False)
