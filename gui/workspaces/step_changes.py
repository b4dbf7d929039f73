"""The numbers of step 8: every quantity before and after a fraction of the step, and all of them as a table to save."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.activations import Array
from engine.sandbox import Trial, predicted_change
from engine.whole_sets import WholeSets
from gui.parameter_names import name_of
from gui.widgets.change_table import ROWS, Change
from gui.workspaces.sandbox_desk import SandboxDesk, frozen


def changes_of(desk: SandboxDesk, fraction: float, flat: int, waiting: bool) -> dict[str, Change]:
    """Each row of ROWS at this fraction of the desk's step; `waiting`: the whole datasets are being measured."""
    trial = desk.trial
    if trial is None:
        return {row: Change() for row in ROWS}
    return {
        "example": _example(trial, fraction),
        "mini_batch": _mini_batch(desk, trial, fraction),
        **_datasets(desk, trial, fraction, waiting),
        "parameter": _parameter(trial, fraction, flat),
    }


def outputs_of(trial: Trial, x: NDArray[Any] | None, fraction: float) -> tuple[NDArray[Any], NDArray[Any]]:
    """The outputs for x (1, n_in) before and after this fraction of the step, (n_out,) each; empty without x."""
    if x is None:
        return np.empty(0), np.empty(0)
    return trial.network.feedforward(x)[0], trial.after(fraction).feedforward(x)[0]


def numbers_of(
    trial: Trial | None, changes: dict[str, Change], fraction: float, flat: int
) -> tuple[list[str], list[list[object]]]:
    """Header and rows to save: every change at this fraction, then the curve at all of its fractions.

    What is not known, or not yet, has no number.
    """
    header = ["what", "fraction", "now", "predicted_change", "real_change", "then"]
    if trial is None:
        return header, []
    rows: list[list[object]] = []
    for row, change in changes.items():
        name = name_of(trial.network.layer_sizes, flat) if row == "parameter" else row
        numbers = (change.before, change.predicted, change.after - change.before, change.after)
        rows.append([name, fraction, *("" if math.isnan(number) else number for number in numbers)])
    curve, what = trial.curve, "curve of the example" if trial.own else "curve of the mini_batch"
    first = float(curve.costs[0])
    for at, cost in zip(curve.fractions.tolist(), curve.costs.tolist(), strict=True):
        rows.append([what, at, first, curve.slope * at, cost - first, cost])
    return header, rows


def _example(trial: Trial, fraction: float) -> Change:
    own = trial.example
    if own is None:
        return Change()
    return Change(own.cost(0.0), own.cost(fraction * trial.learning_rate), fraction * trial.example_slope)


def _mini_batch(desk: SandboxDesk, trial: Trial, fraction: float) -> Change:
    after = desk.cost(trial.mini_batch, fraction * trial.learning_rate)
    before, promised = trial.mini_batch.cost(0.0), fraction * trial.mini_batch_slope
    return Change(before, after, promised, waiting=math.isnan(after))


def _datasets(desk: SandboxDesk, trial: Trial, fraction: float, waiting: bool) -> dict[str, Change]:
    """The costs with what first order predicts for them; the accuracy, which moves in jumps, without."""
    now, then = desk.known(desk.parameters), desk.known(frozen(trial.after(fraction).parameters))

    def promised(gradient: Array | None) -> float:
        if gradient is None:
            return math.nan
        return predicted_change(gradient, trial.step_gradient, fraction * trial.learning_rate)

    return {
        "training": Change(
            _training_cost(now), _training_cost(then), promised(None if now is None else now.training_gradient), waiting
        ),
        "test": Change(
            _test_cost(now), _test_cost(then), promised(None if now is None else now.test_gradient), waiting
        ),
        "accuracy": Change(_test_accuracy(now), _test_accuracy(then), waiting=waiting, jumps=True),
    }


def _parameter(trial: Trial, fraction: float, flat: int) -> Change:
    before, after = (float(network.parameters[flat]) for network in (trial.network, trial.after(fraction)))
    return Change(before, after, -fraction * trial.learning_rate * float(trial.step_gradient[flat]))


def _training_cost(measured: WholeSets | None) -> float:
    return math.nan if measured is None else measured.training.cost


def _test_cost(measured: WholeSets | None) -> float:
    return math.nan if measured is None else measured.test.cost


def _test_accuracy(measured: WholeSets | None) -> float:
    return math.nan if measured is None else measured.test.accuracy
