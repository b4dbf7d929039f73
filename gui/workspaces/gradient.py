"""The Gradient workspace: how much the cost cares about each of the 13,002, checked by wiggling and by differences."""

from __future__ import annotations

import time
from typing import ClassVar

import numpy as np
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine import commands
from engine.datasets import Data
from engine.gradient_check import GradientCheck, check_gradient
from engine.jobs import Progress
from engine.network import parameter_count
from engine.sensitivity import ReportProgress, Sensitivity
from engine.snapshot import Snapshot
from engine.wiggle import CostCurve, cost_curve
from gui import theme
from gui.controller import Controller
from gui.latest_job import LatestJob
from gui.measured_gradient import SOURCES, GradientSource, MeasuredGradient
from gui.parameter_names import name_of
from gui.preferences import Preferences
from gui.widgets.gradient_check_view import GradientCheckView
from gui.widgets.layer_meters import LayerMeters, meters_caption
from gui.workspaces.example_desk import ExampleDesk
from gui.workspaces.gradient_feed import GradientFeed
from gui.workspaces.gradient_vector import GradientVector
from gui.workspaces.wiggle_panel import POINTS, REACHES, WigglePanel
from gui.workspaces.workspace import Workspace

LONG_CURVE = 5000  # examples from which drawing a curve shows its progress


class GradientWorkspace(Workspace):
    """Connects the panels with the measurements; everything shown belongs to one of them."""

    name: ClassVar[str] = "gradient"

    def __init__(self, controller: Controller, desk: ExampleDesk, parent: QWidget | None = None) -> None:
        super().__init__(controller, desk, parent)
        self.feed = GradientFeed(controller, desk, "mini_batch", self)
        self._curves, self._checks = LatestJob(controller.start_job, self), LatestJob(controller.start_job, self)
        self.vector, self.wiggle = GradientVector(), WigglePanel()
        self.meters, self.caption, self.check = LayerMeters(), QLabel(), GradientCheckView()
        self.tabs, self._stack, self.splitter = QButtonGroup(self), QStackedWidget(), QSplitter()
        self._measured: MeasuredGradient | None = None
        self._chosen: int | None = None
        self._other: int | None = None  # held to compare with
        self._kept: Snapshot | None = None  # what a kept change was made on
        self._lay_out()
        self._connect()
        self.vector.set_source(self.feed.source)
        self._retranslate()

    def _lay_out(self) -> None:
        right = QSplitter(Qt.Orientation.Vertical)
        right.setHandleWidth(theme.GAP)
        right.setChildrenCollapsible(False)
        right.addWidget(self.wiggle)
        right.addWidget(self._lower_frame())
        right.setStretchFactor(0, 1)
        right.setSizes([370, 280])
        self.splitter.setHandleWidth(theme.GAP)
        self.splitter.setChildrenCollapsible(False)
        for panel, stretch in ((self.vector, 5), (right, 3)):
            self.splitter.addWidget(panel)
            self.splitter.setStretchFactor(self.splitter.count() - 1, stretch)
        self.splitter.setSizes([610, 370])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.splitter)

    def _lower_frame(self) -> QFrame:
        """Layers or check, one at a time: both would not fit."""
        frame, layers = QFrame(), QWidget()
        frame.setProperty("panel", True)
        frame.setObjectName("gradientLower")
        self.caption.setObjectName("metersCaption")
        self.caption.setWordWrap(True)
        inside = QVBoxLayout(layers)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self.meters)
        inside.addWidget(self.caption)
        inside.addStretch(1)
        tabs = QHBoxLayout()
        tabs.setSpacing(5)
        for number, page in enumerate((layers, self.check)):
            area = QScrollArea()
            area.setWidget(page)
            area.setWidgetResizable(True)
            area.setFrameShape(QFrame.Shape.NoFrame)
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            area.viewport().setAutoFillBackground(False)
            page.setAutoFillBackground(False)
            button = QToolButton()
            button.setCheckable(True)
            button.setProperty("role", "mode")
            self.tabs.addButton(button, number)
            tabs.addWidget(button)
            self._stack.addWidget(area)
        tabs.addStretch(1)
        self.tabs.button(0).setChecked(True)
        column = QVBoxLayout(frame)
        column.setContentsMargins(theme.PADDING, 6, theme.PADDING, 10)
        column.setSpacing(6)
        column.addLayout(tabs)
        column.addWidget(self._stack, 1)
        return frame

    def _connect(self) -> None:
        controller, vector, wiggle = self.controller, self.vector, self.wiggle
        self.feed.measured.connect(self._on_measured)
        self.feed.began.connect(self._on_feed_began)
        vector.source_changed.connect(self._on_source)
        vector.chosen.connect(self.choose)
        vector.exported.connect(self._on_exported)
        vector.question.answered.connect(self.desk.say_meant)
        wiggle.plot.exported.connect(self._on_exported)
        wiggle.reach_changed.connect(self._draw_curves)
        wiggle.compare_toggled.connect(self._on_compare)
        wiggle.keep_requested.connect(self._on_keep)
        wiggle.take_back_requested.connect(self._on_take_back)
        self._curves.finished.connect(self._on_curves)
        self._curves.began.connect(self._on_curves_began)
        self.tabs.idClicked.connect(self._stack.setCurrentIndex)
        self.check.requested.connect(self._on_check)
        self._checks.finished.connect(self._on_checked)
        self._checks.began.connect(self.check.watch)
        controller.data_ready.connect(self._on_data)
        controller.classes_renamed.connect(self._on_data)
        controller.shown_changed.connect(self._on_shown)
        if controller.data is not None:
            self._on_data(controller.data)

    # What comes from the controller

    def activate(self) -> None:
        self.feed.set_active(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.feed.set_active(False)
        self._curves.cancel()
        self._checks.cancel()

    def _on_data(self, data: Data) -> None:
        self.vector.question.set_class_names(data.test.class_names)

    def _on_shown(self) -> None:
        if self.isVisible():
            self._show_keeping()

    def _on_feed_began(self, job: object) -> None:
        self.vector.bar.watch(job, self.tr("measuring all training examples…"))  # type: ignore[arg-type]

    def _on_measured(self, measured: MeasuredGradient | None) -> None:
        """Show a measurement everywhere, with the component chosen before if the network still has it."""
        sizes_before = None if self._measured is None else self._measured.layer_sizes
        self._measured = measured
        example = self.controller.example
        asks = measured is None and self.feed.source == "example" and example.source == "drawing"
        self.vector.question.setVisible(asks)
        self.vector.question.set_answer(example.desired)
        self.vector.set_measured(measured, self._missing())
        if measured is None:
            self._show_nothing()
            return
        if self._chosen is None or sizes_before not in (None, measured.layer_sizes):
            self._chosen = int(np.abs(measured.sensitivity.gradient).argmax())
            self._other = None
        found = measured.sensitivity
        self.meters.set_meters(found.meters, found.network.activation.name)
        self.caption.setText(meters_caption(found.meters))
        if self.check.check is not None and (self.check.check.network.parameters != found.network.parameters).any():
            self.check.set_check(None)
        self.check.set_parameters(found.gradient.size)
        self._show_chosen()

    def _show_nothing(self) -> None:
        self.wiggle.set_curves(None, [])
        self.meters.set_meters((), "sigmoid")
        self.caption.setText("")
        self.check.set_check(None)
        self.check.set_parameters(0)

    def _missing(self) -> str:
        """Why there is nothing to measure, and what to do."""
        example = self.controller.example
        if self.feed.source != "example":
            return self.tr("The weights are no longer finite numbers. Reset, and try a smaller learning rate.")
        if example.source == "drawing":
            return self.tr("A drawing has no desired output, and without one there is no cost. Say what you meant.")
        return self.tr("Draw a digit and say what it is, choose an example, or take C over the mini-batch.")

    # What the person does

    def _on_source(self, source: GradientSource) -> None:
        self.vector.set_source(source)
        self.feed.set_source(source)

    def choose(self, flat: int) -> None:
        """Go to a component, everywhere on the page."""
        if self._measured is not None and flat != self._chosen:
            self._chosen = flat
            self._show_chosen()

    def _show_chosen(self) -> None:
        shown = [self._chosen, self._other] if self._other not in (None, self._chosen) else [self._chosen]
        self.vector.choose([flat for flat in shown if flat is not None])
        self._draw_curves()

    def _on_compare(self, on: bool) -> None:
        self._other = self._chosen if on else None
        self._show_chosen()

    def _on_exported(self, name: str) -> None:
        self.notice.emit(self.tr("Saved {0}").format(name))

    # Wiggling

    def _draw_curves(self) -> None:
        if self._measured is None or self._chosen is None:
            return
        measured, examples, distance = self._measured.sensitivity, self._measured.examples, self.wiggle.distance
        flats = list(dict.fromkeys(flat for flat in (self._chosen, self._other) if flat is not None))

        def work(progress: Progress) -> tuple[Sensitivity, list[CostCurve]]:
            offsets = distance * np.arange(-(POINTS // 2), POINTS // 2 + 1) / (POINTS // 2)
            curves = []
            for number, flat in enumerate(flats):
                part = _part_of(progress, number, len(flats))
                slope = float(measured.gradient[flat])
                curves.append(cost_curve(measured.network, examples, flat, offsets, slope, part))
            return measured, curves

        self._curves.start(work)

    def _on_curves_began(self, job: object) -> None:
        if self._measured is not None and len(self._measured.examples) >= LONG_CURVE:
            self.wiggle.bar.watch(job, self.tr("measuring the curve…"))  # type: ignore[arg-type]

    def _on_curves(self, result: tuple[Sensitivity, list[CostCurve]]) -> None:
        measured, curves = result
        if self._measured is not None and measured is self._measured.sensitivity:
            self.wiggle.set_curves(measured, curves)
            self._show_keeping()

    def _can_keep(self) -> bool:
        """Only what belongs to the network of now, while it rests, can go on from a change."""
        now, measured = self.controller.snapshot, self._measured
        if now is None or measured is None or self.controller.is_running:
            return False
        shown = measured.snapshot.parameters
        return now.parameters.shape == shown.shape and bool((now.parameters == shown).all())

    def _show_keeping(self) -> None:
        now, kept = self.controller.snapshot, self._kept
        can_take_back = (
            kept is not None and now is not None and not self.controller.is_running
            and (now.run, now.step_count) == (kept.run, kept.step_count)
        )  # fmt: skip
        self.wiggle.set_can_keep(self._can_keep(), can_take_back)

    def _on_keep(self, offset: float) -> None:
        """Send the changed weights to training, where they are an event of the run."""
        if not self._can_keep() or self._chosen is None or self._measured is None:
            return
        parameters = self._measured.snapshot.parameters.astype(np.float64)
        parameters[self._chosen] += offset
        name = name_of(self._measured.layer_sizes, self._chosen)
        self._kept = self.controller.snapshot
        self.wiggle.spring_back()
        self.controller.send(commands.SetParameters(parameters, f"{name} moved by {offset:+.6g}"))
        self.notice.emit(self.tr("{0} keeps its new value.").format(name))

    def _on_take_back(self) -> None:
        self._kept = None
        self.controller.send(commands.TakeBackParameters())
        self._show_keeping()

    # Checking

    def _on_check(self) -> None:
        if self._measured is None:
            return
        network, examples = self._measured.sensitivity.network, self._measured.examples

        def work(progress: Progress) -> tuple[GradientCheck, float]:
            began = time.perf_counter()
            return check_gradient(network, examples, progress), time.perf_counter() - began

        self._checks.start(work)

    def _on_checked(self, result: tuple[GradientCheck, float]) -> None:
        check, seconds = result
        if self._measured is not None and check.network.parameters.size == self._measured.sensitivity.gradient.size:
            self.check.set_check(check, seconds)

    def open_tab(self, number: int) -> None:
        """Show the meters of the layers (0) or the gradient check (1)."""
        self.tabs.button(number).setChecked(True)
        self._stack.setCurrentIndex(number)

    # Memory and language

    def restore(self, preferences: Preferences) -> None:
        source: GradientSource = preferences.text("gradient_source", "mini_batch", SOURCES)  # type: ignore[assignment]
        self._on_source(source)
        self.vector.log.setChecked(preferences.flag("gradient_log", False))
        self.open_tab(preferences.number("gradient_tab", 0, 0, 1))
        self.wiggle.set_reach(preferences.number("wiggle_reach", self.wiggle.reach.currentIndex(), 0, len(REACHES) - 1))
        self.splitter.restoreState(preferences.blob("gradient_columns"))

    def remember(self, preferences: Preferences) -> None:
        preferences.store("gradient_source", self.feed.source)
        preferences.store("gradient_log", self.vector.log.isChecked())
        preferences.store("gradient_tab", self._stack.currentIndex())
        preferences.store("wiggle_reach", self.wiggle.reach.currentIndex())
        preferences.store("gradient_columns", self.splitter.saveState())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        for number, text in enumerate((self.tr("Layers"), self.tr("Gradient check"))):
            self.tabs.button(number).setText(text)
        found = self._measured
        self.caption.setText("" if found is None else meters_caption(found.sensitivity.meters))
        if found is None:
            self.vector.message.setText(self._missing())
            self.vector.set_count(parameter_count(self.controller.first_config.layer_sizes))


def _part_of(progress: Progress, number: int, count: int) -> ReportProgress:
    """Progress of one of several curves as progress of all."""

    def report(fraction: float) -> None:
        progress((number + fraction) / count)

    return report
