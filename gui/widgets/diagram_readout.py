"""What is said about a neuron, an edge or a pixel: the readout beside the cursor and the accessible description."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QTextDocument

from gui import theme
from gui.widgets.diagram_layout import Box
from gui.widgets.diagram_scene import (
    DiagramState,
    Mode,
    Selection,
    edge_value,
    flat_index,
    format_value,
    parameter_html,
    parameter_name,
    symbol_html,
    symbol_name,
    zero_reason,
)
from gui.widgets.power import brief

translate = QCoreApplication.translate
TINY = 1e-4  # a number below is written with a power of ten


def readout_html(state: DiagramState, what: Selection) -> list[str]:
    """Lines of rich text: the name first, then the values."""
    if what.source is not None:
        return _edge_lines(state, what.layer, what.neuron, what.source)
    return _pixel_lines(state, what.neuron) if what.layer == 0 else _neuron_lines(state, what.layer, what.neuron)


def _edge_lines(state: DiagramState, layer: int, j: int, k: int) -> list[str]:
    flat = flat_index(state.layer_sizes, layer, j, k)
    a = state.activations(layer - 1)
    lines = [
        f"<b>{parameter_html(layer, j, k)}</b> = {value(edge_value(state, 'weights', layer, j, k))}"
        f" &nbsp;{muted(f'<i>w</i><sub>{flat:,}</sub>')}"
    ]
    if a is not None:
        term = edge_value(state, "signal", layer, j, k)
        lines.append(f"<i>w·a</i> = {value(term)} &nbsp;{muted(f'<i>a</i> = {format_value(a[k], signed=False)}')}")
    if state.can_show("nudge"):
        lines.append(nudge_html(state, layer, j, k))
    return lines


def nudge_html(state: DiagramState, layer: int, j: int, k: int | None) -> str:
    """−∂C₀/∂w of an edge or −∂C₀/∂b of a neuron, with the reason if it is exactly 0."""
    assert state.trace is not None
    bias_gradient = state.trace.bias_gradients[layer - 1][j]
    nudge = -float(bias_gradient) if k is None else edge_value(state, "nudge", layer, j, k)
    reason = zero_reason(state, layer, j, k)
    tail = f" &nbsp;{muted(reason_text(reason))}" if reason and nudge == 0 else ""
    return f"−∂<i>C</i><sub>0</sub>/∂<i>{'b' if k is None else 'w'}</i> = {value(nudge)}{tail}"


def reason_text(reason: str) -> str:
    """Why a component of the nudge is exactly 0."""
    return {
        "dark": translate("DiagramReadout", "exactly 0: the pixel is dark"),
        "silent": translate("DiagramReadout", "exactly 0: the neuron it comes from is at 0"),
        "dead": translate("DiagramReadout", "exactly 0: this ReLU neuron is off"),
        "rounding": translate("DiagramReadout", "0 after rounding: too small for a float64"),
    }[reason]


def _neuron_lines(state: DiagramState, layer: int, j: int) -> list[str]:
    name = f"<b>{symbol_html('a', layer, j)}</b>"
    a, z = state.activations(layer), state.z(layer)
    bias = state.network.biases[layer - 1][j]
    flat = flat_index(state.layer_sizes, layer, j, None)
    last = f"{parameter_html(layer, j)} = {value(float(bias))} &nbsp;{muted(f'<i>w</i><sub>{flat:,}</sub>')}"
    if a is None or z is None:
        return [name, last]
    is_output = layer == state.network.layer_count
    tail = f" &nbsp;{muted(class_text(state, j))}" if is_output else ""
    return [f"{name} = {format_value(a[j], signed=False)}{tail}", f"<i>z</i> = {value(float(z[j]))}", last]


def class_text(state: DiagramState, neuron: int) -> str:
    """What an output neuron stands for, and what is desired of it."""
    name = state.class_name(neuron)
    if state.desired is None:
        return translate("DiagramReadout", "class {name}").format(name=name)
    wanted = float(state.desired == neuron) if state.trace is None else float(state.trace.y[0, neuron])
    return translate("DiagramReadout", "class {name}, desired output {y}").format(name=name, y=f"{wanted:g}")


def _pixel_lines(state: DiagramState, k: int) -> list[str]:
    row, column = divmod(k, state.shape[1])
    a = state.activations(0)
    shown = "" if a is None else f" = {format_value(a[k], signed=False)}"
    where = translate("DiagramReadout", "row {row}, column {column}").format(row=row, column=column)
    return [f"<b>{symbol_html('a', 0, k)}</b>{shown}", muted(where)]


def plain_text(state: DiagramState, what: Selection, mode: Mode) -> str:
    """One sentence for a screen reader: what is selected and its value."""
    layer, j, k = what.layer, what.neuron, what.source
    if k is not None:
        shown: Mode = mode if state.can_show(mode) else "weights"
        text = f"{parameter_name(layer, j, k)}, w {flat_index(state.layer_sizes, layer, j, k)}"
        sign = {"weights": "w", "signal": "w·a", "nudge": "−∂C₀/∂w"}[shown]
        return f"{text}: {sign} = {format_value(edge_value(state, shown, layer, j, k))}"
    a = state.activations(layer)
    name = symbol_name("a", layer, j)
    return name if a is None else f"{name} = {format_value(float(a[j]), signed=False)}"


def value(number: float) -> str:
    """A signed number in the colour of its sign; the sign itself is written out."""
    return in_colour_of(number, format_value(number))


def precise(number: float, signed: bool = True, decimals: int = 6) -> str:
    """A number with more digits, for a sum that one can check; in the colour of its sign if it is signed."""
    text = format_value(number, signed=signed, decimals=decimals)
    if 0 < abs(number) < TINY:
        text = f"{'−' if number < 0 else '+' if signed else ''}{brief(abs(number), digits=5)}"
    return in_colour_of(number, text) if signed else text


def in_colour_of(number: float, text: str) -> str:
    """A text in the colour that belongs to the sign of a number."""
    role = "muted" if number == 0 else "positive" if number > 0 else "negative"
    return f'<span style="color:{getattr(theme.current(), role)}">{text}</span>'


def muted(html: str) -> str:
    return f'<span style="color:{theme.current().muted}">{html}</span>'


def document(lines: list[str], font: QFont) -> QTextDocument:
    """Rich text ready to be painted, in the theme's text colour."""
    result = QTextDocument()
    result.setDocumentMargin(0)
    result.setDefaultFont(font)
    body = "<br>".join(lines)
    result.setHtml(f'<div style="color:{theme.current().text}; white-space:pre-wrap">{body}</div>')
    return result


def paint_readout(painter: QPainter, lines: list[str], at: QPointF, bounds: Box, font: QFont) -> QRectF:
    """Paint the lines beside a point, inside the bounds, and return where they are."""
    text = document(lines, font)
    width, height = text.size().width() + 20, text.size().height() + 14
    x = at.x() + 16 if at.x() + 16 + width <= bounds.x + bounds.width else at.x() - 16 - width
    y = at.y() + 18 if at.y() + 18 + height <= bounds.y + bounds.height else at.y() - 12 - height
    area = QRectF(
        max(bounds.x, min(x, bounds.x + bounds.width - width)),
        max(bounds.y, min(y, bounds.y + bounds.height - height)),
        width,
        height,
    )
    look = theme.current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.color("accent"), 1))
    painter.setBrush(look.color("raised"))
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS, theme.RADIUS)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.save()
    painter.translate(area.x() + 10, area.y() + 7)
    text.drawContents(painter)
    painter.restore()
    return area
