"""A grid of pictures that paints only what is in view: as smooth with 10,000 tiles as with ten."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from gui import theme
from gui.widgets.painted import CENTRE, RESTYLED, show_readout

GAP = 8  # px between tiles
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class TileGrid(QAbstractScrollArea):
    """Tiles in rows. One of them is current: arrows move it, Enter or a double click activates it."""

    current_changed = Signal(int)  # number of the tile, by the person
    activated = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count, self._current = 0, -1
        self._columns, self._tile_width, self._tile_height = 1, 64, 64
        self._empty = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumSize(150, 110)
        self.viewport().setAutoFillBackground(False)
        self.retranslate()

    # What a kind of grid fills in

    def paint_tile(self, painter: QPainter, number: int, area: QRect) -> None:
        """Paint one tile."""
        raise NotImplementedError

    def describe(self, number: int) -> str:
        """Return one tile in words, for tooltips and assistive tools."""
        raise NotImplementedError

    def fit(self, width: int, height: int) -> tuple[int, int, int]:
        """Return columns, tile width and tile height for a view of this size, with at most so many tiles in it."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Say accessible name and description in the language now chosen."""

    # Tiles

    @property
    def count(self) -> int:
        return self._count

    @property
    def current(self) -> int:
        """Number of the current tile, -1 if there is none."""
        return self._current

    def set_count(self, count: int, current: int = -1) -> None:
        """Show so many tiles; the view stays where it is, as far as it can."""
        self._count = count
        self._current = current if current < count else -1
        self.arrange()
        self.tell_current()

    def set_empty_text(self, text: str) -> None:
        """Say what is there when there are no tiles."""
        self._empty = text
        self.viewport().update()

    def move_to(self, number: int) -> None:
        """Make a tile current and bring it into view."""
        if not self._count:
            return
        number = min(max(number, 0), self._count - 1)
        top = number // self._columns * self._tile_height
        bar, page = self.verticalScrollBar(), self.viewport().height()
        if top < bar.value() or self._tile_height > page:
            bar.setValue(top)
        elif top + self._tile_height > bar.value() + page:
            bar.setValue(top + self._tile_height - page)
        if number != self._current:
            self._current = number
            self.tell_current()
            self.current_changed.emit(number)
        self.viewport().update()

    def tell_current(self) -> None:
        """Tell assistive tools about the current tile, and repaint."""
        self.setAccessibleDescription(self.describe(self._current) if self._current >= 0 else self._empty)
        self.viewport().update()

    def tile_at(self, position: QPoint) -> int:
        """Number of the tile at a point of the viewport, -1 for none."""
        column = (position.x() - self._margin()) // self._tile_width
        row = (position.y() + self._top()) // self._tile_height
        number = row * self._columns + column
        return number if 0 <= column < self._columns and 0 <= number < self._count else -1

    def area_of(self, number: int) -> QRect:
        """Where a tile lies in the viewport, without the gap around it."""
        row, column = divmod(number, self._columns)
        left, top = self._margin() + column * self._tile_width, row * self._tile_height - self._top()
        half = GAP // 2
        return QRect(left + half, top + half, self._tile_width - GAP, self._tile_height - GAP)

    @property
    def in_view(self) -> range:
        """Numbers of the tiles that are at least partly in view."""
        first = self._top() // self._tile_height * self._columns
        last = ((self._top() + self.viewport().height()) // self._tile_height + 1) * self._columns
        return range(first, min(last, self._count))

    def _margin(self) -> int:
        """Left of the tiles, which stand in the middle."""
        return (self.viewport().width() - self._columns * self._tile_width) // 2

    def _top(self) -> int:
        return self.verticalScrollBar().value()

    def arrange(self) -> None:
        """Fit the tiles into the view; with more than fit, there is a scroll bar."""
        size, bar = self.contentsRect().size(), self.verticalScrollBar()
        policy, width = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, size.width()
        self._columns, self._tile_width, self._tile_height = self.fit(width, size.height())
        if self._rows() * self._tile_height > size.height():
            policy, width = Qt.ScrollBarPolicy.ScrollBarAlwaysOn, size.width() - bar.sizeHint().width()
            self._columns, self._tile_width, self._tile_height = self.fit(width, size.height())
        if self.verticalScrollBarPolicy() != policy:
            self.setVerticalScrollBarPolicy(policy)
        bar.setPageStep(max(1, size.height()))
        bar.setSingleStep(max(1, self._tile_height // 2))
        bar.setRange(0, max(0, self._rows() * self._tile_height - size.height()))
        self.viewport().update()

    def _rows(self) -> int:
        return -(-self._count // self._columns)

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        with QPainter(self.viewport()) as painter:
            if not self._count:
                painter.setPen(look.color("muted"))
                flags = int(CENTRE) | int(Qt.TextFlag.TextWordWrap)
                painter.drawText(self.viewport().rect().adjusted(12, 8, -12, -8), flags, self._empty)
            for number in self.in_view:
                area = self.area_of(number)
                if event.rect().intersects(area):
                    self.paint_tile(painter, number, area)
                    if number == self._current:
                        role = "desired" if self.hasFocus() else "accent"
                        painter.setBrush(Qt.BrushStyle.NoBrush)
                        painter.setPen(QPen(look.color(role), 2))
                        painter.drawRect(area.adjusted(-2, -2, 1, 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self.tile_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and number >= 0:
            self.move_to(number)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        number = self.tile_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and number >= 0:
            self.activated.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        page = max(1, self.viewport().height() // self._tile_height) * self._columns
        now = max(self._current, 0)
        goals = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self._count - 1, Qt.Key.Key_PageUp: now - page,
                 Qt.Key.Key_PageDown: now + page}  # fmt: skip
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current >= 0:
            self.activated.emit(self._current)
        elif key in _STEPS or key in _ROWS:
            step = _STEPS.get(key, 0) + self._columns * _ROWS.get(key, 0)
            if self._current < 0 or 0 <= now + step < self._count:
                self.move_to(now + step if self._current >= 0 else 0)
        elif key in goals:
            self.move_to(goals[key])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            show_readout(self.viewport(), event, self.readout_at(event.pos()))
            return True
        return super().viewportEvent(event)

    def readout_at(self, position: QPoint) -> str:
        """Return what the tooltip says at a point of the viewport."""
        number = self.tile_at(position)
        return self.describe(number) if number >= 0 else ""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.tell_current()
        elif event.type() in RESTYLED:
            self.restyle()
            self.viewport().update()
        super().changeEvent(event)

    def restyle(self) -> None:
        """Take the colours of the theme, where a grid keeps any."""
