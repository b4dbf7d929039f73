"""Step 6, propagate backwards: every delta, one path of the chain rule, the gradient as a picture, a toy network."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from engine.nudges import pulls, votes
from gui.controller import Controller
from gui.lesson import Lesson
from gui.widgets.diagram_highlight import Arrows, Highlight, LitEdges
from gui.widgets.diagram_scene import DiagramState, Selection
from gui.widgets.formula_view import Formula
from gui.widgets.view_menu import Table
from gui.workspaces.backward_views import BackwardView, DeltasView, PictureView
from gui.workspaces.example_page import ExamplePage
from gui.workspaces.path_views import PathView, ToyView

TOY = 3  # the view with a network of its own


class BackwardPage(ExamplePage):
    """Four views of the same thing; the neuron or weight selected is what they are about."""

    name: ClassVar[str] = "backward"

    def __init__(self, controller: Controller, parent: QWidget | None = None) -> None:
        super().__init__(controller, parent)
        self.views: list[BackwardView] = [DeltasView(), PathView(), PictureView(), ToyView()]
        self._view = 0
        self._toy: Selection | None = Selection(3, 0, 0)  # what is chosen in the network on the bench
        self._group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(4)
        for number, view in enumerate(self.views):
            button = QToolButton()
            button.setCheckable(True)
            button.setProperty("role", "choice")
            button.setObjectName(f"backwardView{number}")
            self._group.addButton(button, number)
            button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            row.addWidget(button)
            view.selection_changed.connect(self.selection_changed)
            view.hovered.connect(self.hovered)
            view.changed.connect(self._on_view_changed)
            view.notice.connect(self.notice)
        row.addStretch(1)
        self.column.addLayout(row)
        for view in self.views:
            self.column.addWidget(view, 1)
        self._group.idClicked.connect(self.show_view)
        self._retranslate()
        self.show_view(0)

    def title(self) -> str:
        return self.tr("Propagate backwards")

    @property
    def view(self) -> BackwardView:
        """The view in front."""
        return self.views[self._view]

    @property
    def has_own_network(self) -> bool:
        return self._view == TOY

    def show_view(self, number: int) -> None:
        """Bring a view to the front; the toy network has a selection of its own."""
        was_toy, self._view = self.has_own_network, number
        for other, view in enumerate(self.views):
            view.setVisible(other == number)
        self._group.button(number).setChecked(True)
        is_other = was_toy != self.has_own_network
        if is_other:
            self.chosen = None if was_toy else self._toy
        if self.is_ready:
            self._show()  # before anybody asks the view about what is selected
        if is_other:
            self.begun_anew.emit()
        self.caption_changed.emit()

    def start(self, lesson: Lesson, chosen: Selection | None) -> Selection | None:
        """A neuron one layer further back than the votes: the one chosen, or that is pulled most."""
        if self.has_own_network:
            return self._toy
        assert lesson.state.trace is not None
        layer = max(1, lesson.state.network.layer_count - 2)
        if chosen is not None and chosen.layer == layer:
            return chosen
        return Selection(layer, int(np.argmax(np.abs(pulls(lesson.state.trace, layer)))))

    def show_selection(self, selection: Selection | None) -> None:
        if self.has_own_network:
            self._toy = selection
        super().show_selection(selection)

    @property
    def subject(self) -> Selection:
        """The neuron that is looked at: the one chosen, or that the edge chosen leads to."""
        chosen = self.chosen
        if chosen is None or chosen.layer == 0:
            return Selection(max(1, self.last - 2), 0)
        return Selection(chosen.layer, chosen.neuron)

    def shown_state(self, lesson: Lesson) -> DiagramState:
        return self.view.state_shown(lesson.state)

    def subtitle(self) -> str | None:
        return self.view.subtitle()

    def _show(self) -> None:
        self.view.show_state(self.state, self.subject, self.chosen)
        self.view.show_lit(self.lit)

    def _show_lit(self) -> None:
        self.view.show_lit(self.lit)

    def _on_view_changed(self) -> None:
        if self.is_ready:
            self._show()
            self.caption_changed.emit()

    def numbers(self) -> Table:
        return self.view.numbers()

    def caption(self) -> str:
        return self.view.caption()

    def formulas(self) -> tuple[Formula, ...]:
        return self.view.formulas(self.lit)

    def highlight(self) -> Highlight:
        """The pulls on every hidden layer; lit, the votes that make up the delta of the neuron looked at."""
        state = self.view.state_shown(self.state)
        trace = state.trace
        assert trace is not None
        path = self.view.lit_path()
        arrows = {
            layer: Arrows(layer, pulls(trace, layer), float(np.abs(pulls(trace, layer)).max()))
            for layer in range(1, state.network.layer_count)
        }
        subject, edges, note = self.subject, None, self.view.note() if path else ""
        if not path and subject.fits(state.layer_sizes) and subject.layer < state.network.layer_count:
            cast = votes(trace, subject.layer + 1)[:, subject.neuron]
            edges = LitEdges(subject.layer + 1, np.arange(cast.size), np.full(cast.size, subject.neuron), cast)
            note = self.view.note()
        return Highlight(mode="weights", edges=edges, dims=True, arrows=arrows, path=path, note=note, symbol="w·δ")

    def _retranslate(self) -> None:
        texts = (self.tr("Deltas"), self.tr("Path"), self.tr("Picture"), "1-1-1-1")
        for number, text in enumerate(texts):
            self._group.button(number).setText(text)
