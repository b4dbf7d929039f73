"""The chain rule along one path, as a tree: from a weight down to the cost, with every local derivative as a number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.backprop import BackpropTrace
from engine.nudges import Factor
from gui import theme
from gui.fonts import sized
from gui.widgets.diagram_scene import Selection, format_value, parameter_name, symbol_name
from gui.widgets.painted import Restyled
from gui.widgets.view_menu import ViewMenu

PILL, LINK = 21.0, 19.0  # px, of a quantity and of the line to the next
LOWEST = 18.0  # px of a step at least, where there is little height: its derivative stands beside the quantity
BETWEEN = 3.0  # px of the line there
LEFT = 6.0
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class ChainStep:
    """A quantity with its value, what else goes into it, and how much the next one changes with it."""

    name: str
    value: float
    thing: Selection | None
    leaves: str
    derivative: str = ""
    factor: float | None = None
    factor_thing: Selection | None = None
    has_sign: bool = True  # whether a plus is written out: of a weight and of z, not of an activation or a cost
    factor_has_sign: bool = True  # the same of the factor: not of an activation or of a slope


class ChainTree(Restyled):
    """Shows the steps of one path; a quantity or a factor pointed at lights up everywhere.

    Where there is little height, the derivatives stand beside the quantities instead of between them.
    """

    selection_changed = Signal(object)
    hovered = Signal(object)
    notice = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[ChainStep, ...] = ()
        self._lit: Selection | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    @property
    def steps(self) -> tuple[ChainStep, ...]:
        return self._steps

    def show_steps(self, steps: Sequence[ChainStep]) -> None:
        """Show a path, the weight first and the cost last."""
        grows = len(steps) != len(self._steps)
        self._steps = tuple(steps)
        self.setAccessibleName(translate("ChainTree", "The chain rule along one path"))
        self.setAccessibleDescription("; ".join(_factor_text(step) for step in steps if step.factor is not None))
        if grows:
            self.updateGeometry()
        self.update()

    def set_lit(self, thing: Selection | None) -> None:
        """Mark what is selected or pointed at."""
        if thing != self._lit:
            self._lit = thing
            self.update()

    def factors(self) -> list[float]:
        """The local derivatives, as far as the cost."""
        return [step.factor for step in self._steps if step.factor is not None]

    def texts(self) -> list[str]:
        """What is written for each factor."""
        return [_factor_text(step) for step in self._steps if step.factor is not None]

    def table(self) -> tuple[list[str], list[list[object]]]:
        """The path at full precision, to be copied."""
        header = ["quantity", "value", "derivative", "factor"]
        return header, [
            [step.name, step.value, step.derivative, "" if step.factor is None else step.factor] for step in self._steps
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            font = self._small()
            painter.setFont(font)
            width = self._pill_width(QFontMetricsF(font))
            pitch, pill = self._pitch(), self._pill_height()
            for index, step in enumerate(self._steps):
                y = index * pitch + 0.5
                is_cost = index == len(self._steps) - 1
                self._paint_pill(painter, step, QRectF(LEFT, y, width, pill), is_cost)
                if step.factor is not None:
                    self._paint_link(painter, step, QRectF(LEFT, y + pill, self.width() - LEFT, pitch - pill), width)

    @property
    def is_low(self) -> bool:
        """Whether the derivatives stand beside the quantities."""
        return self.height() < self.sizeHint().height()

    def _pitch(self) -> float:
        """Px from one quantity to the next."""
        if not self.is_low:
            return PILL + LINK
        return max(LOWEST, (self.height() - 1) / max(1, len(self._steps)))

    def _pill_height(self) -> float:
        return min(PILL, self._pitch() - BETWEEN)

    def _paint_pill(self, painter: QPainter, step: ChainStep, area: QRectF, is_cost: bool) -> None:
        look = theme.current()
        lit = step.thing is not None and step.thing == self._lit
        painter.setPen(QPen(look.color("desired" if is_cost else "accent" if lit else "border"), 1.4 if lit else 1))
        painter.setBrush(look.color("raised"))
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        painter.setPen(look.color("text"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, _pill_text(step))
        if step.leaves and not self.is_low:
            painter.setPen(QPen(look.color("border"), 1.2))
            right = QPointF(area.right(), area.center().y())
            painter.drawLine(right, right + QPointF(14, 0))
            painter.setPen(look.color("muted"))
            rest = QRectF(area.right() + 18, area.y(), self.width() - area.right() - 20, PILL)
            leaves = painter.fontMetrics().elidedText(step.leaves, Qt.TextElideMode.ElideRight, int(rest.width()))
            painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, leaves)

    def _paint_link(self, painter: QPainter, step: ChainStep, area: QRectF, width: float) -> None:
        """The line down to the next quantity, with the local derivative beside it, or beside the quantity above."""
        look = theme.current()
        lit = step.factor_thing is not None and step.factor_thing == self._lit
        x = area.x() + width / 4
        painter.setPen(QPen(look.color("accent" if lit else "muted"), 2 if lit else 1.2))
        painter.drawLine(QPointF(x, area.y()), QPointF(x, area.bottom()))
        assert step.factor is not None
        role = "muted" if step.factor == 0 else "positive" if step.factor > 0 else "negative"
        painter.setPen(look.color(role))
        if self.is_low:
            height = self._pill_height()
            beside = QRectF(area.x() + width + 8, area.y() - height, area.width() - width - 8, height)
            fits = painter.fontMetrics().horizontalAdvance(_factor_text(step)) <= beside.width()
            text = _factor_text(step) if fits else _short_factor_text(step)
            painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, text)
        else:
            beside = area.adjusted(width / 4 + 10, 0, 0, 0)
            painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, _factor_text(step))

    def _pill_width(self, metrics: QFontMetricsF) -> float:
        return max([metrics.horizontalAdvance(_pill_text(step)) for step in self._steps], default=0.0) + 24

    def _small(self) -> QFont:
        return sized(self.font(), 12)

    def thing_at(self, point: QPointF) -> Selection | None:
        """The quantity or the factor at a point."""
        index, rest = divmod(point.y(), self._pitch())
        if not 0 <= index < len(self._steps):
            return None
        step = self._steps[int(index)]
        is_quantity = rest < self._pill_height()
        if self.is_low:
            is_quantity = point.x() <= LEFT + self._pill_width(QFontMetricsF(self._small()))
        return step.thing if is_quantity else step.factor_thing

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.hovered.emit(self.thing_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self.hovered.emit(None)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        thing = self.thing_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and thing is not None:
            self.selection_changed.emit(thing)
        else:
            super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        ViewMenu(self, self.table, self.notice.emit).open_at(event.globalPos())

    def sizeHint(self) -> QSize:
        return QSize(300, int(len(self._steps) * (PILL + LINK) - LINK + 2) if self._steps else 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, int(len(self._steps) * LOWEST + 1) if self._steps else 0)


def _pill_text(step: ChainStep) -> str:
    return f"{step.name} = {format_value(step.value, signed=step.has_sign)}"


def _factor_text(step: ChainStep) -> str:
    return f"{step.derivative} = {format_value(step.factor or 0.0, signed=step.factor_has_sign)}"


def _short_factor_text(step: ChainStep) -> str:
    """Without the name of what the derivative is."""
    derivative = step.derivative.split(" = ")[0]
    return f"{derivative} = {format_value(step.factor or 0.0, signed=step.factor_has_sign)}"


def chain_steps(trace: BackpropTrace, layer: int, k: int, factors: Sequence[Factor]) -> list[ChainStep]:
    """The quantities of a path (engine.nudges.path_factors of a weight) and the local derivatives between them."""
    j = next(factor.neuron for factor in factors if factor.kind != "activation")
    before, z = symbol_name("a", layer - 1, k), symbol_name("z", layer, j)
    weight = float(trace.network.weights[layer - 1][j, k])
    derivative = f"∂{z}/∂w = {before}"
    source = Selection(layer - 1, k)
    steps = [
        ChainStep(
            parameter_name(layer, j, k), weight, Selection(layer, j, k), "", derivative, factors[0].value, source,
            factor_has_sign=False,
        )
    ]  # fmt: skip
    beside = before  # what else makes up the next z
    for factor in factors[1:]:
        steps.append(_step_of(trace, factor, beside))
        if factor.kind == "weight":
            beside = parameter_name(factor.layer, factor.neuron, factor.source)
    steps.append(ChainStep("C₀", float(trace.costs[0]), None, "", has_sign=False))
    return steps


def _step_of(trace: BackpropTrace, factor: Factor, beside: str) -> ChainStep:
    """The quantity that a factor starts from: a weight and a cost start from an a, a slope and an output from a z."""
    layer, j = factor.layer, factor.neuron
    here = Selection(layer, j)
    name_a, name_z = symbol_name("a", layer, j), symbol_name("z", layer, j)
    if factor.kind in ("slope", "output"):
        more = ", …" if trace.activations[layer - 1].shape[1] > 1 else ""
        leaves = f"{beside}, {parameter_name(layer, j)}{more}"
        is_slope = factor.kind == "slope"
        derivative = f"∂{name_a}/∂{name_z} = σ′" if is_slope else f"∂C₀/∂{name_z} = a − y"
        z = float(trace.zs[layer - 1][0, j])
        return ChainStep(name_z, z, here, leaves, derivative, factor.value, here, factor_has_sign=not is_slope)
    if factor.kind == "weight":
        source = factor.source or 0
        name = symbol_name("a", layer - 1, source)
        a, edge = float(trace.activations[layer - 1][0, source]), Selection(layer, j, source)
        derivative = f"∂{name_z}/∂{name} = {parameter_name(layer, j, source)}"
        return ChainStep(name, a, Selection(layer - 1, source), "", derivative, factor.value, edge, has_sign=False)
    a, y = float(trace.activations[layer][0, j]), float(trace.y[0, j])
    derivative = f"∂C₀/∂{name_a} = 2(a − y)"
    return ChainStep(name_a, a, here, f"y = {y:g}", derivative, factor.value, here, has_sign=False)
