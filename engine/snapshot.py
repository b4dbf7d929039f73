"""What the training thread shows of itself: one frozen moment between two mini-batches."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.history import EpochResult
from engine.network import Network
from engine.runs import Origin, RunRecord
from engine.timeline import Moment, TimelineRecord
from engine.training import SET_BACK, Event, ParameterChange, SessionState, TrainingConfig, TrainingDiverged


class RunState(Enum):
    """Where the training thread stands."""

    PAUSED = "paused"
    RUNNING = "running"
    FAILED = "failed"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Failure:
    """Why training stopped: a sentence for the window, and the whole report."""

    message: str
    report: str
    diverged: TrainingDiverged | None = None  # this can happen to anyone; anything else is a fault of the program


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """The newest state of the run; arrays are read-only copies."""

    sequence: int  # grows by one with each snapshot of the runner
    run: int  # grows with each reset, new weights or new configuration
    state: RunState
    failure: Failure | None
    config: TrainingConfig
    parameters: NDArray[np.float32]
    step_count: int
    epoch: int  # completed
    mini_batches_per_epoch: int
    examples_done: int  # of the mini-batch begun, when stepping by examples
    example: int | None  # index of the training example just stepped over, else None
    cost: float  # C over the last mini-batch, before its step; NaN before the first
    gradient_norms: NDArray[Any]  # (L,) of the last mini-batch
    learning_rate: float  # eta as set
    effective_learning_rate: float  # eta of the next step, with the schedule
    test: EpochResult | None  # newest measurement on the test set
    speed: float  # mini-batches per second; infinity: unthrottled
    steps_per_second: float  # measured; 0 when paused
    stop_epoch: int | None  # pauses when this many epochs are completed
    goal: int | None  # pauses at this step count (stepping by an epoch)
    events: tuple[Event, ...] = ()  # of the run so far
    replaced: RunRecord | None = None  # the last run before this one in which anything was done, as it was then
    timeline: TimelineRecord | None = None  # None only before the thread has started
    furthest: int = 0  # newest step the run has reached; more than step_count after a Rewind
    seconds: float = 0.0  # of training up to `furthest`
    origin: Origin | None = None  # where a branch left its run

    @property
    def mini_batch(self) -> int:
        """Mini-batches done in the current epoch."""
        return self.step_count % self.mini_batches_per_epoch

    @property
    def is_set_back(self) -> bool:
        """Whether training failed at this step, so that the weights here are older: the last good ones."""
        newest = self.events[-1] if self.events else None
        return isinstance(newest, ParameterChange) and newest.step_count == self.step_count and newest.why == SET_BACK

    @property
    def seconds_left(self) -> float | None:
        """Time to the stop, at the speed measured; None when there is no stop or nothing moves."""
        ends = [] if self.goal is None else [self.goal]
        if self.stop_epoch is not None:
            ends.append(self.stop_epoch * self.mini_batches_per_epoch)
        if not ends or self.steps_per_second <= 0:
            return None
        return max(0, min(ends) - self.step_count) / self.steps_per_second

    def session_state(self) -> SessionState:
        """The run of this moment, with all that is needed to go on from it."""
        return SessionState(
            self.config, self.parameters, self.step_count, self.examples_done, self.learning_rate, self.events
        )

    def at(self, moment: Moment) -> Snapshot:
        """Return the run as it was at a moment of its timeline; what belongs to the thread is as it is now."""
        assert self.timeline is not None, "moments come with a timeline"
        per_epoch, step = self.mini_batches_per_epoch, moment.step_count
        return replace(
            self,
            sequence=-1 - step,  # no snapshot of the runner has it
            parameters=moment.parameters,
            step_count=step,
            epoch=step // per_epoch,
            examples_done=0,
            example=None,
            cost=moment.cost,
            gradient_norms=moment.gradient_norms,
            learning_rate=moment.learning_rate,
            effective_learning_rate=self.config.effective_learning_rate(moment.learning_rate, step, per_epoch),
            test=moment.test,
            events=self.timeline.events[: moment.events_done],
        )

    def network(self, dtype: Any = np.float64) -> Network:
        """The network of this moment, in float64 for all that is shown."""
        return Network(
            self.config.layer_sizes,
            dtype=dtype,
            activation=self.config.activation,
            cost=self.config.cost,
            parameters=self.parameters,
        )
