"""How good a network is on a whole dataset."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.datasets import Dataset
from engine.network import Network

_CHUNK = 1000  # examples at a time: fast, and small in memory


@dataclass(frozen=True, slots=True)
class Evaluation:
    """C over the dataset, and the share of examples answered correctly (0 to 1)."""

    cost: float
    accuracy: float
    examples: int


def evaluate(network: Network, dataset: Dataset) -> Evaluation:
    """Cost and accuracy over every example, in the network's dtype."""
    cost_sum, correct = 0.0, 0
    for start in range(0, len(dataset), _CHUNK):
        which = slice(start, start + _CHUNK)
        y = dataset.y(which, network.dtype)
        z, a = network.output(dataset.x(which, network.dtype))
        cost_sum += float(network.cost.of_each_example(z, a, y).sum(dtype=np.float64))
        correct += int((a.argmax(axis=1) == dataset.labels[which]).sum())
    return Evaluation(cost_sum / len(dataset), correct / len(dataset), len(dataset))
