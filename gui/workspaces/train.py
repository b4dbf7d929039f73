"""The Train workspace: draw and be answered, watch the network, follow cost and gradient."""

from __future__ import annotations

import time
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from engine.datasets import Data
from engine.history import HistoryChunk
from engine.network import Network
from engine.snapshot import Snapshot
from gui import theme
from gui.controller import Controller
from gui.shown_example import NOTHING, ShownExample, from_data, from_strokes, split
from gui.widgets.diagram_scene import DiagramState, diagram_state
from gui.workspaces.input_panel import InputPanel
from gui.workspaces.network_panel import NetworkPanel
from gui.workspaces.plots_column import PlotsColumn

NETWORK_INTERVAL = 1 / 30  # s between two repaints of the diagram while training
PLOT_INTERVAL = 1 / 16  # s between two charts while training; they take turns
_FIRST_EXAMPLE = 0  # of the test split: a seven
CHARTS_DELAY = 40  # ms after the window is shown, so that it is painted first


class TrainWorkspace(QWidget):
    """Connects the widgets with the controller; every number it hands on comes from one float64 state."""

    state_shown = Signal(object)  # DiagramState, after it was handed to the widgets

    def __init__(self, controller: Controller, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self.state: DiagramState | None = None
        self._network_due = self._plots_due = 0.0
        self._meant: int | None = None  # the digit the drawing was said to be
        self._untrained = True
        self._rng = np.random.default_rng()
        self.input, self.network, self.plots = InputPanel(), NetworkPanel(), PlotsColumn()
        self.splitter = QSplitter()
        self.splitter.setHandleWidth(theme.GAP)
        self.splitter.setChildrenCollapsible(False)
        for panel, stretch in ((self.input, 2), (self.network, 5), (self.plots, 3)):
            self.splitter.addWidget(panel)
            self.splitter.setStretchFactor(self.splitter.count() - 1, stretch)
        self.splitter.setSizes([270, 620, 370])
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GAP, theme.GAP, theme.GAP, theme.GAP)
        row.addWidget(self.splitter)
        self._charts_timer = QTimer(self, interval=CHARTS_DELAY, singleShot=True)
        self._charts_timer.timeout.connect(self.plots.load_charts)
        self._connect()
        self._show_first_network()

    def _connect(self) -> None:
        controller = self._controller
        controller.data_ready.connect(self._on_data)
        controller.run_began.connect(self._on_run_began)
        controller.snapshot_ready.connect(self._on_snapshot)
        controller.history_ready.connect(self._on_history)
        controller.example_changed.connect(self._on_example)
        self.input.pad.strokes_changed.connect(self._on_strokes)
        self.input.pad.sample_dismissed.connect(self._on_strokes)
        self.input.walker.example_requested.connect(self.show_data_example)
        self.network.question.answered.connect(self.say_meant)

    def _show_first_network(self) -> None:
        """Random weights can be seen before the data is there."""
        config = self._controller.first_config
        self.network.show_config(config)
        self._show(config.new_network(), ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"), (28, 28))

    # What comes from the controller

    def _on_data(self, data: Data) -> None:
        names = data.test.class_names
        self.input.bars.set_class_names(names)
        self.network.question.set_class_names(names)
        self.input.walker.set_sizes(len(data.test), len(data.train))
        if self.input.pad.is_empty:
            self.show_data_example("test", _FIRST_EXAMPLE)
        else:
            self._on_strokes()

    def _on_run_began(self, snapshot: Snapshot) -> None:
        self.network.show_config(snapshot.config)
        self.plots.begin_run(snapshot)
        self.plots.settings.set_config(snapshot.config, snapshot.learning_rate)

    def _on_history(self, chunks: list[HistoryChunk]) -> None:
        self.plots.append(chunks)

    def _on_snapshot(self, snapshot: Snapshot) -> None:
        """Show it; while training, the diagram and the charts take every second frame or fewer."""
        now = time.monotonic()
        resting = not self._controller.is_running
        if self._untrained != (snapshot.step_count == 0):
            self._untrained = snapshot.step_count == 0
            self.input.bars.set_untrained(self._untrained)
        if resting or now >= self._network_due:
            self._network_due = now + NETWORK_INTERVAL
            self.refresh()
        if resting or now >= self._plots_due:
            self._plots_due = now + PLOT_INTERVAL
            self.plots.draw(snapshot, resting)
        if snapshot.learning_rate != self._shown_eta:
            self._shown_eta = snapshot.learning_rate
            self.plots.settings.follow_learning_rate(snapshot.learning_rate)

    _shown_eta: float | None = None

    def _on_example(self, example: ShownExample) -> None:
        """Put the example on the pad and into every view."""
        if example.source in ("test", "train") and example.index is not None and self._controller.data is not None:
            names = split(self._controller.data, example.source).class_names
            self.input.pad.set_sample(example.image)
            self.input.walker.show_example(example.source, example.index, names[example.desired or 0])
        else:
            self.input.walker.show_no_example()
        self.input.seen.set_image(example.image)
        self.input.bars.set_desired(example.desired)
        self.network.question.setVisible(example.source == "drawing" and self.network.diagram.mode == "nudge")
        self.network.question.set_answer(example.desired)
        self.refresh()

    # What the person does

    def _on_strokes(self) -> None:
        """Answer the pen in the same frame."""
        if self.input.pad.sample is not None:
            return
        strokes = self.input.pad.strokes
        if not strokes:
            self._meant = None
        self._controller.show_example(from_strokes(strokes, self._meant) if strokes else NOTHING)

    def show_data_example(self, source: str, index: int) -> None:
        """Show an example of the "test" or "train" split."""
        if self._controller.data is not None:
            self._meant = None
            self._controller.show_example(
                from_data(self._controller.data, "train" if source == "train" else "test", index)
            )

    def show_random_example(self) -> None:
        """Show any example of the split the walker is in."""
        if self._controller.data is not None:
            source = self.input.walker.source
            size = len(split(self._controller.data, "train" if source == "train" else "test"))
            self.show_data_example(source, int(self._rng.integers(size)))

    def say_meant(self, digit: int) -> None:
        """Take the person's word for what the drawing is."""
        example = self._controller.example
        data = self._controller.data
        if example.source == "drawing" and data is not None and digit < len(data.test.class_names):
            self._meant = digit
            self._on_strokes()

    def set_mode(self, mode: str) -> None:
        """Show weights, signal or nudge on the edges."""
        self.network.diagram.set_mode(mode)  # type: ignore[arg-type]
        self.network.question.setVisible(mode == "nudge" and self._controller.example.source == "drawing")

    # Showing

    def refresh(self) -> None:
        """Show the newest network with the example at hand."""
        snapshot, data = self._controller.snapshot, self._controller.data
        if snapshot is not None and data is not None:
            self._show(snapshot.network(), data.test.class_names, data.test.image_shape)

    def _show(self, network: Network, names: Sequence[str], image_shape: tuple[int, int]) -> None:
        example = self._controller.example
        x = example.x if example.x is not None and example.x.size == network.layer_sizes[0] else None
        with np.errstate(over="ignore", invalid="ignore"):  # weights may be wild for the moment before training stops
            self.state = diagram_state(network, x, names, example.desired, image_shape)
        self.network.show_state(self.state)
        self.input.bars.set_prediction(self.state.activations(network.layer_count))
        self.state_shown.emit(self.state)

    def load_charts(self) -> None:
        """Bring the charts in, after the window is on the screen."""
        self._charts_timer.start()
