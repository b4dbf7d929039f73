"""Beside the table of step 7: what the examples of each class add to one average."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.parameter_names import name_of
from gui.translated import Translated
from gui.widgets.bar_list import Bar, BarList
from gui.widgets.nudge_rows import NudgeRows


class ClassShares(Translated, QWidget):
    """A bar for each class that is listened to; they add up to the average of the parameter chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars = BarList(giving="fold")
        self.bars.setObjectName("classShares")
        self._of: tuple[NudgeRows, int, Sequence[str]] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bars)
        column.addStretch(1)

    def show_shares(self, rows: NudgeRows | None, flat: int | None, names: Sequence[str]) -> None:
        """Of this parameter's average; None: nothing is chosen."""
        if rows is None or flat is None:
            self._of = None
        elif self._of is None or self._of[0] is not rows or self._of[1:] != (flat, names):
            self._of = (rows, flat, names)
            self._retranslate()
        self.bars.setVisible(self._of is not None)

    def _retranslate(self) -> None:
        if self._of is None:
            return
        rows, flat, names = self._of
        name = name_of(rows.layer_sizes, flat)
        bars = [
            Bar(
                names[label],
                share,
                tip=self.tr("{0:,} of {1:,} examples").format(count, rows.count),
                meaning=self.tr("“{0}” in the average of {1}").format(names[label], name),
            )
            for label, count, share in rows.shares(flat)
        ]
        average, together = float(rows.average[flat]), self.tr("together, the average")
        bars.append(Bar(together, average, has_bar=False, short=self.tr("together"), meaning=together))
        self.bars.show_bars(bars, self.tr("{0}: what each class adds to its average").format(name))
