"""The neurons of the network diagram: circles whose brightness is the activation, with the number inside.

A circle with its number is painted once and kept as a pixmap: with two decimals there are only 101 of them for a
sigmoid network, and a pixmap is ten times as fast as a circle and a text.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QPixmap

from gui import theme
from gui.fonts import sized
from gui.widgets.diagram_edges import blend
from gui.widgets.diagram_layout import DiagramLayout
from gui.widgets.diagram_scene import DiagramState, Values
from gui.widgets.still_pictures import pixel_ratio

SMALLEST_WITH_NUMBER = 8.5  # px radius
MOST_SPRITES = 2048


def brightness(state: DiagramState, layer: int) -> Values | None:
    """0 .. 1 of each neuron: the activation itself; tanh from -1 .. 1, ReLU against the largest of its layer."""
    a = state.activations(layer)
    if a is None:
        return None
    kind = "sigmoid" if layer == state.network.layer_count else state.network.activation.name
    if kind == "tanh":
        return (a + 1.0) / 2.0
    return a / max(1.0, float(a.max())) if kind == "relu" else a


def number_text(a: float) -> str:
    """An activation to two decimals, or to what fits in a circle."""
    if abs(a) >= 9.95:
        return f"{a:.0f}".replace("-", "−") if abs(a) < 9999.5 else f"{a:.0e}"
    text = f"{a:.2f}"
    return "0.00" if text == "-0.00" else text.replace("-", "−")


class NeuronPainter:
    """Paints neurons; keeps what it painted for each radius, theme and font, as a lesson goes from one to another."""

    def __init__(self) -> None:
        self._sprites: dict[tuple[object, ...], dict[tuple[str, int], QPixmap]] = {}
        self._corners: tuple[DiagramLayout, float, list[QPointF]] | None = None

    def paint(self, painter: QPainter, state: DiagramState, layout: DiagramLayout, font: QFont) -> None:
        """Paint every neuron shown."""
        ratio = pixel_ratio(painter)
        sprites = self._sprites_for((layout.radius, ratio, theme.current().name, font.key()))
        for corner, key in zip(self._places(layout, ratio), _looks(state, layout), strict=True):
            sprite = sprites.get(key)
            if sprite is None:
                sprite = sprites[key] = _sprite(*key, layout.radius, ratio, font)
            painter.drawPixmap(corner, sprite)

    def _sprites_for(self, made_for: tuple[object, ...]) -> dict[tuple[str, int], QPixmap]:
        """What was painted for these looks; beyond MOST_SPRITES of all looks, only these are kept."""
        sprites = self._sprites.setdefault(made_for, {})
        if sum(map(len, self._sprites.values())) > MOST_SPRITES:
            if len(sprites) > MOST_SPRITES:
                sprites.clear()
            self._sprites = {made_for: sprites}
        return sprites

    def _places(self, layout: DiagramLayout, ratio: float) -> list[QPointF]:
        """Upper left corner of each circle's picture, column by column."""
        known = self._corners
        if known is None or known[0] is not layout or known[1] != ratio:
            half = round(_size(layout.radius) * ratio) / ratio / 2
            corners = [QPointF(column.x - half, y - half) for column in layout.columns for y in column.ys.tolist()]
            known = self._corners = layout, ratio, corners
        return known[2]


def _looks(state: DiagramState, layout: DiagramLayout) -> Iterator[tuple[str, int]]:
    """What each circle looks like, column by column: text and brightness in percent."""
    for column in layout.columns:
        a, light = state.activations(column.layer), brightness(state, column.layer)
        if a is None or light is None:
            yield from [("", -1)] * column.neurons.size
            continue
        percent = np.rint(100.0 * np.minimum(np.maximum(light[column.neurons], 0.0), 1.0))
        for value, level in zip(a[column.neurons].tolist(), percent.tolist(), strict=True):
            yield number_text(value), int(level) if level == level else 0  # not a number is dark


def _size(radius: float) -> int:
    return int(2 * radius) + 6


def _sprite(text: str, level: int, radius: float, ratio: float, font: QFont) -> QPixmap:
    """One circle; level -1 stands for a neuron without an activation, as no input was given."""
    look = theme.current()
    size = _size(radius)
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = (
            look.color("raised") if level < 0 else blend(look.color("neuron_off"), look.color("neuron_on"), level / 100)
        )
        painter.setBrush(fill)
        painter.setPen(QPen(blend(look.color("muted"), look.color("text"), max(level, 0) / 100), 1.2))
        centre = QPointF(size / 2, size / 2)
        painter.drawEllipse(centre, radius, radius)
        if text and radius >= SMALLEST_WITH_NUMBER:
            painter.setFont(sized(font, max(7, int(min(radius * 0.76, radius * 3.1 / max(len(text), 3))))))
            painter.setPen(Qt.GlobalColor.black if fill.lightnessF() > 0.5 else Qt.GlobalColor.white)
            painter.drawText(QRectF(0, 0, size, size), Qt.AlignmentFlag.AlignCenter, text)
    return pixmap
