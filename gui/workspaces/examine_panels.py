"""Panels of the Test workspace: confusion, accuracy, weights. Each shows one examined moment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui import theme
from gui.widgets.accuracy_bars import AccuracyBars
from gui.widgets.confusion_matrix import ConfusionMatrix
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.export_button import ExportButton
from gui.widgets.weight_pictures import WeightPictures
from gui.workspaces.examiner import Examined


class ExaminePanel(QFrame):
    """A panel with a title, a note beside or below it, and controls at the right."""

    def __init__(self, name: str, parent: QWidget | None = None, *, note_below: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("panel", True)
        self.examined: Examined | None = None
        self.title, self.note = QLabel(), ElidedLabel()
        self.title.setProperty("role", "title")
        self.note.setProperty("role", "muted")
        self.head = QHBoxLayout()
        self.head.setSpacing(6)
        self.head.addWidget(self.title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(theme.PADDING, 8, theme.PADDING, 10)
        self.column.setSpacing(5)
        self.column.addLayout(self.head)
        if note_below:
            self.head.addStretch(1)
            self.column.addWidget(self.note)
        else:
            self.head.addWidget(self.note, 1)

    def retranslate(self) -> None:
        """Take all words anew."""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def choice_buttons(parent: QWidget, names: Sequence[str]) -> tuple[QButtonGroup, dict[str, QToolButton]]:
    """Buttons of which exactly one is checked; their object names are given."""
    group, buttons = QButtonGroup(parent), {}
    for number, name in enumerate(names):
        button = QToolButton()
        button.setObjectName(name)
        button.setCheckable(True)
        button.setChecked(number == 0)
        button.setProperty("role", "choice")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        group.addButton(button, number)
        buttons[name] = button
    return group, buttons


class ConfusionPanel(ExaminePanel):
    """The matrix, as counts or shares."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("confusionPanel", parent)
        self.matrix = ConfusionMatrix()
        self.matrix.setObjectName("confusionMatrix")
        self.group, self.buttons = choice_buttons(self, ("confusionCounts", "confusionShares"))
        self.export = ExportButton("confusion-matrix", self.matrix, self.table)
        for widget in (*self.buttons.values(), self.export):
            self.head.addWidget(widget)
        self.column.addWidget(self.matrix, 1)
        self.group.idToggled.connect(self._on_choice)
        self.retranslate()

    @property
    def shares(self) -> bool:
        """Whether shares are shown instead of counts."""
        return self.buttons["confusionShares"].isChecked()

    def set_shares(self, shares: bool) -> None:
        """Show shares or counts."""
        self.buttons["confusionShares" if shares else "confusionCounts"].setChecked(True)

    def _on_choice(self) -> None:
        self.matrix.set_shares(self.shares)

    def set_examined(self, examined: Examined | None) -> None:
        """Show the confusion of an examined moment."""
        self.examined = examined
        if examined is None:
            self.matrix.set_confusion(None)
        else:
            self.matrix.set_confusion(examined.examination.confusion, examined.examination.class_names)
        self.retranslate()

    def table(self) -> tuple[list[str], Iterable[list[object]]]:
        """Counts for a file: a row for each true class."""
        if self.examined is None:
            return ["true"], []
        names, confusion = self.examined.examination.class_names, self.examined.examination.confusion
        rows = [[name, *counts] for name, counts in zip(names, confusion.tolist(), strict=True)]
        return ["true", *(f"answered {name}" for name in names)], rows

    def retranslate(self) -> None:
        self.title.setText(self.tr("Confusion"))
        self.note.setText(self.tr("click to browse"))
        self.buttons["confusionCounts"].setText(self.tr("Counts"))
        self.buttons["confusionShares"].setText(self.tr("Shares"))
        self.buttons["confusionCounts"].setToolTip(self.tr("How many examples"))
        self.buttons["confusionShares"].setToolTip(self.tr("Percent of the row: of all examples of that class"))
        self.export.setEnabled(self.examined is not None)
        self.matrix.set_empty_text(self.tr("Nothing is measured yet: the data is being loaded."))


class AccuracyPanel(ExaminePanel):
    """The share of right answers, on the test or the training images, over all and for each class."""

    source_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("accuracyPanel", parent)
        self.bars, self.number, self.detail, self.moment = AccuracyBars(), QLabel(), ElidedLabel(), ElidedLabel()
        self.bars.setObjectName("accuracyBars")
        self.number.setObjectName("accuracy")
        self.number.setProperty("role", "answer")
        for label in (self.detail, self.moment):
            label.setProperty("role", "muted")
        self.group, self.buttons = choice_buttons(self, ("examineTest", "examineTrain"))
        self.group.idClicked.connect(self._on_choice)
        for button in self.buttons.values():
            self.head.addWidget(button)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        details = QVBoxLayout()
        details.setSpacing(0)
        details.addWidget(self.detail)
        details.addWidget(self.moment)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.number)
        row.addLayout(details, 1)
        scroll = QScrollArea()
        scroll.setWidget(self.bars)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.viewport().setAutoFillBackground(False)
        self.bars.setAutoFillBackground(False)
        self.column.addLayout(row)
        self.column.addWidget(scroll, 1)

    def _on_choice(self, number: int) -> None:
        self.source_chosen.emit("train" if number else "test")

    def set_source(self, source: str) -> None:
        """Show which split is examined."""
        self.buttons["examineTrain" if source == "train" else "examineTest"].setChecked(True)

    def set_examined(self, examined: Examined | None) -> None:
        """Show the accuracy of an examined moment."""
        self.examined = examined
        if examined is None:
            self.bars.set_accuracies(None)
        else:
            examination = examined.examination
            totals = examination.confusion.sum(axis=1)
            self.bars.set_accuracies(examination.accuracy_per_class, totals, examination.class_names)
        self.retranslate()

    def retranslate(self) -> None:
        self.title.setText(self.tr("Accuracy"))
        self.buttons["examineTest"].setText(self.tr("Test"))
        self.buttons["examineTrain"].setText(self.tr("Training"))
        self.buttons["examineTest"].setToolTip(self.tr("Examine images the network has never learned from"))
        self.buttons["examineTrain"].setToolTip(self.tr("Examine the images the network learns from"))
        self.note.setText("")
        if self.examined is None:
            self.number.setText("–")
            self.detail.setText(self.tr("not measured yet"))
            self.moment.setText("")
            return
        examination, snapshot = self.examined.examination, self.examined.snapshot
        self.number.setText(f"{100 * examination.accuracy:.2f} %")
        right = (
            self.tr("{0:,} of {1:,} training images right")
            if self.examined.source == "train"
            else self.tr("{0:,} of {1:,} test images right")
        )
        self.detail.setText(right.format(examination.correct, len(examination)))
        self.moment.setText(self.tr("their C = {0:.4f} · epoch {1}, step {2:,}").format(
            examination.cost, snapshot.epoch, snapshot.step_count
        ))  # fmt: skip
        dtype = self.tr("All counts on this page come from one pass over these images, computed in {0}.")
        for label in (self.number, self.detail, self.moment):
            label.setToolTip(dtype.format(examination.dtype.name))


class WeightsPanel(ExaminePanel):
    """What the first hidden layer's neurons look for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("weightsPanel", parent, note_below=True)
        self.pictures, self.remark = WeightPictures(), QLabel()
        self.pictures.setObjectName("weightPictures")
        self.remark.setProperty("role", "muted")
        self.remark.setWordWrap(True)
        self.export = ExportButton("weights", self.pictures, self.table)
        self.head.addWidget(self.export)
        self.column.addWidget(self.pictures, 1)
        self.column.addWidget(self.remark)
        self.retranslate()

    def set_examined(self, examined: Examined | None) -> None:
        """Show the weights of an examined moment."""
        self.examined = examined
        if examined is None:
            self.pictures.set_weights(None)
        else:
            self.pictures.set_weights(examined.snapshot.network(np.float64).weights[0], examined.dataset.image_shape)
        self.retranslate()

    def table(self) -> tuple[list[str], Iterable[list[Any]]]:
        """The weights for a file: a row for each neuron."""
        weights = self.pictures.weights
        if weights is None:
            return ["neuron"], []
        rows = [[j, *row] for j, row in enumerate(weights.tolist())]
        return ["neuron", *(f"w_{k}" for k in range(weights.shape[1]))], rows

    def retranslate(self) -> None:
        self.title.setText(self.tr("What the first neurons look for"))
        self.export.setEnabled(self.examined is not None)
        self.pictures.set_empty_text(self.tr("The network is not here yet."))
        if self.examined is None:
            self.note.setText("")
            self.remark.setText("")
            return
        height, width = self.examined.dataset.image_shape
        self.note.setText(self.tr("{0} × {1} weights each, + blue, − red").format(height, width))
        self.remark.setText(
            self.tr("Random weights: nothing is learned yet.")
            if self.examined.snapshot.step_count == 0
            else self.tr("One might expect edges or pieces of digits here; mostly there are none.")
        )
