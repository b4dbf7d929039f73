"""The cost while training: every mini-batch thin, smoothed thick; on the test set after each epoch."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gui import theme
from gui.plots.decimate import SMOOTHING, Series, Smoothed
from gui.plots.plot_panel import PlotPanel, pen

MOST_EPOCH_MARKS = 20


class CostPlot(PlotPanel):
    """`append` and `append_epoch` take what the run did; `refresh` draws it."""

    plot_name = "cost"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._costs, self._smooth = Series(), Smoothed()
        self._epochs: list[tuple[int, float, float]] = []  # step, cost and accuracy on the test set
        self._steps_per_epoch = 0
        self._current: float | None = None
        self._examples = 0
        self._marks: list[Any] = []
        self.thin, self.thick = self.plot.plot(), self.plot.plot()
        self.thick.curve.setSegmentedLineMode("on")  # or lines wider than 1 take ten times as long
        self.thin.opts["antialias"] = False
        self.test_cost = self.plot.plot(symbol="o", symbolSize=6)
        self._set_up_accuracy()
        self.retranslate()
        self.set_log(True)

    def _set_up_accuracy(self) -> None:
        """A second vertical axis, at the right, in percent."""
        self.accuracy = pg.PlotDataItem(symbol="t1", symbolSize=7)
        self._right = pg.ViewBox(enableMenu=False, enableMouse=False)
        item = self.plot.getPlotItem()
        item.showAxis("right")
        item.scene().addItem(self._right)
        item.getAxis("right").linkToView(self._right)
        item.getAxis("right").setWidth(30)
        self._right.setXLink(item)
        self._right.addItem(self.accuracy)
        self._right.setYRange(0, 100, padding=0.04)
        item.getViewBox().sigResized.connect(self._align_right)

    def set_log(self, log: bool) -> None:
        super().set_log(log)
        self.plot.getAxis("right").setLogMode(False)  # the share of right answers stays in percent

    def _align_right(self) -> None:
        self._right.setGeometry(self.plot.getViewBox().sceneBoundingRect())

    def append(self, steps: NDArray[Any], costs: NDArray[Any]) -> None:
        """Add mini-batches: their steps and their costs, each before its step."""
        self._costs.append(steps, costs)
        self._smooth.append(steps, costs)
        if self._costs.last is not None:
            self._last_step = self._costs.last[0]

    def append_epoch(self, step: int, cost: float, accuracy: float) -> None:
        """Add a measurement on the test set; accuracy from 0 to 1."""
        if math.isfinite(cost):
            self._epochs.append((step, cost, accuracy))

    def set_steps_per_epoch(self, steps: int) -> None:
        """Say where epochs end, for the marks."""
        self._steps_per_epoch = steps

    def set_current(self, cost: float | None, examples: int) -> None:
        """Say what the newest cost is, and of how many examples."""
        self._current, self._examples = cost, examples
        self._show_subtitle()

    def clear(self) -> None:
        """Begin anew."""
        self._costs.clear()
        self._smooth.clear()
        self._epochs.clear()
        self._last_step = 0.0
        self._current = None
        self.follow()

    def refresh(self) -> None:
        first, last = self._seen_steps()
        xs, ys = self._costs.visible(first, last)
        self.thin.setData(xs, ys, skipFiniteCheck=True)
        self.thick.setData(*self._smooth.visible(first, last), skipFiniteCheck=True)
        epochs = np.array(self._epochs, dtype=np.float64).reshape(-1, 3)
        self.test_cost.setData(epochs[:, 0], epochs[:, 1])
        self.accuracy.setData(epochs[:, 0], 100 * epochs[:, 2])
        self._show_empty(not len(self._costs))
        seen = np.concatenate([ys, epochs[(epochs[:, 0] >= first) & (epochs[:, 0] <= last), 1]])
        if len(seen):
            self._fit(float(seen.min()), float(seen.max()))
        self._mark_epochs(first, last)
        self._show_subtitle()
        self._show_readout()

    def _mark_epochs(self, first: float, last: float) -> None:
        """Upright lines at epoch boundaries, at every second, fifth, tenth … where there are many."""
        places: list[float] = []
        if self._steps_per_epoch:
            many = (last - first) / self._steps_per_epoch
            every = next(n for n in (1, 2, 5, 10, 20, 50, 100, 10**9) if many / n <= MOST_EPOCH_MARKS)
            width = every * self._steps_per_epoch
            begin = max(1, math.ceil(first / width))
            places = [i * width for i in range(begin, math.floor(last / width) + 1)]
        while len(self._marks) < len(places):
            mark = pg.InfiniteLine(angle=90, movable=False, pen=pen("border", strength=0.7))
            self._marks.append(mark)
            self.plot.addItem(mark, ignoreBounds=True)
        for number, mark in enumerate(self._marks):
            mark.setVisible(number < len(places))
            if number < len(places):
                mark.setValue(places[number])

    def readout_at(self, step: float) -> str:
        found, smooth = self._costs.at(step), self._smooth.at(step)
        if found is None or smooth is None:
            return ""
        lines = [
            self.tr("step {0:,.0f}").format(found[0]),
            self.tr("mini-batch C = {0:.4f}").format(found[1]),
            self.tr("smoothed {0:.4f}").format(smooth[1]),
        ]
        before = [epoch for epoch in self._epochs if epoch[0] <= max(step, 0)]
        if before:
            lines.append(self.tr("test C = {0:.4f}, {1:.2f} % right").format(before[-1][1], 100 * before[-1][2]))
        return "\n".join(lines)

    def _table(self) -> tuple[list[str], list[list[object]]]:
        tests = {step: (cost, accuracy) for step, cost, accuracy in self._epochs}
        thinned = self._costs.width > 1
        header = (
            ["step", "mini_batch_cost_lowest", "mini_batch_cost_highest"] if thinned else ["step", "mini_batch_cost"]
        )
        header += ["test_cost", "test_accuracy", f"steps_in_row={self._costs.width}"]
        rows: dict[int, list[object]] = {}
        for step, low, high in self._costs.rows().tolist():
            rows[int(step)] = [int(step), low, high] if thinned else [int(step), low]
        for step, test in tests.items():
            rows.setdefault(step, [step, "", ""] if thinned else [step, ""]).extend(test)
        return header, [rows[step] for step in sorted(rows)]

    def _show_subtitle(self) -> None:
        if self._current is None or not math.isfinite(self._current):
            self._subtitle.setText("")
            return
        text = self.tr("C = {0:.3f}, mini-batch of {1}").format(self._current, self._examples)
        self._subtitle.setText(text)

    def _restyle_curves(self) -> None:
        look = theme.current()
        self.thin.setPen(pen("accent", 1, strength=0.42))
        self.thick.setPen(pen("accent", 2))
        self.test_cost.setPen(pen("desired", 1.6))
        self.test_cost.setSymbolBrush(look.color("desired"))
        self.test_cost.setSymbolPen(None)
        self.accuracy.setPen(pen("good", 1.2, Qt.PenStyle.DotLine))
        self.accuracy.setSymbolBrush(look.color("good"))
        self.accuracy.setSymbolPen(None)
        for mark in self._marks:
            mark.setPen(pen("border", strength=0.7))
        self._fill_legend([
            ("accent", "─", self.tr("mini-batch")),
            ("accent", "<b>━</b>", self.tr("smoothed")),
            ("desired", "─●─", self.tr("test")),
            ("good", "··▲··", self.tr("accuracy, % (right)")),
        ])  # fmt: skip

    def retranslate(self) -> None:
        super().retranslate()
        self._title.setText(self.tr("Cost"))
        self.setAccessibleName(self.tr("Cost plot"))
        self._empty.setText(self.tr("Press Space: the cost of each mini-batch appears here."))
        self.thick.setToolTip(self.tr("Averaged over about {0} mini-batches").format(SMOOTHING))
        self._show_subtitle()
