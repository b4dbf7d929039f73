"""The Test workspace: what the shown network gets right, what it gets wrong, why, and what that is worth."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from engine.datasets import Data
from gui import theme
from gui.controller import Controller
from gui.preferences import Preferences
from gui.workspaces.examine_panels import AccuracyPanel, ConfusionPanel
from gui.workspaces.examiner import Examined, Examiner
from gui.workspaces.example_desk import ExampleDesk
from gui.workspaces.experiments_panel import ExperimentsPanel
from gui.workspaces.gallery_panel import GalleryPanel, ReasonsPanel
from gui.workspaces.weights_panel import WeightsPanel
from gui.workspaces.workspace import Workspace

_MODES = ("worst", "unsure", "all")


class ExamineWorkspace(Workspace):
    """Every panel shows the same examined moment, so that all numbers of the page agree."""

    name: ClassVar[str] = "test"
    shows_input: ClassVar[bool] = False

    def __init__(self, controller: Controller, desk: ExampleDesk, parent: QWidget | None = None) -> None:
        super().__init__(controller, desk, parent)
        from gui.workspaces.catalogue import titles

        self.setObjectName("examineWorkspace")
        self.examiner = Examiner(controller, self)
        self.examined: Examined | None = None
        self.confusion, self.accuracy, self.weights = ConfusionPanel(), AccuracyPanel(), WeightsPanel()
        self.gallery, self.reasons = GalleryPanel(), ReasonsPanel("backprop" in titles())
        self.experiments = ExperimentsPanel(controller)
        self._splitters = {
            "columns": _splitter(Qt.Orientation.Horizontal, (350, 530, 350)),
            "left": _splitter(Qt.Orientation.Vertical, (390, 250), self.confusion, self.accuracy),
            "middle": _splitter(Qt.Orientation.Vertical, (390, 250), self.gallery, self.reasons),
            "right": _splitter(Qt.Orientation.Vertical, (310, 330), self.weights, self.experiments),
        }
        for name in ("left", "middle", "right"):
            self._splitters["columns"].addWidget(self._splitters[name])
        self._splitters["columns"].setSizes([350, 530, 350])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._splitters["columns"])
        self._connect()

    def _connect(self) -> None:
        self.controller.data_ready.connect(self._on_data)
        self.examiner.examined.connect(self._on_examined)
        self.accuracy.source_chosen.connect(self._on_source)
        self.confusion.matrix.cell_chosen.connect(self._on_cell)
        self.gallery.cell_left.connect(self._on_cell_left)
        self.gallery.example_changed.connect(self._on_example)
        self.gallery.example_opened.connect(self._open_on_pad)
        self.reasons.pad_requested.connect(self._open_on_pad)
        self.reasons.backprop_requested.connect(self._open_in_backprop)
        for panel in (self.confusion, self.gallery, self.weights, self.experiments):
            panel.export.exported.connect(self._on_exported)

    # What comes from the examiner

    def _on_data(self, data: Data) -> None:
        """What was measured on other data is no longer true."""
        self._show(None)
        self.examiner.follow()

    def _on_examined(self, examined: Examined) -> None:
        self._show(examined)

    def _show(self, examined: Examined | None) -> None:
        self.examined = examined
        self.confusion.set_examined(examined)
        self.accuracy.set_examined(examined)
        self.gallery.set_examined(examined)
        self.weights.set_examined(examined)
        self.confusion.matrix.set_chosen(self.gallery.cell)

    # What the person does

    def _on_source(self, source: str) -> None:
        self.examiner.set_source("train" if source == "train" else "test")

    def _on_cell(self, true: int, answered: int) -> None:
        """Browse a cell; once more on the same leaves it."""
        if self.gallery.mode == "cell" and self.gallery.cell == (true, answered):
            self.gallery.set_mode("worst")
        else:
            self.gallery.set_mode("cell", (true, answered))
        self.confusion.matrix.set_chosen(self.gallery.cell)

    def _on_cell_left(self) -> None:
        self.confusion.matrix.set_chosen(None)

    def _on_example(self, example: int | None) -> None:
        self.reasons.show_example(self.examined, example)

    def _open_on_pad(self) -> None:
        self._open("train")

    def _open_in_backprop(self) -> None:
        self._open("backprop")

    def _open(self, page: str) -> None:
        """Take the chosen example to the desk, and go where it is shown."""
        if self.examined is not None and self.gallery.example is not None:
            self.desk.show_data_example(self.examined.source, self.gallery.example)
            self.open_requested.emit(page)

    def _on_exported(self, name: str) -> None:
        self.notice.emit(self.tr("Saved {0}").format(name))

    # What the window asks

    def activate(self) -> None:
        self.examiner.set_active(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.examiner.set_active(False)

    def restore(self, preferences: Preferences) -> None:
        for name, splitter in self._splitters.items():
            splitter.restoreState(preferences.blob(f"test_{name}"))
        self.confusion.set_shares(preferences.flag("test_shares", False))
        self.gallery.set_mode(preferences.text("test_list", "worst", _MODES))

    def remember(self, preferences: Preferences) -> None:
        for name, splitter in self._splitters.items():
            preferences.store(f"test_{name}", splitter.saveState())
        preferences.store("test_shares", self.confusion.shares)
        if self.gallery.mode in _MODES:
            preferences.store("test_list", self.gallery.mode)


def _splitter(orientation: Qt.Orientation, sizes: tuple[int, ...], *widgets: QWidget) -> QSplitter:
    splitter = QSplitter(orientation)
    splitter.setHandleWidth(theme.GAP)
    splitter.setChildrenCollapsible(False)
    for number, widget in enumerate(widgets):
        splitter.addWidget(widget)
        splitter.setStretchFactor(number, sizes[number])
    splitter.setSizes(list(sizes))
    return splitter
