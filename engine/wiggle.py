"""What happens to the cost when one weight or bias alone is moved: measured, beside what its gradient predicts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.activations import Array
from engine.network import Network
from engine.ranking import place
from engine.reporting import Report, chunks, part, silent
from engine.sensitivity import Examples


class Probe:
    """A pass forwards that is kept, to find the cost after a change of one weighted sum without repeating the rest.

    One weight of layer l changes only one z of its layer; what lies before it and beside it stays. x (N, n_in) and y
    (N, n_out) in float64.
    """

    def __init__(self, network: Network, x: Array, y: Array) -> None:
        self._network, self._y = network, y
        self._activations, self._zs = [x], []
        for i, (weights, biases) in enumerate(zip(network.weights, network.biases, strict=True)):
            self._zs.append(self._activations[i] @ weights.T + biases)
            self._activations.append(network.activate(i + 1, self._zs[i]))
        self.costs = network.cost.of_each_example(self._zs[-1], self._activations[-1], y)  # (N,), nothing changed

    def inputs(self, layer: int) -> Array:
        """What layer `layer` (1 .. L) takes in, (N, n_in): dz_j/dw_jk is column k."""
        return self._activations[layer - 1]

    def costs_after(self, layer: int, j: int, rows: NDArray[np.intp], shifts: Array) -> Array:
        """C_0 of the examples `rows` (R,) when z_j of a layer is larger by `shifts` (R,) there, (R,)."""
        network, last = self._network, self._network.layer_count
        z = self._zs[layer - 1][rows]
        if layer < last:
            a_j = network.activate(layer, z[:, j] + shifts)
            change = a_j - self._activations[layer][rows, j]
            z = self._zs[layer][rows] + change[:, None] * network.weights[layer][:, j]
            layer += 1
        else:
            z[:, j] += shifts
        while layer < last:
            z = network.activate(layer, z) @ network.weights[layer].T + network.biases[layer]
            layer += 1
        return network.cost.of_each_example(z, network.activate(last, z), self._y[rows])


@dataclass(frozen=True, slots=True, eq=False)
class CostCurve:
    """C with one parameter moved by each of `offsets` (n,), all others held; `slope` is its gradient component."""

    flat: int
    value: float  # the parameter as it is
    slope: float
    cost: float  # nothing moved
    offsets: NDArray[np.float64]
    costs: NDArray[np.float64]
    examples: int

    def predicted(self, point: int) -> float:
        """Change of C at offset number `point` according to the tangent."""
        return self.slope * float(self.offsets[point])

    def measured(self, point: int) -> float:
        """Change of C at offset number `point`."""
        return float(self.costs[point]) - self.cost


def cost_curve(
    network: Network,
    examples: Examples,
    flat: int,
    offsets: NDArray[np.float64],
    slope: float,
    progress: Report = silent,
) -> CostCurve:
    """The true cost over all the examples, in float64, at each offset (n,) of parameter number `flat`."""
    network = network.copy(np.float64)
    at = place(network.layer_sizes, flat)
    sums, base = np.zeros(len(offsets)), 0.0
    for which in chunks(len(examples)):
        count = which.stop - which.start
        x, y = np.empty((count, network.layer_sizes[0])), np.empty((count, network.layer_sizes[-1]))
        examples.fill(which.start, x, y)
        probe = Probe(network, x, y)
        base += float(probe.costs.sum())
        share = part(progress, which.start / len(examples), which.stop / len(examples))
        sums += _changes(probe, at, offsets, share)
    cost = base / len(examples)
    costs = cost + sums / len(examples)
    costs.setflags(write=False)
    value = float(network.parameters[flat])
    return CostCurve(flat, value, slope, cost, offsets, costs, len(examples))


def _changes(probe: Probe, at: tuple[int, int, int | None], offsets: Array, progress: Report) -> NDArray[np.float64]:
    """By how much the sum of the costs changes at each offset; examples with a dark input do not feel it."""
    layer, j, k = at
    a = np.ones(len(probe.costs)) if k is None else probe.inputs(layer)[:, k]
    rows = np.flatnonzero(a)
    changes = np.zeros(len(offsets))
    for number, offset in enumerate(offsets):
        progress(number / len(offsets))
        if len(rows):
            changes[number] = (probe.costs_after(layer, j, rows, offset * a[rows]) - probe.costs[rows]).sum()
    return changes
