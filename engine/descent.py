"""Descents: from one start downhill, by mini-batches or by all training examples at once ("the careful man").

Mini-batches are walked by a TrainingSession, bit for bit as the Train workspace does. A full-batch step is the same
step with the gradient of all examples, added up in chunks, so that it needs little memory and stops soon when told.
"""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.activations import Array
from engine.cosines import full_gradient
from engine.datasets import Data
from engine.network import Network
from engine.reporting import Report, part, silent
from engine.training import (
    LONGEST_STEP,
    STUCK_GRADIENT,
    SessionState,
    TrainingConfig,
    TrainingDiverged,
    TrainingSession,
    smaller_learning_rate,
)

KEPT = 150  # points of a path, evenly spaced, besides the start and the first step
LAST = 40  # steps at the end of which every point is kept

Watch = Callable[[int, float], None]  # told the steps taken, and C over the examples that the next one looks at


def unwatched(steps: int, cost: float) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True, eq=False)
class Path:
    """Where a descent came by. Row i of `points` (P, n) is after `steps[i]` steps and `seconds[i]` of them alone."""

    config: TrainingConfig
    training_examples: int
    steps: NDArray[np.intp]
    points: NDArray[np.float32]
    seconds: NDArray[np.float64]
    last_points: NDArray[np.float32]  # every point of the last steps, oldest first, (up to LAST + 1, n)
    way: float  # length of all steps together
    stopped: TrainingDiverged | None  # why it ended early, if it did

    @property
    def mini_batch_size(self) -> int:
        """Examples of one step."""
        return min(self.config.mini_batch_size, self.training_examples)

    @property
    def is_full_batch(self) -> bool:
        """Whether each step looked at every training example."""
        return self.mini_batch_size == self.training_examples

    @property
    def examples(self) -> NDArray[np.intp]:
        """Examples seen before each point, (P,); the last mini-batch of an epoch may be shorter."""
        per_epoch = -(-self.training_examples // self.mini_batch_size)
        epochs, rest = np.divmod(self.steps, per_epoch)
        return np.asarray(epochs * self.training_examples + rest * self.mini_batch_size)

    @property
    def start(self) -> NDArray[np.float32]:
        """Parameters before the first step, (n,)."""
        return np.asarray(self.points[0])

    @property
    def end(self) -> NDArray[np.float32]:
        """Parameters after the last step, (n,)."""
        return np.asarray(self.points[-1])

    @property
    def distance(self) -> float:
        """From start to end, as the crow flies."""
        return float(np.linalg.norm(self.end.astype(np.float64) - self.start))

    @property
    def distances(self) -> NDArray[np.float64]:
        """How far each point is from the start, (P,)."""
        return np.asarray(np.linalg.norm(self.points.astype(np.float64) - self.start, axis=1))

    @property
    def detour(self) -> float:
        """Length of the way over the distance gained; NaN if it never moved."""
        return self.way / self.distance if self.distance > 0 else math.nan

    def network(self, parameters: Array) -> Network:
        """The network of this descent at one of its points, in float64."""
        config = self.config
        return Network(
            config.layer_sizes,
            dtype=np.float64,
            activation=config.activation,
            cost=config.cost,
            parameters=parameters,
        )


def descend(
    config: TrainingConfig,
    data: Data,
    steps: int,
    start: Array | None = None,
    report: Report = silent,
    watch: Watch = unwatched,
) -> Path:
    """Walk so many steps from the start (n,), or from the configuration's own first weights.

    A descent that cannot go on (not finite, or stuck) ends early; `Path.stopped` says why.
    """
    session = TrainingSession(config, data)
    if start is not None:
        first = np.array(start, dtype=np.float32)
        session.restore(SessionState(config, first, 0, 0, config.learning_rate))
    is_full = config.mini_batch_size >= len(data.train)
    recorder = _Recorder(session.network, steps)
    stopped = None
    for step in range(1, steps + 1):
        report((step - 1) / steps)
        began = time.perf_counter()
        try:
            if is_full:
                cost = _full_batch_step(session, part(report, (step - 1) / steps, step / steps))
            else:
                cost = session.step_mini_batch()
        except TrainingDiverged as error:
            stopped = error
            break
        if not recorder.add(step, time.perf_counter() - began):
            stopped = _diverged(session, "not finite")
            break
        watch(step - 1, cost)
    return recorder.path(session, stopped)


def _full_batch_step(session: TrainingSession, report: Report) -> float:
    """w <- w - eta dC/dw over all training examples; return C before it. TrainingDiverged when it leads nowhere."""
    with np.errstate(over="ignore", invalid="ignore"):
        found = full_gradient(session.network, session.data.train, report)
    eta = session.effective_learning_rate
    if not (math.isfinite(found.cost) and found.norm < LONGEST_STEP / eta):
        raise _diverged(session, "not finite")
    if found.norm < STUCK_GRADIENT:
        raise _diverged(session, "stuck")
    session.network.parameters -= np.float32(eta) * found.gradient.astype(np.float32)
    session.step_count += 1
    return found.cost


def _diverged(session: TrainingSession, reason: Any) -> TrainingDiverged:
    eta, step = session.effective_learning_rate, session.step_count
    better = smaller_learning_rate(session.config, eta)
    message = f"The descent ended before step {step + 1:,}: {reason}. The learning rate is {eta:g}; try {better:g}."
    return TrainingDiverged(message, reason, step + 1, step, eta, better)


class _Recorder:
    """Keeps points evenly spaced over the steps, every point of the last steps, and the length of the way."""

    def __init__(self, network: Network, steps: int) -> None:
        self._network = network
        evenly = np.linspace(0, steps, KEPT + 1).round().astype(int).tolist()
        self._wanted = {1, *evenly}  # the first step is looked at closely
        self._seconds, self._way = 0.0, 0.0
        self._newest = (0, network.parameters.copy(), 0.0)
        self._kept = [self._newest]
        self._last = deque([self._newest[1]], LAST + 1)

    def add(self, step: int, seconds: float) -> bool:
        """Take the network as it is after this step; False if it is no longer finite, which is not kept."""
        point = self._network.parameters.copy()
        length = float(np.linalg.norm(point.astype(np.float64) - self._newest[1]))
        if not math.isfinite(length):
            return False
        self._way += length
        self._seconds += seconds
        self._newest = (step, point, self._seconds)
        self._last.append(point)
        if step in self._wanted:
            self._kept.append(self._newest)
        return True

    def path(self, session: TrainingSession, stopped: TrainingDiverged | None) -> Path:
        """Everything recorded, frozen; the newest point is always its end."""
        if self._kept[-1][0] != self._newest[0]:
            self._kept.append(self._newest)
        steps, points, seconds = zip(*self._kept, strict=True)
        arrays = (np.array(steps, np.intp), np.stack(points), np.array(seconds), np.stack(self._last))
        for array in arrays:
            array.setflags(write=False)
        return Path(session.config, len(session.data.train), *arrays, self._way, stopped)
