"""The vertical axis of step 8's chart: a cost of 0 needs no scale, and numbers are written as one writes them."""

from __future__ import annotations

import numpy as np
import pytest

from engine.step_curve import StepCurve
from gui.widgets.step_curve_view import StepCurveView, round_ticks, tick_text


@pytest.mark.parametrize("cost", [0.0, 5e-324, 1e-302])
def test_that_a_cost_of_0_has_only_a_0_on_its_axis(qtbot, cost):
    view = StepCurveView()
    qtbot.addWidget(view)
    view.resize(300, 220)
    view.show_curve(StepCurve(np.linspace(0, 1, 5), np.full(5, cost), 0.0), "C₀")
    view.show_fraction(1.0, cost)
    chart = view.chart()
    assert [tick_text(tick) for tick in chart.ticks] == ["0"]
    assert chart.point(1, cost).y() == chart.area.bottom()
    view.grab()


@pytest.mark.parametrize(
    ("highest", "texts"),
    [
        (163.1, ["0", "50", "100", "150"]),
        (1.08, ["0", "0.5", "1"]),
        (0.29, ["0", "0.1", "0.2"]),
        (3_300, ["0", "1,000", "2,000", "3,000"]),
        (2.6e-5, ["0", "1×10⁻⁵", "2×10⁻⁵"]),
    ],
)
def test_that_the_numbers_of_the_axis_are_written_in_one_way(highest, texts):
    assert [tick_text(tick) for tick in round_ticks(highest)] == texts


def test_that_no_step_is_left_where_the_cost_is_0_and_nothing_is_promised():
    assert StepCurve(np.linspace(0, 1, 5), np.zeros(5), 0.0).is_lost
    assert not StepCurve(np.linspace(0, 1, 5), np.full(5, 0.3), 0.0).is_lost
