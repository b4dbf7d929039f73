"""Strokes out of images: thin the ink to its middle lines and follow them as a pen would have.

So the pen of a photographed digit does not reach the network, and MNIST's own digits can be redrawn to see what the
redrawing changes. Zhang and Suen, "A fast parallel algorithm for thinning digital patterns" (1984).
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import numpy as np
from numpy.typing import NDArray

FINER = 4  # parts each pixel of a 28x28 image is divided into before its ink is thinned
_RING = ((-1, 0), (-1, 1), (0, 1), (1, 1), (1, 0), (1, -1), (0, -1), (-1, -1))
_SMOOTHING = 1.5  # pixels of the finer grid over which a traced line is smoothed, as a standard deviation

Points = NDArray[np.floating[Any]]
Pixel = tuple[int, int]


def strokes_of_image(image: NDArray[Any], threshold: float = 0.5, finer: int = FINER) -> list[Points]:
    """Strokes, each (n, 2) in pixels of the image, of an image (H, W) in [0, 1]; ink is brighter than the threshold.

    A digit some 80 pixels high on the finer grid is followed best.
    """
    ink = _enlarged(image, finer) > threshold
    if not ink.any():
        return []
    skeleton = thinned(ink)
    if not skeleton.any():  # thinning eats a square of two by two
        return [(np.argwhere(ink).mean(axis=0, keepdims=True)[:, ::-1] + 0.5) / finer]
    half_width = ink.sum() / max(1, skeleton.sum()) / 2
    paths = _without_spurs(_paths(skeleton), half_width)
    return [(_smoothed(np.array(path, dtype=float)[:, ::-1]) + 0.5) / finer for path in paths]


def _enlarged(image: NDArray[Any], finer: int) -> Points:
    """Linear interpolation onto a finer grid, (finer * H, finer * W)."""

    def weights(n: int) -> Points:
        places = np.clip((np.arange(finer * n) + 0.5) / finer - 0.5, 0, n - 1)
        return np.asarray(np.maximum(0, 1 - np.abs(places[:, None] - np.arange(n))))

    return np.asarray(weights(image.shape[0]) @ image @ weights(image.shape[1]).T)


def thinned(ink: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Lines one pixel wide in the middle of the ink (H, W)."""
    ink = np.pad(ink, 1)
    removed = True
    while removed:
        removed = False
        for first in (True, False):
            ring = [np.roll(ink, (-dy, -dx), (0, 1)) for dy, dx in _RING]
            count = sum(r.astype(np.int8) for r in ring)
            turns = sum((~ring[i] & ring[(i + 1) % 8]).astype(np.int8) for i in range(8))
            n, e, s, w = ring[0], ring[2], ring[4], ring[6]
            corner = ~(n & e & s) & ~(e & s & w) if first else ~(n & e & w) & ~(n & s & w)
            gone = ink & (count >= 2) & (count <= 6) & (turns == 1) & corner
            removed |= bool(gone.any())
            ink = ink & ~gone
    return ink[1:-1, 1:-1]


def _neighbours(lit: set[Pixel]) -> dict[Pixel, list[Pixel]]:
    """Who touches whom; a diagonal counts only where no straight way leads round its corner."""
    graph: dict[Pixel, list[Pixel]] = defaultdict(list)
    for y, x in lit:
        for dy, dx in _RING:
            other = (y + dy, x + dx)
            if other in lit and (not (dy and dx) or not ({(y + dy, x), (y, x + dx)} & lit)):
                graph[y, x].append(other)
    return graph


def _paths(skeleton: NDArray[np.bool_]) -> list[list[Pixel]]:
    """Every line between two ends or crossings, then every closed loop."""
    lit = {(int(y), int(x)) for y, x in np.argwhere(skeleton)}
    graph, walked, paths = _neighbours(lit), set(), []

    def walk(start: Pixel, to: Pixel) -> list[Pixel]:
        path = [start, to]
        walked.update({(start, to), (to, start)})
        while len(graph[path[-1]]) == 2 and path[-1] != start:
            a, b = graph[path[-1]]
            ahead = b if a == path[-2] else a
            walked.update({(path[-1], ahead), (ahead, path[-1])})
            path.append(ahead)
        return path

    ends = sorted(pixel for pixel in lit if len(graph[pixel]) != 2)
    for pixel in [*ends, *sorted(lit)]:
        if not graph[pixel]:
            paths.append([pixel])
        for other in graph[pixel]:
            if (pixel, other) not in walked:
                paths.append(walk(pixel, other))
    return paths


def _without_spurs(paths: list[list[Pixel]], half_width: float) -> list[list[Pixel]]:
    """Drop the whiskers that thinning leaves at crossings and corners: open at one end and short."""
    touching: dict[Pixel, int] = defaultdict(int)
    for path in paths:
        for end in {path[0], path[-1]}:
            touching[end] += 1

    def is_spur(path: list[Pixel]) -> bool:
        open_ends = sum(touching[end] == 1 for end in (path[0], path[-1]))
        return len(paths) > 1 and open_ends == 1 and len(path) < 1.2 * half_width

    return [path for path in paths if not is_spur(path)] or paths


def _smoothed(path: Points) -> Points:
    """Take the stairs of the pixel grid out of a line; its ends stay."""
    n = len(path)
    if n < 3:
        return path
    marks = np.arange(n)
    reach = np.minimum(np.minimum(marks, n - 1 - marks), 3 * _SMOOTHING)  # symmetric, so that the ends hold
    away = np.abs(marks[:, None] - marks)
    weights = np.exp(-0.5 * (away / _SMOOTHING) ** 2) * (away <= reach[:, None])
    return np.asarray(weights @ path / weights.sum(axis=1, keepdims=True))
