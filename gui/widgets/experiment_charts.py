"""Small pictures of what an experiment found, painted from its result."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.experiments import MemoryResult, NoiseResult, ShiftResult, StartsResult, shifted
from gui import theme
from gui.fonts import sized
from gui.widgets.example_gallery import paint_bytes
from gui.widgets.painted import CENTRE, LEFT, RIGHT, Painted

START_NAMES = {"scaled": "1/√n", "normal": "N(0, 1)", "he": "He"}  # ways to draw the first weights
HEIGHT = 128
AXIS = 34.0  # px for percentages at the left
FOOT = 16.0


class SmallChart(Painted):
    """Shares from 0 to 100 % upwards; a kind of chart paints into `area`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(260, HEIGHT)

    def area(self) -> QRectF:
        """Where the values lie."""
        return QRectF(AXIS, 6, self.width() - AXIS - 8, self.height() - FOOT - 8)

    def y_of(self, share: float) -> float:
        """The height of a share, 0 to 1."""
        area = self.area()
        return area.bottom() - share * area.height()

    def paint_ground(self, painter: QPainter) -> None:
        """The well, lines at 0, 50 and 100 %."""
        look, area = theme.current(), self.area()
        painter.fillRect(area, look.color("well"))
        painter.setFont(sized(self.font(), 10))
        for share in (0.0, 0.5, 1.0):
            y = self.y_of(share)
            painter.setPen(QPen(look.color("border"), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(look.color("muted"))
            painter.drawText(QRectF(0, y - 7, AXIS - 5, 14), int(RIGHT), f"{100 * share:.0f} %")

    def foot(self, painter: QPainter, x: float, text: str, width: float = 60) -> None:
        """A word below the area."""
        painter.setPen(theme.current().color("muted"))
        painter.setFont(sized(self.font(), 10))
        painter.drawText(QRectF(x - width / 2, self.height() - FOOT, width, FOOT), int(CENTRE), text)


class NoiseChart(SmallChart):
    """The noise images with the most confident answers."""

    def __init__(self, result: NoiseResult, names: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._result, self._names = result, names
        self.order = np.argsort(-result.outputs.max(axis=1), kind="stable")

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        with QPainter(self) as painter:
            count = max(1, int(self.width() // 92))
            side = min(self.height() - 34, self.width() // count - 8)
            for place, number in enumerate(self.order[:count].tolist()):
                left = place * (side + 8)
                picture = QRect(left, 2, side, side)
                painter.fillRect(picture, look.color("ink_ground"))
                paint_bytes(painter, picture, self._result.images[number])
                answer = int(self._result.answers[number])
                painter.setPen(look.color("text"))
                painter.setFont(sized(self.font(), 11, QFont.Weight.DemiBold))
                caption = QRectF(left, side + 3, side, 15)
                text = painter.fontMetrics().elidedText(self._names[answer], Qt.TextElideMode.ElideRight, side - 34)
                painter.drawText(caption, int(LEFT), self.tr("“{0}”").format(text))
                painter.setPen(look.color("desired"))
                painter.drawText(caption, int(RIGHT), f"{self._result.outputs[number, answer]:.2f}")


class MemoryChart(SmallChart):
    """Share right of the examples trained on, epoch by epoch: true labels thick, shuffled ones dashed."""

    def __init__(self, result: MemoryResult, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._result = result

    def paintEvent(self, event: QPaintEvent) -> None:
        look, result = theme.current(), self._result
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.paint_ground(painter)
            last = max(len(result.true_labels), len(result.shuffled_labels)) - 1
            for values, role, style, text, place in (
                (result.true_labels, "positive", Qt.PenStyle.SolidLine, self.tr("true labels"), 0.85),
                (result.shuffled_labels, "negative", Qt.PenStyle.DashLine, self.tr("shuffled labels"), 0.12),
            ):
                self._paint_curve(painter, values, max(1, last), role, style)
                painter.setPen(look.color(role))
                painter.setFont(sized(self.font(), 11, QFont.Weight.DemiBold))
                y = self.y_of(place)
                painter.drawText(QRectF(self.area().left(), y - 8, self.area().width() - 6, 16), int(RIGHT), text)
            for epoch in (0, last):
                self.foot(
                    painter,
                    self._x(epoch, max(1, last)) + (16 if epoch == 0 else -22),
                    self.tr("epoch {0}").format(epoch),
                )

    def _x(self, epoch: int, last: int) -> float:
        return self.area().left() + self.area().width() * epoch / last

    def _paint_curve(self, painter: QPainter, values: NDArray[Any], last: int, role: str, style: Qt.PenStyle) -> None:
        path = QPainterPath(QPointF(self._x(0, last), self.y_of(float(values[0]))))
        for epoch, value in enumerate(values[1:].tolist(), start=1):
            path.lineTo(QPointF(self._x(epoch, last), self.y_of(value)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.current().color(role), 1.8, style))
        painter.drawPath(path)


class StartsChart(SmallChart):
    """One dot for each network: before training hollow, after it full."""

    def __init__(self, result: StartsResult, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._result = result

    def paintEvent(self, event: QPaintEvent) -> None:
        look, result = theme.current(), self._result
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.paint_ground(painter)
            area, groups = self.area(), len(result.initialisations)
            for group, name in enumerate(result.initialisations):
                middle = area.left() + area.width() * (group + 0.5) / groups
                step = min(16.0, area.width() / groups / (len(result.seeds) + 1))
                for column in range(len(result.seeds)):
                    x = middle + (column - (len(result.seeds) - 1) / 2) * step
                    before, after = float(result.before[group, column]), float(result.after[group, column])
                    painter.setPen(QPen(look.color("muted"), 1.2))
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.drawEllipse(QPointF(x, self.y_of(before)), 3, 3)
                    if np.isfinite(after):
                        painter.drawLine(QPointF(x, self.y_of(before) - 3), QPointF(x, self.y_of(after)))
                        painter.setPen(Qt.PenStyle.NoPen)
                        painter.setBrush(look.color("accent"))
                        painter.drawEllipse(QPointF(x, self.y_of(after)), 4, 4)
                self.foot(painter, middle, START_NAMES[name], area.width() / groups)


class ShiftChart(SmallChart):
    """The mean over the directions as a line, each direction as a dot; below, one test image moved that far."""

    def __init__(self, result: ShiftResult, image: NDArray[np.uint8], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._result, self._image = result, image
        self.setMinimumHeight(HEIGHT + 40)

    def sizeHint(self) -> QSize:
        return QSize(260, HEIGHT + 40)

    def area(self) -> QRectF:
        return super().area().adjusted(0, 0, 0, -36)

    def _x(self, pixels: int) -> float:
        area, most = self.area(), len(self._result.mean) - 1
        return area.left() + 22 + (area.width() - 44) * pixels / most

    def paintEvent(self, event: QPaintEvent) -> None:
        look, result = theme.current(), self._result
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.paint_ground(painter)
            points = [QPointF(self._x(pixels), self.y_of(float(mean))) for pixels, mean in enumerate(result.mean)]
            painter.setPen(QPen(look.color("accent"), 2))
            painter.drawPolyline(points)
            for pixels, directions in enumerate(result.accuracies):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.color("muted"))
                for share in directions.tolist():
                    painter.drawEllipse(QPointF(self._x(pixels), self.y_of(share)), 2, 2)
                painter.setFont(sized(self.font(), 10, QFont.Weight.DemiBold))
                painter.setPen(look.color("text"))
                top, bottom = self.y_of(float(directions.max())), self.y_of(float(directions.min()))
                label = QRectF(self._x(pixels) - 30, bottom + 4 if top < self.area().top() + 18 else top - 18, 60, 14)
                painter.drawText(label, int(CENTRE), f"{100 * float(result.mean[pixels]):.1f}")
                picture = QRect(round(self._x(pixels)) - 17, self.height() - 34 - int(FOOT), 34, 34)
                painter.fillRect(picture, look.color("ink_ground"))
                paint_bytes(painter, picture, shifted(self._image[None], 0, pixels)[0])
                self.foot(painter, self._x(pixels), self.tr("{0} px").format(pixels))
