"""Where everything in the network diagram stands: pure geometry, no Qt and no numbers of the network.

A layer with more neurons than fit legibly shows as many as do, around a gap ("88 more"). A neuron that has to be on
the screen, because it is selected, can be asked for with `keep`; the gap then opens around it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

TOP = 48  # px for the headings
BOTTOM = 52  # px for the two lines of the legend
MARGIN = 16
MIN_PITCH = 20.5  # px between two neurons, so that the number inside stays readable
LOW = 340  # px of height below which neurons stand closer, without numbers, if a whole layer then has room
CLOSE_PITCH = 6.5  # px between two neurons there
MAX_PITCH = 58.0
MAX_RADIUS = 14.5
CAPTION, KEY = 22, 24  # px above the picture of weights and below it; a low diagram has no key
GRAB = 5.0  # px around a neuron or an edge that still count as on it


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in widget pixels."""

    x: float
    y: float
    width: float
    height: float

    def holds(self, x: float, y: float) -> bool:
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


@dataclass(frozen=True, slots=True)
class Gap:
    """Neurons `first` .. `first + count - 1` of a layer, which have no room of their own."""

    y: float
    first: int
    count: int


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """The neurons of layer `layer` (1 .. L) that are shown, top to bottom."""

    layer: int
    x: float
    neurons: NDArray[np.intp]
    ys: NDArray[np.floating[Any]]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True, eq=False)
class DiagramLayout:
    """Positions of the input image, of the neurons shown and of the picture of weights."""

    width: int
    height: int
    layer_sizes: tuple[int, ...]
    image_shape: tuple[int, int]
    image: Box
    picture: Box
    columns: tuple[Column, ...]
    radius: float

    @property
    def is_low(self) -> bool:
        """Whether there is so little height that words give way to neurons."""
        return is_low(self.height)

    def column(self, layer: int) -> Column:
        return self.columns[layer - 1]

    def position(self, layer: int, neuron: int) -> tuple[float, float] | None:
        """Centre of a neuron, or of an input pixel for layer 0; None while it has no room."""
        if layer == 0:
            xs, ys = self.pixel_centres(np.array([neuron]))
            return float(xs[0]), float(ys[0])
        column = self.column(layer)
        found = np.flatnonzero(column.neurons == neuron)
        return (column.x, float(column.ys[found[0]])) if found.size else None

    def pixel_centres(self, k: NDArray[np.integer[Any]]) -> tuple[NDArray[Any], NDArray[Any]]:
        """Centres x, y of the input pixels k (n,)."""
        rows, columns = self.image_shape
        x = self.image.x + (k % columns + 0.5) * (self.image.width / columns)
        y = self.image.y + (k // columns + 0.5) * (self.image.height / rows)
        return x, y

    def segments(self, layer: int, js: NDArray[np.intp], ks: NDArray[np.intp]) -> NDArray[np.floating[Any]]:
        """Edges of layer `layer` from k to j as (n, 4): x and y of both ends; nan where an end is not shown."""
        result = np.empty((len(js), 4))
        if layer == 1:
            result[:, 0], result[:, 1] = self.pixel_centres(ks)
        else:
            result[:, 0], result[:, 1] = self.column(layer - 1).x, self._heights(layer - 1)[ks]
        result[:, 2], result[:, 3] = self.column(layer).x, self._heights(layer)[js]
        return result

    def _heights(self, layer: int) -> NDArray[np.floating[Any]]:
        heights = np.full(self.layer_sizes[layer], np.nan)
        heights[self.column(layer).neurons] = self.column(layer).ys
        return heights

    def neuron_at(self, x: float, y: float) -> tuple[int, int] | None:
        """The (layer, neuron) under a point: the nearest one within its radius and a little more."""
        for column in self.columns:
            if abs(x - column.x) <= self.radius + GRAB and column.ys.size:
                nearest = int(np.argmin(np.abs(column.ys - y)))
                if math.hypot(x - column.x, y - column.ys[nearest]) <= self.radius + min(GRAB, self.radius / 3):
                    return column.layer, int(column.neurons[nearest])
        return None

    def pixel_at(self, x: float, y: float) -> int | None:
        """Flat index of the input pixel under a point."""
        if not self.image.holds(x, y):
            return None
        rows, columns = self.image_shape
        row = int((y - self.image.y) / self.image.height * rows)
        return row * columns + int((x - self.image.x) / self.image.width * columns)

    def gap_at(self, x: float, y: float) -> tuple[int, Gap] | None:
        """The (layer, gap) whose mark is under a point."""
        for column in self.columns:
            for gap in column.gaps:
                if abs(x - column.x) <= 2 * self.radius + GRAB and abs(y - gap.y) <= self.radius:
                    return column.layer, gap
        return None


def layout(
    layer_sizes: Sequence[int],
    image_shape: tuple[int, int],
    width: int,
    height: int,
    *,
    keep: Mapping[int, int] | None = None,
    label_width: int = 48,
) -> DiagramLayout:
    """Place a network in width x height pixels; `keep` maps a layer to a neuron that must be shown."""
    sizes = tuple(layer_sizes)
    room = _room(height)
    middle = TOP + room / 2
    slots = [
        shown_neurons(n, capacity(n, height), (keep or {}).get(layer)) for layer, n in enumerate(sizes[1:], start=1)
    ]
    pitches = [pitch(n, height) for n in sizes[1:]]
    image, picture = _images(image_shape, width, room, middle, 0 if is_low(height) else KEY)
    xs = _columns(len(slots), image.x + image.width, width - MARGIN - label_width)
    step = xs[0] - image.x - image.width
    radius = max(2.0, min(MAX_RADIUS, 0.42 * min(pitches), 0.3 * step))
    columns = tuple(
        _column(layer, x, s, pitch, middle)
        for layer, (x, s, pitch) in enumerate(zip(xs, slots, pitches, strict=True), start=1)
    )
    return DiagramLayout(width, height, sizes, image_shape, image, picture, columns, radius)


def capacity(count: int, height: float) -> int:
    """How many places a layer of `count` neurons has."""
    room = _room(height)
    if is_low(height) and count * CLOSE_PITCH <= room:
        return count
    return max(3, int(room / MIN_PITCH))


def pitch(count: int, height: float) -> float:
    """Px between two neurons of a layer of `count`."""
    return min(_room(height) / max(1, min(count, capacity(count, height))), MAX_PITCH)


def _room(height: float) -> float:
    return max(60.0, height - TOP - BOTTOM)


def is_low(height: float) -> bool:
    """Whether a diagram of this height is a low one."""
    return height < LOW


def shown_neurons(count: int, capacity: int, keep: int | None = None) -> list[int | tuple[int, int]]:
    """Which of `count` neurons get one of `capacity` places, in order; (first, how many) stands for a gap."""
    if count <= capacity:
        return list(range(count))
    head = capacity // 2
    tail = capacity - head - 1
    if keep is None or keep < head or keep >= count - tail:
        return [*range(head), (head, count - head - tail), *range(count - tail, count)]
    return _shown_around(count, capacity, keep)


def _shown_around(count: int, capacity: int, keep: int) -> list[int | tuple[int, int]]:
    """A few at both ends, and the rest of the places around `keep`, with up to two gaps."""
    end = max(0, min(3, (capacity - 3) // 2))
    inside = max(1, capacity - 2 * end - 2)
    start = min(max(keep - inside // 2, end), count - end - inside)
    stop = start + inside
    before = [(end, start - end)] if start > end else []
    after = [(stop, count - end - stop)] if stop < count - end else []
    return [*range(end), *before, *range(start, stop), *after, *range(count - end, count)]


def _column(layer: int, x: float, slots: list[int | tuple[int, int]], pitch: float, middle: float) -> Column:
    heights = middle + (np.arange(len(slots)) - (len(slots) - 1) / 2) * pitch
    shown = [(y, slot) for y, slot in zip(heights, slots, strict=True) if isinstance(slot, int)]
    gaps = tuple(Gap(float(y), *slot) for y, slot in zip(heights, slots, strict=True) if not isinstance(slot, int))
    neurons = np.array([slot for _, slot in shown], dtype=np.intp)
    return Column(layer, x, neurons, np.array([y for y, _ in shown]), gaps)


def _images(shape: tuple[int, int], width: int, room: float, middle: float, key: int) -> tuple[Box, Box]:
    """The input image in the middle of the left side and, below it, the room for a picture of weights."""
    rows, columns = shape
    longest = max(rows, columns)
    gap = CAPTION + key
    size = max(28.0, min(0.245 * width, (room - gap - 0.75 * key) / 2, 196.0))
    scale = size / longest if size < longest else math.floor(min(size / longest, 56))
    w, h = columns * scale, rows * scale
    top = round(min(middle - h / 2, TOP + room - 2 * h - gap - 0.75 * key))
    top = max(TOP, top)
    return Box(MARGIN, top, w, h), Box(MARGIN, top + h + gap, w, h)


def _columns(count: int, left: float, right: float) -> list[float]:
    """Centres of the columns: evenly spread, the first a little farther from the image."""
    step = max(10.0, (right - left) / (count + 0.35))
    return [left + step * (i + 1.15) for i in range(count)]


def nearest_edge(
    segments: NDArray[np.floating[Any]], strength: NDArray[np.floating[Any]], x: float, y: float
) -> int | None:
    """Index of the segment (n, 4) nearest to a point within reach; among near ties the stronger (0 .. 1) wins."""
    if not len(segments):
        return None
    start, along = segments[:, :2], segments[:, 2:] - segments[:, :2]
    offset = np.array([x, y]) - start
    length = np.maximum(np.einsum("ij,ij->i", along, along), 1e-9)
    t = np.clip(np.einsum("ij,ij->i", offset, along) / length, 0.0, 1.0)
    distance = np.hypot(*(offset - t[:, None] * along).T)
    distance = np.where(np.isnan(distance), np.inf, distance)
    best = int(np.argmin(np.where(distance <= GRAB, distance - 2.0 * strength, np.inf)))
    return best if distance[best] <= GRAB else None
