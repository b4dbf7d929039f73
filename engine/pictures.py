"""What the Descent workspace draws: the cost over a plane with paths on it, and the plane of a few steps alone."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from engine import planes
from engine.comparison import Comparison
from engine.landscape import Landscape
from engine.planes import Plane, Points
from engine.reporting import Report, silent

PlaneName = Literal["principal", "ends", "random"]
ENOUGH = 500  # points that two directions are found from; of more, every second or third is asked
GRID = 41  # points along each side


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """C on a grid, row i and column j at b[i], a[j], and paths dropped onto the plane with their own true costs."""

    plane: Plane
    a: NDArray[np.float64]
    b: NDArray[np.float64]
    costs: NDArray[np.float64]  # (len(b), len(a))
    paths: tuple[NDArray[np.float64], ...]  # (P, 2) each
    path_costs: tuple[NDArray[np.float64], ...]  # (P,) each: at the points themselves, not at their shadows
    path_steps: tuple[NDArray[np.intp], ...]  # (P,) each
    explained: tuple[float, ...]  # of each path
    explained_together: float
    examples: int
    seconds: float


def whole(
    comparison: Comparison, name: PlaneName, aspect: float, ends: tuple[int, int] = (0, 1), report: Report = silent
) -> Picture:
    """All paths on one plane. `ends` are the two descents whose ends the plane "ends" goes through."""
    plane = make_plane(comparison, name, ends, report)
    paths = [descent.path.points for descent in comparison.descents]
    room = None
    if name == "random":  # shows one length of the network's own weights around its end, as Li et al. do
        size = float(np.linalg.norm(comparison.descents[ends[0]].path.end.astype(np.float64)))
        room = size * np.array([[-1.0, -1.0], [1.0, 1.0]])
    costs = [descent.costs for descent in comparison.descents]
    steps = [descent.path.steps for descent in comparison.descents]
    return _picture(comparison.landscape, plane, paths, costs, steps, aspect, report, room)


def magnified(comparison: Comparison, which: int, last: int, aspect: float, report: Report = silent) -> Picture:
    """The last steps of one descent alone, every one of them, on the plane made from them."""
    path = comparison.descents[which].path
    points = path.last_points[-(last + 1) :]
    costs = comparison.landscape.costs(points)
    steps = np.arange(path.steps[-1] - len(points) + 1, path.steps[-1] + 1)
    return _picture(
        comparison.landscape, planes.of_last_steps(points), [points], [costs], [steps], aspect, report, margin=0.35
    )


def make_plane(
    comparison: Comparison, name: PlaneName, ends: tuple[int, int] = (0, 1), report: Report = silent
) -> Plane:
    """The plane of that name. Its origin is the start of the descents, or what they have in common."""
    paths = [descent.path for descent in comparison.descents]
    one, other = (paths[min(i, len(paths) - 1)] for i in ends)
    if name == "random":
        return planes.random_filter_normalised(one.network(one.end), np.random.default_rng(one.config.seed))
    if name == "ends":
        return planes.through(one.start, one.end, other.end)
    points = np.concatenate([path.points for path in paths])
    origin = paths[0].start if comparison.same_start else points.mean(axis=0, dtype=np.float64)
    return planes.principal(points[:: -(-len(points) // ENOUGH)], origin, report)


def _picture(
    landscape: Landscape,
    plane: Plane,
    paths: list[Points],
    costs: list[NDArray[np.float64]],
    steps: list[NDArray[np.intp]],
    aspect: float,
    report: Report,
    room: NDArray[Any] | None = None,
    margin: float = 0.15,
) -> Picture:
    began = time.perf_counter()
    projected = tuple(plane.project(points) for points in paths)
    corners = np.concatenate([*projected, *([] if room is None else [room])])
    (a_low, a_high), (b_low, b_high) = planes.window(corners, aspect, margin)
    a, b = np.linspace(a_low, a_high, GRID), np.linspace(b_low, b_high, GRID)
    grid = landscape.over_plane(plane, a, b, report)
    explained = tuple(plane.explained(points) for points in paths)
    together = plane.explained(*paths)
    return Picture(
        plane, a, b, grid, projected, tuple(costs), tuple(steps), explained, together,
        landscape.examples, time.perf_counter() - began,
    )  # fmt: skip
