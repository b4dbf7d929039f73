"""The true cost over planes and lines of the space of weights and biases, on N fixed examples, in float64.

On a plane w + a u + b v the weighted sums of the first layer are linear in a and b. So the only large products, with
the 784 inputs, are made three times for a whole picture; each point costs the small layers alone.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.activations import Array
from engine.backprop import backprop
from engine.datasets import Dataset
from engine.network import Network, parameter_count, views
from engine.planes import Plane
from engine.reporting import Report, silent


class Landscape:
    """C as a function of all weights and biases, with examples, activation and cost fixed."""

    def __init__(self, network: Network, dataset: Dataset, examples: int = 2000, seed: int = 0) -> None:
        """Take that many examples of the dataset, the same ones for the same seed; only the network's make counts."""
        self.examples = min(examples, len(dataset))
        which = np.sort(np.random.default_rng((seed, 2)).permutation(len(dataset))[: self.examples])
        self._network = network.copy(np.float64)
        self._x, self._y = dataset.x(which), dataset.y(which)

    def cost(self, parameters: Array) -> float:
        """C at one point (n,): the plain forward pass."""
        self._network.parameters[:] = parameters
        with np.errstate(over="ignore", invalid="ignore"):
            z, a = self._network.output(self._x)
            return float(self._network.cost.of_each_example(z, a, self._y).mean())

    def gradient(self, parameters: Array) -> NDArray[np.float64]:
        """∇C at one point (n,), over the same examples."""
        self._network.parameters[:] = parameters
        return backprop(self._network, self._x, self._y).gradient

    def costs(self, points: Array, report: Report = silent) -> NDArray[np.float64]:
        """C at each of the points (P, n): (P,)."""
        found = np.empty(len(points))
        for i, parameters in enumerate(points):
            report(i / len(points))
            found[i] = self.cost(parameters)
        return found

    def over_plane(
        self, plane: Plane, a: NDArray[Any], b: NDArray[Any], report: Report = silent
    ) -> NDArray[np.float64]:
        """C on a grid of the plane: row i, column j is at b[i], a[j]; (len(b), len(a))."""
        layer_1 = [self._first_sums(part) for part in (plane.origin, plane.u, plane.v)]
        first = parameter_count(self._network.layer_sizes[:2])
        rest = [part[first:] for part in (plane.origin, plane.u, plane.v)]
        found = np.empty((len(b), len(a)))
        for i, at_b in enumerate(b):
            z_row, rest_row = layer_1[0] + at_b * layer_1[2], rest[0] + at_b * rest[2]
            for j, at_a in enumerate(a):
                report((i * len(a) + j) / found.size)
                found[i, j] = self._cost_from_first_sums(z_row + at_a * layer_1[1], rest_row + at_a * rest[1])
        return found

    def along(self, origin: Array, direction: Array, ts: NDArray[Any], report: Report = silent) -> NDArray[np.float64]:
        """C at origin + t direction for each t: (T,). The direction keeps its length."""
        parts = (np.asarray(origin, np.float64), np.asarray(direction, np.float64))
        line = Plane(parts[0], parts[1], np.zeros_like(parts[1]))  # a plane without width
        return self.over_plane(line, ts, np.zeros(1), report).ravel()

    def _first_sums(self, flat: NDArray[Any]) -> NDArray[Any]:
        """x W1 + b1, (N, n_1), for any flat vector in the place of the parameters."""
        weights, biases = views(flat, self._network.layer_sizes)
        return np.asarray(self._x @ weights[0].T + biases[0])

    def _cost_from_first_sums(self, z: NDArray[Any], rest: NDArray[Any]) -> float:
        """C from the weighted sums of layer 1 (N, n_1) and the flat parameters of all later layers."""
        network = self._network
        with np.errstate(over="ignore", invalid="ignore"):
            a = network.activate(1, z)
            weights, biases = views(rest, network.layer_sizes[1:])
            for i in range(network.layer_count - 1):
                z = a @ weights[i].T + biases[i]
                a = network.activate(i + 2, z)
            return float(network.cost.of_each_example(z, a, self._y).mean())
