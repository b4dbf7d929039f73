"""Which edges the diagram shows: the strongest of each layer, or the map of all; kept up while the network learns."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from gui.widgets.diagram_edges import EdgeSet, all_edges, revalued
from gui.widgets.diagram_layout import DiagramLayout, nearest_edge
from gui.widgets.diagram_scene import DiagramState, Mode, Selection
from gui.widgets.edge_map import MOST_EDGES, EdgeMap, EdgeMapBuilder
from gui.widgets.edge_tiles import LayeredEdges

WHOLE_AFTER = 150  # ms until a network that moved on is painted whole, if it does not move on again
REORDER_AFTER = 800  # ms until a map whose values moved on is worked out anew, strongest on top

Scene = tuple[DiagramState, DiagramLayout, Mode]


class ShownEdges(QObject):
    """Asks for the scene when it needs one: None as long as no network, or none with values for the mode, is shown."""

    changed = Signal()  # other edges than those painted last

    def __init__(self, scene: Callable[[], Scene | None], parent: QObject) -> None:
        super().__init__(parent)
        self._scene = scene
        self.shows_all = False
        self._strongest = LayeredEdges()
        self._mapped: EdgeSet | None = None  # every edge, in the order of the map
        self._maps = EdgeMapBuilder(self)
        self._maps.completed.connect(self._on_map_completed)
        self._reorder_timer = QTimer(self, interval=REORDER_AFTER, singleShot=True)
        self._reorder_timer.timeout.connect(self._begin_map)
        self._whole_timer = QTimer(self, interval=WHOLE_AFTER, singleShot=True)
        self._whole_timer.timeout.connect(self._show_whole)

    def show_all(self, shown: bool) -> None:
        """Every edge, or only the strongest."""
        self.shows_all = shown
        self.forget()

    def forget(self) -> None:
        """Another geometry or mode: choose them anew."""
        self._strongest.forget()
        self._mapped = None
        self._maps.clear()
        self._begin_map()

    def follow(self, *, moves: bool, is_other: bool) -> None:
        """The scene has another state; `moves`: its network learned a little, and will again in the next frame."""
        if moves:
            self._strongest.move_on()
            self._whole_timer.start()
        elif is_other or self._whole_timer.isActive():
            self._show_whole()
        self._mapped = None
        if self.shows_all and not self._reorder_timer.isActive():
            self._reorder_timer.start()

    def _show_whole(self) -> None:
        """All layers' edges are those of the state shown, whoever's turn it was."""
        self._whole_timer.stop()
        self._strongest.forget()
        self.changed.emit()

    @property
    def map(self) -> EdgeMap | None:
        """The map of all edges, if they are shown and it is complete."""
        return self._maps.map if self.shows_all else None

    def all(self) -> EdgeSet | None:
        """Return the edges as one set, in the order of the map if there is one."""
        scene = self._scene()
        if scene is None:
            return None
        state, place, mode = scene
        if self.map is None:
            return self._strongest.all(state, place, mode)
        if self._mapped is None:
            self._mapped = revalued(state, mode, self.map.edges)
        return self._mapped

    def layers(self) -> list[EdgeSet]:
        """Return the strongest edges of each layer."""
        scene = self._scene()
        return [] if scene is None else self._strongest.layers(*scene)

    def edge_at(self, x: float, y: float) -> Selection | None:
        """Return the edge on top at a point, or near it."""
        edges = self.all()
        if edges is None:
            return None
        owner = self.map.owner_at(x, y) if self.map else nearest_edge(edges.segments, edges.strength, x, y)
        return None if owner is None else edges.selection(owner)

    def finish_map(self) -> None:
        """Complete a begun map at once."""
        self._maps.finish()

    def _begin_map(self) -> None:
        """Work out the owner map of all edges, if they are to be shown."""
        scene = self._scene() if self.shows_all else None
        if scene is not None:
            place = scene[1]
            self._maps.start(all_edges(*scene, MOST_EDGES), place.width, place.height)

    def _on_map_completed(self) -> None:
        self._mapped = None
        self.changed.emit()
