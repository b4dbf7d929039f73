"""The edges of the network diagram: which are shown, and how they are painted.

Painting is batched by pen: eight widths a sign, each in an opaque colour blended with the ground beforehand. Alpha
would cost ten times as much, and a pen a line twice as much. Negative edges are dashed, so that the sign can be told
without colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gui import theme
from gui.widgets.diagram_highlight import LitEdges
from gui.widgets.diagram_layout import DiagramLayout
from gui.widgets.diagram_scene import (
    STRONGEST,
    DiagramState,
    Indices,
    Mode,
    Selection,
    Values,
    edge_value,
    edge_values,
    layer_scale,
    strongest_edges,
)

LEVELS = 8
SMOOTH_FROM = 2  # weaker levels are thin and faint: smoothing them takes long and is hardly seen
INNER_EDGES = 540  # shown between hidden layers unless all are asked for; shared by these layers
FOCUSED_EDGES = 120  # shown into one neuron, or out of one pixel
THINNEST, THICKEST = 0.6, 3.8  # px
FIRST_LAYER = 0.5  # of that width: its edges lie close together, and a layer has a scale of its own
DASH, SPACE = 12.0, 5.0  # px, of negative edges


@dataclass(frozen=True, slots=True, eq=False)
class EdgeSet:
    """Edges with their values: layer, j and k (n,), segments (n, 4), strength 0 .. 1 within their layer."""

    layers: Indices
    js: Indices
    ks: Indices
    values: Values
    strength: Values
    segments: Values

    def __len__(self) -> int:
        return len(self.js)

    def selection(self, index: int) -> Selection:
        return Selection(int(self.layers[index]), int(self.js[index]), int(self.ks[index]))


def visible_edges(state: DiagramState, layout: DiagramLayout, mode: Mode, layer: int) -> EdgeSet:
    """Of the first layer the strongest edges; of an inner one those between the neurons shown, or the strongest."""
    share = INNER_EDGES // max(1, len(layout.columns) - 1)
    return _strongest(state, layout, mode, layer, STRONGEST if layer == 1 else share)


def all_edges(state: DiagramState, layout: DiagramLayout, mode: Mode, most: int) -> EdgeSet:
    """Every edge between what is shown, zeros included, weakest first; the strongest `most` if there are more."""
    parts = [_every(state, layout, mode, layer) for layer in range(1, len(layout.columns) + 1)]
    edges = joined(parts)
    order = np.argsort(edges.strength, kind="stable")
    return _taken(edges, order[-most:])


def focused_edges(state: DiagramState, layout: DiagramLayout, mode: Mode, focus: Selection) -> EdgeSet:
    """The edges a selection stands out by: into a neuron, out of an input pixel, or the one edge."""
    layer = max(1, focus.layer)
    if focus.source is not None:
        j, k = np.array([focus.neuron]), np.array([focus.source])
    elif focus.layer == 0:
        rows, columns = layout.column(1).neurons, np.array([focus.neuron])
        j, k = strongest_edges(state, mode, 1, rows, columns, FOCUSED_EDGES)
    else:
        j, k = strongest_edges(state, mode, layer, np.array([focus.neuron]), _sources(layout, layer), FOCUSED_EDGES)
    edges = _edge_set(state, layout, mode, layer, j, k)
    return _taken(edges, np.flatnonzero(~np.isnan(edges.segments).any(axis=1)))  # an end may have lost its room


def lit_edges(layout: DiagramLayout, lit: LitEdges, of: LitEdges | None = None) -> EdgeSet:
    """The strongest of the edges that a lesson lights up, as far as both ends are shown.

    One chosen `of` those that are lit is to the scale of all, and is there even if its value is 0.
    """
    order = np.argsort(np.abs(lit.values), kind="stable")[-FOCUSED_EDGES:]
    order = order if of is not None else order[lit.values[order] != 0]
    j, k, values = lit.js[order], lit.ks[order], lit.values[order]
    strength = _relative(values, float(np.abs((of or lit).values).max(initial=0.0)))
    layers = np.full(len(j), lit.layer, dtype=np.intp)
    edges = EdgeSet(layers, j, k, values, strength, layout.segments(lit.layer, j, k))
    return _taken(edges, np.flatnonzero(~np.isnan(edges.segments).any(axis=1)))


def revalued(state: DiagramState, mode: Mode, edges: EdgeSet) -> EdgeSet:
    """The same edges in the same order with the values of another state."""
    values, strength = np.empty(len(edges)), np.empty(len(edges))
    for layer in range(1, state.network.layer_count + 1):
        part = edges.layers == layer
        if not part.any():
            continue
        values[part] = edge_values(state, mode, layer)[edges.js[part], edges.ks[part]]
        strength[part] = _relative(values[part], layer_scale(state, mode, layer))
    return EdgeSet(edges.layers, edges.js, edges.ks, values, strength, edges.segments)


def _sources(layout: DiagramLayout, layer: int) -> Indices | None:
    return None if layer == 1 else layout.column(layer - 1).neurons


def _strongest(state: DiagramState, layout: DiagramLayout, mode: Mode, layer: int, count: int) -> EdgeSet:
    rows, columns = layout.column(layer).neurons, _sources(layout, layer)
    if layer == 1:
        j, k = strongest_edges(state, mode, layer, rows, columns, count)
        return _edge_set(state, layout, mode, layer, j, k)
    assert columns is not None
    values = edge_values(state, mode, layer, rows)[:, columns]
    order = np.argsort(np.abs(values), axis=None, kind="stable")
    kept = order[-count:]
    kept = kept[values.ravel()[kept] != 0]
    j, k = np.divmod(kept, columns.size)
    return _edge_set(state, layout, mode, layer, rows[j], columns[k])


def _every(state: DiagramState, layout: DiagramLayout, mode: Mode, layer: int) -> EdgeSet:
    columns = _sources(layout, layer)
    ks = np.arange(layout.layer_sizes[layer - 1]) if columns is None else columns
    j, k = np.meshgrid(layout.column(layer).neurons, ks, indexing="ij")
    return _edge_set(state, layout, mode, layer, j.ravel(), k.ravel())


def _edge_set(state: DiagramState, layout: DiagramLayout, mode: Mode, layer: int, j: Indices, k: Indices) -> EdgeSet:
    values = (
        np.array([edge_value(state, mode, layer, int(j[0]), int(k[0]))])
        if len(j) == 1
        else edge_values(state, mode, layer)[j, k]
    )
    strength = _relative(values, layer_scale(state, mode, layer))
    return EdgeSet(np.full(len(j), layer), j, k, values, strength, layout.segments(layer, j, k))


def _relative(values: Values, scale: float) -> Values:
    return np.abs(values) / scale if scale > 0 else np.zeros(len(values))


def joined(parts: Sequence[EdgeSet]) -> EdgeSet:
    """One set of several."""
    return EdgeSet(
        np.concatenate([p.layers for p in parts]),
        np.concatenate([p.js for p in parts]),
        np.concatenate([p.ks for p in parts]),
        np.concatenate([p.values for p in parts]),
        np.concatenate([p.strength for p in parts]),
        np.concatenate([p.segments for p in parts]),
    )


def _taken(edges: EdgeSet, order: NDArray[np.integer[Any]]) -> EdgeSet:
    return EdgeSet(
        edges.layers[order],
        edges.js[order],
        edges.ks[order],
        edges.values[order],
        edges.strength[order],
        edges.segments[order],
    )


def edge_kinds(edges: EdgeSet) -> Indices:
    """Which pen each edge is painted with, (n,), weak ones first: level, sign, and whether of the first layer."""
    levels = np.minimum((edges.strength * LEVELS).astype(np.intp), LEVELS - 1)
    return levels * 4 + (edges.values < 0) * 2 + (edges.layers == 1)


def paint_edges(painter: QPainter, edges: EdgeSet, *, dim: bool = False) -> None:
    """Paint the edges, weak ones first; dimmed while something else is in focus."""
    smooth, name = QPainter.RenderHint.Antialiasing, theme.current().name
    kinds = edge_kinds(edges)
    order = np.argsort(kinds, kind="stable")
    kinds, lines = kinds[order], [QLineF(*row) for row in edges.segments[order].tolist()]
    starts = np.flatnonzero(np.diff(kinds, prepend=-1)).tolist()
    for start, end in pairwise([*starts, len(lines)]):
        kind = int(kinds[start])
        painter.setRenderHint(smooth, not dim and kind // 4 >= SMOOTH_FROM)
        painter.setPen(edge_pen(name, kind // 4, bool(kind & 2), bool(kind & 1), dim))
        painter.drawLines(lines[start:end])
    painter.setRenderHint(smooth)


def paint_one_edge(painter: QPainter, edge: EdgeSet, *, halo: bool = True) -> None:
    """Paint a single edge so that it is found however faint: in its full colour, on a light band."""
    line, negative = QLineF(*edge.segments[0].tolist()), bool(edge.values[0] < 0)
    if halo:
        band = QPen(theme.current().color("border"), 9.0)
        band.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(band)
        painter.drawLine(line)
    level = min(int(edge.strength[0] * LEVELS), LEVELS - 1)
    pen = QPen(edge_pen(theme.current().name, level, negative, bool(edge.layers[0] == 1), False))
    pen.setColor(theme.current().color("negative" if negative else "positive" if edge.values[0] > 0 else "muted"))
    painter.setPen(pen)
    painter.drawLine(line)


@lru_cache(maxsize=128)
def edge_pen(theme_name: str, level: int, negative: bool, first_layer: bool, dim: bool) -> QPen:
    """The pen of a width level, 0 .. LEVELS - 1; the theme's name is there to tell the cached pens apart."""
    t = (level + 0.5) / LEVELS
    width = THINNEST + (THICKEST - THINNEST) * t * (FIRST_LAYER if first_layer else 1.0)
    pen = QPen(edge_color(t, negative, dim), min(width, 1.0) if dim else width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)  # round caps leave Qt's fast path for lines
    if negative:
        pen.setDashPattern([DASH / pen.widthF(), SPACE / pen.widthF()])
    return pen


def edge_color(strength: float, negative: bool, dim: bool = False) -> QColor:
    """Blue or red, blended with the panel: the weaker, the nearer to the ground."""
    look = theme.current()
    amount = (0.14 + 0.86 * strength**0.85) * (0.25 if dim else 1.0)
    return blend(look.color("panel"), look.color("negative" if negative else "positive"), amount)


def blend(ground: QColor, colour: QColor, amount: float) -> QColor:
    """`amount` 0 gives the ground, 1 the colour."""
    red, green, blue = ground.red(), ground.green(), ground.blue()
    return QColor(
        round(red + (colour.red() - red) * amount),
        round(green + (colour.green() - green) * amount),
        round(blue + (colour.blue() - blue) * amount),
    )
