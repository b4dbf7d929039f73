"""The confusion matrix: how often each class was answered with each. Rows are true, columns answered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.fonts import sized
from gui.widgets.confusion_layout import AXIS, MatrixLayout, matrix_layout
from gui.widgets.painted import CENTRE, LEFT, RIGHT, Painted

SMALLEST_NUMBER = 8  # px of type; in smaller cells only the colour and the tooltip speak
_MOVES = {
    Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0),
}  # fmt: skip


class ConfusionMatrix(Painted):
    """Counts or shares of the row. A click, or arrow keys and Enter, choose a cell."""

    cell_chosen = Signal(int, int)  # true class, answered class

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: NDArray[np.int64] | None = None
        self._of_row: list[list[float]] = []  # each count's share of its row, 0 to 1
        self._names: tuple[str, ...] = ()
        self._widest: int | None = None  # px of the longest name; measured when it is needed
        self._shares = False
        self._current: tuple[int, int] | None = None
        self._chosen: tuple[int, int] | None = None
        self._empty = ""
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(286, 200)
        self.retranslate()

    # What is shown

    @property
    def counts(self) -> NDArray[np.int64] | None:
        return self._counts

    @property
    def chosen(self) -> tuple[int, int] | None:
        """The cell whose examples are browsed: (true, answered)."""
        return self._chosen

    def set_confusion(self, counts: NDArray[Any] | None, names: Sequence[str] = ()) -> None:
        """Show counts (n, n) of classes with these names; None: nothing is measured yet."""
        before, names_before, longest_before = self._counts, self._names, self._longest
        self._counts, self._names = (None, ()) if counts is None else (np.array(counts, dtype=np.int64), tuple(names))
        self._of_row = []
        if self._counts is not None:
            self._of_row = (self._counts / np.maximum(self._counts.sum(axis=1, keepdims=True), 1)).tolist()
        self._widest = None
        for cell in (self._current, self._chosen):
            if cell is not None and max(cell) >= len(self._names):
                self._current = self._chosen = None
        self.retranslate()
        if (self._names, self._longest) == (names_before, longest_before):
            self._update_changed(before)
        else:
            self.update()

    def _update_changed(self, before: NDArray[np.int64] | None) -> None:
        """Repaint only the cells that differ: while training many stay as they are."""
        now = self._counts
        if before is None or now is None or (before.sum(axis=1) != now.sum(axis=1)).any():
            self.update()
            return
        for true, answered in np.argwhere(before != now).tolist():
            self.update(self.area_of(true, answered).toAlignedRect())

    @property
    def _longest(self) -> int:
        """Characters of the longest text in a cell, from which follows the size of all."""
        places = range(len(self._names))
        return max((len(self.text_of(i, j)) for i in places for j in places), default=0)

    def set_shares(self, shares: bool) -> None:
        """Show the share of the row in percent instead of counts."""
        self._shares = shares
        self.update()

    def set_chosen(self, cell: tuple[int, int] | None) -> None:
        """Mark the cell whose examples are browsed."""
        if cell != self._chosen:
            self._chosen = cell
            self._current = cell or self._current
            self.update()

    def set_empty_text(self, text: str) -> None:
        """Say what is there when nothing is measured."""
        self._empty = text
        self.update()

    def text_of(self, true: int, answered: int) -> str:
        """Return what stands in a cell."""
        assert self._counts is not None
        count = int(self._counts[true, answered])
        if not self._shares:
            return str(count) if count or true == answered else ""
        share = self._share(true, answered)
        return "" if not count and true != answered else f"{100 * share:.1f}" if share < 0.9995 else "100"

    def _share(self, true: int, answered: int) -> float:
        return self._of_row[true][answered]

    def describe(self, true: int, answered: int) -> str:
        """Return one cell in words."""
        assert self._counts is not None
        text = self.tr("is {0}, says {1}: {2:,} of {3:,} ({4:.1f} %)")
        total = int(self._counts[true].sum())
        return text.format(self._names[true], self._names[answered], int(self._counts[true, answered]), total,
                           100 * self._share(true, answered))  # fmt: skip

    # Geometry

    def layout_now(self) -> MatrixLayout:
        """Where everything lies."""
        if self._widest is None:
            metrics = self.fontMetrics()
            self._widest = max((metrics.horizontalAdvance(name) for name in self._names), default=0)
        longest = max(map(len, self._names), default=0)
        return matrix_layout(self.width(), self.height(), len(self._names), self._widest, longest)

    def area_of(self, true: int, answered: int) -> QRectF:
        """Where a cell lies."""
        left, top, side = self.layout_now().area_of(true, answered)
        return QRectF(left, top, side, side)

    def cell_at(self, position: QPoint) -> tuple[int, int] | None:
        """The cell at a point."""
        return None if self._counts is None else self.layout_now().cell_at(position.x(), position.y())

    def readout_at(self, position: QPoint) -> str:
        cell = self.cell_at(position)
        return "" if cell is None else self.describe(*cell)

    def sizeHint(self) -> QSize:
        return QSize(360, 340)

    # The person

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and cell is not None:
            self._move_to(cell)
            self.cell_chosen.emit(*cell)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        inside = self.cell_at(event.position().toPoint()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if inside else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._counts is not None and key in _MOVES:
            now, last = self._current, len(self._names) - 1
            moved = (0, 0) if now is None else tuple(
                min(max(place + step, 0), last) for place, step in zip(now, _MOVES[key], strict=True)
            )  # fmt: skip
            self._move_to((moved[0], moved[1]))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current is not None and self._counts is not None:
            self.cell_chosen.emit(*self._current)
        else:
            super().keyPressEvent(event)

    def _move_to(self, cell: tuple[int, int]) -> None:
        self._current = cell
        self.retranslate()
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._counts is None:
                painter.setPen(theme.current().color("muted"))
                flags = int(CENTRE) | int(Qt.TextFlag.TextWordWrap)
                painter.drawText(self.rect().adjusted(20, 10, -20, -10), flags, self._empty)
            else:
                where = self.layout_now()
                if not QRectF(where.left, where.top, where.side, where.side).contains(QRectF(event.rect())):
                    self._paint_axes(painter, where)
                    self._paint_names(painter, where)
                self._paint_cells(painter, where, event.region())
                self._paint_marks(painter)

    def _paint_axes(self, painter: QPainter, where: MatrixLayout) -> None:
        painter.setPen(theme.current().color("muted"))
        painter.setFont(sized(self.font(), 11))
        above = QRectF(where.left - 60, 0, where.side + 120, AXIS)
        painter.drawText(above, int(CENTRE), self.tr("answered (click a cell to browse)"))
        beside = QRectF(where.left - where.names - 8 - AXIS, where.top, AXIS, where.side)
        self._turned(painter, beside, self.tr("is (true class)"), int(CENTRE))

    def _turned(self, painter: QPainter, area: QRectF, text: str, flags: int) -> None:
        """Text that runs upwards."""
        painter.save()
        painter.translate(area.left(), area.bottom())
        painter.rotate(-90)
        painter.drawText(QRectF(0, 0, area.height(), area.width()), flags, text)
        painter.restore()

    def _paint_names(self, painter: QPainter, where: MatrixLayout) -> None:
        cell = where.cell
        painter.setFont(sized(self.font(), int(min(12, max(7, cell * 0.8))), QFont.Weight.DemiBold))
        painter.setPen(theme.current().color("text"))
        metrics, room = painter.fontMetrics(), where.names + 2
        for number, name in enumerate(self._names):
            shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(room))
            painter.drawText(QRectF(where.left - room - 6, where.top + number * cell, room, cell), int(RIGHT), shown)
            place = QRectF(where.left + number * cell, AXIS, cell, where.top - AXIS - 4)
            if where.upright:
                shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(place.height()))
                self._turned(painter, place, shown, int(LEFT))
            else:
                painter.drawText(place, int(CENTRE), name)

    def _paint_cells(self, painter: QPainter, where: MatrixLayout, region: QRegion) -> None:
        cell, count = where.cell, where.count
        size = int(min(13, cell * 0.42, cell / (0.62 * max(2, self._longest))))
        painter.setFont(sized(self.font(), max(1, size)))
        for true in range(count):
            for answered in range(count):
                left, top, side = where.area_of(true, answered)
                area = QRectF(left, top, side, side)
                if region.intersects(area.toAlignedRect()):
                    self._paint_cell(painter, area, true, answered, size)

    def _paint_cell(self, painter: QPainter, area: QRectF, true: int, answered: int, size: int) -> None:
        text = self.text_of(true, answered)
        ground = self._colour(true, answered) if text else theme.current().color("raised")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(area, 3, 3) if area.width() > 11 else painter.drawRect(area)
        if text and size >= SMALLEST_NUMBER:
            painter.setPen(_readable_on(ground))
            painter.drawText(area, int(CENTRE), text)

    def _colour(self, true: int, answered: int) -> QColor:
        """Blue where right, red where wrong; fuller for a larger share, errors by its root so that few are seen."""
        look, share = theme.current(), self._share(true, answered)
        right = true == answered
        full, ground = look.color("positive" if right else "negative"), look.color("raised")
        strength = 0.3 + 0.7 * share if right else min(1.0, 1.9 * share**0.5)
        return QColor.fromRgbF(*(
            getattr(ground, part)() + (getattr(full, part)() - getattr(ground, part)()) * strength
            for part in ("redF", "greenF", "blueF")
        ))  # fmt: skip

    def _paint_marks(self, painter: QPainter) -> None:
        look = theme.current()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for cell, wanted, width in ((self._chosen, True, 2.4), (self._current, self.hasFocus(), 1.6)):
            if cell is not None and wanted:
                painter.setPen(QPen(look.color("desired"), width))
                painter.drawRoundedRect(self.area_of(*cell).adjusted(-1, -1, 1, 1), 3, 3)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Confusion matrix"))
        if self._counts is None:
            self.setAccessibleDescription(self._empty)
        elif self._current is not None:
            self.setAccessibleDescription(self.describe(*self._current))
        else:
            text = self.tr("{0} classes; arrow keys move through the cells, Enter shows their examples")
            self.setAccessibleDescription(text.format(len(self._names)))


def _readable_on(ground: QColor) -> QColor:
    """Black or white, whichever stands out more."""
    channels = (ground.redF(), ground.greenF(), ground.blueF())
    parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    return QColor("#0b0d12" if luminance > 0.2 else "#ffffff")
