"""Pen strokes as data: polylines of points in pad coordinates, 0 to 1, y down. No Qt."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Stroke = NDArray[np.float64]  # (n, 2), read-only


def frozen(points: object) -> Stroke:
    """Return a read-only copy, (n, 2)."""
    stroke = np.array(points, dtype=np.float64).reshape(-1, 2)
    stroke.setflags(write=False)
    return stroke


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """One step of drawing: the strokes before and after it."""

    before: tuple[Stroke, ...]
    after: tuple[Stroke, ...]
    text: str

    def __post_init__(self) -> None:
        for stroke in {id(stroke): stroke for stroke in (*self.before, *self.after)}.values():
            if stroke.ndim != 2 or stroke.shape[1] != 2 or not ((stroke >= 0) & (stroke <= 1)).all():
                raise ValueError("a stroke is not a row of points on the pad")


@dataclass(frozen=True, slots=True, eq=False)
class DrawingHistory:
    """A drawing with its undo history, as plain data: `index` changes are done, those after it can be redone."""

    changes: tuple[Change, ...] = ()
    index: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.index <= len(self.changes):
            raise ValueError(f"index is {self.index} of {len(self.changes)} changes")

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """What the pad shows."""
        if self.index:
            return self.changes[self.index - 1].after
        return self.changes[0].before if self.changes else ()


def cut_strokes(strokes: Iterable[Stroke], centre: tuple[float, float], radius: float) -> tuple[Stroke, ...]:
    """Erase what lies inside a circle; a stroke through it is cut exactly at its edge."""
    pieces: list[Stroke] = []
    for stroke in strokes:
        pieces.extend(_cut(stroke, np.asarray(centre), radius))
    return tuple(pieces)


def _cut(stroke: Stroke, centre: Stroke, radius: float) -> list[Stroke]:
    if len(stroke) == 1:
        return [stroke] if np.linalg.norm(stroke[0] - centre) > radius else []
    segments = list(itertools.pairwise(stroke))
    parts = [_outside(start, end, centre, radius) for start, end in segments]
    if all(part == [(0.0, 1.0)] for part in parts):
        return [stroke]
    pieces: list[list[Stroke]] = []
    joined = False  # whether the line so far reaches the start of this segment
    for (start, end), outside in zip(segments, parts, strict=True):
        reaches_end = False
        for begin, stop in outside:
            if not (joined and begin == 0):
                pieces.append([start + begin * (end - start)])
            pieces[-1].append(start + stop * (end - start))
            reaches_end = stop == 1
        joined = reaches_end
    return [frozen(piece) for piece in pieces]


def _outside(start: Stroke, end: Stroke, centre: Stroke, radius: float) -> list[tuple[float, float]]:
    """Return the parts of a segment outside the circle, from 0 at its start to 1 at its end."""
    along, away = end - start, start - centre
    a, b, c = along @ along, 2 * along @ away, away @ away - radius**2
    root = b * b - 4 * a * c
    if a == 0 or root <= 0:
        return [(0.0, 1.0)] if c > 0 else []
    enter, leave = float((-b - root**0.5) / (2 * a)), float((-b + root**0.5) / (2 * a))
    if leave <= 0 or enter >= 1:
        return [(0.0, 1.0)]
    return [part for part in ((0.0, enter), (leave, 1.0)) if part[1] > part[0]]
