"""The edges between two columns of neurons as a picture of their own: only where they look different are they painted.

Two thirds of the work of painting the diagram are its lines. Between two moments of a training most of them keep their
width, and no edge reaches beyond its own two columns. So each layer has a tile, as high as the diagram.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import partial
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from gui import theme
from gui.widgets.diagram_edges import EdgeSet, edge_kinds, joined, paint_edges, visible_edges
from gui.widgets.diagram_layout import DiagramLayout
from gui.widgets.diagram_scene import DiagramState, Mode
from gui.widgets.still_pictures import StillPictures


class LayeredEdges:
    """The edges shown, layer by layer, as long as not every edge is."""

    def __init__(self) -> None:
        self._parts: list[EdgeSet | None] = []
        self._joined: EdgeSet | None = None
        self._turn = 0

    def forget(self) -> None:
        """Another example, network, mode or size: choose them anew."""
        self._parts, self._joined = [], None

    def move_on(self) -> None:
        """The network has learned a little more, and will again in the next frame: a third of the layers take turns."""
        for _ in range(-(-len(self._parts) // 3)):
            self._turn = (self._turn + 1) % len(self._parts)
            self._parts[self._turn] = self._joined = None

    def layers(self, state: DiagramState, place: DiagramLayout, mode: Mode) -> list[EdgeSet]:
        """Return the edges of each layer."""
        old = self._parts or [None] * len(place.columns)
        parts = [
            visible_edges(state, place, mode, layer) if part is None else part
            for layer, part in enumerate(old, start=1)
        ]
        self._parts = [*parts]
        return parts

    def all(self, state: DiagramState, place: DiagramLayout, mode: Mode) -> EdgeSet:
        """Return them as one set."""
        if self._joined is None:
            self._joined = joined(self.layers(state, place, mode))
        return self._joined


class EdgeTiles:
    """Paints the edges of each layer; keeps what it painted. Clear tiles leave what is below them to be seen."""

    def __init__(self, *, clear: bool = False) -> None:
        self._stills, self._clear = StillPictures(), clear
        self._looks: dict[int, tuple[EdgeSet, Hashable]] = {}  # of each layer's newest edges

    def paint(self, painter: QPainter, parts: Sequence[EdgeSet], place: DiagramLayout, dim: bool) -> None:
        """Paint the edges of all layers; unless the tiles are clear, what was between their columns is gone."""
        ground = QColor(Qt.GlobalColor.transparent) if self._clear else theme.current().color("panel")
        ends = [place.image.x, *(column.x for column in place.columns)]
        for layer, (edges, (left, right)) in enumerate(zip(parts, pairwise(ends), strict=True), start=1):
            area = QRectF(left, 0, right - left, place.height)
            looks, draw = (self._look(layer, edges), dim), partial(paint_edges, edges=edges, dim=dim)
            self._stills.paint(painter, str(layer), area, looks, draw, ground)

    def _look(self, layer: int, edges: EdgeSet) -> Hashable:
        """Where which pens are used, whatever the order."""
        known = self._looks.get(layer)
        if known is None or known[0] is not edges:
            order = np.lexsort((edges.ks, edges.js))
            look = edge_kinds(edges)[order].tobytes(), edges.segments[order].tobytes()
            known = self._looks[layer] = edges, look
        return known[1]
