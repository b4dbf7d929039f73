"""What the network wishes after listening to some examples: the mean wish of each output, and what it would answer."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from engine.sandbox import Outcome
from gui import theme
from gui.fonts import sized
from gui.widgets.diagram_scene import format_value
from gui.widgets.painted import Restyled
from gui.widgets.power import brief

_HEAD, _ROW = 38, 22  # px
_WIDE, _NARROW = 196, 128  # px
_NAME, _LONGEST_NAME = 30, 84  # px for the names where there are bars: as many as the longest needs
SMALLEST_ROW = 11  # px
SMALLEST = 0.005  # of a wish that two decimals can show
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class WishPanel(Restyled):
    """One row for each output: the mean of y − a, and how many examples get this answer before and after the step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("wishPanel")
        self._names: tuple[str, ...] = ()
        self.wishes: NDArray[Any] = np.empty(0)  # mean of y - a, (n_out,)
        self.outcome: Outcome | None = None
        self._narrow = True
        self.set_narrow(False)
        self.retranslate()

    def show_wishes(self, names: tuple[str, ...], wishes: NDArray[Any], outcome: Outcome) -> None:
        """Show the mean wish of each output and the answers before and after one step."""
        self._names, self.wishes, self.outcome = names, wishes, outcome
        self._find_width()
        self._describe()
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Leave out the bars where there is little room; the numbers stay."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._find_width()
            self.update()

    @property
    def name_width(self) -> int:
        """Px for the names."""
        if self._narrow:
            return _NAME
        metrics = QFontMetrics(sized(self.font(), 12))
        widest = max((metrics.horizontalAdvance(self.name(i)) for i in range(len(self.wishes))), default=0)
        return max(_NAME, min(_LONGEST_NAME, widest + 4))

    def _find_width(self) -> None:
        self.setFixedWidth(_NARROW if self._narrow else _WIDE - _NAME + self.name_width)

    def name(self, output: int) -> str:
        """What an output stands for."""
        return self._names[output] if output < len(self._names) else str(output)

    def sizeHint(self) -> QSize:
        return QSize(self.width(), _HEAD + _ROW * max(10, len(self.wishes)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.width(), _HEAD + 120)

    def shown(self) -> list[int]:
        """The outputs that have a row: all, or where there is no room those with the most answers after the step."""
        room = max(1, int((self.height() - _HEAD) // SMALLEST_ROW))
        if self.outcome is None or len(self.wishes) <= room:
            return list(range(len(self.wishes)))
        return sorted(np.argsort(-self.outcome.answers_after, kind="stable")[:room].tolist())

    def _row(self) -> float:
        return min(float(_ROW), (self.height() - _HEAD) / max(1, len(self.shown())))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        with QPainter(self) as painter:
            painter.setFont(sized(self.font(), 11))
            painter.setPen(look.color("muted"))
            left = 0 if self._narrow else self.name_width
            painter.drawText(QRect(left, 0, 110, 34), int(_LEFT | _MIDDLE), self.tr("mean wish\ny − a"))
            painter.drawText(QRect(self.width() - 94, 0, 94, 34), int(_RIGHT | _MIDDLE), self.tr("answers\nnow → then"))
            if self.outcome is not None:
                for place, output in enumerate(self.shown()):
                    self._paint_row(painter, output, _HEAD + place * self._row(), self.outcome)

    def _paint_row(self, painter: QPainter, output: int, y: float, outcome: Outcome) -> None:
        look, height = theme.current(), self._row()
        wish = float(self.wishes[output])
        area = QRectF(0, y, self.width(), height)
        painter.setFont(sized(self.font(), 12))
        painter.setPen(look.color("text"))
        name = painter.fontMetrics().elidedText(self.name(output), Qt.TextElideMode.ElideRight, self.name_width - 4)
        painter.drawText(area, int(_LEFT | _MIDDLE), name)
        if not self._narrow:
            self._paint_bar(painter, wish, y)
        painter.setFont(sized(self.font(), 11))
        painter.setPen(look.color("positive" if wish > 0 else "negative" if wish < 0 else "muted"))
        left = self.name_width + (0 if self._narrow else 72)
        painter.drawText(QRectF(left, y, 50, height), int(_LEFT | _MIDDLE), wish_text(wish))
        before, after = int(outcome.answers_before[output]), int(outcome.answers_after[output])
        painter.setPen(look.color("desired" if after > before else "muted"))
        painter.drawText(area, int(_RIGHT | _MIDDLE), f"{before:,} → {after:,}")

    def _paint_bar(self, painter: QPainter, wish: float, y: float) -> None:
        look, height = theme.current(), self._row()
        middle, half = self.name_width + 34.0, 32.0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("raised"))
        painter.drawRect(QRectF(middle - half, y + height * 0.25, 2 * half, height * 0.5))
        painter.setBrush(look.color("positive" if wish > 0 else "negative"))
        painter.drawRect(QRectF(middle, y + height * 0.25, half * max(-1.0, min(1.0, wish)), height * 0.5))
        painter.setPen(QPen(look.color("muted"), 1))
        painter.drawLine(int(middle), int(y + height * 0.15), int(middle), int(y + height * 0.85))

    def _describe(self) -> None:
        if self.outcome is None:
            self.setAccessibleDescription("")
            return
        counts = zip(self.wishes, self.outcome.answers_before, self.outcome.answers_after, strict=True)
        rows = [f"{self.name(i)}: {format_value(float(w))}; {b} → {a}" for i, (w, b, a) in enumerate(counts)]
        self.setAccessibleDescription("\n".join(rows))

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("What the network then wishes"))
        self.setToolTip(
            self.tr(
                "The mean wish y − a of each output over the examples listened to, and how many examples of the "
                "mini-batch get this answer, now and after the steps along their average."
            )
        )


def wish_text(wish: float) -> str:
    """A wish in short: two decimals, or one digit and a power of ten for what is smaller; 0 only for an exact 0."""
    if wish == 0:
        return "0"
    size = abs(wish)
    return f"{'−' if wish < 0 else '+'}{f'{size:.2f}' if size >= SMALLEST else brief(size, digits=1)}"
