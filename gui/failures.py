"""What went wrong in the training thread, in a sentence of the window's language: what happened, why, what to do."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.datasets import Data
from engine.sensitivity import Examples, measure
from engine.snapshot import Failure, Snapshot
from engine.training import smaller_learning_rate

LOOKED_AT = 200  # examples, to tell whether neurons are saturated: some milliseconds
NEARLY_ALL = 0.9


def failure_text(failure: Failure) -> str:
    """Return the sentence for the banner."""
    diverged = failure.diverged
    if diverged is None:
        text = QCoreApplication.translate(
            "Failures",
            "Training stopped by a fault: {0}. The weights are kept; play goes on, reset starts anew.",
        )
        return text.format(failure.message)
    if diverged.reason == "stuck":
        text = QCoreApplication.translate(
            "Failures",
            "Training is stuck at step {0:,}: every neuron is saturated, so the gradient is 0 and would stay 0. The "
            "network is back at its weights of step {3:,}. η = {1:g} is too large: reset and try {2:g}.",
        )
    else:
        text = QCoreApplication.translate(
            "Failures",
            "Training diverged at step {0:,}: the cost or the gradient is no longer a finite number. The "
            "network is back at its weights of step {3:,}. η = {1:g} is too large: reset and try {2:g}.",
        )
    return text.format(diverged.step, diverged.learning_rate, diverged.better, diverged.good_step)


def still_guesses(snapshot: Snapshot) -> bool:
    """Whether a whole epoch or more has taught the network nothing that the test set shows."""
    test = snapshot.test
    return test is not None and test.epoch >= 1 and test.accuracy < 1.5 / snapshot.config.layer_sizes[-1]


def is_saturated(snapshot: Snapshot, data: Data) -> bool:
    """Whether nearly all neurons of some layer are so flat in the first test examples that hardly any slope is left."""
    examples = Examples(data.test.pixels[:LOOKED_AT], data.test.labels[:LOOKED_AT])
    if examples.inputs.shape[1] != snapshot.config.layer_sizes[0]:
        return False  # the network of before, for a moment after the data was changed
    meters = measure(snapshot.network(), examples).meters
    return any(meter.saturated is not None and meter.saturated > NEARLY_ALL for meter in meters)


def guessing_text(snapshot: Snapshot, *, saturated: bool) -> str:
    """Return the sentence for the banner about a network that does not learn."""
    if not saturated:
        text = QCoreApplication.translate(
            "Failures",
            "After an epoch of {0:,} steps the network still only guesses. Its neurons are not saturated: more epochs "
            "may be enough, or smaller mini-batches, which make more steps.",
        )
        return text.format(snapshot.mini_batches_per_epoch)
    text = QCoreApplication.translate(
        "Failures",
        "After a whole epoch the network still only guesses: its neurons are almost saturated. η = {0:g} is probably "
        "too large for these layers: reset and try {1:g}.",
    )
    return text.format(snapshot.learning_rate, smaller_learning_rate(snapshot.config, snapshot.learning_rate))
