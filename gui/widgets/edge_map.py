"""All edges at once: an owner map, in which each pixel knows the topmost edge that runs through it.

Painting 12,960 lines takes a tenth of a second. Where they run changes only with the size of the window, so that is
worked out once, a slice at a time, and a repaint only looks up the present colour of each pixel's owner. The edges
are one pixel wide and not smoothed; negative ones are dashed, as everywhere.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QColor, QImage

from gui import theme
from gui.widgets.diagram_edges import DASH, SPACE, EdgeSet, edge_color

MOST_EDGES = 40_000  # of larger networks the strongest so many; the legend says so
SLICE = 400  # edges worked out at a time, some 3 ms
SHADES = 64


class EdgeMap:
    """Who owns which pixel. Edges are drawn in the order given, so the last one is on top."""

    def __init__(self, edges: EdgeSet, width: int, height: int) -> None:
        self.edges = edges
        self._drawn = 0
        self._owners = np.zeros((height, width), dtype=np.int32)  # 0 nobody, else 2 * edge + 2, + 1 in a dash's gap
        self._pixels = np.empty((height, width), dtype=np.uint32)

    @property
    def is_complete(self) -> bool:
        return self._drawn >= len(self.edges)

    def advance(self, count: int = SLICE) -> None:
        """Draw the next edges into the map."""
        stop = min(self._drawn + count, len(self.edges))
        if stop > self._drawn:
            self._draw(self.edges.segments[self._drawn : stop], np.arange(self._drawn, stop))
        self._drawn = stop

    def _draw(self, segments: NDArray[np.floating[Any]], numbers: NDArray[np.intp]) -> None:
        """Step along the longer side of each segment, one pixel at a time, all segments in one go."""
        height, width = self._owners.shape
        along = segments[:, 2:] - segments[:, :2]
        steps = np.ceil(np.abs(along).max(axis=1)).astype(np.intp) + 1
        starts = np.cumsum(steps) - steps
        step = np.arange(steps.sum()) - np.repeat(starts, steps)
        pace = along / np.maximum(steps - 1, 1)[:, None]
        x = (np.repeat(segments[:, 0], steps) + step * np.repeat(pace[:, 0], steps)).astype(np.int32)
        y = (np.repeat(segments[:, 1], steps) + step * np.repeat(pace[:, 1], steps)).astype(np.int32)
        in_gap = step % round(DASH + SPACE) >= round(DASH)
        owner = np.repeat(2 * numbers + 2, steps) + in_gap
        np.clip(x, 0, width - 1, out=x)
        np.clip(y, 0, height - 1, out=y)
        self._owners[y, x] = owner  # where two meet, NumPy keeps the last, which is the one on top

    def owner_at(self, x: float, y: float) -> int | None:
        """Number of the edge on top at a point, or right beside it."""
        height, width = self._owners.shape
        column, row = int(x), int(y)
        if not (0 <= column < width and 0 <= row < height):
            return None
        around = self._owners[max(0, row - 2) : row + 3, max(0, column - 2) : column + 3]
        owner = self._owners[row, column] or around.max()
        return int(owner) // 2 - 1 if owner else None

    def image(self, edges: EdgeSet, *, dim: bool = False) -> QImage:
        """The map in the present colours; `edges` holds the present values, in the order of the map.

        The image reads this map's own buffer: paint it before the next call.
        """
        table = self._look_up_table(edges, dim)
        np.take(table, self._owners, out=self._pixels, mode="clip")
        height, width = self._pixels.shape
        return QImage(self._pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32)

    def _look_up_table(self, edges: EdgeSet, dim: bool) -> NDArray[np.uint32]:
        shades = np.array(
            [_rgb(edge_color(i / (SHADES - 1), negative, dim)) for negative in (False, True) for i in range(SHADES)],
            dtype=np.uint32,
        )
        negative = edges.values < 0
        shade = np.minimum(edges.strength * (SHADES - 1), SHADES - 1).astype(np.intp)
        colours = shades[shade + SHADES * negative]
        ground = np.uint32(_rgb(theme.current().color("panel")))
        colours[edges.values == 0] = ground
        table = np.full(2 * len(edges) + 2, ground, dtype=np.uint32)
        table[2::2] = colours
        table[3::2] = np.where(negative, ground, colours)
        return table


class EdgeMapBuilder(QObject):
    """Completes a map a slice at each turn of the event loop; the last complete one stays in use meanwhile."""

    completed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.map: EdgeMap | None = None
        self._next: EdgeMap | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._advance)

    def start(self, edges: EdgeSet, width: int, height: int) -> None:
        """Begin a map; one that is not complete yet is given up."""
        self._next = EdgeMap(edges, width, height)
        self._timer.start()

    def clear(self) -> None:
        """Forget all maps, as the geometry or the mode is another one."""
        self.map = self._next = None
        self._timer.stop()

    def finish(self) -> None:
        """Complete a begun map at once."""
        while self._next is not None:
            self._advance()

    def _advance(self) -> None:
        if self._next is None:
            return
        self._next.advance()
        if self._next.is_complete:
            self.map, self._next = self._next, None
            self._timer.stop()
            self.completed.emit()


def _rgb(colour: QColor) -> int:
    return colour.rgb()
