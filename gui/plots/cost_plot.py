"""The cost while training: every mini-batch thin, smoothed thick; on the test set after each epoch; other runs too."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QGraphicsItem, QMenu, QToolButton, QWidget

from gui import theme
from gui.plots.cost_table import cost_table
from gui.plots.decimate import SMOOTHING
from gui.plots.plot_panel import PlotPanel, pen, round_up
from gui.plots.run_curves import AXES, AxisName, RunCurves
from gui.plots.run_lines import RunLines, ShownRun, run_role

MOST_EPOCH_MARKS = 20


class CostPlot(PlotPanel):
    """`append` and `append_epoch` take what the run did; `refresh` draws it. `show_runs` draws others beside it."""

    plot_name = "cost"

    axis_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.curves = RunCurves()
        self.title = ""  # name and settings of the run at hand, for the legend
        self.axis: AxisName = "steps"
        self._moment: float | None = None
        self._current: float | None = None
        self._examples = 0
        self._marks: list[Any] = []
        self._others: dict[int, RunLines] = {}
        self.thin, self.thick = self.plot.plot(), self.plot.plot()
        self.thick.curve.setSegmentedLineMode("on")  # or lines wider than 1 take ten times as long
        self.thin.opts["antialias"] = False
        self.test_cost = self.plot.plot(symbol="o", symbolSize=6)
        self._set_up_accuracy()
        for curve in (self.test_cost, self.accuracy):
            for part in (curve.curve, curve.scatter):
                part.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)  # they change once an epoch
        self.axis_button, self.runs_button = QToolButton(), QToolButton()
        self._set_up_head()
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

    def _set_up_head(self) -> None:
        """What the horizontal axis counts, and the list of runs (the window opens it)."""
        group, menu = QActionGroup(self), QMenu(self)
        self._axis_actions = {name: QAction(self, checkable=True) for name in AXES}
        for name, action in self._axis_actions.items():
            action.setData(name)
            group.addAction(action)
            menu.addAction(action)
        self._axis_actions[self.axis].setChecked(True)
        group.triggered.connect(self._on_axis)
        self.axis_button.setObjectName("costAxis")
        self.axis_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.axis_button.setMenu(menu)
        self.runs_button.setObjectName("runsButton")
        for button in (self.runs_button, self.axis_button):
            button.setProperty("role", "flat")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.head.insertWidget(2, self.runs_button)
        self.axis_button.setParent(self.plot)  # it stands where the name of the axis would
        self.plot.resized.connect(self._place_axis_button)
        self._legend.setWordWrap(True)

    def _place_axis_button(self) -> None:
        button = self.axis_button
        button.adjustSize()
        inner = self.plot.getViewBox().sceneBoundingRect()
        button.move(round(inner.center().x() - button.width() / 2), self.plot.height() - button.height())

    def set_log(self, log: bool) -> None:
        super().set_log(log)
        self.plot.getAxis("right").setLogMode(False)  # the share of right answers stays in percent

    def _align_right(self) -> None:
        self._right.setGeometry(self.plot.getViewBox().sceneBoundingRect())

    # What the run does

    def append(self, steps: NDArray[Any], costs: NDArray[Any], seconds: NDArray[Any] | None = None) -> None:
        """Add mini-batches: their steps, their costs, each before its step, and the training time up to each."""
        self.curves.append(steps, costs, seconds)

    def append_epoch(self, step: int, cost: float, accuracy: float) -> None:
        """Add a measurement on the test set; accuracy from 0 to 1."""
        if math.isfinite(cost):
            self.curves.tests.append(step, cost, accuracy)

    def set_steps_per_epoch(self, steps: int, mini_batch_size: int = 1, training_examples: int = 0) -> None:
        """Say where epochs end, and how many examples a step and an epoch learn from."""
        self.curves.set_shape(steps, mini_batch_size, training_examples)

    def set_current(self, cost: float | None, examples: int) -> None:
        """Say what the newest cost is, and of how many examples."""
        self._current, self._examples = cost, examples
        self._show_subtitle()

    def clear(self) -> None:
        """Begin anew."""
        shape = (self.curves.per_epoch, self.curves.mini_batch_size, self.curves.training_examples)
        self.curves = RunCurves()
        self.curves.set_shape(*shape)
        self._current = None
        self.follow()

    # Other runs, other axes

    def show_runs(self, runs: Sequence[ShownRun], count: int, title: str) -> None:
        """Draw these runs beside the one at hand, which is called `title`; `count` runs there are in all."""
        self.title, self._count = title, count
        shown = {run.number: run for run in runs}
        for number in [number for number in self._others if number not in shown]:
            self._others.pop(number).remove()
        for number, run in shown.items():
            if number not in self._others:
                self._others[number] = RunLines(self.plot)
            self._others[number].set_run(run)
        self._retranslate_head()
        self._restyle_curves()
        self._ranges.clear()
        self.refresh()

    _count = 1

    @property
    def shown_runs(self) -> list[ShownRun]:
        """The other runs that are drawn."""
        return [lines.run for lines in self._others.values()]

    def set_axis(self, axis: AxisName) -> None:
        """Count steps, examples seen, or seconds of training from left to right."""
        self.axis = axis
        self._axis_actions[axis].setChecked(True)
        self._retranslate_head()
        self.follow()
        self.show_moment(self._moment)

    def _on_axis(self, action: QAction) -> None:
        self.set_axis(action.data())
        self.axis_changed.emit(self.axis)

    def show_moment(self, step: float | None) -> None:
        self._moment = step
        super().show_moment(None if step is None else float(self.curves.x(np.array([step]), self.axis)[0]))

    def _all_curves(self) -> list[RunCurves]:
        return [self.curves, *(lines.run.curves for lines in self._others.values())]

    def _seen_steps(self) -> tuple[float, float]:
        """First and last place on the axis in view."""
        if not self._follows:
            first, last = self.plot.getViewBox().viewRange()[0]
            return float(first), float(last)
        ends = [float(curves.x(np.array([curves.last_step]), self.axis)[0]) for curves in self._all_curves()]
        return 0.0, round_up(100 * max(ends)) / 100 if self.axis == "seconds" else round_up(max(ends))

    # Drawing

    def refresh(self) -> None:
        first, last = self._seen_steps()
        curves, axis = self.curves, self.axis
        begin, end = curves.step(max(0.0, first), axis), curves.step(last, axis)
        steps, costs = curves.costs.visible(begin, end)
        self.thin.setData(curves.x(steps, axis), costs, skipFiniteCheck=True)
        steps, means = curves.smooth.visible(begin, end, self._smooth_points)
        self.thick.setData(curves.x(steps, axis), means, skipFiniteCheck=True)
        tests = curves.tests.visible(begin, end)
        xs = curves.x(tests[:, 0], axis)
        self._show_tests(xs, tests)
        seen = [costs, tests[(xs >= first) & (xs <= last), 1]]
        seen += [lines.draw(axis, first, last, self.is_log) for lines in self._others.values()]
        values = np.concatenate(seen)
        self._show_empty(not len(curves.costs) and not self._others)
        if len(values):
            self._fit(float(values.min()), float(values.max()))
        self._mark_epochs(begin, end)
        self._show_subtitle()
        self._show_readout()

    def _show_tests(self, xs: NDArray[Any], tests: NDArray[Any]) -> None:
        """Set the two curves of the test set, if they are others: a new one comes once an epoch."""
        shown = xs.tobytes(), tests.tobytes()
        if shown != self._shown_tests:
            self._shown_tests = shown
            self.test_cost.setData(xs, tests[:, 1])
            self.accuracy.setData(xs, 100 * tests[:, 2])

    _shown_tests = (b"", b"")

    def _mark_epochs(self, first: float, last: float) -> None:
        """Upright lines at epoch boundaries, at every second, fifth, tenth … where there are many."""
        places: list[float] = []
        per_epoch = self.curves.per_epoch
        if per_epoch:
            many = (last - first) / per_epoch
            every = next(n for n in (1, 2, 5, 10, 20, 50, 100, 10**9) if many / n <= MOST_EPOCH_MARKS)
            width = every * per_epoch
            begin = max(1, math.ceil(first / width))
            places = [i * width for i in range(begin, math.floor(last / width) + 1)]
        places = self.curves.x(np.array(places), self.axis).tolist()
        while len(self._marks) < len(places):
            mark = pg.InfiniteLine(angle=90, movable=False, pen=pen("border", strength=0.7))
            self._marks.append(mark)
            self.plot.addItem(mark, ignoreBounds=True)
        for number, mark in enumerate(self._marks):
            mark.setVisible(number < len(places))
            if number < len(places):
                mark.setValue(places[number])

    # Words

    def readout_at(self, step: float) -> str:
        """Return the values of all runs at a place on the axis, in words."""
        curves = self.curves
        at = curves.step(max(0.0, step), self.axis)
        found, smooth = curves.costs.at(at), curves.smooth.at(at)
        lines = []
        if found is not None and smooth is not None:
            lines += [
                self._place_text(found[0]),
                self.tr("mini-batch C = {0:.4f}").format(found[1]),
                self.tr("smoothed {0:.4f}").format(smooth[1]),
            ]
            test = curves.tests.before(max(at, 0))
            if test is not None:
                lines.append(self.tr("test C = {0:.4f}, {1:.2f} % right").format(test[0], 100 * test[1]))
        for other in self._others.values():
            value = other.value_at(max(0.0, step), self.axis)
            if value is not None:
                lines.append(self.tr("{0}: smoothed {1:.4f}").format(other.run.name, value))
        return "\n".join(lines)

    def _place_text(self, step: float) -> str:
        text = self.tr("step {0:,.0f}").format(step)
        x = float(self.curves.x(np.array([step]), self.axis)[0])
        if self.axis == "examples":
            return text + self.tr(" · {0:,.0f} examples").format(x)
        return text + self.tr(" · {0:.2f} s").format(x) if self.axis == "seconds" else text

    def export_to(self, path: Path) -> None:
        shown = self.axis_button.text()
        self.axis_button.setText(shown.removesuffix(" ▾"))  # a picture has no menu
        try:
            super().export_to(path)
        finally:
            self.axis_button.setText(shown)

    def _table(self) -> tuple[list[str], list[list[object]]]:
        runs = [(self.title or "run", self.curves)]
        runs += [(f"{lines.run.name}: {lines.run.settings}", lines.run.curves) for lines in self._others.values()]
        return cost_table(runs)

    def _show_subtitle(self) -> None:
        if self._current is None or not math.isfinite(self._current):
            self._subtitle.setText("")
            return
        whole = self.tr("C = {0:.3f}, mini-batch of {1}").format(self._current, self._examples)
        shorter = self.tr("C = {0:.3f}, mini-batch").format(self._current)
        self._subtitle.setText(whole, shorter, self.tr("C = {0:.3f}").format(self._current), "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_subtitle()

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
        entries = [
            ("accent", "─", self.tr("mini-batch")),
            ("accent", "<b>━</b>", self.tr("smoothed")),
            ("desired", "─●─", self.tr("test")),
            ("good", "··▲··", self.tr("accuracy, % (right)")),
        ]
        if self._others:
            entries[:2] = [("accent", "<b>━</b>", self.title)]
        for lines in self._others.values():
            lines.restyle()
            name = escape(f"{lines.run.name}: {lines.run.settings}")
            entries.append((run_role(lines.run.colour), lines.sign, name))
        self._fill_legend(entries)

    def _retranslate_head(self) -> None:
        names = {"steps": self.tr("steps"), "examples": self.tr("examples"), "seconds": self.tr("seconds")}
        for name, action in self._axis_actions.items():
            action.setText(names[name])
        self.axis_button.setToolTip(self.tr("What the horizontal axis counts: steps, examples seen or training time"))
        self.axis_button.setAccessibleName(self.tr("Horizontal axis"))
        self.runs_button.setText(self.tr("runs: {0}").format(self._count))
        self.runs_button.setToolTip(self.tr("Keep, name, compare and take up runs"))
        self.runs_button.setAccessibleName(self.tr("List of runs"))
        label = {
            "steps": self.tr("step (mini-batches)"),
            "examples": self.tr("examples seen"),
            "seconds": self.tr("seconds of training, without pauses"),
        }
        self.axis_button.setText(label[self.axis] + " ▾")
        self.plot.setLabel("bottom", " ")
        self._place_axis_button()

    def retranslate(self) -> None:
        super().retranslate()
        self._retranslate_head()
        self._title.setText(self.tr("Cost"))
        self.setAccessibleName(self.tr("Cost plot"))
        self._empty.setText(self.tr("Press Space: the cost of each mini-batch appears here."))
        self.thick.setToolTip(self.tr("Averaged over about {0} mini-batches").format(SMOOTHING))
        self._show_subtitle()
