"""What can happen to a run besides its steps, and a run frozen between two steps: enough to go on bit for bit."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.config import TrainingConfig

SET_BACK = "last good weights"  # why the parameters were changed, where training could not go on


@dataclass(frozen=True, slots=True)
class LearningRateChange:
    """An event of the run: from this step on, eta is this."""

    step_count: int
    learning_rate: float


@dataclass(frozen=True, slots=True, eq=False)
class ParameterChange:
    """An event of the run: here all weights and biases were replaced (read-only, float32), and why.

    `replaced` are those before it, as long as it can be taken back; a saved run does not keep them.
    """

    step_count: int
    parameters: NDArray[np.float32]
    why: str
    replaced: NDArray[np.float32] | None = None

    @property
    def nbytes(self) -> int:
        """Bytes of its arrays."""
        return self.parameters.nbytes + (0 if self.replaced is None else self.replaced.nbytes)


Event = LearningRateChange | ParameterChange


@dataclass(frozen=True, slots=True, eq=False)
class SessionState:
    """A run between two examples, frozen: with the data it was taken on, all that is needed to go on bit for bit."""

    config: TrainingConfig
    parameters: NDArray[np.float32]
    step_count: int
    examples_done: int  # of the mini-batch begun
    learning_rate: float
    events: tuple[Event, ...] = field(default=())


def checked_parameters(parameters: NDArray[Any]) -> NDArray[np.float32]:
    """Return a read-only float32 copy of weights and biases (n,); ValueError unless all are finite in float32."""
    with np.errstate(over="ignore"):
        copy = np.array(parameters, dtype=np.float32)
    if copy.ndim != 1 or not np.isfinite(copy).all():
        raise ValueError("parameters must be one flat vector of finite numbers, as large as float32 can hold")
    copy.setflags(write=False)
    return copy
