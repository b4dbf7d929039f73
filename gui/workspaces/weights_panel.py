"""What the first hidden layer's neurons look for: their weights of one examined moment."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from PySide6.QtWidgets import QLabel, QWidget

from gui.shown_example import are_digits
from gui.widgets.export_button import ExportButton
from gui.widgets.weight_pictures import WeightPictures
from gui.workspaces.examine_panel import ExaminePanel
from gui.workspaces.examiner import Examined


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
            if are_digits(self.examined.examination.class_names)
            else self.tr("One might expect edges or pieces of the images here; mostly there are none.")
        )
