"""Bars in groups: a number for each category at the start of a descent and at its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtWidgets import QWidget

from gui import theme
from gui.fonts import sized
from gui.plots.still_chart import StillChart

_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_BAR, _APART = 0.4, 0.45  # width, and from bar to bar, where categories are 1 apart


@dataclass(frozen=True, slots=True, eq=False)
class Bars:
    """One series: its name, the role of its colour, a value for each category (may be NaN), and how to write one."""

    name: str
    role: str
    values: NDArray[np.float64]


class BarPlot(StillChart):
    """The numbers stand above the bars, so that nobody has to guess."""

    plot_name = "bars"
    has_log = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._categories: list[str] = []
        self._series: list[Bars] = []
        self._bars: list[Any] = []
        self.labels: list[Any] = []
        self._powers = False
        self.plot.getViewBox().setMouseEnabled(x=False, y=False)
        self.retranslate()

    def show_bars(self, categories: Sequence[str], series: Sequence[Bars], powers: bool = False) -> None:
        """Show these instead; `powers` lets the bars grow with powers of ten."""
        self._categories, self._series, self._powers = list(categories), list(series), powers
        self.plot.setLogMode(y=powers)
        self._set_up_items()
        self._restyle_curves()
        self.refresh()

    def _set_up_items(self) -> None:
        """Make what is missing and hide what is too much: items that were removed from a scene can haunt it."""
        while len(self._bars) < len(self._series):
            self._bars.append(pg.BarGraphItem(x=[0], y0=[0], y1=[0], width=_BAR))
            self.plot.addItem(self._bars[-1])
        while len(self.labels) < len(self._series) * len(self._categories):
            self.labels.append(pg.TextItem(anchor=(0.5, 1)))
            self.plot.addItem(self.labels[-1], ignoreBounds=True)
        for number, bars in enumerate(self._bars):
            bars.setVisible(number < len(self._series))
        for number, label in enumerate(self.labels):
            label.setVisible(number < len(self._series) * len(self._categories))
        self.plot.getAxis("bottom").setTicks([list(enumerate(self._categories))])

    def refresh(self) -> None:
        self._show_empty(not self._series)
        if not self._series:
            return
        with np.errstate(divide="ignore", invalid="ignore"):
            heights = np.array([np.log10(s.values) if self._powers else s.values for s in self._series])
        shown = np.isfinite(heights)
        top = float(heights[shown].max()) if shown.any() else 1.0
        low = min(0.0, float(heights[shown].min()) if shown.any() else 0.0)
        base = np.floor(low - 0.5) if self._powers else low
        for i, (bars, series) in enumerate(zip(self._bars, self._series, strict=False)):
            x = np.arange(len(self._categories)) + (i - (len(self._series) - 1) / 2) * _APART
            filled = np.where(shown[i], heights[i], base)
            bars.setOpts(x=x, y0=np.full(len(x), base), y1=filled)
            for j, label in enumerate(self.labels[i * len(x) : (i + 1) * len(x)]):
                label.setText(written(series.values[j]))
                label.setPos(x[j], max(filled[j], base))
        span = max(top - base, 1e-9)
        self._set_range(self.plot.setXRange, (-0.6, len(self._categories) - 0.4), 0.0)
        self._set_range(self.plot.setYRange, (base, base + 1.3 * span), 0.0)

    def texts(self) -> list[str]:
        """The numbers above the bars, series by series."""
        return [label.toPlainText() for label in self.labels if label.isVisible()]

    def readout_at(self, step: float) -> str:
        i = round(step)
        if not 0 <= i < len(self._categories):
            return ""
        lines = [self._categories[i]]
        return "\n".join(lines + [f"{series.name}: {series.values[i]:.4g}" for series in self._series])

    def _table(self) -> tuple[list[str], list[list[object]]]:
        header = ["category", *(series.name for series in self._series)]
        return header, [
            [name, *(float(series.values[i]) for series in self._series)] for i, name in enumerate(self._categories)
        ]

    def _restyle_curves(self) -> None:
        look = theme.current()
        for bars, series in zip(self._bars, self._series, strict=False):
            bars.setOpts(brush=look.color(series.role), pen=look.color(series.role))
        font = sized(self.font(), 10)
        for label in self.labels:
            label.setColor(look.color("text"))
            label.setFont(font)
        self._fill_legend([(series.role, "■", series.name) for series in self._series])

    def name(self, title: str, subtitle: str, tip: str, empty: str) -> None:
        """Say what is shown, in the current language."""
        self._title.setText(title)
        self._subtitle.setText(subtitle, "")
        self._empty.setText(empty)
        self.setAccessibleName(title)
        self.plot.setToolTip(tip)

    def retranslate(self) -> None:
        super().retranslate()
        self.name_axis("")


def written(value: float) -> str:
    """A number as short as it can be without lying: 0.03, 0.997, 1.2×10⁻⁵."""
    if not np.isfinite(value):
        return "–"
    if 0.99 <= abs(value) < 1:
        return f"{value:.3f}".rstrip("0").rstrip(".")
    return scientific(value)


def scientific(value: float) -> str:
    """Two figures; a power of ten where there would be more than two zeros in front."""
    if value == 0 or 0.001 <= abs(value) < 1000:
        return f"{value:.2g}" if abs(value) < 10 else f"{value:.0f}"
    mantissa, exponent = f"{value:.1e}".split("e")
    return f"{mantissa}×10" + str(int(exponent)).translate(_SUPERSCRIPTS)
