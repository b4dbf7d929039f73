"""The size of the gradient while training, layer by layer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from gui import theme
from gui.plots.decimate import Series, Smoothed
from gui.plots.plot_panel import PlotPanel, pen

_ROLES = ("violet", "good", "desired", "accent", "negative", "text")
_DASHES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine)

_SIGNS = ("━━", "╍╍", "┄┄", "━┄")  # the same dashes in the legend


class GradientPlot(PlotPanel):
    """`append` takes what the run did; `refresh` draws it. Asks by `cosine_requested` for the chart of cos θ."""

    cosine_requested = Signal()
    plot_name = "gradient"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._norms: list[Series] = []
        self._smooth: list[Smoothed] = []
        self.curves: list[Any] = []
        self.names: list[Any] = []  # beside each curve, to tell them apart without colour
        self.cosine = QToolButton()
        self.cosine.setProperty("role", "flat")
        self.cosine.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.cosine.clicked.connect(self.cosine_requested)
        self.add_before_log(self.cosine)
        self.set_layers(3)
        self.retranslate()
        self.set_log(True)

    def set_layers(self, count: int) -> None:
        """Begin anew with one curve for each layer of weights and biases."""
        for item in (*self.curves, *self.names):
            self.plot.removeItem(item)
        self.curves = [self.plot.plot() for _ in range(count)]
        for curve in self.curves:
            curve.curve.setSegmentedLineMode("on")  # or lines wider than 1 take ten times as long
        self.names = [pg.TextItem(_layer_name(layer), anchor=(1, 1)) for layer in range(count)]
        for name in self.names:
            self.plot.addItem(name, ignoreBounds=True)
        self._norms, self._smooth = [Series() for _ in range(count)], [Smoothed() for _ in range(count)]
        self._last_step = 0.0
        self._restyle_curves()
        self.follow()

    def append(self, steps: NDArray[Any], norms: NDArray[Any]) -> None:
        """Add mini-batches: their steps (n,) and the size of their gradients per layer (n, L)."""
        for layer, (series, smooth) in enumerate(zip(self._norms, self._smooth, strict=True)):
            series.append(steps, norms[:, layer])
            smooth.append(steps, norms[:, layer])
        if self._norms and self._norms[0].last is not None:
            self._last_step = self._norms[0].last[0]

    def clear(self) -> None:
        """Begin anew."""
        self.set_layers(len(self.curves))

    def refresh(self) -> None:
        first, last = self._seen_steps()
        lowest, highest = np.inf, -np.inf
        seen = [smooth.visible(first, last, self._smooth_points) for smooth in self._smooth]
        for curve, (xs, ys) in zip(self.curves, seen, strict=True):
            curve.setData(xs, ys, skipFiniteCheck=True)
            if len(ys):
                lowest, highest = min(lowest, float(ys.min())), max(highest, float(ys.max()))
        self._place_names(seen)
        self._show_empty(highest < 0)
        self._fit(lowest, highest)
        self._show_readout()

    def _place_names(self, seen: Sequence[tuple[NDArray[Any], NDArray[Any]]]) -> None:
        """Write each layer's name beside its curve, where the next curve is farther; the layers' one after another."""
        for number, (name, (xs, ys)) in enumerate(zip(self.names, seen, strict=True)):
            name.setVisible(len(ys) > 1)
            if len(ys) < 2:
                continue
            i = int((len(ys) - 1) * (1 - 0.2 * (number % 4)))
            here = self._height(ys[i])
            others = [self._height(other[i]) for _, other in seen if other is not ys and i < len(other)]
            above = min((other - here for other in others if other > here), default=np.inf)
            below = min((here - other for other in others if other <= here), default=np.inf)
            anchor = (1, 1 if above >= below else 0)
            if tuple(name.anchor) != anchor:
                name.setAnchor(anchor)
            name.setPos(float(xs[i]), here)

    def _height(self, norm: float) -> float:
        return float(np.log10(norm)) if self.is_log and norm > 0 else float(norm)

    def readout_at(self, step: float) -> str:
        found = [series.at(step) for series in self._norms]
        if not found or found[0] is None:
            return ""
        lines = [self.tr("step {0:,.0f}").format(found[0][0])]
        for layer, (point, smooth) in enumerate(zip(found, self._smooth, strict=True)):
            mean = smooth.at(step)
            if point is not None and mean is not None:
                text = self.tr("{0}: {1:.4g}, smoothed {2:.4g}")
                lines.append(text.format(_layer_name(layer), point[1], mean[1]))
        return "\n".join(lines)

    def _table(self) -> tuple[list[str], list[list[object]]]:
        thinned = bool(self._norms) and self._norms[0].width > 1
        header: list[str] = ["step"]
        for layer in range(len(self._norms)):
            name = f"gradient_norm_{layer + 1}"
            header += [f"{name}_lowest", f"{name}_highest"] if thinned else [name]
        tables = [series.rows() for series in self._norms]
        rows: list[list[object]] = []
        for i in range(min(map(len, tables), default=0)):
            values = [value for table in tables for value in table[i, 1 : 3 if thinned else 2].tolist()]
            rows.append([int(tables[0][i, 0]), *values])
        return [*header, f"steps_in_row={self._norms[0].width if self._norms else 1}"], rows

    def _restyle_curves(self) -> None:
        entries = []
        for layer, curve in enumerate(self.curves):
            role, dash = _ROLES[layer % len(_ROLES)], layer % len(_DASHES)
            curve.setPen(pen(role, 1.6, _DASHES[dash]))
            self.names[layer].setColor(theme.current().color(role))
            entries.append((role, _SIGNS[dash], _layer_name(layer)))
        self._fill_legend(entries)

    def retranslate(self) -> None:
        super().retranslate()
        self._title.setText(self.tr("Gradient"))
        self.cosine.setText("cos θ")
        self.cosine.setToolTip(self.tr("Show how well the mini-batches aim: cos θ to the gradient of a fixed sample"))
        self.cosine.setAccessibleName(self.tr("Aim of the mini-batches, cos θ"))
        self._subtitle.setText(self.tr("|∇C| per layer, smoothed"), self.tr("|∇C| per layer"), self.tr("|∇C|"))
        self.setAccessibleName(self.tr("Gradient plot"))
        self._empty.setText(self.tr("How steep the cost is for each layer's weights and biases appears here."))


def _layer_name(layer: int) -> str:
    return f"W{layer + 1}, b{layer + 1}"
