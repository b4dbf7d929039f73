"""The line of a run from its first step to its furthest: drag along it to see the network as it was."""

from __future__ import annotations

import bisect
import math
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QSlider, QToolTip, QWidget

from gui import theme
from gui.fonts import sized

MARGIN = 10  # px left and right of the line
MOST_TICKS = 12
_LINE = 13  # px from the top
_CATCH = 5  # px within which a click means the mark of the present


class TimelineSlider(QSlider):
    """Stands at moments only; its value is a step. The bar around it says what the moments are."""

    step_wanted = Signal(int)  # step of the moment that the person wants to see
    now_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setRange(0, 0)
        self.setMinimumWidth(140)
        self._steps: Sequence[int] = (0,)
        self._events: Sequence[int] = ()
        self._now, self._best, self._per_epoch = 0, 0, 1
        self._looks_back = False
        self.epoch_word = "{0}"
        self.tip_of: Callable[[int], str] | None = None  # says in words what the moment of a step is

    def set_moments(self, steps: Sequence[int], events: Sequence[int], best: int) -> None:
        """Say at which steps there are moments, events, and the best moment (0: none is known)."""
        self._steps, self._events, self._best = steps, events, best

    def set_extent(self, furthest: int, now: int, per_epoch: int) -> None:
        """Say how far the run went, where training stands in it, and how many steps make an epoch."""
        self._now, self._per_epoch = now, per_epoch
        self.blockSignals(True)
        self.setRange(self._steps[0], max(furthest, self._steps[0]))
        self.blockSignals(False)
        self.update()

    def show_step(self, step: int, looks_back: bool) -> None:
        """Put the handle there without asking for anything."""
        self._looks_back = looks_back
        self.blockSignals(True)
        self.setValue(step)
        self.blockSignals(False)
        self.update()

    # Where things are

    def x_of(self, step: float) -> float:
        """Return the place (px) of a step."""
        span = max(1, self.maximum() - self.minimum())
        return MARGIN + (step - self.minimum()) / span * (self.width() - 2 * MARGIN)

    def step_at(self, x: float) -> int:
        """Return the step of the moment nearest to a place (px)."""
        width = max(1, self.width() - 2 * MARGIN)
        step = self.minimum() + (x - MARGIN) / width * (self.maximum() - self.minimum())
        return self._nearest(step)

    def _nearest(self, step: float) -> int:
        place = bisect.bisect_left(self._steps, step)
        around = self._steps[max(0, place - 1) : place + 1]
        return min(around, key=lambda known: abs(known - step))

    def ticks(self) -> list[int]:
        """Return the epochs that are marked: all, or every second, fifth, tenth … where there are many."""
        many = self.maximum() / self._per_epoch
        every = next(n for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10**9) if many / n <= MOST_TICKS)
        first = max(1, math.ceil(self.minimum() / self._per_epoch / every)) * every
        return list(range(first, math.floor(many) + 1, every))

    # Mouse and keyboard

    def _ask_for(self, step: int) -> None:
        """Ask for a moment; the newest of a run at its furthest step is the present."""
        if step >= self._steps[-1] and self._now >= self._steps[-1]:
            self.now_wanted.emit()
        else:
            self.step_wanted.emit(step)

    def _ask_at(self, x: float) -> None:
        if abs(x - self.x_of(self._now)) <= _CATCH:
            self.now_wanted.emit()
        else:
            self._ask_for(self.step_at(x))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._ask_at(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._ask_at(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.go(-1 if event.angleDelta().y() > 0 else 1)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from moment to moment, with Shift from epoch to epoch; Home and End to the ends."""
        key, by_epoch = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Down):
            self.go_epoch(-1) if by_epoch else self.go(-1)
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Up):
            self.go_epoch(+1) if by_epoch else self.go(+1)
        elif key == Qt.Key.Key_Home:
            self.step_wanted.emit(self._steps[0])
        elif key in (Qt.Key.Key_End, Qt.Key.Key_Escape):
            self.now_wanted.emit()
        else:
            event.ignore()

    def go(self, moments: int) -> None:
        """Go on by so many moments, backward if negative."""
        value = self.value()
        place = bisect.bisect_left(self._steps, value)
        if moments > 0 and (place == len(self._steps) or self._steps[place] != value):
            place -= 1
        self._ask_for(self._steps[min(max(place + moments, 0), len(self._steps) - 1)])

    def go_epoch(self, direction: int) -> None:
        """Go to the next epoch boundary in a direction, or the moment nearest to it."""
        epoch = self.value() / self._per_epoch
        wanted = (math.floor(epoch) + 1 if direction > 0 else math.ceil(epoch) - 1) * self._per_epoch
        self._ask_for(self._nearest(min(max(wanted, self.minimum()), self.maximum())))

    # Painting

    def sizeHint(self) -> QSize:
        return QSize(400, 36)

    def minimumSizeHint(self) -> QSize:
        return QSize(140, 36)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self.maximum() > self.minimum():
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos().x()), self)
            return True
        return super().event(event)

    def tip_at(self, x: float) -> str:
        """Return what the moment nearest to a place (px) is."""
        return self.toolTip() if self.tip_of is None else self.tip_of(self.step_at(x))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_line(painter, look)
            self._paint_ticks(painter, look)
            if self.maximum() > self.minimum():
                self._paint_marks(painter, look)
                self._paint_handle(painter, look)

    def _paint_line(self, painter: QPainter, look: theme.Theme) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("border"))
        whole = QRectF(MARGIN, _LINE - 2, self.width() - 2 * MARGIN, 4)
        painter.drawRoundedRect(whole, 2, 2)
        if self.maximum() > self.minimum():
            painter.setBrush(look.color("accent"))
            whole.setRight(self.x_of(self._now))
            painter.drawRoundedRect(whole, 2, 2)

    def _paint_ticks(self, painter: QPainter, look: theme.Theme) -> None:
        painter.setFont(sized(self.font(), 10))
        for epoch in self.ticks() if self.maximum() > self.minimum() else ():
            x = round(self.x_of(epoch * self._per_epoch)) + 0.5
            painter.setPen(QPen(look.color("muted"), 1))
            painter.drawLine(QPointF(x, _LINE - 6), QPointF(x, _LINE + 6))
            text = self.epoch_word.format(epoch) if epoch == self.ticks()[0] else str(epoch)
            place = QRectF(x - 40, _LINE + 8, 80, 13)
            width = painter.fontMetrics().horizontalAdvance(text)
            place.moveLeft(min(place.left(), self.width() - 41 - width / 2))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_marks(self, painter: QPainter, look: theme.Theme) -> None:
        """Gold diamonds where eta or the weights were changed, a green triangle at the best moment, the present."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("desired"))
        for x in {round(self.x_of(step)) for step in self._events}:
            painter.drawPolygon(_polygon((x, 0), (x + 4, 4), (x, 8), (x - 4, 4)))
        if self._best > self.minimum():
            x = round(self.x_of(self._best))
            painter.setBrush(look.color("good"))
            painter.drawPolygon(_polygon((x - 5, 1), (x + 5, 1), (x, 9)))
        if self._looks_back:
            painter.setBrush(look.color("accent"))
            painter.drawRoundedRect(QRectF(self.x_of(self._now) - 1.5, _LINE - 8, 3, 16), 1, 1)

    def _paint_handle(self, painter: QPainter, look: theme.Theme) -> None:
        ground = look.color("desired" if self._looks_back or self.hasFocus() else "text")
        painter.setBrush(ground)
        painter.setPen(QPen(QColor(look.window), 2))
        painter.drawEllipse(QPointF(self.x_of(self.value()), _LINE), 7.5, 7.5)


def _polygon(*points: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])
