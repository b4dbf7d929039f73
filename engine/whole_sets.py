"""What a network makes of the whole test set and the whole training set: cost, accuracy and, if asked, their gradients.

With the gradient of a cost, first order predicts how a step changes it (`engine.sandbox.predicted_change`). The
accuracy has none: it counts right answers, so it moves in jumps.
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.activations import Array
from engine.datasets import Data, Dataset
from engine.evaluation import Evaluation, evaluate
from engine.network import Network
from engine.reporting import Report, part
from engine.sensitivity import Examples, measure

_GRADIENT_WORK = 3  # passes forwards that a gradient takes as long as


@dataclass(frozen=True, slots=True, eq=False)
class WholeSets:
    """One network on both datasets; the gradients (n,) are None if they were not asked for."""

    test: Evaluation
    training: Evaluation
    test_gradient: Array | None = None
    training_gradient: Array | None = None


def measure_whole_sets(network: Network, data: Data, report: Report, *, gradients: bool = False) -> WholeSets:
    """Everything in the network's dtype, the gradients in float64; `report` hears the share done."""
    work = 1 + _GRADIENT_WORK * gradients
    parts = _Parts(report, work * (len(data.test) + len(data.train)))
    test = evaluate(network, data.test, parts.next(len(data.test)))
    training = evaluate(network, data.train, parts.next(len(data.train)))
    if not gradients:
        return WholeSets(test, training)
    test_gradient = _gradient(network, data.test, parts)
    return WholeSets(test, training, test_gradient, _gradient(network, data.train, parts))


def _gradient(network: Network, dataset: Dataset, parts: _Parts) -> Array:
    """Of C over every example, (n,) in float64."""
    told = parts.next(_GRADIENT_WORK * len(dataset))
    return measure(network, Examples(dataset.pixels, dataset.labels), told).gradient


class _Parts:
    """One report for several parts of known size, one after the other."""

    def __init__(self, report: Report, whole: int) -> None:
        self._report, self._whole, self._done = report, whole, 0

    def next(self, size: int) -> Report:
        """What the next part reports to."""
        before, self._done = self._done, self._done + size
        return part(self._report, before / self._whole, self._done / self._whole)
