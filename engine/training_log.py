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
    """Takes the chunks of one run as they come, into room taken once: a log that grew piece by piece would leave holes.

    Numbers have the type they have in the first chunk.
    """

    def __init__(self) -> None:
        self._room: tuple[NDArray[Any], ...] = ()  # for steps, costs, gradient norms and seconds, twice MOST_POINTS
        self._points = 0
        self._epochs: list[EpochResult] = []

    def add(self, chunk: HistoryChunk) -> None:
        """Keep what a chunk holds."""
        for start in range(0, len(chunk.steps), MOST_POINTS):
            part = slice(start, start + MOST_POINTS)
            self._append(chunk.steps[part], chunk.costs[part], chunk.gradient_norms[part], chunk.seconds[part])
        self._epochs += chunk.epochs
        if len(self._epochs) > MOST_EPOCHS:
            del self._epochs[-2::-2]

    def _append(self, *columns: NDArray[Any]) -> None:
        if not self._room:
            self._room = tuple(np.empty((2 * MOST_POINTS, *new.shape[1:]), new.dtype) for new in columns)
        end = self._points + len(columns[0])
        for room, new in zip(self._room, columns, strict=True):
            room[self._points : end] = new
        self._points = end
        if self._points > MOST_POINTS:
            self._thin()

    def _thin(self) -> None:
        """Forget every second point, counted back from the newest, which stays."""
        for room in self._room:
            kept = room[self._points % 2 == 0 : self._points : 2]
            room[: len(kept)] = kept
        self._points = (self._points + 1) // 2

    def frozen(self) -> FrozenLog:
        """Return a copy of what was kept so far, as one value that can be saved."""
        nothing: tuple[NDArray[Any], ...] = (np.empty(0, np.int64), np.empty(0), np.empty((0, 0)), np.empty(0))
        steps, costs, norms, seconds = (column[: self._points].copy() for column in self._room or nothing)
        _freeze(steps, costs, norms, seconds)
        return FrozenLog(steps, costs, norms, tuple(self._epochs), seconds)


def _freeze(*arrays: NDArray[Any]) -> None:
    for array in arrays:
        array.setflags(write=False)


@dataclass(frozen=True, slots=True, eq=False)
class FrozenLog:
    """A log as it stood: steps (n,), costs (n,), gradient_norms (n, L), the epochs tested, training time (n,)."""

    steps: NDArray[np.int64]
    costs: NDArray[np.float64]
    gradient_norms: NDArray[np.floating[Any]]
    epochs: tuple[EpochResult, ...]
    seconds: NDArray[np.float64]

    def __post_init__(self) -> None:
        n = len(self.steps)
        shapes = {self.steps.shape, self.costs.shape, self.seconds.shape, self.gradient_norms.shape[:1]}
        if shapes != {(n,)}:
            raise ValueError("steps, costs, gradient_norms and seconds are not equally long")
        if self.gradient_norms.ndim != 2 or (np.diff(self.steps) <= 0).any() or (self.steps < 0).any():
            raise ValueError("the steps do not grow, or the norms are no table")

    @classmethod
    def empty(cls) -> FrozenLog:
        """Return the log of a run that has not begun."""
        return TrainingLog().frozen()

    def chunks(self, layers: int) -> tuple[HistoryChunk, ...]:
        """Return it as the history of a run with so many layers of weights; empty if it is not of such a run."""
        if len(self.steps) and self.gradient_norms.shape[1] != layers:
            return ()
        return (HistoryChunk(0, self.steps, self.costs, self.gradient_norms, self.epochs, self.seconds),)

    def thinned(self, most_points: int) -> FrozenLog:
        """Return it with at most so many points, evenly, the newest among them."""
        every = max(1, -(-len(self.steps) // most_points))
        kept = np.arange(len(self.steps))[::-1][::every][::-1]
        steps, costs, norms, seconds = self.steps[kept], self.costs[kept], self.gradient_norms[kept], self.seconds[kept]
        _freeze(steps, costs, norms, seconds)
        return FrozenLog(steps, costs, norms, self.epochs, seconds)

    def until(self, step_count: int) -> FrozenLog:
        """Return the part up to this step; arrays are views of the same numbers."""
        kept = slice(0, int(np.searchsorted(self.steps, step_count, side="right")))
        epochs = tuple(epoch for epoch in self.epochs if epoch.step_count <= step_count)
        return FrozenLog(self.steps[kept], self.costs[kept], self.gradient_norms[kept], epochs, self.seconds[kept])

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
