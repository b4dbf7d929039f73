"""The Train workspace: watch the network, follow cost and gradient."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from engine.datasets import Data
from engine.history import HistoryChunk
from engine.snapshot import Snapshot
from gui import theme
from gui.controller import Controller
from gui.parameter_names import flat_of, selection_of
from gui.plots.run_curves import AXES, AxisName
from gui.preferences import Preferences
from gui.shown_example import ShownExample
from gui.widgets.diagram_scene import DiagramState, Selection
from gui.workspaces.example_desk import ExampleDesk
from gui.workspaces.gradient_feed import GradientFeed
from gui.workspaces.network_panel import NetworkPanel
from gui.workspaces.plots_column import PlotsColumn
from gui.workspaces.workspace import Workspace

if TYPE_CHECKING:
    from gui.workspaces.cosine_feed import CosineFeed
    from gui.workspaces.run_comparison import RunComparison

PLOT_INTERVAL = 1 / 14  # s between two charts while training; they take turns
STRIP_INTERVAL = 1 / 2  # s between two looks at changed versions of the example while training
CHARTS_DELAY = 40  # ms after the window is shown, so that it is painted first


class TrainWorkspace(Workspace):
    """Connects the diagram and the charts with the controller and the desk."""

    name: ClassVar[str] = "train"

    state_shown = Signal(object)  # DiagramState, after it was handed to the widgets

    def __init__(self, controller: Controller, desk: ExampleDesk, parent: QWidget | None = None) -> None:
        super().__init__(controller, desk, parent)
        self._shown_eta: float | None = None
        self.network, self.plots = NetworkPanel(), PlotsColumn()
        self.splitter = QSplitter()
        self.splitter.setHandleWidth(theme.GAP)
        self.splitter.setChildrenCollapsible(False)
        for panel, stretch in ((self.network, 5), (self.plots, 3)):
            self.splitter.addWidget(panel)
            self.splitter.setStretchFactor(self.splitter.count() - 1, stretch)
        self.splitter.setSizes([620, 370])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.splitter)
        self._charts_timer = QTimer(self, interval=CHARTS_DELAY, singleShot=True)
        self._charts_timer.timeout.connect(self._on_charts_due)
        self.gradient = GradientFeed(controller, desk, "mini_batch", self)
        self._aim: CosineFeed | None = None
        self._connect()
        self.network.show_config(controller.first_config)
        self.network.show_state(desk.state)

    def _connect(self) -> None:
        controller = self.controller
        controller.data_ready.connect(self._on_data)
        controller.classes_renamed.connect(self._on_data)
        controller.run_began.connect(self._on_run_began)
        controller.snapshot_ready.connect(self._on_snapshot)
        self.plots.loaded.connect(self._on_charts)
        controller.shown_changed.connect(self._on_shown)
        controller.history_ready.connect(self._on_history)
        controller.example_changed.connect(self._on_example)
        self.desk.state_changed.connect(self._on_state)
        self.network.question.answered.connect(self.desk.say_meant)
        summary = self.plots.summary
        self.gradient.measured.connect(summary.set_measured)
        self.network.diagram.selection_changed.connect(self._on_selection)
        summary.chosen.connect(self._on_component)
        self.desk.pointed_changed.connect(self.network.diagram.set_selection)
        summary.open_requested.connect(self._on_gradient_wanted)

    def _on_component(self, flat: int) -> None:
        """Light up in the network what was chosen among the components."""
        self.network.diagram.set_selection(selection_of(self.desk.state.layer_sizes, flat))

    def _on_selection(self, selection: Selection | None) -> None:
        sizes = self.desk.state.layer_sizes
        if selection is not None:
            self.desk.point_to(selection)
        self.plots.summary.set_selected(None if selection is None else flat_of(sizes, selection))

    def _on_gradient_wanted(self) -> None:
        self.open_requested.emit("gradient")

    # What comes from the controller and the desk

    def _on_data(self, data: Data) -> None:
        self.network.question.set_class_names(data.test.class_names)
        self.plots.set_training_examples(len(data.train))

    def _on_run_began(self, snapshot: Snapshot) -> None:
        self.network.show_config(snapshot.config)
        self.plots.begin_run(snapshot)
        self.plots.settings.set_config(snapshot.config, snapshot.learning_rate)

    def _on_history(self, chunks: list[HistoryChunk]) -> None:
        self.plots.append(chunks)

    def _on_snapshot(self, snapshot: Snapshot) -> None:
        """Draw the charts; while training, they take turns in frames of their own."""
        resting = not self.controller.is_running
        if self.isVisible() and (resting or self.controller.pace.is_due("charts", PLOT_INTERVAL, alone_every=3)):
            self.plots.draw(snapshot, resting)
        if snapshot.learning_rate != self._shown_eta:
            self._shown_eta = snapshot.learning_rate
            self.plots.settings.follow_learning_rate(snapshot.learning_rate)

    def _on_charts(self) -> None:
        """Compare runs in the cost plot, once it is there."""
        from gui.workspaces.run_comparison import RunComparison

        assert self.plots.cost is not None, "the charts are loaded"
        self.runs = RunComparison(self.controller, self.plots.cost)
        self.runs.notice.connect(self.notice)
        self.plots.cost.set_axis(self._axis)

    runs: RunComparison | None = None
    _axis: AxisName = "steps"

    def _on_shown(self, snapshot: Snapshot) -> None:
        """Mark in the charts where the moment shown lies, if the run went further."""
        newest = self.controller.snapshot
        furthest = 0 if newest is None else newest.furthest
        self.plots.show_moment(snapshot.step_count if snapshot.step_count < furthest else None)

    def _on_example(self, example: ShownExample) -> None:
        self.network.question.setVisible(example.needs_answer and self.network.diagram.mode == "nudge")
        self.network.question.set_answer(example.desired)

    def _on_state(self, state: DiagramState) -> None:
        if self.isVisible():
            same_example, self._shown_example = self.controller.example is self._shown_example, self.controller.example
            self.network.show_state(state, moves=same_example and self.controller.shown_moves)
            self._show_strip(state)
            self.state_shown.emit(state)

    def _show_strip(self, state: DiagramState) -> None:
        """Ask about changed versions of the example; while training, twice a second."""
        if not self.controller.is_running or self.controller.pace.is_due("strip", STRIP_INTERVAL):
            self.plots.settings.strip.set_state(state)

    _shown_example: ShownExample | None = None

    # What the window asks

    def activate(self) -> None:
        """Catch up with what happened while another page was in front."""
        self.network.show_state(self.desk.state)
        self.plots.settings.strip.set_state(self.desk.state)
        if self.controller.snapshot is not None:
            self.plots.draw(self.controller.snapshot)
        self.gradient.set_active(True)
        if self._aim is not None:
            self._aim.set_active(True)

    def _on_charts_due(self) -> None:
        """Bring the charts in, and what measures for them alone."""
        self.plots.load_charts()
        if self._aim is None:
            from gui.workspaces.cosine_feed import CosineFeed

            self._aim = CosineFeed(self.controller, self)
            self._aim.measured.connect(self.plots.show_aim)
            self._aim.set_active(self.isVisible())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.gradient.set_active(False)
        if self._aim is not None:
            self._aim.set_active(False)

    def set_mode(self, mode: str) -> None:
        """Show weights, signal or nudge on the edges."""
        self.network.diagram.set_mode(mode)  # type: ignore[arg-type]
        self.network.question.setVisible(mode == "nudge" and self.controller.example.needs_answer)

    def load_charts(self) -> None:
        """Bring the charts in, after the window is on the screen."""
        self._charts_timer.start()

    def stop_loading_charts(self) -> None:
        """The window closes: charts that are not here yet need not come."""
        self._charts_timer.stop()

    def restore(self, preferences: Preferences) -> None:
        self.plots.show_cosine(preferences.flag("gradient_cosine", False))
        self._axis = preferences.text("cost_axis", "steps", AXES)  # type: ignore[assignment]

    def remember(self, preferences: Preferences) -> None:
        preferences.store("gradient_cosine", self.plots.shows_cosine)
        preferences.store("cost_axis", self._axis if self.plots.cost is None else self.plots.cost.axis)
