"""Planes through the space of all weights and biases, and where the points of a path lie on them. Float64 throughout.

A picture of a descent shows two of 13,002 dimensions; `Plane.explained` says how much of the path these two hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.network import Network, views
from engine.reporting import Report, chunks, part, silent

Points = NDArray[np.floating[Any]]
_ROWS = 32  # of the small matrix at a time
_PARALLEL = 1e-9  # share of a direction that must be left beside another to span a plane with it


@dataclass(frozen=True, slots=True, eq=False)
class Plane:
    """origin + a u + b v, with u and v (n,) of length 1 and at right angles, so that a and b are distances."""

    origin: NDArray[np.float64]
    u: NDArray[np.float64]
    v: NDArray[np.float64]

    def at(self, a: float, b: float) -> NDArray[np.float64]:
        """The parameters (n,) at one point of the plane."""
        return self.origin + a * self.u + b * self.v

    def project(self, points: Points) -> NDArray[np.float64]:
        """Where the points (P, n) lie when they are dropped onto the plane: a and b, (P, 2)."""
        return (np.asarray(points, np.float64) - self.origin) @ np.stack([self.u, self.v], axis=1)

    def explained(self, *groups: Points) -> float:
        """Share (0 to 1) of the points' squared distance from the origin that lies in the plane; 1 if there is none.

        Several groups of points (P, n) count together.
        """
        inside, total = 0.0, 0.0
        for points in groups:
            away = np.asarray(points, np.float64) - self.origin
            inside += float((self.project(points) ** 2).sum())
            total += float(np.vdot(away, away))
        return inside / total if total else 1.0


def spanned(origin: Points, first: Points, second: Points) -> Plane:
    """The plane of two directions (n,). Where the second adds nothing to the first, any direction across it serves."""
    origin, first, second = (np.asarray(array, np.float64) for array in (origin, first, second))
    u = _unit(first) if np.linalg.norm(first) > 0 else _unit(_any_direction(len(origin)))
    across = second - (second @ u) * u
    if np.linalg.norm(across) <= _PARALLEL * np.linalg.norm(second):
        across = _any_direction(len(origin))
        across -= (across @ u) * u
    across -= (across @ u) * u  # once more: what the first time left by rounding
    return Plane(origin, u, _unit(across))


def through(start: Points, end: Points, other_end: Points) -> Plane:
    """The plane that holds a start and two ends."""
    return spanned(start, np.subtract(end, start, dtype=np.float64), np.subtract(other_end, start, dtype=np.float64))


def principal(points: Points, origin: Points, report: Report = silent) -> Plane:
    """The plane through the origin that holds most of the points' (P, n) squared distance from it.

    Its directions are the first two right singular vectors of the displacements, found from the small matrix (P, P)
    of their dot products (Gram matrix), since P is far below n.
    """
    away = np.asarray(points, np.float64) - origin
    products = np.empty((len(away), len(away)))
    for rows in chunks(len(away), part(report, 0, 0), _ROWS):  # a few at a time, so that the work can be stopped
        products[rows] = away[rows] @ away.T
    _, vectors = np.linalg.eigh(products)  # ascending
    first, second = vectors[:, -1] @ away, vectors[:, -2] @ away if len(away) > 1 else np.zeros_like(away[0])
    plane = spanned(origin, first, second)
    last = plane.project(points[-1:])[0]
    signs = np.where(last < 0, -1.0, 1.0)  # the last point lies up and to the right: the same picture every time
    return Plane(plane.origin, signs[0] * plane.u, signs[1] * plane.v)


def of_last_steps(points: Points) -> Plane:
    """The plane of a few steps alone, points (K + 1, n): along it where they led, across it where they differ most.

    Its origin is the first point. The second direction is the principal one of the steps themselves, without their
    common way forward: that is where a zig-zag lives.
    """
    points = np.asarray(points, np.float64)
    forward, steps = points[-1] - points[0], np.diff(points, axis=0)
    if not len(steps) or not np.any(forward):
        return spanned(points[0], forward, np.zeros_like(forward))
    u = _unit(forward)
    sideways = steps - np.outer(steps @ u, u)
    _, vectors = np.linalg.eigh(sideways @ sideways.T)
    return spanned(points[0], u, vectors[:, -1] @ sideways)


def random_filter_normalised(network: Network, rng: np.random.Generator) -> Plane:
    """Two random directions through the network's parameters, scaled neuron by neuron like its own weights.

    Each neuron's incoming weights of a direction get the length of the network's own, and biases do not move
    ("filter normalisation": Li et al. 2018, Visualizing the Loss Landscape of Neural Nets).
    """
    return spanned(network.parameters, *(_filter_normalised(network, rng) for _ in range(2)))


def _filter_normalised(network: Network, rng: np.random.Generator) -> NDArray[np.float64]:
    direction = rng.standard_normal(network.parameters.size)
    weights, biases = views(direction, network.layer_sizes)
    for drawn, own, bias in zip(weights, network.weights, biases, strict=True):
        own_length = np.linalg.norm(own.astype(np.float64), axis=1, keepdims=True)
        drawn *= own_length / np.linalg.norm(drawn, axis=1, keepdims=True)
        bias[:] = 0
    return direction


def window(coordinates: Points, aspect: float, margin: float = 0.15) -> tuple[NDArray[Any], NDArray[Any]]:
    """Lowest and highest a, and b, of a picture with room for the coordinates (P, 2): two arrays (2,).

    `aspect` is its width over its height; a unit is as long on both axes, so that angles are true.
    """
    low, high = np.min(coordinates, axis=0), np.max(coordinates, axis=0)
    middle, half = (low + high) / 2, (high - low) / 2 * (1 + 2 * margin)
    height = max(half[1], half[0] / aspect) or 1.0
    sides = np.array([aspect * height, height])
    return np.array([-1, 1]) * sides[0] + middle[0], np.array([-1, 1]) * sides[1] + middle[1]


def _unit(direction: NDArray[np.float64]) -> NDArray[np.float64]:
    return direction / np.linalg.norm(direction)


def _any_direction(size: int) -> NDArray[np.float64]:
    return np.random.default_rng(0).standard_normal(size)
