"""The key below the network diagram, and what the texts around it look like."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QLineF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from gui import theme
from gui.fonts import sized
from gui.widgets.diagram_edges import DASH, SPACE, EdgeSet
from gui.widgets.diagram_layout import BOTTOM, MARGIN, DiagramLayout
from gui.widgets.diagram_scene import DiagramState, Mode
from gui.widgets.still_pictures import StillPictures

translate = QCoreApplication.translate
CENTRE = Qt.AlignmentFlag.AlignCenter
BETWEEN = "  ·  "  # two parts of the legend


def small_font(font: QFont) -> QFont:
    return sized(font, 11)


def elided(painter: QPainter, text: str, width: float) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(width))


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
    parts = legend_parts(state, mode, edges, shows_all, note)
    samples = translate("NetworkDiagram", "+ solid"), translate("NetworkDiagram", "− dashed")

    def draw(inner: QPainter) -> None:
        inner.setFont(small_font(font))
        x = _sample(inner, area, area.x(), "positive", samples[0])
        x = _sample(inner, area, x, "negative", samples[1])
        inner.setPen(theme.current().color("muted"))
        rest, below = QRectF(x, area.y(), area.right() - x, area.height()), area.translated(0, 18)
        lines = flowed(parts, (rest.width(), below.width()), inner.fontMetrics().horizontalAdvance)
        for line, text in zip((rest, below), lines, strict=True):
            inner.drawText(line, Qt.AlignmentFlag.AlignVCenter, elided(inner, text, line.width()))

    stills.paint(painter, "legend", area.adjusted(0, 0, 0, 18), (*parts, *samples, font.key()), draw)


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


def flowed(parts: Sequence[str], widths: tuple[float, float], width_of: Callable[[str], float]) -> tuple[str, str]:
    """Divide parts among two lines of these widths; where they are too long, the last ones are left out, whole.

    A part that is too long for the first line begins the second. Only a first part that is wider than both stays.
    """
    lines = ["", ""]
    number = 0
    for part in parts:
        while number < 2 and lines[number] and width_of(f"{lines[number]}{BETWEEN}{part}") > widths[number]:
            number += 1
        if number == 0 and not lines[0] and widths[0] < width_of(part) <= widths[1]:
            number = 1
        if number == 2:
            break
        lines[number] += f"{BETWEEN if lines[number] else ''}{part}"
    return lines[0], lines[1]


def legend_parts(
    state: DiagramState, mode: Mode, edges: EdgeSet | None, shows_all: bool, note: str = ""
) -> tuple[str, ...]:
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
    return tuple(filter(None, (note or thickness, _brightness_text(state), _shown_text(state, edges), click)))


def _shown_text(state: DiagramState, edges: EdgeSet | None) -> str:
    """Which of all the network's edges are painted; nothing where there are none to paint."""
    if edges is None:
        return ""
    total = sum(n_in * n_out for n_in, n_out in pairwise(state.layer_sizes))
    if len(edges) >= total:
        return translate("NetworkDiagram", "all {count} edges").format(count=f"{total:,}")
    text = translate("NetworkDiagram", "the strongest {shown} of {all} edges")
    return text.format(shown=f"{len(edges):,}", all=f"{total:,}")


def _brightness_text(state: DiagramState) -> str:
    kind = state.network.activation.name
    if kind == "tanh" and state.network.layer_count > 1:
        return translate("NetworkDiagram", "brightness = activation (hidden: black −1, white +1)")
    if kind == "relu" and state.network.layer_count > 1:
        return translate("NetworkDiagram", "brightness = a (hidden: white = the largest)")
    return translate("NetworkDiagram", "brightness = activation")
