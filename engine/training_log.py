"""The log of one run, kept in bounded memory: what every step cost, how steep it was, and what each epoch reached.

A run longer than MOST_POINTS steps keeps every second of its points, then every fourth, and so on; the newest always,
and each as it was measured.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.history import EpochResult, HistoryChunk

MOST_POINTS = 65_536
MOST_EPOCHS = 8_192


class TrainingLog:
    """Takes the chunks of one run as they come."""

    def __init__(self) -> None:
        self._chunks: list[HistoryChunk] = []
        self._points = 0
        self._epochs: list[EpochResult] = []

    def add(self, chunk: HistoryChunk) -> None:
        """Keep a chunk."""
        if len(chunk.steps):
            self._chunks.append(chunk)
            self._points += len(chunk.steps)
        self._epochs += chunk.epochs
        if self._points > MOST_POINTS:
            self._thin()
        if len(self._epochs) > MOST_EPOCHS:
            del self._epochs[-2::-2]

    def _thin(self) -> None:
        """Forget every second point, counted back from the newest, which stays."""
        joined = self._joined()
        kept = slice(len(joined.steps) % 2 == 0, None, 2)
        steps, costs, norms = joined.steps[kept].copy(), joined.costs[kept].copy(), joined.gradient_norms[kept].copy()
        for array in (steps, costs, norms):
            array.setflags(write=False)
        self._chunks = [HistoryChunk(joined.run, steps, costs, norms, ())]
        self._points = len(steps)

    def _joined(self) -> HistoryChunk:
        chunks = self._chunks
        if not chunks:
            return HistoryChunk(0, np.empty(0, np.int64), np.empty(0), np.empty((0, 0)), ())
        arrays: list[NDArray[Any]] = [
            np.concatenate([getattr(chunk, name) for chunk in chunks]) for name in ("steps", "costs", "gradient_norms")
        ]
        for array in arrays:
            array.setflags(write=False)
        return HistoryChunk(chunks[-1].run, arrays[0], arrays[1], arrays[2], ())

    def frozen(self) -> FrozenLog:
        """Return what was kept so far, as one value that can be saved."""
        joined = self._joined()
        self._chunks = [joined] if len(joined.steps) else []
        return FrozenLog(joined.steps, joined.costs, joined.gradient_norms, tuple(self._epochs))


@dataclass(frozen=True, slots=True, eq=False)
class FrozenLog:
    """A log as it stood: steps (n,), costs (n,), gradient_norms (n, L), and the epochs tested."""

    steps: NDArray[np.int64]
    costs: NDArray[np.float64]
    gradient_norms: NDArray[np.floating[Any]]
    epochs: tuple[EpochResult, ...]

    def __post_init__(self) -> None:
        n = len(self.steps)
        if self.steps.ndim != 1 or self.costs.shape != (n,) or self.gradient_norms.shape[:1] != (n,):
            raise ValueError("steps, costs and gradient_norms are not equally long")
        if self.gradient_norms.ndim != 2 or (np.diff(self.steps) <= 0).any() or (self.steps < 0).any():
            raise ValueError("the steps do not grow, or the norms are no table")

    def chunks(self, layers: int) -> tuple[HistoryChunk, ...]:
        """Return it as the history of a run with so many layers of weights; empty if it is not of such a run."""
        if len(self.steps) and self.gradient_norms.shape[1] != layers:
            return ()
        return (HistoryChunk(0, self.steps, self.costs, self.gradient_norms, self.epochs),)

    def table(self, mini_batches_per_epoch: int) -> tuple[list[str], Iterable[list[object]]]:
        """Return header and rows of a CSV file: one row a step, the test set's figures where an epoch ended."""
        layers = self.gradient_norms.shape[1]
        header = ["step", "epoch", "mini_batch_cost"] + [f"gradient_norm_{i + 1}" for i in range(layers)]
        return [*header, "test_cost", "test_accuracy"], self._rows(mini_batches_per_epoch, layers)

    def _rows(self, per_epoch: int, layers: int) -> Iterable[list[object]]:
        tests = {epoch.step_count: (epoch.cost, epoch.accuracy) for epoch in self.epochs}
        places = {int(step): i for i, step in enumerate(self.steps)}
        for step in sorted(tests.keys() | places.keys()):
            i = places.get(step)
            measured = [""] * (layers + 1) if i is None else [float(self.costs[i]), *self.gradient_norms[i].tolist()]
            yield [step, round(step / per_epoch, 6), *measured, *tests.get(step, ("", ""))]
