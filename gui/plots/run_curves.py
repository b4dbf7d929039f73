"""The cost curves of one run, on any of three axes: steps, examples seen, seconds of training."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from engine.history import EpochResult
from gui.plots.decimate import Series, Smoothed, Values
from gui.plots.epoch_results import EpochResults

AxisName = Literal["steps", "examples", "seconds"]
AXES: tuple[AxisName, ...] = ("steps", "examples", "seconds")


class RunCurves:
    """`append` and `append_epoch` take what the run did; x values are made from steps when they are asked for."""

    def __init__(self) -> None:
        self.costs, self.smooth = Series(), Smoothed()
        self._times = Series()  # seconds of training by step
        self.tests = EpochResults()  # on the test set
        self.per_epoch, self.mini_batch_size, self.training_examples = 0, 1, 0

    def set_shape(self, per_epoch: int, mini_batch_size: int, training_examples: int) -> None:
        """Say how many mini-batches, of which size, make an epoch of how many examples."""
        self.per_epoch, self.mini_batch_size, self.training_examples = per_epoch, mini_batch_size, training_examples

    def append(self, steps: NDArray[Any], costs: NDArray[Any], seconds: NDArray[Any] | None = None) -> None:
        """Add mini-batches: their steps, their costs, each before its step, and the training time up to each."""
        self.costs.append(steps, costs)
        self.smooth.append(steps, costs)
        if seconds is not None:
            self._times.append(steps, seconds)

    def append_epochs(self, epochs: Sequence[EpochResult]) -> None:
        """Add measurements on the test set."""
        for epoch in epochs:
            if math.isfinite(epoch.cost):
                self.tests.append(epoch.step_count, epoch.cost, epoch.accuracy)

    @property
    def last_step(self) -> float:
        """The newest step; 0 before the first."""
        return 0.0 if self.costs.last is None else self.costs.last[0]

    # Axes

    def x(self, steps: Values, axis: AxisName) -> Values:
        """Return where on an axis steps lie, (n,)."""
        steps = np.asarray(steps, dtype=np.float64)
        if axis == "examples" and self.per_epoch:
            epochs, rest = np.divmod(steps, self.per_epoch)
            return epochs * self.training_examples + np.minimum(rest * self.mini_batch_size, self.training_examples)
        if axis == "seconds":
            return self._along(steps, *self._clock())
        return steps

    def step(self, x: float, axis: AxisName) -> float:
        """Return the step at a place on an axis; beyond the last, one goes on at the pace of the whole run."""
        if axis == "examples" and self.per_epoch and self.training_examples:
            epochs, rest = divmod(x, self.training_examples)
            return float(epochs * self.per_epoch + rest / self.mini_batch_size)
        if axis == "seconds":
            times, seconds = self._clock()
            return float(self._along(np.array([x]), seconds, times)[0])
        return x

    def _clock(self) -> tuple[Values, Values]:
        """Steps and the seconds of training up to them, both from 0 on."""
        rows = self._times.rows()
        return np.concatenate([[0.0], rows[:, 0]]), np.concatenate([[0.0], rows[:, 1]])

    @staticmethod
    def _along(places: Values, known: Values, values: Values) -> Values:
        found = np.interp(places, known, values)
        pace = values[-1] / known[-1] if known[-1] > 0 else 0.0
        return np.asarray(np.where(places > known[-1], values[-1] + (places - known[-1]) * pace, found))

    @property
    def has_clock(self) -> bool:
        """Whether it is known how long training took."""
        return self._times.last is not None and self._times.last[1] > 0
