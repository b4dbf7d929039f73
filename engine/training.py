"""Stochastic gradient descent: mini-batch after mini-batch, w <- w - eta dC/dw. Chapter: "What is backpropagation?".

A session is exact: the same configuration, seed and events give the same weights bit for bit, whatever the mixture
of steps. Nothing here knows of threads or of a window.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from engine.activations import ACTIVATIONS, ActivationName
from engine.augmentation import AUGMENTATIONS, AugmentationName
from engine.backprop import BackpropTrace, backprop, run
from engine.costs import COSTS, CostName
from engine.datasets import Data, Dataset
from engine.feeding import Feeder
from engine.mini_batch import MiniBatch, mini_batch_after
from engine.network import InitialisationName, Network

ScheduleName = Literal["constant", "cosine"]
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


def _check(condition: bool, name: str, value: object, wanted: str) -> None:
    if not condition:
        raise ValueError(f"{name} is {value!r}; it must be {wanted}")


def check_learning_rate(value: float) -> None:
    """Raise ValueError unless eta is a positive, finite number."""
    _check(math.isfinite(value) and value > 0, "learning_rate", value, "a positive, finite number")


def checked_parameters(parameters: NDArray[Any]) -> NDArray[np.float32]:
    """Return a read-only float32 copy of weights and biases (n,); ValueError unless all are finite in float32."""
    with np.errstate(over="ignore"):
        copy = np.array(parameters, dtype=np.float32)
    if copy.ndim != 1 or not np.isfinite(copy).all():
        raise ValueError("parameters must be one flat vector of finite numbers, as large as float32 can hold")
    copy.setflags(write=False)
    return copy


@dataclass(frozen=True, slots=True)
class TrainingConfig:
    """Everything a run depends on, besides its data. Validated when made; ValueError names the bad field.

    learning_rate is eta in w <- w - eta dC/dw with C_0 = sum_j (a_j - y_j)^2 (the code of Nielsen's book has 1/2
    there: its eta of 3.0 is 1.5 here). With the schedule "cosine" it falls to 0 over schedule_epochs.
    """

    layer_sizes: tuple[int, ...] = (784, 16, 16, 10)
    activation: ActivationName = "sigmoid"
    cost: CostName = "quadratic"
    initialisation: InitialisationName = "scaled"
    mini_batch_size: int = 100
    learning_rate: float = 4.0
    schedule: ScheduleName = "constant"
    schedule_epochs: int = 30
    seed: int = 0
    augmentation: AugmentationName = "none"  # of the training images

    def __post_init__(self) -> None:
        object.__setattr__(self, "layer_sizes", tuple(int(n) for n in self.layer_sizes))
        _check(len(self.layer_sizes) >= 2, "layer_sizes", self.layer_sizes, "at least an input and an output layer")
        _check(all(1 <= n <= 100_000 for n in self.layer_sizes), "layer_sizes", self.layer_sizes, "1 neuron or more")
        _check(self.activation in ACTIVATIONS, "activation", self.activation, f"one of {', '.join(ACTIVATIONS)}")
        _check(self.cost in COSTS, "cost", self.cost, f"one of {', '.join(COSTS)}")
        starts = ("scaled", "normal", "he")
        _check(self.initialisation in starts, "initialisation", self.initialisation, f"one of {', '.join(starts)}")
        _check(self.mini_batch_size >= 1, "mini_batch_size", self.mini_batch_size, "1 or more")
        check_learning_rate(self.learning_rate)
        _check(self.schedule in ("constant", "cosine"), "schedule", self.schedule, "constant or cosine")
        _check(self.schedule_epochs >= 1, "schedule_epochs", self.schedule_epochs, "1 or more")
        _check(0 <= self.seed < 2**63, "seed", self.seed, "a whole number from 0 on")
        _check(
            self.augmentation in AUGMENTATIONS, "augmentation", self.augmentation, f"one of {', '.join(AUGMENTATIONS)}"
        )

    def with_seed(self, seed: int) -> TrainingConfig:
        """Return the same configuration with another seed: other first weights, other shuffles."""
        return replace(self, seed=seed)

    def effective_learning_rate(self, learning_rate: float, step_count: int, mini_batches_per_epoch: int) -> float:
        """eta of the step after so many, with the schedule."""
        if self.schedule == "constant":
            return learning_rate
        total = self.schedule_epochs * mini_batches_per_epoch
        return learning_rate * 0.5 * (1 + math.cos(math.pi * min(step_count, total - 1) / total))

    def mini_batch_after(self, step_count: int, train: Dataset) -> MiniBatch:
        """The examples of the step that follows so many, as that step takes them."""
        return mini_batch_after(step_count, train, self.mini_batch_size, self.seed, self.augmentation)

    def new_network(self) -> Network:
        """The network this configuration starts from; the seed fixes it."""
        return Network(
            self.layer_sizes,
            rng=np.random.default_rng((self.seed, 0)),
            activation=self.activation,
            cost=self.cost,
            initialisation=self.initialisation,
        )


def config_for(data: Data, config: TrainingConfig) -> TrainingConfig:
    """The same configuration with input and output layers that fit the data."""
    ends = data.train.pixels.shape[1], len(data.train.class_names)
    return replace(config, layer_sizes=(ends[0], *config.layer_sizes[1:-1], ends[1]))


PRESETS: Mapping[str, TrainingConfig] = {
    "chapter": TrainingConfig(),
    "best": TrainingConfig(
        activation="relu",
        cost="cross_entropy",
        initialisation="he",
        mini_batch_size=50,
        learning_rate=0.2,
        schedule="cosine",
        schedule_epochs=30,
    ),
}


def smaller_learning_rate(config: TrainingConfig, learning_rate: float) -> float:
    """Return an eta worth trying where this one was too large: a quarter, or the preset's of the same cost."""
    known = next(preset.learning_rate for preset in PRESETS.values() if preset.cost == config.cost)
    return float(f"{min(learning_rate / 4, known):.2g}")


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
            self.events.append(ParameterChange(self.step_count, checked_parameters(self._good), "last good weights"))
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
