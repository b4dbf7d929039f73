"""The parts of the network diagram as they are painted, bottom to top. It holds caches, but no state of the diagram."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from gui import theme
from gui.widgets.diagram_edges import EdgeSet, focused_edges, lit_edges, paint_edges, paint_one_edge
from gui.widgets.diagram_headings import paint_headings
from gui.widgets.diagram_highlight import Highlight, LitEdges, paint_arrows
from gui.widgets.diagram_layout import DiagramLayout, pitch
from gui.widgets.diagram_legend import CENTRE, elided, paint_legend, small_font
from gui.widgets.diagram_neurons import NeuronPainter
from gui.widgets.diagram_picture import grey_image, paint_picture, paint_scale, signed_image
from gui.widgets.diagram_scene import (
    DiagramState,
    Mode,
    Selection,
    edge_values,
    symbol_name,
)
from gui.widgets.edge_map import EdgeMap
from gui.widgets.edge_tiles import EdgeTiles
from gui.widgets.still_pictures import StillPictures

translate = QCoreApplication.translate
LONGEST_LABEL, SHORTEST_LABEL = 124.0, 48.0  # px of class names at most, where there is much room and little
BESIDE_NAMES, STEP = 40, 56.0  # px for margins and arrows, and of a step between two columns before names give way
SMALL_NAME = 12  # px of letters where names are longer than that
TWO_LINES = 32.0  # px between outputs from which the word for the desired one stands below the class name
BESIDE = 7  # px between the two where it stands beside it


class DiagramCanvas:
    """Paints the diagram's parts into the area given to `begin`."""

    def __init__(self) -> None:
        self._neurons = NeuronPainter()
        self._tiles, self._clear_tiles, self._stills = EdgeTiles(), EdgeTiles(clear=True), StillPictures()
        self._area = QRect()
        self._font = QFont()

    def begin(self, painter: QPainter, area: QRect, font: QFont) -> None:
        """Paint the ground."""
        self._area, self._font = area, font
        painter.fillRect(area, theme.current().color("panel"))

    def focus_ring(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.current().color("accent"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self._area).adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS)

    def empty(self, painter: QPainter) -> None:
        painter.setPen(theme.current().color("muted"))
        text = translate("NetworkDiagram", "The network appears here as soon as there is one.")
        painter.drawText(self._area.adjusted(24, 24, -24, -24), CENTRE | Qt.TextFlag.TextWordWrap, text)

    def layers(self, painter: QPainter, parts: list[EdgeSet], place: DiagramLayout, dims: bool, on_bands: bool) -> None:
        """The strongest edges, layer by layer; or on the ground that a lesson gave its layers."""
        (self._clear_tiles if on_bands else self._tiles).paint(painter, parts, place, dims)

    def edges(self, painter: QPainter, edges: EdgeSet, edge_map: EdgeMap, dims: bool) -> None:
        """All edges as the owner map."""
        painter.drawImage(0, 0, edge_map.image(edges, dim=dims))

    def chosen(self, painter: QPainter, chosen: EdgeSet | None, dims: bool) -> None:
        """The edges in focus, on top of the others."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen is not None and len(chosen) == 1 and not dims:
            paint_one_edge(painter, chosen)
        elif chosen is not None:
            paint_edges(painter, chosen)

    def one_edge(
        self,
        painter: QPainter,
        state: DiagramState,
        place: DiagramLayout,
        mode: Mode,
        edge: Selection | None,
        lit: LitEdges | None = None,
    ) -> EdgeSet | None:
        """A single edge on top of those that a lesson lights up; returns it if there is one and it is shown.

        One of those that are lit, or of whose layer the lesson has all values, has the value that is lit.
        """
        if edge is None or not state.can_show(mode):
            return None
        same = None if lit is None else lit.only(edge)
        chosen = focused_edges(state, place, mode, edge) if same is None else lit_edges(place, same, of=lit)
        if len(chosen) == 1:
            paint_one_edge(painter, chosen)
        return chosen

    def bands(self, painter: QPainter, place: DiagramLayout, highlight: Highlight | None) -> None:
        """The ground of the layers that a lesson is about."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().color("raised"))
        for layer in sorted(highlight.layers) if highlight is not None else ():
            column = place.column(layer)
            half = place.radius + min(8.0, place.radius)
            area = QRectF(column.x - half, column.ys[0] - half, 2 * half, column.ys[-1] - column.ys[0] + 2 * half)
            painter.drawRoundedRect(area, half, half)

    def arrows(self, painter: QPainter, place: DiagramLayout, highlight: Highlight | None) -> None:
        """What a lesson says each neuron wants."""
        if highlight is not None:
            paint_arrows(painter, place, highlight)

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
        a, box = state.activations(0), place.image
        shown = np.zeros(0) if a is None else a

        def draw(inner: QPainter) -> None:
            paint_picture(inner, grey_image(shown, state.shape), box)

        framed = QRectF(box.x - 1, box.y - 1, box.width + 2, box.height + 2)
        self._stills.paint(painter, "input", framed, (shown.tobytes(), state.shape), draw)
        pixel = None if focus is None else focus.pixel
        if pixel is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if chosen is not None and len(chosen) == 1:
                paint_one_edge(painter, chosen, halo=False)  # once more, over the image
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
        painter.setFont(small_font(self._font))
        painter.setPen(theme.current().color("text"))
        title, area = _caption(painter, place, mode, neuron, values.size)
        painter.fillRect(area, theme.current().color("panel"))  # edges may run below it
        painter.drawText(area, CENTRE, elided(painter, title, area.width()))
        if not place.is_low:
            key = QRectF(box.x, box.y + box.height + 6, box.width, 20)
            painter.fillRect(key, theme.current().color("panel"))
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
                for end in thing.ends:
                    self._ring(painter, place, end, colour, 6.0 if thing == selection else 3.5)
        self._class_names(painter, state, place)
        self._gaps(painter, place)

    def _ring(
        self, painter: QPainter, place: DiagramLayout, end: tuple[int, int], colour: QColor, outside: float
    ) -> None:
        centre = place.position(*end) if end[0] > 0 else None
        outside = min(outside, 0.6 * place.radius)
        if centre is not None:
            painter.setPen(QPen(colour, 2.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(*centre), place.radius + outside, place.radius + outside)

    def _class_names(self, painter: QPainter, state: DiagramState, place: DiagramLayout) -> None:
        column = place.columns[-1]
        a = state.activations(column.layer)
        winner = -1 if a is None else int(np.argmax(a))
        names = [state.class_name(neuron) for neuron in column.neurons.tolist()]
        left, room = column.x + place.radius + 10, pitch(state.layer_sizes[-1], place.height)
        area = QRectF(left, 0, place.width - left - 4, place.height)
        most = most_name(state, place.width)

        def draw(inner: QPainter) -> None:
            for neuron, y, name in zip(column.neurons.tolist(), column.ys.tolist(), names, strict=True):
                line = QRectF(left, y - 11, area.width(), 22)
                inner.setFont(name_font(state, self._font, place.width, place.height, bold=neuron == winner))
                shown = elided(inner, name, most)
                self._class_name(inner, line, shown, neuron == winner, neuron == state.desired, room >= TWO_LINES)

        looks = (winner, state.desired, *names, *column.ys.tolist(), desired_word(), self._font.key(), place.width)
        self._stills.paint(painter, "class names", area, looks, draw)

    def _class_name(
        self, painter: QPainter, area: QRectF, name: str, is_winner: bool, is_desired: bool, two_lines: bool
    ) -> None:
        """The name and, for the desired one, the word below it, or beside it where the next output is near."""
        look = theme.current()
        below = is_desired and two_lines
        painter.setPen(look.color("text" if is_winner else "desired" if is_desired else "muted"))
        word = self._word_width() + BESIDE if is_desired and not below else 0.0
        shown = elided(painter, name, area.width() - word)
        painter.drawText(area.translated(0, -8 if below else 0), Qt.AlignmentFlag.AlignVCenter, shown)
        if is_desired:
            beside = 0 if below else painter.fontMetrics().horizontalAdvance(shown) + BESIDE
            painter.setFont(small_font(self._font))
            painter.setPen(look.color("desired"))
            painter.drawText(area.translated(beside, 7 if below else 0), Qt.AlignmentFlag.AlignVCenter, desired_word())

    def words(
        self,
        painter: QPainter,
        state: DiagramState,
        place: DiagramLayout,
        mode: Mode,
        edges: EdgeSet | None,
        shows_all: bool,
        highlight: Highlight | None,
    ) -> None:
        """The headings above and the key below."""
        paint_headings(painter, self._stills, self._font, state, place, mode, highlight)
        note = "" if highlight is None else highlight.note
        paint_legend(painter, self._stills, self._font, state, place, mode, edges, shows_all, note)

    def _word_width(self) -> float:
        return QFontMetricsF(small_font(self._font)).horizontalAdvance(desired_word())

    def _gaps(self, painter: QPainter, place: DiagramLayout) -> None:
        painter.setFont(small_font(self._font))
        for column in place.columns:
            for gap in column.gaps:
                text = translate("NetworkDiagram", "⋮ {count} more").format(count=f"{gap.count:,}")
                width = painter.fontMetrics().horizontalAdvance(text) + 14
                area = QRectF(column.x - width / 2, gap.y - 9, width, 18)
                painter.setPen(QPen(theme.current().color("border"), 1))
                painter.setBrush(theme.current().color("raised"))
                painter.drawRoundedRect(area, 9, 9)
                painter.setPen(theme.current().color("text"))
                painter.drawText(area, CENTRE, text)
        painter.setFont(self._font)

    def label_width(self, state: DiagramState, font: QFont, width: int, height: int) -> int:
        """Room to the right of the outputs for the longest class name and the word for the desired one."""
        room = pitch(state.layer_sizes[-1], height)
        widest = min(most_name(state, width), _widest(state, name_font(state, font, width, height, bold=True)))
        word = QFontMetricsF(small_font(font)).horizontalAdvance(desired_word())
        return int(max(widest, word) if room >= TWO_LINES else widest + BESIDE + word) + 16


def desired_word() -> str:
    return translate("NetworkDiagram", "desired")


def picture_title(mode: Mode, neuron: int, count: int) -> str:
    """What the picture of a first-layer neuron's edges shows."""
    texts = {
        "weights": translate("NetworkDiagram", "{count} weights into {name}"),
        "signal": translate("NetworkDiagram", "{count} terms w·a of {name}"),
        "nudge": translate("NetworkDiagram", "−∂C₀/∂w into {name}"),
    }
    if count == 1:
        return short_title(mode, neuron)
    return texts[mode].format(count=f"{count:,}", name=symbol_name("a", 1, neuron))


def short_title(mode: Mode, neuron: int) -> str:
    """The same where there is little room."""
    symbol = {"weights": "w", "signal": "w·a", "nudge": "−∂C₀/∂w"}[mode]
    return f"{symbol} → {symbol_name('a', 1, neuron)}" if mode != "nudge" else symbol


def _caption(painter: QPainter, place: DiagramLayout, mode: Mode, neuron: int, count: int) -> tuple[str, QRectF]:
    """What stands above the picture of weights, and where: a long caption reaches out towards the first neurons."""
    box, most = place.picture, place.columns[0].x - 2 * place.radius - place.picture.x
    for text in (picture_title(mode, neuron, count), short_title(mode, neuron)):
        wanted = painter.fontMetrics().horizontalAdvance(text) + 8.0
        if wanted <= box.width + 16:
            return text, QRectF(box.x - 8, box.y - 20, box.width + 16, 18)
        if wanted <= most:
            break
    return text, QRectF(box.x - 4, box.y - 20, max(box.width + 16, min(wanted, most)), 18)


def most_name(state: DiagramState, width: int) -> float:
    """Px that a class name may have in a diagram of this width; what is longer ends in …

    A quarter of the width belongs to the input.
    """
    columns = len(state.layer_sizes) - 1
    return max(SHORTEST_LABEL, min(LONGEST_LABEL, 0.75 * width - BESIDE_NAMES - STEP * (columns + 0.35)))


def name_font(state: DiagramState, font: QFont, width: int, height: int, *, bold: bool) -> QFont:
    """The font of class names: smaller where the longest would have no room."""
    room = pitch(state.layer_sizes[-1], height)
    result = _label_font(font, bold, room)
    if _widest(state, _label_font(font, True, room)) > most_name(state, width):
        result.setPixelSize(min(SMALL_NAME, result.pixelSize()))
    return result


def _widest(state: DiagramState, font: QFont) -> float:
    metrics = QFontMetricsF(font)
    return max(metrics.horizontalAdvance(state.class_name(i)) for i in range(min(64, state.layer_sizes[-1])))


def _label_font(font: QFont, bold: bool, room: float) -> QFont:
    """The font of class names that stand `room` px from each other."""
    result = QFont(font)
    result.setPixelSize(int(max(9.0, min(15.0, 0.95 * room))))
    result.setBold(bold)
    return result
