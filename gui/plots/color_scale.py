"""A column of colours beside a picture, with the cost that each stands for."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.fonts import sized

_WIDTH, _BAR, _EDGE = 66, 12, 10


def short(cost: float) -> str:
    """A cost in three figures, without powers of ten up to a million: 0.0983, 21.3, 2,670."""
    return f"{cost:,.0f}" if 1000 <= cost < 1e6 else f"{cost:.3g}"


class ColorScale(QWidget):
    """Lowest cost at the bottom. `ticks` are the costs of the contour lines; `places` says where on the bar, 0 to 1."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._lut: NDArray[Any] = np.zeros((0, 3), np.uint8)
        self._ticks: list[tuple[float, float]] = []

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, 120)

    def set_scale(self, lut: NDArray[Any], ticks: list[tuple[float, float]]) -> None:
        """Show the colours (n, 3), lowest first, and (cost, place) of each line."""
        self._lut, self._ticks = lut, ticks
        self.update()

    @property
    def texts(self) -> list[str]:
        """The numbers beside the bar, from the bottom up."""
        return [short(cost) for cost, _ in self._ticks]

    def paintEvent(self, event: QPaintEvent) -> None:
        if not len(self._lut):
            return
        look = theme.current()
        with QPainter(self) as painter:
            painter.setFont(sized(self.font(), 11))
            height = self.height() - 2 * _EDGE
            step = height / len(self._lut)
            for i, color in enumerate(self._lut.tolist()):
                top = _EDGE + height - (i + 1) * step
                painter.fillRect(QRectF(6, top, _BAR, step + 1), QColor(*color[:3]))
            below = float("inf")
            for text, (_, place) in zip(self.texts, self._ticks, strict=True):
                y = _EDGE + height * (1 - place)
                painter.setPen(look.color("border"))
                painter.drawLine(6, round(y), 6 + _BAR + 3, round(y))
                if below - y >= 13:  # numbers never touch
                    painter.setPen(look.color("muted"))
                    area = QRectF(6 + _BAR + 6, y - 8, _WIDTH, 16)
                    painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)
                    below = y
