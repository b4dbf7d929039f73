"""The words above the network diagram: how many neurons each layer has, and what the thickest lines stand for."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QFont, QPainter

from gui import theme
from gui.widgets.diagram_highlight import Highlight
from gui.widgets.diagram_layout import DiagramLayout
from gui.widgets.diagram_legend import CENTRE, small_font
from gui.widgets.diagram_scene import DiagramState, Mode, format_value, layer_scale, power_of_ten
from gui.widgets.still_pictures import StillPictures

translate = QCoreApplication.translate
SYMBOLS: dict[Mode, str] = {"weights": "w", "signal": "w·a", "nudge": "∂C₀/∂w"}
Scale = tuple[str, float] | None  # symbol and largest size
_BESIDE, _STACKED = QRectF(0, 6, 0, 32), QRectF(0, 0, 0, 28)  # the lines of what is thickest: beside the counts, above
_COUNT, _COUNT_BELOW = 12, 28  # px from the top to the counts


def paint_headings(
    painter: QPainter,
    stills: StillPictures,
    font: QFont,
    state: DiagramState,
    place: DiagramLayout,
    mode: Mode,
    highlight: Highlight | None = None,
) -> None:
    """How many neurons each layer has and, between two layers, what the thickest line stands for."""
    box, inputs, xs = place.image, inputs_text(place.layer_sizes[0]), [column.x for column in place.columns]
    scales = thickest(state, mode, highlight)
    painter.setFont(font)
    beside, above = _gaps(painter, place, inputs), _whole_gaps(painter, place, inputs)
    painter.setFont(small_font(font))
    width = painter.fontMetrics().horizontalAdvance
    texts, is_stacked = scale_texts(scales, _widths(beside), _widths(above), width)
    y = _COUNT_BELOW if is_stacked else _COUNT

    def draw(inner: QPainter) -> None:
        inner.setFont(font)
        inner.setPen(theme.current().color("muted"))
        heading, wide = QRectF(box.x, box.y - 24, max(box.width, 90), 20), box.width >= 90
        inner.fillRect(_text_area(inner, heading, inputs, wide), theme.current().color("panel"))  # edges may run below
        inner.drawText(heading, CENTRE if wide else Qt.AlignmentFlag.AlignVCenter, inputs)
        for x, count in zip(xs, place.layer_sizes[1:], strict=True):
            inner.drawText(QRectF(x - 40, y, 80, 20), CENTRE, f"{count:,}")

    top = QRectF(0, 0, place.width, box.y)
    looks = (inputs, place.layer_sizes, *xs, box.x, box.width, y, font.key())
    painter.setFont(font)
    stills.paint(painter, "headings", top, looks, draw)
    painter.setFont(small_font(font))
    painter.setPen(theme.current().color("muted"))
    for gap, text in zip(above if is_stacked else beside, texts, strict=True):
        painter.drawText(gap, CENTRE, text)
    painter.setFont(font)


def _gaps(painter: QPainter, place: DiagramLayout, inputs: str) -> list[QRectF]:
    """The room between the headings of the layers, one before each column."""
    width, box = painter.fontMetrics().horizontalAdvance, place.image
    left, gaps = box.x + box.width, []
    if box.y < 62:  # the heading of the input stands as high as those between the layers
        left = max(left, box.x + width(inputs) - 4)
    left += 12
    for column in place.columns:
        half = width(f"{place.layer_sizes[column.layer]:,}") / 2 + 4
        gaps.append(QRectF(left, _BESIDE.y(), column.x - half - left, _BESIDE.height()))
        left = column.x + half
    return gaps


def _whole_gaps(painter: QPainter, place: DiagramLayout, inputs: str) -> list[QRectF]:
    """The room between the layers above the counts, which stand lower then."""
    box = place.image
    first = box.x + box.width
    if box.y - 24 < _STACKED.bottom():
        first = max(first, box.x + painter.fontMetrics().horizontalAdvance(inputs) + 4)
    xs = [first, *(column.x for column in place.columns)]
    return [QRectF(left + 1, _STACKED.y(), right - left - 2, _STACKED.height()) for left, right in pairwise(xs)]


def _widths(gaps: Sequence[QRectF]) -> list[float]:
    return [gap.width() for gap in gaps]


def thickest(state: DiagramState, mode: Mode, highlight: Highlight | None) -> list[Scale]:
    """Symbol and size of what the thickest line into each layer stands for; of those that a lesson lights up."""
    found: list[Scale] = []
    lit = None if highlight is None else highlight.edges
    for layer in range(1, len(state.layer_sizes)):
        if lit is not None and highlight is not None and lit.layer == layer:
            found.append((highlight.symbol or SYMBOLS[mode], float(np.abs(lit.values).max(initial=0.0))))
        else:
            found.append((SYMBOLS[mode], layer_scale(state, mode, layer)) if state.can_show(mode) else None)
    return found


def scale_texts(
    scales: Sequence[Scale], beside: Sequence[float], above: Sequence[float], width_of: Callable[[str], float]
) -> tuple[list[str], bool]:
    """What the thickest line of each layer stands for, in the longest form for which there is room everywhere.

    `beside` and `above` are the px between the counts and above them; whether it stands above comes with the texts.
    """
    for form, size_of, widths in (
        ("max |{0}| = {1}", _size, beside), ("max |{0}|\n{1}", _size, beside), ("max |{0}|\n{1}", _size, above),
        ("|{0}|\n≤ {1}", _size, above), ("|{0}|\n≤ {1}", _bound, above),
    ):  # fmt: skip
        texts = ["" if scale is None else form.format(scale[0], size_of(scale[1])) for scale in scales]
        if all(max(map(width_of, text.split("\n"))) <= width for text, width in zip(texts, widths, strict=True)):
            return texts, widths is above
    return [""] * len(scales), False


def _size(size: float) -> str:
    return format_value(size, signed=False, decimals=3)


def _bound(size: float) -> str:
    """A number of one or two digits that is not smaller: 4.4 for 4.305, 5×10⁻⁴ for 4.55×10⁻⁴."""
    if size == 0 or not math.isfinite(size):
        return _size(size)
    power = math.floor(math.log10(size))
    if -2 <= power < 3:
        return f"{math.ceil(size * 10 ** (1 - power)) / 10 ** (1 - power):g}"
    mantissa = math.ceil(size / 10.0**power)
    return f"{mantissa}×{power_of_ten(power)}" if mantissa < 10 else power_of_ten(power + 1)


def inputs_text(count: int) -> str:
    """Heading of the input image."""
    if count == 1:
        return translate("NetworkDiagram", "1 input")
    return translate("NetworkDiagram", "{count} inputs").format(count=f"{count:,}")


def _text_area(painter: QPainter, area: QRectF, text: str, centred: bool) -> QRectF:
    width = painter.fontMetrics().horizontalAdvance(text) + 8.0
    return QRectF(area.center().x() - width / 2 if centred else area.x(), area.y() + 2, width, area.height() - 4)
