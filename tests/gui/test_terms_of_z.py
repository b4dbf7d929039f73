"""The terms of z as written: 0 only for what is exactly 0, in a column as in a line."""

from __future__ import annotations

import pytest

from gui.widgets.inspector_text import addend, fixed


@pytest.mark.parametrize(
    ("number", "column", "line"),
    [
        (0.0, "0", "+0"),
        (1.8e-4, "<+0.001", "+1.80×10⁻⁴"),
        (-1.5e-7, ">−0.001", "−1.50×10⁻⁷"),
        (5.1e-4, "+0.001", "+0.001"),
        (-0.9996, "−1.000", "−1.000"),
        (0.25, "+0.250", "+0.250"),
        (-12.3456, "−12.346", "−12.346"),
        (1234.5, "+1234.500", "+1234.500"),
    ],
)
def test_that_a_term_too_small_for_three_decimals_is_not_written_as_0(number, column, line):
    assert fixed(number) == column
    assert addend(number) == line
