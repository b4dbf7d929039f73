"""Step 3, what each output wants: arrows y - a beside the outputs, their direction and size."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from PySide6.QtWidgets import QLabel, QWidget

from engine.nudges import wishes
from gui.controller import Controller
from gui.lesson import Lesson
from gui.question import Question, alike
from gui.widgets.bar_list import Bar, BarList
from gui.widgets.diagram_highlight import Arrows, Highlight
from gui.widgets.diagram_readout import value
from gui.widgets.diagram_scene import Selection, enclosed, format_value
from gui.widgets.formula_view import Formula, linked
from gui.workspaces.example_page import ExamplePage
from gui.workspaces.output_lines import output_in_wish

MOST_ANSWERS = 10


class WishesPage(ExamplePage):
    """The wish of an output is y - a; outputs alone have wishes."""

    name: ClassVar[str] = "wishes"

    def __init__(self, controller: Controller, parent: QWidget | None = None) -> None:
        super().__init__(controller, parent)
        self.wishes = BarList()
        self.wishes.setObjectName("wishBars")
        self._only = QLabel()
        self._only.setWordWrap(True)
        self._only.setProperty("role", "muted")
        self.column.addWidget(self.wishes)
        self.column.addWidget(self._only)
        self.column.addStretch(1)
        self.link(self.wishes)
        self._retranslate()

    def title(self) -> str:
        return self.tr("What outputs want")

    def start(self, lesson: Lesson, chosen: Selection | None) -> Selection | None:
        """The outputs as a whole, unless one of them is chosen already."""
        last = lesson.state.network.layer_count
        return chosen if chosen is not None and chosen.layer == last and chosen.source is None else None

    def _show(self) -> None:
        trace, y = self.trace, self.trace.y[0]
        self.wishes.show_bars(
            [
                Bar(
                    f"{self.state.class_name(j)}:  {int(y[j])} − {enclosed(output_in_wish(trace, j))}",
                    float(wish),
                    Selection(self.last, j),
                    format_value(float(wish)),
                )
                for j, wish in enumerate(wishes(self.trace).tolist())
            ],
            self.tr("The wish y − a of each output"),
        )
        self.wishes.set_chosen(self.chosen)

    def _show_lit(self) -> None:
        self.wishes.set_pointed(self.pointed)

    def lists(self) -> tuple[BarList, ...]:
        return (self.wishes,)

    def caption(self) -> str:
        wish, desired = wishes(self.trace), self.state.desired
        assert desired is not None
        name, a = self.state.class_name(desired), output_in_wish(self.trace, desired)
        text = self.tr("Output “{name}” is at {a} and should be at 1: its wish is {wish}.").format(
            name=name, a=a, wish=value(float(wish[desired]))
        )
        others = np.delete(np.arange(wish.size), desired)
        if not others.size:
            return text
        worst = int(others[np.argmin(wish[others])])
        text += " " + self.tr("All others should be at 0; output “{name}” is furthest above it, with {wish}.").format(
            name=self.state.class_name(worst), wish=value(float(wish[worst]))
        )
        if abs(wish[worst]) > abs(wish[desired]):
            return text + " " + self.tr("So the loudest wish is to be quieter.")
        return text + " " + self.tr("The longer an arrow, the more that output matters for this example.")

    def formulas(self) -> tuple[Formula, ...]:
        desired = self.state.desired
        lit = self.lit
        shown = lit if lit is not None and lit.layer == self.last and lit.source is None else None
        j = shown.neuron if shown is not None else desired or 0
        y, a = int(self.trace.y[0, j]), enclosed(output_in_wish(self.trace, j))
        live = f"{y} − {linked(a, Selection(self.last, j), lit)} = {value(float(wishes(self.trace)[j]))}"
        return (Formula("wish", self.tr("the desired output minus the activation"), live),)

    def highlight(self) -> Highlight:
        largest = float(np.abs(wishes(self.trace)).max())
        arrows = {self.last: Arrows(self.last, wishes(self.trace), largest)}
        note = self.tr("the longest arrow is {0}").format(format_value(largest, signed=False))
        return Highlight(mode="weights", dims=True, arrows=arrows, layers=frozenset({self.last}), note=note)

    def question(self) -> Question | None:
        if not self.is_ready:
            return None
        size = np.abs(wishes(self.trace))
        best = alike(size)
        if len(best) == size.size:
            return None
        count = min(MOST_ANSWERS, size.size)
        j = int(np.argmax(size))
        reveal = self.tr("Output “{name}” has the largest wish, {wish}.").format(
            name=self.state.class_name(j), wish=value(float(wishes(self.trace)[j]))
        )
        if len(best) > 1:
            reveal += " " + self.tr("To two decimals, {count} outputs share it.").format(count=len(best))
        return Question(
            self.tr("The gold ring marks the desired output. Which output wants to move most?"),
            tuple(self.state.class_name(i) for i in range(count)),
            frozenset(i for i in best if i < count),
            reveal,
            layer=self.last,
            right_neurons=best,
        )

    def _retranslate(self) -> None:
        self._only.setText(
            self.tr("Nobody can set an activation. What can be changed are the weights and biases before it.")
        )
