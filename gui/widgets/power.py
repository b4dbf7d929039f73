"""Numbers to one power of ten, which is shown beside them, so that small ones can be read and compared."""

from __future__ import annotations

import math
from collections.abc import Iterable

from gui.widgets.diagram_scene import SUPERSCRIPTS


def power_of(values: Iterable[float]) -> int:
    """The power of ten that brings the largest of these to between 1 and 10, or 0 where nothing is gained."""
    largest = max((abs(value) for value in values if math.isfinite(value)), default=0.0)
    if largest == 0 or 0.1 <= largest < 1e4:
        return 0
    power = math.floor(math.log10(largest))
    return power if largest >= 10.0**power else power - 1  # log10 rounds 999999.9999999999 up to 6


def power_text(power: int) -> str:
    """×10⁻³, or nothing for 10⁰."""
    return "" if power == 0 else f"×10{str(power).translate(SUPERSCRIPTS)}"


def scaled(value: float, power: int, decimals: int = 3) -> str:
    """A number divided by a power of ten, with its sign; 0 only for what is exactly 0."""
    if value == 0:
        return "0"
    if not math.isfinite(value):
        return str(value)
    return f"{'−' if value < 0 else '+'}{abs(value) / 10.0**power:.{decimals}f}"
