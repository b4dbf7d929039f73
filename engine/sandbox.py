"""Steps tried on a copy of the network: what first order promises, and what the cost really does.

A step of the fraction f moves the parameters to w - f eta g, where g is the gradient of one cost (a mini-batch's or
one example's). To first order a cost C changes by -f eta (grad C . g), which is -f eta |grad C|^2 for its own gradient.
Everything is float64.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from engine.activations import Array
from engine.averages import MiniBatchNudges, gather_nudges
from engine.backprop import backprop
from engine.mini_batch import MiniBatch
from engine.network import Network, views
from engine.reporting import Report, chunks, part, silent

TOLERANCE = 0.1  # the prediction counts as right while it is off by no more than this share of itself
ROUNDINGS = 8  # spacings of float64 that a mean of many costs may be off by
PRECISION = 0.002  # of the fractions where something begins, as a share of themselves
FRACTIONS: NDArray[np.float64] = np.concatenate(
    [
        [0.0, 0.0005, 0.001, 0.002, 0.005],
        np.arange(1, 10) / 100,
        np.arange(5, 10) / 50,
        np.arange(4, 20) / 20,
        np.arange(4, 41) / 4,
    ]
)


def stepped(network: Network, gradient: Array, amount: float) -> Network:
    """Return a copy at w - amount * gradient, in float64; with amount = f eta it is a step of the fraction f."""
    moved = network.copy(np.float64)
    moved.parameters -= amount * np.asarray(gradient, np.float64)
    return moved


def predicted_change(cost_gradient: Array, step_gradient: Array, amount: float) -> float:
    """First order: the change of a cost with this gradient, (n,), along w - amount * step_gradient."""
    return -amount * float(np.dot(cost_gradient, step_gradient))


class CostAlongStep:
    """The true mean cost of some examples while the parameters move along w - t g.

    The weighted sums of the first layer are linear in t, so the 784 pixels are multiplied only twice.
    """

    def __init__(self, network: Network, gradient: Array, batches: Iterable[tuple[Array, Array]]) -> None:
        """Take the examples piece by piece: x (B, n_in) and y (B, n_out), one-hot."""
        self._network = network.copy(np.float64)
        self._weights, self._biases = views(np.array(gradient, np.float64), network.layer_sizes)
        sums, slopes, desired = [], [], []
        for x, y in batches:
            x = self._network.checked_input(x)
            sums.append(x @ self._network.weights[0].T + self._network.biases[0])
            slopes.append(x @ self._weights[0].T + self._biases[0])
            desired.append(np.asarray(y, np.float64))
        self._z, self._slope, self._y = map(np.concatenate, (sums, slopes, desired))
        self._costs: dict[float, float] = {}

    def __len__(self) -> int:
        return len(self._y)

    def outputs(self, t: float) -> Array:
        """The outputs (B, n_out) at w - t g."""
        return self._forwards(t)[1]

    def cost(self, t: float) -> float:
        """C at w - t g; worked out once for each t."""
        if t not in self._costs:
            z, a = self._forwards(t)
            self._costs[t] = float(self._network.cost.of_each_example(z, a, self._y).mean())
        return self._costs[t]

    def known_cost(self, t: float) -> float | None:
        """C at w - t g if it was worked out before."""
        return self._costs.get(t)

    def _forwards(self, t: float) -> tuple[Array, Array]:
        network = self._network
        z = self._z - t * self._slope
        a = network.activate(1, z)
        for i in range(1, network.layer_count):
            weights = network.weights[i] - t * self._weights[i]
            z = a @ weights.T + (network.biases[i] - t * self._biases[i])
            a = network.activate(i + 1, z)
        return z, a


@dataclass(frozen=True, slots=True, eq=False)
class StepCurve:
    """A cost at fractions (m,) of a step, beside the straight line that first order predicts. fractions[0] is 0."""

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
        """Whether all that is promised, up to the last fraction, is lost in rounding beside the cost."""
        return 0 < abs(self.slope) * float(self.fractions[-1]) <= self._rounding or (self.slope != 0 == self.costs[0])

    @property
    def _is_wrong(self) -> NDArray[np.bool_]:
        """At which fractions but the first the real change is off by more than TOLERANCE and rounding, (m - 1,)."""
        changes, promised = self.costs[1:] - self.costs[0], self.slope * self.fractions[1:]
        return np.asarray(~(np.abs(changes - promised) <= TOLERANCE * np.abs(promised) + self._rounding))

    @property
    def _is_worse(self) -> NDArray[np.bool_]:
        """At which fractions but the first the cost is larger than without a step, (m - 1,)."""
        return np.asarray(self.costs[1:] > self.costs[0])

    @property
    def _is_over(self) -> NDArray[np.bool_]:
        """Likewise, at which the cost is no longer larger, after it was, (m - 1,)."""
        worse = self._is_worse
        return np.asarray(np.maximum.accumulate(worse) & ~worse)

    @property
    def wrong_from(self) -> float:
        """The first fraction at which the real change is off by more than TOLERANCE; infinity if there is none."""
        wrong = np.flatnonzero(self._is_wrong)
        return float(self.fractions[1:][wrong[0]]) if len(wrong) else math.inf

    @property
    def impossible_from(self) -> float:
        """The fraction from which the promised cost is below 0, which no cost can be; infinity if it never is."""
        return float(self.costs[0]) / -self.slope if self.slope < 0 else math.inf

    @property
    def lowest(self) -> tuple[float, float]:
        """The fraction with the lowest cost, and that cost."""
        best = int(np.argmin(self.costs))
        return float(self.fractions[best]), float(self.costs[best])

    @property
    def worse_from(self) -> float:
        """The first fraction that makes the cost larger than no step at all; infinity if none does."""
        worse = np.flatnonzero(self._is_worse)
        return float(self.fractions[1:][worse[0]]) if len(worse) else math.inf

    @property
    def worse_to(self) -> float:
        """The first fraction after `worse_from` at which the cost is not larger any more; infinity if it stays so."""
        over = np.flatnonzero(self._is_over)
        return float(self.fractions[1:][over[0]]) if len(over) else math.inf

    def refined(self, cost: Callable[[float], float]) -> StepCurve:
        """The curve with more fractions where it begins to be wrong and worse, and about its lowest point."""
        curve = self
        for name in ("_is_wrong", "_is_worse", "_is_over"):
            curve = curve._halved(name, cost)
        return curve._lowered(cost)

    def _with(self, fraction: float, cost: float) -> StepCurve:
        place = int(np.searchsorted(self.fractions, fraction))
        return replace(
            self, fractions=np.insert(self.fractions, place, fraction), costs=np.insert(self.costs, place, cost)
        )

    def _halved(self, name: str, cost: Callable[[float], float]) -> StepCurve:
        """Halve the step between the last fraction that is not wrong, or not worse, and the first that is."""
        curve = self
        while True:
            found = np.flatnonzero(getattr(curve, name))
            if not len(found) or not found[0]:  # it never begins, or before the first fraction
                return curve
            before, first = curve.fractions[found[0] : found[0] + 2].tolist()
            if first - before <= PRECISION * first:
                return curve
            middle = (before + first) / 2
            curve = curve._with(middle, cost(middle))

    def _lowered(self, cost: Callable[[float], float]) -> StepCurve:
        """Try the lowest point of the parabola through the lowest fraction and its neighbours, some times over."""
        curve = self
        for _ in range(4):
            best = int(np.argmin(curve.costs))
            if not 0 < best < len(curve.fractions) - 1:
                return curve
            fraction = _lowest_of_parabola(curve.fractions[best - 1 : best + 2], curve.costs[best - 1 : best + 2])
            if not np.abs(curve.fractions - fraction).min() > PRECISION / 2 * fraction:
                return curve
            curve = curve._with(fraction, cost(fraction))
        return curve


def _lowest_of_parabola(at: NDArray[np.float64], costs: NDArray[np.float64]) -> float:
    """Where the parabola through three points is lowest; NaN if it is a line."""
    left, right = costs[1] - costs[0], costs[1] - costs[2]
    a, b = at[1] - at[0], at[1] - at[2]
    with np.errstate(divide="ignore", invalid="ignore"):
        return float(at[1] - (a * a * right - b * b * left) / (2 * (a * right - b * left)))


def step_curve(
    along: CostAlongStep,
    learning_rate: float,
    slope: float,
    report: Report = silent,
) -> StepCurve:
    """The cost at FRACTIONS of a step of this eta, and some between; `slope` is its predicted change for all of it."""
    costs = np.empty(len(FRACTIONS))
    for i, fraction in enumerate(FRACTIONS.tolist()):
        costs[i] = along.cost(fraction * learning_rate)
        report(i / len(FRACTIONS))
    return StepCurve(FRACTIONS, costs, slope).refined(lambda fraction: along.cost(fraction * learning_rate))


@dataclass(frozen=True, slots=True, eq=False)
class Trial:
    """One step to try: from where, along which gradient, and what it does to the mini-batch and to one example.

    The step follows the gradient of the mini-batch, or with `own` that of the example alone.
    """

    network: Network
    step_gradient: Array  # (n,)
    learning_rate: float
    own: bool
    mini_batch: CostAlongStep
    mini_batch_slope: float  # predicted change of its cost for the whole step, f = 1
    example: CostAlongStep | None
    example_slope: float  # NaN without an example
    curve: StepCurve  # of the cost whose gradient the step follows

    def after(self, fraction: float) -> Network:
        """The network after this fraction of the step."""
        return stepped(self.network, self.step_gradient, fraction * self.learning_rate)

    def for_example(self, example: tuple[Array, Array] | None) -> Trial:
        """The same step of the mini-batch beside another example; ValueError for a step that is an example's own."""
        if self.own:
            raise ValueError("the step of one example is not that of another")
        along, slope = _beside(self.network, self.step_gradient, example, self.learning_rate)
        return replace(self, example=along, example_slope=slope)


def _beside(
    network: Network, gradient: Array, example: tuple[Array, Array] | None, learning_rate: float
) -> tuple[CostAlongStep | None, float]:
    """The cost of one example along a step, and its predicted change for the whole of it."""
    if example is None:
        return None, math.nan
    own_gradient = backprop(network, *example).gradient
    return CostAlongStep(network, gradient, [example]), predicted_change(own_gradient, gradient, learning_rate)


def make_trial(
    network: Network,
    mini_batch: MiniBatch,
    example: tuple[Array, Array] | None,
    own: bool,
    learning_rate: float,
    report: Report = silent,
) -> Trial:
    """Prepare a step over these examples; `example` is x (1, n_in) and y (1, n_out), one-hot.

    ValueError if the step is to be the example's own and there is none.
    """
    exact = network.copy(np.float64)
    batch_gradient = -gather_nudges(exact, mini_batch, part(report, 0, 1 / 3)).average()
    if own and example is None:
        raise ValueError("there is no example whose own step could be taken")
    gradient = backprop(exact, *example).gradient if own and example is not None else batch_gradient
    along = CostAlongStep(exact, gradient, _pieces(mini_batch, part(report, 1 / 3, 2 / 3)))
    along_example, example_slope = _beside(exact, gradient, example, learning_rate)
    slope = predicted_change(batch_gradient, gradient, learning_rate)
    chosen, chosen_slope = (along_example, example_slope) if own and along_example else (along, slope)
    curve = step_curve(chosen, learning_rate, chosen_slope, part(report, 2 / 3, 1))
    along.cost(0.0), along.cost(learning_rate)  # asked for at once
    return Trial(exact, gradient, learning_rate, own, along, slope, along_example, example_slope, curve)


def _pieces(mini_batch: MiniBatch, report: Report) -> Iterator[tuple[Array, Array]]:
    for which in chunks(len(mini_batch), report):
        yield mini_batch.x(which), mini_batch.y(which)


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """What a step does to the answers to the examples at hand of a mini-batch: counts and mean outputs, (n_out,)."""

    answers_before: NDArray[np.intp]
    answers_after: NDArray[np.intp]
    outputs_before: NDArray[np.float64]
    outputs_after: NDArray[np.float64]


def outcome_of_steps(
    nudges: MiniBatchNudges, learning_rate: float, classes: Iterable[int] | None = None, steps: int = 1
) -> Outcome:
    """Take steps of eta times the average over these classes alone, and ask for all examples at hand again.

    The first follows the average over all of them; each further one is worked out anew where the network then stands,
    over those at hand.
    """
    trace, chosen = nudges.trace, nudges.examples(classes)
    after = stepped(nudges.network, -nudges.average(classes), learning_rate)
    x, y = trace.x[chosen], trace.y[chosen]
    for _ in range(steps - 1):
        after.parameters -= learning_rate * backprop(after, x, y).gradient
    answers = (trace.activations[-1], after.feedforward(trace.x))
    counts = [np.bincount(a.argmax(axis=1), minlength=a.shape[1]) for a in answers]
    return Outcome(counts[0], counts[1], answers[0].mean(axis=0), answers[1].mean(axis=0))
