"""The cost along one line: from start to end, along -∇C, along one parameter, between two ends. Float64."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from engine.activations import Array
from engine.descent import Path
from engine.landscape import Landscape
from engine.reporting import Report, silent

SliceName = Literal["way", "gradient", "parameter", "between"]
MarkName = Literal["start", "end", "other end", "before", "after", "predicted"]
POINTS = 101


@dataclass(frozen=True, slots=True)
class Mark:
    """A point worth seeing: its place on the line, and C there; or C beside the line, if the point only lies near."""

    name: MarkName
    t: float
    cost: float
    beside: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Slice:
    """C at origin + t direction for each t, (T,), and marks. `slope` is dC/dt at the mark it begins from, if known."""

    name: SliceName
    ts: NDArray[np.float64]
    costs: NDArray[np.float64]
    marks: tuple[Mark, ...]
    slope: float | None
    examples: int
    seconds: float

    def mark(self, name: MarkName) -> Mark:
        """The mark of that name; KeyError if there is none."""
        for mark in self.marks:
            if mark.name == name:
                return mark
        raise KeyError(name)

    @property
    def barrier(self) -> float:
        """How far C rises, between the first and the last mark, above the higher of the two."""
        first, last = self.marks[0], self.marks[-1]
        inside = (self.ts >= first.t) & (self.ts <= last.t)
        return max(0.0, float(self.costs[inside].max()) - max(first.cost, last.cost))


def from_start_to_end(landscape: Landscape, path: Path, report: Report = silent) -> Slice:
    """The straight line a descent could have taken: t = 0 is its start, t = 1 its end."""
    return _two_points(landscape, "way", path.start, path.end, ("start", "end"), report)


def between_ends(landscape: Landscape, path: Path, other: Path, report: Report = silent) -> Slice:
    """From the end of one descent to the end of another: is there a hill between two minima?"""
    return _two_points(landscape, "between", path.end, other.end, ("end", "other end"), report)


def along_gradient(landscape: Landscape, path: Path, last: bool = False, report: Report = silent) -> Slice:
    """Along -∇C from where the first step (or the last) began: w - t ∇C, so that t is η.

    ∇C is over the landscape's examples, so the slope at 0 is -|∇C|². "after" is where the step really led: t is its
    shadow on the line, its cost its own. "predicted" is what the slope promises for the path's own η.
    """
    began = time.perf_counter()
    steps = path.last_points[-2:] if last else path.points[:2]
    before, after = steps[0], steps[-1]  # the same where not one step could be taken
    gradient = landscape.gradient(before)
    steepness = float(gradient @ gradient)
    cost, eta = landscape.cost(before), path.config.learning_rate
    moved = after.astype(np.float64) - before
    t_after = float(-(moved @ gradient) / steepness) if steepness > 0 else 0.0
    marks = (
        Mark("before", 0.0, cost),
        Mark("predicted", eta, cost - eta * steepness, beside=True),
        Mark("after", t_after, landscape.cost(after), beside=True),
    )
    reach = 2.5 * max(eta, abs(t_after))
    return _slice(landscape, "gradient", (before, -gradient), (-0.3 * reach, reach), marks, -steepness, began, report)


def along_parameter(landscape: Landscape, path: Path, index: int, report: Report = silent) -> Slice:
    """C as a function of one parameter alone, the others as they are at the end of the path; t is its value."""
    began = time.perf_counter()
    before, after = path.last_points[-2] if len(path.last_points) > 1 else path.end, path.end
    origin, direction = np.array(after, np.float64), np.zeros(len(after))
    value, direction[index] = float(origin[index]), 1.0
    slope = float(landscape.gradient(after)[index])
    origin[index] = 0.0
    reach = max(1.0, 2 * abs(value - float(path.start[index])))
    line = landscape.along(origin, direction, np.array([value, float(before[index])]))
    marks = (Mark("before", float(before[index]), float(line[1])), Mark("end", value, float(line[0])))
    return _slice(
        landscape, "parameter", (origin, direction), (value - reach, value + reach), marks, slope, began, report
    )


def _two_points(
    landscape: Landscape, name: SliceName, one: Array, other: Array, names: tuple[MarkName, MarkName], report: Report
) -> Slice:
    began = time.perf_counter()
    direction = np.subtract(other, one, dtype=np.float64)
    marks = (Mark(names[0], 0.0, landscape.cost(one)), Mark(names[1], 1.0, landscape.cost(other)))
    return _slice(landscape, name, (one, direction), (-0.25, 1.25), marks, None, began, report)


def _slice(
    landscape: Landscape,
    name: SliceName,
    line: tuple[NDArray[Any], NDArray[Any]],
    ends: tuple[float, float],
    marks: tuple[Mark, ...],
    slope: float | None,
    began: float,
    report: Report,
) -> Slice:
    ts = np.linspace(*ends, POINTS)
    costs = landscape.along(*line, ts, report)
    return Slice(name, ts, costs, marks, slope, landscape.examples, time.perf_counter() - began)
