"""Steps tried on a copy of the network: what first order promises, and what the cost really does.

A step of the fraction f moves the parameters to w - f eta g, where g is the gradient of one cost (a mini-batch's or
one example's). To first order a cost C changes by -f eta (grad C . g), which is -f eta |grad C|^2 for its own gradient.
Everything is float64.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from engine.activations import Array
from engine.averages import MiniBatchNudges, gather_nudges
from engine.backprop import backprop
from engine.mini_batch import MiniBatch
from engine.network import Network, views
from engine.reporting import Report, chunks, part, silent
from engine.step_curve import StepCurve

_TOGETHER = 2000  # examples, one counted for each t, that go through the network in one call
_BETWEEN = 30  # costs that are usually asked for between the FRACTIONS
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
        return self._forwards(np.array([t]))[1]

    def cost(self, t: float) -> float:
        """C at w - t g; worked out once for each t."""
        if t not in self._costs:
            self.work_out([t])
        return self._costs[t]

    def work_out(self, ts: Sequence[float]) -> None:
        """Find the costs at many t at once; fewer calls take less time."""
        z, a = self._forwards(np.array(ts))
        y = np.tile(self._y, (len(ts), 1))
        costs = self._network.cost.of_each_example(z, a, y).reshape(len(ts), len(self))
        self._costs.update(zip(ts, costs.mean(axis=1).tolist(), strict=True))

    def known_cost(self, t: float) -> float | None:
        """C at w - t g if it was worked out before."""
        return self._costs.get(t)

    def _forwards(self, ts: NDArray[np.float64]) -> tuple[Array, Array]:
        """Weighted sums and activations of the outputs, (len(ts) * B, n_out): all examples for each t."""
        network, count, t = self._network, len(self), ts[:, None, None]
        z = (self._z - t * self._slope).reshape(len(ts) * count, -1)
        a = network.activate(1, z)
        for i in range(1, network.layer_count):
            weights = network.weights[i] - t * self._weights[i]
            biases = network.biases[i] - t * self._biases[i]
            z = (a.reshape(len(ts), count, -1) @ weights.transpose(0, 2, 1) + biases).reshape(len(ts) * count, -1)
            a = network.activate(i + 1, z)
        return z, a


def step_curve(
    along: CostAlongStep,
    learning_rate: float,
    slope: float,
    report: Report = silent,
) -> StepCurve:
    """The cost at FRACTIONS of a step of this eta, and some between; `slope` is its predicted change for all of it."""
    grid = part(report, 0, len(FRACTIONS) / (len(FRACTIONS) + _BETWEEN))
    ts = (FRACTIONS * learning_rate).tolist()
    for which in chunks(len(ts), grid, size=max(1, _TOGETHER // len(along))):
        along.work_out(ts[which])

    def cost(fraction: float) -> float:
        grid(1.0)  # so that the work can be stopped
        return along.cost(fraction * learning_rate)

    return StepCurve(FRACTIONS, np.array([along.cost(t) for t in ts]), slope).refined(cost)


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
