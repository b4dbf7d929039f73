"""The lines of a kept run in the cost plot: smoothed cost, cost on the test set, its name where it ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt

from gui import theme
from gui.plots.decimate import Values
from gui.plots.plot_panel import pen
from gui.plots.run_curves import AxisName, RunCurves

_DASHES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DashDotLine)
_SIGNS = ("━━", "╍╍", "━┄")  # the same dashes in the legend


@dataclass(frozen=True, slots=True, eq=False)
class ShownRun:
    """A run to draw beside the one at hand."""

    number: int
    name: str
    settings: str
    colour: int
    curves: RunCurves


def run_role(colour: int) -> str:
    """Return the role of a run's colour in the theme."""
    return theme.RUN_ROLES[colour % len(theme.RUN_ROLES)]


class RunLines:
    """Items in a chart for one run; updated, never made anew."""

    def __init__(self, plot: Any) -> None:
        self._plot = plot
        self.thick, self.tests = plot.plot(), plot.plot(symbol="s", symbolSize=4)
        self.thick.curve.setSegmentedLineMode("on")  # or lines wider than 1 take ten times as long
        self.label = pg.TextItem("", anchor=(1, 1))
        plot.addItem(self.label, ignoreBounds=True)
        self.run = ShownRun(0, "", "", 0, RunCurves())

    def remove(self) -> None:
        """Take the items out of the chart."""
        for item in (self.thick, self.tests, self.label):
            self._plot.removeItem(item)

    def set_run(self, run: ShownRun) -> None:
        """Show another run, or the same with another name."""
        self.run = run
        self.label.setText(run.name)
        self.restyle()

    @property
    def sign(self) -> str:
        """Its dashes, for the legend."""
        return _SIGNS[self.run.colour // len(theme.RUN_ROLES) % len(_SIGNS)]

    def restyle(self) -> None:
        """Take the colours of the theme."""
        role = run_role(self.run.colour)
        dash = _DASHES[self.run.colour // len(theme.RUN_ROLES) % len(_DASHES)]
        self.thick.setPen(pen(role, 1.6, dash))
        self.tests.setPen(pen(role, 1, Qt.PenStyle.DotLine))
        self.tests.setSymbolBrush(theme.current().color(role))
        self.tests.setSymbolPen(None)
        self.label.setColor(theme.current().color(role))

    def draw(self, axis: AxisName, first: float, last: float, log: bool) -> Values:
        """Draw what lies between two places on an axis; return the costs in view."""
        curves = self.run.curves
        begin, end = curves.step(max(0.0, first), axis), curves.step(last, axis)
        steps, means = curves.smooth.visible(begin, end)
        xs = curves.x(steps, axis)
        self.thick.setData(xs, means, skipFiniteCheck=True)
        tests = curves.tests.visible(begin, end)
        places = curves.x(tests[:, 0], axis)
        self.tests.setData(places, tests[:, 1])
        self.label.setVisible(len(means) > 0)
        if len(means):  # each a little before the one of the run before, so that names seldom touch
            i = int((len(means) - 1) * (1 - 0.18 * (self.run.colour % 5)))
            self.label.setPos(float(xs[i]), float(np.log10(means[i]) if log and means[i] > 0 else means[i]))
        return np.concatenate([means, tests[(places >= first) & (places <= last), 1]])

    def value_at(self, x: float, axis: AxisName) -> float | None:
        """Return the smoothed cost at a place on an axis; None where the run does not reach."""
        curves = self.run.curves
        step = curves.step(x, axis)
        found = curves.smooth.at(step) if step <= curves.last_step else None
        return None if found is None else found[1]
