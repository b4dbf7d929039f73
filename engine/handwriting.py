"""From pen strokes to the 28x28 image a network sees, the way MNIST was made.

LeCun et al. (1998) fitted the ink of a digit into 20x20 pixels, keeping its aspect, and moved its centre of mass to the
centre of a 28x28 field. Here the *points* are scaled and moved, and the ink is drawn afterwards with a pen of constant
width: however thick the person's pen was and wherever on the pad they drew, the network gets the same image.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

SIZE = 28  # pixels along each side of the image
LONGEST_SIDE = 20.0  # pixels the ink may fill
PEN_WIDTH = 2.3  # pixels, where the ink is half as bright; gives skeletons of MNIST's digits the ink they had
CENTRE = 14.5  # where pixel index 14 has its middle
_SOFTNESS = 1.0  # pixels over which the ink fades at its edge, as it does after MNIST's anti-aliasing
_SPACING = 0.2  # pixels between the touches of the pen that make a line
_MOST_POINTS = 20_000
_REACH = (PEN_WIDTH + _SOFTNESS) / 2  # pixels from a stroke's middle to the last touch of ink

Points = NDArray[np.floating[Any]]


def image_from_strokes(strokes: Sequence[ArrayLike]) -> NDArray[np.float32]:
    """The image (28, 28) in [0, 1] of strokes, each (n, 2) points (x, y) in any unit, y down.

    No ink gives zeros; points that are not finite are left out; ValueError names a stroke of another shape. The longer
    side of the ink is 20 pixels, its centre of mass lies in the middle of pixel (14, 14).
    """
    pieces = [points for points in map(_checked, range(len(strokes)), strokes) if len(points)]
    if not pieces:
        return np.zeros((SIZE, SIZE), dtype=np.float32)
    trail = _trail(_fitted(pieces))
    for _ in range(2):  # the pixel grid stays while the ink moves, so the centre settles in two rounds
        trail += CENTRE - _centre_of_mass(_drawn(trail))
    return _drawn(_kept_inside(trail)).astype(np.float32)


def _checked(number: int, stroke: ArrayLike) -> Points:
    points = np.asarray(stroke, dtype=np.float64)
    if points.size == 0:
        return points.reshape(0, 2)
    if points.ndim != 2 or points.shape[1] != 2:
        raise ValueError(f"stroke {number} has shape {points.shape}; a stroke is (n, 2), points as rows of x and y")
    return points[np.isfinite(points).all(axis=1)]


def _fitted(pieces: list[Points]) -> list[Points]:
    """Scale and move the points so that the ink drawn along them is 20 pixels on its longer side, centred."""
    everything = np.concatenate(pieces)
    low, high = everything.min(axis=0), everything.max(axis=0)
    extent = float((high - low).max())
    unit = extent if extent > 0 else 1.0
    # Dividing first keeps pads measured in 1e-300 or 1e300 from overflowing.
    scale = 0.0 if extent == 0 else LONGEST_SIDE - PEN_WIDTH
    return [((points - low) / unit - (high - low) / unit / 2) * scale + CENTRE for points in pieces]


def _trail(pieces: list[Points]) -> Points:
    """Points (n, 2) so close along every stroke that their touches of ink make the line."""
    trail = np.concatenate([_evenly_spaced(points) for points in pieces])
    if len(trail) > _MOST_POINTS:  # a scribble: where many strokes cross, one point for each small cell is enough
        cells = np.zeros((round(SIZE / _SPACING) + 1,) * 2, dtype=bool)
        cells[tuple(np.round(trail / _SPACING).astype(np.intp).T)] = True
        trail = np.argwhere(cells) * _SPACING
    return trail


def _evenly_spaced(points: Points) -> Points:
    """Points along the straight lines of a stroke, at most _SPACING apart."""
    way = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
    marks = np.linspace(0.0, way[-1], int(way[-1] / _SPACING) + 2)
    return np.stack([np.interp(marks, way, points[:, 0]), np.interp(marks, way, points[:, 1])], axis=1)


def _drawn(trail: Points) -> Points:
    """Ink (28, 28) of every pixel by its distance to the nearest point: full inside the pen, fading at its edge."""
    pixels = np.floor(trail).astype(np.intp)[:, None, :] + _NEIGHBOURS  # (n, 25, 2)
    away = pixels + 0.5 - trail[:, None, :]
    inside = ((pixels >= 0) & (pixels < SIZE)).all(axis=2)
    nearest = np.full(SIZE * SIZE, np.inf)
    np.minimum.at(nearest, (pixels[..., 1] * SIZE + pixels[..., 0])[inside], (away**2).sum(axis=2)[inside])
    ink: Points = np.clip((_REACH - np.sqrt(nearest)) / _SOFTNESS, 0.0, 1.0).reshape(SIZE, SIZE)
    return ink


def _centre_of_mass(ink: Points) -> Points:
    middles = np.arange(SIZE) + 0.5
    centre: Points = np.array([ink.sum(axis=0) @ middles, ink.sum(axis=1) @ middles]) / ink.sum()
    return centre


def _kept_inside(trail: Points) -> Points:
    """Move ink that the centring pushed over an edge of the image back to that edge."""
    low, high = trail.min(axis=0) - _REACH, trail.max(axis=0) + _REACH
    back: Points = np.maximum(0.0, -low) - np.maximum(0.0, high - SIZE)
    return trail + back


_NEIGHBOURS = np.stack(np.meshgrid(range(-2, 3), range(-2, 3)), axis=-1).reshape(-1, 2)
