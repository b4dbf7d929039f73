"""How the aim of mini-batches scatters: a histogram of cos θ for each size."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from engine.cosines import Cosines
from gui.plots.plot_panel import pen
from gui.plots.still_chart import StillChart

BINS = 40  # over -1 to 1
_ROLES = ("negative", "desired", "good", "violet")
_DASHES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine)


class CosineHistogram(StillChart):
    """Outlines, one dash for each size of mini-batch; the area under each is the same."""

    plot_name = "cosine_histogram"
    has_log = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cosines: tuple[Cosines, ...] = ()
        self.curves: list[Any] = []
        self.plot.getViewBox().setMouseEnabled(x=False, y=False)
        self.retranslate()

    def show_cosines(self, cosines: Sequence[Cosines]) -> None:
        """Show what was drawn at one point."""
        self._cosines = tuple(cosines)
        while len(self.curves) < len(self._cosines):
            self.curves.append(self.plot.plot(stepMode="center", x=[0, 1], y=[0]))
        self._restyle_curves()
        self.refresh()

    def shares(self, cosines: Cosines) -> tuple[NDArray[Any], NDArray[Any]]:
        """Edges of the bins (BINS + 1,) and the share of mini-batches in each, in percent."""
        finite = cosines.values[np.isfinite(cosines.values)]
        counts, edges = np.histogram(finite, bins=BINS, range=(-1, 1))
        return edges, 100 * counts / max(1, len(finite))

    def refresh(self) -> None:
        self._show_empty(not self._cosines)
        top, lowest = 1.0, 0.0
        for curve, cosines in zip(self.curves, self._cosines, strict=False):
            edges, shares = self.shares(cosines)
            curve.setData(edges, shares)
            top = max(top, float(shares.max()))
            filled = edges[:-1][shares > 0]
            lowest = min(lowest, float(filled[0]) if len(filled) else 0.0)
        self.frame((lowest - 0.05, 1.05), (0, 1.05 * top))

    def readout_at(self, step: float) -> str:
        if not self._cosines or not -1 <= step <= 1:
            return ""
        lines = [f"cos θ ≈ {step:.2f}"]
        for cosines in self._cosines:
            shares = self.shares(cosines)[1]
            share = shares[min(BINS - 1, int((step + 1) / 2 * BINS))]
            lines.append(
                self.tr("size {0:,}: {1:.0f} % of them, mean {2:.3f}").format(cosines.size, share, cosines.mean)
            )
        return "\n".join(lines)

    def _table(self) -> tuple[list[str], list[list[object]]]:
        return ["mini_batch_size", "cos_theta"], [
            [cosines.size, value] for cosines in self._cosines for value in cosines.values.tolist()
        ]

    def _restyle_curves(self) -> None:
        for i, curve in enumerate(self.curves):
            curve.setPen(pen(_ROLES[i % 4], 1.6, _DASHES[i % 4]))
        self._fill_legend([
            (_ROLES[i % 4], ("━━", "╍╍", "┄┄", "━┄")[i % 4], f"{cosines.size:,}")
            for i, cosines in enumerate(self._cosines)
        ])  # fmt: skip

    def retranslate(self) -> None:
        super().retranslate()
        self._title.setText(self.tr("How the aim scatters"))
        self.setAccessibleName(self.tr("Histogram of cos θ by size of mini-batch"))
        self._empty.setText(self.tr("After a run, each size of mini-batch shows here how often it aimed how well."))
        self.name_axis(self.tr("cos θ to the full ∇C, by size of mini-batch"))
        self.plot.setLabel("left", None)

    def say(self, where: str) -> None:
        """Say at which point the mini-batches were drawn."""
        self._subtitle.setText(where)
