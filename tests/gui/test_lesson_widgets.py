"""The parts of the lesson by themselves: bars, powers of ten, formulas, questions, words, arrows."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtSvg import QSvgRenderer

from engine.network import Network
from gui.question import Question
from gui.widgets.bar_list import Bar, BarList
from gui.widgets.diagram_highlight import Arrows, Highlight, LitEdges, arrow_length
from gui.widgets.diagram_scene import Selection, diagram_state
from gui.widgets.formula_view import COLOURS, FOLDER, MOST, Formula, FormulaView, linked, thing_of
from gui.widgets.network_diagram import NetworkDiagram
from gui.widgets.power import power_of, power_text, scaled
from gui.workspaces.avenue_words import brightness_sentence


@example([999999.9999999999])
@example([1e-7])
@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=20))
def test_that_the_largest_number_is_readable_at_the_power_shown(values):
    power = power_of(values)
    largest = max(abs(value) for value in values)
    if power:
        assert 1 <= largest / 10.0**power < 10.001
    else:
        assert largest == 0 or 0.1 <= largest < 1e4


def test_that_only_what_is_exactly_zero_is_written_as_0():
    assert scaled(0.0, -3) == "0"
    assert scaled(1e-300, 0) == "+1.0e−300"
    assert scaled(-4.9e-7, -3) == "−4.9e−4"
    assert scaled(-2.5e-4, -4) == "−2.500"
    assert power_text(-4) == "×10⁻⁴"
    assert power_text(0) == ""


@pytest.fixture
def bars(qtbot):
    widget = BarList(is_checkable=True)
    qtbot.addWidget(widget)
    widget.resize(300, 120)
    widget.show_bars([Bar("a", 2e-3, Selection(1, 0)), Bar("b", -1e-3, Selection(1, 1)), Bar("c", 0.0)], "title")
    return widget


def test_that_bars_walk_by_keys_and_switch_by_space(bars, qtbot):
    chosen, switched = [], []
    bars.selection_changed.connect(chosen.append)
    bars.toggled.connect(lambda row, on: switched.append((row, on)))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Space):
        qtbot.keyClick(bars, key)
    assert chosen == [Selection(1, 0), Selection(1, 1)]
    assert switched == [(1, False), (1, True)]
    assert bars.rows() == [("a", "+2.000"), ("b", "−1.000"), ("c", "0")]
    assert bars.power == -3


def test_that_every_formula_can_be_drawn():
    names = sorted(path.stem for path in FOLDER.glob("*.svg"))
    assert len(names) >= 15
    for name in names:
        text = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
        assert "<use" not in text
        for placeholder in COLOURS:
            text = text.replace(placeholder, "#123456")
        renderer = QSvgRenderer(text.replace("currentColor", "#abcdef").encode())
        assert renderer.isValid(), name
        assert 10 < renderer.defaultSize().height() < 140, name  # brackets that grow without end were seen


def test_that_a_formula_links_its_numbers_to_the_diagram(qtbot):
    view = FormulaView()
    qtbot.addWidget(view)
    edge = Selection(2, 5, 11)
    view.show_formulas((Formula("sum", "spoken", linked("+1", edge, edge)),))
    assert "background-color" in view.live_text()
    with qtbot.waitSignal(view.hovered) as heard:
        view._on_hover("2,5,11")
    assert heard.args == [edge]
    assert thing_of("") is None
    assert thing_of("0,17") == Selection(0, 17)
    assert len(view.formulas) == 1 <= MOST


def test_that_a_question_takes_a_neuron_or_an_edge_out_of_it_for_an_answer():
    question = Question("?", ("a", "b"), frozenset({0}), "!", layer=2, right_neurons=frozenset({3}))
    assert question.judge(Selection(2, 3)) is True
    assert question.judge(Selection(2, 4)) is False
    assert question.judge(Selection(3, 7, 3)) is True
    assert question.judge(Selection(3, 3)) is None
    assert Question("?", ("a",), frozenset(), "!").judge(Selection(2, 3)) is None


@pytest.mark.parametrize(
    ("a", "says", "hides"),
    [
        ([0.2, 0.8, 0.4], "4.0 times", "at all"),
        ([0.0, 0.9, 0.3], "does not move at all", "inf"),
        ([1e-9, 0.9, 0.3], "hardly moves at all", "e+"),
        ([0.5, 0.5, 0.5], "equally bright", "times"),
        ([0.0, 0.0, 0.7], "does not move at all", "times as much"),
        ([0.5, 0.49, 0.51], "equally bright", "times"),
        ([0.0, 0.7, 0.69], "does not move at all", "times as much"),
        ([-0.99, 0.2, 0.1], "the other way", "brightest"),
        ([0.98, -0.95, 0.2], "nearest to 0, at 0.2000: the first one’s weight moves 4.9 times", "dimmest"),
        ([0.99, -0.95, 0.001], "hardly moves at all", "dark"),
    ],
)
def test_that_bright_and_dark_neurons_are_compared_only_where_that_makes_sense(a, says, hides):
    text = brightness_sentence(np.array(a), 3, nothing=False)
    assert says in text
    assert hides not in text
    assert brightness_sentence(np.array(a), 3, nothing=True) == ""


def test_that_arrows_point_up_for_plus_in_proportion_and_are_absent_for_0():
    assert arrow_length(0.0, 1.0, 30) == 0
    assert arrow_length(1.0, 1.0, 30) == 30
    assert arrow_length(-0.5, 1.0, 30) == -15
    assert 0 < arrow_length(1e-9, 1.0, 30) < 10


def test_that_the_diagram_paints_what_a_lesson_lights_up(qtbot):
    diagram = NetworkDiagram()
    qtbot.addWidget(diagram)
    diagram.resize(600, 500)
    network = Network((784, 16, 16, 10), rng=np.random.default_rng(0))
    diagram.set_state(diagram_state(network, np.random.default_rng(1).random(784), desired=3))
    pictures = []
    lit = LitEdges(3, np.arange(10), np.full(10, 4), np.linspace(-1, 1, 10))
    for highlight in (
        Highlight(), Highlight(dims=True), Highlight(edges=lit), Highlight(layers=frozenset({3})),
        Highlight(arrows={3: Arrows(3, np.linspace(-1, 1, 10), 1.0)}), Highlight(path=(Selection(2, 1, 3),)),
    ):  # fmt: skip
        diagram.set_highlight(highlight)
        pictures.append(diagram.grab().toImage())
    assert all(one != other for i, one in enumerate(pictures) for other in pictures[:i])
