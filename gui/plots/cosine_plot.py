"""How well the mini-batches of the run aim: cos θ to the gradient of a fixed sample, at steps ever further apart."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from gui import theme
from gui.plots.plot_panel import pen
from gui.plots.still_chart import StillChart, room

Point = tuple[int, float]  # step, cos θ of the mini-batch that was next


class CosinePlot(StillChart):
    """Its horizontal axis counts steps by powers of ten, or evenly. Asks by `norms_requested` for the other chart."""

    norms_requested = Signal()
    plot_name = "cosine"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: list[Point] = []
        self._examples = self._mini_batch = 0
        self.curve = self.plot.plot(symbol="o", symbolSize=5)
        self.curve.scatter.opts["useCache"] = False  # or an SVG gets the pixels of its dots
        self.norms = QToolButton()
        self.norms.setProperty("role", "flat")
        self.norms.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.norms.clicked.connect(self.norms_requested)
        self.add_before_log(self.norms)
        self.retranslate()
        self.set_log(True)

    def set_log(self, log: bool) -> None:
        self._log.setChecked(log)
        self.plot.setLogMode(x=log, y=False)
        self.follow()

    def show_points(self, points: Sequence[Point], examples: int, mini_batch: int) -> None:
        """Show these, measured against so many fixed examples, of mini-batches of this size."""
        self._points, self._examples, self._mini_batch = list(points), examples, mini_batch
        self.refresh()

    def refresh(self) -> None:
        steps, cosines = (
            np.array(column, dtype=np.float64) for column in zip(*self._points or [(0, np.nan)], strict=True)
        )
        drawn = np.isfinite(cosines) & ((steps > 0) | (not self.is_log))  # 0 has no place among powers of ten
        self.curve.setData(steps[drawn], cosines[drawn])
        self._show_empty(not self._points)
        x = np.log10(steps[drawn]) if self.is_log else steps[drawn]
        self.frame(room(x, 0.03), (min(0.0, float(cosines[drawn].min(initial=0.0))) - 0.04, 1.06))
        self._show_subtitle()
        self._show_readout()

    def _show_subtitle(self) -> None:
        if not self._points:
            self._subtitle.setText("")
            return
        step, cosine = self._points[-1]
        self._subtitle.setText(self.tr("{0:.3f} at step {1:,}").format(cosine, step))
        self._show_legend()

    def readout_at(self, step: float) -> str:
        if not self._points:
            return ""
        at = 10**step if self.is_log else step
        nearest = min(self._points, key=lambda point: abs(point[0] - at))
        return self.tr("step {0:,}\ncos θ = {1:.4f}").format(*nearest)

    def _table(self) -> tuple[list[str], list[list[object]]]:
        header = ["step", "cos_theta", f"mini_batch_size={self._mini_batch}", f"against_examples={self._examples}"]
        return header, [[step, cosine] for step, cosine in self._points]

    def _restyle_curves(self) -> None:
        look = theme.current()
        self.curve.setPen(pen("good", 1.4))
        self.curve.setSymbolBrush(look.color("good"))
        self.curve.setSymbolPen(None)
        self._show_legend()

    def _show_legend(self) -> None:
        text = self.tr("∇C of a mini-batch against that of a fixed sample")
        if self._examples:
            text = self.tr("∇C of a mini-batch of {0:,} against that of {1:,} fixed examples")
        self._fill_legend([("good", "─●─", text.format(self._mini_batch, self._examples))])

    def retranslate(self) -> None:
        super().retranslate()
        self._title.setText("cos θ")
        self.norms.setText("|∇C|")
        self.norms.setToolTip(self.tr("Show the size of the gradient per layer"))
        self.norms.setAccessibleName(self.tr("Size of the gradient"))
        self._log.setToolTip(self.tr("Steps by powers of ten, or evenly"))
        self._log.setAccessibleName(self.tr("Steps by powers of ten"))
        self.setAccessibleName(self.tr("How well the mini-batches aim, by steps"))
        self._empty.setText(self.tr("How well each mini-batch points along the gradient of all appears here."))
        self.name_axis("")
        self._show_subtitle()
