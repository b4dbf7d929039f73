"""Stochastic gradient descent: mini-batch after mini-batch, w <- w - eta dC/dw. Chapter: "What is backpropagation?".

A session is exact: the same configuration, seed and events give the same weights bit for bit, whatever the mixture
of steps. Nothing here knows of threads or of a window. The configuration of a run is in `config`, what can happen to
it in `events`; both can be had from here too.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from engine.backprop import BackpropTrace, backprop, run
from engine.config import (
    PRESETS,
    TrainingConfig,
    check_learning_rate,
    config_for,
    smaller_learning_rate,
)
from engine.datasets import Data
from engine.events import SET_BACK, Event, LearningRateChange, ParameterChange, SessionState, checked_parameters
from engine.feeding import Feeder

__all__ = [
    "PRESETS", "SET_BACK", "Event", "LearningRateChange", "ParameterChange", "SessionState", "TrainingConfig",
    "TrainingDiverged", "TrainingSession", "check_learning_rate", "checked_parameters", "config_for", "replay",
    "smaller_learning_rate",
]  # fmt: skip

Reason = Literal["not finite", "stuck"]

LOOK_EVERY = 16  # steps between two looks at whether training still goes well
STUCK_GRADIENT = 1e-12  # |grad C| below which training stands still, in float64
_SUSPICIOUS_GRADIENT = 1e-6  # below this in float32, the float64 gradient is asked
LONGEST_STEP = 1e30  # eta |grad C| above which weights in float32 would soon not be finite


class TrainingDiverged(ArithmeticError):
    """Training cannot go on; the last good weights are kept.

    `reason` is "not finite" (the cost or the gradient) or "stuck" (every neuron saturated, gradient 0). `step` is the
    step that was not taken, `good_step` the one whose weights are kept, `learning_rate` the eta it would have been
    taken with, `better` an eta worth trying.
    """

    def __init__(
        self, message: str, reason: Reason, step: int, good_step: int, learning_rate: float, better: float
    ) -> None:
        super().__init__(message)
        self.reason, self.step, self.good_step = reason, step, good_step
        self.learning_rate, self.better = learning_rate, better


class TrainingSession:
    """One run of SGD on data.train. All its steps are exact and seeded; see `TrainingConfig`."""

    def __init__(self, config: TrainingConfig, data: Data) -> None:
        train = data.train
        pixels, classes = train.pixels.shape[1], len(train.class_names)
        if (config.layer_sizes[0], config.layer_sizes[-1]) != (pixels, classes):
            raise ValueError(
                f"layer_sizes is {config.layer_sizes}, but the data has {pixels} pixels and {classes} classes"
            )
        if not len(train):
            raise ValueError("the data has no training examples")
        self.config, self.data = config, data
        self.network = config.new_network()
        self.learning_rate = config.learning_rate
        self.events: list[Event] = []
        self.step_count = 0
        self.examples_done = 0
        self.cost = math.nan  # C over the last mini-batch, before its step
        self._trace: BackpropTrace | None = None
        self._good, self._good_step = self.network.parameters.copy(), 0
        self._feeder = Feeder(self.network, train, config.mini_batch_size, config.seed, config.augmentation)
        self._change = np.empty_like(self.network.parameters)  # eta dC/dw of the step being taken
        self._eta = np.empty((), dtype=self.network.dtype)
        self.mini_batches_per_epoch = self._feeder.per_epoch

    @property
    def epoch(self) -> int:
        """Epochs completed."""
        return self.step_count // self.mini_batches_per_epoch

    @property
    def gradient_norms(self) -> NDArray[Any]:
        """Size of the last mini-batch's gradient, layer by layer, (L,); NaN before the first step."""
        return np.full(self.network.layer_count, np.nan) if self._trace is None else self._trace.gradient_norms

    @property
    def mini_batch_indices(self) -> NDArray[np.intp]:
        """Which training examples the current mini-batch holds, in order, (B,)."""
        return self._feeder.indices(*divmod(self.step_count, self.mini_batches_per_epoch))

    @property
    def effective_learning_rate(self) -> float:
        """eta of the next step, with the schedule."""
        return self.config.effective_learning_rate(self.learning_rate, self.step_count, self.mini_batches_per_epoch)

    def set_learning_rate(self, learning_rate: float) -> None:
        """Change eta from the next step on; recorded as an event of the run. ValueError if it is not positive."""
        check_learning_rate(learning_rate)
        self.learning_rate = float(learning_rate)
        self.events.append(LearningRateChange(self.step_count, self.learning_rate))

    def set_parameters(self, parameters: NDArray[Any], why: str) -> None:
        """Go on from other weights and biases (n,); recorded as an event of the run.

        ValueError, and nothing changed, if their number is not that of the network or one is not finite in float32.
        """
        self._make_change(
            ParameterChange(self.step_count, checked_parameters(parameters), why, self._frozen_parameters())
        )

    def take_back_parameters(self) -> None:
        """Set the weights and biases that the newest change replaced, bit for bit: one more event. Once for each."""
        changes = [event for event in self.events if isinstance(event, ParameterChange)]
        if changes and changes[-1].replaced is not None:
            self._make_change(ParameterChange(self.step_count, changes[-1].replaced, "taken back"))

    def repeat(self, event: Event) -> None:
        """Let a recorded event happen now."""
        if isinstance(event, LearningRateChange):
            self.set_learning_rate(event.learning_rate)
        else:
            self._make_change(replace(event, step_count=self.step_count))

    def _make_change(self, change: ParameterChange) -> None:
        current = self.network.parameters
        if change.parameters.shape != current.shape:
            raise ValueError(f"parameters has shape {change.parameters.shape}, this run takes {current.shape}")
        current[:] = change.parameters
        self._good[:], self._good_step = current, self.step_count
        self.cost, self._trace = math.nan, None
        self.events.append(change)

    def _frozen_parameters(self) -> NDArray[np.float32]:
        parameters = self.network.parameters.copy()
        parameters.setflags(write=False)
        return parameters

    def step_example(self) -> BackpropTrace:
        """Move on by one example of the mini-batch; return its trace in float64.

        The weights change only with the last example, by the same step over the whole mini-batch as ever.
        """
        indices = self.mini_batch_indices
        which = indices[self.examples_done : self.examples_done + 1]
        x = self._feeder.x(*divmod(self.step_count, self.mini_batches_per_epoch), self.examples_done)
        trace = backprop(self.network.copy(np.float64), x, self.data.train.y(which))
        if self.examples_done + 1 == len(indices):
            self.step_mini_batch()
        else:
            self.examples_done += 1
        return trace

    def step_mini_batch(self) -> float:
        """Finish a begun mini-batch or do the next one; return its cost before the step.

        Raises TrainingDiverged, with the last good weights, at most LOOK_EVERY steps old, when training cannot go on.
        """
        with np.errstate(over="ignore", invalid="ignore"):  # _look_after says it in words
            return self._step()

    def step_epoch(self) -> float:
        """Go on to the next epoch boundary; return the mean cost of the mini-batches on the way."""
        boundary = (self.epoch + 1) * self.mini_batches_per_epoch
        with np.errstate(over="ignore", invalid="ignore"):
            costs = [self._step() for _ in range(boundary - self.step_count)]
        return math.fsum(costs) / len(costs)

    def _step(self) -> float:
        """w <- w - eta dC/dw over the current mini-batch; return its cost before the step."""
        trace = self._feeder.trace(*divmod(self.step_count, self.mini_batches_per_epoch))
        cost = run(trace)
        if self.step_count % LOOK_EVERY == 0 or not math.isfinite(cost):
            self._look_after(trace, cost)
        self._eta[()] = self.effective_learning_rate
        parameters = self.network.parameters
        parameters -= np.multiply(trace.gradient, self._eta, self._change)
        self.cost, self._trace = cost, trace
        self.step_count += 1
        self.examples_done = 0
        return cost

    def state(self) -> SessionState:
        """Freeze the run as it stands."""
        parameters = self._frozen_parameters()
        return SessionState(
            self.config, parameters, self.step_count, self.examples_done, self.learning_rate, tuple(self.events)
        )

    def restore(self, state: SessionState) -> None:
        """Take up a frozen run of the same configuration; what follows is bit for bit what would have followed."""
        if state.config != self.config:
            raise ValueError("the state belongs to another configuration; make a session with state.config first")
        self.network.parameters[:] = state.parameters
        self._good[:], self._good_step = state.parameters, state.step_count
        self.step_count, self.examples_done = state.step_count, state.examples_done
        self.learning_rate, self.events = state.learning_rate, list(state.events)
        self.cost, self._trace = math.nan, None

    def _look_after(self, trace: BackpropTrace, cost: float) -> None:
        """Keep the weights as the last good ones, or raise TrainingDiverged if training cannot go on from them."""
        steepness = float(np.dot(trace.gradient, trace.gradient))
        if not (math.isfinite(cost) and steepness < (LONGEST_STEP / self.effective_learning_rate) ** 2):
            self._give_up("not finite", "the cost or the gradient is no longer a finite number")
        if steepness < _SUSPICIOUS_GRADIENT**2 and self._is_stuck(trace):
            self._give_up("stuck", f"every neuron is saturated, the gradient is 0 and C = {cost:.3g} would stay")
        np.copyto(self._good, self.network.parameters)
        self._good_step = self.step_count

    def _is_stuck(self, trace: BackpropTrace) -> bool:
        """No slope in float64, on this mini-batch, while the network is hardly better than guessing."""
        proof = self.network.copy(np.float64)
        if np.linalg.norm(backprop(proof, trace.x, trace.y).gradient) >= STUCK_GRADIENT:
            return False
        sample = slice(0, 1000)
        answers = proof.feedforward(self.data.train.x(sample)).argmax(axis=1)
        correct = float(np.mean(answers == self.data.train.labels[sample]))
        return correct < 2.5 / self.config.layer_sizes[-1]

    def _give_up(self, reason: Reason, what: str) -> None:
        """Go back to the last good weights, an event of the run, and say so."""
        self.network.parameters[:] = self._good
        if self._good_step != self.step_count:
            self.events.append(ParameterChange(self.step_count, checked_parameters(self._good), SET_BACK))
        step, eta = self.step_count + 1, self.effective_learning_rate
        raise TrainingDiverged(
            f"Training stopped at step {step:,}: {what}. The weights of step {self._good_step:,} are kept. "
            f"The learning rate is {eta:g}; reset and try {smaller_learning_rate(self.config, eta):g}.",
            reason,
            step,
            self._good_step,
            eta,
            smaller_learning_rate(self.config, eta),
        )


def replay(config: TrainingConfig, data: Data, events: Iterable[Event], step_count: int) -> TrainingSession:
    """Train anew up to `step_count` with the events up to there: the same weights as in the run, bit for bit."""
    session = TrainingSession(config, data)
    for event in events:
        if event.step_count > step_count:
            break
        _go_to(session, event.step_count)
        session.repeat(event)
    _go_to(session, step_count)
    return session


def _go_to(session: TrainingSession, step_count: int) -> None:
    while session.step_count < step_count:
        session.step_mini_batch()
