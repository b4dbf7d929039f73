"""What the Backprop workspace teaches from: one frozen network, one example, and the mini-batch that is next. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from numpy.typing import NDArray

from engine.datasets import Data
from engine.mini_batch import MiniBatch
from engine.snapshot import Snapshot
from gui.shown_example import ShownExample
from gui.widgets.diagram_scene import DiagramState, diagram_state


@dataclass(frozen=True, eq=False)
class Lesson:
    """Every number of the eight steps comes from here, in float64.

    `state` holds the network and the trace of the example; without a desired output (a drawing nobody has named)
    nothing of its cost and gradient may be shown.
    """

    snapshot: Snapshot
    data: Data
    example: ShownExample
    state: DiagramState

    @property
    def is_named(self) -> bool:
        """Whether there is an example and its desired output is known, so that cost and gradient may be shown."""
        return self.state.trace is not None and self.state.desired is not None

    @cached_property
    def mini_batch(self) -> MiniBatch:
        """What the next step learns from: the very images it takes."""
        return self.snapshot.config.mini_batch_after(self.snapshot.step_count, self.data.train)


def make_lesson(snapshot: Snapshot, data: Data, example: ShownExample) -> Lesson:
    """Freeze the network of a snapshot with an example, or with none if the example does not fit it."""
    network = snapshot.network()
    x: NDArray[Any] | None = example.x
    if x is not None and x.size != network.layer_sizes[0]:
        x = None
    state = diagram_state(network, x, data.test.class_names, example.desired, data.test.image_shape)
    return Lesson(snapshot, data, example, state)
