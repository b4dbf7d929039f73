"""The words around the network diagram: headings above, the key below, and what the shared texts look like."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QLineF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from gui import theme
from gui.widgets.diagram_edges import DASH, SPACE, EdgeSet
from gui.widgets.diagram_layout import BOTTOM, MARGIN, DiagramLayout
from gui.widgets.diagram_scene import DiagramState, Mode, format_value, layer_scale
from gui.widgets.still_pictures import StillPictures

translate = QCoreApplication.translate
CENTRE = Qt.AlignmentFlag.AlignCenter
SYMBOLS: dict[Mode, str] = {"weights": "w", "signal": "w·a", "nudge": "∂C₀/∂w"}


def small_font(font: QFont) -> QFont:
    result = QFont(font)
    result.setPixelSize(11)
    return result


def elided(painter: QPainter, text: str, width: float) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(width))


def paint_headings(
    painter: QPainter, stills: StillPictures, font: QFont, state: DiagramState, place: DiagramLayout, mode: Mode
) -> None:
    """How many neurons each layer has and, between two layers, what the thickest line stands for."""
    box, inputs, xs = place.image, inputs_text(place.layer_sizes[0]), [column.x for column in place.columns]

    def draw(inner: QPainter) -> None:
        inner.setFont(font)
        inner.setPen(theme.current().color("muted"))
        heading, wide = QRectF(box.x, box.y - 24, max(box.width, 90), 20), box.width >= 90
        inner.fillRect(_text_area(inner, heading, inputs, wide), theme.current().color("panel"))  # edges may run below
        inner.drawText(heading, CENTRE if wide else Qt.AlignmentFlag.AlignVCenter, inputs)
        for x, count in zip(xs, place.layer_sizes[1:], strict=True):
            inner.drawText(QRectF(x - 40, 12, 80, 20), CENTRE, f"{count:,}")

    top = QRectF(0, 0, place.width, box.y)
    stills.paint(painter, "headings", top, (inputs, place.layer_sizes, *xs, box.x, box.width, font.key()), draw)
    if not state.can_show(mode):
        return
    painter.setFont(small_font(font))
    painter.setPen(theme.current().color("muted"))
    for layer, (left, right) in enumerate(pairwise([box.x + box.width, *xs]), start=1):
        _scale(painter, QRectF(left + 16, 6, right - left - 32, 32), layer_scale(state, mode, layer), mode)
    painter.setFont(font)


def _scale(painter: QPainter, area: QRectF, scale: float, mode: Mode) -> None:
    number, width = format_value(scale, signed=False, decimals=3), painter.fontMetrics().horizontalAdvance
    text = f"max |{SYMBOLS[mode]}| = {number}"
    if width(text) > area.width():
        text = f"max |{SYMBOLS[mode]}|\n{number}"
        if width(f"max |{SYMBOLS[mode]}|") > area.width():
            return
    painter.drawText(area, CENTRE, text)


def paint_legend(
    painter: QPainter,
    stills: StillPictures,
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
    lines = legend_lines(state, mode, edges, shows_all, note)
    samples = translate("NetworkDiagram", "+ solid"), translate("NetworkDiagram", "− dashed")

    def draw(inner: QPainter) -> None:
        inner.setFont(small_font(font))
        x = _sample(inner, area, area.x(), "positive", samples[0])
        x = _sample(inner, area, x, "negative", samples[1])
        inner.setPen(theme.current().color("muted"))
        rest, below = QRectF(x, area.y(), area.right() - x, area.height()), area.translated(0, 18)
        for line, text in zip((rest, below), lines, strict=True):
            inner.drawText(line, Qt.AlignmentFlag.AlignVCenter, elided(inner, text, line.width()))

    stills.paint(painter, "legend", area.adjusted(0, 0, 0, 18), (*lines, *samples, font.key()), draw)


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
        text = translate("NetworkDiagram", "Draw a digit or choose an example to see its signal.")
    else:
        text = translate("NetworkDiagram", "−∇C needs a desired output: say which digit was meant.")
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
