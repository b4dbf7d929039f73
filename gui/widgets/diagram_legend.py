"""The words around the network diagram: headings above, the key below, and what the shared texts look like."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QLineF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from gui import theme
from gui.widgets.diagram_edges import DASH, SPACE, EdgeSet
from gui.widgets.diagram_layout import BOTTOM, MARGIN, DiagramLayout
from gui.widgets.diagram_scene import DiagramState, Mode, format_value, layer_scale

translate = QCoreApplication.translate
CENTRE = Qt.AlignmentFlag.AlignCenter
SYMBOLS: dict[Mode, str] = {"weights": "w", "signal": "w·a", "nudge": "∂C₀/∂w"}


def small_font(font: QFont) -> QFont:
    result = QFont(font)
    result.setPixelSize(11)
    return result


def elided(painter: QPainter, text: str, width: float) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(width))


def paint_headings(painter: QPainter, font: QFont, state: DiagramState, place: DiagramLayout, mode: Mode) -> None:
    """How many neurons each layer has and, between two layers, what the thickest line stands for."""
    look = theme.current()
    painter.setFont(font)
    painter.setPen(look.color("muted"))
    inputs = inputs_text(place.layer_sizes[0])
    box = place.image
    heading = QRectF(box.x, box.y - 24, max(box.width, 90), 20)
    wide = box.width >= 90
    painter.fillRect(_text_area(painter, heading, inputs, wide), look.color("panel"))  # edges may run below it
    painter.drawText(heading, CENTRE if wide else Qt.AlignmentFlag.AlignVCenter, inputs)
    left = box.x + box.width
    for column in place.columns:
        count = f"{place.layer_sizes[column.layer]:,}"
        painter.drawText(QRectF(column.x - 40, 12, 80, 20), CENTRE, count)
        if state.can_show(mode):
            area = QRectF(left + 16, 6, column.x - left - 32, 32)
            _scale(painter, font, area, layer_scale(state, mode, column.layer), mode)
        left = column.x


def _scale(painter: QPainter, font: QFont, area: QRectF, scale: float, mode: Mode) -> None:
    painter.setFont(small_font(font))
    number = format_value(scale, signed=False, decimals=3)
    text = f"max |{SYMBOLS[mode]}| = {number}"
    if painter.fontMetrics().horizontalAdvance(text) > area.width():
        text = f"max |{SYMBOLS[mode]}|\n{number}"
    if painter.fontMetrics().horizontalAdvance(f"max |{SYMBOLS[mode]}|") <= area.width():
        painter.drawText(area, CENTRE, text)
    painter.setFont(font)


def paint_legend(
    painter: QPainter,
    font: QFont,
    state: DiagramState,
    place: DiagramLayout,
    mode: Mode,
    edges: EdgeSet | None,
    shows_all: bool,
    note: str = "",
) -> None:
    """The key: two sample lines, then what thickness (in a lesson its `note`) and brightness mean."""
    area = QRectF(MARGIN, place.height - BOTTOM + 10, place.width - 2 * MARGIN, 17)
    if edges is None:
        _missing(painter, font, state, place)
    painter.setFont(small_font(font))
    x = _sample(painter, area, area.x(), "positive", translate("NetworkDiagram", "+ solid"))
    x = _sample(painter, area, x, "negative", translate("NetworkDiagram", "− dashed"))
    painter.setPen(theme.current().color("muted"))
    rest = QRectF(x, area.y(), area.right() - x, area.height())
    first, second = legend_lines(state, mode, edges, shows_all, note)
    painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, elided(painter, first, rest.width()))
    below = area.translated(0, 18)
    painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, elided(painter, second, below.width()))
    painter.setFont(font)


def _sample(painter: QPainter, area: QRectF, x: float, role: str, text: str) -> float:
    pen = QPen(theme.current().color(role), 2.4)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if role == "negative":
        pen.setDashPattern([DASH / 2.4, SPACE / 2.4])
    painter.setPen(pen)
    y = area.center().y()
    painter.drawLine(QLineF(x, y, x + 24, y))
    painter.setPen(theme.current().color(role))
    width = painter.fontMetrics().horizontalAdvance(text)
    painter.drawText(QRectF(x + 30, area.y(), width + 4, area.height()), Qt.AlignmentFlag.AlignVCenter, text)
    return x + 30 + width + 14


def _missing(painter: QPainter, font: QFont, state: DiagramState, place: DiagramLayout) -> None:
    if state.trace is None:
        text = translate("NetworkDiagram", "Draw or choose an example to see its signal.")
    else:
        text = translate("NetworkDiagram", "−∇C needs a desired output: say what the drawing is.")
    painter.setFont(small_font(font))
    right = place.columns[0].x - place.radius - 14
    area = QRectF(MARGIN, place.picture.y - 26, min(300.0, max(120.0, right - MARGIN)), 58)
    painter.setPen(QPen(theme.current().color("desired"), 1))
    painter.setBrush(theme.current().color("raised"))
    painter.drawRoundedRect(area, theme.RADIUS, theme.RADIUS)
    painter.setPen(theme.current().color("text"))
    painter.drawText(area.adjusted(8, 4, -8, -4), CENTRE | Qt.TextFlag.TextWordWrap, text)


def legend_lines(
    state: DiagramState, mode: Mode, edges: EdgeSet | None, shows_all: bool, note: str = ""
) -> tuple[str, str]:
    """What thickness and brightness mean; which edges are shown and what one can do."""
    thickness = {
        "weights": translate("NetworkDiagram", "thickness = size of the weight"),
        "signal": translate("NetworkDiagram", "thickness = size of the signal w·a"),
        "nudge": translate("NetworkDiagram", "thickness = size of −∂C₀/∂w"),
    }[mode]
    if shows_all:
        thickness = translate("NetworkDiagram", "colour strength = size, the strongest on top")
    click = translate("NetworkDiagram", "click a neuron or an edge to inspect it")
    if mode == "nudge" and edges is not None:
        click = translate("NetworkDiagram", "+ should increase, − should decrease")
    return f"{note or thickness}  ·  {_brightness_text(state)}", f"{_shown_text(state, edges)}{click}"


def _shown_text(state: DiagramState, edges: EdgeSet | None) -> str:
    """Which of all the network's edges are painted; nothing where there are none to paint."""
    if edges is None:
        return ""
    total = sum(n_in * n_out for n_in, n_out in pairwise(state.layer_sizes))
    if len(edges) >= total:
        return translate("NetworkDiagram", "all {count} edges").format(count=f"{total:,}") + "  ·  "
    text = translate("NetworkDiagram", "the strongest {shown} of {all} edges")
    return text.format(shown=f"{len(edges):,}", all=f"{total:,}") + "  ·  "


def inputs_text(count: int) -> str:
    """Heading of the input image."""
    if count == 1:
        return translate("NetworkDiagram", "1 input")
    return translate("NetworkDiagram", "{count} inputs").format(count=f"{count:,}")


def _brightness_text(state: DiagramState) -> str:
    kind = state.network.activation.name
    if kind == "tanh" and state.network.layer_count > 1:
        return translate("NetworkDiagram", "brightness = activation (hidden: black −1, white +1)")
    if kind == "relu" and state.network.layer_count > 1:
        return translate("NetworkDiagram", "brightness = a (hidden: white = the largest)")
    return translate("NetworkDiagram", "brightness = activation")


def _text_area(painter: QPainter, area: QRectF, text: str, centred: bool) -> QRectF:
    width = painter.fontMetrics().horizontalAdvance(text) + 8.0
    return QRectF(area.center().x() - width / 2 if centred else area.x(), area.y() + 2, width, area.height() - 4)
