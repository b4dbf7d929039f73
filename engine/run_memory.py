"""What the training thread keeps of the run at hand: its moments, its log, its events, and the time it took.

A run is one line of steps. After a Rewind the thread stands on known ground: it does again what was done, bit for bit,
with the events where they were; nothing is recorded twice. New ground begins beyond the furthest step reached.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from numpy.typing import NDArray

from engine.history import EpochResult, HistoryChunk
from engine.runs import MOST_BYTES, Origin, RunRecord
from engine.timeline import Moment, Timeline, TimelineRecord, apply_known, moment_of, walk_to
from engine.training import TrainingSession
from engine.training_log import TrainingLog


class RunMemory:
    """Follows one session. Belongs to the training thread."""

    def __init__(
        self,
        session: TrainingSession,
        history: tuple[HistoryChunk, ...] = (),
        before: TimelineRecord | None = None,
    ) -> None:
        """Begin where the session stands, with what it did before, as far as that is known."""
        self.log = TrainingLog()
        for chunk in history:
            self.log.add(chunk)
        times = [float(chunk.seconds[-1]) for chunk in history if len(chunk.seconds)]
        self.seconds = times[-1] if times else 0.0  # spent in training steps, up to the furthest
        self._landed: Moment | None = None  # the moment that the newest rewind ended at
        moment = moment_of(session, *self.measured(session), None, self.seconds)
        if before is None or before.config != session.config:
            before = TimelineRecord(session.config, (moment,), tuple(session.events))
        self.timeline = Timeline(before.until(session.step_count))
        self.timeline.events = list(session.events)
        if before.moments[-1].step_count < session.step_count:
            self.timeline.add(moment)

    def measured(self, session: TrainingSession) -> tuple[float, NDArray[Any]]:
        """Cost and gradient norms of the mini-batch just done, remembered where the session came here by a rewind."""
        landed = self._landed
        if landed is not None and landed.step_count == session.step_count and math.isnan(session.cost):
            return landed.cost, landed.gradient_norms
        return session.cost, session.gradient_norms

    def is_new(self, session: TrainingSession) -> bool:
        """Whether the step just taken was the first to get here."""
        return session.step_count > self.timeline.furthest

    def is_rewound(self, session: TrainingSession) -> bool:
        """Whether the run has been further than where the session stands."""
        return session.step_count < self.timeline.furthest

    def advance(self, session: TrainingSession, test: EpochResult | None) -> None:
        """Take note of a step on new ground; keep its moment if one is due or it was just tested."""
        step = session.step_count
        tested = test is not None and test.step_count == step
        if tested or self.timeline.is_due(step):
            self.keep(session, test)
        self.timeline.furthest = step

    def keep(self, session: TrainingSession, test: EpochResult | None) -> None:
        """Keep the moment where the session stands, if that is the newest of the run."""
        if not self.is_rewound(session):
            self.timeline.add(moment_of(session, *self.measured(session), test, self.seconds))

    def learn(self, session: TrainingSession, test: EpochResult | None) -> None:
        """Take up new events of the session, if there are any."""
        if len(session.events) > len(self.timeline.events):
            self._landed = None
            self.timeline.learn_events(session.events)
            self.keep(session, test)

    def repeat_events(self, session: TrainingSession) -> bool:
        """Let happen again what happened at this step; whether there was anything."""
        return apply_known(session, self.timeline.events)

    def rewind(self, session: TrainingSession, step: int, give_up: Callable[[], bool]) -> EpochResult | None:
        """Bring the session to a step the run knows, or to the nearest; return the newest test result up to there."""
        record = self.timeline.record()
        step = min(max(step, record.moments[0].step_count), self.timeline.furthest)
        moment = self._landed = walk_to(session, record, step, lambda fraction: not give_up())
        tests = [epoch for epoch in self.log.frozen().epochs if epoch.step_count <= step]
        known = [test for test in (moment.test, *tests[-1:]) if test is not None]
        return max(known, key=lambda test: test.step_count, default=None)

    def is_untouched(self, session: TrainingSession) -> bool:
        """Whether nothing was done in this run yet."""
        return not (self.timeline.furthest or session.examples_done or self.timeline.events)

    def as_run(self, session: TrainingSession, run: int, training_examples: int, origin: Origin | None) -> RunRecord:
        """Freeze the whole run as it stands, at its furthest step, with some of its moments."""
        timeline = self.timeline.record()
        state = timeline.state(timeline.moments[-1]) if self.is_rewound(session) else session.state()
        per_epoch = session.mini_batches_per_epoch
        kept = timeline.thinned(MOST_BYTES)
        return RunRecord(run, state, self.log.frozen(), kept, per_epoch, training_examples, origin)

    def branched(self, session: TrainingSession) -> tuple[RunMemory, tuple[HistoryChunk, ...]]:
        """Return the memory of a run that leaves this one where the session stands, and its history."""
        step = session.step_count
        log = self.log.frozen().until(step)
        history = log.chunks(session.network.layer_count)
        memory = RunMemory(session, history, self.timeline.record().until(step))
        memory._landed = self._landed
        return memory, history
