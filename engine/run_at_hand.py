"""The run at hand: a session with its number, its memory, its history and its newest test; all that is done to it.

It knows neither threads nor pace: the runner says when. What happens for the first time is recorded; what is done again
after a rewind is not. Anything else that happens on known ground begins a run of its own.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.datasets import Data, Dataset
from engine.evaluation import Evaluation
from engine.history import EpochResult, History, HistoryChunk
from engine.network import Network
from engine.run_memory import RunMemory
from engine.runs import Origin, RunRecord
from engine.timeline import TimelineRecord
from engine.training import SessionState, TrainingConfig, TrainingSession

SessionFactory = Callable[[TrainingConfig, Data], TrainingSession]
Evaluate = Callable[[Network, Dataset], Evaluation]


class RunAtHand:
    """Belongs to the training thread; what it shows of itself is copied into snapshots."""

    def __init__(self, data: Data, config: TrainingConfig, new_session: SessionFactory, evaluate: Evaluate) -> None:
        """Raise ValueError if the configuration does not fit the data."""
        self.history = History()
        self.session = new_session(config, data)
        self.memory = RunMemory(self.session)
        self.number = 0  # grows with each run
        self.example: int | None = None  # index of the training example just stepped over
        self.test: EpochResult | None = None  # newest measurement on the test set
        self.origin: Origin | None = None  # where it left another run
        self.replaced: RunRecord | None = None  # the last run before it in which anything was done
        self._data, self._new_session, self._evaluate = data, new_session, evaluate

    def number_from(self, number: int) -> None:
        """Before anything is done: go on counting where others stopped."""
        self.number = number
        self.history.begin_run(number)

    # Steps

    def step_mini_batch(self) -> bool:
        """Finish the mini-batch; whether there was anything to learn from."""
        self.example = None
        return self._timed(self.session.step_mini_batch)

    def step_example(self) -> bool:
        """Move on by one example; whether that completed its mini-batch."""
        session = self.session
        self.example = int(session.mini_batch_indices[session.examples_done])
        return self._timed(session.step_example)

    def _timed(self, step: Callable[[], object]) -> bool:
        """Do what may complete a mini-batch; if it does, record it with the time it took."""
        before, began = self.session.step_count, time.perf_counter()
        step()
        if self.session.step_count == before:
            return False
        if self.memory.is_new(self.session):
            self.memory.seconds += time.perf_counter() - began
        self._record_step()
        return True

    def _record_step(self) -> None:
        """Record the mini-batch just learned from, once; test after an epoch."""
        session, memory = self.session, self.memory
        is_new = memory.is_new(session)
        if is_new:
            self.history.add(session.step_count, session.cost, session.gradient_norms, memory.seconds)
        replaced = memory.repeat_events(session)
        if replaced or session.step_count % session.mini_batches_per_epoch == 0:
            self.test = self._measure_test()
            if is_new:
                self.history.add_epoch(self.test)
        if is_new:
            memory.advance(session, self.test)

    def test_now(self) -> None:
        """Measure the test set's cost and accuracy, as a point of the history."""
        self.test = self._measure_test()
        self.history.add_epoch(self.test)
        self._keep()

    def _measure_test(self) -> EpochResult:
        """Cost and accuracy over the whole test set, some milliseconds."""
        result = self._evaluate(self.session.network, self._data.test)
        return EpochResult(self.session.epoch, self.session.step_count, result.cost, result.accuracy)

    # Changes

    def set_learning_rate(self, learning_rate: float) -> None:
        """Another eta from the next step on."""
        self._leave_known_ground()
        self.session.set_learning_rate(learning_rate)

    def set_parameters(self, parameters: NDArray[np.floating[Any]], why: str) -> None:
        """Go on from other weights. The test set is measured anew, not added to the curve."""
        self._leave_known_ground()
        self.session.set_parameters(parameters, why)
        self._after_change()

    def take_back_parameters(self) -> None:
        """Go on from the weights before the newest change."""
        self._leave_known_ground()
        self.session.take_back_parameters()
        self._after_change()

    def _after_change(self) -> None:
        self.example = None
        self.test = self._measure_test()

    def learn_events(self) -> None:
        """Take up what newly happened to the session, if anything did."""
        self.memory.learn(self.session, self.test)

    # Moments and runs

    def rewind(self, step_count: int, give_up: Callable[[], bool]) -> None:
        """Stand where this run stood then. Where it stands now is kept, so that the way back is short."""
        self.example = None
        self._keep()
        self.keep_log()
        self.test = self.memory.rewind(self.session, step_count, give_up)

    def branch(self, step_count: int, learning_rate: float | None, give_up: Callable[[], bool]) -> None:
        """Begin a second run from there."""
        self.rewind(step_count, give_up)
        self._branch_here()
        if learning_rate is not None:
            self.session.set_learning_rate(learning_rate)

    def begin(
        self,
        config: TrainingConfig,
        state: SessionState | None = None,
        history: tuple[HistoryChunk, ...] = (),
        timeline: TimelineRecord | None = None,
    ) -> None:
        """Start a new run at its first weights or at a state. If that fails, the run at hand stays as it is."""
        session = self._new_session(config, self._data)
        if state is not None:
            session.restore(state)
        memory = RunMemory(session, history, timeline)
        self.replaced = self._what_is_replaced()
        self.session, self.memory, self.origin, self.example = session, memory, None, None
        self.number += 1
        self.history.begin_run(self.number, history)
        if history:
            self.test = self._measure_test()  # its point is in the history
            self._keep()
        else:
            self.test_now()

    def keep_log(self, even_if_full: bool = False) -> None:
        """Let out what was recorded, and remember it for branches."""
        chunk = self.history.flush(even_if_full)
        if chunk is not None:
            self.memory.log.add(chunk)

    def _keep(self) -> None:
        self.memory.keep(self.session, self.test)

    def _leave_known_ground(self) -> None:
        """What is about to happen did not happen in this run: from here on it is a run of its own."""
        if self.memory.is_rewound(self.session):
            self._branch_here()

    def _branch_here(self) -> None:
        self.replaced = self._what_is_replaced()
        self.origin = Origin(self.number, self.session.step_count)
        self.memory, history = self.memory.branched(self.session)
        self.number += 1
        self.history.begin_run(self.number, history)
        self._keep()

    def _what_is_replaced(self) -> RunRecord | None:
        """The run at hand, at its furthest; but if nothing was done in it, there is nothing of it to keep."""
        self._keep()
        self.keep_log(even_if_full=True)
        if self.memory.is_untouched(self.session):
            return self.replaced
        return self.memory.as_run(self.session, self.number, len(self._data.train), self.origin)
