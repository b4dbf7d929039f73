"""The cost at every fraction of a step: the truth as a curve, the first-order prediction as a straight line."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.step_curve import StepCurve
from gui import theme
from gui.fonts import sized
from gui.widgets.diagram_scene import format_value
from gui.widgets.painted import Restyled
from gui.widgets.power import brief

TINIEST = 1e-300  # a cost that stays below is drawn as 0, which needs no scale
_RIGHT, _TOP, _BOTTOM = 10, 36, 32  # px around the chart
_ROOMY = 150  # px of the chart from which every tick has a number
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_MIDDLE_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class Chart:
    """Where costs at fractions of the step stand."""

    area: QRectF
    most: float  # the fraction at its right end
    highest: float  # the cost at its top
    ticks: tuple[float, ...]  # of the vertical axis, round costs from below

    def point(self, fraction: float, cost: float) -> QPointF:
        """Where a cost at a fraction stands."""
        area = self.area
        return QPointF(
            area.x() + area.width() * fraction / self.most, area.bottom() - area.height() * cost / self.highest
        )


def round_ticks(highest: float) -> tuple[float, ...]:
    """Multiples of 1, 2 or 5 times a power of ten from 0 to `highest` (above 0): three to six of them."""
    power = 10.0 ** math.floor(math.log10(highest / 2))
    step = next(factor * power for factor in (5, 2, 1) if highest / (factor * power) >= 2)
    return tuple(step * count for count in range(int(highest / step) + 1))


def tick_text(cost: float) -> str:
    """A tick's number as one writes it: 0.25, 150, 3×10⁻⁵."""
    return f"{cost:,.0f}" if 10 <= cost < 1e5 else brief(cost)


class StepCurveView(Restyled):
    """Shows a StepCurve up to some fraction; drag in it to choose a fraction."""

    fraction_chosen = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stepCurve")
        self.curve: StepCurve | None = None
        self.most = 1.0  # largest fraction shown
        self.fraction = 1.0
        self._cost = math.nan  # the true cost at the fraction
        self._name = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.retranslate()

    def show_curve(self, curve: StepCurve | None, name: str) -> None:
        """Show this curve; `name` says which cost it is."""
        self.curve, self._name = curve, name
        self._describe()
        self.update()

    def show_fraction(self, fraction: float, cost: float) -> None:
        """Mark a fraction and the true cost there."""
        self.fraction, self._cost = fraction, cost
        self._describe()
        self.update()

    def set_most(self, most: float) -> None:
        """Show fractions from 0 to this one."""
        self.most = most
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(260, 220)

    def minimumSizeHint(self) -> QSize:
        return QSize(128, 140)

    # Geometry

    def chart(self) -> Chart:
        """The chart at the widget's present size."""
        highest, ticks = 1.0, round_ticks(1.0)
        if self.curve is not None:
            top = 1.08 * float(self.curve.costs[self.curve.fractions <= self.most].max())
            highest, ticks = (1.0, (0.0,)) if top < TINIEST else (top, round_ticks(top))
        metrics = QFontMetrics(sized(self.font(), 11))
        left = 10 + max(metrics.horizontalAdvance(tick_text(tick)) for tick in ticks)  # room for the widest number
        width, height = max(1, self.width() - left - _RIGHT), max(1, self.height() - _TOP - _BOTTOM)
        return Chart(QRectF(left, _TOP, width, height), self.most, highest, ticks)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        chart = self.chart()
        with QPainter(self) as painter:
            painter.fillRect(chart.area, theme.current().color("well"))
            painter.setFont(sized(self.font(), 11))
            self._paint_axes(painter, chart)
            if self.curve is not None:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setClipRect(chart.area.adjusted(-5, -1, 5, 1))
                self._paint_lines(painter, chart, self.curve)
                painter.setClipping(False)
                self._paint_legend(painter)

    def _paint_axes(self, painter: QPainter, chart: Chart) -> None:
        look, area = theme.current(), chart.area
        for tick in chart.ticks:
            y = chart.point(0, tick).y()
            painter.setPen(QPen(look.color("border"), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(look.color("muted"))
            painter.drawText(QRectF(0, y - 8, area.left() - 6, 16), _MIDDLE_RIGHT, tick_text(tick))
        for step in range(0, 5, 2 if area.width() < _ROOMY else 1):
            x = area.left() + area.width() * step / 4
            painter.drawText(QRectF(x - 24, area.bottom() + 2, 48, 14), _CENTRE, f"{self.most * step / 4:g}")
        text = self.tr("fraction of the step")
        painter.drawText(QRectF(area.left(), self.height() - 16, area.width(), 15), _CENTRE, text)

    def _paint_lines(self, painter: QPainter, chart: Chart, curve: StepCurve) -> None:
        look = theme.current()
        painter.setPen(QPen(look.color("desired"), 1.6, Qt.PenStyle.DashLine))
        end = min(self.most, curve.impossible_from)  # not below the chart: a drawing in a file is not clipped
        painter.drawLine(chart.point(0, curve.predicted(0)), chart.point(end, curve.predicted(end)))
        inside = curve.fractions[curve.fractions < self.most].tolist()
        costs = np.interp([*inside, self.most], curve.fractions, curve.costs).tolist()
        painter.setPen(QPen(look.color("accent"), 2))
        painter.drawPolyline(QPolygonF(list(map(chart.point, [*inside, self.most], costs))))
        if not 0 <= self.fraction <= self.most or math.isnan(self._cost):
            return
        top, bottom = chart.point(self.fraction, chart.highest), chart.point(self.fraction, 0)
        painter.setPen(QPen(look.color("muted"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(top, bottom)
        painter.setPen(QPen(look.color("panel"), 1.5))
        for cost, role in ((curve.predicted(self.fraction), "desired"), (self._cost, "accent")):
            if cost < 0:
                continue  # below the chart
            painter.setBrush(look.color(role))
            painter.drawEllipse(chart.point(self.fraction, cost), 4.5, 4.5)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_legend(self, painter: QPainter) -> None:
        look, x = theme.current(), 2.0
        entries = (("accent", "━", self._name), ("desired", "╌", self.tr("first order promises")))
        for line, (role, sign, text) in enumerate(entries):
            painter.setPen(look.color(role))
            shown = painter.fontMetrics().elidedText(f"{sign} {text}", Qt.TextElideMode.ElideRight, self.width() - 4)
            painter.drawText(QPointF(x, 12 + 15 * line), shown)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._choose(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._choose(event)

    def _choose(self, event: QMouseEvent) -> None:
        if self.curve is not None and event.buttons() & Qt.MouseButton.LeftButton:
            area = self.chart().area
            share = (event.position().x() - area.left()) / area.width()
            self.fraction_chosen.emit(self.most * min(1.0, max(0.0, share)))

    # Language and theme

    def _describe(self) -> None:
        if self.curve is None:
            self.setAccessibleDescription(self.tr("nothing to show yet"))
            return
        text = self.tr("after {0:.6g} of the step: cost {1}, first order promises {2}")
        promised = format_value(self.curve.predicted(self.fraction), signed=False)
        self.setAccessibleDescription(text.format(self.fraction, format_value(self._cost, signed=False), promised))

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Cost along the step"))
        self.setToolTip(self.tr("The true cost after each fraction of the step; drag to choose one"))
        self._describe()
