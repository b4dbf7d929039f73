"""What the Backprop workspace teaches from: one frozen network, one example, and the mini-batch that is next. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.datasets import Data, epoch_order
from engine.snapshot import Snapshot
from gui.shown_example import ShownExample
from gui.widgets.diagram_scene import DiagramState, diagram_state


@dataclass(frozen=True, slots=True, eq=False)
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

    @property
    def mini_batch(self) -> NDArray[np.intp]:
        """Which training examples the next step learns from, (n,)."""
        config, snapshot = self.snapshot.config, self.snapshot
        epoch, done = divmod(snapshot.step_count, snapshot.mini_batches_per_epoch)
        order = epoch_order(len(self.data.train), config.seed, epoch)
        return order[done * config.mini_batch_size : (done + 1) * config.mini_batch_size]


def make_lesson(snapshot: Snapshot, data: Data, example: ShownExample) -> Lesson:
    """Freeze the network of a snapshot with an example, or with none if the example does not fit it."""
    network = snapshot.network()
    x: NDArray[Any] | None = example.x
    if x is not None and x.size != network.layer_sizes[0]:
        x = None
    state = diagram_state(network, x, data.test.class_names, example.desired, data.test.image_shape)
    return Lesson(snapshot, data, example, state)
