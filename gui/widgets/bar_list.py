"""Signed numbers as rows of bars, in the order given: name, bar, number; linked to things of the diagram."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui import theme
from gui.fonts import sized, tabular
from gui.widgets.bar_layout import HEAD, BarLayout, Giving
from gui.widgets.diagram_scene import Selection
from gui.widgets.painted import Restyled
from gui.widgets.power import exact, power_of, power_text, scaled
from gui.widgets.view_menu import ViewMenu

NUMBER, NARROW_NUMBER = 58.0, 46.0  # px for a number, and in a narrow column
BOX = 20.0  # px for a check box
ROOMY_ROW = 15  # px of a row from which letters with an index below stay apart from those of the next row
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Bar:
    """One row. `text` is its number where that is not the scaled value; `short` is its name in a narrow column."""

    name: str
    value: float
    thing: Selection | None = None
    text: str = ""
    tip: str = ""
    has_bar: bool = True
    role: str = ""  # a colour of the theme, if not that of the sign
    short: str = ""
    meaning: str = ""  # what the value is of, if not of what the name says


class BarList(Restyled):
    """Shows bars to one scale and one power of ten, both taken from the largest. Rows can be chosen, maybe switched.

    Where there is little height, rows are lower; a list may also "fold" into two columns, or be "cut" after the rows
    that have room, until a click on the line about the rest opens it.
    """

    selection_changed = Signal(object)  # Selection of the row chosen
    hovered = Signal(object)  # Selection of the row pointed at, or None
    toggled = Signal(int, bool)  # a row was switched on or off
    notice = Signal(str)

    def __init__(
        self, parent: QWidget | None = None, *, is_checkable: bool = False, giving: Giving = "", is_modest: bool = False
    ) -> None:
        """A modest one asks for little, and shows more in the room that is left."""
        super().__init__(parent)
        self._modest = is_modest
        self._giving, self._opened = giving, False
        self._bars: tuple[Bar, ...] = ()
        self._title = self._note = ""
        self._beyond = 0
        self._power = 0
        self._checkable = is_checkable
        self._off: set[int] = set()
        self._chosen: Selection | None = None
        self._pointed: Selection | None = None
        self._row = -1  # where the keys are
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        vertical = QSizePolicy.Policy.Expanding if is_modest else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Expanding, vertical)

    # What is shown

    def show_bars(
        self, bars: Sequence[Bar], title: str, power: int | None = None, note: str = "", beyond: int = 0
    ) -> None:
        """Show these rows under a title, which is also the accessible name; `power` is for texts already scaled.

        The note is about what is on the screen and belongs to no file; `beyond` says how many smaller ones have no row.
        """
        count, self._beyond = len(self._bars) + bool(self._beyond), beyond
        self._bars, self._title, self._note = tuple(bars), title, note
        self._power = power_of([bar.value for bar in bars if not bar.text]) if power is None else power
        self._off = {index for index in self._off if index < len(bars)}
        self._row = min(self._row, len(bars) - 1)
        self.setAccessibleName(title)
        rows = ((bar.meaning or bar.name, self._number(bar)) for bar in self._bars[:16])
        self.setAccessibleDescription("; ".join(f"{name} {number}" for name, number in rows))
        if count != len(bars) + bool(beyond):
            if self._modest:
                self.setMaximumHeight(self.bar_layout().preferred)
            self.updateGeometry()
        self.update()

    def give(self, giving: Giving) -> None:
        """What happens to the rows where there is little height."""
        if giving != self._giving:
            self._giving = giving
            self.updateGeometry()

    def rows(self) -> list[tuple[str, str]]:
        """Name and number of every row, as painted; the numbers are to be read with `power`."""
        return [(bar.name, self._number(bar)) for bar in self._bars]

    @property
    def bars(self) -> tuple[Bar, ...]:
        return self._bars

    @property
    def power(self) -> int:
        """The numbers are shown divided by ten to this power."""
        return self._power

    def is_on(self, index: int) -> bool:
        """Whether a row is switched on."""
        return index not in self._off

    def switch_all_on(self) -> None:
        """Switch every row on, without a signal."""
        self._off.clear()
        self.update()

    def set_chosen(self, thing: Selection | None) -> None:
        """Mark the row of what is selected."""
        if thing != self._chosen:
            self._chosen = thing
            self.update()

    def set_pointed(self, thing: Selection | None) -> None:
        """Mark the row of what is pointed at somewhere."""
        if thing != self._pointed:
            self._pointed = thing
            self.update()

    @property
    def lit(self) -> list[str]:
        """Names of the rows that are marked."""
        return [b.name for b in self._bars if b.thing is not None and b.thing in (self._chosen, self._pointed)]

    def table(self) -> tuple[list[str], list[list[object]]]:
        """Header and rows at full precision, to be copied."""
        return [self._title, "value"], [[bar.name, bar.value] for bar in self._bars]

    def _number(self, bar: Bar) -> str:
        return bar.text or scaled(bar.value, self._power)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        look = theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small, of_names = self._small(), tabular(self._small())
        painter.setFont(small)
        painter.setPen(look.color("muted"))
        head = QRectF(0, 0, self.width(), HEAD)
        power = power_text(self._power)
        room = self.width() - painter.fontMetrics().horizontalAdvance(power) - 6
        title = painter.fontMetrics().elidedText(
            f"{self._title} {self._note}".strip(), Qt.TextElideMode.ElideRight, room
        )
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, title)
        painter.drawText(head, _RIGHT, power)
        place = self.bar_layout()
        names = self._name_width(place)
        largest = max([abs(b.value) for b in self._bars if b.has_bar and math.isfinite(b.value)], default=0.0)
        has_minus = any(b.value < 0 for b in self._bars if b.has_bar)
        has_plus = any(b.value > 0 for b in self._bars if b.has_bar)
        count = min(len(self._bars), place.count - place.rest)
        for index, bar in enumerate(self._bars[:count]):
            area = QRectF(*place.area(index))
            self._paint_ground(painter, index, bar, area)
            on = self.is_on(index)
            painter.setOpacity(1.0 if on else 0.35)
            left = 3.0
            if self._checkable:
                side = min(11.0, area.height() - 3.5)
                _paint_box(painter, QRectF(3, area.center().y() - side / 2, side, side), on)
                left += BOX
            painter.setPen(look.color("text" if bar.value else "muted"))
            painter.setFont(of_names)  # names stand below each other, digit below digit
            painter.drawText(area.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, _name(bar, place))
            painter.setFont(small)
            if bar.has_bar and largest > 0:
                number = NARROW_NUMBER if place.is_folded else NUMBER
                track = area.adjusted(left + names + 6, 4, -number - 6, -4)
                _paint_bar(painter, track, bar, largest, has_minus, has_plus)
            painter.setPen(look.color("muted" if bar.value == 0 else "text"))
            painter.drawText(area.adjusted(0, 0, -3, 0), _RIGHT, self._number(bar))
            painter.setOpacity(1.0)
        smaller = len(self._bars) - count + self._beyond
        if smaller:
            painter.setPen(look.color("accent" if place.rest else "muted"))
            area = QRectF(*place.area(count)).adjusted(3, 0, 0, 0)
            painter.drawText(
                area,
                Qt.AlignmentFlag.AlignVCenter,
                self._rest_text(smaller, self._bars[count - 1].value if count else 0.0),
            )

    def _rest_text(self, count: int, last: float) -> str:
        """How many rows follow the last one shown, which is at least as large."""
        text = self.tr("… {0} smaller") if last else self.tr("… {0} more, all 0")
        return text.format(f"{count:,}")

    def _paint_ground(self, painter: QPainter, index: int, bar: Bar, area: QRectF) -> None:
        look = theme.current()
        chosen = bar.thing is not None and bar.thing == self._chosen
        pointed = bar.thing is not None and bar.thing == self._pointed
        if pointed or chosen or (self.hasFocus() and index == self._row):
            edge = "desired" if self.hasFocus() and index == self._row else "accent" if chosen else "border"
            painter.setPen(QPen(look.color(edge), 1))
            painter.setBrush(look.color("raised"))
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)

    def bar_layout(self) -> BarLayout:
        """Where the rows stand now."""
        count = len(self._bars) + bool(self._beyond)
        return BarLayout(count, self.width(), self.height(), "" if self._opened else self._giving)

    def _name_width(self, place: BarLayout) -> float:
        metrics = QFontMetricsF(tabular(self._small()))
        widest = max([metrics.horizontalAdvance(_name(bar, place)) for bar in self._bars if bar.has_bar], default=0.0)
        return min(widest, place.area(0)[2] * 0.55)

    def _small(self) -> QFont:
        return sized(self.font(), 12 if self.bar_layout().row >= ROOMY_ROW else 11)

    # Mouse and keys

    def row_at(self, point: QPointF) -> int:
        """Index of the row at a point, or -1."""
        row = self.bar_layout().row_at(point.x(), point.y())
        return row if row < len(self._bars) else -1

    def row_centre(self, index: int) -> QPointF:
        """Middle of a row."""
        return QRectF(*self.bar_layout().area(index)).center()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row = self.row_at(event.position())
        self.hovered.emit(self._bars[row].thing if row >= 0 else None)

    def leaveEvent(self, event: QEvent) -> None:
        self.hovered.emit(None)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row, place = self.row_at(event.position()), self.bar_layout()
        if event.button() == Qt.MouseButton.LeftButton and row < 0 and place.rest and event.position().y() > HEAD:
            self._open()
            return
        if event.button() != Qt.MouseButton.LeftButton or row < 0:
            super().mousePressEvent(event)
            return
        self._row = row
        if self._checkable and event.position().x() < BOX:
            self._toggle(row)
        else:
            self._choose(row)

    def _open(self) -> None:
        """Show all rows, however little height there is."""
        self._opened = True
        self.updateGeometry()
        self.update()

    def _choose(self, row: int) -> None:
        place = self.bar_layout()
        if place.rest and row >= place.count - place.rest:
            self._open()
        self._row = row
        self.update()
        if self._bars[row].thing is not None:
            self.selection_changed.emit(self._bars[row].thing)

    def _toggle(self, row: int) -> None:
        self._off ^= {row}
        self.update()
        self.toggled.emit(row, self.is_on(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and self._bars:
            self._choose(max(0, min(self._row + step, len(self._bars) - 1)))
        elif event.key() == Qt.Key.Key_Space and self._checkable and self._row >= 0:
            self._toggle(self._row)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep Space for the check boxes, and say a row's exact number when the mouse rests on it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self._checkable and event.key() == Qt.Key.Key_Space:
                event.accept()
                return True
        elif event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self.row_at(event.pos().toPointF())
            text = self._tip(self._bars[row]) if row >= 0 else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def _tip(self, bar: Bar) -> str:
        number = exact(bar.value)
        if bar.text and bar.text[0] not in "+−":
            number = number.removeprefix("+")  # as the row has it
        return f"{bar.meaning or bar.name} = {number}" + (f"\n{bar.tip}" if bar.tip else "")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        ViewMenu(self, self.table, self.notice.emit).open_at(event.globalPos())

    def sizeHint(self) -> QSize:
        place = self.bar_layout()
        return QSize(220, place.modest if self._modest else place.preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(124, self.bar_layout().least)


def _name(bar: Bar, place: BarLayout) -> str:
    return bar.short if place.is_folded and bar.short else bar.name


def _paint_bar(painter: QPainter, track: QRectF, bar: Bar, largest: float, has_minus: bool, has_plus: bool) -> None:
    """From the zero line to the right for +, to the left for −; the line stands where both have room."""
    if track.width() < 8:
        return
    look = theme.current()
    zero = track.x() + track.width() * (0.5 if has_minus and has_plus else 1.0 if has_minus else 0.0)
    room = track.width() * (0.5 if has_minus and has_plus else 1.0)
    length = room * min(1.0, abs(bar.value) / largest) if math.isfinite(bar.value) else 0.0
    painter.fillRect(QRectF(zero - 0.5, track.y() - 3, 1, track.height() + 6), look.color("border"))
    role = bar.role or ("negative" if bar.value < 0 else "positive")
    painter.fillRect(
        QRectF(zero if bar.value > 0 else zero - length, track.y(), length, track.height()), look.color(role)
    )


def _paint_box(painter: QPainter, box: QRectF, on: bool) -> None:
    look = theme.current()
    painter.setPen(QPen(look.color("accent" if on else "muted"), 1.2))
    painter.setBrush(look.color("accent") if on else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 2, 2)
    if on:
        painter.setPen(QPen(look.color("on_accent"), 1.6))
        painter.drawPolyline([
            QPointF(box.x() + 2.5, box.center().y()), QPointF(box.x() + 4.7, box.bottom() - 3),
            QPointF(box.right() - 2.3, box.y() + 3),
        ])  # fmt: skip
