"""A timeline as a few large arrays instead of thousands of small ones, to be saved in a file; and back, checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from engine.history import EpochResult
from engine.network import parameter_count
from engine.own_pages import frozen_copy
from engine.plain import Rows
from engine.timeline import Moment, TimelineRecord
from engine.training import Event, TrainingConfig

_NO_TEST = -1  # instead of an epoch


@dataclass(frozen=True, slots=True, eq=False)
class PackedTimeline:
    """One row for each moment: counts (M, 3) are step, events done and epoch tested, or -1; see Moment for the rest."""

    config: TrainingConfig
    events: tuple[Event, ...]
    counts: NDArray[np.int64]
    parameters: NDArray[np.float32]  # (M, n)
    gradient_norms: NDArray[np.floating[Any]]  # (M, L)
    measures: NDArray[np.float64]  # (M, 3): learning rate, cost, seconds
    tests: NDArray[np.float64]  # (M, 3): step, cost and accuracy on the test set

    def __post_init__(self) -> None:
        rows, sizes = len(self.counts), self.config.layer_sizes
        wanted = {
            "counts": (rows, 3), "parameters": (rows, parameter_count(sizes)), "measures": (rows, 3),
            "gradient_norms": (rows, len(sizes) - 1), "tests": (rows, 3),
        }  # fmt: skip
        found = {name: getattr(self, name).shape for name in wanted}
        if found != wanted or not rows:
            raise ValueError(f"the timeline has arrays {found}, not {wanted}")
        steps, events_done, epochs = self.counts.T
        if steps[0] < 0 or (np.diff(steps) <= 0).any() or (np.diff(events_done) < 0).any():
            raise ValueError("the moments are not in order")
        if events_done[0] < 0 or events_done[-1] > len(self.events) or epochs.min() < _NO_TEST:
            raise ValueError("the moments do not fit the events")
        eta = self.measures[:, 0]
        finite = all(np.isfinite(row).all() for row in self.parameters)
        if not (finite and np.isfinite(self.tests).all() and (eta > 0).all()):
            raise ValueError("the moments hold numbers that are none")

    def record(self) -> TimelineRecord:
        """Unpack; each moment has its own parameters, so that those left out later do not stay with the first."""
        return TimelineRecord(self.config, tuple(map(self._moment, range(len(self.counts)))), self.events)

    def _moment(self, i: int) -> Moment:
        step, events_done, epoch = (int(n) for n in self.counts[i])
        eta, cost, seconds = (float(value) for value in self.measures[i])
        test = None if epoch == _NO_TEST else EpochResult(epoch, int(self.tests[i, 0]), *map(float, self.tests[i, 1:]))
        parameters, norms = frozen_copy(self.parameters[i]), frozen_copy(self.gradient_norms[i])
        return Moment(step, parameters, eta, events_done, cost, norms, test, seconds)


def pack_timeline(record: TimelineRecord) -> PackedTimeline:
    """Pack a record; its parameters stay where they are, as Rows, to be saved without a copy of them all."""
    moments = record.moments
    tests = [moment.test for moment in moments]
    epochs = [_NO_TEST if test is None else test.epoch for test in tests]
    counts = [(m.step_count, m.events_done, epoch) for m, epoch in zip(moments, epochs, strict=True)]
    results = [(0, 0.0, 0.0) if test is None else (test.step_count, test.cost, test.accuracy) for test in tests]
    return PackedTimeline(
        record.config,
        record.events,
        np.array(counts, dtype=np.int64),
        cast(Any, Rows([moment.parameters for moment in moments])),
        np.stack([np.asarray(moment.gradient_norms, dtype=np.float64) for moment in moments]),
        np.array([(m.learning_rate, m.cost, m.seconds) for m in moments], dtype=np.float64),
        np.array(results, dtype=np.float64),
    )
