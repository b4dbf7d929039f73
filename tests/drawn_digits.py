"""Digits as a hand might draw them with a mouse: coarse polylines from 0 to 1, y down, several ways for each digit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.floating[Any]]


def _arc(x: float, y: float, width: float, height: float, start: float, stop: float, points: int = 16) -> Points:
    """Part of an ellipse; angles in turns, clockwise from the right."""
    angle = 2 * np.pi * np.linspace(start, stop, points)
    return np.stack([x + width / 2 * np.cos(angle), y + height / 2 * np.sin(angle)], axis=1)


def _line(*points: tuple[float, float]) -> Points:
    return np.array(points, dtype=float)


def _joined(*parts: Points) -> Points:
    return np.concatenate(parts)


_RING = _arc(0.5, 0.5, 0.5, 0.8, -0.25, 0.75, 24)
WAYS: dict[int, dict[str, list[Points]]] = {
    0: {"plain": [_RING], "slashed": [_RING, _line((0.74, 0.16), (0.26, 0.84))]},
    1: {
        "stick": [_line((0.5, 0.1), (0.5, 0.9))],
        "leaning": [_line((0.58, 0.1), (0.44, 0.9))],
        "with flag": [_line((0.36, 0.28), (0.52, 0.1), (0.52, 0.9))],
        "with flag and foot": [_line((0.36, 0.28), (0.52, 0.1), (0.52, 0.9)), _line((0.34, 0.9), (0.7, 0.9))],
    },
    2: {
        "plain": [_joined(_arc(0.5, 0.32, 0.46, 0.42, 0.5, 1.08), _line((0.26, 0.9), (0.78, 0.9)))],
        "with loop": [
            _joined(_arc(0.5, 0.3, 0.44, 0.4, 0.5, 1.1), _line((0.32, 0.84)), _arc(0.32, 0.8, 0.16, 0.14, 0.25, 1.1),
                    _line((0.56, 0.88), (0.8, 0.84)))
        ],
    },
    3: {
        "round": [_joined(_arc(0.48, 0.3, 0.4, 0.38, 0.55, 1.22), _arc(0.48, 0.69, 0.48, 0.42, -0.22, 0.45))],
        "flat top": [_joined(_line((0.28, 0.12), (0.72, 0.12), (0.48, 0.42)),
                             _arc(0.48, 0.66, 0.48, 0.48, -0.22, 0.45))],
    },
    4: {
        "open": [_line((0.3, 0.1), (0.24, 0.55), (0.78, 0.55)), _line((0.66, 0.12), (0.62, 0.9))],
        "closed": [_line((0.62, 0.1), (0.22, 0.62), (0.8, 0.62)), _line((0.62, 0.1), (0.62, 0.92))],
        "one stroke": [_line((0.62, 0.92), (0.62, 0.1), (0.22, 0.62), (0.8, 0.62))],
    },
    5: {
        "two strokes": [_joined(_line((0.32, 0.12), (0.3, 0.44)), _arc(0.46, 0.66, 0.5, 0.46, -0.35, 0.42)),
                        _line((0.32, 0.12), (0.74, 0.12))],
        "one stroke": [_joined(_line((0.72, 0.12), (0.34, 0.12), (0.3, 0.44)),
                               _arc(0.46, 0.66, 0.5, 0.46, -0.35, 0.42))],
    },
    6: {
        "curved": [_joined(_line((0.66, 0.1), (0.44, 0.3), (0.3, 0.55)), _arc(0.5, 0.68, 0.42, 0.42, 0.5, -0.55, 20))],
        "straight": [_joined(_line((0.58, 0.1), (0.32, 0.6)), _arc(0.5, 0.7, 0.38, 0.38, 0.55, -0.5, 20))],
    },
    7: {
        "plain": [_line((0.26, 0.14), (0.76, 0.14), (0.44, 0.9))],
        "barred": [_line((0.26, 0.14), (0.76, 0.14), (0.44, 0.9)), _line((0.36, 0.52), (0.72, 0.5))],
    },
    8: {
        "one stroke": [_joined(_arc(0.5, 0.3, 0.36, 0.38, 0.0, -0.75, 14), _arc(0.5, 0.7, 0.46, 0.42, -0.25, 0.75, 16),
                               _arc(0.5, 0.3, 0.36, 0.38, 0.25, 0.0, 6))],
        "two rings": [_arc(0.5, 0.3, 0.36, 0.38, -0.25, 0.75, 18), _arc(0.5, 0.7, 0.44, 0.42, -0.25, 0.75, 18)],
    },
    9: {
        "straight": [_joined(_arc(0.48, 0.32, 0.4, 0.42, 0.0, -1.0, 18), _line((0.68, 0.32), (0.64, 0.9)))],
        "hooked": [_joined(_arc(0.48, 0.32, 0.4, 0.42, 0.0, -1.0, 18), _line((0.68, 0.6)),
                           _arc(0.5, 0.68, 0.36, 0.4, 0.0, 0.4, 8))],
    },
}  # fmt: skip


def drawings(each: int, seed: int = 0) -> Iterator[tuple[int, str, list[Points]]]:
    """(digit, way, strokes), each way so many times: leaning, wider or narrower, turned and unsteady as hands are."""
    rng = np.random.default_rng(seed)
    for digit, ways in WAYS.items():
        for way, strokes in ways.items():
            for _ in range(each):
                hand = _hand(rng)
                yield digit, way, [bent(points, hand) for points in strokes]


def _hand(rng: np.random.Generator) -> tuple[Points, float, Points]:
    """A linear map, a strength and two phases of unsteadiness."""
    angle, lean = rng.normal(0, 0.1), rng.normal(0.05, 0.15)
    stretch = np.exp(rng.normal(0, 0.15))
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return turn @ np.array([[stretch, -lean], [0, 1 / stretch]]), float(rng.uniform(0, 0.03)), rng.uniform(0, 6.28, 2)


def bent(points: Points, hand: tuple[Points, float, Points]) -> Points:
    """The points as this hand would draw them."""
    matrix, strength, phase = hand
    return (points - 0.5) @ matrix.T + strength * np.sin(9 * points[:, ::-1] + phase)
