"""Every number that a cell of the table can hold has room in it."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QFont, QFontMetricsF

from gui.application import create_application
from gui.fonts import sized, tabular
from gui.widgets.nudge_table_layout import COLUMN
from gui.widgets.nudge_table_paint import _RIGHT
from gui.widgets.power import MOST, scaled, short


def cells():
    sizes = np.concatenate([10.0 ** np.linspace(-9, 9, 2000), 10.0 ** np.arange(-9, 10) * (1 - 4e-7)])
    return [sign * size for size in sizes.tolist() for sign in (1, -1)]


@pytest.mark.parametrize("power", [0, -2, -7])
def test_that_no_cell_is_wider_than_its_column(qapp, power):
    create_application([])
    metrics = QFontMetricsF(tabular(sized(QFont(), 11)))
    for value in cells():
        text = short(value * 10.0**power, power)
        assert metrics.horizontalAdvance(text) <= COLUMN - _RIGHT, text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1.203254, "+120.33"),
        (-9.99994, "−999.99"),
        (9.99996, "+1,000"),
        (0.99999, "+99.999"),
        (0.9999999, "+100.00"),
        (-3e-3, "−0.300"),
    ],
)
def test_that_three_figures_before_the_point_leave_two_after_it(value, text):
    assert short(value, -2) == text


def test_that_what_needs_no_shortening_is_written_as_in_a_list():
    for value in cells():
        if not 99.9995 <= abs(value) < 1000:
            assert short(value, 0) == scaled(value, 0)
    assert short(MOST, 0) == ">+99,999"
    assert scaled(999.9996, 0) == "+1,000"
