"""Outputs in a line of arithmetic: with so many digits that the line is true as written. No Qt."""

from __future__ import annotations

import math
from collections.abc import Callable

from engine.backprop import BackpropTrace
from engine.nudges import cost_terms, remainder
from gui.widgets.diagram_scene import SUPERSCRIPTS, enclosed, format_activation, format_value

_MOST = 6  # digits more than usual
_AS_NUMBERS = {letter: digit for digit, letter in SUPERSCRIPTS.items()} | {ord("−"): "-"}


def output_in_cost(trace: BackpropTrace, j: int) -> str:
    """Output j in its term of the cost, (a − y)² or −y ln a."""
    a, rest, term = float(trace.activations[-1][0, j]), remainder(trace, j), float(cost_terms(trace)[j])
    if trace.network.cost.name == "quadratic":
        return squared(a, rest, float(trace.y[0, j]), term)
    return enclosed(in_logarithm(a, rest, term))


def output_in_wish(trace: BackpropTrace, j: int) -> str:
    """Output j in its wish y − a."""
    return subtracted(float(trace.activations[-1][0, j]), remainder(trace, j), float(trace.y[0, j]))


def squared(a: float, rest: float, y: float, term: float) -> str:
    """An output a in (a − y)² = term; `rest` is 1 − a."""
    return _written(a, rest, term, lambda number, near: (number - y + near) ** 2)


def in_logarithm(a: float, rest: float, term: float) -> str:
    """An output a in −ln a = term; `rest` is 1 − a."""

    def logarithm(number: float, near: float) -> float:
        return -math.log1p(number - 1.0 + near) if near else -math.log(number)

    return _written(a, rest, term, logarithm)


def subtracted(a: float, rest: float, y: float) -> str:
    """An output a in y − a; `rest` is 1 − a."""
    return _written(a, rest, y - 1.0 + rest, lambda number, near: y - number - near)


def _written(a: float, rest: float, result: float, line: Callable[[float, float], float]) -> str:
    """The shortest text whose line has the digits of the result."""
    usual, shown = format_activation(a, rest), format_value(result, signed=False)
    texts = (format_activation(a, rest, more) for more in range(_MOST + 1)) if a else ()
    return next((text for text in texts if format_value(line(*_read(text)), signed=False) == shown), usual)


def _read(text: str) -> tuple[float, float]:
    """What is written: 0.0189 and 0, or 1 and −3.20×10⁻⁵, as their sum would lose digits."""
    first, *others = text.translate(_AS_NUMBERS).replace("×10", "e").replace("- ", "-").replace("+ ", "+").split()
    return float(first), sum(map(float, others))
