"""What the training thread can be told. Frozen values, checked when they are made."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray

from engine.history import HistoryChunk
from engine.timeline import TimelineRecord
from engine.training import SessionState, TrainingConfig, check_learning_rate, checked_parameters


@dataclass(frozen=True, slots=True)
class Play:
    """Train on until told otherwise; after a failure, from the last good weights."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Stop between two mini-batches."""


@dataclass(frozen=True, slots=True)
class StepExample:
    """Pause, and go on by one example of the mini-batch."""


@dataclass(frozen=True, slots=True)
class StepMiniBatch:
    """Pause, and do exactly one mini-batch (or finish the one begun)."""


@dataclass(frozen=True, slots=True)
class StepEpoch:
    """Go on to the next epoch boundary, then pause. Sent again on the way, it adds one epoch."""


@dataclass(frozen=True, slots=True)
class StopAfter:
    """Pause when so many more epochs are completed; None: never."""

    epochs: int | None

    def __post_init__(self) -> None:
        if self.epochs is not None and self.epochs < 1:
            raise ValueError(f"epochs is {self.epochs!r}; it must be 1 or more, or None")


@dataclass(frozen=True, slots=True)
class SetSpeed:
    """At most so many mini-batches per second; infinity: as fast as it goes."""

    mini_batches_per_second: float

    def __post_init__(self) -> None:
        if not self.mini_batches_per_second > 0 or math.isnan(self.mini_batches_per_second):
            raise ValueError(f"speed is {self.mini_batches_per_second!r}; it must be above 0")


@dataclass(frozen=True, slots=True)
class SetLearningRate:
    """Change eta from the next step on, as an event of the run."""

    learning_rate: float

    def __post_init__(self) -> None:
        check_learning_rate(self.learning_rate)


@dataclass(frozen=True, slots=True, eq=False)
class SetParameters:
    """Go on from other weights and biases (n,), as an event of the run; `why` is kept with it.

    They are copied, read-only and in float32. A run whose network has another number of them stays as it is.
    """

    parameters: NDArray[Any]
    why: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "parameters", checked_parameters(self.parameters))


@dataclass(frozen=True, slots=True)
class TakeBackParameters:
    """Set what the newest SetParameters replaced, bit for bit; without one, nothing happens."""


@dataclass(frozen=True, slots=True)
class Reset:
    """Back to the first weights of this configuration."""


@dataclass(frozen=True, slots=True)
class NewWeights:
    """Start from other first weights: the next seed."""


@dataclass(frozen=True, slots=True)
class NewConfig:
    """Start a run of another configuration."""

    config: TrainingConfig


@dataclass(frozen=True, slots=True, eq=False)
class Restore:
    """Take up a frozen run, paused, as a run of its own that begins with this history.

    If the state does not fit the data, the run at hand stays as it is.
    """

    state: SessionState
    history: tuple[HistoryChunk, ...] = ()
    timeline: TimelineRecord | None = None  # with moments before the state; without it the run begins there


@dataclass(frozen=True, slots=True)
class Rewind:
    """Stand, paused, where this run stood after so many steps, bit for bit; what came later is not forgotten.

    Going on from there, or a Rewind to a later step, does again what the run did, its events included. A step the run
    has not reached, or that lies before its timeline, means the nearest one.
    """

    step_count: int

    def __post_init__(self) -> None:
        _check_step(self.step_count)


@dataclass(frozen=True, slots=True)
class Branch:
    """Begin a second run, paused, where this one stood after so many steps, maybe with another eta from there on."""

    step_count: int
    learning_rate: float | None = None

    def __post_init__(self) -> None:
        _check_step(self.step_count)
        if self.learning_rate is not None:
            check_learning_rate(self.learning_rate)


def _check_step(step_count: int) -> None:
    if step_count < 0:
        raise ValueError(f"step_count is {step_count!r}; it must be 0 or more")


@dataclass(frozen=True, slots=True)
class Quit:
    """End the thread."""


Command = (
    Play
    | Pause
    | StepExample
    | StepMiniBatch
    | StepEpoch
    | StopAfter
    | SetSpeed
    | SetLearningRate
    | SetParameters
    | TakeBackParameters
    | Reset
    | NewWeights
    | NewConfig
    | Restore
    | Rewind
    | Branch
    | Quit
)
