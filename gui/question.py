"""A question asked before a step shows its answer: predict first, then look. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gui.widgets.diagram_scene import Selection


@dataclass(frozen=True, slots=True)
class Question:
    """One question with a checkable answer.

    It is answered with one of the buttons `answers`, of which those in `right` are right, or by a click on a neuron
    of `layer` in the diagram (an edge out of this layer counts for its source), of which `right_neurons` are right.
    `reveal` says what was measured; nothing of an answer is kept.
    """

    text: str
    answers: tuple[str, ...]
    right: frozenset[int]
    reveal: str
    layer: int | None = None
    right_neurons: frozenset[int] = frozenset()

    def judge(self, thing: Selection) -> bool | None:
        """Whether a thing of the diagram is a right answer; None if it is no answer at all."""
        if self.layer is None:
            return None
        if thing.source is None and thing.layer == self.layer:
            return thing.neuron in self.right_neurons
        if thing.source is not None and thing.layer - 1 == self.layer:
            return thing.source in self.right_neurons
        return None


def alike(sizes: NDArray[Any]) -> frozenset[int]:
    """Which of these sizes (n,) is the largest, with all that two decimals, as the diagram has them, call the same."""
    shown = np.round(sizes, 2)
    return frozenset(np.flatnonzero(shown == shown.max()).tolist())
