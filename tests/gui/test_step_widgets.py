"""The small widgets of steps 7 and 8: what fits is shown, and the layout follows the room."""

from __future__ import annotations

import numpy as np
import pytest

from engine.sandbox import Outcome, StepCurve
from gui.application import create_application
from gui.widgets.change_table import Change, ChangeTable
from gui.widgets.class_filter import ClassFilter
from gui.widgets.output_changes import OutputChanges
from gui.widgets.step_curve_view import StepCurveView
from gui.widgets.wish_panel import WishPanel
from tests.gui.lessons import number

LETTERS = tuple("abcdefghijklmnopqrstuvwxyz")


@pytest.fixture(autouse=True)
def application(qapp):
    create_application([])


def test_that_of_many_outputs_those_that_change_most_are_shown_where_there_is_no_room(qtbot):
    widget = OutputChanges()
    qtbot.addWidget(widget)
    before, after = np.zeros(26), np.zeros(26)
    after[[3, 20, 25]] = (0.5, -0.4, 0.9)
    widget.show_outputs(LETTERS, before, after, 3)
    widget.resize(170, 24 + 3 * 11)
    assert widget.shown() == [3, 20, 25]
    widget.resize(170, 24 + 26 * 11)
    assert widget.shown() == list(range(26))
    widget.grab()


def test_that_of_many_wishes_the_answers_after_the_step_are_shown_where_there_is_no_room(qtbot):
    widget = WishPanel()
    qtbot.addWidget(widget)
    counts = np.zeros(26, dtype=np.intp)
    counts[[1, 5]] = (7, 90)
    widget.show_wishes(LETTERS, np.linspace(-1, 1, 26), Outcome(counts[::-1], counts, np.zeros(26), np.zeros(26)))
    widget.resize(196, 38 + 2 * 11)
    assert widget.shown() == [1, 5]
    widget.resize(128, 38 + 26 * 11)
    assert widget.shown() == list(range(26))
    for narrow in (True, False):
        widget.set_narrow(narrow)
        widget.grab()
    assert "f: " in widget.accessibleDescription()
    assert "0 → 90" in widget.accessibleDescription()


def test_that_a_row_that_waits_says_so_and_one_that_is_unknown_too(qtbot):
    table = ChangeTable()
    qtbot.addWidget(table)
    table.show_change("test", Change(waiting=True))
    assert table._cells["test", "now"].text() == "…"
    table.show_change("test", Change(0.5, 0.25, -0.3))
    assert [number(table._cells["test", c].text()) for c in ("now", "predicted", "real", "then")] == [
        0.5, -0.3, -0.25, 0.25
    ]  # fmt: skip
    table.show_change("accuracy", Change(0.9151, 0.9, jumps=True))
    assert table._cells["accuracy", "now"].text() == "91.51 %"
    assert "−1.51 %" in table._cells["accuracy", "real"].text()
    assert "no slope" in table._cells["accuracy", "predicted"].text()


def test_that_costs_stand_higher_and_fractions_further_right(qtbot):
    view = StepCurveView()
    qtbot.addWidget(view)
    view.resize(300, 220)
    fractions = np.linspace(0, 10, 101)
    view.show_curve(StepCurve(fractions, 1e-3 * (1 + fractions), -1e-3), "C")
    view.set_most(2.0)
    view.show_fraction(1.0, 2e-3)
    chart = view.chart()
    assert chart.point(1, 1e-3).x() == pytest.approx((chart.point(0, 0).x() + chart.point(2, 0).x()) / 2)
    assert chart.point(0, 2e-3).y() < chart.point(0, 1e-3).y()
    assert chart.highest == pytest.approx(1.08 * 3e-3)
    view.grab()


def test_that_names_too_long_for_a_button_are_in_its_tooltip(qtbot):
    choice = ClassFilter()
    qtbot.addWidget(choice)
    choice.set_classes(("Ankle boot", "Bag"), (3, 0))
    first, second = choice._group.buttons()
    assert (first.text(), second.text()) == ("Ank…", "Bag")
    assert "Ankle boot" in first.toolTip()
    assert "3 examples" in first.toolTip()
    assert not second.isEnabled()
    choice.resize(300, 30)
    choice.show()
    assert not choice._text.isVisible()
