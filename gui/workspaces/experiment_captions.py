"""What an experiment found, in one or two sentences computed from its result."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication

from engine.experiments import SURE, MemoryResult, NoiseResult, ShiftResult, StartsResult
from gui.widgets.experiment_charts import START_NAMES


def asked_at(step: int) -> str:
    """Say which network of the run was asked, before what it answered."""
    return QCoreApplication.translate("Experiments", "Network of step {0:,}: ").format(step)


def noise_caption(result: NoiseResult, names: tuple[str, ...]) -> str:
    """Say how many images of noise get a confident answer, and which."""
    text = QCoreApplication.translate(
        "Experiments",
        "of {0:,} images of pure noise, {1:.1f} % get an output above {2}; the most frequent answer is “{3}” "
        "({4:,} times). Of the test images it is {5:.1f} %.",
    )
    most = int(result.counts.argmax())
    return text.format(len(result.images), 100 * result.sure, SURE, names[most], int(result.counts[most]),
                       100 * result.sure_of_test)  # fmt: skip


def memory_caption(result: MemoryResult) -> str:
    """Say how much nonsense was learned by heart, and what it is worth on new images."""
    text = QCoreApplication.translate(
        "Experiments",
        "After {0} epochs {1:.1f} % of {2} shuffled labels are known by heart, {3:.1f} % of the true ones. Right on "
        "test images: {4:.1f} % after shuffled, {5:.1f} % after true labels.",
    )
    return text.format(len(result.shuffled_labels) - 1, 100 * result.shuffled_labels[-1], result.examples,
                       100 * result.true_labels[-1], 100 * result.shuffled_test, 100 * result.true_test)  # fmt: skip


def starts_caption(result: StartsResult) -> str:
    """Say how far apart the networks end that began with other weights."""
    translate = QCoreApplication.translate
    parts = []
    for name, row in zip(result.initialisations, result.after, strict=True):
        good = 100 * row[np.isfinite(row)]
        if len(good):
            part = translate("Experiments", "{0} {1:.1f} to {2:.1f} %").format(
                START_NAMES[name], good.min(), good.max()
            )
        else:
            part = translate("Experiments", "{0} none").format(START_NAMES[name])
        parts.append(part)
    text = translate("Experiments", "Right on the test set after {0} epochs, {1} starts each: {2}.")
    text = text.format(result.epochs, len(result.seeds), translate("Experiments", ", ").join(parts))
    lost = int(np.isnan(result.after).sum())
    if lost:
        text += " " + translate(
            "Experiments", "Of {0} networks {1} could not be trained at this learning rate."
        ).format(result.after.size, lost)
    return text


def shift_caption(result: ShiftResult) -> str:
    """Say what two pixels cost."""
    pixels = min(2, len(result.mean) - 1)
    before, after = 100 * float(result.mean[0]), 100 * float(result.mean[pixels])
    text = QCoreApplication.translate(
        "Experiments",
        "moved by {0} pixels, {1:.2f} % right becomes {2:.2f} %: {3:.2f} points lost (mean of left, right, up and "
        "down; the worst {4:.2f} %).",
    )
    return text.format(pixels, before, after, before - after, 100 * float(result.accuracies[pixels].min()))
