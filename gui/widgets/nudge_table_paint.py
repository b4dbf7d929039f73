"""How the table of nudges is painted: only what can be seen, in a few milliseconds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter, QPen

from gui import theme
from gui.fonts import sized, tabular
from gui.parameter_names import flat_name, name_of
from gui.widgets.diagram_scene import power_of_ten
from gui.widgets.nudge_rows import AVERAGE, STEP, NudgeRows, Sorting
from gui.widgets.nudge_table_layout import COLUMN, FIXED, HEAD, NAMES, PICTURE, ROW, TableLayout
from gui.widgets.power import rate_text, short

translate = QCoreApplication.translate

_BASE = 15  # px from the top of a row to the line its text stands on
_FLAT_NAMES = 76  # px from the left
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_CENTRE = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = 5  # px from the end of a number to that of its column: the widest has just room
_STRONGEST_TINT = 70  # of 255, behind the largest values


@dataclass(frozen=True, slots=True)
class TableLook:
    """What is marked, and in which unit numbers are written."""

    exponent: int
    current: tuple[int, int] | None = None  # row, column
    hovered: int | None = None  # row
    marked: int | None = None  # column of the example on the desk
    focused: bool = False


class TablePainter:
    """Paints one frame of the table."""

    def __init__(
        self, painter: QPainter, font: QFont, rows: NudgeRows, place: TableLayout, look: TableLook,
        picture: Callable[[int], QImage], label: Callable[[int], str],
    ) -> None:  # fmt: skip
        self.painter, self.rows, self.place, self.look = painter, rows, place, look
        self.picture, self.label = picture, label
        self.theme = theme.current()
        self.small, self.digits = sized(font, 11), tabular(sized(font, 11))
        self.widths = _widths_of(QFontMetricsF(self.digits))
        self.bold = sized(font, 12, QFont.Weight.DemiBold)

    def paint(self) -> None:
        """Everything, the fixed columns last."""
        place, painter = self.place, self.painter
        self._stripes()
        self._names()
        painter.save()
        painter.setClipRect(QRect(place.names, 0, place.fixed_left - place.names, place.height))
        self._examples()
        painter.restore()
        self._fixed()
        self._frame_current()

    def _stripes(self) -> None:
        place, row = self.place, self.look.hovered
        right = place.right
        if row is not None and place.first_row <= row < place.last_row:
            self.painter.fillRect(0, place.y(row), right, ROW, self.theme.color("raised"))
        self.painter.setPen(QPen(self.theme.color("border"), 1))
        self.painter.drawLine(0, HEAD - 1, right, HEAD - 1)

    def _names(self) -> None:
        painter, place = self.painter, self.place
        sizes = self.rows.layer_sizes
        painter.setFont(self.small)
        for row in range(place.first_row, place.last_row):
            flat = int(self.rows.flats[row])
            painter.setPen(self.theme.color("text"))
            painter.drawText(QPointF(8, place.y(row) + _BASE), name_of(sizes, flat))
            if place.names == NAMES:
                painter.setPen(self.theme.color("muted"))
                painter.drawText(QPointF(_FLAT_NAMES, place.y(row) + _BASE), flat_name(flat))
        painter.setPen(self.theme.color("muted"))
        unit = translate("NudgeTable", "in units of")
        painter.drawText(QRect(8, HEAD - 44, place.names, 18), _LEFT, unit)
        painter.setFont(self.bold)
        painter.setPen(self.theme.color("text"))
        painter.drawText(QRect(8, HEAD - 25, place.names, 20), _LEFT, power_of_ten(self.look.exponent))

    def _examples(self) -> None:
        place = self.place
        left, right = place.visible_columns
        if right <= left:
            return
        block = self.rows.block(place.first_row, place.last_row, left, right)
        self._tint(block, left)
        self._numbers(block, range(left, right))
        for column in range(left, right):
            self._head_of_example(column)

    def _tint(self, block: NDArray[Any], left: int) -> None:
        """A breath of the sign's colour behind each number, stronger for larger ones; one image for all."""
        image = tinted(block, 10.0 ** (self.look.exponent + 1), self.theme)
        area = QRectF(self.place.x(left), HEAD, block.shape[1] * COLUMN, block.shape[0] * ROW)
        self.painter.drawImage(area.adjusted(1, 0, -1, -1), image, QRectF(image.rect()))

    def _numbers(self, block: NDArray[Any], columns: range | tuple[int, ...]) -> None:
        """Write the numbers, one colour after the other; at a point, which takes a third of the time of a box."""
        painter, exponent = self.painter, self.look.exponent
        ends = [self.place.x(column) + self.place.column_width(column) - _RIGHT for column in columns]
        written: dict[str, list[tuple[float, int, str]]] = {"positive": [], "negative": [], "muted": []}
        for row, values in enumerate(block.tolist(), self.place.first_row):
            y = self.place.y(row) + _BASE
            for end, value in zip(ends, values, strict=True):
                role = "positive" if value > 0 else "negative" if value < 0 else "muted"
                text = short(value, exponent)
                written[role].append((end - sum(map(self.widths.__getitem__, text)), y, text))
        painter.setFont(self.digits)
        for role, texts in written.items():
            painter.setPen(self.theme.color(role))
            for x, y, text in texts:
                painter.drawText(QPointF(x, y), text)

    def _head_of_example(self, column: int) -> None:
        painter, place = self.painter, self.place
        image, x = self.picture(column), place.x(column)
        height = round(PICTURE * image.height() / max(image.width(), image.height()))
        width = round(PICTURE * image.width() / max(image.width(), image.height()))
        area = QRect(x + (COLUMN - width) // 2, 4 + (PICTURE - height) // 2, width, height)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(area, image)
        if column == self.look.marked:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.theme.color("accent"), 2))
            painter.drawRect(area.adjusted(-2, -2, 1, 1))
        sorting = self.rows.sorting
        chosen = sorting.column == column
        painter.setFont(self.bold)
        painter.setPen(self.theme.color("accent" if chosen else "desired"))
        mark = (" ▲" if sorting.reversed else " ▼") if chosen else ""
        text = painter.fontMetrics().elidedText(self.label(column) + mark, Qt.TextElideMode.ElideRight, COLUMN - 4)
        painter.drawText(QRect(x, PICTURE + 6, COLUMN, HEAD - PICTURE - 8), _CENTRE, text)

    def _fixed(self) -> None:
        """The average, in the gold frame, and the step; they stay where they are."""
        rows, place, painter = self.rows, self.place, self.painter
        flats = rows.flats[place.first_row : place.last_row]
        averages = rows.average[flats]
        block = np.stack([averages, rows.learning_rate * averages], axis=1)[:, : len(place.fixed_columns)]
        x, width = place.x(AVERAGE), place.fixed
        painter.fillRect(x, 0, place.right - x, place.height, self.theme.color("panel"))
        if self.look.hovered is not None and place.first_row <= self.look.hovered < place.last_row:
            painter.fillRect(x, place.y(self.look.hovered), place.right - x, ROW, self.theme.color("raised"))
        self._numbers(block, place.fixed_columns)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.theme.color("desired"), 1.2))
        painter.drawRoundedRect(QRectF(x + 1.5, 2, width - 3, place.bottom - 3), 4, 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        average = translate("NudgeTable", "average")
        roomy = place.fixed >= FIXED
        mean = translate("NudgeTable", "mean of the row") if roomy else translate("NudgeTable", "row mean")
        count = translate("NudgeTable", "n = {0:,}").format(rows.count)
        self._fixed_head(AVERAGE, "desired", (average, mean, count), rows.sorting == Sorting("size"))
        step = translate("NudgeTable", "step")
        if STEP in place.fixed_columns:
            self._fixed_head(STEP, "text", (step, "η × " + average, f"η = {rate_text(rows.learning_rate)}"), False)

    def _fixed_head(self, column: int, role: str, lines: tuple[str, str, str], chosen: bool) -> None:
        painter, place = self.painter, self.place
        for number, text in enumerate(lines):
            painter.setFont(self.bold if number == 0 else self.small)
            painter.setPen(self.theme.color(role if number == 0 else "muted"))
            mark = " ▼" if number == 0 and chosen else ""
            width = place.column_width(column) - 6
            shown = painter.fontMetrics().elidedText(text + mark, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRect(place.x(column) + 3, 5 + 19 * number, width, 18), _CENTRE, shown)

    def _frame_current(self) -> None:
        """The chosen row between two lines, the chosen cell in a frame."""
        place, current = self.place, self.look.current
        if current is None or not place.first_row <= current[0] < place.last_row:
            return
        row, column = current
        y, right = place.y(row), place.right
        painter = self.painter
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.theme.color("accent"), 1))
        painter.drawLine(0, y - 1, right, y - 1)
        painter.drawLine(0, y + ROW - 1, right, y + ROW - 1)
        x, width = place.x(column), place.column_width(column)
        if column in place.fixed_columns or (column >= 0 and x + width > place.names and x < place.fixed_left):
            painter.setPen(QPen(self.theme.color("desired" if self.look.focused else "accent"), 2))
            left = max(x, place.names) if column >= 0 else x
            end = min(x + width, place.fixed_left) if column >= 0 else x + width
            painter.drawRect(QRect(left, y, end - left - 1, ROW - 2))


def tinted(block: NDArray[Any], largest: float, look: theme.Theme) -> QImage:
    """One pixel for each number: the colour of its sign, the stronger the larger it is; exact 0 stays clear."""
    strength = np.clip(np.abs(block) / largest, 0, 1) ** 0.5 * _STRONGEST_TINT
    pixels = np.empty((*block.shape, 4), dtype=np.uint8)
    for sign, role in ((block > 0, "positive"), (block <= 0, "negative")):
        color = look.color(role)
        pixels[sign, :3] = (color.red(), color.green(), color.blue())
    pixels[..., 3] = np.nan_to_num(strength)
    height, width = block.shape
    return QImage(pixels.tobytes(), width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()


def _widths_of(metrics: QFontMetricsF) -> dict[str, float]:
    """Of every character that a number of the table may have."""
    return {character: metrics.horizontalAdvance(character) for character in "0123456789.,+−–<>∞"}
