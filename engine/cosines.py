"""How good an approximation a mini-batch is: its gradient beside the gradient of all training examples.

cos θ says how much the two point the same way: 1 the same, 0 at right angles. Chapter: "each mini-batch does give you
a pretty good approximation".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.activations import Array
from engine.backprop import BackpropTrace, backprop
from engine.datasets import Dataset
from engine.network import Network, layer_slices
from engine.reporting import Report, silent
from engine.sensitivity import Examples, passes
from engine.training import TrainingConfig

SAMPLE = 6000  # examples that stand for all while a run is followed
DRAWS = {1: 200, 10: 200, 100: 100, 1000: 30}  # mini-batches drawn by size; others 30


@dataclass(frozen=True, slots=True, eq=False)
class FullGradient:
    """C and ∇C over a whole dataset, with the mean of |∇C_0|² over its examples if that was asked for (else NaN)."""

    cost: float
    gradient: NDArray[np.float64]
    mean_square: float
    layer_sizes: tuple[int, ...]

    @property
    def norm(self) -> float:
        """|∇C|."""
        return float(np.linalg.norm(self.gradient))

    @property
    def norms(self) -> NDArray[np.float64]:
        """Size of ∇C in each layer, (L,)."""
        return np.array([np.linalg.norm(self.gradient[part]) for part in layer_slices(self.layer_sizes)])

    @property
    def noise(self) -> float:
        """Mean of |∇C_0 - ∇C|² over the examples: how much single examples disagree with their mean."""
        return float(np.maximum(0.0, self.mean_square - self.norm**2))

    @property
    def noise_scale(self) -> float:
        """noise / |∇C|²: the size of mini-batch at which noise and gradient weigh the same (McCandlish et al. 2018)."""
        return self.noise / self.norm**2 if self.norm > 0 else np.inf


def full_gradient(
    network: Network, dataset: Dataset, report: Report = silent, with_noise: bool = False
) -> FullGradient:
    """C and ∇C over every example, in the network's dtype, added up in float64."""
    total, squares, cost = np.zeros(network.parameters.size), 0.0, 0.0
    for trace, mean_cost in passes(network, Examples(dataset.pixels, dataset.labels), report):
        cost += len(trace.y) * mean_cost
        total += len(trace.y) * trace.gradient.astype(np.float64)
        if with_noise:
            squares += float(squared_sizes(trace).sum(dtype=np.float64))
    n = len(dataset)
    return FullGradient(cost / n, total / n, squares / n if with_noise else np.nan, network.layer_sizes)


def squared_sizes(trace: BackpropTrace) -> NDArray[Any]:
    """|∇C_0|² of each example, (B,), without ∇C_0 itself: dC_0/dw_jk = a_k δ_j, so it is Σ_l |δ|² (|a|² + 1)."""
    found = np.zeros(len(trace.y), trace.network.dtype)
    for a, delta in zip(trace.activations, trace.deltas, strict=False):
        found += np.einsum("bj,bj->b", delta, delta) * (np.einsum("bk,bk->b", a, a) + 1)
    return found


def fixed_sample(dataset: Dataset) -> Dataset:
    """Return SAMPLE examples that stand for all of them, the same ones every time."""
    which = np.random.default_rng((0, 4)).permutation(len(dataset))[:SAMPLE]
    return dataset.subset(np.sort(which))


def cosine_of_next_mini_batch(
    config: TrainingConfig, parameters: Array, step_count: int, train: Dataset, sample: Dataset, report: Report = silent
) -> float:
    """cos θ between the gradient of the mini-batch a run comes to after so many steps and that of a sample; float64."""
    network = Network(
        config.layer_sizes,
        dtype=np.float64,
        activation=config.activation,
        cost=config.cost,
        parameters=parameters,
    )
    mini_batch = config.mini_batch_after(step_count, train)
    with np.errstate(over="ignore", invalid="ignore"):
        whole = full_gradient(network, sample, report)
        return cosine(backprop(network, mini_batch.x(), mini_batch.y()).gradient, whole.gradient)


def cosine(one: Array, other: Array) -> float:
    """cos of the angle between two vectors, -1 to 1; NaN if one of them is 0."""
    one, other = np.asarray(one, np.float64), np.asarray(other, np.float64)
    lengths = float(np.linalg.norm(one) * np.linalg.norm(other))
    return float(np.clip(one @ other / lengths, -1, 1)) if lengths > 0 else float("nan")


@dataclass(frozen=True, slots=True, eq=False)
class Cosines:
    """cos θ between ∇C over all examples and over each of many mini-batches of one size, (draws,)."""

    size: int
    values: NDArray[np.float64]

    @property
    def mean(self) -> float:
        """Mean over the draws; NaN where every gradient was 0."""
        finite = self.values[np.isfinite(self.values)]
        return float(finite.mean()) if len(finite) else float("nan")


def mini_batch_cosines(
    network: Network,
    dataset: Dataset,
    gradient: Array,
    sizes: Sequence[int],
    rng: np.random.Generator,
    report: Report = silent,
) -> tuple[Cosines, ...]:
    """Draw mini-batches of each size, without repeats inside one, and compare their gradients with `gradient`."""
    found = []
    for number, size in enumerate(sizes):
        draws = DRAWS.get(size, 30)
        values = np.empty(draws)
        for i in range(draws):
            report((number + i / draws) / len(sizes))
            which = rng.choice(len(dataset), min(size, len(dataset)), replace=False)
            trace = backprop(network, dataset.x(which, network.dtype), dataset.y(which, network.dtype))
            values[i] = cosine(trace.gradient, gradient)
        found.append(Cosines(size, values))
    return tuple(found)
