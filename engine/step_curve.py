"""A cost along a step: at some fractions of it, and where it leaves what first order promises or is worse than before.

The places are exact: to the finest fraction of a step that can be chosen.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

_Numbers = float | NDArray[np.float64]
_Truths = NDArray[np.bool_]
_Property = Callable[[_Numbers, _Numbers], _Truths]  # of fractions and their costs

TOLERANCE = 0.1  # the prediction counts as right while it is off by no more than this share of itself
ROUNDINGS = 8  # spacings of float64 that a mean of many costs may be off by
DECIMALS = 4  # of a fraction
FINEST = 10.0**-DECIMALS  # fractions that are closer to each other are not told apart
_PARABOLAS = 6  # tries to come nearer to the lowest point


@dataclass(frozen=True, slots=True)
class Stretch:
    """Fractions of a step from the first to the last one where something holds; infinite if that lasts to the end."""

    first: float
    last: float


@dataclass(frozen=True, slots=True, eq=False)
class StepCurve:
    """A cost at fractions (m,) of a step, beside the straight line that first order predicts. fractions[0] is 0.

    Once `refined`, it has two neighbouring fractions, FINEST apart, wherever it begins or ceases to be wrong or worse.
    """

    fractions: NDArray[np.float64]
    costs: NDArray[np.float64]
    slope: float  # predicted change of the cost for the whole step, f = 1

    def predicted(self, fraction: float) -> float:
        """The cost that first order promises after this fraction of the step."""
        return float(self.costs[0]) + self.slope * fraction

    @property
    def _rounding(self) -> float:
        """How far two equal costs can be apart in float64."""
        return ROUNDINGS * float(np.spacing(self.costs[0]))

    @property
    def is_lost(self) -> bool:
        """Whether all that is promised up to the last fraction is lost in rounding beside the cost, or that is 0."""
        return 0 < abs(self.slope) * float(self.fractions[-1]) <= self._rounding or self.costs[0] == 0

    @property
    def wrong(self) -> tuple[Stretch, ...]:
        """Where the real change is off by more than TOLERANCE and rounding."""
        return self._stretches(self._is_wrong)

    @property
    def worse(self) -> tuple[Stretch, ...]:
        """Where the cost is larger than with no step at all, and not by rounding."""
        return self._stretches(self._is_worse)

    @property
    def impossible_from(self) -> float:
        """The fraction from which the promised cost is below 0, which no cost can be; infinity if it never is."""
        return float(self.costs[0]) / -self.slope if self.slope < 0 else math.inf

    @property
    def lowest(self) -> tuple[float, float]:
        """The fraction with the lowest cost, and that cost."""
        best = self._best
        return float(self.fractions[best]), float(self.costs[best])

    @property
    def _best(self) -> int:
        return int(np.argmin(np.where(np.isnan(self.costs), np.inf, self.costs)))

    def _is_wrong(self, fraction: _Numbers, cost: _Numbers) -> _Truths:
        promised = self.slope * fraction
        return np.asarray(~(np.abs(cost - self.costs[0] - promised) <= TOLERANCE * np.abs(promised) + self._rounding))

    def _is_worse(self, fraction: _Numbers, cost: _Numbers) -> _Truths:
        return np.asarray(cost > self.costs[0] + self._rounding)

    def _stretches(self, holds: _Property) -> tuple[Stretch, ...]:
        here = np.concatenate([[False], holds(self.fractions, self.costs), [False]]).astype(np.int8)
        firsts, ends = np.flatnonzero(np.diff(here) > 0), np.flatnonzero(np.diff(here) < 0)
        return tuple(
            Stretch(
                float(self.fractions[first]), float(self.fractions[end - 1]) if end < len(self.fractions) else math.inf
            )
            for first, end in zip(firsts, ends, strict=True)
        )

    # More fractions

    def seen_at(self, fraction: float, cost: float) -> StepCurve:
        """The curve with one more point that is known of it; the same if it is no number."""
        return self if math.isnan(cost) else self._with({fraction: cost})

    def refined(self, cost: Callable[[float], float]) -> StepCurve:
        """The curve with more fractions about its lowest point, and where it begins or ceases to be wrong or worse."""
        curve = self._lowered(cost)
        return curve._with(curve._at_edges(self._is_wrong, cost) | curve._at_edges(self._is_worse, cost))

    def _with(self, known: dict[float, float]) -> StepCurve:
        fractions, first = np.unique(np.concatenate([self.fractions, list(known)]), return_index=True)
        return replace(self, fractions=fractions, costs=np.concatenate([self.costs, list(known.values())])[first])

    def _at_edges(self, holds: _Property, cost: Callable[[float], float]) -> dict[float, float]:
        """The costs on the way to every edge of a property, found by halving between two fractions of the curve."""
        found: dict[float, float] = {}
        ticks, here = np.rint(self.fractions / FINEST).astype(int), holds(self.fractions, self.costs)

        def is_there(tick: int) -> bool:
            fraction = round(tick * FINEST, DECIMALS)
            found[fraction] = cost(fraction)
            return bool(holds(fraction, found[fraction]) == there)

        for edge in np.flatnonzero(here[1:] != here[:-1]):
            there = here[edge + 1]
            bisect_left(range(ticks[edge] + 1, ticks[edge + 1]), True, key=is_there)
        return found

    def _lowered(self, cost: Callable[[float], float]) -> StepCurve:
        """Try the lowest point of the parabola through the lowest fraction and its neighbours, some times over."""
        curve = self
        for _ in range(_PARABOLAS):
            best = curve._best
            if not 0 < best < len(curve.fractions) - 1:
                return curve
            lowest = _lowest_of_parabola(curve.fractions[best - 1 : best + 2], curve.costs[best - 1 : best + 2])
            if not curve.fractions[best - 1] < lowest < curve.fractions[best + 1]:
                return curve
            fraction = round(lowest, DECIMALS)
            if fraction in curve.fractions:
                return curve
            curve = curve._with({fraction: cost(fraction)})
        return curve


def _lowest_of_parabola(at: NDArray[np.float64], costs: NDArray[np.float64]) -> float:
    """Where the parabola through three points is lowest; NaN if it is a line."""
    left, right = costs[1] - costs[0], costs[1] - costs[2]
    a, b = at[1] - at[0], at[1] - at[2]
    with np.errstate(divide="ignore", invalid="ignore"):
        return float(at[1] - (a * a * right - b * b * left) / (2 * (a * right - b * left)))
