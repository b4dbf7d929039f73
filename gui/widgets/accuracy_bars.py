"""Accuracy per class, one bar each."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.fonts import sized
from gui.widgets.painted import LEFT, RIGHT, Painted

SMALLEST_ROW, LARGEST_ROW = 13.0, 26.0  # px
NUMBER = 56  # px for the percentage


class AccuracyBars(Painted):
    """Shares of right answers. The whole bar is 100 %."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._accuracies: NDArray[np.float64] | None = None
        self._totals: NDArray[np.int64] | None = None
        self._names: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.retranslate()

    @property
    def accuracies(self) -> NDArray[np.float64] | None:
        """What is shown, (n,), 0 to 1; NaN for a class without examples."""
        return self._accuracies

    def set_accuracies(
        self, accuracies: NDArray[Any] | None, totals: NDArray[Any] | None = None, names: Sequence[str] = ()
    ) -> None:
        """Show shares (n,) among `totals` (n,) examples of classes with these names."""
        self._accuracies = None if accuracies is None else np.array(accuracies, dtype=np.float64)
        self._totals = None if totals is None else np.array(totals, dtype=np.int64)
        self._names = tuple(names)
        self.setMinimumHeight(round(SMALLEST_ROW * len(self._names)))
        self.retranslate()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(280, round(19 * max(1, len(self._names))))

    def _row(self) -> float:
        return min(LARGEST_ROW, self.height() / max(1, len(self._names)))

    def text_of(self, number: int) -> str:
        """Return the percentage beside a bar."""
        assert self._accuracies is not None
        share = float(self._accuracies[number])
        return "–" if math.isnan(share) else f"{100 * share:.1f} %"

    def readout_at(self, position: QPoint) -> str:
        number = int(position.y() // self._row())
        if self._accuracies is None or not 0 <= number < len(self._names):
            return ""
        assert self._totals is not None
        total = int(self._totals[number])
        if not total:
            return self.tr("{0}: no examples").format(self._names[number])
        right = round(float(self._accuracies[number]) * total)
        text = self.tr("{0}: {1:,} of {2:,} right ({3:.2f} %)")
        return text.format(self._names[number], right, total, 100 * float(self._accuracies[number]))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._accuracies is None:
            return
        look, row = theme.current(), self._row()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            size = int(min(12, max(9, row * 0.62)))
            painter.setFont(sized(self.font(), size, QFont.Weight.DemiBold))
            metrics = painter.fontMetrics()
            widest = max((metrics.horizontalAdvance(name) for name in self._names), default=0)
            names = min(widest + 10.0, self.width() / 3)
            for number, name in enumerate(self._names):
                area = QRectF(0, number * row, self.width(), row)
                painter.setPen(look.color("text"))
                shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(names - 6))
                painter.drawText(QRectF(0, area.y(), names, row), int(LEFT), shown)
                painter.setPen(look.color("muted"))
                painter.drawText(area, int(RIGHT), self.text_of(number))
                track = QRectF(names, area.y() + row * 0.22, area.width() - names - NUMBER, row * 0.56)
                self._paint_bar(painter, track, float(self._accuracies[number]))

    def _paint_bar(self, painter: QPainter, track: QRectF, share: float) -> None:
        look = theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("raised"))
        painter.drawRoundedRect(track, 2.5, 2.5)
        if not math.isnan(share) and share > 0:
            painter.setBrush(look.color("accent"))
            painter.drawRoundedRect(QRectF(track.x(), track.y(), track.width() * share, track.height()), 2.5, 2.5)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Accuracy per class"))
        rows = [] if self._accuracies is None else [
            f"{name}: {self.text_of(number)}" for number, name in enumerate(self._names)
        ]  # fmt: skip
        self.setAccessibleDescription("; ".join(rows))
