"""Why this answer: the w a terms behind the answered output beside those of its rival, and on back to the pixels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.contributions import Contributions
from gui import theme
from gui.fonts import sized
from gui.widgets.diagram_scene import format_value, symbol_name
from gui.widgets.example_gallery import paint_bytes
from gui.widgets.painted import LEFT, RIGHT, Painted
from gui.widgets.power import power_of, power_text, scaled
from gui.widgets.weight_pictures import signed_pixels

ROW = 15.0
HEAD = 32.0  # px above the rows
LABEL = 46.0  # px for a neuron's name
COLUMN = 92.0  # px a column of bars takes at least
NUMBER = 40.0
_RESULTS = ("z", "a")  # lines below the rule: what the terms add up to, and what that becomes
PICTURE = 96.0  # px a picture takes at most


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """One line of the sum: `kind` is "neuron", "others", "bias", "z" or "a" = sigma(z)."""

    kind: str
    neuron: int  # or how many others
    answer: float
    rival: float


def reason_rows(reasons: Contributions, most: int) -> list[ReasonRow]:
    """Return at most so many lines: the neurons that make the largest difference, and what adds up to z, then a."""
    order = np.argsort(-np.abs(reasons.answer_terms - reasons.rival_terms), kind="stable")
    room = max(1, most - 3)
    kept = order if len(order) <= room else order[: max(1, room - 1)]
    rest = order[len(kept) :]
    columns = [
        [*terms[kept].tolist(), float(terms[rest].sum()), float(bias)]
        for terms, bias in zip((reasons.answer_terms, reasons.rival_terms), reasons.biases, strict=True)
    ]
    rows = [ReasonRow("neuron", int(k), columns[0][i], columns[1][i]) for i, k in enumerate(kept)]
    if len(rest):
        rows.append(ReasonRow("others", len(rest), columns[0][-2], columns[1][-2]))
    rows.append(ReasonRow("bias", -1, columns[0][-1], columns[1][-1]))
    rows.append(ReasonRow("z", -1, *map(float, reasons.zs)))
    return [*rows, ReasonRow("a", -1, *(float(reasons.outputs[j]) for j in (reasons.answer, reasons.rival)))]


class ReasonsView(Painted):
    """Shows one example taken apart; empty until there is one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reasons: Contributions | None = None
        self._image: NDArray[np.uint8] | None = None
        self._names: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(300, 150)
        self.retranslate()

    @property
    def reasons(self) -> Contributions | None:
        """What is shown."""
        return self._reasons

    def set_reasons(
        self, reasons: Contributions | None, image: NDArray[Any] | None = None, names: tuple[str, ...] = ()
    ) -> None:
        """Show the parts of the answer to an image (H, W) of bytes."""
        self._reasons, self._names = reasons, names
        self._image = None if image is None else np.array(image, dtype=np.uint8)
        self.retranslate()
        self.update()

    @property
    def rows(self) -> list[ReasonRow]:
        """The lines of the sum, as many as there is room for."""
        return [] if self._reasons is None else reason_rows(self._reasons, int((self.height() - HEAD) // ROW))

    def sizeHint(self) -> QSize:
        return QSize(460, 200)

    # Geometry

    def _side(self) -> float:
        """Of the pictures at the left."""
        return max(48.0, min(PICTURE, (self.height() - 34) / 2))

    def _columns(self) -> tuple[float, float, list[int]]:
        """Left and width of the columns of bars, and the hidden layers further back that have room for one each."""
        assert self._reasons is not None
        left = self._side() + 14 + LABEL
        room = self.width() - left
        further = list(range(len(self._reasons.pushes) - 2, 0, -1))
        fitting = max(0, int((room - 2 * COLUMN) // (COLUMN + LABEL)))
        further = further[:fitting]
        return left, (room - LABEL * len(further)) / (2 + len(further)), further

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._reasons is None or self._image is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_pictures(painter, self._reasons, self._image)
            left, width, further = self._columns()
            self._paint_sum(painter, self._reasons, left, width)
            for number, layer in enumerate(further):
                self._paint_layer(painter, layer, left + 2 * width + number * (width + LABEL), width)

    def _paint_pictures(self, painter: QPainter, reasons: Contributions, image: NDArray[np.uint8]) -> None:
        look, side = theme.current(), round(self._side())
        first, second = QRect(0, 0, side, side), QRect(0, side + 6, side, side)
        painter.fillRect(first, look.color("ink_ground"))
        paint_bytes(painter, first, image)
        pushes = signed_pixels(reasons.pushes[0], (image.shape[0], image.shape[1]))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
        painter.drawImage(second, pushes)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.color("border"), 1))
        painter.drawRect(second.adjusted(0, 0, -1, -1))
        painter.setFont(sized(self.font(), 10))
        painter.setPen(look.color("muted"))
        room = QRectF(0, second.bottom() + 1, side + 12, 28)
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(room, flags, self.tr("what each pixel adds"))

    def _heading(self, painter: QPainter, left: float, width: float, lines: tuple[str, str]) -> None:
        look = theme.current()
        for number, text in enumerate(lines):
            painter.setFont(sized(self.font(), 11, QFont.Weight.Normal if number else QFont.Weight.DemiBold))
            painter.setPen(look.color("muted" if number else "text"))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(width - 4))
            painter.drawText(QRectF(left, number * 14, width - 4, 14), int(LEFT), shown)

    def headings(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """Return the two lines above each column of the sum."""
        assert self._reasons is not None
        reasons = self._reasons
        rival = self.tr("desired") if reasons.rival_is_desired else self.tr("runner-up")
        title = self.tr("for {0}")
        return (
            (title.format(self._names[reasons.answer]), self.tr("answered")),
            (title.format(self._names[reasons.rival]), rival),
        )

    def _paint_sum(self, painter: QPainter, reasons: Contributions, left: float, width: float) -> None:
        rows = self.rows
        summed = [row for row in rows if row.kind not in _RESULTS]
        scale = max((abs(value) for row in summed for value in (row.answer, row.rival)), default=0.0) or 1.0
        for column, lines in enumerate(self.headings()):
            self._heading(painter, left + column * width, width, lines)
        self._heading(painter, left - LABEL, LABEL, (self.tr("w·a"), ""))
        look = theme.current()
        for place, row in enumerate(rows):
            area = QRectF(left - LABEL, HEAD + place * ROW, LABEL + 2 * width, ROW)
            if row.kind == "z":
                painter.setPen(QPen(look.color("border"), 1))
                painter.drawLine(area.topLeft(), area.topRight())
            painter.setFont(sized(self.font(), 11))
            painter.setPen(look.color("text" if row.kind in ("neuron", *_RESULTS) else "muted"))
            painter.drawText(QRectF(area.x(), area.y(), LABEL - 4, ROW), int(LEFT), self._label(row, reasons))
            for column, value in enumerate((row.answer, row.rival)):
                box = QRectF(left + column * width, area.y(), width - 8, ROW)
                text = format_value(value, signed=False, decimals=3) if row.kind == "a" else share_text(value)
                self._paint_bar(painter, box, None if row.kind in _RESULTS else value, scale, text)

    def _label(self, row: ReasonRow, reasons: Contributions) -> str:
        layer = len(reasons.pushes) - 1
        if row.kind == "neuron":
            return symbol_name("a", layer, row.neuron)
        if row.kind == "others":
            return self.tr("{0} more").format(row.neuron)
        return symbol_name({"bias": "b"}.get(row.kind, row.kind), layer + 1, "")

    def _paint_layer(self, painter: QPainter, layer: int, left: float, width: float) -> None:
        """A hidden layer further back: what its neurons add to the lead, the largest first."""
        assert self._reasons is not None
        pushes = self._reasons.pushes[layer]
        room = int((self.height() - HEAD) // ROW)
        order = np.argsort(-np.abs(pushes), kind="stable")[:room]
        scale = float(np.abs(pushes).max(initial=0.0)) or 1.0
        power = power_of(pushes.tolist())  # further back they can be very small
        lines = (
            self.tr("layer {0} to the lead").format(layer),
            f"{self.tr('first order')} {power_text(power)}".strip(),
        )
        self._heading(painter, left + 10, width + LABEL - 10, lines)
        for place, k in enumerate(order.tolist()):
            y = HEAD + place * ROW
            painter.setFont(sized(self.font(), 11))
            painter.setPen(theme.current().color("text"))
            painter.drawText(QRectF(left + 10, y, LABEL - 10, ROW), int(LEFT), symbol_name("a", layer, k))
            value = float(pushes[k])
            self._paint_bar(painter, QRectF(left + LABEL, y, width - 4, ROW), value, scale, share_text(value, power))

    def _paint_bar(self, painter: QPainter, box: QRectF, value: float | None, scale: float, text: str) -> None:
        """From the middle to the right for +, to the left for -; the number stands at the right. None: no bar."""
        look = theme.current()
        painter.setPen(look.color("text"))
        painter.setFont(sized(self.font(), 11, QFont.Weight.DemiBold if value is None else QFont.Weight.Normal))
        painter.drawText(box, int(RIGHT), text)
        if value is None:
            return
        track = QRectF(box.x(), box.y() + 3, max(8.0, box.width() - NUMBER), ROW - 6)
        middle, half = track.center().x(), track.width() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("raised"))
        painter.drawRect(track)
        length = half * min(1.0, abs(value) / scale)
        painter.setBrush(look.color("negative" if value < 0 else "positive"))
        painter.drawRect(QRectF(middle - length if value < 0 else middle, track.y(), length, track.height()))
        painter.setPen(QPen(look.color("muted"), 1))
        painter.drawLine(int(middle), int(track.top() - 1), int(middle), int(track.bottom() + 1))

    # In words

    def readout_at(self, position: QPoint) -> str:
        """Say what a picture shows, or a row in full."""
        if self._reasons is None:
            return ""
        side = self._side()
        if position.x() <= side:
            if position.y() <= side:
                return self.tr("the example, as the network sees it")
            return self.tr(
                "blue pixels speak for “{0}”, red ones for “{1}”: x times the slope of the lead by x, to first order"
            ).format(self._names[self._reasons.answer], self._names[self._reasons.rival])
        return self.summary()

    def summary(self) -> str:
        """Return the outcome in one sentence."""
        reasons = self._reasons
        if reasons is None:
            return ""
        text = self.tr("z of “{0}” is {1}, z of “{2}” is {3}: it leads by {4}.")
        names = (self._names[reasons.answer], self._names[reasons.rival])
        return text.format(names[0], format_value(reasons.zs[0], decimals=2), names[1],
                           format_value(reasons.zs[1], decimals=2), f"{reasons.lead:.2f}")  # fmt: skip

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Why this answer"))
        self.setAccessibleDescription(self.summary())


def share_text(value: float, power: int = 0) -> str:
    """What is added to z, or to the lead, with two decimals in this power of ten; 0 only for what is exactly 0."""
    return scaled(value, power, decimals=2)
