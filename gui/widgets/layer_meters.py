"""How well the gradient gets through each layer: its size, the mean slope of the neurons, the share saturated."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.activations import ActivationName
from engine.sensitivity import STEEPEST, LayerMeter
from gui import theme
from gui.fonts import sized
from gui.sentences import joined
from gui.widgets.diagram_scene import format_value
from gui.widgets.painted import LEFT, RIGHT, Painted
from gui.widgets.view_menu import ViewMenu

translate = QCoreApplication.translate
HEAD, ROW = 20, 22  # px
_NAME = 50  # px
_NUMBER = 46  # px
_MUCH = 3.0  # factor between two layers from which the caption says that the gradient fades or grows


class LayerMeters(Painted):
    """One row for each layer, the output last."""

    notice = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("layerMeters")
        self._meters: tuple[LayerMeter, ...] = ()
        self._activation: ActivationName = "sigmoid"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def set_meters(self, meters: Sequence[LayerMeter], activation: ActivationName) -> None:
        """Show these, of a network with this activation in its hidden layers."""
        if len(meters) != len(self._meters):
            self.updateGeometry()
        self._meters, self._activation = tuple(meters), activation
        self._describe()
        self.update()

    def texts(self, meter: LayerMeter) -> tuple[str, str, str]:
        """The three numbers of a row as they are written."""
        norm = format_value(meter.norm, signed=False)
        if meter.mean_slope is None or meter.saturated is None:
            return norm, self.tr("softmax"), "–"
        return norm, format_value(meter.mean_slope, signed=False), f"{100 * meter.saturated:.1f} %"

    def fractions(self, meter: LayerMeter) -> tuple[float, float, float]:
        """How long the three bars of a row are, 0 to 1."""
        largest = max((other.norm for other in self._meters), default=0.0)
        hidden = meter.layer < len(self._meters)
        slope = (meter.mean_slope or 0.0) / STEEPEST[self._activation if hidden else "sigmoid"]
        return meter.norm / largest if largest > 0 else 0.0, slope, meter.saturated or 0.0

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        with QPainter(self) as painter:
            painter.setFont(sized(self.font(), 12))
            painter.setPen(look.color("muted"))
            for column, text in enumerate((self.tr("|∇C|"), self.tr("mean σ′(z)"), self.tr("saturated"))):
                painter.drawText(self._cell(column, 0, HEAD), LEFT, text)
            for number, meter in enumerate(self._meters):
                self._paint_row(painter, meter, HEAD + number * ROW)

    def _cell(self, column: int, y: float, height: float) -> QRectF:
        width = (self.width() - _NAME) / 3
        return QRectF(_NAME + column * width, y, width - 10, height)

    def _paint_row(self, painter: QPainter, meter: LayerMeter, y: float) -> None:
        look = theme.current()
        painter.setPen(look.color("text"))
        painter.drawText(QRectF(0, y, _NAME, ROW), LEFT, _layer_name(meter.layer))
        numbers = zip(self.texts(meter), self.fractions(meter), ("accent", "good", "negative"), strict=True)
        for column, (text, fraction, role) in enumerate(numbers):
            cell = self._cell(column, y, ROW)
            track = QRectF(cell.x(), cell.y() + 7, max(0.0, cell.width() - _NUMBER), 8)
            painter.fillRect(track, look.color("raised"))
            track.setWidth(track.width() * min(fraction, 1.0))
            painter.fillRect(track, look.color(role))
            painter.drawText(cell, RIGHT, text)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._meters:
            ViewMenu(self, self.table, self.notice.emit).open_at(event.globalPos())

    def table(self) -> tuple[list[str], list[list[object]]]:
        """Header and rows of the numbers shown, with all digits."""
        rows: list[list[object]] = [
            [meter.layer, meter.neurons, meter.norm, meter.mean_slope, meter.saturated, meter.always_saturated]
            for meter in self._meters
        ]
        return ["layer", "neurons", "gradient_norm", "mean_slope", "saturated", "always_saturated"], rows

    def _describe(self) -> None:
        lines = []
        for meter in self._meters:
            norm, slope, saturated = self.texts(meter)
            line = self.tr("{0}: |∇C| = {1}, mean σ′ = {2}, saturated {3}")
            lines.append(line.format(_layer_name(meter.layer), norm, slope, saturated))
        self.setAccessibleDescription("\n".join(lines))

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Gradient through the layers"))
        self.setWhatsThis(
            self.tr(
                "Backpropagation multiplies by σ′(z) at each layer on the way back. A neuron is saturated where σ′(z) "
                "is below 1 % of its largest value: there its z, and all before it, hardly matters."
            )
        )
        self._describe()

    def sizeHint(self) -> QSize:
        return QSize(360, HEAD + ROW * max(3, len(self._meters)))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, HEAD + ROW * max(2, len(self._meters)))


def _layer_name(layer: int) -> str:
    return translate("Gradient", "layer {0}").format(layer)


def meters_caption(meters: Sequence[LayerMeter]) -> str:
    """What the meters show, computed from them."""
    if len(meters) < 2:
        return _saturation(meters)
    first, last = meters[0].norm, meters[-1].norm
    if max(first, last) == 0:
        return translate("Gradient", "No layer gets any gradient: the network stands still.")
    if min(first, last) == 0:
        sentence = translate("Gradient", "The gradient of one end is exactly 0: nothing gets through.")
    elif last > _MUCH * first:
        sentence = translate(
            "Gradient",
            "The gradient fades on its way back: |∇C| of layer 1 is 1/{0} of that of the output. Each layer multiplies "
            "by its weights and by σ′(z): that is how gradients vanish.",
        ).format(_factor(last / first))
    elif first > _MUCH * last:
        sentence = translate(
            "Gradient",
            "The gradient does not fade on its way back: |∇C| of layer 1 is {0} times that of the output; it adds up "
            "over many more weights.",
        ).format(_factor(first / last))
    else:
        sentence = translate(
            "Gradient", "The gradient gets through: |∇C| of the first and the last layer differ by a factor of {0}."
        ).format(_factor(max(first / last, last / first)))
    return joined([sentence, _saturation(meters)])


def _saturation(meters: Sequence[LayerMeter]) -> str:
    known = [meter for meter in meters if meter.saturated is not None]
    if not known:
        return ""
    worst = max(known, key=lambda meter: meter.saturated or 0.0)
    if not worst.saturated:
        return translate("Gradient", "No neuron is saturated.")
    text = translate("Gradient", "Most saturated is layer {0}: {1:.1f} % of its neurons and examples.")
    sentence = text.format(worst.layer, 100 * worst.saturated)
    if worst.always_saturated:
        more = translate("Gradient", "{0} of its {1} neurons are so for every example.")
        sentence = joined([sentence, more.format(worst.always_saturated, worst.neurons)])
    return sentence


def _factor(factor: float) -> str:
    return f"{factor:,.0f}" if factor >= 10 else f"{factor:.1f}"
