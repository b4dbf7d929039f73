"""The small widgets of steps 7 and 8: what fits is shown, and the layout follows the room."""

from __future__ import annotations

from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPolygonF

from engine.sandbox import Outcome
from engine.step_curve import StepCurve
from gui import theme
from gui.application import create_application
from gui.fonts import sized
from gui.widgets.chain_tree import ChainStep, ChainTree
from gui.widgets.change_table import Change, ChangeTable
from gui.widgets.class_filter import ClassFilter
from gui.widgets.diagram_scene import Selection
from gui.widgets.output_changes import OutputChanges
from gui.widgets.power import brief
from gui.widgets.step_curve_view import StepCurveView, round_ticks
from gui.widgets.wish_panel import WishPanel, wish_text
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


def test_that_bars_of_equal_outputs_end_at_one_place_whatever_their_names(qtbot):
    widget = OutputChanges()
    qtbot.addWidget(widget)
    widget.resize(240, 24 + 2 * 20)
    widget.show_outputs(("W", "1"), np.full(2, 0.5), np.full(2, 0.5), None)
    rows = [[QColor(line.pixel(x, 0)) for x in range(line.width())] for line in bars_of(widget, 2)]
    ends = [[x for x, colour in enumerate(row) if colour == theme.current().color("accent")] for row in rows]
    assert len(ends[0]) > 20
    assert ends[0] == ends[1]


def bars_of(widget, count):
    """A line of pixels through the thick bar of each row."""
    image = widget.grab().toImage()
    return [image.copy(0, round(22 + (place + 0.66) * 20), image.width(), 1) for place in range(count)]


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


def test_that_a_wish_too_small_for_two_decimals_is_no_zero_with_a_sign():
    assert [wish_text(w) for w in (0.0, -0.005, 0.0049, -3.2e-5, 1.0)] == ["0", "−0.01", "+0.005", "−3×10⁻⁵", "+1.00"]


def test_that_small_numbers_of_an_axis_have_a_typeset_power_of_ten():
    assert [brief(n) for n in (0.0, 0.173, 3.24e-6, 5e-324)] == ["0", "0.17", "3.2×10⁻⁶", "4.9×10⁻³²⁴"]


def test_that_class_names_wrap_where_they_are_wider_than_the_page(qtbot):
    choice = ClassFilter()
    qtbot.addWidget(choice)
    choice.resize(330, 40)
    choice.show()
    choice.set_classes(("T-shirt", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker"), [1] * 8)
    buttons = choice._buttons
    qtbot.waitUntil(lambda: len({button.y() for button in buttons}) > 1, timeout=1000)
    assert all(button.geometry().right() <= choice.width() for button in buttons)
    assert choice.minimumSizeHint().width() <= 330
    choice.resize(900, 40)
    qtbot.waitUntil(lambda: len({button.y() for button in buttons}) == 1, timeout=1000)


CLOTHES = ("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot")


def test_that_class_names_are_as_long_as_their_lines_have_room_for(qtbot):
    choice = ClassFilter()
    qtbot.addWidget(choice)
    choice.setMinimumSize(120, 30)  # a window is as wide as its layout otherwise
    choice.show()
    choice.set_classes(CLOTHES, [1] * 10)
    lines = {}
    for width in (1400, 500, 300):
        choice.resize(width, 90)
        qtbot.wait(20)
        buttons = choice._buttons
        assert all(button.geometry().right() <= choice.width() for button in buttons)
        texts, lines[width] = [button.text() for button in buttons], len(choice._standing)
        assert (texts == list(CLOTHES)) == (width >= 500)
        assert {"Coat", "Bag"} <= set(texts)
    assert lines == {1400: 1, 500: 2, 300: 2}


def test_that_the_mean_wishes_have_whole_names_where_there_are_bars(qtbot):
    widget = WishPanel()
    qtbot.addWidget(widget)
    zeros = np.zeros(10, dtype=np.intp)
    widget.show_wishes(tuple("0123456789"), np.zeros(10), Outcome(zeros, zeros, np.zeros(10), np.zeros(10)))
    digits = widget.width()
    widget.show_wishes(CLOTHES, np.zeros(10), Outcome(zeros, zeros, np.zeros(10), np.zeros(10)))
    metrics = QFontMetrics(sized(widget.font(), 12))
    assert widget.name_width - 4 >= max(map(metrics.horizontalAdvance, CLOTHES))
    assert widget.width() - digits == widget.name_width - 30
    widget.set_narrow(True)
    assert widget.width() == 128


def chain(count):
    """So many quantities, each with a factor but the last."""
    factors = [(f"∂{i + 1}/∂{i} = name of it", 0.5, Selection(2, i)) for i in range(count - 1)]
    return [
        *(ChainStep(f"z{i}", 1.0, Selection(1, i), "", *factor) for i, factor in enumerate(factors)),
        ChainStep("C₀", 1.0, None, ""),
    ]


def test_that_a_chain_has_its_derivatives_beside_the_quantities_where_there_is_little_height(qtbot, qapp):
    tree = ChainTree()
    qtbot.addWidget(tree)
    tree.show_steps(chain(8))
    assert tree.minimumSizeHint().height() <= 8 * 18 + 1
    for height, is_low in ((tree.sizeHint().height(), False), (180, True), (tree.minimumSizeHint().height(), True)):
        tree.resize(300, height)
        assert tree.is_low == is_low
        things = {tree.thing_at(QPointF(x, y)) for x in (20, 280) for y in range(height)} - {None}
        assert things == {Selection(layer, i) for layer in (1, 2) for i in range(7)}
        assert tree.thing_at(QPointF(20, height - 2)) is None  # the cost, which no neuron is
        assert tree.thing_at(QPointF(280, 4)) == Selection(2 if is_low else 1, 0)
        row = tree.grab().toImage().copy(150, 0, 150, height)
        colours = {row.pixelColor(x, y).name() for x in range(150) for y in range(height)}
        assert theme.current().color("positive").name() in colours  # the factors can be read


def test_that_a_long_name_of_an_output_has_a_third_of_the_width(qtbot):
    widget = OutputChanges()
    qtbot.addWidget(widget)
    widget.show_outputs(("Ankle boot", "Bag"), np.zeros(2), np.zeros(2), None)
    for width in (140, 300):
        widget.resize(width, 80)
        metrics = widget.fontMetrics()
        assert widget._name_width(metrics) == min(width // 3, metrics.horizontalAdvance("Ankle boot"))


def test_that_what_is_drawn_of_a_step_stays_inside_its_chart_where_nothing_clips_it(qtbot):
    view = StepCurveView()
    qtbot.addWidget(view)
    view.resize(300, 220)
    fractions = np.linspace(0, 10, 8)
    view.show_curve(StepCurve(fractions, np.exp(-fractions), -1.0), "C")
    view.set_most(2.0)
    view.show_fraction(2.0, 0.2)
    chart, drawn, image = view.chart(), QPainterPath(), view.grab().toImage()
    with (
        patch.object(QPainter, "drawLine", lambda _, a, b: drawn.addPolygon(QPolygonF([a, b]))),
        patch.object(QPainter, "drawPolyline", lambda _, points: drawn.addPolygon(points)),
        QPainter(image) as painter,
    ):
        view._paint_lines(painter, chart, view.curve)
    assert chart.area.adjusted(-1, -1, 1, 1).contains(drawn.boundingRect())


def test_that_a_change_lost_beside_its_number_is_told_as_rounding(qtbot):
    table = ChangeTable()
    qtbot.addWidget(table)
    real = table._cells["parameter", "real"]
    table.show_change("parameter", Change(0.3, 0.3, 9e-41))
    assert number(real.text()) == 0
    assert "lost" in real.toolTip()
    table.show_change("mini_batch", Change(1.0, 1 - 2**-53, -3e-83))
    assert "≈ 0" in table._cells["mini_batch", "real"].text()
    for change in (Change(0.3, 0.3, 0.0), Change(0.3, 0.2, -0.1), Change(0.3, 0.3), Change(0.3, 0.3, 0.1)):
        table.show_change("parameter", change)
        assert real.toolTip() == ""
        assert "≈" not in real.text()


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
    assert "−1.51 points" in table._cells["accuracy", "real"].text()
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


@given(st.floats(1e-290, 1e12))
def test_that_the_numbers_of_the_axis_are_round_and_as_far_apart_as_they_say(highest):
    ticks = round_ticks(highest)
    assert 3 <= len(ticks) <= 6
    assert ticks[0] == 0
    assert ticks[-1] <= highest < ticks[-1] + ticks[1]
    step = float(f"{ticks[1]:.1g}")
    assert [float(f"{tick:.2g}") for tick in ticks] == pytest.approx([step * count for count in range(len(ticks))])


def test_that_names_too_long_for_a_button_are_in_its_tooltip(qtbot):
    choice = ClassFilter()
    qtbot.addWidget(choice)
    name = "Ankle boot " * 5
    choice.set_classes((name, "Bag"), (3, 0))
    first, second = choice._buttons
    assert (first.text(), second.text()) == (name[:39] + "…", "Bag")
    assert name in first.toolTip()
    assert "3 examples" in first.toolTip()
    assert not second.isEnabled()
    choice.resize(300, 30)
    choice.show()
    assert not choice._text.isVisible()
