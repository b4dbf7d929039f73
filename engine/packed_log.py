"""A log as a few arrays, to be saved (as text, thousands of epochs would fill a file's header); and back, checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.history import EpochResult
from engine.plain import from_plain
from engine.training_log import FrozenLog


@dataclass(frozen=True, slots=True, eq=False)
class PackedLog:
    """n points as in FrozenLog; of m epochs: counts (m, 2) are epoch and step, results (m, 2) cost and accuracy."""

    steps: NDArray[np.int64]
    costs: NDArray[np.float64]
    gradient_norms: NDArray[np.floating[Any]]
    seconds: NDArray[np.float64]
    counts: NDArray[np.int64]
    results: NDArray[np.float64]

    def __post_init__(self) -> None:
        FrozenLog(self.steps, self.costs, self.gradient_norms, (), self.seconds)  # checks the points
        m = len(self.counts)
        if (self.counts.shape, self.results.shape) != ((m, 2), (m, 2)) or (self.counts < 0).any():
            raise ValueError("the epochs of the log make no sense")

    def log(self) -> FrozenLog:
        """Unpack."""
        pairs = zip(self.counts.tolist(), self.results.tolist(), strict=True)
        epochs = tuple(EpochResult(*counts, *results) for counts, results in pairs)
        return FrozenLog(self.steps, self.costs, self.gradient_norms, epochs, self.seconds)


def pack_log(log: FrozenLog) -> PackedLog:
    """Pack a log; its points stay where they are."""
    epochs, m = log.epochs, len(log.epochs)
    counts, results = np.empty((m, 2), dtype=np.int64), np.empty((m, 2))
    counts[:, 0], counts[:, 1] = [epoch.epoch for epoch in epochs], [epoch.step_count for epoch in epochs]
    results[:, 0], results[:, 1] = [epoch.cost for epoch in epochs], [epoch.accuracy for epoch in epochs]
    return PackedLog(log.steps, log.costs, log.gradient_norms, log.seconds, counts, results)


def frozen_log(saved: PackedLog | FrozenLog) -> FrozenLog:
    """Return the log of a file; older files have it unpacked."""
    return saved.log() if isinstance(saved, PackedLog) else saved


def read_log(plain: Any) -> FrozenLog:
    """Make the log that plain data holds; PlainError if it makes no sense."""
    if isinstance(plain, dict) and plain.get("is") == FrozenLog.__name__:
        return from_plain(FrozenLog, plain)
    return from_plain(PackedLog, plain).log()
