"""The parts of the network diagram as they are painted, bottom to top. It holds caches, but no state of the diagram."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from gui import theme
from gui.widgets.diagram_edges import DASH, SPACE, EdgeSet, paint_edges
from gui.widgets.diagram_layout import BOTTOM, MARGIN, DiagramLayout
from gui.widgets.diagram_neurons import NeuronPainter
from gui.widgets.diagram_picture import grey_image, paint_picture, paint_scale, signed_image
from gui.widgets.diagram_scene import (
    DiagramState,
    Mode,
    Selection,
    edge_values,
    format_value,
    layer_scale,
    symbol_name,
)
from gui.widgets.edge_map import EdgeMap

translate = QCoreApplication.translate
SYMBOLS: dict[Mode, str] = {"weights": "w", "signal": "w·a", "nudge": "∂C₀/∂w"}
LONGEST_LABEL = 96.0


class DiagramCanvas:
    """Paints the diagram's parts into the area given to `begin`."""

    def __init__(self) -> None:
        self._neurons = NeuronPainter()
        self._area = QRect()
        self._font = QFont()

    def begin(self, painter: QPainter, area: QRect, font: QFont, has_focus: bool) -> None:
        """Ground and focus ring."""
        self._area, self._font = area, font
        look = theme.current()
        painter.fillRect(area, look.color("panel"))
        if has_focus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.color("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS)

    def empty(self, painter: QPainter) -> None:
        painter.setPen(theme.current().color("muted"))
        text = translate("NetworkDiagram", "The network appears here as soon as there is one.")
        painter.drawText(self._area.adjusted(24, 24, -24, -24), _CENTRE | Qt.TextFlag.TextWordWrap, text)

    def edges(
        self, painter: QPainter, edges: EdgeSet | None, edge_map: EdgeMap | None, chosen: EdgeSet | None, dims: bool
    ) -> None:
        """The edges, as lines or as the owner map, and those in focus on top."""
        if edges is not None and edge_map is not None:
            painter.drawImage(0, 0, edge_map.image(edges, dim=dims))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if edges is not None and edge_map is None:
            paint_edges(painter, edges, dim=dims)
        if chosen is not None:
            if len(chosen) == 1 and not dims:
                self._halo(painter, chosen)
            paint_edges(painter, chosen)

    def _halo(self, painter: QPainter, edge: EdgeSet) -> None:
        """A light band behind the one edge in focus, so that a faint one is found as well."""
        pen = QPen(theme.current().color("border"), 8.0)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLine(QLineF(*edge.segments[0].tolist()))
        painter.setPen(QPen(theme.current().color("text"), 0.8))
        painter.drawLine(QLineF(*edge.segments[0].tolist()))

    def input(
        self,
        painter: QPainter,
        state: DiagramState,
        place: DiagramLayout,
        mode: Mode,
        focus: Selection | None,
        chosen: EdgeSet | None,
    ) -> None:
        """The image over the ends of its edges, a frame around the pixel in focus, and the picture of weights."""
        a = state.activations(0)
        image = grey_image(np.zeros(0) if a is None else a, state.shape)
        paint_picture(painter, image, place.image)
        pixel = _pixel_of(focus)
        if pixel is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if chosen is not None and len(chosen) == 1:
                paint_edges(painter, chosen)  # once more, over the image
            self._frame_pixel(painter, place, pixel)
        if focus is not None and focus.layer == 1 and state.can_show(mode):
            self._weights_picture(painter, state, place, mode, focus.neuron)

    def _frame_pixel(self, painter: QPainter, place: DiagramLayout, pixel: int) -> None:
        x, y = place.position(0, pixel) or (0.0, 0.0)
        half = max(3.0, place.image.width / place.image_shape[1] / 2 + 1)
        painter.setPen(QPen(theme.current().color("desired"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(x - half, y - half, 2 * half, 2 * half))

    def _weights_picture(
        self, painter: QPainter, state: DiagramState, place: DiagramLayout, mode: Mode, neuron: int
    ) -> None:
        values = edge_values(state, mode, 1, slice(neuron, neuron + 1))[0]
        box = place.picture
        paint_picture(painter, signed_image(values, state.shape), box)
        self._small(painter)
        painter.setPen(theme.current().color("text"))
        title = picture_title(mode, neuron, values.size)
        area = QRectF(box.x - 8, box.y - 20, box.width + 16, 18)
        painter.drawText(area, _CENTRE, _elided(painter, title, area.width()))
        key = QRectF(box.x, box.y + box.height + 6, box.width, 20)
        paint_scale(painter, key, float(np.abs(values).max()))
        painter.setFont(self._font)

    def neurons(
        self,
        painter: QPainter,
        state: DiagramState,
        place: DiagramLayout,
        selection: Selection | None,
        hover: Selection | None,
    ) -> None:
        """Rings, circles, class names and the marks of neurons that have no room."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._neurons.paint(painter, state, place, self._font)
        look = theme.current()
        if state.desired is not None:
            self._ring(painter, place, (state.network.layer_count, state.desired), look.color("desired"), 3.5)
        for thing, colour in ((hover, look.color("text")), (selection, look.color("accent"))):
            if thing is not None:
                for end in _ends(thing):
                    self._ring(painter, place, end, colour, 6.0 if thing == selection else 3.5)
        self._class_names(painter, state, place)
        self._gaps(painter, place)

    def _ring(
        self, painter: QPainter, place: DiagramLayout, end: tuple[int, int], colour: QColor, outside: float
    ) -> None:
        centre = place.position(*end) if end[0] > 0 else None
        if centre is not None:
            painter.setPen(QPen(colour, 2.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(*centre), place.radius + outside, place.radius + outside)

    def _class_names(self, painter: QPainter, state: DiagramState, place: DiagramLayout) -> None:
        column, look = place.columns[-1], theme.current()
        a = state.activations(column.layer)
        winner = -1 if a is None else int(np.argmax(a))
        left = column.x + place.radius + 10
        for neuron, y in zip(column.neurons.tolist(), column.ys.tolist(), strict=True):
            is_desired = neuron == state.desired
            painter.setFont(_label_font(self._font, neuron == winner))
            painter.setPen(look.color("text" if neuron == winner else "desired" if is_desired else "muted"))
            area = QRectF(left, y - 11 - (7 if is_desired else 0), place.width - left - 4, 22)
            name = _elided(painter, state.class_name(neuron), area.width())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, name)
            if is_desired:
                self._small(painter)
                painter.setPen(look.color("desired"))
                painter.drawText(QRectF(left, y + 2, area.width(), 14), Qt.AlignmentFlag.AlignVCenter, desired_word())
        painter.setFont(self._font)

    def _gaps(self, painter: QPainter, place: DiagramLayout) -> None:
        self._small(painter)
        for column in place.columns:
            for gap in column.gaps:
                text = translate("NetworkDiagram", "⋮ {count} more").format(count=f"{gap.count:,}")
                width = painter.fontMetrics().horizontalAdvance(text) + 14
                area = QRectF(column.x - width / 2, gap.y - 9, width, 18)
                painter.setPen(QPen(theme.current().color("border"), 1))
                painter.setBrush(theme.current().color("raised"))
                painter.drawRoundedRect(area, 9, 9)
                painter.setPen(theme.current().color("text"))
                painter.drawText(area, _CENTRE, text)
        painter.setFont(self._font)

    def headings(self, painter: QPainter, state: DiagramState, place: DiagramLayout, mode: Mode) -> None:
        """How many neurons each layer has and, between two layers, what the thickest line stands for."""
        look = theme.current()
        painter.setFont(self._font)
        painter.setPen(look.color("muted"))
        inputs = inputs_text(place.layer_sizes[0])
        box = place.image
        heading = QRectF(box.x, box.y - 24, max(box.width, 90), 20)
        wide = box.width >= 90
        painter.fillRect(_text_area(painter, heading, inputs, wide), look.color("panel"))  # edges may run below it
        painter.drawText(heading, _CENTRE if wide else Qt.AlignmentFlag.AlignVCenter, inputs)
        left = box.x + box.width
        for column in place.columns:
            count = f"{place.layer_sizes[column.layer]:,}"
            painter.drawText(QRectF(column.x - 40, 12, 80, 20), _CENTRE, count)
            if state.can_show(mode):
                area = QRectF(left + 16, 6, column.x - left - 32, 32)
                self._scale(painter, area, layer_scale(state, mode, column.layer), mode)
            left = column.x

    def _scale(self, painter: QPainter, area: QRectF, scale: float, mode: Mode) -> None:
        self._small(painter)
        number = format_value(scale, signed=False, decimals=3)
        text = f"max |{SYMBOLS[mode]}| = {number}"
        if painter.fontMetrics().horizontalAdvance(text) > area.width():
            text = f"max |{SYMBOLS[mode]}|\n{number}"
        if painter.fontMetrics().horizontalAdvance(f"max |{SYMBOLS[mode]}|") <= area.width():
            painter.drawText(area, _CENTRE, text)
        painter.setFont(self._font)

    def legend(
        self,
        painter: QPainter,
        state: DiagramState,
        place: DiagramLayout,
        mode: Mode,
        edges: EdgeSet | None,
        shows_all: bool,
    ) -> None:
        """The key: two sample lines, then what thickness and brightness mean."""
        area = QRectF(MARGIN, place.height - BOTTOM + 10, place.width - 2 * MARGIN, 17)
        if edges is None:
            self._missing(painter, state, place)
        self._small(painter)
        x = self._sample(painter, area, area.x(), "positive", translate("NetworkDiagram", "+ solid"))
        x = self._sample(painter, area, x, "negative", translate("NetworkDiagram", "− dashed"))
        painter.setPen(theme.current().color("muted"))
        rest = QRectF(x, area.y(), area.right() - x, area.height())
        first, second = legend_lines(state, mode, edges, shows_all)
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, _elided(painter, first, rest.width()))
        below = area.translated(0, 18)
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, _elided(painter, second, below.width()))
        painter.setFont(self._font)

    def _sample(self, painter: QPainter, area: QRectF, x: float, role: str, text: str) -> float:
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

    def _missing(self, painter: QPainter, state: DiagramState, place: DiagramLayout) -> None:
        if state.trace is None:
            text = translate("NetworkDiagram", "Draw a digit or choose an example to see its signal.")
        else:
            text = translate("NetworkDiagram", "−∇C needs a desired output: say which digit was meant.")
        self._small(painter)
        right = place.columns[0].x - place.radius - 14
        area = QRectF(MARGIN, place.picture.y - 26, min(300.0, max(120.0, right - MARGIN)), 58)
        painter.setPen(QPen(theme.current().color("desired"), 1))
        painter.setBrush(theme.current().color("raised"))
        painter.drawRoundedRect(area, theme.RADIUS, theme.RADIUS)
        painter.setPen(theme.current().color("text"))
        painter.drawText(area.adjusted(8, 4, -8, -4), _CENTRE | Qt.TextFlag.TextWordWrap, text)

    def _small(self, painter: QPainter) -> None:
        font = QFont(self._font)
        font.setPixelSize(11)
        painter.setFont(font)

    def label_width(self, state: DiagramState, font: QFont) -> int:
        """Room to the right of the outputs for the longest class name or the word for the desired one."""
        bold = QFontMetricsF(_label_font(font, True))
        names = [state.class_name(i) for i in range(min(64, state.layer_sizes[-1]))]
        widest = max([bold.horizontalAdvance(name) for name in names])
        small = QFont(font)
        small.setPixelSize(11)
        word = QFontMetricsF(small).horizontalAdvance(desired_word())
        return int(min(LONGEST_LABEL, max(widest, word))) + 16


_CENTRE = Qt.AlignmentFlag.AlignCenter


def desired_word() -> str:
    return translate("NetworkDiagram", "desired")


def picture_title(mode: Mode, neuron: int, count: int) -> str:
    """What the picture of a first-layer neuron's edges shows."""
    texts = {
        "weights": translate("NetworkDiagram", "{count} weights into {name}"),
        "signal": translate("NetworkDiagram", "{count} terms w·a of {name}"),
        "nudge": translate("NetworkDiagram", "−∂C₀/∂w of {count} weights into {name}"),
    }
    return texts[mode].format(count=f"{count:,}", name=symbol_name("a", 1, neuron))


def legend_lines(state: DiagramState, mode: Mode, edges: EdgeSet | None, shows_all: bool) -> tuple[str, str]:
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
    return f"{thickness}  ·  {_brightness_text(state)}", f"{_shown_text(state, edges)}{click}"


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
        return translate("NetworkDiagram", "brightness = activation (hidden: white = the layer's largest)")
    return translate("NetworkDiagram", "brightness = activation")


def _text_area(painter: QPainter, area: QRectF, text: str, centred: bool) -> QRectF:
    width = painter.fontMetrics().horizontalAdvance(text) + 8.0
    return QRectF(area.center().x() - width / 2 if centred else area.x(), area.y() + 2, width, area.height() - 4)


def _pixel_of(thing: Selection | None) -> int | None:
    """The input pixel that a selection is, or that its edge comes from."""
    if thing is None:
        return None
    return thing.neuron if thing.layer == 0 else thing.source if thing.layer == 1 else None


def _ends(thing: Selection) -> list[tuple[int, int]]:
    ends = [(thing.layer, thing.neuron)]
    return ends if thing.source is None else [*ends, (thing.layer - 1, thing.source)]


def _label_font(font: QFont, bold: bool) -> QFont:
    result = QFont(font)
    result.setPixelSize(15)
    result.setBold(bold)
    return result


def _elided(painter: QPainter, text: str, width: float) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(width))
