"""The whole of -grad C at a glance: all components in flat order, block by block, + up in blue, - down in red."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.fonts import sized
from gui.parameter_names import flat_name, name_of
from gui.widgets.diagram_scene import format_value
from gui.widgets.painted import Painted

DECADES = 4  # powers of ten below the largest that the logarithmic strip shows
_GAP, _NAMES, _SMALLEST = 5, 15, 15  # px: between blocks, for their names, for a block


@dataclass(frozen=True, slots=True)
class Block:
    """A matrix or a vector of biases: its name, its flat indices start .. end - 1, its place on the strip."""

    name: str
    start: int
    end: int
    x: int
    width: int

    def flat_at(self, x: float) -> tuple[int, int]:
        """The flat indices [first, after) under the pixel column at x."""
        column = min(max(int(x) - self.x, 0), self.width - 1)
        count = self.end - self.start
        first = column * count // self.width
        return self.start + first, self.start + max(first + 1, (column + 1) * count // self.width)

    def x_of(self, flat: int) -> float:
        """Middle of the column of a flat index."""
        return self.x + (flat - self.start + 0.5) * self.width / (self.end - self.start)


def blocks_of(layer_sizes: Sequence[int], width: int) -> list[Block]:
    """W1, b1, W2, ... side by side. Widths go with the root of the size, or the first would leave no room."""
    names, ends = [], [0]
    for layer, (n_in, n_out) in enumerate(pairwise(layer_sizes), start=1):
        names += [f"W{layer}", f"b{layer}"]
        ends += [ends[-1] + n_in * n_out, ends[-1] + (n_in + 1) * n_out]
    roots = np.sqrt(np.diff(ends))
    room = width - _GAP * (len(names) - 1) - _SMALLEST * len(names)
    widths = _SMALLEST + np.floor(max(room, 0) * roots / roots.sum()).astype(int)
    widths[0] += max(room, 0) - int((widths - _SMALLEST).sum())  # what rounding left over
    lefts = np.concatenate([[0], np.cumsum(widths + _GAP)[:-1]])
    return [Block(*block) for block in zip(names, ends, ends[1:], lefts.tolist(), widths.tolist(), strict=False)]


def heights(nudge: NDArray[Any], block: Block, scale: float, log: bool) -> NDArray[np.float64]:
    """How far each pixel column of a block goes up and down, 0 to 1, (2, width): the largest + and - in it."""
    columns = np.arange(block.width)
    first = columns * (block.end - block.start) // block.width
    part = nudge[block.start : block.end]
    if block.end - block.start > block.width:
        up, down = np.maximum.reduceat(part, first), -np.minimum.reduceat(part, first)
    else:
        up, down = part[first], -part[first]
    sizes = np.maximum(np.stack([up, down]), 0.0)
    if scale <= 0:
        return np.zeros(sizes.shape)
    sizes /= scale
    if log:
        with np.errstate(divide="ignore"):
            return np.asarray(np.clip(1 + np.log10(sizes) / DECADES, np.where(sizes > 0, 0.02, 0), 1))
    return sizes


class GradientStrip(Painted):
    """Shows a nudge (n,). Point to read, click to choose the largest component there; arrow keys go one by one."""

    chosen = Signal(int)  # flat index

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nudge: NDArray[Any] | None = None
        self._sizes: tuple[int, ...] = ()
        self._log = False
        self._selected: tuple[int, ...] = ()
        self._picture: tuple[str, QImage] | None = None  # of a theme
        self._buffer: NDArray[np.uint32] | None = None  # what the picture shows; QImage does not own it
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.retranslate()

    def set_nudge(self, nudge: NDArray[Any] | None, layer_sizes: Sequence[int]) -> None:
        """Show -grad C of a network of these sizes; None: nothing."""
        self._nudge, self._sizes = nudge, tuple(layer_sizes)
        self._forget()
        self._describe()

    def set_log(self, log: bool) -> None:
        """Let heights stand for powers of ten, or go with the size."""
        self._log = log
        self._forget()

    def set_selected(self, flats: Sequence[int]) -> None:
        """Mark these components; the first is the one that the arrow keys move from."""
        if tuple(flats) != self._selected:
            self._selected = tuple(flats)
            self._describe()
            self.update()

    @property
    def blocks(self) -> list[Block]:
        """Where the blocks are, in px."""
        return blocks_of(self._sizes, self.width()) if self._sizes else []

    def flat_at(self, x: float) -> int | None:
        """The largest component of the pixel column at x; None between two blocks."""
        if self._nudge is None:
            return None
        for block in self.blocks:
            if block.x <= x < block.x + block.width:
                first, after = block.flat_at(x)
                return first + int(np.abs(self._nudge[first:after]).argmax())
        return None

    def readout(self, flat: int) -> str:
        """Name, place and value of one component."""
        assert self._nudge is not None
        name, value = name_of(self._sizes, flat), format_value(float(self._nudge[flat]))
        return self.tr("{0} ({1}): −∂C = {2}").format(name, flat_name(flat), value)

    # Painting

    def _forget(self) -> None:
        self._picture = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            look = theme.current()
            if self._picture is None or self._picture[0] != look.name:
                self._picture = look.name, self._draw()
            painter.drawImage(0, _NAMES, self._picture[1])
            painter.setFont(sized(self.font(), 11))
            painter.setPen(look.color("muted"))
            for block in self.blocks:
                painter.drawText(QRectF(block.x, 0, block.width + _GAP, _NAMES), Qt.AlignmentFlag.AlignLeft, block.name)
            for number, flat in enumerate(self._selected):
                self._mark(painter, flat, "desired" if number == 0 else "violet")
            if self.hasFocus():
                painter.setPen(QPen(look.color("desired"), 1))
                painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def _mark(self, painter: QPainter, flat: int, role: str) -> None:
        block = next((block for block in self.blocks if block.start <= flat < block.end), None)
        if block is None:
            return
        color, x = theme.current().color(role), block.x_of(flat)
        painter.setPen(QPen(color, 1))
        painter.drawLine(QPointF(x, _NAMES), QPointF(x, self.height()))
        painter.setBrush(color)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPolygon([QPointF(x - 4, _NAMES - 4), QPointF(x + 4, _NAMES - 4), QPointF(x, _NAMES + 3)])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _draw(self) -> QImage:
        """The bars as one image: 13,002 components cost no more than its pixels."""
        look = theme.current()
        rows, columns = max(3, self.height() - _NAMES), max(1, self.width())
        well, raised, up_color, down_color, axis = (
            look.color(role).rgb() for role in ("well", "raised", "positive", "negative", "border")
        )
        pixels = np.full((rows, columns), look.color("panel").rgb(), dtype=np.uint32)
        middle = rows // 2
        away = np.abs(np.arange(rows) - middle)[:, None]
        above = (np.arange(rows) < middle)[:, None]
        scale = 0.0 if self._nudge is None else float(np.abs(self._nudge).max(initial=0.0))
        for block in self.blocks:
            area = pixels[:, block.x : block.x + block.width]
            area[:] = well
            if self._nudge is not None:
                up, down = np.ceil(heights(self._nudge, block, scale, self._log) * (middle - 1))
                area[:, (up == 0) & (down == 0)] = raised  # exactly 0, all of them
                area[(away <= up) & above] = up_color
                area[(away <= down) & ~above] = down_color
            area[middle] = axis
        self._buffer = pixels
        return QImage(pixels.data, columns, rows, 4 * columns, QImage.Format.Format_RGB32)

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        flat = self.flat_at(event.position().x())
        if event.button() == Qt.MouseButton.LeftButton and flat is not None:
            self.chosen.emit(flat)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        flat = self._step(event.key())
        if flat is None:
            super().keyPressEvent(event)
        else:
            self.chosen.emit(flat)

    def _step(self, key: int) -> int | None:
        """The component that a key leads to."""
        if self._nudge is None:
            return None
        last, at = len(self._nudge) - 1, self._selected[0] if self._selected else -1
        starts = [block.start for block in self.blocks]
        match key:
            case Qt.Key.Key_Left:
                return max(at - 1, 0)
            case Qt.Key.Key_Right:
                return min(at + 1, last)
            case Qt.Key.Key_PageDown:
                return min([start for start in starts if start > at], default=last)
            case Qt.Key.Key_PageUp:
                return max([start for start in starts if start < at], default=0)
            case Qt.Key.Key_Home:
                return 0
            case Qt.Key.Key_End:
                return last
        return None

    def readout_at(self, position: QPoint) -> str:
        flat = self.flat_at(position.x())
        return "" if flat is None else self.readout(flat)

    def resizeEvent(self, event: Any) -> None:
        self._forget()
        super().resizeEvent(event)

    def _describe(self) -> None:
        text = ""
        if self._nudge is not None and self._selected and self._selected[0] < len(self._nudge):
            text = self.readout(self._selected[0])
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Every component of −∇C in flat order"))
        self.setWhatsThis(
            self.tr(
                "Each column shows the largest components that fall on it: + (should increase) goes up in blue, "
                "− (should decrease) down in red. Where the ground is lighter, all are exactly 0. The widths of the "
                "blocks go with the root of their size. Click to choose; ←, → go one component on, Page Up and Page "
                "Down to the next block."
            )
        )
        self._describe()

    def sizeHint(self) -> QSize:
        return QSize(400, 96)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 44)
