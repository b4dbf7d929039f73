"""Confusion and accuracy: panels of the Test workspace that show one examined moment."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from gui.widgets.accuracy_bars import AccuracyBars
from gui.widgets.confusion_matrix import ConfusionMatrix
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.export_button import ExportButton
from gui.workspaces.examine_panel import ExaminePanel, choice_buttons
from gui.workspaces.examiner import Examined


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
            self.number.setText("")
            self.detail.setText(self.tr("not measured yet"))
            self.moment.setText("")
            return
        examination, snapshot = self.examined.examination, self.examined.snapshot
        self.number.setText(f"{100 * examination.accuracy:.2f} %")
        right = (
            self.tr("{0:,} of {1:,} training images")
            if self.examined.source == "train"
            else self.tr("{0:,} of {1:,} test images")
        )
        self.detail.setText(right.format(examination.correct, len(examination)))
        self.moment.setText(self.tr("C = {0:.4f} · step {1:,}").format(examination.cost, snapshot.step_count))
        tip = self.tr(
            "After epoch {0}, step {1:,}. C is the mean of C₀ over these images. All counts on this page come from one "
            "pass over them, computed in {2}."
        ).format(snapshot.epoch, snapshot.step_count, examination.dtype.name)
        for label in (self.number, self.detail, self.moment):
            label.setToolTip(tip)
