"""Frozen moments of one run: what is needed to show it as it was, and to go on from there bit for bit.

Between two moments a run is replayed: its steps are exact, its events (another eta, other weights) are kept, and where
it stands in its shuffle follows from its step count. So moments may be thinned without losing anything but time.

A `TimelineRecord` is plain frozen data: arrays, numbers, and dataclasses of them. `engine.plain.to_plain(record)` makes
it JSON beside arrays, `from_plain(TimelineRecord, plain)` brings it back.
"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.datasets import Data
from engine.history import EpochResult
from engine.own_pages import frozen_copy
from engine.training import Event, ParameterChange, SessionState, TrainingConfig, TrainingSession

MOST_BYTES = 32 * 2**20  # of the moments and events of the run at hand; reached in a minute of training flat out
DENSITY = 64  # every step has a moment up to here; later the steps between two are a DENSITY-th of those done
_FEWEST = 3  # the first, the newest and the best are kept, however large the network


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """A run between two mini-batches, with what was measured there; arrays are read-only."""

    step_count: int
    parameters: NDArray[np.float32]
    learning_rate: float
    events_done: int  # how many of the run's events lie before this moment
    cost: float  # C over the mini-batch before, before its step; NaN where there was none
    gradient_norms: NDArray[np.floating[Any]]  # (L,) of that mini-batch
    test: EpochResult | None  # newest measurement on the test set
    seconds: float  # of training up to here

    @property
    def accuracy(self) -> float:
        """Share of the test set answered correctly (0 to 1) at this very moment; -1 where it was not measured."""
        return -1.0 if self.test is None or self.test.step_count != self.step_count else self.test.accuracy

    @property
    def nbytes(self) -> int:
        """Bytes of its arrays."""
        return self.parameters.nbytes + self.gradient_norms.nbytes


@dataclass(frozen=True, slots=True, eq=False)
class TimelineRecord:
    """A timeline as it stood: its moments in order, and all events of the run, those after the last moment too."""

    config: TrainingConfig
    moments: tuple[Moment, ...]
    events: tuple[Event, ...]

    def state(self, moment: Moment) -> SessionState:
        """Return the run at one of these moments, with all that is needed to go on from it."""
        events = self.events[: moment.events_done]
        return SessionState(self.config, moment.parameters, moment.step_count, 0, moment.learning_rate, events)

    def nearest_before(self, step_count: int) -> Moment:
        """Return the newest moment up to this step; the first if there is none."""
        place = bisect.bisect_right(self.moments, step_count, key=_step_of)
        return self.moments[max(0, place - 1)]

    @property
    def best(self) -> Moment:
        """The moment that answered most of the test set correctly, the first of equals."""
        return self.moments[_best_of(self.moments)]

    def until(self, step_count: int) -> TimelineRecord:
        """Return the part up to this step; moments are shared, not copied."""
        moments = tuple(moment for moment in self.moments if moment.step_count <= step_count) or self.moments[:1]
        return replace(self, moments=moments, events=tuple(e for e in self.events if e.step_count <= step_count))

    def thinned(self, most_bytes: int) -> TimelineRecord:
        """Return it with so many moments left out that the others fit into so many bytes."""
        return Timeline(self, most_bytes).record()


class Timeline:
    """The moments of a run on its way, in bounded memory. Belongs to the training thread; `record()` may go anywhere.

    Once there are too many, those go first whose neighbours are nearest to each other: early steps stay dense, and late
    ones near enough to scrub through. The first, the newest and the best are never left out.
    """

    def __init__(self, record: TimelineRecord, most_bytes: int = MOST_BYTES) -> None:
        self._config, self._most_bytes = record.config, most_bytes
        self._moments = list(record.moments)
        self.events: list[Event] = list(record.events)
        self.furthest = self._moments[-1].step_count  # newest step the run has reached, rewound or not
        self._record: TimelineRecord | None = None
        self._moment_bytes = sum(moment.nbytes for moment in self._moments)  # counted on: a sum would be one a step
        self._thin()

    @property
    def nbytes(self) -> int:
        """Bytes of all arrays kept."""
        return self._moment_bytes + sum(event.nbytes for event in self.events if isinstance(event, ParameterChange))

    def is_due(self, step_count: int) -> bool:
        """Whether enough steps have gone by for another moment."""
        last = self._moments[-1].step_count
        return step_count >= last + max(1, last // DENSITY)

    def add(self, moment: Moment) -> None:
        """Keep a moment at the run's newest step; it replaces the one of the same step (before an event)."""
        if self._moments[-1].step_count == moment.step_count:
            self._moment_bytes -= self._moments.pop().nbytes
        self._moments.append(moment)
        self._moment_bytes += moment.nbytes
        self.furthest = max(self.furthest, moment.step_count)
        self._record = None
        self._thin()

    def learn_events(self, events: Sequence[Event]) -> None:
        """Take up what came after the events known so far."""
        self.events += events[len(self.events) :]
        self._record = None

    def record(self) -> TimelineRecord:
        """Return it as it stands, frozen; the same value until something is added."""
        if self._record is None:
            self._record = TimelineRecord(self._config, tuple(self._moments), tuple(self.events))
        return self._record

    def _thin(self) -> None:
        excess = self.nbytes - self._most_bytes
        while excess > 0 and len(self._moments) > _FEWEST:
            left_out = self._moments.pop(_least_missed(self._moments)).nbytes
            self._moment_bytes -= left_out
            excess -= left_out


def moment_of(
    session: TrainingSession, cost: float, norms: NDArray[Any], test: EpochResult | None, seconds: float
) -> Moment:
    """Freeze where a session stands between two mini-batches."""
    parameters, norms = frozen_copy(session.network.parameters), frozen_copy(norms)
    return Moment(
        session.step_count, parameters, session.learning_rate, len(session.events), cost, norms, test, seconds
    )


def walk_to(
    session: TrainingSession, record: TimelineRecord, step_count: int, go_on: Callable[[float], bool]
) -> Moment:
    """Bring a session of the run to a step, exactly, from the moment before, which is returned.

    `go_on` is told the share done, and may say False to stop on the way.
    """
    moment = record.nearest_before(step_count)
    session.restore(record.state(moment))
    apply_known(session, record.events)
    while session.step_count < step_count:
        if not go_on((session.step_count - moment.step_count) / (step_count - moment.step_count)):
            break
        session.step_mini_batch()
        apply_known(session, record.events)
    return moment


def replayed(record: TimelineRecord, data: Data, step_count: int, progress: Callable[[float], None]) -> Moment:
    """Return the moment of a step between two that were kept, worked out anew, bit for bit as it was."""

    def go_on(fraction: float) -> bool:
        progress(fraction)
        return True

    session = TrainingSession(record.config, data)
    before = walk_to(session, record, step_count, go_on)
    if session.step_count == before.step_count:
        return before
    return moment_of(session, session.cost, session.gradient_norms, before.test, before.seconds)


def apply_known(session: TrainingSession, events: Sequence[Event]) -> bool:
    """Let the next of a run's events happen whose step has come; whether there was any."""
    happened = False
    while len(session.events) < len(events) and events[len(session.events)].step_count <= session.step_count:
        session.repeat(events[len(session.events)])
        happened = True
    return happened


def _step_of(moment: Moment) -> int:
    return moment.step_count


def _best_of(moments: Sequence[Moment]) -> int:
    return max(range(len(moments)), key=lambda i: (moments[i].accuracy, -i))


def _least_missed(moments: Sequence[Moment]) -> int:
    """Index of the moment, not the first, the newest or the best, that leaves the smallest gap when it goes.

    Half of the room is for equal ratios of steps, so that the first steps stay dense, half for equal differences, so
    that no part of a long run is empty.
    """
    steps = np.fromiter(map(_step_of, moments), dtype=np.float64, count=len(moments)) + 1
    places = np.log(steps) / np.log(steps[-1]) + steps / steps[-1]
    gaps = places[2:] - places[:-2]
    best = _best_of(moments)
    if 0 < best < len(moments) - 1:
        gaps[best - 1] = np.inf
    return int(gaps.argmin()) + 1
