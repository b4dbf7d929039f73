"""The network diagram: the input as its image, neurons as bright circles, edges by sign and size."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.widgets.diagram_canvas import DiagramCanvas
from gui.widgets.diagram_edges import EdgeSet, focused_edges, lit_edges
from gui.widgets.diagram_highlight import Highlight
from gui.widgets.diagram_layout import Box, DiagramLayout, layout
from gui.widgets.diagram_readout import paint_readout, plain_text, readout_html
from gui.widgets.diagram_scene import MODES, DiagramState, Mode, Selection, stands_differently
from gui.widgets.diagram_walk import Step, walk
from gui.widgets.shown_edges import Scene, ShownEdges

ARROW_ROOM = 20  # px right of the class names, for the arrows of a lesson

KEYS: dict[int, Step] = {
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Home: "first",
    Qt.Key.Key_End: "last",
    Qt.Key.Key_Return: "edge",
    Qt.Key.Key_Enter: "edge",
}


class NetworkDiagram(QWidget):
    """Shows a DiagramState. Hover names a thing, a click or the arrow keys select it, Esc lets go."""

    selection_changed = Signal(object)  # Selection or None
    hovered = Signal(object)  # Selection or None
    clicked = Signal(object)  # Selection under the mouse when it was pressed, or None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: DiagramState | None = None
        self._mode: Mode = "weights"
        self._selection: Selection | None = None
        self._hover: Selection | None = None
        self._linked: Selection | None = None  # what is pointed at in another view
        self._highlight: Highlight | None = None
        self._cursor = QPointF()
        self._layout: DiagramLayout | None = None
        self._canvas = DiagramCanvas()
        self._edges = ShownEdges(self._scene, self)
        self._edges.changed.connect(self.update)
        self._setup_ui()

    def _setup_ui(self) -> None:
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Network diagram"))
        self.setWhatsThis(
            self.tr(
                "Circles are neurons, as bright as their activation. Lines are weights: solid blue is positive, dashed "
                "red negative. Point at anything to read its value; click it, or use the arrow keys, to inspect it. "
                "Enter selects the strongest edge of a neuron, Esc lets go."
            )
        )
        self._describe()

    # What is shown

    @property
    def state(self) -> DiagramState | None:
        return self._state

    @property
    def mode(self) -> Mode:
        return self._mode

    @property
    def all_edges(self) -> bool:
        """Whether every edge is drawn, not only the strongest of the first layer."""
        return self._edges.shows_all

    @property
    def selection(self) -> Selection | None:
        return self._selection

    @property
    def hover(self) -> Selection | None:
        """What the mouse points at."""
        return self._hover

    def set_state(self, state: DiagramState | None, *, moves: bool = False) -> None:
        """Show a network and an example, or nothing; a selection that the network does not have is dropped.

        `moves`: the same example under a network that has learned a little, and will again in the next frame.
        """
        before = self._state
        self._state = state
        if stands_differently(before, state):
            self._forget_geometry()
        self._edges.follow(moves=moves, is_other=state is not before)
        if state is None or (self._hover is not None and not self._hover.fits(state.layer_sizes)):
            self._set_hover(None)
        if self._linked is not None and (state is None or not self._linked.fits(state.layer_sizes)):
            self._linked = None
        if self._selection is not None and (state is None or not self._selection.fits(state.layer_sizes)):
            self.set_selection(None)
        self._describe()
        self.update()

    def set_mode(self, mode: Mode) -> None:
        """Edges stand for "weights", for "signal" w·a, or for "nudge", -dC_0/dw of the example shown."""
        if mode not in MODES:
            raise ValueError(f"mode is {mode!r}; it can be one of {', '.join(MODES)}")
        if mode != self._mode:
            self._mode = mode
            self._edges.forget()
            self._describe()
            self.update()

    def set_highlight(self, highlight: Highlight | None) -> None:
        """Light up what a lesson is about, on the edges of its mode; None: this diagram teaches nothing."""
        anew, self._highlight = (self._highlight is None) != (highlight is None), highlight
        if anew or (self._layout is not None and not self._all_placed()):
            self._forget_geometry()  # arrows need room beside the outputs, and what a lesson speaks of a place
        if highlight is not None:
            self.set_mode(highlight.mode)
        self.update()

    @property
    def highlight(self) -> Highlight | None:
        """What a lesson lights up."""
        return self._highlight

    def set_linked(self, thing: Selection | None) -> None:
        """Light up what is pointed at in another view, if this network has it."""
        if thing is not None and (self._state is None or not thing.fits(self._state.layer_sizes)):
            thing = None
        if thing != self._linked:
            self._linked = thing
            self.update()

    def set_all_edges(self, shown: bool) -> None:
        """Draw every edge, or only the strongest of the first layer."""
        if shown != self._edges.shows_all:
            self._edges.show_all(shown)
            self.update()

    def set_selection(self, selection: Selection | None) -> None:
        """Select a neuron, an edge or a pixel; what this network does not have is ignored."""
        if selection is not None and (self._state is None or not selection.fits(self._state.layer_sizes)):
            return
        if selection == self._selection:
            return
        self._selection = selection
        if self._layout is not None and not self._all_placed():
            self._forget_geometry()
        self._describe()
        self.update()
        self.selection_changed.emit(selection)

    def _describe(self) -> None:
        if self._state is None:
            text = self.tr("No network yet")
        elif self._selection is None:
            text = "-".join(map(str, self._state.layer_sizes))
        else:
            text = self.tr("Selected: {what}").format(what=plain_text(self._state, self._selection, self._mode))
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)

    # Geometry, and the edges in it

    def diagram_layout(self) -> DiagramLayout | None:
        """Where everything stands at the present size; None without a network."""
        if self._state is not None and self._layout is None:
            self._layout = layout(
                self._state.layer_sizes,
                self._state.shape,
                self.width(),
                self.height(),
                keep=dict(self._selected_neurons()),
                label_width=self._label_width(self._state),
            )
        return self._layout

    def _label_width(self, state: DiagramState) -> int:
        return self._canvas.label_width(state, self.font(), self.width(), self.height()) + (
            0 if self._highlight is None else ARROW_ROOM
        )

    def visible_edges(self) -> EdgeSet | None:
        """The edges painted now; None without a network or without values for the mode."""
        return self._edges.all()

    def _scene(self) -> Scene | None:
        place = self.diagram_layout()
        if self._state is None or place is None or not self._state.can_show(self._mode):
            return None
        return self._state, place, self._mode

    def _selected_neurons(self) -> list[tuple[int, int]]:
        """The (layer, neuron) that the selection, or what a lesson speaks of, needs on the screen."""
        kept = () if self._highlight is None or self._state is None else self._highlight.keep
        shown = [end for end in kept if self._state and Selection(*end).fits(self._state.layer_sizes)]
        return shown if self._selection is None else [*shown, *self._selection.ends]

    def _all_placed(self) -> bool:
        place = self._layout
        return place is not None and all(place.position(*end) is not None for end in self._selected_neurons())

    def _forget_geometry(self) -> None:
        self._layout = None
        self._edges.forget()

    def finish_map(self) -> None:
        """Complete the map of all edges at once, for a picture that cannot wait."""
        self._edges.finish_map()

    # Mouse and keys

    def thing_at(self, x: float, y: float) -> Selection | None:
        """The neuron, pixel or edge at a point, in this order of preference."""
        place = self.diagram_layout()
        if place is None:
            return None
        neuron, pixel = place.neuron_at(x, y), place.pixel_at(x, y)
        if neuron is not None:
            return Selection(*neuron)
        if pixel is not None:
            return Selection(0, pixel) if pixel < place.layer_sizes[0] else None
        return self._edges.edge_at(x, y)

    def _set_hover(self, thing: Selection | None) -> None:
        if thing != self._hover:
            self._hover = thing
            self.update()
            self.hovered.emit(thing)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._cursor = event.position()
        self._set_hover(self.thing_at(self._cursor.x(), self._cursor.y()))
        self.setCursor(Qt.CursorShape.PointingHandCursor if self._hover else Qt.CursorShape.ArrowCursor)
        if self._hover is not None:
            self.update()  # the readout moves along

    def leaveEvent(self, event: QEvent) -> None:
        self._set_hover(None)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        x, y = event.position().x(), event.position().y()
        place = self.diagram_layout()
        gap = None if place is None else place.gap_at(x, y)
        thing = Selection(gap[0], gap[1].first) if gap else self.thing_at(x, y)
        self.set_selection(thing)
        self.clicked.emit(thing)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._selection is not None:
            self.set_selection(None)
        elif event.key() in KEYS and self._state is not None:
            self.set_selection(walk(self._state, self._selection, KEYS[event.key()]))
        else:
            super().keyPressEvent(event)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        state, place, canvas = self._state, self.diagram_layout(), self._canvas
        canvas.begin(painter, self.rect(), self.font())
        if state is None or place is None:
            canvas.empty(painter)
            return
        edges, focus = self.visible_edges(), self._hover or self._linked or self._selection
        highlight = self._highlight
        canvas.bands(painter, place, highlight)
        if highlight is not None and highlight.edges is not None:
            self._paint_edges(painter, place, edges, True)
            canvas.chosen(painter, lit_edges(place, highlight.edges), True)
            one = None if focus is None or focus.source is None else focus
            chosen = canvas.one_edge(painter, state, place, self._mode, one, highlight.edges)
        else:
            shows = focus and edges is not None and not (highlight is not None and highlight.path)
            chosen = focused_edges(state, place, self._mode, focus) if focus and shows else None
            dims = bool(highlight and highlight.dims) or bool(focus and focus.source is None and chosen is not None)
            self._paint_edges(painter, place, edges, dims)
            canvas.chosen(painter, chosen, dims)
        for edge in highlight.path if highlight is not None else ():
            canvas.one_edge(painter, state, place, self._mode, edge)
        canvas.input(painter, state, place, self._mode, focus, chosen)
        canvas.neurons(painter, state, place, self._selection, self._hover or self._linked)
        canvas.arrows(painter, place, highlight)
        canvas.words(painter, state, place, self._mode, edges, self._edges.shows_all, highlight)
        if self.hasFocus():
            canvas.focus_ring(painter)
        if self._hover is not None:
            bounds = Box(4, 4, self.width() - 8, self.height() - 8)
            told = replace(state, desired=None) if highlight is not None and highlight.is_secret else state
            paint_readout(painter, readout_html(told, self._hover), self._cursor, bounds, self.font())

    def _paint_edges(self, painter: QPainter, place: DiagramLayout, edges: EdgeSet | None, dims: bool) -> None:
        whole = self._edges.map
        if edges is not None and whole is not None:
            self._canvas.edges(painter, edges, whole, dims)
        elif edges is not None:
            bands = self._highlight is not None and bool(self._highlight.layers)
            self._canvas.layers(painter, self._edges.layers(), place, dims, bands)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._layout is not None and (self._layout.width, self._layout.height) != (self.width(), self.height()):
            self._forget_geometry()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        kind = event.type()
        if kind == QEvent.Type.LanguageChange:
            self._retranslate()
            self._forget_geometry()  # the room for the outputs' labels depends on a word
            self.update()
        elif kind in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self.update()  # colours are read when painting
        elif kind == QEvent.Type.FontChange:
            self._forget_geometry()
            self.update()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(660, 640)

    def minimumSizeHint(self) -> QSize:
        return QSize(340, 212)
