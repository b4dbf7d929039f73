"""What a lesson lights up in the network diagram: arrows beside neurons, and the edges a step is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from gui import theme
from gui.widgets.diagram_layout import Column, DiagramLayout
from gui.widgets.diagram_scene import Mode, Selection, Values

LONGEST, SHORTEST = 34.0, 5.0  # px of an arrow; a value of exactly 0 has none
HEAD, HALF = 5.0, 4.0  # px, length and half the width of its head


@dataclass(frozen=True, slots=True, eq=False)
class Arrows:
    """A signed value for each neuron of a layer, up for + and down for −; `scale` is what the longest stands for."""

    layer: int
    values: NDArray[Any]
    scale: float


@dataclass(frozen=True, slots=True, eq=False)
class LitEdges:
    """The edges a step is about, with the values they stand for: layer of their neurons j, and j, k, values (n,).

    `whole` has the values of every edge of the layer, (n_out, n_in), where these are only the strongest of them.
    """

    layer: int
    js: NDArray[np.intp]
    ks: NDArray[np.intp]
    values: Values
    whole: Values | None = None

    def only(self, edge: Selection) -> LitEdges | None:
        """This edge alone, if it is one of them or of the whole layer."""
        if self.whole is not None and edge.layer == self.layer and edge.source is not None:
            j, k = np.array([edge.neuron]), np.array([edge.source])
            return LitEdges(self.layer, j, k, self.whole[j, k])
        here = np.flatnonzero((self.js == edge.neuron) & (self.ks == edge.source))
        if edge.layer != self.layer or not here.size:
            return None
        return LitEdges(self.layer, self.js[here], self.ks[here], self.values[here])


@dataclass(frozen=True, slots=True, eq=False)
class Highlight:
    """What one step shows in the diagram. Without `edges` all are as bright as ever, unless `dims`."""

    mode: Mode = "weights"
    arrows: Mapping[int, Arrows] = field(default_factory=dict)
    edges: LitEdges | None = None
    path: tuple[Selection, ...] = ()  # edges lit one by one, in their full colour
    dims: bool = False
    layers: frozenset[int] = frozenset()  # whose neurons stand on a ground of their own
    is_secret: bool = False  # a question is open: pointing at things must not tell the answer
    note: str = ""  # what thickness stands for, where it is not what the mode says
    keep: tuple[tuple[int, int], ...] = ()  # (layer, neuron) that must not be folded away
    symbol: str = ""  # of the values of `edges`, where they are not what the mode says


PLAIN = Highlight()


def paint_arrows(painter: QPainter, place: DiagramLayout, highlight: Highlight) -> None:
    """Beside each neuron, what pulls at it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for arrows in highlight.arrows.values():
        column = place.column(arrows.layer)
        x, longest = arrow_x(place, column), longest_arrow(column)
        for neuron, y in zip(column.neurons.tolist(), column.ys.tolist(), strict=True):
            length = arrow_length(float(arrows.values[neuron]), arrows.scale, longest)
            if length:
                paint_arrow(painter, QPointF(x, y), length)


def arrow_x(place: DiagramLayout, column: Column) -> float:
    """Where a layer's arrows stand: right of its circles, and right of the class names at the outputs."""
    if column.layer == len(place.columns):
        return place.width - 12.0
    return column.x + place.radius + 9.0


def longest_arrow(column: Column) -> float:
    """Room for an arrow between two neurons, px."""
    pitch = float(np.diff(column.ys).min()) if column.ys.size > 1 else 2 * LONGEST
    return max(SHORTEST, min(LONGEST, 0.85 * pitch))


def arrow_length(value: float, scale: float, longest: float) -> float:
    """Signed length in px: in proportion to the value, at least a head long, no longer than there is room; 0 for 0."""
    if value == 0 or scale <= 0 or not np.isfinite(value):
        return 0.0
    length = max(SHORTEST, longest * min(1.0, abs(value) / scale))
    return length if value > 0 else -length


def paint_arrow(painter: QPainter, middle: QPointF, length: float) -> None:
    """An arrow of a signed length around its middle: up in blue, down in red, on a band of the ground."""
    look, up = theme.current(), length > 0
    tip = QPointF(middle.x(), middle.y() - length / 2)
    tail = QPointF(middle.x(), middle.y() + length / 2)
    neck = tip + QPointF(0, min(HEAD, abs(length)) * (1 if up else -1))
    head = QPainterPath(tip)
    head.lineTo(neck + QPointF(HALF, 0))
    head.lineTo(neck - QPointF(HALF, 0))
    head.closeSubpath()
    painter.setPen(QPen(look.color("panel"), 4))
    painter.drawPath(head)
    painter.drawLine(tip, tail)
    painter.setPen(QPen(look.color("positive" if up else "negative"), 2.2, c=Qt.PenCapStyle.FlatCap))
    painter.drawLine(neck, tail)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color("positive" if up else "negative"))
    painter.drawPath(head)
