"""Several descents side by side: their paths, the true cost along them, and how well mini-batches aimed on the way."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.activations import Array
from engine.cosines import Cosines, FullGradient, full_gradient, mini_batch_cosines
from engine.datasets import Data
from engine.descent import Path, Watch, descend, unwatched
from engine.landscape import Landscape
from engine.reporting import Report, part, silent
from engine.training import TrainingConfig

SIZES = (1, 10, 100, 1000)  # mini-batches whose gradients are compared with the full one


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """One descent to be walked: its settings, and where from if not from the first weights of its seed."""

    config: TrainingConfig
    start: NDArray[np.float32] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Aim:
    """The full gradient at one point, and how well the gradients of mini-batches agree with it."""

    full: FullGradient
    cosines: tuple[Cosines, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Descent:
    """A path with C at each of its points (on the landscape's examples), and the aim at both of its ends."""

    path: Path
    costs: NDArray[np.float64]
    at_start: Aim
    at_end: Aim


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """What a run of several descents found; all costs are on the same fixed examples, in float64."""

    descents: tuple[Descent, ...]
    landscape: Landscape
    steps: int
    seconds: float

    @property
    def same_start(self) -> bool:
        """Whether all descents began at one point."""
        first = self.descents[0].path.start
        return all(np.array_equal(descent.path.start, first) for descent in self.descents)


def compare(
    plans: Sequence[Plan],
    data: Data,
    steps: int,
    examples: int = 2000,
    report: Report = silent,
    watches: Sequence[Watch] = (),
) -> Comparison:
    """Walk every plan and measure along it. All plans must be of networks with the same layers.

    `watches`, one for each plan, see the steps while they are taken.
    """
    began = time.perf_counter()
    if not plans:
        raise ValueError("there is no descent to walk; add one")
    if len({plan.config.layer_sizes for plan in plans}) > 1:
        raise ValueError("the descents have different layer_sizes; only networks of the same make share a landscape")
    landscape = Landscape(plans[0].config.new_network(), data.train, examples)
    work = [_estimate(plan, steps, len(data.train), landscape.examples) for plan in plans]
    ends = np.cumsum([0.0, *work]) / sum(work)
    aims: dict[bytes, Aim] = {}  # descents that share a start share what is measured there
    descents = [
        _measure(plan, data, steps, landscape, aims, part(report, ends[i], ends[i + 1]), watch)
        for i, (plan, watch) in enumerate(zip(plans, watches or [unwatched] * len(plans), strict=True))
    ]
    return Comparison(tuple(descents), landscape, steps, time.perf_counter() - began)


def _measure(
    plan: Plan,
    data: Data,
    steps: int,
    landscape: Landscape,
    aims: dict[bytes, Aim],
    report: Report,
    watch: Watch,
) -> Descent:
    walk, measuring = _seconds(plan, steps, len(data.train), landscape.examples)
    walked = walk / (walk + measuring)
    path = descend(plan.config, data, steps, plan.start, part(report, 0, walked), watch)
    middle = (walked + 1) / 2
    costs = landscape.costs(path.points, part(report, walked, middle))
    key = path.start.tobytes()
    if key not in aims:
        aims[key] = aim_at(path, path.start, data, part(report, middle, (middle + 1) / 2))
    return Descent(path, costs, aims[key], aim_at(path, path.end, data, part(report, (middle + 1) / 2, 1)))


def aim_at(path: Path, point: Array, data: Data, report: Report = silent) -> Aim:
    """∇C over the whole training set at a point of the path, in float64, and mini-batches drawn beside it."""
    network = path.network(point)
    with np.errstate(over="ignore", invalid="ignore"):
        full = full_gradient(network, data.train, part(report, 0, 0.3), with_noise=True)
        rng = np.random.default_rng((path.config.seed, 3))
        return Aim(full, mini_batch_cosines(network, data.train, full.gradient, SIZES, rng, part(report, 0.3, 1)))


def _estimate(plan: Plan, steps: int, train: int, examples: int) -> float:
    return sum(_seconds(plan, steps, train, examples))


def _seconds(plan: Plan, steps: int, train: int, examples: int) -> tuple[float, float]:
    """About how long walking and measuring take, for an even progress bar."""
    size = min(plan.config.mini_batch_size, train)
    points: Any = min(steps, 150)
    return steps * (5e-5 + 1.2e-6 * size), 1.3e-6 * points * examples + 1.5e-5 * train
