"""Right of the Train workspace: settings on demand, cost, gradient and its vector. The charts come after the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from engine.history import HistoryChunk
from engine.snapshot import Snapshot
from gui import theme
from gui.widgets.gradient_summary import GradientSummary
from gui.widgets.settings_panel import SettingsPanel

if TYPE_CHECKING:
    from gui.plots.cosine_plot import CosinePlot, Point
    from gui.plots.cost_plot import CostPlot
    from gui.plots.gradient_plot import GradientPlot

_LOWEST, _BESIDE_SETTINGS = 124, 205  # px of height a chart keeps; the cost while the settings are open
_WIDTH_OF_SETTINGS = 427  # px in which no text of theirs is cut
MOST_WAITING = 512  # parts of the history that wait for a chart to be drawn


class PlotsColumn(QSplitter):
    """Named containers from the start; `load_charts` imports pyqtgraph, which takes half a second, and fills them."""

    loaded = Signal()  # the charts are there

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setHandleWidth(theme.GAP)
        self.setChildrenCollapsible(False)
        self.settings = SettingsPanel()
        self.settings.hide()
        self.settings.height_changed.connect(self._share_room)
        self.cost_frame, self.gradient_frame = _container("costPlot"), _container("gradientPlot")
        self.summary, self.summary_frame = GradientSummary(), _container("gradientSummary")
        _layout_of(self.summary_frame).addWidget(self.summary)
        for place, widget in enumerate((self.settings, self.cost_frame, self.gradient_frame, self.summary_frame)):
            self.addWidget(widget)
            self.setStretchFactor(place, 0 if widget is self.settings else 1)
        self.setSizes([0, 240, 220, 176])
        self.cost: CostPlot | None = None
        self.gradient: GradientPlot | None = None
        self.cosine: CosinePlot | None = None
        self._gradient_stack = QStackedWidget()
        self._shows_cosine = False
        self._for_cost: list[HistoryChunk] = []  # not handed to the charts yet: each takes its part when it is drawn
        self._for_gradient: list[HistoryChunk] = []
        self._turn = False  # whose turn it is to be drawn
        self._snapshot: Snapshot | None = None

    def show_settings(self, shown: bool) -> None:
        """Open or close the settings."""
        self.settings.setVisible(shown)
        self._share_room()

    def _share_room(self) -> None:
        """Rather let the settings scroll than the cost vanish; what then has no room waits until they are closed."""
        shown = not self.settings.isHidden()
        width = min(_WIDTH_OF_SETTINGS, self.window().width() // 3)
        self.settings.setMinimumWidth(max(width, self.settings.minimumSizeHint().width()))
        self.settings.set_room(self.height() - _BESIDE_SETTINGS - self.handleWidth())
        self.cost_frame.setMinimumHeight(_BESIDE_SETTINGS if shown else _LOWEST)
        room = self.height() - self.settings.sizeHint().height() - _BESIDE_SETTINGS
        for frame in (self.gradient_frame, self.summary_frame):
            room -= _LOWEST + 2 * self.handleWidth()
            frame.setVisible(not shown or room >= 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def load_charts(self) -> None:
        """Import the charts and show what came so far."""
        if self.cost is not None:
            return
        from gui.plots.cosine_plot import CosinePlot
        from gui.plots.cost_plot import CostPlot
        from gui.plots.gradient_plot import GradientPlot

        self.cost, self.gradient, self.cosine = CostPlot(), GradientPlot(), CosinePlot()
        _layout_of(self.cost_frame).addWidget(self.cost)
        for chart in (self.gradient, self.cosine):
            self._gradient_stack.addWidget(chart)
        _layout_of(self.gradient_frame).addWidget(self._gradient_stack)
        self.gradient.cosine_requested.connect(self._on_cosine)
        self.cosine.norms_requested.connect(self._on_norms)
        self.show_cosine(self._shows_cosine)
        self.loaded.emit()
        if self._snapshot is not None:
            self.begin_run(self._snapshot, keep_waiting=True)
            self.draw(self._snapshot)
            self.show_moment(self._moment)

    def begin_run(self, snapshot: Snapshot, keep_waiting: bool = False) -> None:
        """Empty the charts for a new run."""
        self._snapshot = snapshot
        if not keep_waiting:
            self._for_cost, self._for_gradient = [], []
        if self.cost is None or self.gradient is None:
            return
        self.cost.clear()
        self.gradient.clear()
        batch, train = snapshot.config.mini_batch_size, self._training_examples
        self.cost.set_steps_per_epoch(snapshot.mini_batches_per_epoch, batch, train)
        self.gradient.set_layers(len(snapshot.config.layer_sizes) - 1)

    @property
    def shows_cosine(self) -> bool:
        """Whether the aim of the mini-batches is shown in the place of the gradient's size."""
        return self._shows_cosine

    def show_cosine(self, shown: bool) -> None:
        """Show how well the mini-batches aim, or how large the gradient is."""
        self._shows_cosine = shown
        if self._gradient_stack.count():
            self._gradient_stack.setCurrentIndex(int(shown))

    def _on_cosine(self) -> None:
        self.show_cosine(True)

    def _on_norms(self) -> None:
        self.show_cosine(False)

    def show_aim(self, points: list[Point], examples: int, mini_batch: int) -> None:
        """Show cos θ at these steps."""
        if self.cosine is not None:
            self.cosine.show_points(points, examples, mini_batch)

    def append(self, chunks: list[HistoryChunk]) -> None:
        """Add what the run did; `draw` shows it."""
        self._for_cost += chunks
        self._for_gradient += chunks
        if len(self._for_cost) > MOST_WAITING and self.cost is not None and self.gradient is not None:
            self._fill_cost(self.cost)  # nobody looks, but memory is not for ever
            self._fill_gradient(self.gradient)

    def _fill_cost(self, cost: CostPlot) -> None:
        """Give the chart everything that waits for it."""
        chunks, self._for_cost = self._for_cost, []
        filled = [chunk for chunk in chunks if len(chunk.steps)]
        if filled:
            steps, costs, seconds = (
                np.concatenate([getattr(chunk, name) for chunk in filled]) for name in ("steps", "costs", "seconds")
            )
            cost.append(steps, costs, seconds)
        for chunk in chunks:
            for epoch in chunk.epochs:
                cost.append_epoch(epoch.step_count, epoch.cost, epoch.accuracy)

    def _fill_gradient(self, gradient: GradientPlot) -> None:
        """The same for the other chart."""
        chunks, self._for_gradient = self._for_gradient, []
        filled = [chunk for chunk in chunks if len(chunk.steps)]
        if filled:
            steps, norms = (
                np.concatenate([getattr(chunk, name) for chunk in filled]) for name in ("steps", "gradient_norms")
            )
            gradient.append(steps, norms)

    def show_moment(self, step: int | None) -> None:
        """Draw a line at the step that every view shows, if that is in the past."""
        self._moment = step
        for chart in (self.cost, self.gradient, self.cosine):
            if chart is not None:
                chart.show_moment(step)

    _moment: int | None = None
    _training_examples = 0

    def set_training_examples(self, count: int) -> None:
        """Say how many examples an epoch has."""
        self._training_examples = count

    def draw(self, snapshot: Snapshot, resting: bool = True) -> None:
        """Draw what was added; while training, the two charts take turns, so that no frame draws both."""
        self._snapshot = snapshot
        if self.cost is None or self.gradient is None:
            return
        self._turn = not self._turn
        if resting or self._turn:
            self._fill_cost(self.cost)
            self.cost.set_current(None if snapshot.step_count == 0 else snapshot.cost, snapshot.config.mini_batch_size)
            self.cost.refresh()
        if resting or not self._turn:
            self._fill_gradient(self.gradient)
            self.gradient.refresh()


def _container(name: str) -> QFrame:
    frame = QFrame()
    frame.setObjectName(name)
    frame.setProperty("panel", True)
    frame.setMinimumHeight(_LOWEST)
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(theme.PADDING, 8, theme.PADDING, 8)
    return frame


def _layout_of(frame: QFrame) -> QVBoxLayout:
    layout = frame.layout()
    assert isinstance(layout, QVBoxLayout)
    return layout
