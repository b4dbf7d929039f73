"""Experiments of the chapters on what a trained network has and has not learned. Each is seeded and repeatable.

None of them touches a run: they train networks of their own or look at a copy. `report(fraction)` is called often and
may raise to stop the work.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.datasets import Data, Dataset
from engine.evaluation import answers_of, evaluate
from engine.network import InitialisationName, Network
from engine.reporting import Report, chunks, part
from engine.training import TrainingConfig, TrainingDiverged, TrainingSession

SURE = 0.9  # an output above this counts as a confident answer
STARTS: tuple[InitialisationName, ...] = ("scaled", "normal", "he")
NOISE_IMAGES = 1000
MEMORISED = 500  # examples: so few that this small network can learn nonsense by heart
MEMORISING_EPOCHS = 200
MEMORISING_MINI_BATCH = 10
START_SEEDS = 5
START_EPOCHS = 2
DIRECTIONS = ((0, -1), (0, 1), (-1, 0), (1, 0))  # (rows, columns) a picture moves by: left, right, up, down
MOST_SHIFT = 4  # px


# Random noise in


@dataclass(frozen=True, slots=True, eq=False)
class NoiseResult:
    """What a network says to images (N, H, W) of noise, each pixel from 0 to 1 with equal chance; outputs (N, n)."""

    images: NDArray[np.uint8]
    outputs: NDArray[Any]
    sure_of_test: float  # share of the test examples with an output above SURE, right or wrong

    @property
    def answers(self) -> NDArray[np.intp]:
        """The answer to each image, (N,)."""
        return np.asarray(self.outputs.argmax(axis=1))

    @property
    def sure(self) -> float:
        """Share of the noise images with an output above SURE."""
        return float((self.outputs.max(axis=1) > SURE).mean())

    @property
    def counts(self) -> NDArray[np.intp]:
        """How often each class was the answer, (n,)."""
        return np.bincount(self.answers, minlength=self.outputs.shape[1])


def noise(network: Network, test: Dataset, *, seed: int = 0, report: Report, count: int = NOISE_IMAGES) -> NoiseResult:
    """Show the network images without any meaning, in float64."""
    exact = network.copy(np.float64)
    rng = np.random.default_rng(seed)
    images = rng.integers(0, 256, (count, *test.image_shape), dtype=np.uint8)
    images.setflags(write=False)
    outputs = exact.feedforward(np.divide(images.reshape(count, -1), 255))
    sure = 0
    for which in chunks(len(test), report):
        sure += int((exact.feedforward(test.x(which)).max(axis=1) > SURE).sum())
    return NoiseResult(images, outputs, sure / len(test))


# Shuffled labels


@dataclass(frozen=True, slots=True, eq=False)
class MemoryResult:
    """Two networks with the same first weights and the same images, one with true, one with shuffled labels.

    Curves (epochs + 1,) are the share right of the examples trained on, before the first epoch and after each.
    """

    true_labels: NDArray[np.float64]
    shuffled_labels: NDArray[np.float64]
    true_test: float  # share right of the test set, afterwards
    shuffled_test: float
    examples: int


def memorise(
    config: TrainingConfig,
    data: Data,
    *,
    seed: int = 0,
    report: Report,
    count: int = MEMORISED,
    epochs: int = MEMORISING_EPOCHS,
) -> MemoryResult:
    """Train on few examples twice: once with their own labels, once with the same labels dealt out at random."""
    rng = np.random.default_rng(seed)
    chosen = data.train.subset(np.sort(rng.permutation(len(data.train))[:count]))
    shuffled = replace(chosen, labels=rng.permutation(chosen.labels))
    config = replace(config, mini_batch_size=min(MEMORISING_MINI_BATCH, len(chosen)), schedule="constant")
    curves, tests = [], []
    for number, train in enumerate((chosen, shuffled)):
        session = TrainingSession(config, replace(data, train=train))
        curve = [evaluate(session.network, train).accuracy]
        for epoch in _epochs(session, epochs):
            curve.append(evaluate(session.network, train).accuracy)
            report((number + epoch / epochs) / 2)
        curves.append(np.array(curve))
        tests.append(evaluate(session.network, data.test).accuracy)
    return MemoryResult(curves[0], curves[1], tests[0], tests[1], len(chosen))


def _epochs(session: TrainingSession, epochs: int) -> Iterator[int]:
    """Train epoch by epoch; where training cannot go on, the last good weights stay."""
    for epoch in range(1, epochs + 1):
        try:
            session.step_epoch()
        except TrainingDiverged:
            return
        yield epoch


# Several starts


@dataclass(frozen=True, slots=True, eq=False)
class StartsResult:
    """Share of the test set right (initialisations, seeds) before training and after; NaN where training diverged."""

    initialisations: tuple[InitialisationName, ...]
    seeds: tuple[int, ...]
    before: NDArray[np.float64]
    after: NDArray[np.float64]
    epochs: int


def several_starts(
    config: TrainingConfig,
    data: Data,
    *,
    report: Report,
    initialisations: Sequence[InitialisationName] = STARTS,
    seeds: int = START_SEEDS,
    epochs: int = START_EPOCHS,
) -> StartsResult:
    """Train one network for each way to draw the first weights and each seed, all with the same settings."""
    before = np.full((len(initialisations), seeds), np.nan)
    after = before.copy()
    for number in range(before.size):
        row, column = divmod(number, seeds)
        start = replace(config, initialisation=initialisations[row], seed=config.seed + column)
        session = TrainingSession(start, data)
        before[row, column] = evaluate(session.network, data.test).accuracy
        if _train(session, epochs, report, number / before.size, 1 / before.size):
            after[row, column] = evaluate(session.network, data.test).accuracy
    numbers = tuple(config.seed + column for column in range(seeds))
    return StartsResult(tuple(initialisations), numbers, before, after, epochs)


def _train(session: TrainingSession, epochs: int, report: Report, begun: float, share: float) -> bool:
    """Train for some epochs, telling after every mini-batch; False if training diverged."""
    steps = epochs * session.mini_batches_per_epoch
    try:
        for step in range(steps):
            session.step_mini_batch()
            report(begun + share * (step + 1) / steps)
    except TrainingDiverged:
        return False
    return True


# Shifted images


@dataclass(frozen=True, slots=True, eq=False)
class ShiftResult:
    """Share of the test set right, (pixels + 1, directions), with all images moved by 0, 1, ... pixels."""

    accuracies: NDArray[np.float64]

    @property
    def mean(self) -> NDArray[np.float64]:
        """The mean over the directions, (pixels + 1,)."""
        return np.asarray(self.accuracies.mean(axis=1))


def shifts(network: Network, test: Dataset, *, report: Report, most: int = MOST_SHIFT) -> ShiftResult:
    """Move every test image left, right, up and down, and ask again; in float64."""
    exact = network.copy(np.float64)
    rounds = 1 + most * len(DIRECTIONS)
    accuracies = np.empty((most + 1, len(DIRECTIONS)))
    accuracies[0] = _right(exact, test, 0, 0, report, 0, rounds)
    for number in range(most * len(DIRECTIONS)):
        pixels, side = number // len(DIRECTIONS) + 1, number % len(DIRECTIONS)
        down, right = (pixels * step for step in DIRECTIONS[side])
        accuracies[pixels, side] = _right(exact, test, down, right, report, number + 1, rounds)
    return ShiftResult(accuracies)


def _right(network: Network, test: Dataset, down: int, right: int, report: Report, number: int, rounds: int) -> float:
    """Share of the test set right with its images moved."""
    correct = 0
    for which in chunks(len(test), part(report, number / rounds, (number + 1) / rounds)):
        x = shifted(test.images[which], down, right).reshape(-1, network.layer_sizes[0])
        correct += int((answers_of(network.output(np.divide(x, 255))[0]) == test.labels[which]).sum())
    return correct / len(test)


def shifted(images: NDArray[Any], down: int, right: int) -> NDArray[Any]:
    """Move images (N, H, W) by whole pixels; what leaves the field is lost, what enters is dark."""
    moved = np.zeros_like(images)
    height, width = images.shape[1:]
    if abs(down) < height and abs(right) < width:
        target = (slice(max(0, down), height + min(0, down)), slice(max(0, right), width + min(0, right)))
        source = (slice(max(0, -down), height - max(0, down)), slice(max(0, -right), width - max(0, right)))
        moved[:, *target] = images[:, *source]
    return moved
