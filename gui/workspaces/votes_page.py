"""Step 5, all outputs vote: what each output asks of one neuron of the layer before, and what the votes add up to."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from engine.nudges import pulls, votes
from gui.controller import Controller
from gui.lesson import Lesson
from gui.question import Question
from gui.widgets.bar_layout import HEAD, LOWEST_ROW
from gui.widgets.bar_list import Bar, BarList
from gui.widgets.diagram_highlight import Arrows, Highlight, LitEdges
from gui.widgets.diagram_readout import in_colour_of, value
from gui.widgets.diagram_scene import Selection, format_value, parameter_name, symbol_html, symbol_name
from gui.widgets.formula_view import Formula, linked
from gui.widgets.power import is_faint, power_of, power_text, scaled
from gui.widgets.view_menu import Table
from gui.widgets.wrapped_label import WrappedLabel
from gui.workspaces.example_page import ExamplePage

BETWEEN = 50  # px of the sum and of what is between the lists
MOST_STRETCH = 200  # where there is much room the pulls take what they can use, then comes an empty one
MOST_ROWS, OF_MORE = 16, 13  # neurons that all have a row, and the strongest of more


class VotesPage(ExamplePage):
    """The votes for the neuron chosen; switched off, an output has none, for any neuron."""

    name: ClassVar[str] = "votes"

    def __init__(self, controller: Controller, parent: QWidget | None = None) -> None:
        super().__init__(controller, parent)
        self.votes, self.sum = BarList(is_checkable=True), WrappedLabel()
        self.pulls = BarList(giving="fold", is_modest=True)
        self.votes.setObjectName("voteBars")
        self.pulls.setObjectName("pullBars")
        self.sum.setObjectName("voteSum")
        self.sum.setProperty("role", "verdict")
        self.sum.setProperty("slim", True)
        self._all = QToolButton()
        self._all.setObjectName("allVotes")
        self._all.setProperty("role", "mode")
        self._all.clicked.connect(self._on_all)
        row = QHBoxLayout()
        row.addWidget(self.sum, 1)
        row.addWidget(self._all)
        self.column.addWidget(self.votes)
        self.column.addLayout(row)
        self.column.addWidget(self.pulls)
        self.column.addStretch(0)
        self.votes.toggled.connect(self._on_toggled)
        self.link(self.votes, self.pulls)
        self._retranslate()

    def title(self) -> str:
        return self.tr("All outputs vote")

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._share_height()
        super().resizeEvent(event)

    def _share_height(self) -> None:
        """The pulls have a row each where all of them have room for it; where not, both lists give way alike."""
        needed = self.votes.bar_layout().preferred + HEAD + LOWEST_ROW * len(self.pulls.bars) + BETWEEN
        is_roomy = self.height() >= needed
        self.column.setStretchFactor(self.pulls, MOST_STRETCH if is_roomy else 0)
        self.column.setStretch(self.column.count() - 1, int(is_roomy))

    # Which neuron

    def start(self, lesson: Lesson, chosen: Selection | None) -> Selection | None:
        """A neuron of the layer before the outputs: the one chosen, or that is pulled most."""
        before = lesson.state.network.layer_count - 1
        if chosen is not None and chosen.source is None and chosen.layer == before:
            return chosen
        if chosen is not None and chosen.source is not None and chosen.layer == before + 1:
            return chosen
        assert lesson.state.trace is not None
        return Selection(before, int(np.argmax(np.abs(pulls(lesson.state.trace, before)))))

    @property
    def subject(self) -> int:
        """k: the neuron voted on."""
        chosen, before = self.chosen, self.last - 1
        if chosen is not None and chosen.source is None and chosen.layer == before:
            return chosen.neuron
        if chosen is not None and chosen.source is not None and chosen.layer == self.last:
            return chosen.source
        return int(np.argmax(np.abs(pulls(self.trace, before))))

    def _counted(self) -> NDArray[Any]:
        """All votes (n_out, n), 0 for outputs that are switched off."""
        cast = votes(self.trace, self.last).copy()
        off = [j for j in range(cast.shape[0]) if not self.votes.is_on(j)]
        cast[off] = 0.0
        return cast

    # Showing

    def show_lesson(self, lesson: Lesson | None) -> None:
        """With other numbers every output votes again, as a question about them takes it."""
        if lesson is not self.lesson:
            self.votes.switch_all_on()
        super().show_lesson(lesson)

    def _show(self) -> None:
        k, cast = self.subject, votes(self.trace, self.last)[:, self.subject]
        power = power_of(cast.tolist())
        on = [j for j in range(cast.size) if self.votes.is_on(j)]
        bars = [
            Bar(
                f"{self.state.class_name(j)}:  {parameter_name(self.last, j, k)}",
                float(vote),
                Selection(self.last, j, k),
                tip=self._vote_tip(j, k),
                meaning=f"−{parameter_name(self.last, j, k)}·{symbol_name('δ', self.last, j)}",
            )
            for j, vote in enumerate(cast.tolist())
        ]
        before = symbol_name("a", self.last - 1, k)
        title = self.tr("The votes −w·δ for {name}").format(name=before)
        self.votes.show_bars(bars, title, power, self.tr("(rounded)"))
        self._show_pulls()
        self._show_sum(on, float(cast[on].sum()))
        self._share_height()
        self._mark()

    def _vote_tip(self, j: int, k: int) -> str:
        w, delta = float(self.state.network.weights[-1][j, k]), float(self.trace.deltas[-1][0, j])
        return f"w = {format_value(w)},  δ = {format_value(delta)}"

    def _show_sum(self, on: list[int], total: float) -> None:
        """In the unit of the list below, where the same number has its row."""
        count, power = self.trace.y.size, self.pulls.power
        name = symbol_html("a", self.last - 1, self.subject)
        whole = (
            format_value(total) if is_faint(total, power) or not total else f"{scaled(total, power)}{power_text(power)}"
        )
        number = f"<b>{in_colour_of(total, whole)}</b>"
        self._all.setVisible(len(on) < count)
        if len(on) == count:
            text = self.tr("Sum, the pull on {name}: {sum}")
        else:
            text = self.tr("With {on} of {count} votes: {sum}")
        self.sum.setText(text.format(on=len(on), count=count, name=name, sum=number))

    def _show_pulls(self) -> None:
        total, before = self._counted().sum(axis=0), self.last - 1
        pull = "−∂C₀/∂" if not self._off() else self.tr("sum") + " → "
        order = np.argsort(-np.abs(total), kind="stable")[:OF_MORE] if total.size > MOST_ROWS else range(total.size)
        bars = [
            Bar(
                name := symbol_name("a", before, int(k)),
                float(total[k]),
                Selection(before, int(k)),
                meaning=pull + name,
            )
            for k in order
        ]
        if self._off():
            title = self.tr("What the outputs that vote ask of each neuron")
        elif before == 0:
            title = self.tr("The pull −∂C₀/∂a on each pixel")
        else:
            title = self.tr("The pull −∂C₀/∂a on each neuron before")
        self.pulls.show_bars(bars, title, beyond=total.size - len(bars))

    def _off(self) -> list[int]:
        return [j for j in range(self.trace.y.size) if not self.votes.is_on(j)]

    def _mark(self) -> None:
        here = Selection(self.last - 1, self.subject)
        chosen = self.chosen
        if chosen is not None and chosen.source is None and chosen.layer == self.last:
            chosen = Selection(self.last, chosen.neuron, self.subject)
        pointed = self.pointed
        if pointed is not None and pointed.source is None and pointed.layer == self.last:
            pointed = Selection(self.last, pointed.neuron, self.subject)
        self.votes.set_chosen(chosen)
        self.votes.set_pointed(pointed)
        self.pulls.set_chosen(here)
        self.pulls.set_pointed(self.pointed)

    def _show_lit(self) -> None:
        self._mark()

    def _on_toggled(self) -> None:
        self._show()
        self.caption_changed.emit()

    def _on_all(self) -> None:
        self.votes.switch_all_on()
        self._on_toggled()

    # Words

    def lists(self) -> tuple[BarList, ...]:
        return (self.votes, self.pulls)

    def numbers(self) -> Table:
        """Also which outputs vote, and what those votes add up to."""
        k, cast = self.subject, votes(self.trace, self.last)[:, self.subject]
        voting = [self.votes.is_on(j) for j in range(cast.size)]
        rows: list[list[object]] = [
            [self.votes.accessibleName(), bar.name, bar.value, int(on)]
            for bar, on in zip(self.votes.bars, voting, strict=True)
        ]
        rows.append([self.tr("sum"), symbol_name("a", self.last - 1, k), float(cast[voting].sum()), ""])
        rows += [[self.pulls.accessibleName(), bar.name, bar.value, ""] for bar in self.pulls.bars]
        return ("table", "name", "value", "votes"), rows

    def caption(self) -> str:
        k, before = self.subject, self.last - 1
        cast = self._counted()[:, k]
        pull, switched_on = float(cast.sum()), cast.size - len(self._off())
        up, down = int((cast > 0).sum()), int((cast < 0).sum())
        voters, silent = up + down, switched_on - up - down
        name = symbol_html("a", before, k)
        if (self._off() or silent) and before == 0:
            text = self.tr(
                "Voting on {name}, a pixel, which nothing can change: {voters} of {count} outputs, {up} for more, "
                "{down} for less."
            )
        elif self._off() or silent:
            text = self.tr("Voting on {name}: {voters} of {count} outputs, {up} for more, {down} for less.")
        elif before == 0:
            text = self.tr(
                "Every output votes on {name}, a pixel, which nothing can change: {up} for more, {down} for less."
            )
        else:
            text = self.tr("Every output votes on {name}: {up} for more, {down} for less.")
        text = text.format(name=name, up=up, down=down, voters=voters, count=cast.size)
        if silent:
            text += " " + self._abstaining(silent, k)
        loudest = int(np.argmax(np.abs(cast)))
        if cast[loudest] != 0:
            text += " " + self.tr("The loudest is output “{out}”, with {vote}.").format(
                out=self.state.class_name(loudest), vote=value(float(cast[loudest]))
            )
        if pull > 0:
            return text + " " + self.tr("Together they want it higher.")
        if pull < 0:
            return text + " " + self.tr("Together they want it lower.")
        return text + " " + self.tr("Together they ask nothing of it.")

    def _abstaining(self, count: int, k: int) -> str:
        """Whether the votes that are 0 are so because of their weight, or too small for a number."""
        cast, w = votes(self.trace, self.last)[:, k], self.state.network.weights[-1][:, k]
        if ((cast == 0) & (w != 0)).any():
            return self.tr("Abstaining, with 0 after rounding: {count}.").format(count=count)
        return self.tr("Abstaining, with exactly 0: {count}.").format(count=count)

    def formulas(self) -> tuple[Formula, ...]:
        k, before = self.subject, self.last - 1
        cast = self._counted()[:, k]
        order = np.argsort(-np.abs(cast), kind="stable")[:2].tolist()
        parts = [linked(value(float(cast[j])), Selection(self.last, j, k), self.lit) for j in order if cast[j] != 0]
        dots = " … " if int((cast != 0).sum()) > len(parts) else " "
        left = f"−∂<i>C</i><sub>0</sub>/∂{symbol_html('a', before, k)}" if not self._off() else self.tr("sum")
        whole = value(float(cast.sum()))
        is_sum = len(parts) > 1 or (bool(parts) and dots.strip() != "")
        live = f"{' '.join(parts)}{dots}= {whole}" if is_sum else f"{left} = {whole}"
        return (Formula("vote", self.tr("the pull on an activation is the sum of all votes"), live),)

    def highlight(self) -> Highlight:
        counted, before, k = self._counted(), self.last - 1, self.subject
        count = counted.shape[0]
        lit = LitEdges(self.last, np.arange(count), np.full(count, k), counted[:, k])
        arrows = {}
        if before > 0:
            total = counted.sum(axis=0)
            arrows[before] = Arrows(before, total, float(np.abs(pulls(self.trace, before)).max()))
        layers = frozenset({before}) if before > 0 else frozenset()
        note = self.tr("lit: the votes −w·δ")
        return Highlight(mode="weights", edges=lit, arrows=arrows, layers=layers, note=note, symbol="w·δ")

    def asking_highlight(self) -> Highlight:
        """The weights that lead on from the neuron asked about."""
        k, weights = self.subject, self.state.network.weights[-1]
        lit = LitEdges(self.last, np.arange(len(weights)), np.full(len(weights), k), weights[:, k])
        return Highlight(edges=lit, is_secret=True, note=self.tr("lit: the weights to the outputs"))

    def question(self) -> Question | None:
        if not self.is_ready:
            return None
        before = self.last - 1
        k = int(np.argmax(np.abs(pulls(self.trace, before))))
        pull = float(pulls(self.trace, before)[k])
        if pull == 0:
            return None
        name, a = symbol_html("a", before, k), float(self.trace.activations[before][0, k])
        reveal = (
            self.tr("Up: the votes add up to {pull}.") if pull > 0 else self.tr("Down: the votes add up to {pull}.")
        )
        return Question(
            self.tr("{name} is at {a}. All outputs vote on it: should it go up or down?").format(
                name=name, a=format_value(a, signed=False)
            ),
            (self.tr("up"), self.tr("down")),
            frozenset({0 if pull > 0 else 1}),
            reveal.format(pull=value(pull)),
        )

    def _retranslate(self) -> None:
        self._all.setText(self.tr("All vote"))
        self._all.setToolTip(self.tr("Switch every output on again. A click on a box switches one on or off."))
