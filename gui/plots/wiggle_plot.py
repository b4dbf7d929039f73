"""The true cost when one parameter (or two, each alone) is moved, beside the tangents that the gradient gives."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from engine.wiggle import CostCurve
from gui.plots.plot_panel import PlotPanel, pen
from gui.widgets.diagram_scene import format_value
from gui.widgets.power import power_of, power_text

LOW = 220  # px of height up to which the axis goes without its name
ROLES = ("desired", "violet")  # the chosen parameter, and the one it is compared with


class WigglePlot(PlotPanel):
    """C - C(now) over the distance moved. The upright line can be dragged; `point_dragged` tells to which point."""

    point_dragged = Signal(int)
    plot_name = "wiggle"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.curves: list[CostCurve] = []
        self._names: list[str] = []
        self._point = 0
        self._power = 0
        self._log.hide()
        self.plot.getViewBox().setLimits(xMin=None)
        self.lines = [self.plot.plot() for _ in ROLES]
        self.tangents = [self.plot.plot() for _ in ROLES]
        for line in (*self.lines, *self.tangents):
            line.curve.setSegmentedLineMode("on")
        self._dots = pg.ScatterPlotItem(size=9)
        self.plot.addItem(self._dots, ignoreBounds=True)
        self._zero = pg.InfiniteLine(angle=90, movable=False)
        self._level = pg.InfiniteLine(angle=0, movable=False)
        self.handle = pg.InfiniteLine(angle=90, movable=True)
        for line in (self._zero, self._level, self.handle):
            self.plot.addItem(line, ignoreBounds=True)
        self.handle.setCursor(Qt.CursorShape.SizeHorCursor)
        self.handle.sigPositionChanged.connect(self._on_dragged)
        self.retranslate()

    def set_curves(self, curves: Sequence[CostCurve], names: Sequence[str]) -> None:
        """Show one curve or two over the same offsets; none: empty. Names in rich text."""
        self.curves, self._names = list(curves), list(names)
        self.follow()
        self._restyle_curves()

    def set_point(self, point: int) -> None:
        """Move the upright line to this offset number."""
        self._point = point
        self._place_handle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give a low chart all its room: its slider below says what the axis is."""
        self.plot.getAxis("bottom").showLabel(self.height() >= LOW)
        super().resizeEvent(event)

    def refresh(self) -> None:
        changes = [curve.costs - curve.cost for curve in self.curves]
        largest = max((float(np.abs(change).max()) for change in changes), default=0.0)
        self._power = power_of([largest])
        for number, (line, tangent) in enumerate(zip(self.lines, self.tangents, strict=True)):
            if number >= len(self.curves):
                line.setData([], [])
                tangent.setData([], [])
                continue
            curve = self.curves[number]
            line.setData(curve.offsets, self._scaled(changes[number]))
            tangent.setData(*self._ends_of_tangent(curve, np.concatenate(changes)))
        self._show_empty(not self.curves)
        self._show_subtitle()
        if self.curves:
            self._fit_curves(np.concatenate(changes))
        self._place_handle()
        self._show_readout()

    def _scaled(self, change: Any) -> Any:
        return change / 10.0**self._power

    def _heights(self, changes: Any) -> tuple[float, float]:
        """The lowest and the highest place of the chart, with some room beside the curves."""
        low, high = self._scaled(float(changes.min())), self._scaled(float(changes.max()))
        room = 0.15 * (high - low) or 1.0
        return low - room, high + room

    def _ends_of_tangent(self, curve: CostCurve, changes: Any) -> tuple[Any, Any]:
        """As much of it as fits into the chart: a drawing in a file is not clipped."""
        ends, slope = curve.offsets[[0, -1]], self._scaled(curve.slope)
        heights = np.clip(slope * ends, *self._heights(changes))
        return (heights / slope if slope else ends), heights

    def _fit_curves(self, changes: Any) -> None:
        """All of the curves; of the tangents as much as fits beside them."""
        if not self._follows:
            return
        offsets = self.curves[0].offsets
        self._set_range(self.plot.setXRange, (float(offsets[0]), float(offsets[-1])), 0.02)
        self._set_range(self.plot.setYRange, self._heights(changes), 0.0)

    def _place_handle(self) -> None:
        self.handle.setVisible(bool(self.curves))
        if not self.curves:
            self._dots.setData([], [])
            return
        curve = self.curves[0]
        offset = float(curve.offsets[self._point])
        self.handle.blockSignals(True)
        self.handle.setValue(offset)
        self.handle.blockSignals(False)
        low, high = self._heights(np.concatenate([curve.costs - curve.cost for curve in self.curves]))
        dots = [(curve.measured(self._point), ROLES[0]), (curve.predicted(self._point), "panel")]
        dots = [(self._scaled(y), role) for y, role in dots if low <= self._scaled(y) <= high]
        ys, roles = [y for y, _ in dots], [role for _, role in dots]
        self._dots.setData([offset] * len(ys), ys, brush=[pen(role).color() for role in roles])

    def _on_dragged(self) -> None:
        if self.curves:
            offsets = self.curves[0].offsets
            self.point_dragged.emit(int(np.abs(offsets - self.handle.value()).argmin()))

    def readout_at(self, step: float) -> str:
        if not self.curves or not self.curves[0].offsets[0] <= step <= self.curves[0].offsets[-1]:
            return ""
        point = int(np.abs(self.curves[0].offsets - step).argmin())
        lines = [self.tr("moved by {0}").format(format_value(float(self.curves[0].offsets[point])))]
        for curve in self.curves:
            text = self.tr("C = {0}, change {1}, tangent {2}")
            cost = format_value(float(curve.costs[point]), signed=False)
            lines.append(text.format(cost, *map(format_value, (curve.measured(point), curve.predicted(point)))))
        return "\n".join(lines)

    def _table(self) -> tuple[list[str], list[list[object]]]:
        header, columns = ["moved_by"], [] if not self.curves else [self.curves[0].offsets]
        for curve in self.curves:
            header += [f"cost_w_{curve.flat}", f"tangent_w_{curve.flat}"]
            columns += [curve.costs, curve.cost + curve.slope * curve.offsets]
        return header, [[repr(float(value)) for value in row] for row in zip(*columns, strict=True)]

    def _restyle_curves(self) -> None:
        entries = []
        for number, role in enumerate(ROLES):
            self.lines[number].setPen(pen(role, 2.0))
            self.tangents[number].setPen(pen(role, 1.4, Qt.PenStyle.DashLine, strength=0.75))
            if number < len(self._names):
                entries.append((role, "━━", self._names[number]))
        if entries:
            entries.append(("muted", "╍╍", self.tr("tangent")))
        self._zero.setPen(pen("border"))
        self._level.setPen(pen("border"))
        self.handle.setPen(pen("text", 1.4))
        self.handle.setHoverPen(pen("accent", 2.4))
        self._dots.setPen(pen(ROLES[0], 1.6))
        self._fill_legend(entries)
        self._place_handle()

    def _show_subtitle(self) -> None:
        change = (self.tr("C − C(now)") + " " + power_text(self._power)).rstrip()
        over = ""
        if self.curves:
            count = self.curves[0].examples
            over = " · " + (self.tr("one example") if count == 1 else self.tr("{0:,} examples").format(count))
        self._subtitle.setText(change + over, change)

    def retranslate(self) -> None:
        super().retranslate()
        self.plot.setLabel("bottom", self.tr("moved by"))
        self._title.setText(self.tr("Wiggle"))
        self.setAccessibleName(self.tr("Wiggle plot"))
        self._empty.setText(self.tr("Choose a component: what happens to C when it alone is moved appears here."))
        self._show_subtitle()
