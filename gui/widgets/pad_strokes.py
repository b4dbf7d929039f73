"""Pen strokes as data: polylines of points in pad coordinates, 0 to 1, y down. No Qt."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

Stroke = NDArray[np.floating[Any]]  # (n, 2), read-only


def frozen(points: object) -> Stroke:
    """Return a read-only copy, (n, 2)."""
    stroke = np.array(points, dtype=np.float64).reshape(-1, 2)
    stroke.setflags(write=False)
    return stroke


def cut_strokes(strokes: Iterable[Stroke], centre: tuple[float, float], radius: float) -> tuple[Stroke, ...]:
    """Erase what lies inside a circle; a stroke through it is cut exactly at its edge."""
    pieces: list[Stroke] = []
    for stroke in strokes:
        pieces.extend(_cut(stroke, np.asarray(centre), radius))
    return tuple(pieces)


def _cut(stroke: Stroke, centre: Stroke, radius: float) -> list[Stroke]:
    outside = np.linalg.norm(stroke - centre, axis=1) > radius
    if len(stroke) == 1 or (outside.all() and not _touches(stroke, centre, radius)):
        return [stroke] if outside[0] else []
    pieces: list[list[Stroke]] = [[]]
    if outside[0]:
        pieces[0].append(stroke[0])
    for start, end in itertools.pairwise(stroke):
        enter, leave = _crossings(start, end, centre, radius)
        if 0 < enter <= 1:
            pieces[-1].append(start + enter * (end - start))
            pieces.append([])
        if 0 <= leave < 1:
            pieces[-1].append(start + leave * (end - start))
        if np.linalg.norm(end - centre) > radius:
            pieces[-1].append(end)
    return [frozen(piece) for piece in pieces if len(piece) > 1]


def _touches(stroke: Stroke, centre: Stroke, radius: float) -> bool:
    start, along = stroke[:-1], np.diff(stroke, axis=0)
    length = np.maximum((along**2).sum(axis=1), 1e-18)
    part = np.clip(((centre - start) * along).sum(axis=1) / length, 0, 1)
    nearest = start + part[:, None] * along
    return bool((np.linalg.norm(nearest - centre, axis=1) <= radius).any())


def _crossings(start: Stroke, end: Stroke, centre: Stroke, radius: float) -> tuple[float, float]:
    """Where a segment goes into the circle and out of it, as parts of its length; (2, 2) if it misses."""
    along, away = end - start, start - centre
    a, b, c = along @ along, 2 * along @ away, away @ away - radius**2
    root = b * b - 4 * a * c
    if a == 0 or root <= 0:
        return 2.0, 2.0
    enter, leave = (-b - root**0.5) / (2 * a), (-b + root**0.5) / (2 * a)
    return (2.0, 2.0) if leave < 0 or enter > 1 else (float(enter), float(leave))
