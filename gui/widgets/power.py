"""Numbers to one power of ten, which is shown beside them, so that small ones can be read and compared."""

from __future__ import annotations

import math
from collections.abc import Iterable

from gui.widgets.diagram_scene import SUPERSCRIPTS

DECIMALS = 3


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

    What is large or small beside the power is written with an exponent of its own: −4.0e−7.
    """
    if value == 0:
        return "0"
    if math.isnan(value):
        return "–"
    sign, size = "−" if value < 0 else "+", abs(value) / 10.0**power
    if math.isinf(size):
        return f"{sign}∞"
    if 0.5 * 10.0**-decimals <= size < 1000:
        return f"{sign}{size:.{decimals}f}"
    if 1000 <= size < 100_000:
        return f"{sign}{size:,.0f}"
    mantissa, exponent = f"{size:.1e}".split("e")
    return f"{sign}{mantissa}e{int(exponent)}".replace("-", "−")
