"""Outputs as they stand in the terms of the cost: with so many digits that each line is true as written. No Qt."""

from __future__ import annotations

import math
from collections.abc import Callable

from gui.widgets.diagram_scene import SUPERSCRIPTS, format_activation, format_value

_MOST = 6  # digits more than usual
_AS_NUMBERS = {letter: digit for digit, letter in SUPERSCRIPTS.items()} | {ord("−"): "-"}


def squared_output(a: float, rest: float, y: int, term: float) -> str:
    """An output a in (a − y)² = term; `rest` is 1 − a."""

    def square(number: float, near: float) -> float:
        return float((number - y + near) ** 2)

    return _written(a, rest, term, square)


def output_of_log(a: float, rest: float, term: float) -> str:
    """An output a in −ln a = term; `rest` is 1 − a."""

    def logarithm(number: float, near: float) -> float:
        return -math.log1p(number - 1.0 + near) if near else -math.log(number)

    return _written(a, rest, term, logarithm)


def _written(a: float, rest: float, term: float, cost: Callable[[float, float], float]) -> str:
    """The shortest text whose cost has the digits of the term."""
    usual, shown = format_activation(a, rest), format_value(term, signed=False)
    texts = (format_activation(a, rest, more) for more in range(_MOST + 1)) if a else ()
    return next((text for text in texts if format_value(cost(*_read(text)), signed=False) == shown), usual)


def _read(text: str) -> tuple[float, float]:
    """What is written: 0.0189 and 0, or 1 and −3.20×10⁻⁵, as their sum would lose digits."""
    first, *others = text.translate(_AS_NUMBERS).replace("×10", "e").replace("- ", "-").replace("+ ", "+").split()
    return float(first), sum(map(float, others))
