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
from engine.datasets import Data
from engine.evaluation import evaluate
from engine.history import History
from engine.run_at_hand import Evaluate, RunAtHand, SessionFactory
from engine.snapshot import Failure, RunState, Snapshot
from engine.training import TrainingConfig, TrainingDiverged, TrainingSession

PUBLISH_INTERVAL = 1 / 60  # s; how often a running session is shown
_RATE_MEMORY = 0.5  # s over which steps per second are averaged


class TrainingRunner:
    """Runs a TrainingSession in a thread of its own. Use: start(), send(command) ..., close()."""

    def __init__(
        self,
        data: Data,
        config: TrainingConfig,
        *,
        session_factory: SessionFactory = TrainingSession,
        evaluate: Evaluate = evaluate,
    ) -> None:
        """Raise ValueError if the configuration does not fit the data."""
        self._run = RunAtHand(data, config, session_factory, evaluate)
        self._commands: queue.SimpleQueue[Command] = queue.SimpleQueue()
        self._state = RunState.PAUSED
        self._failure: Failure | None = None
        self._sequence = 0
        self._goal: int | None = None  # step count at which to pause again; None: go on for ever
        self._stop_epoch: int | None = None
        self._speed = math.inf
        self._next_step_at = self._next_publish_at = 0.0
        self._rate = _Rate()
        self._closing = threading.Event()
        self._snapshot = self._take_snapshot()
        self._thread = threading.Thread(target=self._work, name="training", daemon=True)

    @property
    def history(self) -> History:
        """Costs and tests of every run, in a channel of their own; a skipped snapshot loses none."""
        return self._run.history

    @property
    def snapshot(self) -> Snapshot:
        """The newest snapshot. It stays there: remember its sequence number to know whether you saw it."""
        return self._snapshot

    def number_on_from(self, last: Snapshot) -> None:
        """Before the start: let runs and snapshots go on counting where another runner stopped."""
        self._sequence = last.sequence + 1
        self._run.number_from(last.run + 1)
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
        self._guarded(self._run.test_now)
        self._guarded(self._publish)
        while True:
            command = self._next_command()
            if isinstance(command, commands.Quit):
                break
            self._guarded(self._step_once if command is None else partial(self._obey, command))

    def _guarded(self, action: Callable[[], None]) -> None:
        try:
            action()
            self._run.learn_events()
        except BaseException as error:
            diverged = error if isinstance(error, TrainingDiverged) else None
            message = str(error) if diverged else f"{type(error).__name__}: {error}"
            self._failure = Failure(message, traceback.format_exc(), diverged)
            self._state, self._goal = RunState.FAILED, None
            self._publish_failure()

    def _publish_failure(self) -> None:
        """Say FAILED, even if what failed is the publishing."""
        try:
            self._run.learn_events()
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
        if self._run.step_mini_batch():
            self._rate.count()
        if self._goal is not None or self._stop_epoch is not None:
            self._pause_if_due()
        if now >= self._next_publish_at:
            self._publish()

    def _pause_if_due(self) -> None:
        session = self._run.session
        if self._goal is not None and session.step_count >= self._goal:
            self._pause()
        if self._stop_epoch is not None and session.epoch >= self._stop_epoch:
            self._stop_epoch = None
            self._pause()

    def _obey(self, command: Command) -> None:
        run = self._run
        match command:
            case commands.Play():
                self._play(goal=None)
            case commands.Pause():
                self._pause()
            case commands.StepExample():
                self._step_paused(run.step_example)
            case commands.StepMiniBatch():
                self._step_paused(run.step_mini_batch)
            case commands.StepEpoch():
                self._play(goal=self._next_boundary())
            case commands.StopAfter(epochs):
                self._stop_epoch = None if epochs is None else run.session.epoch + epochs
            case commands.SetSpeed(speed):
                self._speed, self._next_step_at = speed, time.monotonic()
            case commands.SetLearningRate(learning_rate):
                run.set_learning_rate(learning_rate)
            case commands.SetParameters(parameters, why):
                if parameters.shape == run.session.network.parameters.shape:
                    self._mend(partial(run.set_parameters, parameters, why))
            case commands.TakeBackParameters():
                self._mend(run.take_back_parameters)
            case commands.Reset():
                self._begin(partial(run.begin, run.session.config))
            case commands.NewWeights():
                self._begin(partial(run.begin, run.session.config.with_seed(run.session.config.seed + 1)))
            case commands.NewConfig(config):
                self._begin(partial(run.begin, config))
            case commands.Restore(state, history, timeline):
                self._begin(partial(run.begin, state.config, state, history, timeline))
            case commands.Rewind(step_count):
                self._pause()
                run.rewind(step_count, self._closing.is_set)
            case commands.Branch(step_count, learning_rate):
                self._pause()
                self._stop_epoch = None
                run.branch(step_count, learning_rate, self._closing.is_set)

    def _step_paused(self, step: Callable[[], bool]) -> None:
        self._pause()
        step()
        self._pause_if_due()

    def _mend(self, change: Callable[[], None]) -> None:
        """Go on from other weights; after a failure, paused."""
        change()
        if self._state is RunState.FAILED:
            self._pause()

    def _begin(self, begin: Callable[[], None]) -> None:
        """Start a new run, paused."""
        begin()
        self._pause()
        self._stop_epoch = None

    def _play(self, goal: int | None) -> None:
        self._state, self._failure, self._goal = RunState.RUNNING, None, goal
        self._next_step_at = time.monotonic()
        self._rate.restart()

    def _pause(self) -> None:
        self._state, self._failure, self._goal = RunState.PAUSED, None, None

    def _next_boundary(self) -> int:
        """The epoch boundary after where the session stands, or after the one it already heads for."""
        session = self._run.session
        start = session.step_count if self._goal is None else self._goal
        return (start // session.mini_batches_per_epoch + 1) * session.mini_batches_per_epoch

    def _publish(self) -> None:
        """Put a new snapshot into the mailbox; the old one is replaced, whether it was read or not."""
        self._next_publish_at = time.monotonic() + PUBLISH_INTERVAL
        self._run.keep_log()
        self._sequence += 1
        self._snapshot = self._take_snapshot()

    def _take_snapshot(self) -> Snapshot:
        run, session, memory = self._run, self._run.session, self._run.memory
        cost, norms = memory.measured(session)
        parameters, norms = session.network.parameters.copy(), np.array(norms)
        parameters.setflags(write=False)
        norms.setflags(write=False)
        rate = self._rate.per_second() if self._state is RunState.RUNNING else 0.0
        return Snapshot(
            sequence=self._sequence,
            run=run.number,
            state=self._state,
            failure=self._failure,
            config=session.config,
            parameters=parameters,
            step_count=session.step_count,
            epoch=session.epoch,
            mini_batches_per_epoch=session.mini_batches_per_epoch,
            examples_done=session.examples_done,
            example=run.example,
            cost=cost,
            gradient_norms=norms,
            learning_rate=session.learning_rate,
            effective_learning_rate=session.effective_learning_rate,
            test=run.test,
            speed=self._speed,
            steps_per_second=rate,
            stop_epoch=self._stop_epoch,
            goal=self._goal,
            events=tuple(session.events),
            replaced=run.replaced,
            timeline=memory.timeline.record(),
            furthest=memory.timeline.furthest,
            seconds=memory.seconds,
            origin=run.origin,
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
