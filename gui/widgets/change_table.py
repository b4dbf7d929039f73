"""Before and after a step: each quantity now, its change as first order predicts it, its real change, and then."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from engine.step_curve import ROUNDINGS
from gui.fonts import sized
from gui.widgets.diagram_readout import in_colour_of, muted, value
from gui.widgets.diagram_scene import format_value

ROWS = ("example", "mini_batch", "training", "test", "accuracy", "parameter")
COLUMNS = ("now", "predicted", "real", "then")
ROOMY_ROW = 20  # px of a row at most
_NONE = "–"
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Change:
    """A quantity before and after, and its predicted change; NaN where it is not known, or not yet."""

    before: float = math.nan
    after: float = math.nan
    predicted: float = math.nan
    waiting: bool = False  # being measured
    jumps: bool = False  # it has no slope, so that nothing can be predicted

    @property
    def is_lost(self) -> bool:
        """Whether both changes are too small beside the quantity for a float64."""
        rounding = ROUNDINGS * math.ulp(self.before)
        return 0 < abs(self.predicted) <= rounding and abs(self.after - self.before) <= rounding


class ChangeTable(QWidget):
    """A row for each cost, the accuracy on the test set, and one parameter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("changeTable")
        self._names = {row: QLabel() for row in ROWS}
        self._heads = {column: QLabel() for column in COLUMNS}
        self._cells = {(row, column): QLabel() for row in ROWS for column in COLUMNS}
        self._changes = {row: Change() for row in ROWS}
        self._parameter = ""
        self._lay_out()
        self._retranslate()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(7)
        grid.setVerticalSpacing(1)
        for place, head in enumerate(self._heads.values()):
            head.setProperty("role", "muted")
            head.setAlignment(_RIGHT)
            head.setFont(sized(self.font(), 11))
            grid.addWidget(head, 0, place + 1)
        for number, row in enumerate(ROWS):
            self._names[row].setTextFormat(Qt.TextFormat.RichText)
            self._names[row].setFont(sized(self.font(), 12))
            grid.addWidget(self._names[row], number + 1, 0)
            for place, column in enumerate(COLUMNS):
                cell = self._cells[row, column]
                cell.setObjectName(f"{row}_{column}")
                cell.setTextFormat(Qt.TextFormat.RichText)
                cell.setAlignment(_RIGHT)
                cell.setFont(sized(self.font(), 12))
                cell.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                grid.addWidget(cell, number + 1, place + 1)
        grid.setColumnStretch(0, 1)
        for number in range(len(ROWS) + 1):
            grid.setRowStretch(number, 1)
        self.setMaximumHeight(ROOMY_ROW * (len(ROWS) + 1))

    def show_change(self, row: str, change: Change) -> None:
        """Show one row."""
        self._changes[row] = change
        percent = row == "accuracy"
        wait = "…" if change.waiting else _NONE
        self._cells[row, "now"].setText(_level(change.before, percent, row == "parameter") or wait)
        self._cells[row, "then"].setText(_level(change.after, percent, row == "parameter") or wait)
        real = change.after - change.before
        shown = muted("≈ 0") if change.is_lost and real else self._points(real) if percent else _difference(real)
        self._cells[row, "real"].setText(shown or wait)
        self._cells[row, "real"].setToolTip(
            self.tr("0 after rounding: so small a change is lost beside this number in a float64")
            if change.is_lost
            else ""
        )
        promised = self._cells[row, "predicted"]
        promised.setText(muted(self.tr("no slope")) if change.jumps else _difference(change.predicted) or wait)
        promised.setToolTip(
            self.tr("The accuracy counts right answers: it moves in jumps, so the gradient promises nothing about it")
            if change.jumps
            else ""
        )

    def _points(self, number: float) -> str:
        """The change of a share in its colour, in percentage points; empty if it is not known."""
        if math.isnan(number):
            return ""
        sign = "−" if number < 0 else "+" if number > 0 else ""
        return in_colour_of(number, self.tr("{0} points").format(f"{sign}{abs(100 * number):.2f}"))

    def change(self, row: str) -> Change:
        """What a row shows."""
        return self._changes[row]

    def name_parameter(self, html: str) -> None:
        """Say which parameter the last row is about."""
        self._parameter = html
        self._names["parameter"].setText(html)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._show_all()
        super().changeEvent(event)

    def _show_all(self) -> None:
        for row, change in self._changes.items():
            self.show_change(row, change)

    def _retranslate(self) -> None:
        heads = (self.tr("now"), self.tr("predicted Δ"), self.tr("real Δ"), self.tr("then"))
        for head, text in zip(self._heads.values(), heads, strict=True):
            head.setText(text)
        names = (
            self.tr("C₀, this example"), self.tr("C, mini-batch"), self.tr("C, training set"), self.tr("C, test set"),
            self.tr("right, test set"),
        )  # fmt: skip
        for row, text in zip(ROWS, names, strict=False):
            self._names[row].setText(text)
        self._names["parameter"].setText(self._parameter)
        self._show_all()


def _level(number: float, percent: bool, signed: bool) -> str:
    if math.isnan(number):
        return ""
    return f"{100 * number:.2f} %" if percent else format_value(number, signed=signed)


def _difference(number: float) -> str:
    """A signed change in its colour; empty if it is not known."""
    return "" if math.isnan(number) else value(number)
