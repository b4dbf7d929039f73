"""What the charts of finished results have in common: both axes are free, and nothing follows a run."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.plots.plot_panel import PlotPanel

_AXIS, _NAMED_AXIS = 22, 40  # px of height


class StillChart(PlotPanel):
    """Shows one result; drag and wheel zoom, a double click shows everything again."""

    has_log = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        view = self.plot.getViewBox()
        view.setMouseEnabled(x=True, y=True)
        view.setLimits(xMin=-1e307)  # None would be taken for a number
        self._log.setVisible(self.has_log)
        self.plot.getAxis("bottom").setHeight(_AXIS)

    def name_axis(self, text: str) -> None:
        """Say what the horizontal axis counts; empty leaves its room to the curves."""
        self.plot.setLabel("bottom", text or None)
        self.plot.getAxis("bottom").setHeight(_NAMED_AXIS if text else _AXIS)

    def add_to_head(self, *widgets: QWidget) -> None:
        """Put controls beside the title, in the place of the subtitle."""
        head = self.findChild(QHBoxLayout, "head")
        assert head is not None
        self._subtitle.hide()
        for place, widget in enumerate(widgets):
            head.insertWidget(1 + place, widget)
        head.insertStretch(1 + len(widgets), 1)

    def frame(self, x: tuple[float, float], y: tuple[float, float]) -> None:
        """Show this much, unless the person zoomed."""
        if self._follows and np.isfinite([*x, *y]).all():
            self._set_range(self.plot.setXRange, x, 0.0)
            self._set_range(self.plot.setYRange, y, 0.0)

    def _show_empty(self, empty: bool) -> None:
        """An empty chart shows no numbers either."""
        super()._show_empty(empty)
        for name in ("left", "bottom"):
            self.plot.getAxis(name).setStyle(showValues=not empty)

    def _on_zoomed(self) -> None:
        self._follows = False
        self._ranges.clear()

    def _scaled(self, values: NDArray[Any]) -> NDArray[Any]:
        """The values as the vertical axis counts them."""
        return np.log10(values) if self.is_log else values


def room(values: NDArray[Any], share: float = 0.05) -> tuple[float, float]:
    """Lowest and highest of the finite values, with some room around them."""
    finite = values[np.isfinite(values)]
    if not len(finite):
        return 0.0, 1.0
    low, high = float(finite.min()), float(finite.max())
    space = share * (high - low) or 0.5 * abs(high) or 1.0
    return low - space, high + space
