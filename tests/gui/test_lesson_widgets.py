"""The parts of the lesson by themselves: bars, powers of ten, formulas, questions, words, arrows."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QToolButton

from engine.network import Network
from gui import theme
from gui.question import Question
from gui.widgets.bar_list import Bar, BarList
from gui.widgets.diagram_headings import scale_texts, thickest
from gui.widgets.diagram_highlight import Arrows, Highlight, LitEdges, arrow_length
from gui.widgets.diagram_legend import flowed
from gui.widgets.diagram_scene import Selection, diagram_state, enclosed, format_activation, format_value
from gui.widgets.formula_view import COLOURS, FOLDER, MOST, Formula, FormulaView, linked, thing_of
from gui.widgets.network_diagram import NetworkDiagram
from gui.widgets.power import power_of, power_text, scaled
from gui.widgets.question_card import QuestionCard
from gui.widgets.step_list import StepList
from gui.widgets.wrapped_label import WrappedLabel
from gui.workspaces.avenue_words import brightness_sentence
from gui.workspaces.lesson_panel import LessonPanel


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
    assert scaled(1e-300, 0) == "<+0.001"
    assert scaled(-4.9e-7, -3) == ">−0.001"
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


def test_that_numbers_stand_beside_their_formula_where_both_have_room(qtbot):
    view = FormulaView()
    qtbot.addWidget(view)
    view.show_formulas((Formula("wish", "spoken", "1 − 0.9 = +0.1"),))
    symbols, numbers = view._rows[0]
    for width, beside in ((400, True), (150, False), (400, True)):
        view.resize(width, 200)
        view.show()
        view.layout().activate()
        assert (numbers.y() < symbols.geometry().bottom()) == beside


def test_that_other_formulas_are_laid_out_once(qtbot):
    class Numbers(WrappedLabel):
        sizes = 0

        def resizeEvent(self, event):
            self.sizes += 1
            super().resizeEvent(event)

    panel = LessonPanel()
    qtbot.addWidget(panel)
    view, numbers = panel.formulas, Numbers()
    line = view._lines[0]
    line.replaceWidget(view._rows[0][1], numbers)
    view._rows[0][1].setParent(None)
    view._rows[0] = (view._rows[0][0], numbers)
    panel.resize(400, 700)
    panel.show()
    qtbot.waitExposed(panel)
    long = "a long line of numbers that has to be broken " * 3
    view.show_formulas((Formula("wish", "spoken", "1"),))
    qtbot.wait(80)
    for texts in ((long, long), ("1",), (long,)):
        numbers.sizes = 0
        view.show_formulas(tuple(Formula("sum", "spoken", text) for text in texts))
        qtbot.wait(80)
        assert numbers.sizes == 1
        assert view.height() == view.layout().totalHeightForWidth(view.width())


@pytest.mark.parametrize(
    ("a", "rest", "text"),
    [
        (0.93124, None, "0.9312"),
        (2.85e-5, None, "2.85×10⁻⁵"),
        (1 - 3.2e-5, None, "1 − 3.20×10⁻⁵"),
        (1.0, 3.2e-20, "1 − 3.20×10⁻²⁰"),
        (1.0, None, "1.0000"),
        (0.0, None, "0"),
        (1.0002, None, "1 + 2.00×10⁻⁴"),
    ],
)
def test_that_an_activation_is_written_so_that_sums_with_it_are_true(a, rest, text):
    assert format_activation(a, rest) == text
    assert enclosed(text) == (f"({text})" if " " in text else text)


@given(st.floats(1e-3, 9.99e-3))
def test_that_small_numbers_keep_three_digits(number):
    assert float(format_value(number, signed=False)) == pytest.approx(number, rel=5.1e-3)


@pytest.mark.parametrize("width", [250, 282, 400])
def test_that_the_answers_of_a_question_fit_the_width_there_is(qtbot, width):
    card = QuestionCard()
    qtbot.addWidget(card)
    card.resize(width, 300)
    for answers in (tuple("0123456789"), ("it falls as promised", "it falls by less", "it falls by more", "no")):
        card.ask(Question("Which?", answers, frozenset({0}), "!"))
        qtbot.waitUntil(card.findChild(QToolButton, "answerD").isVisible, timeout=2000)
        assert card.minimumSizeHint().width() <= width
        for letter in "ABCDFGHIJK"[: len(answers)]:
            button = card.findChild(QToolButton, f"answer{letter}")
            assert button.geometry().right() < width
            assert button.width() >= button.sizeHint().width()


def test_that_a_strip_of_steps_names_the_one_it_is_at(qtbot):
    steps = StepList()
    qtbot.addWidget(steps)
    steps.set_titles([f"title {n}" for n in range(8)])
    steps.set_current(2)
    for form, rows in (("column", 8), ("pairs", 4), ("strip", 1)):
        steps.set_form(form)
        steps.resize(250, steps.sizeHint().height())
        steps.show()
        steps.layout().activate()
        places = {button.y() for button in steps.findChildren(QAbstractButton)}
        assert len(places) == rows
        assert steps.has_titles == (form != "strip")
    assert steps.current_title == "title 2"
    steps.set_current(7)
    assert [b.seen for b in steps._buttons] == [n in (2, 7) for n in range(8)]


@pytest.mark.parametrize(
    ("parts", "lines"),
    [
        (("aa", "bb"), ("aa  ·  bb", "")),
        (("aa", "bb", "cc"), ("aa  ·  bb", "cc")),
        (("aa", "bb", "cc", "dddd", "ee"), ("aa  ·  bb", "cc  ·  dddd")),  # what has no room is left out whole
        (("aaaaaaaaaa", "bb"), ("", "aaaaaaaaaa")),
        (("a" * 30, "bb"), ("a" * 30, "bb")),
    ],
)
def test_that_the_legend_flows_over_two_lines_and_leaves_out_the_last(parts, lines):
    assert flowed(parts, (9, 12), len) == lines


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


def test_that_a_neuron_a_lesson_speaks_of_is_not_folded_away(qtbot):
    diagram = NetworkDiagram()
    qtbot.addWidget(diagram)
    diagram.resize(600, 400)
    network = Network((784, 64, 10), rng=np.random.default_rng(0))
    diagram.set_state(diagram_state(network, np.random.default_rng(1).random(784), desired=3))
    assert diagram.diagram_layout().position(1, 30) is None
    diagram.set_highlight(Highlight(keep=((1, 30), (1, 99))))  # the other one belongs to another network
    assert diagram.diagram_layout().position(1, 30) is not None
    diagram.set_highlight(Highlight(keep=((1, 33),)))
    assert diagram.diagram_layout().position(1, 33) is not None


@pytest.mark.parametrize("is_lit", [True, False])
def test_that_a_selected_edge_has_the_sign_it_is_lit_for(qtbot, is_lit):
    diagram = NetworkDiagram()
    qtbot.addWidget(diagram)
    diagram.resize(600, 500)
    network = Network((784, 16, 16, 10), rng=np.random.default_rng(0))
    diagram.set_state(diagram_state(network, np.random.default_rng(1).random(784), desired=3))
    weights = diagram.state.network.weights[2]
    lit = LitEdges(3, np.arange(10), np.full(10, 4), -weights[:, 4])
    j = int(np.argmax(np.abs(lit.values)))
    selected = Selection(3, j, 4)
    if not is_lit:  # the lesson lights up others, but knows the values of the whole layer
        others = np.flatnonzero(np.arange(10) != j)
        lit = LitEdges(3, others, np.full(9, 4), lit.values[others], whole=-weights)
    diagram.set_selection(selected)
    diagram.set_highlight(Highlight(edges=lit))
    place, look = diagram.diagram_layout(), theme.current()
    (x0, y0, x1, y1) = place.segments(3, np.array([j]), np.array([4]))[0]
    image = diagram.grab().toImage()
    found = [image.pixelColor(round(x0 + t * (x1 - x0)), round(y0 + t * (y1 - y0))) for t in np.linspace(0.3, 0.7, 60)]
    sign, other = ("negative", "positive") if weights[j, 4] > 0 else ("positive", "negative")
    assert look.color(sign) in found
    assert look.color(other) not in found
    assert lit.only(selected).values.tolist() == [-weights[j, 4]]
    assert lit.only(Selection(2, j, 4)) is None


@pytest.mark.parametrize(
    ("beside", "above", "texts", "is_stacked"),
    [
        (18, 0, ["max |w·δ| = 4.305", "max |w| = 0.012"], False),
        (16, 0, ["max |w·δ|\n4.305", "max |w|\n0.012"], False),
        (8, 9, ["max |w·δ|\n4.305", "max |w|\n0.012"], True),
        (8, 8, ["|w·δ|\n≤ 4.305", "|w|\n≤ 0.012"], True),
        (6, 6, ["", ""], False),
    ],
)
def test_that_what_the_thickest_line_stands_for_is_said_as_fully_as_there_is_room(beside, above, texts, is_stacked):
    scales = [("w·δ", 4.305), ("w", 0.0123)]
    assert scale_texts(scales, [beside] * 2, [above] * 2, len) == (texts, is_stacked)


@pytest.mark.parametrize(
    ("size", "text"),
    [(4.305, "4.4"), (0.4551, "0.46"), (4.551e-4, "5×10⁻⁴"), (9.5e-5, "10⁻⁴"), (999.9, "1000"), (1234.5, "2×10³")],
)
def test_that_where_there_is_least_room_it_is_bounded_by_a_short_number(size, text):
    assert scale_texts([("w", size)], [3], [2 + len(text)], len) == ([f"|w|\n≤ {text}"], True)


def test_that_a_heading_says_what_the_lit_lines_stand_for():
    network = Network((6, 3, 2), rng=np.random.default_rng(1), dtype=np.float64)
    state = diagram_state(network, np.linspace(0, 1, 6), desired=1)
    lit = LitEdges(2, np.array([0, 1]), np.array([2, 1]), np.array([-0.25, 0.125]))
    plain = thickest(state, "weights", None)
    assert plain[1] == ("w", pytest.approx(np.abs(network.weights[1]).max()))
    first, second = thickest(state, "weights", Highlight(edges=lit, symbol="w·δ"))
    assert first == plain[0]
    assert second == ("w·δ", 0.25)
    assert thickest(diagram_state(network, None), "nudge", None) == [None, None]
