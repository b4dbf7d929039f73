"""How good a network is on a whole dataset, and on each of its examples."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.datasets import Dataset
from engine.network import Network
from engine.reporting import CHUNK, Report, chunks, part, silent

_TOGETHER = 5 * CHUNK  # examples that go through the later layers in one call
NEAR = 1e-4  # of the largest |z| of an example: two outputs this near may be the other way round in float32


@dataclass(frozen=True, slots=True)
class Evaluation:
    """C over the dataset, and the share of examples answered correctly (0 to 1)."""

    cost: float
    accuracy: float
    examples: int


def evaluate(network: Network, dataset: Dataset, report: Report = silent) -> Evaluation:
    """Cost over every example, in the network's dtype, and accuracy, the same in any dtype."""
    cost_sum, correct, judge = 0.0, 0, _Judge(network, dataset)
    for which, z, a in _outputs(network, dataset, report):
        y = dataset.y(which, network.dtype)
        cost_sum += float(network.cost.of_each_example(z, a, y).sum(dtype=np.float64))
        correct += int((judge.answers(which, z) == dataset.labels[which]).sum())
    return Evaluation(cost_sum / len(dataset), correct / len(dataset), len(dataset))


@dataclass(frozen=True, slots=True, eq=False)
class Examination:
    """What a network makes of every example of one dataset; all arrays (N,) are in its order.

    Everything is taken from one pass in one dtype (the network's), so the counts and the accuracy agree exactly.
    `sureness` is the gap between the two highest outputs: near 0 where the network wavers.
    """

    class_names: tuple[str, ...]
    labels: NDArray[np.uint8]
    answers: NDArray[np.intp]
    costs: NDArray[np.float64]  # C_0 of each example
    sureness: NDArray[np.float64]
    dtype: np.dtype[Any]

    def __len__(self) -> int:
        return len(self.labels)

    @property
    def confusion(self) -> NDArray[np.int64]:
        """How often class i was answered with j, (classes, classes): rows are true, columns answered."""
        n = len(self.class_names)
        return np.bincount(self.labels.astype(np.intp) * n + self.answers, minlength=n * n).reshape(n, n)

    @property
    def correct(self) -> int:
        """How many answers are right."""
        return int((self.labels == self.answers).sum())

    @property
    def accuracy(self) -> float:
        """The share of right answers, 0 to 1."""
        return self.correct / len(self)

    @property
    def cost(self) -> float:
        """C, the mean of C_0."""
        return float(self.costs.mean())

    @property
    def accuracy_per_class(self) -> NDArray[np.float64]:
        """The share of right answers among the examples of each class, (classes,); NaN for a class without any."""
        confusion = self.confusion
        totals = confusion.sum(axis=1)
        return np.where(totals > 0, np.diagonal(confusion) / np.maximum(totals, 1), np.nan)

    def all_errors(self) -> NDArray[np.intp]:
        """Which examples are answered wrong, in the order of the dataset."""
        return np.flatnonzero(self.labels != self.answers)

    def worst_errors(self) -> NDArray[np.intp]:
        """The wrong ones, the most expensive first; equal costs in the order of the dataset."""
        return self._costliest_first(self.all_errors())

    def least_sure(self) -> NDArray[np.intp]:
        """All examples, right or wrong, the least sure first; equal ones in the order of the dataset."""
        return np.argsort(self.sureness, kind="stable")

    def of_cell(self, true: int, answered: int) -> NDArray[np.intp]:
        """The examples of one cell of the confusion matrix, the most expensive first."""
        return self._costliest_first(np.flatnonzero((self.labels == true) & (self.answers == answered)))

    def _costliest_first(self, examples: NDArray[np.intp]) -> NDArray[np.intp]:
        return examples[np.argsort(-self.costs[examples], kind="stable")]


def examine(network: Network, dataset: Dataset, report: Report = silent) -> Examination:
    """Look at every example, in the network's dtype; the accuracy is `evaluate`'s. Arrays come out read-only."""
    count, judge = len(dataset), _Judge(network, dataset)
    answers, costs, sureness = np.empty(count, np.intp), np.empty(count), np.empty(count)
    for which, z, a in _outputs(network, dataset, report):
        with np.errstate(over="ignore", invalid="ignore"):  # weights may be wild for the moment before training stops
            costs[which] = network.cost.of_each_example(z, a, dataset.y(which, network.dtype))
            sureness[which] = _gap_of_the_two_highest(a)
        answers[which] = judge.answers(which, z)
    for array in (answers, costs, sureness):
        array.setflags(write=False)
    return Examination(dataset.class_names, dataset.labels, answers, costs, sureness, network.dtype)


def answers_of(z: NDArray[Any]) -> NDArray[np.intp]:
    """The brightest output of each row, (B,), by its z (B, n): in float32 many a small activation rounds to 0 alike."""
    return np.asarray(z.argmax(axis=1))


class _Judge:
    """Takes the answers from z; float32 may not part the two highest, so near ones are looked at again in float64.

    So an accuracy does not depend on the dtype, and training, which tests after every epoch, need not compute twice.
    """

    def __init__(self, network: Network, dataset: Dataset) -> None:
        self._network, self._dataset = network, dataset

    def answers(self, which: slice, z: NDArray[Any]) -> NDArray[np.intp]:
        """Of the examples `which`, whose z of the output layer is (B, n)."""
        answers = answers_of(z)
        if z.dtype == np.float64:
            return answers
        with np.errstate(over="ignore", invalid="ignore"):
            highest, largest = z.max(axis=1), np.abs(z).max(axis=1)
            rivals = np.count_nonzero(z >= (highest - NEAR * largest)[:, None], axis=1)
            near = np.flatnonzero(rivals > 1)
            if near.size:
                exact, pixels = self._network.copy(np.float64), self._dataset.pixels[which][near]
                answers[near] = answers_of(exact.output(pixels / 255.0)[0])
        return answers


def _outputs(network: Network, dataset: Dataset, report: Report) -> Iterator[tuple[slice, NDArray[Any], NDArray[Any]]]:
    """z and a of the output layer for some thousand examples at a time, in order.

    Made to disturb training beside it little: one small array is filled with x again and again (new ones cost more
    than the arithmetic), and what follows layer 1 is done for many examples in one call, because each call asks for
    the interpreter's lock.
    """
    x = np.empty((min(CHUNK, len(dataset)), network.layer_sizes[0]), network.dtype)
    for group in chunks(len(dataset), size=_TOGETHER):
        pixels = dataset.pixels[group]
        z = np.empty((len(pixels), network.layer_sizes[1]), network.dtype)
        for which in chunks(len(pixels), part(report, group.start / len(dataset), group.stop / len(dataset))):
            rows = x[: which.stop - which.start]
            np.divide(pixels[which], 255, out=rows, dtype=network.dtype)
            np.dot(rows, network.weights[0].T, out=z[which])
        with np.errstate(over="ignore", invalid="ignore"):  # weights may be wild for the moment before training stops
            yield group, *network.output_from(z)


def _gap_of_the_two_highest(a: NDArray[Any]) -> NDArray[Any]:
    """Largest minus second largest of each row, (B,); the largest itself where there is only one output."""
    if a.shape[1] == 1:
        return np.asarray(a[:, 0])
    highest = np.partition(a, -2, axis=1)
    return np.asarray(highest[:, -1] - highest[:, -2])
