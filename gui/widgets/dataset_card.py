"""A card about a dataset: its classes with counts, mean images and examples, and which pixels are never lit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from engine.dataset_summary import DatasetSummary
from engine.datasets import Data
from gui import theme
from gui.translated import Translated
from gui.widgets.digit_image import DigitImage
from gui.widgets.export_button import ExportButton
from gui.widgets.pad_paint import paint_pixels

_SIDE = 34  # px of a small image
_LONGEST_NAME = 40


class DatasetCard(Translated, QDialog):
    """Shows a summary; names of classes can be changed. Emits what the person wants, changes nothing itself."""

    names_changed = Signal(object)  # tuple of str
    turn_requested = Signal()

    def __init__(self, data: Data, summary: DatasetSummary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("datasetCard")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._data, self._summary = data, summary
        self._title, self._facts, self._dark_text = QLabel(data.name), QLabel(), QLabel()
        self._heads = [QLabel() for _ in range(5)]
        self.names = [QLineEdit(name) for name in data.train.class_names]
        self.dark = DigitImage()
        self._turn = QPushButton()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._lay_out()
        self._retranslate()
        for edit in self.names:
            edit.setMaxLength(_LONGEST_NAME)
            edit.editingFinished.connect(self._on_name)
        self._turn.clicked.connect(self._on_turn)
        self._buttons.rejected.connect(self.reject)
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setFocus()
        self.resize(760, 680)

    def _lay_out(self) -> None:
        self._title.setProperty("role", "title")
        for label in (self._facts, self._dark_text, *self._heads):
            label.setProperty("role", "muted")
            label.setWordWrap(label in (self._facts, self._dark_text))
        self.dark.setFixedSize(96, 96)
        self.dark.set_image(self._summary.never_lit.astype(np.float64))
        self._turn.setAutoDefault(False)
        area, rows = QScrollArea(), self._rows()
        area.setWidgetResizable(True)
        area.setWidget(rows)
        self.export = ExportButton("dataset", rows, self.table)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self.dark)
        below.addWidget(self._dark_text, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._turn)
        foot.addStretch(1)
        foot.addWidget(self._buttons)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.export)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._facts)
        column.addWidget(area, 1)
        column.addLayout(below)
        column.addLayout(foot)

    def _rows(self) -> QWidget:
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for column, head in enumerate(self._heads):
            grid.addWidget(head, 0, column)
        summary = self._summary
        largest = max(1, int(summary.train_counts.max()))
        for number, edit in enumerate(self.names):
            mean = DigitImage()
            mean.setFixedSize(_SIDE, _SIDE)
            mean.set_image(summary.means[number])
            bar = _Bar(int(summary.train_counts[number]), largest)
            test = QLabel(f"{int(summary.test_counts[number]):,}")
            for column, widget in enumerate((edit, bar, test, mean, _Row(summary.examples[number]))):
                grid.addWidget(widget, number + 1, column)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 2)
        grid.setRowStretch(len(self.names) + 1, 1)
        return rows

    def table(self) -> tuple[list[str], Iterable[list[object]]]:
        """For a file: a row for each class with its counts and its mean image, brightness 0 to 1."""
        summary = self._summary
        header = ["class", "training", "test", *(f"mean_{k}" for k in range(summary.never_lit.size))]
        counts = zip(summary.train_counts.tolist(), summary.test_counts.tolist(), strict=True)
        rows = zip(self.names, counts, summary.means.reshape(len(self.names), -1).tolist(), strict=True)
        return header, ([edit.text(), *count, *mean] for edit, count, mean in rows)

    def _on_name(self) -> None:
        """Hand over all names; one left empty goes back to what it was."""
        for edit, name in zip(self.names, self._data.train.class_names, strict=True):
            if not edit.text().strip():
                edit.setText(name)
        names = tuple(edit.text().strip() for edit in self.names)
        self.names_changed.emit(names)

    def _on_turn(self) -> None:
        self.turn_requested.emit()
        self.accept()

    def _retranslate(self) -> None:
        data, summary = self._data, self._summary
        height, width = data.train.image_shape
        self.setWindowTitle(self.tr("Dataset card"))
        self._facts.setText(
            self.tr(
                "{0:,} training and {1:,} test examples of {2} × {3} pixels in {4} classes. "
                "Class names can be changed here."
            ).format(len(data.train), len(data.test), height, width, len(self.names))
        )
        dark = int(summary.never_lit.sum())
        self._dark_text.setText(
            self.tr(
                "{0:,} of {1:,} pixels (white here) are dark in every training image. Their weights have a gradient of "
                "exactly 0 and never move while these images are trained on."
            ).format(dark, summary.never_lit.size)
        )
        texts = (self.tr("class"), self.tr("training"), self.tr("test"), self.tr("mean"), self.tr("examples"))
        for head, text in zip(self._heads, texts, strict=True):
            head.setText(text)
        for number, edit in enumerate(self.names):
            edit.setAccessibleName(self.tr("Name of class {0}").format(number))
        self._turn.setText(self.tr("Exchange rows and columns"))
        self._turn.setToolTip(self.tr("Some files hold their images lying on the side; a new run begins"))
        self.dark.setAccessibleName(self.tr("Pixels that are never lit"))
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("Close"))


class _Bar(QWidget):
    """A count as a bar with its number."""

    def __init__(self, count: int, largest: int) -> None:
        super().__init__()
        self._count, self._share = count, count / largest
        self.setAccessibleName(f"{count:,}")

    def sizeHint(self) -> QSize:
        return QSize(150, 22)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        with QPainter(self) as painter:
            room = self.width() - 58
            painter.fillRect(QRectF(0, self.height() / 2 - 5, room * self._share, 10), look.color("accent"))
            painter.setPen(look.color("text"))
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(self.rect(), int(flags), f"{self._count:,}")


class _Row(QWidget):
    """Examples side by side."""

    def __init__(self, images: NDArray[Any]) -> None:
        super().__init__()
        self._images = images

    def sizeHint(self) -> QSize:
        return QSize(8 * (_SIDE + 2), _SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            for number, image in enumerate(self._images):
                paint_pixels(painter, QRectF(number * (_SIDE + 2), 0, _SIDE, _SIDE), image)
