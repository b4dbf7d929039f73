"""The worker thread: commands go in, the newest snapshot and the history come out.

The thread drains its commands between two mini-batches, so its state is the fold of the commands it was sent: none is
lost, however fast they come. It shares nothing mutable: what comes out is frozen.
"""

from __future__ import annotations

import math
import queue
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np

from engine import commands
from engine.commands import Command
from engine.datasets import Data, Dataset
from engine.evaluation import Evaluation, evaluate
from engine.history import EpochResult, History, HistoryChunk
from engine.network import Network
from engine.run_memory import RunMemory
from engine.runs import Origin, RunRecord
from engine.snapshot import Failure, RunState, Snapshot
from engine.timeline import TimelineRecord
from engine.training import SessionState, TrainingConfig, TrainingDiverged, TrainingSession

PUBLISH_INTERVAL = 1 / 60  # s; how often a running session is shown
_RATE_MEMORY = 0.5  # s over which steps per second are averaged


class TrainingRunner:
    """Runs a TrainingSession in a thread of its own. Use: start(), send(command) ..., close()."""

    def __init__(
        self,
        data: Data,
        config: TrainingConfig,
        *,
        session_factory: Callable[[TrainingConfig, Data], TrainingSession] = TrainingSession,
        evaluate: Callable[[Network, Dataset], Evaluation] = evaluate,
    ) -> None:
        """Raise ValueError if the configuration does not fit the data."""
        self.history = History()
        self._data = data
        self._new_session, self._evaluate = session_factory, evaluate
        self._commands: queue.SimpleQueue[Command] = queue.SimpleQueue()
        self._session = session_factory(config, data)
        self._state = RunState.PAUSED
        self._failure: Failure | None = None
        self._run = self._sequence = 0
        self._goal: int | None = None  # step count at which to pause again; None: go on for ever
        self._stop_epoch: int | None = None
        self._speed = math.inf
        self._next_step_at = self._next_publish_at = 0.0
        self._example: int | None = None
        self._replaced: RunRecord | None = None
        self._test: EpochResult | None = None
        self._rate = _Rate()
        self._memory = RunMemory(self._session)
        self._origin: Origin | None = None
        self._closing = threading.Event()
        self._snapshot = self._take_snapshot()
        self._thread = threading.Thread(target=self._work, name="training", daemon=True)

    @property
    def snapshot(self) -> Snapshot:
        """The newest snapshot. It stays there: remember its sequence number to know whether you saw it."""
        return self._snapshot

    def number_on_from(self, last: Snapshot) -> None:
        """Before the start: let runs and snapshots go on counting where another runner stopped."""
        self._run, self._sequence = last.run + 1, last.sequence + 1
        self.history.begin_run(self._run)
        self._snapshot = self._take_snapshot()

    def start(self) -> None:
        """Start the thread, paused."""
        self._thread.start()

    def send(self, command: Command) -> None:
        """Hand over a command, from any thread; it acts between two mini-batches."""
        self._commands.put(command)

    def close(self, timeout: float = 5.0) -> bool:
        """Quit and wait for the thread; False if it did not end in time."""
        self._closing.set()
        self.send(commands.Quit())
        if self._thread.is_alive():
            self._thread.join(timeout)
        return not self._thread.is_alive()

    def _work(self) -> None:
        """Alternate between commands and steps until Quit. Whatever goes wrong ends in FAILED, never in silence."""
        with np.errstate(over="ignore", invalid="ignore"):  # the session says in words when numbers get too large
            self._alternate()
        self._state = RunState.CLOSED
        self._publish()

    def _alternate(self) -> None:
        self._guarded(self._test_now)
        self._guarded(self._publish)
        while True:
            command = self._next_command()
            if isinstance(command, commands.Quit):
                break
            self._guarded(self._step_once if command is None else partial(self._obey, command))

    def _guarded(self, action: Callable[[], None]) -> None:
        try:
            action()
            self._memory.learn(self._session, self._test)
        except BaseException as error:
            diverged = error if isinstance(error, TrainingDiverged) else None
            message = str(error) if diverged else f"{type(error).__name__}: {error}"
            self._failure = Failure(message, traceback.format_exc(), diverged)
            self._state, self._goal = RunState.FAILED, None
            self._publish_failure()

    def _publish_failure(self) -> None:
        """Say FAILED, even if what failed is the publishing."""
        try:
            self._memory.learn(self._session, self._test)
            self._publish()
        except BaseException:
            self._sequence += 1
            self._snapshot = replace(
                self._snapshot, sequence=self._sequence, state=self._state, failure=self._failure, goal=None
            )

    def _next_command(self) -> Command | None:
        """The next command, or None when it is time for a mini-batch. Publishes before it waits."""
        if self._state is RunState.RUNNING and self._speed == math.inf:
            return None if self._commands.empty() else self._commands.get()
        if self._commands.empty():
            self._guarded(self._publish)
        if self._state is not RunState.RUNNING:
            return self._commands.get()
        try:
            wait = self._next_step_at - time.monotonic()
            return self._commands.get(timeout=wait) if wait > 0 else self._commands.get_nowait()
        except queue.Empty:
            return None

    def _step_once(self) -> None:
        """One mini-batch on, then pause if this was the goal."""
        now = time.monotonic()
        if self._speed != math.inf:
            self._next_step_at = max(self._next_step_at + 1 / self._speed, now)
        self._one_mini_batch()
        if self._goal is not None and self._session.step_count >= self._goal:
            self._pause()
        if now >= self._next_publish_at:
            self._publish()

    def _one_mini_batch(self) -> None:
        self._example = None
        self._timed(self._session.step_mini_batch)

    def _timed(self, step: Callable[[], object]) -> None:
        """Do what may complete a mini-batch; if it does, record it with the time it took."""
        before, began = self._session.step_count, time.perf_counter()
        step()
        if self._session.step_count == before:
            return
        if self._memory.is_new(self._session):
            self._memory.seconds += time.perf_counter() - began
        self._record_step()

    def _record_step(self) -> None:
        """Record the mini-batch just learned from, once; after an epoch, test, and stop if that was asked."""
        session, memory = self._session, self._memory
        self._rate.count()
        is_new = memory.is_new(session)
        if is_new:
            self.history.add(session.step_count, session.cost, session.gradient_norms, memory.seconds)
        replaced = memory.repeat_events(session)
        if replaced or session.step_count % session.mini_batches_per_epoch == 0:
            self._test = self._measure_test()
            if is_new:
                self.history.add_epoch(self._test)
        if is_new:
            memory.advance(session, self._test)
        if self._stop_epoch is not None and session.epoch >= self._stop_epoch:
            self._stop_epoch = None
            self._pause()

    def _test_now(self) -> None:
        """Put the test set's cost and accuracy into the snapshot and the history."""
        self._test = self._measure_test()
        self.history.add_epoch(self._test)
        self._memory.keep(self._session, self._test)

    def _measure_test(self) -> EpochResult:
        """Cost and accuracy over the whole test set, some milliseconds."""
        result = self._evaluate(self._session.network, self._data.test)
        return EpochResult(self._session.epoch, self._session.step_count, result.cost, result.accuracy)

    def _obey(self, command: Command) -> None:
        match command:
            case commands.Play():
                self._play(goal=None)
            case commands.Pause():
                self._pause()
            case commands.StepExample():
                self._pause()
                self._one_example()
            case commands.StepMiniBatch():
                self._pause()
                self._one_mini_batch()
            case commands.StepEpoch():
                self._play(goal=self._next_boundary())
            case commands.StopAfter(epochs):
                self._stop_epoch = None if epochs is None else self._session.epoch + epochs
            case commands.SetSpeed(speed):
                self._speed, self._next_step_at = speed, time.monotonic()
            case commands.SetLearningRate(learning_rate):
                self._leave_known_ground()
                self._session.set_learning_rate(learning_rate)
            case commands.SetParameters(parameters, why):
                if parameters.shape == self._session.network.parameters.shape:
                    self._change_parameters(partial(self._session.set_parameters, parameters, why))
            case commands.TakeBackParameters():
                self._change_parameters(self._session.take_back_parameters)
            case commands.Reset():
                self._begin(self._session.config)
            case commands.NewWeights():
                self._begin(self._session.config.with_seed(self._session.config.seed + 1))
            case commands.NewConfig(config):
                self._begin(config)
            case commands.Restore(state, history, timeline):
                self._begin(state.config, state, history, timeline)
            case commands.Rewind(step_count):
                self._rewind(step_count)
            case commands.Branch(step_count, learning_rate):
                self._branch(step_count, learning_rate)

    def _change_parameters(self, change: Callable[[], None]) -> None:
        """Go on from other weights; after a failure, paused. The test set is measured anew, not added to the curve."""
        self._leave_known_ground()
        change()
        if self._state is RunState.FAILED:
            self._pause()
        self._example = None
        self._test = self._measure_test()

    def _play(self, goal: int | None) -> None:
        self._state, self._failure, self._goal = RunState.RUNNING, None, goal
        self._next_step_at = time.monotonic()
        self._rate.restart()

    def _pause(self) -> None:
        self._state, self._failure, self._goal = RunState.PAUSED, None, None

    def _next_boundary(self) -> int:
        """The epoch boundary after where the session stands, or after the one it already heads for."""
        per_epoch = self._session.mini_batches_per_epoch
        start = self._session.step_count if self._goal is None else self._goal
        return (start // per_epoch + 1) * per_epoch

    def _one_example(self) -> None:
        session = self._session
        self._example = int(session.mini_batch_indices[session.examples_done])
        self._timed(session.step_example)

    def _rewind(self, step_count: int) -> None:
        """Pause where this run stood then. Where it stands now is kept, so that the way back is short."""
        self._pause()
        self._example = None
        self._memory.keep(self._session, self._test)
        self._keep_log()
        self._test = self._memory.rewind(self._session, step_count, self._closing.is_set)

    def _branch(self, step_count: int, learning_rate: float | None) -> None:
        """A second run from there, paused."""
        self._memory.keep(self._session, self._test)
        self._rewind(step_count)
        self._branch_here()
        self._stop_epoch = None
        if learning_rate is not None:
            self._session.set_learning_rate(learning_rate)

    def _leave_known_ground(self) -> None:
        """What is about to happen did not happen in this run: from here on it is a run of its own."""
        if self._memory.is_rewound(self._session):
            self._branch_here()

    def _branch_here(self) -> None:
        self._replaced = self._what_is_replaced()
        self._origin = Origin(self._run, self._session.step_count)
        self._memory, history = self._memory.branched(self._session)
        self._run += 1
        self.history.begin_run(self._run, history)
        self._memory.keep(self._session, self._test)

    def _what_is_replaced(self) -> RunRecord | None:
        """The run at hand, at its furthest; but if nothing was done in it, there is nothing of it to keep."""
        self._memory.keep(self._session, self._test)
        self._keep_log(even_if_full=True)
        if self._memory.is_untouched(self._session):
            return self._replaced
        return self._memory.as_run(self._session, self._run, len(self._data.train), self._origin)

    def _keep_log(self, even_if_full: bool = False) -> None:
        """Let out what was recorded, and remember it for branches."""
        chunk = self.history.flush(even_if_full)
        if chunk is not None:
            self._memory.log.add(chunk)

    def _begin(
        self,
        config: TrainingConfig,
        state: SessionState | None = None,
        history: tuple[HistoryChunk, ...] = (),
        timeline: TimelineRecord | None = None,
    ) -> None:
        """Start a new run, paused at its first weights or at a state. If that fails, the run at hand stays as it is."""
        session = self._new_session(config, self._data)
        if state is not None:
            session.restore(state)
        memory = RunMemory(session, history, timeline)
        self._pause()
        self._replaced = self._what_is_replaced()
        self._session, self._run, self._example, self._stop_epoch = session, self._run + 1, None, None
        self._memory, self._origin = memory, None
        self.history.begin_run(self._run, history)
        if history:
            self._test = self._measure_test()  # its point is in the history
            memory.keep(session, self._test)
        else:
            self._test_now()

    def _publish(self) -> None:
        """Put a new snapshot into the mailbox; the old one is replaced, whether it was read or not."""
        self._next_publish_at = time.monotonic() + PUBLISH_INTERVAL
        self._keep_log()
        self._sequence += 1
        self._snapshot = self._take_snapshot()

    def _take_snapshot(self) -> Snapshot:
        session, memory = self._session, self._memory
        cost, norms = memory.measured(session)
        parameters, norms = session.network.parameters.copy(), np.array(norms)
        parameters.setflags(write=False)
        norms.setflags(write=False)
        rate = self._rate.per_second() if self._state is RunState.RUNNING else 0.0
        return Snapshot(
            sequence=self._sequence,
            run=self._run,
            state=self._state,
            failure=self._failure,
            config=session.config,
            parameters=parameters,
            step_count=session.step_count,
            epoch=session.epoch,
            mini_batches_per_epoch=session.mini_batches_per_epoch,
            examples_done=session.examples_done,
            example=self._example,
            cost=cost,
            gradient_norms=norms,
            learning_rate=session.learning_rate,
            effective_learning_rate=session.effective_learning_rate,
            test=self._test,
            speed=self._speed,
            steps_per_second=rate,
            stop_epoch=self._stop_epoch,
            goal=self._goal,
            events=tuple(session.events),
            replaced=self._replaced,
            timeline=memory.timeline.record(),
            furthest=memory.timeline.furthest,
            seconds=memory.seconds,
            origin=self._origin,
        )


class _Rate:
    """Steps per second over the last half second."""

    def __init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        self._count, self._since, self._rate = 0, time.monotonic(), 0.0

    def count(self) -> None:
        self._count += 1

    def per_second(self) -> float:
        elapsed = time.monotonic() - self._since
        if elapsed >= _RATE_MEMORY or (self._rate == 0 and elapsed > 0):
            self._rate = self._count / elapsed
        if elapsed >= _RATE_MEMORY:
            self._count, self._since = 0, time.monotonic()
        return self._rate
