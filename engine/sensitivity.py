"""How sensitive the cost is to each weight and bias: -grad C of some examples, ranked, with the reasons for its zeros.

Chapter: "What is backpropagation really doing?", where each component of -grad C says how much its parameter matters.
Everything here is computed in float64, a chunk of examples at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.activations import ActivationName, Array, sigmoid_derivative
from engine.backprop import BackpropTrace, empty_trace, run
from engine.network import Network, layer_slices
from engine.ranking import norm
from engine.reporting import Report, chunks, silent

SATURATED = 0.01  # of the steepest slope: sigmoid from |z| of about 6, tanh from 3, ReLU where it is flat
STEEPEST: dict[ActivationName, float] = {"sigmoid": 0.25, "tanh": 1.0, "relu": 1.0}  # the largest slope


class Zero(IntEnum):
    """Why a component is exactly 0."""

    NOT = 0  # it is not
    DARK = 1  # its pixel is 0 in every example
    SILENT = 2  # the neuron it comes from is at 0 in every example
    DEAD = 3  # its ReLU neuron is off in every example
    BLOCKED = 4  # wherever its input is lit, a ReLU at or ahead of its neuron is off
    ROUNDING = 5  # too small for a number of 64 bits, or terms that cancel to the last bit


@dataclass(frozen=True, slots=True, eq=False)
class Examples:
    """Inputs (N, n_in), as bytes 0 to 255 or as numbers, and the desired class of each, (N,)."""

    inputs: NDArray[Any]
    desired: NDArray[np.integer[Any]]

    def __post_init__(self) -> None:
        if self.inputs.ndim != 2 or self.desired.shape != (len(self.inputs),) or not len(self.desired):
            raise ValueError(
                f"inputs are {self.inputs.shape} and desired is {self.desired.shape}; "
                "give (N, n_in) and (N,), at least one example"
            )

    def __len__(self) -> int:
        return len(self.desired)

    def first(self, count: int) -> Examples:
        """The first `count` of them, or all if there are fewer."""
        return Examples(self.inputs[:count], self.desired[:count])

    def fill(self, start: int, x: Array, y: Array) -> None:
        """Put as many as x (B, n_in) has rows, from `start` on, into x and one-hot into y (B, n_out)."""
        rows = slice(start, start + len(x))
        brightest = 255 if self.inputs.dtype == np.uint8 else 1
        np.divide(self.inputs[rows], brightest, out=x, dtype=x.dtype, casting="same_kind")
        y[:] = 0
        y[np.arange(len(y)), self.desired[rows]] = 1


@dataclass(frozen=True, slots=True)
class LayerMeter:
    """How well the gradient gets through layer `layer` (1 .. L)."""

    layer: int
    norm: float  # |grad C| over the layer's weights and biases
    mean_slope: float | None  # sigma'(z), mean over neurons and examples; None for softmax, which has no sigma'
    saturated: float | None  # share (0 to 1) of neurons and examples with sigma' below 1 % of the steepest
    always_saturated: int | None  # neurons that are so in every example
    neurons: int


@dataclass(frozen=True, slots=True, eq=False)
class Sensitivity:
    """The gradient of C over some examples, in float64: gradient (n,) flat, and why which components are 0, (n,)."""

    network: Network
    examples: int
    cost: float
    gradient: NDArray[np.float64]
    zeros: NDArray[np.int8]  # a `Zero` for each component
    meters: tuple[LayerMeter, ...]
    dark_inputs: NDArray[np.bool_]  # (n_in,): 0 in every example

    @property
    def nudge(self) -> NDArray[np.float64]:
        """-grad C: + means that the parameter should increase."""
        return 0.0 - self.gradient

    @property
    def norm(self) -> float:
        """|grad C|."""
        return norm(self.gradient)

    def zero_counts(self) -> dict[Zero, int]:
        """How many components are exactly 0, by reason; reasons that do not occur are left out."""
        counts = np.bincount(self.zeros, minlength=len(Zero))
        return {reason: int(counts[reason]) for reason in Zero if reason is not Zero.NOT and counts[reason]}


def passes(network: Network, examples: Examples, report: Report = silent) -> Iterator[tuple[BackpropTrace, float]]:
    """Go through the examples chunk by chunk in the network's dtype: each trace, used again later, and its mean C."""
    trace: BackpropTrace | None = None
    for which in chunks(len(examples), report):
        count = which.stop - which.start
        if trace is None or len(trace.x) != count:
            trace = empty_trace(network, count)
        examples.fill(which.start, trace.x, trace.y)
        yield trace, run(trace)


def measure(network: Network, examples: Examples, report: Report = silent) -> Sensitivity:
    """The gradient of the mean cost over the examples, in float64, with its zeros explained and a meter per layer."""
    network = network.copy(np.float64)
    tally = _Tally(network)
    for trace, cost in passes(network, examples, report):
        tally.add(trace, cost)
    return tally.result(len(examples))


class _Tally:
    """What adds up over the chunks of `measure`."""

    def __init__(self, network: Network) -> None:
        sizes = network.layer_sizes
        self._network = network
        self._cost = 0.0
        self._gradient = np.zeros(network.parameters.size)
        self._lit = [np.zeros(n, dtype=bool) for n in sizes[:-1]]  # a_k was other than 0 in some example
        self._on = [np.zeros(n, dtype=bool) for n in sizes[1:]]  # z_j was above 0 in some example
        self._flat = [np.ones(n, dtype=bool) for n in sizes[1:]]  # saturated in every example
        self._slopes = np.zeros(network.layer_count)
        self._saturated = np.zeros(network.layer_count)
        self._blocks = network.activation.name == "relu"
        # whether input k was lit while a slope came back to neuron j; the last column is the bias, always lit
        self._met = [np.zeros((n_out, n_in + 1), dtype=bool) for n_in, n_out in pairwise(sizes)]

    def add(self, trace: BackpropTrace, cost: float) -> None:
        count = len(trace.x)
        self._cost += cost * count
        self._gradient += trace.gradient * count
        for i, (a, layer) in enumerate(zip(trace.activations, trace.layers, strict=False)):
            self._lit[i] |= a.any(axis=0)
            self._on[i] |= layer.z.max(axis=0) > 0
            if self._blocks:
                self._met[i] |= _meetings(a, layer.delta)
            self._add_slope(i, layer.z, layer.a)

    def _add_slope(self, i: int, z: Array, a: Array) -> None:
        slope, steepest = _slope(self._network, i + 1)
        if slope is None:
            return
        slopes = slope(z, a)
        flat = slopes < SATURATED * steepest
        self._slopes[i] += slopes.sum()
        self._saturated[i] += flat.sum()
        self._flat[i] &= flat.all(axis=0)

    def result(self, examples: int) -> Sensitivity:
        gradient, network = self._gradient / examples, self._network
        zeros = np.zeros(gradient.size, dtype=np.int8)
        parts = layer_slices(network.layer_sizes)
        for i, part in enumerate(parts):
            zeros[part] = np.where(gradient[part] == 0, self._reasons(i), Zero.NOT)
        for array in (gradient, zeros, self._lit[0]):
            array.setflags(write=False)
        meters = tuple(self._meter(i, gradient[part], examples) for i, part in enumerate(parts))
        return Sensitivity(network, examples, self._cost / examples, gradient, zeros, meters, ~self._lit[0])

    def _reasons(self, i: int) -> NDArray[np.int8]:
        """Why each parameter of layer i + 1 would be 0 if it is, in flat order."""
        n_out, n_in = self._network.weights[i].shape
        reasons = np.full((n_out, n_in + 1), Zero.ROUNDING, dtype=np.int8)
        if self._blocks:
            reasons[~self._met[i]] = Zero.BLOCKED
            if i + 1 < self._network.layer_count:
                reasons[~self._on[i]] = Zero.DEAD
        reasons[:, :-1][:, ~self._lit[i]] = Zero.SILENT if i else Zero.DARK
        return np.concatenate([reasons[:, :-1].ravel(), reasons[:, -1]])

    def _meter(self, i: int, part: Array, examples: int) -> LayerMeter:
        neurons = self._network.layer_sizes[i + 1]
        size = norm(part)
        if _slope(self._network, i + 1)[0] is None:
            return LayerMeter(i + 1, size, None, None, None, neurons)
        pairs = neurons * examples
        saturated = float(self._saturated[i]) / pairs
        return LayerMeter(i + 1, size, float(self._slopes[i]) / pairs, saturated, int(self._flat[i].sum()), neurons)


def _slope(network: Network, layer: int) -> tuple[Callable[[Array, Array], Array] | None, float]:
    """sigma' of a layer and its largest value; no function for the softmax."""
    if layer < network.layer_count:
        return network.activation.derivative, STEEPEST[network.activation.name]
    if network.cost.name == "quadratic":
        return sigmoid_derivative, STEEPEST["sigmoid"]
    return None, 0.0


def _meetings(a: Array, delta: Array) -> NDArray[np.bool_]:
    """For each neuron j and input k (bias last): was there an example with a_k and delta_j both other than 0?"""
    lit = np.concatenate([a != 0, np.ones((len(a), 1), dtype=bool)], axis=1).astype(np.float32)
    return np.asarray((delta != 0).T.astype(np.float32) @ lit > 0)
