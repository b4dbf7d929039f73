"""The one example on the desk: from the pad or the data to every view, with what the shown network makes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from engine.datasets import Data
from engine.network import Network
from engine.snapshot import Snapshot
from gui.controller import Controller
from gui.lesson import Lesson
from gui.shown_example import (
    DIGITS,
    NOTHING,
    ShownExample,
    from_data,
    from_mini_batch,
    from_picture,
    from_strokes,
    split,
)
from gui.widgets.diagram_scene import DiagramState, Selection, diagram_state
from gui.workspaces.input_panel import InputPanel

STATE_INTERVAL = 1 / 30  # s between two states while training
_FIRST_EXAMPLE = 0  # of the test split: a seven
_DIGITS = tuple("0123456789")


class ExampleDesk(QObject):
    """Connects the input panel with the controller; every number of an example comes from one float64 `state`."""

    state_changed = Signal(object)  # DiagramState: another network, or another example
    pointed_changed = Signal(object)  # Selection that one page points to for all

    def __init__(self, controller: Controller, panel: InputPanel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.controller, self.panel = controller, panel
        self._meant: int | None = None  # the digit the drawing was said to be
        self.pointed: Selection | None = None
        self._untrained = True
        self._held: Snapshot | None = None  # a lesson's network
        self._rng = np.random.default_rng()
        self._connect()
        self.state = self._state_of_first_network()
        panel.bars.set_prediction(None)

    def _connect(self) -> None:
        controller, panel = self.controller, self.panel
        controller.data_ready.connect(self._on_data)
        controller.classes_renamed.connect(self._on_names)
        controller.shown_changed.connect(self._on_shown)
        controller.example_changed.connect(self._on_example)
        panel.pad.strokes_changed.connect(self._on_strokes)
        panel.pad.sample_dismissed.connect(self._on_strokes)
        panel.raw.toggled.connect(self._on_strokes)
        panel.pen.valueChanged.connect(self._on_pen)
        panel.walker.example_requested.connect(self.show_data_example)

    def _state_of_first_network(self) -> DiagramState:
        """Random weights can be seen before the data is there."""
        return self._state_of(self.controller.first_config.new_network(), _DIGITS, (28, 28))

    # What comes from the controller

    def _on_names(self, data: Data) -> None:
        """The classes are called otherwise."""
        self.panel.set_class_names(data.test.class_names)
        self._on_example(self.controller.example)

    def _on_data(self, data: Data) -> None:
        self.panel.set_class_names(data.test.class_names)
        self.panel.walker.set_sizes(len(data.test), len(data.train))
        self._meant = None
        if self.panel.pad.sample is None and self.panel.pad.strokes:
            self._on_strokes()
        else:
            self.show_data_example("test", _FIRST_EXAMPLE)

    def _on_shown(self, snapshot: Snapshot) -> None:
        """Work with another network; while training, only as often as the eye can follow."""
        if self._held is not None:
            return
        self._say_whether_trained(snapshot)
        if not self.controller.shown_moves or self.controller.pace.is_due("state", STATE_INTERVAL, alone_every=1):
            self.refresh()

    def _say_whether_trained(self, snapshot: Snapshot) -> None:
        if self._untrained != (snapshot.step_count == 0):
            self._untrained = snapshot.step_count == 0
            self.panel.bars.set_untrained(self._untrained)

    def hold(self, snapshot: Snapshot | None) -> None:
        """Stay with this network while a lesson goes on, so that all its numbers agree; None: follow the run again."""
        self._held = snapshot
        shown = snapshot or self.controller.shown
        if shown is not None:
            self._say_whether_trained(shown)
        self.refresh()

    def _on_example(self, example: ShownExample) -> None:
        """Put the example on the pad."""
        panel, data = self.panel, self.controller.data
        if example.source in ("test", "train") and example.index is not None and data is not None:
            names = split(data, example.source).class_names
            panel.pad.set_sample(example.image)
            panel.walker.show_example(example.source, example.index, names[example.desired or 0])
        else:
            panel.walker.show_no_example()
            if example.source == "picture":
                panel.pad.set_sample(example.image)
        panel.show_seen(example)
        panel.bars.set_desired(example.desired)
        self.refresh()

    # What the person does

    def _on_strokes(self) -> None:
        """Answer the pen in the same frame."""
        if self.panel.pad.sample is not None:
            return
        strokes = self.panel.pad.strokes
        if not strokes:
            self._meant = None
        self.controller.show_example(self._drawn(strokes) if strokes else NOTHING)

    def _drawn(self, strokes: tuple[NDArray[Any], ...]) -> ShownExample:
        data = self.controller.data
        raw_pen = self.panel.pad.pen_width if self.panel.raw.isChecked() else None
        return from_strokes(strokes, self._meant, DIGITS if data is None else data.test.image_shape, raw_pen)

    def _on_pen(self) -> None:
        """Only the raw image has the person's own pen."""
        if self.panel.raw.isChecked():
            self._on_strokes()

    def show_picture(self, image: NDArray[Any]) -> None:
        """Show an image (H, W) in [0, 1] made of a picture; which digit it is, the person may say."""
        self._meant = None
        self.controller.show_example(from_picture(image))

    def show_data_example(self, source: str, index: int) -> None:
        """Show an example of the "test" or "train" split."""
        if self.controller.data is not None:
            self._meant = None
            self.controller.show_example(
                from_data(self.controller.data, "train" if source == "train" else "test", index)
            )

    def show_lesson_example(self, lesson: Lesson, index: int) -> None:
        """Show a training example; if it is of the lesson's mini-batch, with its image as the step takes it."""
        places = np.flatnonzero(lesson.mini_batch.indices == index)
        if len(places):
            self._meant = None
            self.controller.show_example(from_mini_batch(lesson.mini_batch, int(places[0])))
        else:
            self.show_data_example("train", index)

    def show_random_example(self) -> None:
        """Show any example of the split the walker is in."""
        if self.controller.data is not None:
            source = self.panel.walker.source
            size = len(split(self.controller.data, "train" if source == "train" else "test"))
            self.show_data_example(source, int(self._rng.integers(size)))

    def say_meant(self, digit: int) -> None:
        """Take the person's word for what the drawing is."""
        example = self.controller.example
        data = self.controller.data
        if example.needs_answer and data is not None and digit < len(data.test.class_names):
            self._meant = digit
            self.controller.show_example(replace(example, desired=digit))

    def point_to(self, selection: Selection) -> None:
        """Let every page select this neuron or edge, those opened later too."""
        if selection != self.pointed:
            self.pointed = selection
            self.pointed_changed.emit(selection)

    # The state

    def refresh(self) -> None:
        """Work out what the shown network makes of the example at hand."""
        snapshot, data = self._held or self.controller.shown, self.controller.data
        if snapshot is not None and data is not None:
            self.state = self._state_of(snapshot.network(), data.test.class_names, data.test.image_shape)
            self.predict_with(self.state)
            self.state_changed.emit(self.state)

    def predict_with(self, state: DiagramState) -> None:
        """Show the answer of this network, which may be a lesson's sandbox, until the state changes again."""
        self.panel.bars.set_prediction(state.activations(state.network.layer_count))

    def _state_of(self, network: Network, names: Sequence[str], image_shape: tuple[int, int]) -> DiagramState:
        example = self.controller.example
        x = example.x if example.x is not None and example.x.size == network.layer_sizes[0] else None
        with np.errstate(over="ignore", invalid="ignore"):  # weights may be wild for the moment before training stops
            return diagram_state(network, x, names, example.desired, image_shape)
