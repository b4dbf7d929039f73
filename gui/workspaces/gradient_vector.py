"""Left of the Gradient page: which C, the strip of all components, what they say, and the table."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui import theme
from gui.measured_gradient import SOURCES, GradientSource, MeasuredGradient
from gui.translated import Translated
from gui.widgets.digit_question import DigitQuestion
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.export_button import ExportButton
from gui.widgets.gradient_facts import GradientFacts
from gui.widgets.gradient_filter import GradientFilter
from gui.widgets.gradient_strip import GradientStrip
from gui.widgets.gradient_table import GradientTable
from gui.widgets.job_bar import JobBar


class GradientVector(Translated, QFrame):
    """Composes the widgets; `chosen` tells the component that the person went to in any of them."""

    source_changed = Signal(str)
    chosen = Signal(int)
    exported = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self.setObjectName("gradientVector")
        self.measured: MeasuredGradient | None = None
        self._count = 0
        self._title, self._of, self.message, self.log = ElidedLabel(), ElidedLabel(), QLabel(), QToolButton()
        self.strip, self.facts, self.filter, self.table = (
            GradientStrip(), GradientFacts(), GradientFilter(), GradientTable(),
        )  # fmt: skip
        self.strip.setObjectName("gradientStrip")
        self.export = ExportButton("gradient", self.strip, self.table.model_.table)
        self.filter.place(self.export)
        self.message.setObjectName("gradientMessage")
        self.question, self.bar = DigitQuestion(), JobBar()
        self._group = QButtonGroup(self)
        self.sources: dict[GradientSource, QToolButton] = {source: QToolButton() for source in SOURCES}
        self._lay_out()
        self._connect()
        self._retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.PADDING, 8, theme.PADDING, 10)
        column.setSpacing(7)
        column.addLayout(self._head())
        self._title.setMinimumWidth(38)  # px; for −∇C at least
        self.message.setProperty("role", "muted")
        self.message.setWordWrap(True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.strip.setFixedHeight(104)
        self.question.hide()
        self.message.hide()
        for widget in (self.bar, self.question, self.message, self.strip, self.facts, self.filter):
            column.addWidget(widget)
        column.addWidget(self.table, 1)

    def _head(self) -> QHBoxLayout:
        self._title.setProperty("role", "title")
        self._of.setProperty("role", "muted")
        head = QHBoxLayout()
        head.setSpacing(5)
        head.addWidget(self._title, 4)
        self._of.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._of, 1)
        for number, (source, button) in enumerate(self.sources.items()):
            button.setObjectName(f"gradientOf{source.title().replace('_', '')}")
            button.setCheckable(True)
            button.setProperty("role", "mode")
            self._group.addButton(button, number)
            head.addWidget(button)
        self.log.setCheckable(True)
        self.log.setProperty("role", "flat")
        self.log.setObjectName("gradientLog")
        head.addWidget(self.log)
        return head

    def _connect(self) -> None:
        self._group.idClicked.connect(self._on_source)
        self.log.toggled.connect(self.strip.set_log)
        self.strip.chosen.connect(self.chosen)
        self.table.chosen.connect(self.chosen)
        self.filter.jumped.connect(self._on_jumped)
        self.filter.filter_changed.connect(self.table.set_filter)
        self.export.exported.connect(self.exported)

    def _on_source(self, number: int) -> None:
        self.source_changed.emit(SOURCES[number])

    def _on_jumped(self, flat: int) -> None:
        """Go there even if the filter hides it."""
        if self.table.model_.row_of(flat) is None:
            self.filter.reset()
        self.chosen.emit(flat)

    def set_source(self, source: GradientSource) -> None:
        """Say which C is shown."""
        self.sources[source].setChecked(True)

    def set_count(self, count: int) -> None:
        """Say how many components there are."""
        if count != self._count:
            self._count = count
            self._retranslate()

    def set_measured(self, measured: MeasuredGradient | None, missing: str = "") -> None:
        """Show a measurement; without one, what is missing."""
        self.measured = measured
        self.message.setText(missing)
        self.message.setVisible(measured is None)
        for widget in (self.strip, self.facts, self.filter):
            widget.setVisible(measured is not None)
        self.table.setVisible(measured is not None)
        self.facts.set_measured(measured)
        if measured is None:
            self.table.set_measured(None)
            return
        self.set_count(measured.sensitivity.gradient.size)
        self.filter.set_layer_sizes(measured.layer_sizes)
        self.strip.set_nudge(measured.sensitivity.nudge, measured.layer_sizes)
        self.table.set_measured(measured.sensitivity)

    def choose(self, flats: list[int]) -> None:
        """Mark the chosen component, and the one it is compared with."""
        self.strip.set_selected(flats)
        self.table.choose(flats[0] if flats else None)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("−∇C, all {0:,} components").format(self._count), "−∇C")
        self._of.setText(self.tr("C over"), "")
        texts = {
            "example": (self.tr("this example"), self.tr("C₀ of the example on the desk")),
            "mini_batch": (self.tr("mini-batch"), self.tr("The mini-batch that the next step learns from")),
            "training": (self.tr("all training"), self.tr("Every training example, while training rests")),
        }
        for source, button in self.sources.items():
            text, tip = texts[source]
            button.setText(text)
            button.setToolTip(tip)
            button.setAccessibleName(tip)
        self.log.setText(self.tr("log"))
        self.log.setToolTip(self.tr("Let heights stand for powers of ten, so that small components can be seen"))
        self.log.setAccessibleName(self.tr("Logarithmic strip"))
