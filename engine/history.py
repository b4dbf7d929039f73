"""The history of a run on its way out of the training thread: increments in an append-only channel.

The newest snapshot may skip steps; the history does not. One thread adds, one thread takes. Memory is bounded: a reader
that stays away for very long finds its unread points thinned out, evenly, with the newest kept.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

MOST_PENDING = 65_536  # points kept for a reader that does not come
MOST_CHUNKS = 512


@dataclass(frozen=True, slots=True)
class EpochResult:
    """Cost and accuracy (0 to 1) over the whole test set after so many epochs and steps."""

    epoch: int
    step_count: int
    cost: float
    accuracy: float


@dataclass(frozen=True, slots=True, eq=False)
class HistoryChunk:
    """Consecutive points of one run: steps (n,), costs (n,), gradient_norms (n, L), and the epochs tested.

    seconds (n,) is the time spent in training steps up to each point, without pauses, tests and drawing.
    """

    run: int
    steps: NDArray[np.int64]
    costs: NDArray[np.float64]
    gradient_norms: NDArray[Any]
    epochs: tuple[EpochResult, ...]
    seconds: NDArray[np.float64]


class History:
    """`add` and `flush` belong to the training thread, `take` to the reader."""

    def __init__(self) -> None:
        self._run = 0
        self._chunks: deque[HistoryChunk] = deque()
        self._clear()

    def _clear(self) -> None:
        self._steps: list[int] = []
        self._costs: list[float] = []
        self._norms: list[NDArray[Any]] = []
        self._seconds: list[float] = []
        self._epochs: list[EpochResult] = []

    def begin_run(self, run: int, before: Sequence[HistoryChunk] = ()) -> None:
        """Hand over what belongs to the run before; this one begins with what it did `before`, when it was saved."""
        self.flush(even_if_full=True)
        self._run = run
        self._chunks.extend(replace(chunk, run=run) for chunk in before)

    def add(self, step: int, cost: float, gradient_norms: NDArray[Any], seconds: float = 0.0) -> None:
        """One mini-batch: its step count, its cost before the step, its gradient's size per layer (L,), time so far."""
        self._steps.append(step)
        self._costs.append(cost)
        self._norms.append(gradient_norms)
        self._seconds.append(seconds)
        if len(self._steps) > MOST_PENDING:
            self._thin()

    def add_epoch(self, result: EpochResult) -> None:
        """One measurement on the test set."""
        self._epochs.append(result)
        if len(self._epochs) > MOST_PENDING:
            del self._epochs[-2::-2]

    def _thin(self) -> None:
        """Forget every second point, counted back from the newest, which stays."""
        for points in (self._steps, self._costs, self._norms, self._seconds):
            del points[-2::-2]

    def flush(self, even_if_full: bool = False) -> HistoryChunk | None:
        """Make what was added readable, unless very much is still unread: then it waits here and is thinned out.

        Returns what became readable.
        """
        if not self._steps and not self._epochs:
            return None
        if len(self._chunks) >= MOST_CHUNKS and not even_if_full:
            return None
        steps, costs = np.array(self._steps, dtype=np.int64), np.array(self._costs, dtype=np.float64)
        norms = np.array(self._norms) if self._norms else np.empty((0, 0))
        seconds = np.array(self._seconds, dtype=np.float64)
        for array in (steps, costs, norms, seconds):
            array.setflags(write=False)
        chunk = HistoryChunk(self._run, steps, costs, norms, tuple(self._epochs), seconds)
        self._chunks.append(chunk)
        self._clear()
        return chunk

    def take(self) -> list[HistoryChunk]:
        """Everything not yet taken, oldest first."""
        taken = []
        while self._chunks:
            taken.append(self._chunks.popleft())
        return taken
