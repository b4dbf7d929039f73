"""The curve of an activation function with one neuron on it: its z, its a, and how steep the curve is there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QFont, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.widgets.diagram_scene import format_activation, format_value
from gui.widgets.view_menu import ViewMenu

Curve = Callable[[NDArray[Any]], NDArray[Any]]
POINTS = 97  # odd, so that a bend at 0 is met
LEAST_REACH = 6.0  # z from −6 to 6 at least


class ActivationCurve(QWidget):
    """Shows a ↦ σ(z) around one point."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curve: Curve | None = None
        self._z = self._a = 0.0
        self._slope: float | None = None
        self._label = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def show_point(self, curve: Curve, z: float, a: float, slope: float | None, label: str) -> None:
        """Show the point (z, a) on a curve; `label` names the curve."""
        self._curve, self._z, self._a, self._slope, self._label = curve, z, a, slope, label
        self.setAccessibleName(label)
        self.setAccessibleDescription(self.point_text())
        self.update()

    def point_text(self) -> str:
        """What is written at the point."""
        return f"z = {format_value(self._z, decimals=3)},  a = {format_activation(self._a)}"

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if self._curve is not None and np.isfinite([self._z, self._a]).all():
                self._paint(painter, self._curve)

    def _paint(self, painter: QPainter, curve: Curve) -> None:
        look = theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(look.color("border"), 1))
        painter.setBrush(look.color("well"))
        painter.drawRoundedRect(frame, theme.RADIUS, theme.RADIUS)
        reach = max(LEAST_REACH, 1.25 * abs(self._z))
        zs = np.linspace(-reach, reach, POINTS)
        values = curve(zs)
        low, high = min(0.0, float(values.min())), max(1.0, float(values.max()))
        plot = frame.adjusted(12, 22, -12, -18)

        def at(z: float, a: float) -> QPointF:
            return QPointF(
                plot.x() + (z + reach) / (2 * reach) * plot.width(),
                plot.bottom() - (a - low) / (high - low) * plot.height(),
            )

        painter.setPen(QPen(look.color("border"), 1))
        painter.drawLine(at(-reach, 0), at(reach, 0))
        painter.drawLine(at(0, low), at(0, high))
        painter.setPen(QPen(look.color("border"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(at(-reach, 1), at(reach, 1))
        painter.setPen(QPen(look.color("violet"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF([at(z, a) for z, a in zip(zs.tolist(), values.tolist(), strict=True)]))
        point = at(self._z, self._a)
        painter.setPen(QPen(look.color("desired"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(point.x(), at(0, 0).y()), point)
        tangent = self.tangent(reach, low, high)
        if tangent is not None:  # how much a changes with z
            painter.setPen(QPen(look.color("desired"), 1.4))
            painter.drawLine(at(*tangent[0]), at(*tangent[1]))
        painter.setPen(QPen(look.color("panel"), 1.5))
        painter.setBrush(look.color("desired"))
        painter.drawEllipse(point, 4.5, 4.5)
        self._paint_words(painter, frame, reach)

    def tangent(self, reach: float, low: float, high: float) -> tuple[tuple[float, float], tuple[float, float]] | None:
        """Both ends (z, a) of the tangent, between two activations: a drawing in a file is not clipped."""
        if self._slope is None:
            return None
        half, ends = 0.22 * reach, list[tuple[float, float]]()
        for z in (self._z - half, self._z + half):
            a = min(high, max(low, self._a + (z - self._z) * self._slope))
            ends.append((self._z + (a - self._a) / self._slope if self._slope else z, a))
        return ends[0], ends[1]

    def _paint_words(self, painter: QPainter, frame: QRectF, reach: float) -> None:
        look = theme.current()
        font = QFont(self.font())
        font.setPixelSize(11)
        painter.setFont(font)
        painter.setPen(look.color("muted"))
        head = frame.adjusted(9, 4, -9, 0)
        painter.drawText(head, Qt.AlignmentFlag.AlignLeft, self._label)
        foot = frame.adjusted(9, 0, -9, -3)
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, f"z = −{reach:.0f}")
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, f"+{reach:.0f}")
        painter.setPen(look.color("desired"))
        painter.drawText(head, Qt.AlignmentFlag.AlignRight, self.point_text())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        ViewMenu(self, None, _silent).open_at(event.globalPos())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self.update()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(300, 100)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 66)


def _silent(text: str) -> None:
    """The dialog says enough."""
