"""Numbers to one power of ten, which is shown beside them, so that small ones can be read and compared."""

from __future__ import annotations

import math
from collections.abc import Iterable

from gui.widgets.diagram_scene import SUPERSCRIPTS, format_value, power_of_ten

DECIMALS = 3
MOST = 100_000  # what is this large or larger is only bounded


def leading_power(largest: float) -> int:
    """The power of ten that writes this number with one digit before the point; 0 for 0 and for what is not finite."""
    largest = abs(largest)
    if largest == 0 or not math.isfinite(largest):
        return 0
    power = math.floor(math.log10(largest))
    return power if largest >= 10.0**power else power - 1  # log10 rounds 999999.9999999999 up to 6


def power_of(values: Iterable[float]) -> int:
    """The power of ten that brings the largest of these to between 1 and 10, or 0 where nothing is gained."""
    largest = max((abs(value) for value in values if math.isfinite(value)), default=0.0)
    return 0 if 0.1 <= largest < 1e4 else leading_power(largest)


def power_text(power: int) -> str:
    """×10⁻³, or nothing for 10⁰."""
    return "" if power == 0 else f"×10{str(power).translate(SUPERSCRIPTS)}"


def scaled(value: float, power: int, decimals: int = DECIMALS) -> str:
    """A number divided by a power of ten, with its sign; 0 only for what is exactly 0.

    What is too small or too large beside the power is bounded, <+0.001 or <−99,999: a second exponent beside the one
    that is shown could be read as either.
    """
    if value == 0:
        return "0"
    if math.isnan(value):
        return "–"
    sign, size = "−" if value < 0 else "+", abs(value) / 10.0**power
    if math.isinf(size):
        return f"{sign}∞"
    if is_faint(value, power, decimals):
        return f"{'>' if value < 0 else '<'}{sign}{10.0**-decimals:.{decimals}f}"
    if round(size, decimals) < 1000:
        return f"{sign}{size:.{decimals}f}"
    if size < MOST:
        return f"{sign}{size:,.0f}"
    return f"{'<' if value < 0 else '>'}{sign}{MOST - 1:,}"


def short(value: float, power: int) -> str:
    """The same in at most seven signs, bounds aside, as three figures before the point leave room for two after it."""
    size = abs(value) / 10.0**power
    return scaled(value, power, DECIMALS - 1 if 100 - 0.5 * 10.0**-DECIMALS <= size < 1000 else DECIMALS)


def is_faint(value: float, power: int, decimals: int = DECIMALS) -> bool:
    """Whether a number other than 0 would show as 0 beside this power of ten."""
    return 0 < abs(value) / 10.0**power < 0.5 * 10.0**-decimals


def exact(value: float) -> str:
    """A number with its sign to seven digits that count, more than any row shows; 0 only for what is exactly 0."""
    if value == 0 or not math.isfinite(value):
        return format_value(value)
    return f"{'−' if value < 0 else '+'}{brief(abs(value), digits=7)}"


def rate_text(learning_rate: float) -> str:
    """A learning rate as every sentence and formula writes it: 4, 3.73205, 3.04617×10⁻⁶."""
    return brief(learning_rate, digits=6)


def brief(value: float, digits: int = 2) -> str:
    """A number without a sign of its own to this many digits that count, for the axis of a chart: 0.17, 3.2×10⁻⁶."""
    mantissa, _, exponent = f"{value:.{digits}g}".partition("e")
    return f"{mantissa}×{power_of_ten(int(exponent))}" if exponent else mantissa
