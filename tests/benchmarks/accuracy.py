"""Accuracy of the presets over seeds 0 to 4: `python -m tests.benchmarks.accuracy`.

With --choose, the learning rates are compared on a validation split of 10,000 training examples instead; the test set
is only ever reported. With --starts, every way to draw the first weights is tried.
"""

from __future__ import annotations

import argparse
from dataclasses import replace

import numpy as np

from engine.datasets import Data, Dataset, load_mnist
from engine.evaluation import evaluate
from engine.experiments import STARTS
from engine.numerics import use_one_blas_thread
from engine.training import PRESETS, TrainingConfig, TrainingDiverged, TrainingSession

SEEDS = range(5)
EPOCHS = {"chapter": 10, "best": 30}
CANDIDATES = {"chapter": (1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0), "best": (0.05, 0.1, 0.2)}


def accuracy(config: TrainingConfig, data: Data, examine: Dataset, epochs: int) -> float:
    """Percent right after the last epoch; 0 if training diverged."""
    session = TrainingSession(config, data)
    try:
        for _ in range(epochs):
            session.step_epoch()
    except TrainingDiverged:
        return 0.0
    return 100 * evaluate(session.network, examine).accuracy


def report(name: str, config: TrainingConfig, data: Data, examine: Dataset) -> None:
    values = [accuracy(replace(config, seed=seed), data, examine, EPOCHS[name]) for seed in SEEDS]
    each = " ".join(f"{value:.2f}" for value in values)
    print(
        f"{name:8} {config.initialisation:6} η {config.learning_rate:<5g} {EPOCHS[name]} epochs: "
        f"mean {np.mean(values):.2f} spread {np.std(values):.2f} lowest {min(values):.2f}  ({each})",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--choose", action="store_true", help="compare learning rates on a validation split")
    parser.add_argument("--starts", action="store_true", help="try every way to draw the first weights")
    arguments = parser.parse_args()
    choose = arguments.choose
    use_one_blas_thread()
    data = load_mnist()
    if choose:
        data = data.with_validation(10_000, seed=0)
    for name, preset in PRESETS.items():
        examine = data.validation if choose and data.validation else data.test
        for start in STARTS if arguments.starts else (preset.initialisation,):
            for eta in CANDIDATES[name] if choose else (preset.learning_rate,):
                report(name, replace(preset, learning_rate=eta, initialisation=start), data, examine)


if __name__ == "__main__":
    main()
