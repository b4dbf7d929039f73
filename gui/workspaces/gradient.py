"""The Gradient workspace: how much the cost cares about each of the 13,002, checked by wiggling and by differences."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from engine.datasets import Data
from engine.network import parameter_count
from gui import theme
from gui.controller import Controller
from gui.measured_gradient import SOURCES, GradientSource, MeasuredGradient
from gui.parameter_names import flat_of, selection_of
from gui.preferences import Preferences
from gui.translated import Translated
from gui.watched_job import WatchedJob
from gui.widgets.diagram_scene import Selection
from gui.widgets.gradient_model import Filter
from gui.workspaces.example_desk import ExampleDesk
from gui.workspaces.gradient_feed import GradientFeed
from gui.workspaces.gradient_insights import TABS, GradientInsights
from gui.workspaces.gradient_vector import GradientVector
from gui.workspaces.wiggle_panel import REACHES, WigglePanel
from gui.workspaces.wiggling import Wiggling
from gui.workspaces.workspace import Workspace


class GradientWorkspace(Translated, Workspace):
    """Connects the panels with the measurements; everything shown belongs to one of them."""

    name: ClassVar[str] = "gradient"

    def __init__(self, controller: Controller, desk: ExampleDesk, parent: QWidget | None = None) -> None:
        super().__init__(controller, desk, parent)
        self.feed = GradientFeed(controller, desk, "mini_batch", self)
        self.vector, self.wiggle, self.insights = GradientVector(), WigglePanel(), GradientInsights(controller)
        self.wiggling = Wiggling(controller, self.wiggle, self)
        self.splitter = QSplitter()
        self._measured: MeasuredGradient | None = None
        self._chosen: int | None = None
        self._other: int | None = None  # held to compare with
        self._lay_out()
        self._connect()
        self.vector.set_source(self.feed.source)
        self._retranslate()

    def _lay_out(self) -> None:
        right = QSplitter(Qt.Orientation.Vertical)
        right.addWidget(self.wiggle)
        right.addWidget(self.insights)
        right.setStretchFactor(0, 1)
        right.setSizes([400, 250])
        for splitter in (right, self.splitter):
            splitter.setHandleWidth(theme.GAP)
            splitter.setChildrenCollapsible(False)
        for panel, stretch in ((self.vector, 5), (right, 3)):
            self.splitter.addWidget(panel)
            self.splitter.setStretchFactor(self.splitter.count() - 1, stretch)
        self.splitter.setSizes([610, 370])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.splitter)

    def _connect(self) -> None:
        controller, vector = self.controller, self.vector
        self.feed.measured.connect(self._on_measured)
        self.feed.began.connect(self._on_feed_began)
        vector.source_changed.connect(self._on_source)
        vector.chosen.connect(self._on_chosen)
        vector.exported.connect(self._on_exported)
        vector.question.answered.connect(self.desk.say_meant)
        vector.filter.filter_changed.connect(self._on_filter)
        self.insights.pixels.chosen.connect(vector.filter.set_pixel)
        self.insights.notice.connect(self.notice)
        self.wiggling.notice.connect(self.notice)
        self.wiggle.plot.exported.connect(self._on_exported)
        self.wiggle.compare_toggled.connect(self._on_compare)
        self.desk.pointed_changed.connect(self._on_pointed)
        controller.data_ready.connect(self._on_data)
        controller.classes_renamed.connect(self._on_data)
        controller.shown_changed.connect(self._on_shown)
        if controller.data is not None:
            self._on_data(controller.data)

    # What comes from the controller and the desk

    def activate(self) -> None:
        self.feed.set_active(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.feed.set_active(False)
        self.wiggling.cancel()
        self.insights.cancel()

    def _on_data(self, data: Data) -> None:
        self.vector.question.set_class_names(data.test.class_names)

    def _on_shown(self) -> None:
        if self.isVisible():
            self.wiggling.show_keeping()

    def _on_feed_began(self, job: WatchedJob) -> None:
        self.vector.bar.watch(job, self.tr("measuring all training examples…"))

    def _on_measured(self, measured: MeasuredGradient | None) -> None:
        """Show a measurement everywhere, with the component chosen before if the network still has it."""
        sizes_before = None if self._measured is None else self._measured.layer_sizes
        self._measured = measured
        example = self.controller.example
        asks = measured is None and self.feed.source == "example" and example.source == "drawing"
        self.vector.question.setVisible(asks)
        self.vector.question.set_answer(example.desired)
        self.vector.set_measured(measured, self._missing())
        self.insights.set_measured(measured)
        if measured is None:
            self.wiggling.show(None, [])
            return
        if self._chosen is None or sizes_before not in (None, measured.layer_sizes):
            self._other = None
            self._chosen = self._pointed()
        if self._chosen is None:
            self._chosen = int(np.abs(measured.sensitivity.gradient).argmax())
        self._show_chosen()

    def _missing(self) -> str:
        """Why there is nothing to measure, and what to do."""
        if self.feed.source != "example":
            return self.tr("The weights are no longer finite numbers. Reset, and try a smaller learning rate.")
        if self.controller.example.source == "drawing":
            return self.tr("A drawing has no desired output, and without one there is no cost. Say what you meant.")
        return self.tr("Draw and say what it is, choose an example, or take C over the mini-batch.")

    def _pointed(self) -> int | None:
        """The component that another page points to, if this network has it."""
        pointed = self.desk.pointed
        if pointed is None or self._measured is None:
            return None
        return flat_of(self._measured.layer_sizes, pointed)

    def _on_pointed(self, pointed: Selection) -> None:
        flat = self._pointed()
        if flat is not None:
            self.choose(flat)

    # What the person does

    def _on_source(self, source: GradientSource) -> None:
        self.vector.set_source(source)
        self.feed.set_source(source)

    def _on_chosen(self, flat: int) -> None:
        """Go to a component here, and point to it for the other pages."""
        self.choose(flat)
        if self._measured is not None:
            self.desk.point_to(selection_of(self._measured.layer_sizes, flat))

    def choose(self, flat: int) -> None:
        """Go to a component, everywhere on the page."""
        if self._measured is not None and flat != self._chosen:
            self._chosen = flat
            self._show_chosen()

    def _show_chosen(self) -> None:
        flats = list(dict.fromkeys(flat for flat in (self._chosen, self._other) if flat is not None))
        self.vector.choose(flats)
        self.wiggling.show(self._measured, flats)

    def _on_filter(self, wanted: Filter) -> None:
        self.insights.pixels.set_pixel(wanted.pixel)

    def _on_compare(self, on: bool) -> None:
        self._other = self._chosen if on else None
        self._show_chosen()

    def _on_exported(self, name: str) -> None:
        self.notice.emit(self.tr("Saved {0}").format(name))

    # Memory and language

    def restore(self, preferences: Preferences) -> None:
        source: GradientSource = preferences.text("gradient_source", "mini_batch", SOURCES)  # type: ignore[assignment]
        self._on_source(source)
        self.vector.log.setChecked(preferences.flag("gradient_log", False))
        self.insights.open_tab(preferences.number("gradient_tab", 0, 0, TABS - 1))
        self.wiggle.set_reach(preferences.number("wiggle_reach", self.wiggle.reach.currentIndex(), 0, len(REACHES) - 1))
        self.splitter.restoreState(preferences.blob("gradient_columns"))

    def remember(self, preferences: Preferences) -> None:
        preferences.store("gradient_source", self.feed.source)
        preferences.store("gradient_log", self.vector.log.isChecked())
        preferences.store("gradient_tab", self.insights.tab)
        preferences.store("wiggle_reach", self.wiggle.reach.currentIndex())
        preferences.store("gradient_columns", self.splitter.saveState())

    def _retranslate(self) -> None:
        if self._measured is None:
            self.vector.message.setText(self._missing())
            self.vector.set_count(parameter_count(self.controller.first_config.layer_sizes))
