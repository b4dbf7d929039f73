"""The pad: draw a digit with mouse, finger or pen; erase, undo, redo; or look at a sample of the data.

Strokes are kept as points from 0 to 1, so nothing changes when the window does. How thick the pen looks is a matter of
taste only: the network is given a pen of constant width.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QPointingDevice,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.fonts import sized
from gui.icons import icon
from gui.widgets.pad_paint import paint_pixels, smooth_path
from gui.widgets.pad_strokes import DrawingHistory, Stroke, cut_strokes, frozen
from gui.widgets.pad_undo import PadUndo

ERASER_RADIUS = 0.05  # of the pad's side
_CLOSEST = 0.002  # of the pad's side; nearer points say nothing more


class DrawingPad(QWidget):
    """A square of ink. `strokes` is what was drawn; `strokes_changed` comes with every move of the pen."""

    strokes_changed = Signal()
    stroke_started = Signal()
    sample_dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(120, 120)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._strokes: tuple[Stroke, ...] = ()
        self._line: list[tuple[float, float]] = []  # the stroke under the pen
        self._before: tuple[Stroke, ...] = ()  # the strokes when the pen came down
        self._erasing = self._eraser_chosen = False
        self._eraser_at = (0.0, 0.0)
        self._pen_width = 0.07
        self._sample: NDArray[Any] | None = None
        self._asks_for_digits = True
        self._finished: QPixmap | None = None  # picture of the finished strokes
        self.undo_stack = PadUndo(self._put, self)
        self._make_actions()
        self._retranslate()

    def _make_actions(self) -> None:
        self.undo_action, self.redo_action, self.clear_action = QAction(self), QAction(self), QAction(self)
        for action, name, picture, key, slot in (
            (self.undo_action, "actionUndoStroke", "undo-2", "Ctrl+Z", self.undo_stack.undo),
            (self.redo_action, "actionRedoStroke", "redo-2", "Ctrl+Shift+Z", self.undo_stack.redo),
            (self.clear_action, "actionClearPad", "trash-2", "Ctrl+Backspace", self.clear),
        ):
            action.setObjectName(name)
            action.setIcon(icon(picture))
            action.setShortcut(QKeySequence(key))
            action.triggered.connect(slot)
        self.undo_stack.canUndoChanged.connect(self.undo_action.setEnabled)
        self.undo_stack.canRedoChanged.connect(self.redo_action.setEnabled)
        self._update_actions()

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """Everything drawn, the stroke under the pen included; read-only (n, 2) points from 0 to 1, y down."""
        return (*self._strokes, frozen(self._line)) if self._line else self._strokes

    @property
    def is_empty(self) -> bool:
        """Whether there is neither ink nor a sample."""
        return not self.strokes and self._sample is None

    @property
    def sample(self) -> NDArray[Any] | None:
        """The image shown instead of strokes, if there is one."""
        return self._sample

    def set_strokes(self, strokes: tuple[Stroke, ...] | list[Any]) -> None:
        """Draw these, as one step that can be undone."""
        self._dismiss_sample()
        self._push(self._strokes, tuple(frozen(stroke) for stroke in strokes), self.tr("drawing"))

    def set_sample(self, image: NDArray[Any] | None) -> None:
        """Show an image (H, W) in [0, 1] instead of the strokes, which wait beneath it; None shows them again."""
        self._sample = None if image is None else np.array(image, dtype=np.float64)
        self._update_actions()
        self.update()

    def set_pen_width(self, width: float) -> None:
        """How thick the ink looks, as a part of the pad's side."""
        self._pen_width = width
        self._repaint_all()

    @property
    def pen_width(self) -> float:
        """How thick the ink looks, as a part of the pad's side."""
        return self._pen_width

    def set_eraser(self, chosen: bool) -> None:
        """Let the pen erase instead of draw. The right mouse button and a pen's eraser always do."""
        self._eraser_chosen = chosen

    def clear(self) -> None:
        """Wipe the pad. The ink can be brought back with undo."""
        if self._sample is not None:
            self._dismiss_sample()
        if self._strokes:
            self._push(self._strokes, (), self.tr("clear"))

    def restore(self, history: DrawingHistory) -> None:
        """Take up a drawing with its undo history; what was on the pad can be reached by undo, too."""
        self._line, self._erasing = [], False
        self.undo_stack.restore(self._strokes, history)

    def _push(self, before: tuple[Stroke, ...], after: tuple[Stroke, ...], text: str) -> None:
        self.undo_stack.do(before, after, text)

    def _put(self, strokes: tuple[Stroke, ...]) -> None:
        """Make these the strokes of the pad; undo and redo come here too."""
        self._dismiss_sample()
        self._strokes = strokes
        self._update_actions()
        self._repaint_all()
        self.strokes_changed.emit()

    def _dismiss_sample(self) -> None:
        if self._sample is None:
            return
        self._sample = None
        self._update_actions()
        self.update()
        self.sample_dismissed.emit()

    def _update_actions(self) -> None:
        self.undo_action.setEnabled(self.undo_stack.canUndo())
        self.redo_action.setEnabled(self.undo_stack.canRedo())
        self.clear_action.setEnabled(not self.is_empty)

    # Pen, mouse and finger

    def event(self, event: QEvent) -> bool:
        """Take touches; everything else goes the usual way."""
        kinds = (QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel)
        if event.type() in kinds and isinstance(event, QTouchEvent):
            self._touch(event)
            event.accept()
            return True
        return super().event(event)

    def _touch(self, event: QTouchEvent) -> None:
        points = event.points()
        if event.type() == QEvent.Type.TouchEnd or not points:
            self._pen_up()
        elif event.type() == QEvent.Type.TouchCancel:
            self._abandon()
        elif event.type() == QEvent.Type.TouchBegin:
            self._pen_down(points[0].position(), erase=self._eraser_chosen)
        else:
            self._pen_move(points[0].position())

    def tabletEvent(self, event: QTabletEvent) -> None:
        if event.type() == QEvent.Type.TabletPress:
            eraser = event.pointerType() == QPointingDevice.PointerType.Eraser
            self._pen_down(event.position(), erase=eraser or self._eraser_chosen)
        elif event.type() == QEvent.Type.TabletMove:
            self._pen_move(event.position())
        else:
            self._pen_up()
        event.accept()  # or Qt would send the same again as mouse events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            self._pen_up()
            erase = self._eraser_chosen or event.button() == Qt.MouseButton.RightButton
            self._pen_down(event.position(), erase)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pen_move(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pen_up()

    def _pen_down(self, position: QPointF, erase: bool) -> None:
        self._before = self._strokes
        if erase:
            self._erasing = self._sample is None
            self._eraser_at = self._to_pad(position)
            self._erase(self._eraser_at)
            return
        if self._sample is not None:  # a new drawing begins; the old one can be brought back with undo
            self._strokes, self._finished = (), None
            self._dismiss_sample()
        self._line = [self._to_pad(position)]
        self._update_actions()
        self.stroke_started.emit()
        self.strokes_changed.emit()
        self.update()

    def _pen_move(self, position: QPointF) -> None:
        point = self._to_pad(position)
        if self._erasing:
            self._erase(point)
        elif self._line and np.hypot(point[0] - self._line[-1][0], point[1] - self._line[-1][1]) >= _CLOSEST:
            self._line.append(point)
            self.strokes_changed.emit()
            self.update()

    def _pen_up(self) -> None:
        if self._erasing:
            self._erasing = False
            if self._strokes is not self._before:
                self._push(self._before, self._strokes, self.tr("erase"))
        elif self._line:
            stroke, self._line = frozen(self._line), []
            self._push(self._before, (*self._strokes, stroke), self.tr("stroke"))

    def _abandon(self) -> None:
        """The system took the touch away: as if it had not begun."""
        if self._erasing or self._line:
            self._erasing, self._line = False, []
            self._put(self._before)

    def _erase(self, point: tuple[float, float]) -> None:
        """Erase on the way from where the eraser was to this point; the mouse may jump."""
        if not self._erasing:
            return
        way = np.hypot(point[0] - self._eraser_at[0], point[1] - self._eraser_at[1])
        after = self._strokes
        for centre in np.linspace(self._eraser_at, point, int(way / ERASER_RADIUS * 2) + 2):
            after = cut_strokes(after, (float(centre[0]), float(centre[1])), ERASER_RADIUS)
        self._eraser_at = point
        if len(after) != len(self._strokes) or any(a is not b for a, b in zip(after, self._strokes, strict=True)):
            self._put(after)

    # Geometry

    def sizeHint(self) -> QSize:
        return QSize(240, 240)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return width

    def _square(self) -> QRectF:
        side = min(self.width(), self.height())
        return QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)

    def _to_pad(self, position: QPointF) -> tuple[float, float]:
        square = self._square()
        x, y = (position.x() - square.x()) / square.width(), (position.y() - square.y()) / square.height()
        return min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        look, square = theme.current(), self._square()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ground = QPainterPath()
            ground.addRoundedRect(square.adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS, theme.RADIUS)
            painter.fillPath(ground, look.color("ink_ground"))
            painter.save()
            painter.setClipPath(ground)
            self._paint_content(painter, square)
            painter.restore()
            painter.setPen(QPen(look.color("desired" if self.hasFocus() else "border"), 2 if self.hasFocus() else 1))
            painter.drawPath(ground)

    def _paint_content(self, painter: QPainter, square: QRectF) -> None:
        if self._sample is not None:
            paint_pixels(painter, square, self._sample)
        elif self.is_empty:
            self._paint_invitation(painter, square)
        else:
            painter.drawPixmap(square.topLeft(), self._finished_picture(square))
            painter.translate(square.topLeft())
            self._paint_stroke(painter, np.array(self._line), square.width())

    def _finished_picture(self, square: QRectF) -> QPixmap:
        if self._finished is None:
            ratio = self.devicePixelRatioF()
            picture = QPixmap(square.size().toSize() * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            with QPainter(picture) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                for stroke in self._strokes:
                    self._paint_stroke(painter, stroke, square.width())
            self._finished = picture
        return self._finished

    def _paint_stroke(self, painter: QPainter, stroke: NDArray[Any], side: float) -> None:
        if not len(stroke):
            return
        ink = theme.current().color("ink")
        width = max(1.0, self._pen_width * side)
        painter.setPen(QPen(ink, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.drawPath(smooth_path(stroke * side))

    def _paint_invitation(self, painter: QPainter, square: QRectF) -> None:
        painter.setFont(sized(self.font(), max(12, round(square.width() / 13))))
        painter.setPen(theme.DARK.color("text"))  # the ground is dark in every theme
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        box = square.adjusted(12, 0, -12, 0)
        painter.drawText(box.translated(0, -14), int(flags), self._invitation()[0])
        painter.setFont(sized(self.font(), max(10, round(square.width() / 20))))
        painter.setPen(theme.DARK.color("muted"))
        painter.drawText(box.translated(0, 18), int(flags), self._invitation()[1])

    def _invitation(self) -> tuple[str, str]:
        if self._asks_for_digits:
            return self.tr("Draw a digit here"), self.tr("0 to 9, as large as you like")
        return self.tr("Draw here"), self.tr("as large as you like")

    def ask_for_digits(self, digits: bool) -> None:
        """Invite to draw a digit, or whatever the data holds."""
        self._asks_for_digits = digits
        self._retranslate()

    def _repaint_all(self) -> None:
        self._finished = None
        self.update()

    def resizeEvent(self, event: QEvent) -> None:
        self._finished = None

    def focusInEvent(self, event: QEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QEvent) -> None:
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.DevicePixelRatioChange):
            self._repaint_all()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Drawing pad"))
        self.setAccessibleDescription(
            self.tr("Draw a digit with mouse, finger or pen; the network answers at once")
            if self._asks_for_digits
            else self.tr("Draw with mouse, finger or pen; the network answers at once")
        )
        for action, text in (
            (self.undo_action, self.tr("Undo stroke")),
            (self.redo_action, self.tr("Redo stroke")),
            (self.clear_action, self.tr("Clear pad")),
        ):
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setText(text)
            action.setToolTip(f"{text}  ({keys})")
        self.update()
