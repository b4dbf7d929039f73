"""The true cost along the way of each descent, by steps, by examples seen, or by time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QWidget

from engine.comparison import Descent
from gui.plots.plot_panel import pen
from gui.plots.still_chart import StillChart, room

AxisName = Literal["steps", "examples", "time"]
_MOST_POINTS = 2000  # of a descent under way
_NONE: NDArray[np.float64] = np.empty(0)


class WayPlot(StillChart):
    """Examples and time grow by powers of ten from descent to descent, so those axes do too."""

    plot_name = "cost_along_the_way"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.axis: AxisName = "steps"
        self._descents: tuple[Descent, ...] = ()
        self._walked: list[NDArray[Any]] = []  # while descents are under way
        self._names: list[str] = []
        self._roles: list[str] = []
        self.curves: list[Any] = []
        self.retranslate()
        self.set_log(True)

    def show_descents(self, descents: Sequence[Descent], names: Sequence[str], roles: Sequence[str]) -> None:
        """Show the costs of these, each with its name and the role of its colour."""
        self._descents, self._walked = tuple(descents), []
        self._show(names, roles)
        self.follow()

    def show_walk(self, costs: Sequence[Sequence[float]], names: Sequence[str], roles: Sequence[str]) -> None:
        """Show descents under way: C over the examples of each step, the first step's first; always by steps."""
        begins = not self._walked
        self._descents, self._walked = (), [np.array(each[:], dtype=np.float64) for each in costs]
        self._show(names, roles)
        (self.follow if begins else self.refresh)()

    def _show(self, names: Sequence[str], roles: Sequence[str]) -> None:
        self._names, self._roles = list(names), list(roles)
        while len(self.curves) < len(self._names):
            curve = self.plot.plot()
            curve.curve.setSegmentedLineMode("on")
            self.curves.append(curve)
        self._restyle_curves()
        self.plot.setLogMode(x=self._by_powers, y=self.is_log)

    @property
    def _by_powers(self) -> bool:
        return self.axis != "steps" and not self._walked

    def set_axis(self, axis: AxisName) -> None:
        """Count steps, examples seen, or seconds spent on steps."""
        self.axis = axis
        self._name_axis()
        self.plot.setLogMode(x=self._by_powers, y=self.is_log)
        self.follow()

    def set_log(self, log: bool) -> None:
        self._log.setChecked(log)
        self.plot.setLogMode(x=self._by_powers, y=log)
        self.refresh()

    def along(self, descent: Descent) -> NDArray[Any]:
        """The horizontal place of each point of a descent, as counted now; (P,)."""
        path = descent.path
        return {"steps": path.steps, "examples": path.examples, "time": path.seconds}[self.axis].astype(np.float64)

    def points(self, descent: Descent) -> tuple[NDArray[Any], NDArray[Any]]:
        """What is drawn of a descent: on an axis of powers the start, which is at 0, has no place."""
        x, costs = self.along(descent), descent.costs
        shown = np.isfinite(costs) & ((x > 0) | (self.axis == "steps"))
        return x[shown], costs[shown]

    def refresh(self) -> None:
        every = [self.points(descent) for descent in self._descents] or [_thinned(costs) for costs in self._walked]
        for i, curve in enumerate(self.curves):
            curve.setVisible(i < len(every))
        for curve, (x, costs) in zip(self.curves, every, strict=False):
            curve.setData(x, costs)
        x, costs = (np.concatenate(parts) for parts in zip(*every, strict=True)) if every else (_NONE, _NONE)
        self._show_empty(not len(x))
        if len(x):
            across = np.log10(x) if self._by_powers else x
            self.frame(room(across, 0.02), room(self._scaled(np.maximum(costs, 1e-12))))
            self._show_readout()

    def readout_at(self, step: float) -> str:
        if not self._descents:
            return ""
        at = step if self.axis == "steps" else 10**step
        lines = []
        for descent, name in zip(self._descents, self._names, strict=True):
            i = int(np.abs(self.along(descent) - at).argmin())
            text = self.tr("{0}, {1:,} steps: C = {2:.4f}")
            lines.append(text.format(name, descent.path.steps[i], descent.costs[i]))
        return "\n".join(lines)

    def _table(self) -> tuple[list[str], list[list[object]]]:
        header = ["descent", "step", "examples", "seconds", "cost"]
        rows: list[list[object]] = []
        for descent, name in zip(self._descents, self._names, strict=True):
            path = descent.path
            columns = (path.steps, path.examples, path.seconds, descent.costs)
            rows += [[name, *values] for values in zip(*(column.tolist() for column in columns), strict=True)]
        return header, rows

    def _restyle_curves(self) -> None:
        for curve, role in zip(self.curves, self._roles, strict=False):
            curve.setPen(pen(role, 1 if self._walked else 1.8))
        self._fill_legend([(role, "━", name) for role, name in zip(self._roles, self._names, strict=True)])

    def _name_axis(self) -> None:
        texts = {
            "steps": self.tr("true C by steps taken"),
            "examples": self.tr("true C by examples seen, in powers of ten"),
            "time": self.tr("true C by seconds of stepping, in powers of ten"),
        }
        self.name_axis("")
        self.plot.setToolTip(texts[self.axis])

    def retranslate(self) -> None:
        super().retranslate()
        self._title.setText(self.tr("Cost"))
        self.setAccessibleName(self.tr("True cost along the way of each descent"))
        self._empty.setText(self.tr("How far down each descent came appears here."))
        self._name_axis()


def _thinned(costs: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Steps taken before, and the costs (n,), where they are numbers; no more than can be seen."""
    every = -(-len(costs) // _MOST_POINTS) or 1
    steps = np.arange(0, len(costs), every, dtype=np.float64)
    shown = np.isfinite(costs[::every])
    return steps[shown], costs[::every][shown]
