"""What a mini-batch wants: the nudge of each example, and their average, over all of them or over chosen classes.

A nudge is -dC_0/dw of one example; the average of the nudges of a mini-batch is -grad C, and the step is eta times it.
Chapter: "What is backpropagation really doing?", the table with one column for each example. Everything is float64.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.activations import Array
from engine.backprop import BackpropTrace, backprop, gradients_of_examples
from engine.mini_batch import MiniBatch
from engine.network import Network, views
from engine.reporting import Report, chunks, silent


@dataclass(frozen=True, slots=True, eq=False)
class MiniBatchNudges:
    """The nudges of B examples: single ones for the first CHUNK of them, averages over all.

    Sums are kept class by class, so that an average over any choice of classes is one addition.
    """

    network: Network  # float64
    indices: NDArray[np.intp]  # of the examples in their dataset, (B,)
    labels: NDArray[np.intp]  # their classes, (B,)
    trace: BackpropTrace  # of the first min(B, CHUNK) examples
    counts: NDArray[np.intp]  # examples of each class, (classes,)
    nudge_sums: NDArray[Any]  # -dC_0/dw added up over the examples of each class, (classes, n)
    output_sums: NDArray[Any]  # their outputs added up, (classes, n_out)
    cost_sums: NDArray[Any]  # their C_0 added up, (classes,)

    def __len__(self) -> int:
        return len(self.labels)

    @property
    def at_hand(self) -> int:
        """Of how many examples, from the first on, the single nudges can be asked for."""
        return len(self.trace.y)

    def average(self, classes: Iterable[int] | None = None) -> Array:
        """The mean nudge (n,) over the examples of these classes, or over all: then it is -grad C. None: NaN."""
        return self._mean(self.nudge_sums, classes)

    def mean_output(self, classes: Iterable[int] | None = None) -> Array:
        """The mean activation of each output (n_out,) over the examples of these classes, or over all."""
        return self._mean(self.output_sums, classes)

    def mean_wish(self, classes: Iterable[int] | None = None) -> Array:
        """The mean of y_j - a_j for each output (n_out,) over the examples of these classes, or over all."""
        return self._mean(np.diag(self.counts.astype(np.float64)), classes) - self.mean_output(classes)

    def cost(self, classes: Iterable[int] | None = None) -> float:
        """C, the mean of C_0 over the examples of these classes, or over all."""
        return float(self._mean(self.cost_sums, classes))

    def count(self, classes: Iterable[int] | None = None) -> int:
        """How many examples these classes have here."""
        return int(self.counts[self._chosen(classes)].sum())

    def examples(self, classes: Iterable[int] | None = None) -> NDArray[np.intp]:
        """Which of the examples at hand belong to these classes, in the order of the mini-batch."""
        return np.flatnonzero(np.isin(self.labels[: self.at_hand], self._chosen(classes)))

    def images(self, shape: tuple[int, int]) -> NDArray[np.uint8]:
        """The images at hand as the step takes them, (b, H, W), 0 to 255."""
        return np.round(255 * self.trace.x).astype(np.uint8).reshape(-1, *shape)

    def nudges(self, parameters: NDArray[np.integer[Any]], examples: NDArray[np.integer[Any]]) -> Array:
        """-dC_0/dw of these parameters (flat indices, (r,)) for these examples at hand ((c,)); shape (r, c)."""
        return -gradients_of_examples(self.trace, parameters, examples).T

    def _chosen(self, classes: Iterable[int] | None) -> NDArray[np.intp]:
        return np.arange(len(self.counts)) if classes is None else np.array(sorted(set(classes)), dtype=np.intp)

    def _mean(self, sums: NDArray[Any], classes: Iterable[int] | None) -> NDArray[Any]:
        chosen = self._chosen(classes)
        with np.errstate(invalid="ignore"):
            return np.asarray(sums[chosen].sum(axis=0) / self.counts[chosen].sum())


def gather_nudges(network: Network, mini_batch: MiniBatch, report: Report = silent) -> MiniBatchNudges:
    """Go through these examples, CHUNK at a time; ValueError if there are none."""
    exact = network.copy(np.float64)
    classes = exact.layer_sizes[-1]
    labels = mini_batch.labels.astype(np.intp)
    nudges = np.zeros((classes, exact.parameters.size))
    outputs, costs = np.zeros((classes, classes)), np.zeros(classes)
    first: BackpropTrace | None = None
    for which in chunks(len(mini_batch), report):
        trace = backprop(exact, mini_batch.x(which), mini_batch.y(which))
        first = first or trace
        of_chunk, own_costs = labels[which], trace.costs
        for label in np.flatnonzero(np.bincount(of_chunk)):  # np.unique would load numpy.ma in the middle of a click
            rows = np.flatnonzero(of_chunk == label)
            _add_nudges(trace, rows, nudges[label])
            outputs[label] += trace.activations[-1][rows].sum(axis=0)
            costs[label] += own_costs[rows].sum()
    if first is None:
        raise ValueError("there are no examples; the mean over none is not defined")
    counts = np.bincount(labels, minlength=classes)
    return MiniBatchNudges(exact, np.array(mini_batch.indices), labels, first, counts, nudges, outputs, costs)


def _add_nudges(trace: BackpropTrace, rows: NDArray[np.intp], flat: NDArray[Any]) -> None:
    """Add -dC_0/dw of these examples of a trace, all parameters, to a flat vector (n,)."""
    for i, (weights, biases) in enumerate(zip(*views(flat, trace.network.layer_sizes), strict=True)):
        deltas = trace.deltas[i][rows]
        weights -= deltas.T @ trace.activations[i][rows]
        biases -= deltas.sum(axis=0)
