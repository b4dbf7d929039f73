"""From pen strokes to the 28x28 image a network sees, the way MNIST was made.

LeCun et al. (1998) fitted the ink of a digit into 20x20 pixels, keeping its aspect, and moved its centre of mass to the
centre of a 28x28 field. Here the *points* are scaled and moved, and the ink is drawn afterwards with a pen of constant
width: however thick the person's pen was and wherever on the pad they drew, the network gets the same image.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

_MOST_POINTS = 20_000
_MOST_ROUNDS = 10  # of centring; two or three are enough for digits
_CENTRED = 5e-4  # pixels the ink may still have to move to its centre
_SPECKLE = 0.06  # of the digit's longer side; a stroke no larger than this may be a slip of the pen
_APART = 0.12  # of the digit's longer side; a speckle is farther than this from all other ink
_FEW_STROKES = 200  # with more it is a scribble, in which nothing is a speckle

_LEAST_INK, _MOST_INK = 15.0, 340.0  # sum over a 28x28 image; MNIST's digits have 19.9 to 311.7

Points = NDArray[np.floating[Any]]
Doubt = Literal["dot", "blot"]


@dataclass(frozen=True, slots=True)
class Look:
    """How ink is drawn, in pixels of the image; the numbers were chosen by measurement (docs/decisions.md)."""

    shape: tuple[int, int] = (28, 28)  # height and width of the image
    longest_side: float = 19.6  # of the ink, measured where it is half as bright
    pen_width: float = 2.4  # likewise
    softness: float = 1.0  # over which ink fades at its edge, as it does after MNIST's anti-aliasing
    spacing: float = 0.2  # between the touches of the pen that make a line

    @property
    def reach(self) -> float:
        """From the middle of a stroke to its last touch of ink."""
        return (self.pen_width + self.softness) / 2

    @property
    def centre(self) -> Points:
        """Where the centre of mass goes, (x, y): the middle of pixel (14, 14) of 28x28."""
        height, width = self.shape
        return np.array([width // 2 + 0.5, height // 2 + 0.5])


MNIST_LOOK = Look()


def look_for(shape: tuple[int, int]) -> Look:
    """MNIST's look in images of another size: the same digit, larger or smaller."""
    factor = min(shape) / min(MNIST_LOOK.shape)
    return Look(
        shape,
        MNIST_LOOK.longest_side * factor,
        MNIST_LOOK.pen_width * factor,
        MNIST_LOOK.softness,
        MNIST_LOOK.spacing * max(1.0, factor),
    )


def image_from_strokes(strokes: Sequence[ArrayLike], look: Look = MNIST_LOOK) -> NDArray[np.float32]:
    """The image (28, 28) in [0, 1] of strokes, each (n, 2) points (x, y) in any unit, y down.

    No ink gives zeros; points that are not finite are left out, and so are speckles beside a digit; ValueError names a
    stroke of another shape. The longer side of the ink is 19.6 pixels (with its fading rim MNIST's 20), its centre of
    mass lies in the middle of pixel (14, 14), unless ink would leave the image there.
    """
    pieces = _pieces(strokes)
    if not pieces:
        return np.zeros(look.shape, dtype=np.float32)
    trail = _trail(_fitted(without_speckles(pieces), look), look)
    ink = _drawn(trail, look)
    for _ in range(_MOST_ROUNDS):  # the pixel grid stays while the ink moves, so the centre settles in a few rounds
        moved = _kept_inside(trail + look.centre - _centre_of_mass(ink), look)
        if np.abs(moved - trail).max() < _CENTRED:
            break
        trail = moved
        ink = _drawn(trail, look)
    return ink.astype(np.float32)


def doubt_about(image: NDArray[Any]) -> Doubt | None:
    """Whether an image (H, W) has less ink than any of MNIST's 70,000 digits, or more than any."""
    ink = float(image.sum()) * (min(MNIST_LOOK.shape) / min(image.shape)) ** 2
    return "dot" if 0 < ink < _LEAST_INK else "blot" if ink > _MOST_INK else None


def raw_image(strokes: Sequence[ArrayLike], pen_width: float, shape: tuple[int, int] = (28, 28)) -> NDArray[np.float32]:
    """The pad (points from 0 to 1) merely made smaller: neither fitted nor centred, with the person's own pen.

    This is what MNIST is *not* like, to see why centring matters.
    """
    pieces = _pieces(strokes)
    if not pieces:
        return np.zeros(shape, dtype=np.float32)
    side = min(shape)
    look = Look(shape, pen_width=pen_width * side)
    corner = (np.array([shape[1], shape[0]]) - side) / 2
    return _drawn(_trail([np.clip(points, 0, 1) * side + corner for points in pieces], look), look).astype(np.float32)


def _pieces(strokes: Sequence[ArrayLike]) -> list[Points]:
    """Strokes that have points, checked."""
    return [points for points in map(_checked, range(len(strokes)), strokes) if len(points)]


def _checked(number: int, stroke: ArrayLike) -> Points:
    points = np.asarray(stroke, dtype=np.float64)
    if points.size == 0:
        return points.reshape(0, 2)
    if points.ndim != 2 or points.shape[1] != 2:
        raise ValueError(f"stroke {number} has shape {points.shape}; a stroke is (n, 2), points as rows of x and y")
    return points[np.isfinite(points).all(axis=1)]


def without_speckles(pieces: list[Points]) -> list[Points]:
    """Leave out dots that lie apart from a digit: it would be made smaller to make room for them.

    Strokes that are all alike small stay: together they are the digit.
    """
    sides = np.array([float(np.ptp(points / 2, axis=0).max()) * 2 for points in pieces])
    size = sides.max()
    kept = sides > _SPECKLE * size
    if size == 0 or kept.all() or len(pieces) > _FEW_STROKES or not math.isfinite(size):
        return pieces
    lines = [_evenly_spaced(points / size, _APART / 4) for points in pieces]
    while True:  # what is near to something kept is kept as well
        known = np.concatenate([line for line, keep in zip(lines, kept, strict=True) if keep])
        near = [keep or _distance(line, known) <= _APART for line, keep in zip(lines, kept, strict=True)]
        if sum(near) == kept.sum():
            return [points for points, keep in zip(pieces, kept, strict=True) if keep]
        kept = np.array(near)


def _distance(points: Points, others: Points) -> float:
    """Shortest way between two sets of points."""
    across, down = np.moveaxis(points[:, None] - others, -1, 0)
    return float(np.hypot(across, down).min())  # whose squares do not overflow


def _fitted(pieces: list[Points], look: Look) -> list[Points]:
    """Scale and move the points so that the ink drawn along them has the wanted longer side, in the middle."""
    everything = np.concatenate(pieces) / 2  # halved, so that no difference overflows
    low, high = everything.min(axis=0), everything.max(axis=0)
    extent = float((high - low).max())
    unit = extent if extent > 0 else 1.0
    # Dividing first keeps pads measured in 1e-300 or 1e300 from overflowing.
    scale = 0.0 if extent == 0 else max(0.0, look.longest_side - look.pen_width)
    return [((points / 2 - low) / unit - (high - low) / unit / 2) * scale + look.centre for points in pieces]


def _trail(pieces: list[Points], look: Look) -> Points:
    """Points (n, 2) so close along every stroke that their touches of ink make the line.

    Between two points the line is straight: rounding coarse polylines was measured and gained nothing.
    """
    trail = np.concatenate([_evenly_spaced(points, look.spacing) for points in pieces])
    if len(trail) > _MOST_POINTS:  # a scribble: where many strokes cross, one point for each small cell is enough
        cells = np.zeros([round(n / look.spacing) + 1 for n in reversed(look.shape)], dtype=bool)
        cells[tuple(np.round(trail / look.spacing).astype(np.intp).T)] = True
        trail = np.argwhere(cells) * look.spacing
    return trail


def _evenly_spaced(points: Points, spacing: float) -> Points:
    """Points along the straight lines of a stroke, at most `spacing` apart."""
    way = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
    marks = np.linspace(0.0, way[-1], int(way[-1] / spacing) + 2)
    return np.stack([np.interp(marks, way, points[:, 0]), np.interp(marks, way, points[:, 1])], axis=1)


def _drawn(trail: Points, look: Look) -> Points:
    """Ink (H, W) of every pixel by its distance to the nearest point: full inside the pen, fading at its edge."""
    height, width = look.shape
    around = np.arange(-math.ceil(look.reach), math.ceil(look.reach) + 1)
    columns = np.floor(trail[:, :1]).astype(np.intp) + around  # (n, k)
    rows = np.floor(trail[:, 1:]).astype(np.intp) + around
    away = ((rows + 0.5 - trail[:, 1:]) ** 2)[:, :, None] + ((columns + 0.5 - trail[:, :1]) ** 2)[:, None, :]
    inside = ((rows >= 0) & (rows < height))[:, :, None] & ((columns >= 0) & (columns < width))[:, None, :]
    nearest = np.full(height * width, np.inf)
    np.minimum.at(nearest, (rows[:, :, None] * width + columns[:, None, :])[inside], away[inside])
    ink: Points = np.clip((look.reach - np.sqrt(nearest)) / look.softness, 0.0, 1.0).reshape(height, width)
    return ink


def _centre_of_mass(ink: Points) -> Points:
    """Where the ink balances, (x, y)."""
    height, width = ink.shape
    total = ink.sum() or 1.0
    return np.array([ink.sum(axis=0) @ (np.arange(width) + 0.5), ink.sum(axis=1) @ (np.arange(height) + 0.5)]) / total


def _kept_inside(trail: Points, look: Look) -> Points:
    """Move ink that the centring pushed over an edge of the image back to that edge; only its rim may be cut."""
    low, high = trail.min(axis=0) - look.pen_width / 2, trail.max(axis=0) + look.pen_width / 2
    back: Points = np.maximum(0.0, -low) - np.maximum(0.0, high - np.array(look.shape[::-1]))
    return trail + back
