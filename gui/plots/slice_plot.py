"""The cost along one line through all parameters, with the points worth seeing marked."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from engine.slices import Mark, Slice
from gui import theme
from gui.plots.plot_panel import pen
from gui.plots.still_chart import StillChart, room


class SlicePlot(StillChart):
    """The curve is the true cost; the dashed line is its slope where the step began: what first order promises."""

    plot_name = "slice"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.slice: Slice | None = None
        self._texts: dict[str, str] = {}
        self._bottom = ""
        self.curve, self.tangent = self.plot.plot(), self.plot.plot()
        self.curve.curve.setSegmentedLineMode("on")
        self.marks = pg.ScatterPlotItem(size=11, useCache=False)  # or an SVG gets their pixels
        self.plot.addItem(self.marks)
        self.labels: list[Any] = []
        self.retranslate()

    def show_slice(self, found: Slice | None, bottom: str = "", mark_names: dict[str, str] | None = None) -> None:
        """Show another line; `bottom` says what t is, `mark_names` what each mark is."""
        self.slice, self._bottom, self._texts = found, bottom, mark_names or {}
        self.name_axis(bottom)
        marks = found.marks if found else ()
        while len(self.labels) < len(marks):
            label = pg.TextItem(anchor=(0.5, 1.3))
            label.setZValue(20)
            self.plot.addItem(label, ignoreBounds=True)
            self.labels.append(label)
        for number, label in enumerate(self.labels):
            label.setVisible(number < len(marks))
        for label, mark in zip(self.labels, marks, strict=False):
            label.setText(self.label_of(mark))
        self._restyle_curves()
        self.follow()

    def label_of(self, mark: Mark) -> str:
        """What stands beside a mark."""
        cost = f"{mark.cost:.4g}".replace("-", "−")
        return f"{self._texts.get(mark.name, mark.name)}\nC = {cost}"

    def refresh(self) -> None:
        found = self.slice
        self._show_empty(found is None)
        for item in (self.curve, self.tangent, self.marks):
            item.setVisible(found is not None)
        if found is None:
            return
        self.curve.setData(found.ts, found.costs)
        self._draw_tangent(found)
        self._draw_marks(found)
        costs = np.concatenate([found.costs, [mark.cost for mark in found.marks]])
        y = room(costs[costs > 0] if self.is_log else costs, 0.14)
        if self.is_log:
            positive = np.log10(costs[costs > 0])
            y = room(positive, 0.14)
        self.frame(room(found.ts, 0.02), y)
        self._show_readout()

    def _draw_tangent(self, found: Slice) -> None:
        self.tangent.setVisible(found.slope is not None and not self.is_log)
        if found.slope is None or self.is_log:
            return
        touch = found.mark("end") if found.name == "parameter" else found.mark("before")
        reach = found.ts - touch.t
        line = touch.cost + found.slope * reach
        seen = (line > found.costs.min() - 0.5 * np.ptp(found.costs)) & (line < found.costs.max())
        predicted = [mark.t for mark in found.marks if mark.name == "predicted"]
        seen |= (found.ts >= touch.t) & (found.ts <= max(predicted, default=touch.t))
        self.tangent.setData(found.ts[seen], line[seen])

    def _draw_marks(self, found: Slice) -> None:
        look = theme.current()
        shown = [mark for mark in found.marks if not (self.is_log and mark.cost <= 0)]
        roles = {"start": "good", "before": "good", "after": "negative", "predicted": "violet"}
        self.marks.setData(
            x=[mark.t for mark in shown],
            y=[float(np.log10(mark.cost)) if self.is_log else mark.cost for mark in shown],
            brush=[look.color(roles.get(mark.name, "desired")) for mark in shown],
            symbol=["d" if mark.beside else "o" for mark in shown],
            pen=pen("well"),
        )
        for label, mark in zip(self.labels, found.marks, strict=False):
            label.setVisible(mark in shown)
            if mark in shown:
                label.setPos(mark.t, float(np.log10(mark.cost)) if self.is_log else mark.cost)

    def readout_at(self, step: float) -> str:
        if self.slice is None or not self.slice.ts[0] <= step <= self.slice.ts[-1]:
            return ""
        i = int(np.abs(self.slice.ts - step).argmin())
        return f"t = {self.slice.ts[i]:.4g}\nC = {self.slice.costs[i]:.4f}"

    def _table(self) -> tuple[list[str], list[list[object]]]:
        header = ["what", "t", "cost"]
        if self.slice is None:
            return header, []
        rows: list[list[object]] = [
            ["line", float(t), float(cost)] for t, cost in zip(self.slice.ts, self.slice.costs, strict=True)
        ]
        return header, rows + [[mark.name, mark.t, mark.cost] for mark in self.slice.marks]

    def _restyle_curves(self) -> None:
        self.curve.setPen(pen("accent", 2))
        self.tangent.setPen(pen("violet", 1.4, Qt.PenStyle.DashLine))
        for label in self.labels:
            label.setColor(theme.current().color("text"))
            label.fill = pg.mkBrush(theme.current().color("well"))  # the curve may pass behind it
        entries = [("accent", "━", self.tr("true C"))]
        if self.slice is not None and self.slice.slope is not None:
            entries.append(("violet", "╍╍", self.tr("slope: what first order promises")))
        if self.slice is not None and any(mark.beside for mark in self.slice.marks):
            entries.append(("negative", "◆", self.tr("step taken (its shadow)")))
        self._fill_legend(entries)
        if self.slice is not None:
            self._draw_marks(self.slice)

    def retranslate(self) -> None:
        super().retranslate()
        self._title.setText(self.tr("The cost along a line"))
        self.setAccessibleName(self.tr("The cost along a line through all parameters"))
        self._empty.setText(self.tr("Run the descents, or choose a story: then cut through the landscape here."))
        self.name_axis(self._bottom)
