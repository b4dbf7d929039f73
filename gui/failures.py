"""What went wrong in the training thread, in a sentence of the window's language: what happened, why, what to do."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.snapshot import Failure


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
            "weights before the last step are kept. η = {1:g} is too large: reset and try one below {2:.2g}.",
        )
    else:
        text = QCoreApplication.translate(
            "Failures",
            "Training diverged at step {0:,}: the cost or the gradient is no longer a finite number. The weights "
            "before the last step are kept. η = {1:g} is too large: reset and try one below {2:.2g}.",
        )
    return text.format(diverged.step, diverged.learning_rate, diverged.learning_rate / 4)
