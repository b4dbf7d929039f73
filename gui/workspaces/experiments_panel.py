"""The experiments of the chapters, one click each. They look at a copy or train networks of their own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from engine.datasets import Data
from engine.experiments import memorise, noise, several_starts, shifts
from engine.jobs import Progress, Work
from engine.snapshot import Snapshot
from gui import theme
from gui.controller import Controller
from gui.translated import Translated
from gui.watched_job import WatchedJob
from gui.widgets.experiment_card import ExperimentCard
from gui.widgets.experiment_charts import MemoryChart, NoiseChart, ShiftChart, StartsChart
from gui.widgets.export_button import ExportButton
from gui.workspaces.experiment_captions import asked_at, memory_caption, noise_caption, shift_caption, starts_caption
from gui.workspaces.experiment_tables import experiment_table

KINDS = ("noise", "shuffled", "shift", "starts")


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """A result, with what it was found on."""

    kind: str
    data: Data
    step: int  # of the run, when it was asked
    result: Any


class ExperimentsPanel(Translated, QFrame):
    """Runs one experiment at a time."""

    def __init__(self, controller: Controller, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self.setObjectName("experiments")
        self.setProperty("panel", True)
        self.cards = {kind: ExperimentCard(kind) for kind in KINDS}
        self._found: dict[str, Found] = {}
        self._failed: dict[str, str] = {}
        self._job: WatchedJob | None = None
        self._running = ""
        self._title, self._scroll, self._list = QLabel(), QScrollArea(), QWidget()
        self._title.setProperty("role", "title")
        self.export = ExportButton("experiment", self._list, self.table)
        self._lay_out()
        for card in self.cards.values():
            card.run_requested.connect(self.run)
            card.open_requested.connect(self.open)
        controller.data_ready.connect(self._on_data)
        controller.shown_changed.connect(self._on_shown)
        self._show_buttons()
        self._retranslate()

    def _lay_out(self) -> None:
        inner, scroll = self._list, self._scroll
        cards = QVBoxLayout(inner)
        cards.setContentsMargins(0, 0, theme.PADDING, 0)
        cards.setSpacing(2)
        for card in self.cards.values():
            cards.addWidget(card)
        cards.addStretch(1)
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        scroll.verticalScrollBar().rangeChanged.connect(self._show_open)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.PADDING, 8, 2, 8)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.export)
        head.addSpacing(theme.PADDING - 2)
        column.addLayout(head)
        column.addWidget(scroll, 1)

    @property
    def is_running(self) -> bool:
        return self._job is not None

    def result(self, kind: str) -> Any:
        """What an experiment found, or None."""
        return self._found[kind].result if kind in self._found else None

    def table(self) -> tuple[list[str], list[list[object]]]:
        """What the open experiment found, for a file; the first one that found anything if none is open."""
        found = [self._found[kind] for kind in sorted(self._found, key=lambda kind: not self.cards[kind].is_open)]
        if not found:
            return ["experiment"], []
        return experiment_table(found[0].result, found[0].data.test.class_names)

    # Running

    def run(self, kind: str) -> None:
        """Start an experiment on the moment that is shown."""
        snapshot, data = self._controller.shown, self._controller.data
        if self._job is not None or snapshot is None or data is None or not _fits(snapshot, data):
            return
        self._running = kind
        self._failed.pop(kind, None)
        self._job = self._controller.start_job(_work(kind, snapshot, data))
        self._job.finished.connect(self._on_finished)
        self._job.failed.connect(self._on_failed)
        self._job.cancelled.connect(self._on_end)
        self.cards[kind].watch(self._job)
        self._show_buttons()

    def cancel(self) -> None:
        """Stop the experiment that runs."""
        if self._job is not None:
            self._job.cancel()

    def _on_finished(self, found: Found) -> None:
        self._on_end()
        if found.data is not self._controller.data:
            return
        self._found[found.kind] = found
        self.cards[found.kind].set_chart(_chart(found))
        self.open(found.kind)
        self._retranslate()

    def _on_failed(self, error: Exception) -> None:
        self._failed[self._running] = str(error)
        self._on_end()
        self._retranslate()

    def _on_end(self) -> None:
        self._job, self._running = None, ""
        self._show_buttons()

    def open(self, kind: str) -> None:
        """Open one card and fold the others."""
        for card in self.cards.values():
            card.set_open(card.kind == kind)
        self._show_open()

    def _show_open(self) -> None:
        """Bring the open card into view, also once its chart has made it taller."""
        for card in self.cards.values():
            if card.is_open:
                self._scroll.ensureWidgetVisible(card, 0, 0)

    # What comes from the controller

    def _on_data(self, data: Data) -> None:
        """Results on other data mean nothing here."""
        self.cancel()
        self._found.clear()
        self._failed.clear()
        for card in self.cards.values():
            card.set_chart(None)
        self._retranslate()

    def _on_shown(self, snapshot: Snapshot) -> None:
        if not self.cards["noise"].run.isEnabled():
            self._show_buttons()

    def _show_buttons(self) -> None:
        ready = self._job is None and self._controller.shown is not None and self._controller.data is not None
        for card in self.cards.values():
            card.run.setEnabled(ready)
        self.export.setEnabled(bool(self._found))

    # Words

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Experiments"))
        self.export.setEnabled(bool(self._found))
        for kind, (title, question) in self._questions().items():
            caption = question
            if kind in self._failed:
                caption = self.tr("It could not be finished: {0}").format(self._failed[kind])
            elif kind in self._found:
                caption = _caption(self._found[kind])
            self.cards[kind].set_words(title, caption)

    def _questions(self) -> dict[str, tuple[str, str]]:
        """Title of each experiment, and what it asks."""
        return {
            "noise": (self.tr("Random noise in"), self.tr("What does it answer to pure noise?")),
            "shuffled": (
                self.tr("Shuffled labels"),
                self.tr("Can such a network learn nonsense by heart?"),
            ),
            "shift": (self.tr("Shifted images"), self.tr("The same test images, moved by 1 to 4 pixels.")),
            "starts": (
                self.tr("Other starts"),
                self.tr("Fifteen networks, each from other first weights."),
            ),
        }


def _fits(snapshot: Snapshot, data: Data) -> bool:
    """Whether the network is made for the data; for a moment after a switch it may not be."""
    sizes = snapshot.config.layer_sizes
    return (sizes[0], sizes[-1]) == (data.test.pixels.shape[1], len(data.test.class_names))


def _work(kind: str, snapshot: Snapshot, data: Data) -> Work[Found]:
    """What the job does: everything it needs is frozen here."""
    config = replace(snapshot.config, learning_rate=snapshot.learning_rate)

    def result(tell: Progress) -> Any:
        match kind:
            case "noise":
                return noise(snapshot.network(), data.test, report=tell)
            case "shuffled":
                return memorise(config, data, seed=config.seed, report=tell)
            case "shift":
                return shifts(snapshot.network(), data.test, report=tell)
            case "starts":
                return several_starts(config, data, report=tell)
        raise KeyError(kind)

    return lambda tell: Found(kind, data, snapshot.step_count, result(tell))


def _chart(found: Found) -> QWidget:
    names = found.data.test.class_names
    match found.kind:
        case "noise":
            return NoiseChart(found.result, names)
        case "shuffled":
            return MemoryChart(found.result)
        case "shift":
            return ShiftChart(found.result, np.array(found.data.test.images[0]))
    return StartsChart(found.result)


def _caption(found: Found) -> str:
    match found.kind:
        case "noise":
            return asked_at(found.step) + noise_caption(found.result, found.data.test.class_names)
        case "shuffled":
            return memory_caption(found.result)
        case "shift":
            return asked_at(found.step) + shift_caption(found.result)
    return starts_caption(found.result)
