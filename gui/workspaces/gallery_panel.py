"""The examples of the Test workspace: which ones to browse, the gallery, and why the chosen one got its answer."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from engine.contributions import contributions
from engine.evaluation import Examination
from gui.widgets.example_gallery import ExampleGallery, GalleryContent
from gui.widgets.export_button import ExportButton
from gui.widgets.reasons_view import ReasonsView
from gui.workspaces.examine_panel import ExaminePanel, choice_buttons
from gui.workspaces.examiner import Examined

MODES = ("worst", "unsure", "all", "cell")


class GalleryPanel(ExaminePanel):
    """Worst errors, least sure, all errors, or one cell of the confusion matrix."""

    example_changed = Signal(object)  # index in the dataset, or None: the one to explain
    example_opened = Signal(int)
    cell_left = Signal()  # another list than that of a cell was chosen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("galleryPanel", parent)
        self.gallery = ExampleGallery()
        self.gallery.setObjectName("exampleGallery")
        self.group, self.buttons = choice_buttons(self, [f"gallery{mode.capitalize()}" for mode in MODES])
        self.export = ExportButton("examples", self.gallery, self.table)
        self.head.addWidget(self.export)
        choices = QHBoxLayout()
        choices.setSpacing(6)
        for button in self.buttons.values():
            choices.addWidget(button)
        choices.addStretch(1)
        self.column.addLayout(choices)
        self.column.addWidget(self.gallery, 1)
        self.cell: tuple[int, int] | None = None
        self.example: int | None = None  # the one explained
        self._by_hand = False  # whether the person chose it
        self.group.idClicked.connect(self._on_mode)
        self.gallery.example_chosen.connect(self._on_chosen)
        self.gallery.example_opened.connect(self.example_opened)
        self.retranslate()

    @property
    def mode(self) -> str:
        return MODES[self.group.checkedId()]

    def set_mode(self, mode: str, cell: tuple[int, int] | None = None) -> None:
        """Browse one of the lists; "cell" needs one."""
        self.cell = cell
        self.buttons[f"gallery{mode.capitalize()}"].setChecked(True)
        self._by_hand = False
        self.gallery.verticalScrollBar().setValue(0)
        self._fill()

    def set_examined(self, examined: Examined | None) -> None:
        """Show the examples of an examined moment; the chosen one stays chosen, if it is still there."""
        before, self.examined = self.examined, examined
        if examined is None or before is None or before.dataset is not examined.dataset:
            self._by_hand = False
            self.example = None
            if self.mode == "cell":
                self.cell = None
                self.buttons["galleryWorst"].setChecked(True)
        self._fill()

    def _on_mode(self, number: int) -> None:
        if MODES[number] != "cell":
            self.set_mode(MODES[number])
            self.cell_left.emit()

    def _on_chosen(self, example: int) -> None:
        self._by_hand, self.example = True, example
        self.example_changed.emit(example)

    def _order(self, examination: Examination) -> NDArray[np.intp]:
        match self.mode:
            case "unsure":
                return examination.least_sure()
            case "all":
                return examination.all_errors()
            case "cell" if self.cell is not None:
                return examination.of_cell(*self.cell)
        return examination.worst_errors()

    def _fill(self) -> None:
        """Put the list into the gallery, and choose its first example unless the person chose one."""
        if self.examined is None:
            self.gallery.set_content(None)
            self.example = None
        else:
            examination, dataset = self.examined.examination, self.examined.dataset
            order = self._order(examination)
            if not self._by_hand:
                self.example = int(order[0]) if len(order) else None
            content = GalleryContent(
                dataset.images,
                dataset.labels,
                examination.answers,
                examination.costs,
                examination.sureness,
                examination.class_names,
                order,
                "gap" if self.mode == "unsure" else "cost",
            )
            self.gallery.set_content(content, self.example)
        self.example_changed.emit(self.example)
        self.retranslate()

    def table(self) -> tuple[list[str], Iterable[list[object]]]:
        """The list for a file, in the order shown."""
        header = ["example", "true", "answered", "cost", "gap"]
        content = self.gallery.content
        if content is None:
            return header, []
        names = content.class_names
        return header, (
            [i, names[int(content.labels[i])], names[int(content.answers[i])], content.costs[i], content.gaps[i]]
            for i in content.order.tolist()
        )

    def retranslate(self) -> None:
        self.title.setText(self.tr("Examples"))
        buttons = self.buttons
        buttons["galleryWorst"].setText(self.tr("Worst"))
        buttons["galleryUnsure"].setText(self.tr("Least sure"))
        buttons["galleryAll"].setText(self.tr("All errors"))
        buttons["galleryWorst"].setToolTip(self.tr("Wrong answers, the highest C₀ first"))
        buttons["galleryUnsure"].setToolTip(self.tr("Right or wrong, the smallest gap between the two highest outputs"))
        buttons["galleryAll"].setToolTip(self.tr("Wrong answers, in the order of the data"))
        cell = buttons["galleryCell"]
        cell.setVisible(self.cell is not None)
        if self.cell is not None and self.examined is not None:
            names = self.examined.examination.class_names
            cell.setText(self.tr("{0} → {1}").format(names[self.cell[0]], names[self.cell[1]]))
            cell.setToolTip(self.tr("The examples of one cell of the confusion matrix"))
        self.export.setEnabled(self.examined is not None)
        self._show_counts()

    def _show_counts(self) -> None:
        count = self.gallery.count
        figure = {
            "worst": self.tr("{0:,}, by C₀ of the example"),
            "unsure": self.tr("{0:,}, by the gap between the two highest outputs"),
            "all": self.tr("{0:,}, in the order of the data"),
            "cell": self.tr("{0:,}, by C₀ of the example"),
        }[self.mode]
        self.note.setText("" if self.examined is None else figure.format(count))
        empty = self.tr("There are no such examples.")
        self.gallery.set_empty_text(self.tr("Nothing is measured yet.") if self.examined is None else empty)


class ReasonsPanel(ExaminePanel):
    """Why the chosen example got its answer, and where to take it."""

    pad_requested = Signal()
    backprop_requested = Signal()

    def __init__(self, with_backprop: bool, parent: QWidget | None = None) -> None:
        super().__init__("reasonsPanel", parent, note_below=True)
        self.view = ReasonsView()
        self.view.setObjectName("reasons")
        self.to_pad, self.to_backprop = QPushButton(), QPushButton()
        self.to_pad.setObjectName("toPad")
        self.to_backprop.setObjectName("toBackprop")
        self.to_backprop.setVisible(with_backprop)
        for button, signal in ((self.to_pad, self.pad_requested), (self.to_backprop, self.backprop_requested)):
            button.clicked.connect(signal)
            self.head.addWidget(button)
        self.column.addWidget(self.view, 1)
        self._example: int | None = None
        self.retranslate()

    def show_example(self, examined: Examined | None, example: int | None) -> None:
        """Take the answer to one example apart, in float64."""
        self.examined, self._example = examined, example
        if examined is None or example is None or len(examined.examination.class_names) < 2:
            self.view.set_reasons(None)
        else:
            dataset = examined.dataset
            x = dataset.x(slice(example, example + 1))[0]
            with np.errstate(over="ignore", invalid="ignore"):  # weights may be wild before training stops
                reasons = contributions(examined.snapshot.network(), x, int(dataset.labels[example]))
            self.view.set_reasons(reasons, dataset.images[example], examined.examination.class_names)
        self.retranslate()

    def retranslate(self) -> None:
        reasons = self.view.reasons
        for button in (self.to_pad, self.to_backprop):
            button.setEnabled(reasons is not None)
        self.to_pad.setText(self.tr("To the pad"))
        self.to_pad.setToolTip(self.tr("Show this example on the Train page (Enter, or a double click in the gallery)"))
        self.to_backprop.setText(self.tr("To Backprop"))
        self.to_backprop.setToolTip(self.tr("Follow this example through backpropagation"))
        if reasons is None or self._example is None or self.examined is None:
            self.title.setText(self.tr("Why this answer"))
            self.note.setText(self.tr("choose an example"))
            return
        names = self.examined.examination.class_names
        self.title.setText(self.tr("Why “{0}”?").format(names[reasons.answer]))
        summary = self.view.summary()
        self.note.setText(self.tr("example {0:,}").format(self._example) + " · " + summary, summary)
