"""The outputs for one example before and after a step, one above the other."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.fonts import sized
from gui.widgets.painted import Restyled

_HEAD, _ROW, _USUAL_ROW, _SMALLEST_ROW = 22, 20.0, 13, 11.0  # px; of a row at most, wished for, and at least
_NAME = 34  # px for a short name
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class OutputChanges(Restyled):
    """For each output a thin bar now and a thick one then, with both numbers; the desired one framed in gold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outputChanges")
        self._names: tuple[str, ...] = ()
        self.before: NDArray[Any] = np.empty(0)
        self.after: NDArray[Any] = np.empty(0)
        self._desired: int | None = None
        self._waiting = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.retranslate()

    def show_outputs(
        self,
        names: tuple[str, ...],
        before: NDArray[Any],
        after: NDArray[Any],
        desired: int | None,
        *,
        is_waiting: bool = False,
    ) -> None:
        """Show activations before and after, (n_out,) each; empty arrays: no example, or they are still worked out."""
        self._names, self.before, self.after, self._desired = names, before, after, desired
        self._waiting = is_waiting
        rows = (f"{self.name(i)}: {b:.4f} → {a:.4f}" for i, (b, a) in enumerate(zip(before, after, strict=True)))
        self.setAccessibleDescription("\n".join(rows))
        self.update()

    def name(self, output: int) -> str:
        """What an output stands for."""
        return self._names[output] if output < len(self._names) else str(output)

    def text(self, output: int) -> str:
        """The two numbers beside a bar."""
        return f"{self.before[output]:.2f} → {self.after[output]:.2f}"

    def shown(self) -> list[int]:
        """The outputs that have a row: all, or where there is no room those that change most."""
        room = max(1, int((self.height() - _HEAD) // _SMALLEST_ROW))
        if len(self.before) <= room:
            return list(range(len(self.before)))
        return sorted(np.argsort(-np.abs(self.after - self.before), kind="stable")[:room].tolist())

    def sizeHint(self) -> QSize:
        return QSize(168, self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(128, _HEAD + _USUAL_ROW * 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setFont(sized(self.font(), 11))
            painter.setPen(theme.current().color("muted"))
            if not self.before.size:
                nothing = "…" if self._waiting else self.tr("no example, no outputs")
                painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), nothing)
                return
            painter.drawText(QRectF(0, 0, self.width(), 20), _LEFT, self.tr("outputs"))
            painter.drawText(QRectF(0, 0, self.width(), 20), _RIGHT, self.tr("now → then"))
            shown = self.shown()
            height = min(_ROW, (self.height() - _HEAD) / max(1, len(shown)))
            painter.setFont(sized(self.font(), max(9, min(12, round(height - 4)))))
            left = self._name_width(painter.fontMetrics()) + 8
            for place, output in enumerate(shown):
                self._paint_row(painter, output, QRectF(0, _HEAD + place * height, self.width(), height), left)

    def _paint_row(self, painter: QPainter, output: int, area: QRectF, left: int) -> None:
        look = theme.current()
        wanted = output == self._desired
        painter.setPen(look.color("desired" if wanted else "muted"))
        name = painter.fontMetrics().elidedText(self.name(output), Qt.TextElideMode.ElideRight, self._most_name())
        painter.drawText(area, _LEFT, name)
        painter.drawText(area, _RIGHT, self.text(output))
        track = QRectF(left, area.y() + area.height() * 0.18, area.width() - left - 78, area.height() * 0.64)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("raised"))
        painter.drawRect(track)
        for value, role, top, share in (
            (self.before[output], "muted", 0.0, 0.34), (self.after[output], "accent", 0.42, 0.58),
        ):  # fmt: skip
            painter.setBrush(look.color(role))
            width = track.width() * min(1.0, max(0.0, float(value)))
            painter.drawRect(QRectF(track.x(), track.y() + top * track.height(), width, share * track.height()))
        if wanted:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.color("desired"), 1.2))
            painter.drawRect(track.adjusted(-1.5, -1.5, 1.5, 1.5))

    def _name_width(self, metrics: QFontMetrics) -> int:
        """Of the widest name, so that all bars begin at one place."""
        widths = (metrics.horizontalAdvance(self.name(output)) for output in range(len(self.before)))
        return min(self._most_name(), max(widths, default=0))

    def _most_name(self) -> int:
        """Px for a name: a third of the widget where that is more than a short name needs."""
        return max(_NAME, self.width() // 3)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Outputs before and after the step"))
        self.setToolTip(
            self.tr("Grey: the activation now. Blue: after this fraction of the step. Gold: the desired 1.")
        )
