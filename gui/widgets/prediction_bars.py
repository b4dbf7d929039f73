"""The prediction: one bar for each output neuron, and the answer."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui import theme
from gui.fonts import sized

HEAD = 34  # px for the title and the answer
ROW = 19.0  # px a bar likes to have
SMALLEST_ROW = 12.4
GAP = 6  # px between a name and its bar at least
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class PredictionBars(QWidget):
    """Shows the activations of the output layer; the largest is the answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = tuple(map(str, range(10)))
        self._activations: NDArray[Any] | None = None
        self._desired: int | None = None
        self._untrained = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, round(HEAD + 10 * SMALLEST_ROW))
        self._retranslate()

    def set_class_names(self, names: Sequence[str]) -> None:
        """Name the output neurons."""
        self._names = tuple(names)
        self._activations = None
        self.update()

    def set_prediction(self, activations: NDArray[Any] | None) -> None:
        """Show these activations (n,); None: there is nothing to predict."""
        before = self._looks()
        self._activations = None if activations is None else np.array(activations, dtype=np.float64)
        if self._activations is not None:
            self._activations.setflags(write=False)
        self._describe()
        self._update_what_changed(before)

    def _looks(self) -> tuple[object, list[tuple[object, ...]]]:
        """What the head and each row look like, to a quarter of a pixel."""
        a = self._activations
        if a is None:
            return None, []
        winner, values, pixels = int(a.argmax()), a.tolist(), 4 * self.width()
        rows: list[tuple[object, ...]] = [
            (index, f"{values[index]:.2f}", round(_share(values[index]) * pixels), index == winner)
            for index in self.shown
            if index < len(values)  # or the classes are others already
        ]
        return (winner, self._untrained), rows

    def _update_what_changed(self, before: tuple[object, list[tuple[object, ...]]]) -> None:
        head, rows = self._looks()
        if head != before[0] or len(rows) != len(before[1]):
            self.update()
            return
        height = self._row_height()
        for place, (old, new) in enumerate(zip(before[1], rows, strict=True)):
            if old != new:
                self.update(0, math.floor(HEAD + place * height), self.width(), math.ceil(height) + 1)

    def set_desired(self, index: int | None) -> None:
        """Mark the output that should be 1; None: nobody knows."""
        self._desired = index
        self.update()

    def set_untrained(self, untrained: bool) -> None:
        """Say that the network has not learned anything yet, so that its answer is a guess."""
        self._untrained = untrained
        self._describe()
        self.update()

    @property
    def activations(self) -> NDArray[Any] | None:
        """What is shown, read-only."""
        return self._activations

    @property
    def answer(self) -> str | None:
        """The name of the brightest output."""
        if self._activations is None:
            return None
        best = int(self._activations.argmax())
        return self._names[best] if best < len(self._names) else str(best)

    @property
    def shown(self) -> list[int]:
        """The outputs that have a bar, top to bottom: all of them, or where there is no room the brightest."""
        count = len(self._names)
        room = max(1, int((self.height() - HEAD) / SMALLEST_ROW))
        if count <= room:
            return list(range(count))
        if self._activations is None:
            return list(range(room))
        return [int(i) for i in np.argsort(-self._activations, kind="stable")[:room]]

    def sizeHint(self) -> QSize:
        return QSize(240, round(HEAD + ROW * min(10, len(self._names))))

    def _row_height(self) -> float:
        return min(ROW + 3, (self.height() - HEAD) / max(1, len(self.shown)))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if event.rect().top() < HEAD:
                self._paint_head(painter)
            height = self._row_height()
            size = max(10, min(13, round(height - 5)))
            painter.setFont(sized(self.font(), size, QFont.Weight.Bold))
            name_width = self._name_width(painter)
            for place, index in enumerate(self.shown):
                area = QRectF(0, HEAD + place * height, self.width(), height)
                if event.region().intersects(area.toAlignedRect()):
                    self._paint_row(painter, index, area, name_width, size)

    def _paint_head(self, painter: QPainter) -> None:
        look, area = theme.current(), QRectF(0, 0, self.width(), HEAD - 4)
        painter.setFont(sized(self.font(), 14, QFont.Weight.DemiBold))
        painter.setPen(look.color("text"))
        painter.drawText(area, int(_LEFT | _MIDDLE), self.tr("Prediction"))
        used = painter.fontMetrics().horizontalAdvance(self.tr("Prediction")) + 10
        answer, taken = self.answer, 0
        if answer is not None:
            painter.setFont(sized(self.font(), 26 if len(answer) <= 2 else 17, QFont.Weight.Bold))
            painter.setPen(look.color("desired"))
            room = int(area.width()) - used
            answer = painter.fontMetrics().elidedText(answer, Qt.TextElideMode.ElideRight, room)
            painter.drawText(area, int(_RIGHT | _MIDDLE), answer)
            taken = painter.fontMetrics().horizontalAdvance(answer) + 8
        painter.setFont(sized(self.font(), 12))
        painter.setPen(look.color("muted"))
        free = area.adjusted(used, 1, -taken, 0)
        note = painter.fontMetrics().elidedText(self._note(), Qt.TextElideMode.ElideRight, int(free.width()))
        painter.drawText(free, int(_LEFT | _MIDDLE), note)

    def _note(self) -> str:
        if self._activations is None:
            return self.tr("draw something to ask")
        return self.tr("untrained: a guess") if self._untrained else ""

    def _paint_row(self, painter: QPainter, index: int, area: QRectF, name_width: float, size: int) -> None:
        look = theme.current()
        value = None if self._activations is None else float(self._activations[index])
        winner = self._activations is not None and index == int(self._activations.argmax())
        painter.setFont(sized(self.font(), size, QFont.Weight.Bold if winner else QFont.Weight.Normal))
        painter.setPen(look.color("desired" if winner else "muted"))
        name = painter.fontMetrics().elidedText(self._names[index], Qt.TextElideMode.ElideRight, int(name_width) - GAP)
        painter.drawText(area, int(_LEFT | _MIDDLE), name)
        if value is not None:
            painter.drawText(area, int(_RIGHT | _MIDDLE), f"{value:.2f}")
        track = QRectF(name_width, area.y() + area.height() * 0.2, area.width() - name_width - 46, area.height() * 0.6)
        self._paint_bar(painter, track, value, "desired" if winner else "accent")
        if index == self._desired:
            self._paint_desired(painter, track)

    def _name_width(self, painter: QPainter) -> float:
        metrics = painter.fontMetrics()
        widest = max(map(metrics.horizontalAdvance, self._names), default=0)
        return min(widest + 2.0 * GAP, self.width() / 3)

    def _paint_bar(self, painter: QPainter, track: QRectF, value: float | None, role: str) -> None:
        look = theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("raised"))
        painter.drawRoundedRect(track, 2.5, 2.5)
        if value is None:
            return
        bar = QRectF(track)
        bar.setWidth(max(1.0, track.width() * _share(value)))
        painter.setBrush(look.color(role))
        painter.drawRoundedRect(bar, 2.5, 2.5)

    def _paint_desired(self, painter: QPainter, track: QRectF) -> None:
        """A golden frame around the bar that should be full, with a y at its goal."""
        look = theme.current()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.color("desired"), 1.4))
        painter.drawRoundedRect(track.adjusted(-1.5, -1.5, 1.5, 1.5), 3.5, 3.5)
        painter.setFont(sized(self.font(), 10, QFont.Weight.Bold))
        goal = QPointF(track.right() + 4, track.center().y() + 3.5)
        painter.drawText(goal, "y")

    def event(self, event: QEvent) -> bool:
        """Give the precise value of the bar under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            text = self.readout_at(event.pos().y())
            if text:
                QToolTip.showText(event.globalPos(), text, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def readout_at(self, y: float) -> str:
        """Return what the tooltip says at this height."""
        place = int((y - HEAD) // self._row_height()) if y >= HEAD else -1
        shown = self.shown
        if self._activations is None or not 0 <= place < len(shown):
            return ""
        index = shown[place]
        text = self.tr("{0}: a = {1:.6f}").format(self._names[index], float(self._activations[index]))
        return text + (self.tr("  (desired: 1)") if index == self._desired else "")

    def _describe(self) -> None:
        if self._activations is None:
            self.setAccessibleDescription(self.tr("no prediction"))
        else:
            best = float(self._activations.max())
            self.setAccessibleDescription(self.tr("answer {0}, activation {1:.2f}").format(self.answer, best))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self.update()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Prediction"))
        self._describe()
        self.update()


def _share(value: float) -> float:
    """How much of its track a bar fills, 0 to 1; what is not a number fills nothing."""
    return 0.0 if math.isnan(value) else min(max(value, 0.0), 1.0)
