"""-grad C as the window shows it: measured over one example, the coming mini-batch or all training examples. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from engine.reporting import Report
from engine.sensitivity import Examples, Sensitivity, measure
from engine.snapshot import Snapshot
from gui.lesson import Lesson

GradientSource = Literal["example", "mini_batch", "training"]
SOURCES: tuple[GradientSource, ...] = ("example", "mini_batch", "training")


@dataclass(frozen=True, slots=True, eq=False)
class MeasuredGradient:
    """A measurement with all it was taken from, so that every number beside it can be taken from the same."""

    source: GradientSource
    snapshot: Snapshot
    examples: Examples
    sensitivity: Sensitivity
    never_lit: NDArray[np.bool_]  # (n_in,): pixels that are dark in all training images
    training_examples: int
    image_shape: tuple[int, int]

    @property
    def layer_sizes(self) -> tuple[int, ...]:
        return self.sensitivity.network.layer_sizes


def examples_of(source: GradientSource, lesson: Lesson) -> Examples | None:
    """The examples that C is meant over; None for one example without a desired output or of another size."""
    train, shown = lesson.data.train, lesson.example
    if source == "training":
        return Examples(train.pixels, train.labels)
    if source == "mini_batch":
        return Examples(lesson.mini_batch.inputs(), lesson.mini_batch.labels)
    x: NDArray[Any] | None = shown.x
    if x is None or shown.desired is None or x.size != lesson.snapshot.config.layer_sizes[0]:
        return None
    return Examples(x.reshape(1, -1), np.array([shown.desired]))


def measured_gradient(
    source: GradientSource, lesson: Lesson, never_lit: NDArray[np.bool_] | None, progress: Report
) -> MeasuredGradient | None:
    """Measure for the network of the lesson's snapshot; `never_lit` is looked up in the data if it is not given.

    None if there is no such example, or if the weights are so wild that the gradient is not finite.
    """
    examples = examples_of(source, lesson)
    if examples is None:
        return None
    train = lesson.data.train
    with np.errstate(over="ignore", invalid="ignore"):  # weights may be wild for the moment before training stops
        sensitivity = measure(lesson.snapshot.network(), examples, progress)
    if not np.isfinite(sensitivity.gradient).all():
        return None
    if never_lit is None:
        never_lit = np.asarray(train.pixels.max(axis=0) == 0)
    return MeasuredGradient(source, lesson.snapshot, examples, sensitivity, never_lit, len(train), train.image_shape)
