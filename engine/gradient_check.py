"""The second opinion on backpropagation: move each weight and bias a little up and down and measure the cost.

Central differences, (C(w + h) - C(w - h)) / 2h, with feedforward alone: a bug in the backward pass cannot hide here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.network import Network, views
from engine.ranking import most_sensitive_first
from engine.reporting import Report, chunks, part, silent
from engine.sensitivity import Examples, measure
from engine.wiggle import Probe

STEP = 1e-5  # h: smaller is lost in rounding, larger feels the curvature
MOST_EXAMPLES = 100
AGREES = 1e-7  # relative difference up to which backpropagation counts as right
_PAIRS = 4096  # parameters times examples in one go, so that a cancel bites soon


@dataclass(frozen=True, slots=True, eq=False)
class GradientCheck:
    """The gradient of C over the same examples, found in two ways, each (n,)."""

    network: Network
    examples: int
    backprop: NDArray[np.float64]
    numerical: NDArray[np.float64]

    @property
    def relative_difference(self) -> float:
        """|a - b| / (|a| + |b|), one number for the whole vector; 0 where both are 0."""
        return relative_difference(self.backprop, self.numerical)

    @property
    def agrees(self) -> bool:
        """Whether the two are the same but for rounding and curvature."""
        return self.relative_difference <= AGREES

    def worst(self, count: int) -> NDArray[np.intp]:
        """Flat indices of the components that differ most, worst first."""
        return most_sensitive_first(self.backprop - self.numerical, count)

    def with_one_wrong(self, factor: float = 1.01) -> float:
        """The relative difference there would be if the largest component alone were wrong by this factor."""
        wrong = self.backprop.copy()
        wrong[np.abs(wrong).argmax()] *= factor
        return relative_difference(wrong, self.numerical)


def relative_difference(a: NDArray[Any], b: NDArray[Any]) -> float:
    """|a - b| / (|a| + |b|); 0 where both are 0."""
    size = float(np.linalg.norm(a) + np.linalg.norm(b))
    return float(np.linalg.norm(a - b)) / size if size > 0 else 0.0


def check_gradient(network: Network, examples: Examples, progress: Report = silent) -> GradientCheck:
    """Compare backpropagation with central differences for every parameter, in float64, on at most 100 examples."""
    network, examples = network.copy(np.float64), examples.first(MOST_EXAMPLES)
    numerical = numerical_gradient(network, examples, progress)
    return GradientCheck(network, len(examples), measure(network, examples).gradient, numerical)


def numerical_gradient(network: Network, examples: Examples, progress: Report) -> NDArray[np.float64]:
    """Central differences for all parameters of a float64 network, (n,)."""
    x, y = np.empty((len(examples), network.layer_sizes[0])), np.empty((len(examples), network.layer_sizes[-1]))
    examples.fill(0, x, y)
    probe = Probe(network, x, y)
    gradient = np.zeros(network.parameters.size)
    neurons = sum(network.layer_sizes[1:])
    done = 0
    for i, (weights, biases) in enumerate(zip(*views(gradient, network.layer_sizes), strict=True)):
        inputs = np.concatenate([probe.inputs(i + 1), np.ones((len(x), 1))], axis=1)  # the last one is the bias
        for j in range(len(biases)):
            progress(done / neurons)
            slopes = _slopes(probe, i + 1, j, inputs, progress, done / neurons)
            weights[j], biases[j] = slopes[:-1], slopes[-1]
            done += 1
    return gradient


def _slopes(
    probe: Probe, layer: int, j: int, inputs: NDArray[Any], progress: Report, fraction: float
) -> NDArray[np.float64]:
    """The slopes for all inputs of one neuron, (n_in + 1,). A weight from a dark input moves nothing: left out."""
    rows, sources = np.nonzero(inputs)
    sums = np.zeros(inputs.shape[1])
    for which in chunks(len(rows), part(progress, fraction, fraction), _PAIRS):
        shifts = STEP * inputs[rows[which], sources[which]]
        up = probe.costs_after(layer, j, rows[which], shifts)
        down = probe.costs_after(layer, j, rows[which], -shifts)
        sums += np.bincount(sources[which], weights=up - down, minlength=len(sums))
    return sums / (2 * STEP * len(inputs))
