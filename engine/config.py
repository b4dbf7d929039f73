"""What a run of training depends on besides its data: layers, functions, learning rate, mini-batches, seed; presets."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from engine.activations import ACTIVATIONS, ActivationName
from engine.augmentation import AUGMENTATIONS, AugmentationName
from engine.costs import COSTS, CostName
from engine.datasets import Data, Dataset
from engine.mini_batch import MiniBatch, mini_batch_after
from engine.network import InitialisationName, Network

ScheduleName = Literal["constant", "cosine"]


def _check(condition: bool, name: str, value: object, wanted: str) -> None:
    if not condition:
        raise ValueError(f"{name} is {value!r}; it must be {wanted}")


def check_learning_rate(value: float) -> None:
    """Raise ValueError unless eta is a positive, finite number."""
    _check(math.isfinite(value) and value > 0, "learning_rate", value, "a positive, finite number")


@dataclass(frozen=True, slots=True)
class TrainingConfig:
    """Everything a run depends on, besides its data. Validated when made; ValueError names the bad field.

    learning_rate is eta in w <- w - eta dC/dw with C_0 = sum_j (a_j - y_j)^2 (the code of Nielsen's book has 1/2
    there: its eta of 3.0 is 1.5 here). With the schedule "cosine" it falls to 0 over schedule_epochs.
    """

    layer_sizes: tuple[int, ...] = (784, 16, 16, 10)
    activation: ActivationName = "sigmoid"
    cost: CostName = "quadratic"
    initialisation: InitialisationName = "scaled"
    mini_batch_size: int = 100
    learning_rate: float = 4.0
    schedule: ScheduleName = "constant"
    schedule_epochs: int = 30
    seed: int = 0
    augmentation: AugmentationName = "none"  # of the training images

    def __post_init__(self) -> None:
        object.__setattr__(self, "layer_sizes", tuple(int(n) for n in self.layer_sizes))
        _check(len(self.layer_sizes) >= 2, "layer_sizes", self.layer_sizes, "at least an input and an output layer")
        _check(all(1 <= n <= 100_000 for n in self.layer_sizes), "layer_sizes", self.layer_sizes, "1 neuron or more")
        _check(self.activation in ACTIVATIONS, "activation", self.activation, f"one of {', '.join(ACTIVATIONS)}")
        _check(self.cost in COSTS, "cost", self.cost, f"one of {', '.join(COSTS)}")
        starts = ("scaled", "normal", "he")
        _check(self.initialisation in starts, "initialisation", self.initialisation, f"one of {', '.join(starts)}")
        _check(self.mini_batch_size >= 1, "mini_batch_size", self.mini_batch_size, "1 or more")
        check_learning_rate(self.learning_rate)
        _check(self.schedule in ("constant", "cosine"), "schedule", self.schedule, "constant or cosine")
        _check(self.schedule_epochs >= 1, "schedule_epochs", self.schedule_epochs, "1 or more")
        _check(0 <= self.seed < 2**63, "seed", self.seed, "a whole number from 0 on")
        _check(
            self.augmentation in AUGMENTATIONS, "augmentation", self.augmentation, f"one of {', '.join(AUGMENTATIONS)}"
        )

    def with_seed(self, seed: int) -> TrainingConfig:
        """Return the same configuration with another seed: other first weights, other shuffles."""
        return replace(self, seed=seed)

    def effective_learning_rate(self, learning_rate: float, step_count: int, mini_batches_per_epoch: int) -> float:
        """eta of the step after so many, with the schedule."""
        if self.schedule == "constant":
            return learning_rate
        total = self.schedule_epochs * mini_batches_per_epoch
        return learning_rate * 0.5 * (1 + math.cos(math.pi * min(step_count, total - 1) / total))

    def mini_batch_after(self, step_count: int, train: Dataset) -> MiniBatch:
        """The examples of the step that follows so many, as that step takes them."""
        return mini_batch_after(step_count, train, self.mini_batch_size, self.seed, self.augmentation)

    def new_network(self) -> Network:
        """The network this configuration starts from; the seed fixes it."""
        return Network(
            self.layer_sizes,
            rng=np.random.default_rng((self.seed, 0)),
            activation=self.activation,
            cost=self.cost,
            initialisation=self.initialisation,
        )


def config_for(data: Data, config: TrainingConfig) -> TrainingConfig:
    """The same configuration with input and output layers that fit the data."""
    ends = data.train.pixels.shape[1], len(data.train.class_names)
    return replace(config, layer_sizes=(ends[0], *config.layer_sizes[1:-1], ends[1]))


PRESETS: Mapping[str, TrainingConfig] = {
    "chapter": TrainingConfig(),
    "best": TrainingConfig(
        activation="relu",
        cost="cross_entropy",
        initialisation="he",
        mini_batch_size=50,
        learning_rate=0.2,
        schedule="cosine",
        schedule_epochs=30,
    ),
}


def smaller_learning_rate(config: TrainingConfig, learning_rate: float) -> float:
    """Return an eta worth trying where this one was too large: a quarter, or the preset's of the same cost."""
    known = next(preset.learning_rate for preset in PRESETS.values() if preset.cost == config.cost)
    return float(f"{min(learning_rate / 4, known):.2g}")
