"""What each neuron of the first hidden layer looks for: its weights as a picture the shape of the input."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui import theme
from gui.fonts import sized
from gui.widgets.diagram_layout import Box
from gui.widgets.diagram_picture import paint_picture, paint_scale, signed_image
from gui.widgets.diagram_scene import format_value, parameter_name
from gui.widgets.painted import LEFT
from gui.widgets.tile_grid import GAP, TileGrid

SMALLEST = 44  # px of a tile; with more neurons than fit, the view scrolls
LINE = 14  # px below each picture, for the neuron's number
SCALE = 34  # px below the enlarged picture, for its key


class WeightPictures(TileGrid):
    """+ blue, - red, nothing for 0; each picture's fullest colour is its own largest |w|. Enter enlarges one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._weights: NDArray[np.float64] | None = None
        self._shape = (28, 28)
        self._pictures: dict[int, QImage] = {}
        self._enlarged = False
        super().__init__(parent)
        self.activated.connect(self._on_activated)

    @property
    def weights(self) -> NDArray[np.float64] | None:
        """What is shown, (neurons, pixels)."""
        return self._weights

    @property
    def enlarged(self) -> int | None:
        """The neuron shown alone, if one is."""
        return self.current if self._enlarged and self.current >= 0 else None

    def set_weights(self, weights: NDArray[Any] | None, shape: tuple[int, int] = (28, 28)) -> None:
        """Show a copy of these weights (neurons, pixels) of pictures of a shape."""
        self._weights = None if weights is None else np.array(weights, dtype=np.float64)
        self._shape = shape
        self._pictures.clear()
        count = 0 if self._weights is None else len(self._weights)
        if count == self.count:
            self.arrange()
            self.tell_current()
        else:
            self._enlarged = False
            self.set_count(count, self.current)

    def enlarge(self, number: int | None) -> None:
        """Show one neuron alone, or all again."""
        if number is not None:
            self.move_to(number)
        self._enlarged = number is not None and self.count > 0
        self.arrange()

    def arrange(self) -> None:
        if self._enlarged:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.viewport().update()
        else:
            super().arrange()

    def _on_activated(self, number: int) -> None:
        self.enlarge(None if self._enlarged else number)

    def fit(self, width: int, height: int) -> tuple[int, int, int]:
        """Return the largest tiles of which all fit, down to SMALLEST."""
        ratio = min(3.0, max(1 / 3, self._shape[0] / self._shape[1]))
        best = (1, 0, 0)
        for columns in range(1, max(1, width // SMALLEST) + 1):
            tile = width // columns
            tall = round((tile - GAP) * ratio) + LINE + GAP
            if -(-self.count // columns) * tall > height:  # too tall: as narrow as lets all rows fit
                rows = -(-self.count // columns)
                tall = height // max(1, rows)
                tile = round((tall - LINE - GAP) / ratio) + GAP
            if tile >= SMALLEST and tile > best[1]:
                best = (columns, tile, tall)
        if best[1]:
            return best[0], min(best[1], width // best[0]), best[2]
        columns = max(1, width // (SMALLEST + GAP))
        tile = width // columns
        return columns, tile, round((tile - GAP) * ratio) + LINE + GAP

    def describe(self, number: int) -> str:
        if self._weights is None or number < 0:
            return ""
        weights = self._weights[number]
        text = self.tr("neuron {0}: {1} weights from {2} to {3}; Enter or a double click enlarges")
        return text.format(number, weights.size, format_value(float(weights.min())), format_value(float(weights.max())))

    def paint_tile(self, painter: QPainter, number: int, area: QRect) -> None:
        if self._weights is None:
            return
        look = theme.current()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, area.width() < self._shape[1])
        painter.drawImage(area.adjusted(0, 0, 0, -LINE), self._picture(number))
        painter.setPen(look.color("muted"))
        painter.setFont(sized(self.font(), 10))
        painter.drawText(QRect(area.left(), area.bottom() - LINE + 1, area.width(), LINE), int(LEFT), str(number))

    def _picture(self, number: int) -> QImage:
        """One pixel for each weight; kept until the weights change."""
        if number not in self._pictures:
            assert self._weights is not None
            self._pictures[number] = signed_pixels(self._weights[number], self._shape)
        return self._pictures[number]

    # One neuron alone

    def _large_box(self) -> Box:
        view = self.viewport()
        scale = min((view.width() - 8) / self._shape[1], (view.height() - SCALE - LINE - 10) / self._shape[0])
        width, height = self._shape[1] * scale, self._shape[0] * scale
        return Box((view.width() - width) / 2, LINE + 6, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.enlarged is None or self._weights is None:
            super().paintEvent(event)
            return
        box, look = self._large_box(), theme.current()
        with QPainter(self.viewport()) as painter:
            weights = self._weights[self.enlarged]
            painter.setPen(look.color("text"))
            painter.setFont(sized(self.font(), 12, QFont.Weight.DemiBold))
            painter.drawText(QRectF(4, 0, self.viewport().width() - 8, LINE + 4), int(LEFT),
                             self.tr("neuron {0}  (Esc: all)").format(self.enlarged))  # fmt: skip
            paint_picture(painter, signed_image(weights, self._shape), box)
            painter.setFont(sized(self.font(), 11))
            key = QRectF(box.x, box.y + box.height + 6, box.width, SCALE - 8)
            paint_scale(painter, key, float(np.abs(weights).max(initial=0.0)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._enlarged:
            self.enlarge(None)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._enlarged:
            self.enlarge(None)
        else:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self._enlarged:
            super().mouseDoubleClickEvent(event)

    def readout_at(self, position: QPoint) -> str:
        if self.enlarged is None or self._weights is None:
            return super().readout_at(position)
        box = self._large_box()
        if not box.holds(position.x(), position.y()):
            return ""
        row = min(int((position.y() - box.y) / box.height * self._shape[0]), self._shape[0] - 1)
        column = min(int((position.x() - box.x) / box.width * self._shape[1]), self._shape[1] - 1)
        pixel = row * self._shape[1] + column
        value = format_value(float(self._weights[self.enlarged, pixel]))
        name = parameter_name(1, self.enlarged, pixel)
        return self.tr("{0} = {1}  (row {2}, column {3})").format(name, value, row, column)

    def restyle(self) -> None:
        self._pictures.clear()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Weights of the first hidden layer"))


def signed_pixels(values: NDArray[np.floating[Any]], shape: tuple[int, int]) -> QImage:
    """Blue for +, red for -, the ground for 0, one pixel each; the largest |value| is the fullest colour."""
    look = theme.current()
    table = _colours(*((c.red(), c.green(), c.blue()) for c in map(look.color, ("negative", "well", "positive"))))
    largest = float(np.abs(values).max(initial=0.0))
    share = values / largest if largest > 0 and math.isfinite(largest) else np.zeros_like(values)
    places = np.rint(127.5 * (1 + np.sign(share) * np.abs(share) ** 0.8)).astype(np.intp)
    pixels = np.ascontiguousarray(table[places].reshape(shape))
    height, width = pixels.shape
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()


@lru_cache(maxsize=2)
def _colours(*of: tuple[int, int, int]) -> NDArray[np.uint32]:
    """256 colours from the fullest - over the ground to the fullest +, whose red, green and blue are given."""
    stops = np.array(of)
    place = np.linspace(0.0, 2.0, 256)
    red, green, blue = (np.rint(np.interp(place, (0, 1, 2), stops[:, i])).astype(np.uint32) for i in range(3))
    return np.asarray(0xFF000000 | red << 16 | green << 8 | blue, dtype=np.uint32)
