"""Three pictures of one first-layer neuron: the input, its weights, and how this example wants them to change."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.fonts import sized
from gui.widgets.diagram_layout import Box
from gui.widgets.diagram_picture import grey_image, paint_picture, paint_scale, signed_image
from gui.widgets.diagram_scene import DiagramState, Selection, Values, edge_values
from gui.widgets.painted import Restyled
from gui.widgets.view_menu import ViewMenu

GAP, HEAD, FOOT = 12.0, 20.0, 26.0


class GradientPictures(Restyled):
    """The third picture is the first times one number. A pixel pointed at is framed in all three."""

    selection_changed = Signal(object)
    hovered = Signal(object)
    notice = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: DiagramState | None = None
        self._neuron = 0
        self._lit: Selection | None = None
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_neuron(self, state: DiagramState, neuron: int) -> None:
        """Show this neuron of layer 1; the state needs an input and a desired output."""
        self._state, self._neuron = state, neuron
        self.setAccessibleName(self.tr("The input, the weights and their nudges"))
        self.update()

    def set_lit(self, thing: Selection | None) -> None:
        """Frame the pixel of what is selected or pointed at."""
        if thing != self._lit:
            self._lit = thing
            self.update()

    @property
    def lit_pixel(self) -> int | None:
        """The pixel framed."""
        return None if self._lit is None else self._lit.pixel

    def pictures(self) -> tuple[Values, Values, Values]:
        """What is shown: a_k, w_jk and -dC_0/dw_jk, each (n_in,)."""
        assert self._state is not None
        assert self._state.trace is not None
        row = slice(self._neuron, self._neuron + 1)
        weights, nudges = (edge_values(self._state, mode, 1, row)[0] for mode in ("weights", "nudge"))
        return self._state.trace.activations[0][0], weights, nudges

    def table(self) -> tuple[list[str], list[list[object]]]:
        """Every pixel at full precision, to be copied."""
        return ["k", "a", "w", "-dC0/dw"], [
            [k, *(float(value) + 0.0 for value in row)] for k, row in enumerate(zip(*self.pictures(), strict=True))
        ]

    def _boxes(self) -> list[Box]:
        rows, columns = (1, 1) if self._state is None else self._state.shape
        side = min((self.width() - 2 * GAP) / 3, self.height() - HEAD - FOOT)
        scale = side / max(rows, columns)
        width = columns * scale
        return [Box(i * (side + GAP), HEAD, width, rows * scale) for i in range(3)]

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if self._state is not None and self._state.can_show("nudge"):
                self._paint(painter, self._state)

    def _paint(self, painter: QPainter, state: DiagramState) -> None:
        painter.setFont(sized(self.font(), 11))
        a, weights, nudges = self.pictures()
        images = (grey_image(a, state.shape), signed_image(weights, state.shape), signed_image(nudges, state.shape))
        titles = (self.tr("input a"), self.tr("weights w"), "−∂C₀/∂w = −δ·a")
        for box, image, title, values in zip(self._boxes(), images, titles, (None, weights, nudges), strict=True):
            painter.setPen(theme.current().color("muted"))
            painter.drawText(QRectF(box.x, 0, box.width + GAP, HEAD), Qt.AlignmentFlag.AlignVCenter, title)
            paint_picture(painter, image, box)
            if values is not None:
                key = QRectF(box.x, box.y + box.height + 4, box.width, 20)
                paint_scale(painter, key, float(abs(values).max()))
            self._frame(painter, state, box)

    def _frame(self, painter: QPainter, state: DiagramState, box: Box) -> None:
        pixel = self.lit_pixel
        if pixel is None or pixel >= state.layer_sizes[0]:
            return
        rows, columns = state.shape
        row, column = divmod(pixel, columns)
        width, height = box.width / columns, box.height / rows
        painter.setPen(QPen(theme.current().color("desired"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(box.x + column * width - 1, box.y + row * height - 1, width + 2, height + 2))

    def pixel_at(self, x: float, y: float) -> int | None:
        """The pixel at a point of any of the pictures."""
        if self._state is None:
            return None
        rows, columns = self._state.shape
        for box in self._boxes():
            if box.holds(x, y):
                pixel = int((y - box.y) / box.height * rows) * columns + int((x - box.x) / box.width * columns)
                return pixel if pixel < self._state.layer_sizes[0] else None
        return None

    def _edge_at(self, event: QMouseEvent) -> Selection | None:
        pixel = self.pixel_at(event.position().x(), event.position().y())
        return None if pixel is None else Selection(1, self._neuron, pixel)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.hovered.emit(self._edge_at(event))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        edge = self._edge_at(event)
        if edge is not None and event.button() == Qt.MouseButton.LeftButton:
            self.selection_changed.emit(edge)
        else:
            super().mousePressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.hovered.emit(None)
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        ViewMenu(self, self.table, self.notice.emit).open_at(event.globalPos())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return int((width - 2 * GAP) / 3 + HEAD + FOOT)

    def sizeHint(self) -> QSize:
        return QSize(340, self.heightForWidth(340))

    def minimumSizeHint(self) -> QSize:
        return QSize(220, self.heightForWidth(220))
