"""The Backprop workspace in the real window: what its widgets say, against a scalar twin that shares no code."""

from __future__ import annotations

import math
import re

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QScrollArea, QToolButton, QWidget

from engine import commands
from engine.training import TrainingConfig
from gui import theme
from gui.application import create_application
from gui.controller import Controller
from gui.main_window import MainWindow
from gui.widgets import diagram_headings
from gui.widgets.bar_list import BarList
from gui.widgets.diagram_headings import scale_texts
from gui.widgets.diagram_readout import readout_html
from gui.widgets.diagram_scene import Selection
from gui.widgets.view_menu import ViewMenu
from tests.engine.scalar_twin import ScalarTwin
from tests.gui.pen import SEVEN, draw, mouse

NUMBER = re.compile(r"([+−-]?)(\d[\d,]*\.?\d*)(?:×10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?")
SUPERSCRIPTS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def plain(html):
    return re.sub("<[^>]*>", "", html).replace("&nbsp;", " ")


def numbers(text):
    """Every number in a text of the window, as floats; indices below and above letters are no numbers."""
    text = re.sub(r"<su[bp]>.*?</su[bp]>", "", text)
    return [
        (-1 if sign in "−-" and sign else 1)
        * float(digits.replace(",", ""))
        * 10.0 ** int((power or "0").translate(SUPERSCRIPTS))
        for sign, digits, power in NUMBER.findall(plain(text))
    ]


def shown(bars):
    """The numbers of a list as its rows show them; what is only bounded, <+0.001, is half-way to 0."""
    return [numbers(number)[0] * 10.0**bars.power * (0.5 if number[0] in "<>" else 1.0) for _, number in bars.rows()]


def assert_shown(bars, expected, decimals=3):
    """Every row shows what is expected, to the precision it is shown with; 0 is written only for exactly 0."""
    unit = 10.0 ** (bars.power - decimals)
    assert shown(bars) == pytest.approx(list(expected), abs=0.51 * unit)
    for (_, text), value in zip(bars.rows(), expected, strict=True):
        assert (text == "0") == (value == 0), text


def make_window(qtbot, mnist, config=None):
    create_application([])
    window = MainWindow(Controller(config, load=lambda: mnist), language="en", theme_choice="dark")
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.waitUntil(lambda: window.controller.snapshot is not None, timeout=10_000)
    window.pages.open("backprop")
    return window


@pytest.fixture
def window(qtbot, qapp, mnist, settings_folder):
    window = make_window(qtbot, mnist)
    yield window
    window.close()
    window.languages.use("en")


@pytest.fixture
def lesson(window):
    lesson = window.pages.current
    lesson.actions_.predict.setChecked(False)
    return lesson


def go_to(lesson, name):
    names = [page.name for page in lesson.pages]
    lesson.go_to(names.index(name))
    return lesson.page


def twin_of(window):
    """The scalar twin of what is on the desk, on the parameters that the lesson stands on."""
    lesson = window.pages.current.lesson
    network = lesson.snapshot.network(np.float64)
    return ScalarTwin(network, window.controller.example.x.tolist(), window.controller.example.desired)


def point_at(widget, spot):
    none = Qt.MouseButton.NoButton
    mouse(widget, QEvent.Type.MouseMove, spot.x(), spot.y(), none, none)


def press(widget, spot):
    left = Qt.MouseButton.LeftButton
    mouse(widget, QEvent.Type.MouseButtonPress, spot.x(), spot.y(), left, left)


def train(window, qtbot, steps):
    window.controller.send(commands.Play())
    qtbot.waitUntil(lambda: window.controller.snapshot.step_count >= steps, timeout=20_000)
    window.controller.send(commands.Pause())
    qtbot.waitUntil(lambda: not window.controller.is_running, timeout=5_000)


# Every number of every step


def check_forward(lesson, twin):
    page = go_to(lesson, "forward")
    for layer, j in ((1, 5), (2, 11), (3, 2)):
        lesson.network.diagram.set_selection(Selection(layer, j))
        for bar, (_, text) in zip(page.terms.bars, page.terms.rows(), strict=True):
            if bar.thing is not None:
                k = bar.thing.source
                assert numbers(text)[0] == pytest.approx(
                    twin.weights[layer - 1][j][k] * twin.a[layer - 1][k], abs=5.1e-4
                )
        assert math.fsum(shown(page.terms)) == pytest.approx(twin.z[layer][j], abs=5.1e-4 * len(page.terms.bars))
        assert numbers(page.curve.point_text()) == pytest.approx([twin.z[layer][j], twin.a[layer][j]], abs=5.1e-4)
        z, a = numbers(lesson.panel.caption.text())[-2:]
        assert (z, a) == pytest.approx((twin.z[layer][j], twin.a[layer][j]), rel=6e-3, abs=5.1e-5)


def check_cost(lesson, twin):
    page = go_to(lesson, "cost")
    assert shown(page.terms) == pytest.approx(twin.cost_terms(), rel=6e-3, abs=5.1e-5)
    assert shown(page.costs)[0] == pytest.approx(twin.cost, rel=6e-3, abs=5.1e-5)
    assert numbers(lesson.panel.formulas.live_text())[-1] == pytest.approx(twin.cost, rel=6e-3, abs=5.1e-5)


def check_wishes(lesson, twin):
    page = go_to(lesson, "wishes")
    lesson.network.diagram.set_selection(None)
    wishes = [twin.wish(j) for j in range(10)]
    assert shown(page.wishes) == pytest.approx(wishes, rel=6e-3, abs=5.1e-5)
    desired = twin.y.index(1.0)
    assert numbers(lesson.panel.formulas.live_text())[-1] == pytest.approx(wishes[desired], rel=6e-3, abs=5.1e-5)
    arrows = lesson.network.diagram.highlight.arrows[3]
    assert arrows.values == pytest.approx(wishes, abs=1e-12)


def check_avenues(lesson, twin):
    page = go_to(lesson, "avenues")
    for layer, j in ((3, twin.y.index(1.0)), (2, 3), (1, 9)):
        lesson.network.diagram.set_selection(Selection(layer, j))
        assert numbers(page.bias.text())[-1] == pytest.approx(twin.nudge(layer, j, None), rel=6e-3, abs=5.1e-5)
        sources = [bar.thing.source for bar in page.weights.bars]
        assert_shown(page.weights, [twin.nudge(layer, j, k) for k in sources])
        sizes = [abs(twin.nudge(layer, j, k)) for k in sources]
        assert sizes == sorted(sizes, reverse=True)
        sources = [bar.thing.source for bar in page.activations.bars]
        assert_shown(page.activations, [twin.vote(layer, j, k) for k in sources])


def sum_shown(page):
    """The sum of the votes, which is shown to the power of ten of the votes."""
    return numbers(re.search(r"<b>(.*?)</b>", page.sum.text()).group(1))[0]


def check_votes(lesson, twin):
    page = go_to(lesson, "votes")
    lesson.network.diagram.set_selection(Selection(2, 7))
    votes = [twin.vote(3, j, 7) for j in range(10)]
    unit = 10.0 ** (page.votes.power - 3)
    assert shown(page.votes) == pytest.approx(votes, abs=0.51 * unit)
    assert sum_shown(page) == pytest.approx(twin.pull[2][7], abs=0.51 * unit)
    assert_shown(page.pulls, twin.pull[2])


def check_backward(lesson, twin):
    page = go_to(lesson, "backward")
    page.show_view(0)
    lesson.network.diagram.set_selection(Selection(1, 4))
    deltas = page.view
    assert_shown(deltas.pulls, twin.pull[1])
    assert_shown(deltas.deltas, [-delta for delta in twin.delta[1]])
    page.show_view(1)
    lesson.network.diagram.set_selection(Selection(1, 4, 406))
    path = page.view
    j, i = path.path[1], path.path[2]
    factors = [twin.a[0][406], twin.slope(1, 4), twin.weights[1][j][4], twin.slope(2, j), twin.weights[2][i][j],
               twin.slope(3, i), -twin.pull[3][i]]  # fmt: skip
    written = [numbers(text)[-1] for text in path.tree.texts()]
    assert written == pytest.approx(factors, rel=6e-3, abs=5.1e-5)
    assert numbers(path.total.text())[-1] == pytest.approx(-twin.nudge(1, 4, 406), rel=6e-3, abs=5.1e-5)
    page.show_view(2)
    a, weights, nudges = page.view.pictures.pictures()
    assert a == pytest.approx(twin.a[0])
    assert weights == pytest.approx(twin.weights[0][4])
    assert nudges == pytest.approx([twin.nudge(1, 4, k) for k in range(784)], rel=1e-9, abs=1e-300)
    page.show_view(0)


def test_that_every_step_shows_the_numbers_of_the_twin_in_both_languages(window, lesson, qtbot):
    examples = [("en", "test", 0), ("zh", "test", 61), ("en", "train", 12345), ("zh", "drawing", 7)]
    for language, source, index in examples:
        window.languages.use(language)
        if source == "drawing":
            draw(window.findChild(QWidget, "drawingPad"), SEVEN)
            qtbot.keyClick(window.centralWidget(), Qt.Key.Key_7)
            assert window.controller.example.desired == 7
        else:
            window.desk.show_data_example(source, index)
        if source == "train":
            train(window, qtbot, 300)
        twin = twin_of(window)
        for check in (check_forward, check_cost, check_wishes, check_avenues, check_votes, check_backward):
            check(lesson, twin)
            assert lesson.panel.caption.text(), (language, source, check.__name__)


def test_that_every_step_works_for_another_network_and_cost(qtbot, qapp, mnist, settings_folder):
    config = TrainingConfig(layer_sizes=(784, 12, 10), activation="relu", cost="cross_entropy", initialisation="he")
    window = make_window(qtbot, mnist, config)
    lesson = window.pages.current
    lesson.actions_.predict.setChecked(False)
    twin = twin_of(window)
    page = go_to(lesson, "cost")
    assert shown(page.terms)[7] == pytest.approx(twin.cost, rel=6e-3)
    assert f"−ln {twin.a[2][7]:.4f}" in lesson.panel.formulas.live_text()
    page = go_to(lesson, "votes")
    k = page.subject
    assert shown(page.votes) == pytest.approx([twin.vote(2, j, k) for j in range(10)], abs=1.01e-3)
    page = go_to(lesson, "avenues")
    assert_shown(page.weights, [twin.nudge(2, 7, bar.thing.source) for bar in page.weights.bars])
    page = go_to(lesson, "backward")
    lesson.network.diagram.set_selection(Selection(1, 3))
    assert_shown(page.view.deltas, [-delta for delta in twin.delta[1]])
    page.show_view(1)
    assert page.view.tree.factors()[-1] == pytest.approx(twin.delta[2][page.view.path[-1]])
    window.close()


# The bench, the votes, the toy network


def test_that_the_bench_of_the_avenues_is_seen_without_scrolling(window, lesson, qtbot):
    window.resize(1280, 800)
    bench = go_to(lesson, "avenues").bench
    qtbot.waitUntil(lambda: bench.visibleRegion().boundingRect() == bench.rect(), timeout=3_000)


def test_that_the_bench_predicts_to_first_order_and_computes_what_really_happens(window, lesson):
    page = go_to(lesson, "avenues")
    twin = twin_of(window)
    lesson.network.diagram.set_selection(Selection(3, 7, 4))
    slider = page.findChild(QWidget, "benchBias")
    slider.setValue(50)  # of 100 notches to 2: b + 1
    before, predicted, _, real, _ = numbers(page.bench.findChild(QWidget, "benchResult").text())
    z = twin.z[3][7]
    assert before == pytest.approx(twin.a[3][7], abs=5.1e-5)
    assert predicted == pytest.approx(twin.a[3][7] + twin.slope(3, 7), abs=5.1e-5)
    assert real == pytest.approx(1 / (1 + math.exp(-(z + 1))), abs=5.1e-5)


def test_that_the_wish_for_an_activation_springs_back(window, lesson, qtbot):
    page = go_to(lesson, "avenues")
    slider = page.findChild(QWidget, "benchActivation")
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert slider.value() > 0
    qtbot.waitUntil(lambda: slider.value() == 0, timeout=3_000)


def test_that_a_vote_switched_off_leaves_the_sum(window, lesson, qtbot):
    page = go_to(lesson, "votes")
    twin = twin_of(window)
    k = page.subject
    press(page.votes, QPointF(8, page.votes.row_centre(3).y()))
    assert not page.votes.is_on(3)
    unit = 10.0 ** (page.votes.power - 3)
    total = sum_shown(page)
    assert total == pytest.approx(twin.pull[2][k] - twin.vote(3, 3, k), abs=0.51 * unit)
    assert_shown(page.pulls, [twin.pull[2][i] - twin.vote(3, 3, i) for i in range(16)])
    arrows = lesson.network.diagram.highlight.arrows[2]
    assert arrows.values[k] == pytest.approx(twin.pull[2][k] - twin.vote(3, 3, k))
    page.findChild(QToolButton, "allVotes").click()
    assert_shown(page.pulls, twin.pull[2])


def test_that_the_toy_network_shows_the_chain_rule_of_its_own_numbers(window, lesson):
    page = go_to(lesson, "backward")
    page.show_view(3)
    assert lesson.network.diagram.state.layer_sizes == (1, 1, 1, 1)
    page.view.bench.findChild(QWidget, "toy5").setValue(-100)  # w of the last layer: −1
    x, w1, b1, w2, b2, w3, b3, y = page.view.bench.values()
    assert w3 == pytest.approx(-1)
    a = x
    for w, b in ((w1, b1), (w2, b2)):
        a = 1 / (1 + math.exp(-(w * a + b)))
    last = 1 / (1 + math.exp(-(w3 * a + b3)))
    expected = [a, last * (1 - last), 2 * (last - y)]
    assert [numbers(text)[-1] for text in page.view.tree.texts()] == pytest.approx(expected, abs=5.1e-5)
    assert numbers(page.view.total.text())[-1] == pytest.approx(math.prod(expected), rel=6e-3, abs=5.1e-5)
    page.show_view(0)
    assert lesson.network.diagram.state.layer_sizes == (784, 16, 16, 10)


# Zeros, and what else was seen to go wrong


def test_that_a_product_too_small_for_a_number_is_told_apart_from_other_zeros(window, lesson, qtbot):
    parameters = window.controller.snapshot.parameters.copy()
    parameters[12816:12832] = -400.0  # b of layer 2: every a is about 2e-174
    parameters[12992:] = -400.0  # b of the outputs: every delta is about as small, and no number is their product
    window.controller.send(commands.SetParameters(parameters, "test"))
    qtbot.waitUntil(lambda: lesson.lesson.snapshot.parameters[12992] == -400.0, timeout=5_000)
    state = lesson.lesson.state
    assert state.activations(2)[0] > 0
    assert state.trace.deltas[2][0, 7] < 0
    assert state.trace.weight_gradients[2][7, 0] == 0
    assert "0 after rounding: too small for a float64" in plain(" ".join(readout_html(state, Selection(3, 7, 0))))
    dark = int(np.flatnonzero(state.activations(0) == 0)[0])
    assert "the pixel is dark" in plain(" ".join(readout_html(state, Selection(1, 0, dark))))
    page = go_to(lesson, "average")
    qtbot.waitUntil(lambda: page.table.rows is not None, timeout=5_000)
    page.controls.find_field.setText("w(3)7,0")
    qtbot.keyClick(page.controls.find_field, Qt.Key.Key_Return)
    assert "for every example 0 after rounding" in plain(page.readout.text())


def test_that_a_verdict_leaves_with_the_numbers_it_is_about(window, lesson, qtbot):
    card = ask(lesson, "wishes")
    press_key(qtbot, window, card, "A")
    assert lesson.panel.verdict.isVisible()
    window.desk.show_data_example("test", 5)
    assert not lesson.panel.verdict.isVisible()


def test_that_what_a_question_asks_about_stays_chosen(window, lesson):
    card = ask(lesson, "avenues")
    text = card.question.text
    diagram = lesson.network.diagram
    x, y = diagram.diagram_layout().position(3, 2)  # another output: no answer
    QTest.mouseClick(diagram, Qt.MouseButton.LeftButton, pos=QPointF(x, y).toPoint())
    assert card.isVisible()
    assert card.question.text == text
    assert lesson.selection.chosen == diagram.selection == Selection(3, 7)
    assert set(diagram.highlight.edges.js.tolist()) == {7} if diagram.highlight.edges is not None else True


def test_that_the_words_about_votes_are_about_those_that_count(window, lesson):
    page = go_to(lesson, "votes")
    twin, k = twin_of(window), page.subject
    for row in range(8):
        press(page.votes, QPointF(8, page.votes.row_centre(row).y()))
    up = sum(twin.vote(3, j, k) > 0 for j in (8, 9))
    text = plain(lesson.panel.caption.text())
    assert f"Voting on a({2}){k}: 2 of 10 outputs, {up} for more" in text
    total = twin.vote(3, 8, k) + twin.vote(3, 9, k)
    assert ("want it higher" in text) == (total > 0)
    for row in (8, 9):
        press(page.votes, QPointF(8, page.votes.row_centre(row).y()))
    assert plain(page.sum.text()).strip().endswith("pulled by 0")
    assert "ask nothing" in lesson.panel.caption.text()


def test_that_steps_about_the_mini_batch_need_no_example(window, lesson, qtbot):
    window.findChild(QAction, "actionClearPad").trigger()
    assert lesson.lesson.state.trace is None
    for name in ("average", "step"):
        page = go_to(lesson, name)
        qtbot.waitUntil(page.isVisible, timeout=5_000)
        assert lesson.panel.formulas.isVisible()
    assert not go_to(lesson, "cost").isVisible()


def test_that_the_views_of_step_6_outlive_another_network(window, lesson, qtbot):
    page = go_to(lesson, "backward")
    lesson.network.diagram.set_selection(Selection(1, 14))
    page.show_view(3)
    for sizes in ((784, 10), (784, 8, 8, 8, 10)):
        config = TrainingConfig(layer_sizes=sizes)
        window.controller.send(commands.NewConfig(config))
        qtbot.waitUntil(lambda: lesson.lesson.state.layer_sizes == config.layer_sizes, timeout=5_000)  # noqa: B023
        for number, view in enumerate(page.views):
            page.show_view(number)
            assert view.isVisible()
            assert lesson.panel.caption.text()
            lesson.selection.point(Selection(1, 7))  # nobody is asked before it has the numbers of the new network
        page.show_view(3)


@pytest.mark.parametrize(
    ("layer_sizes", "layer", "text"),
    [
        ((784, 16, 16, 10), 1, "Two avenues lead there"),
        ((784, 16, 16, 10), 2, "Three avenues lead there"),
        ((784, 10), 1, "Two avenues lead there"),
    ],
)
def test_that_pixels_are_no_avenue(window, lesson, qtbot, layer_sizes, layer, text):
    window.controller.send(commands.NewConfig(TrainingConfig(layer_sizes=layer_sizes)))
    qtbot.waitUntil(lambda: lesson.lesson.state.layer_sizes == layer_sizes, timeout=5_000)
    page = go_to(lesson, "avenues")
    lesson.selection.choose(Selection(layer, 3))
    assert text in lesson.panel.caption.text()
    assert ("a pixel" in page._heads[2].text()) == (layer == 1)


def test_that_without_hidden_layers_every_step_is_about_the_desired_output(window, lesson, qtbot):
    window.controller.send(commands.NewConfig(TrainingConfig(layer_sizes=(784, 10))))
    qtbot.waitUntil(lambda: lesson.lesson.state.layer_sizes == (784, 10), timeout=5_000)
    assert go_to(lesson, "forward").subject == Selection(1, 7)
    assert go_to(lesson, "wishes").formulas()[0].live.startswith("1 − ")
    assert go_to(lesson, "avenues").subject == Selection(1, 7)


def test_that_weights_from_activations_below_0_are_not_said_to_be_raised(window, lesson, qtbot):
    window.controller.send(commands.NewConfig(TrainingConfig(activation="tanh")))
    qtbot.waitUntil(lambda: lesson.lesson.state.network.activation.name == "tanh", timeout=5_000)
    page = go_to(lesson, "avenues")
    for j, more in ((7, True), (3, False)):
        lesson.selection.choose(Selection(3, j))
        assert ((page.trace.activations[2][0] < 0).any(), page._avenues.bias > 0) == (True, more)
        assert ("Change each w in proportion" if more else "Change each w against") in page._heads[1].text()
        assert ("Raise" if more else "Lower") in page._heads[0].text()


def test_that_where_all_before_is_dark_no_weight_is_said_to_move_and_outputs_abstain(window, lesson, qtbot):
    config = TrainingConfig(layer_sizes=(784, 12, 10), activation="relu", cost="cross_entropy", initialisation="he")
    window.controller.send(commands.NewConfig(config))
    qtbot.waitUntil(lambda: lesson.lesson.state.layer_sizes == config.layer_sizes, timeout=5_000)
    network = window.controller.snapshot.network()
    network.biases[0][:] = -1e3
    network.weights[1][:4] = 0
    window.controller.send(commands.SetParameters(network.parameters, "test"))
    qtbot.waitUntil(lambda: lesson.lesson.state.network.biases[0][0] == -1e3, timeout=5_000)
    page = go_to(lesson, "avenues")
    assert "Two avenues lead there: as every neuron before is at 0" in page.caption()
    assert "Every w stays" in page._heads[1].text()
    assert page._hebb.text() == ""
    assert {number for _, number in page.weights.rows()} == {"0"}
    page = go_to(lesson, "votes")
    assert [number for _, number in page.votes.rows()].count("0") == 4
    assert "Abstaining, with exactly 0: 4." in page.caption()


def test_that_a_cost_lost_in_rounding_is_told_as_that_and_is_about_the_desired_output(window, lesson, qtbot):
    config = TrainingConfig(layer_sizes=(784, 12, 10), cost="cross_entropy")
    window.controller.send(commands.NewConfig(config))
    qtbot.waitUntil(lambda: lesson.lesson.state.layer_sizes == config.layer_sizes, timeout=5_000)
    network = window.controller.snapshot.network()
    network.biases[1][7] = 900.0
    window.controller.send(commands.SetParameters(network.parameters, "test"))
    qtbot.waitUntil(lambda: lesson.lesson.state.network.biases[1][7] == 900, timeout=5_000)
    page = go_to(lesson, "cost")
    assert lesson.lesson.state.trace.costs[0] == 0
    assert "−ln 1" in page.formulas()[0].live
    assert "0 after rounding" in page.caption()
    page = go_to(lesson, "step")
    page.desk.set_own(True)
    assert "no step is left to take" in page.caption()
    assert "negative cost" not in page.caption()
    assert page.question() is None


def test_that_the_buttons_of_many_layers_fit_the_narrowest_column(window, lesson, qtbot):
    window.resize(1024, 768)
    window.controller.send(commands.NewConfig(TrainingConfig(layer_sizes=(784, 8, 8, 8, 8, 8, 10))))
    qtbot.waitUntil(lambda: len(lesson.lesson.state.layer_sizes) == 7, timeout=5_000)
    page = go_to(lesson, "forward")
    scroll = lesson.panel.findChild(QScrollArea, "lessonScroll")
    qtbot.waitUntil(lambda: scroll.widget().minimumSizeHint().width() <= scroll.viewport().width(), timeout=1_000)
    assert page.findChild(QToolButton, "forwardLayer6").accessibleName() == "Layer 6"


def test_that_page_down_in_the_table_does_not_change_the_example(window, lesson, qtbot):
    page = go_to(lesson, "average")
    qtbot.waitUntil(lambda: page.table.rows is not None, timeout=5_000)
    before, row = window.controller.example, page.table.rows.row_of(page.table.current[0])
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_PageDown)
    assert window.controller.example is before
    assert page.table.rows.row_of(page.table.current[0]) > row


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", [(1000, 660), (1024, 768), (1280, 800)])
def test_that_nothing_in_the_column_of_the_steps_is_wider_than_it(window, lesson, qtbot, size, language):
    window.languages.use(language)
    window.resize(*size)
    lesson.actions_.predict.setChecked(True)
    scroll = lesson.panel.findChild(QScrollArea, "lessonScroll")
    for page in lesson.pages:
        go_to(lesson, page.name)
        qtbot.waitUntil(lambda: scroll.widget().minimumSizeHint().width() <= scroll.viewport().width(), timeout=1_000)
        if lesson.panel.card.isVisible():
            lesson.panel.card.findChild(QToolButton, "skipQuestion").click()
        for view in getattr(page, "views", [None]):
            if view is not None:
                page.show_view(page.views.index(view))
            qtbot.waitUntil(
                lambda: scroll.widget().minimumSizeHint().width() <= scroll.viewport().width(), timeout=1_000
            )
    assert lesson.height() <= window.pages.height()
    wide = lesson.network.below if size > (1000, 660) else lesson.network._room  # which scrolls in the smallest window
    assert wide.mapTo(window, wide.rect().bottomRight()).y() <= lesson.mapTo(window, lesson.rect().bottomRight()).y()


def has_room(lesson):
    """Whether what stands in the column of the steps is no higher than it, without a scroll bar."""
    scroll = lesson.panel.findChild(QScrollArea, "lessonScroll")
    layout = scroll.widget().layout()
    layout.activate()
    return layout.minimumHeightForWidth(scroll.width()) <= scroll.height()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_that_no_step_of_a_network_with_many_neurons_or_layers_has_to_be_scrolled(window, lesson, qtbot, language):
    window.languages.use(language)
    window.resize(1024, 768)
    for sizes in ((784, 30, 10), (784, 16, 16, 10)):
        window.controller.send(commands.NewConfig(TrainingConfig(layer_sizes=sizes)))
        qtbot.waitUntil(lambda sizes=sizes: lesson.lesson.state.layer_sizes == sizes, timeout=5_000)
        lesson.selection.choose(None)
        for page in lesson.pages:
            go_to(lesson, page.name)
            for number, _ in enumerate(getattr(page, "views", [None])):
                if hasattr(page, "views"):
                    page.show_view(number)
                qtbot.waitUntil(lambda: has_room(lesson), timeout=2_000)


def test_that_with_names_of_classes_a_wide_step_has_no_scroll_bar_in_a_small_window(window, lesson, qtbot):
    window.resize(1024, 768)
    panel = window.desk.panel
    before = panel.minimumSizeHint().width()
    names = ("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot")
    window.controller.call_classes(names)
    for name in ("average", "step"):
        go_to(lesson, name)
        room = lesson.network._room
        qtbot.wait(150)  # the columns find their widths
        assert room.widget().width() <= room.viewport().width()
        assert room.horizontalScrollBar().maximum() == room.verticalScrollBar().maximum() == 0
    assert panel.minimumSizeHint().width() == before


@pytest.mark.parametrize("language", ["en", "zh"])
def test_that_in_a_usual_window_no_step_has_to_be_scrolled(window, lesson, qtbot, language):
    window.languages.use(language)
    window.resize(1280, 800)

    def check():
        for page in lesson.pages:
            lesson.selection.choose(None)
            go_to(lesson, page.name)
            for view in getattr(page, "views", [None]):
                if view is not None:
                    page.show_view(page.views.index(view))
                for thing in (None, Selection(2, 4), Selection(3, 7), Selection(1, 3)):
                    lesson.selection.choose(thing)
                    qtbot.waitUntil(lambda: has_room(lesson), timeout=2_000)

    check()
    train(window, qtbot, 300)
    lesson.take_newest()
    check()


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", [(1024, 768), (1280, 800)])
def test_that_curve_table_and_outputs_of_the_step_are_all_seen_at_once(window, lesson, qtbot, size, language):
    window.languages.use(language)
    page = go_to(lesson, "step")
    window.resize(*size)
    for view in (page.curve, page.table, page.outputs, page.find_field, page.controls, page.foot):
        qtbot.waitUntil(lambda view=view: view.visibleRegion().boundingRect() == view.rect(), timeout=3_000)
    assert page.outputs.shown() == list(range(10))
    page._apply()
    qtbot.waitUntil(lambda: page.foot.note.visibleRegion().boundingRect() == page.foot.note.rect(), timeout=20_000)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", [(1000, 660), (1024, 768), (1280, 800)])
def test_that_all_ten_predictions_are_seen_beside_the_lesson(window, lesson, qtbot, size, language):
    window.languages.use(language)
    window.resize(*size)
    bars = window.desk.panel.bars
    qtbot.waitUntil(lambda: bars.visibleRegion().boundingRect() == bars.rect(), timeout=3_000)
    assert bars.shown == list(range(10))


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", [(1000, 660), (1024, 768), (1280, 800)])
def test_that_what_the_thickest_lines_stand_for_is_said_in_every_step(window, lesson, monkeypatch, size, language):
    window.languages.use(language)
    window.resize(*size)
    said = []

    def noted(scales, *room):
        said.append((scales, *scale_texts(scales, *room)))
        return said[-1][1:]

    monkeypatch.setattr(diagram_headings, "scale_texts", noted)
    for page in lesson.pages:
        go_to(lesson, page.name)
        said.clear()
        lesson.network.diagram.grab()
        scales, texts, _ = said[-1]
        assert [bool(text) for text in texts] == [scale is not None for scale in scales], page.name


# A drawing without a label


def test_that_nothing_that_needs_y_is_shown_before_a_drawing_has_a_name(window, lesson, qtbot):
    draw(window.findChild(QWidget, "drawingPad"), SEVEN)
    for page in lesson.pages:
        go_to(lesson, page.name)
        assert page.isVisible() != page.needs_desired
        assert lesson.panel.formulas.isVisible() != page.needs_desired
    highlight = lesson.network.diagram.highlight
    assert not highlight.arrows
    assert lesson.network.question.isVisible()
    lesson.network.question.findChildren(QToolButton)[4].click()
    assert lesson.page.isVisible()
    assert window.controller.example.desired == 4


# Predict, then reveal


def ask(lesson, name):
    lesson.actions_.predict.setChecked(True)
    go_to(lesson, name)
    return lesson.panel.card


def press_key(qtbot, window, card, letter):
    qtbot.waitUntil(card.findChild(QToolButton, f"answer{letter}").isVisible, timeout=2_000)
    qtbot.keyClick(window, letter)
    qtbot.waitUntil(lambda: not card.isVisible(), timeout=2_000)  # the button is seen to go down first


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", ["wishes", "avenues", "votes"])
def test_that_after_an_answer_in_a_usual_window_nothing_has_to_be_scrolled(window, lesson, qtbot, name, language):
    window.languages.use(language)
    window.resize(1280, 800)
    ask(lesson, name).findChild(QToolButton, "answerA").click()
    qtbot.wait(150)  # the column finds its heights
    assert lesson.panel.verdict.isVisible()
    assert has_room(lesson)


@pytest.mark.parametrize("name", ["wishes", "avenues", "votes"])
def test_that_the_answer_is_hidden_until_one_is_given(window, lesson, name):
    card = ask(lesson, name)
    assert card.isVisible()
    assert not lesson.page.isVisible()
    assert not lesson.panel.formulas.isVisible()
    assert not lesson.panel.caption.text()
    highlight = lesson.network.diagram.highlight
    assert highlight.is_secret
    assert not highlight.arrows
    if highlight.edges is not None:  # the bare weights, which the diagram shows anyway
        assert highlight.edges.values == pytest.approx(lesson.lesson.state.network.weights[2][:, lesson.page.subject])
    card.findChild(QToolButton, "skipQuestion").click()
    assert not card.isVisible()
    assert lesson.page.isVisible()
    assert not lesson.panel.verdict.isVisible()
    go_to(lesson, "forward")
    assert not ask(lesson, name).isVisible()  # once for the same example and network


def test_that_the_right_answers_are_those_of_the_twin(window, lesson, qtbot):
    twin = twin_of(window)
    card = ask(lesson, "wishes")
    most = max(range(10), key=lambda j: abs(twin.wish(j)))
    press_key(qtbot, window, card, "ABCDFGHIJK"[most])
    assert "Right." in lesson.panel.verdict.text()
    assert numbers(lesson.panel.verdict.text())[-1] == pytest.approx(twin.wish(most), rel=6e-3, abs=5.1e-5)
    card = ask(lesson, "votes")
    k = max(range(16), key=lambda i: abs(twin.pull[2][i]))
    press_key(qtbot, window, card, "B" if twin.pull[2][k] > 0 else "A")
    assert "Not this time." in lesson.panel.verdict.text()
    assert numbers(lesson.panel.verdict.text())[0] == pytest.approx(twin.pull[2][k], rel=6e-3, abs=5.1e-5)


def test_that_a_verdict_follows_the_language(window, lesson, qtbot):
    lesson.actions_.predict.setChecked(True)
    go_to(lesson, "wishes")
    question = lesson.panel.card.question
    right = min(question.right_neurons)
    lesson.panel.card.answer_with(Selection(3, right))
    before = numbers(lesson.panel.verdict.text())[-1]
    window.languages.use("zh")
    qtbot.waitUntil(lambda: "答对了" in lesson.panel.verdict.text(), timeout=2_000)
    assert lesson.panel.verdict.isVisible()
    assert numbers(lesson.panel.verdict.text())[-1] == before
    go_to(lesson, "votes")
    window.languages.use("en")
    assert not lesson.panel.verdict.isVisible()


@pytest.mark.parametrize("is_right", [True, False])
def test_that_a_click_in_the_network_answers(window, lesson, is_right):
    twin = twin_of(window)
    card = ask(lesson, "avenues")
    sizes = [abs(twin.nudge(3, 7, k)) for k in range(16)]
    k = sizes.index(max(sizes)) if is_right else sizes.index(min(sizes))
    diagram = lesson.network.diagram
    x, y = diagram.diagram_layout().position(2, k)
    QTest.mouseClick(diagram, Qt.MouseButton.LeftButton, pos=QPointF(x, y).toPoint())
    assert not card.isVisible()
    assert ("Right." in lesson.panel.verdict.text()) == is_right
    assert lesson.page.isVisible()


# One selection


def test_that_one_selection_lights_up_everywhere(window, lesson):
    page = go_to(lesson, "avenues")
    lesson.network.diagram.set_selection(Selection(3, 7))
    row = page.weights.bars[2]
    spot = page.weights.row_centre(2)
    point_at(page.weights, spot)
    assert lesson.selection.pointed == row.thing
    k = row.thing.source
    names = [bar.name for bar in page.activations.bars if bar.thing.source == k]
    assert page.activations.lit == names
    assert "background-color" in lesson.panel.formulas.live_text()
    press(page.weights, spot)
    assert lesson.network.diagram.selection == row.thing
    assert lesson.network.diagram.accessibleDescription().startswith("Selected")


def test_that_a_weight_of_the_first_layer_frames_its_pixel_in_every_picture(window, lesson):
    page = go_to(lesson, "backward")
    page.show_view(2)
    lesson.network.diagram.set_selection(Selection(1, 6))
    pictures = page.view.pictures
    box = pictures._boxes()[0]
    point_at(pictures, QPointF(box.x + 14.5 / 28 * box.width, box.y + 10.5 / 28 * box.height))
    pixel = 10 * 28 + 14
    assert lesson.selection.pointed == Selection(1, 6, pixel)
    assert pictures.lit_pixel == pixel
    assert window.input.seen.pixel == pixel
    go_to(lesson, "forward")
    lesson.network.diagram.set_selection(Selection(1, 6, pixel))
    assert window.input.seen.pixel == pixel


def test_that_the_diagram_lights_up_rows_and_the_formula(window, lesson):
    page = go_to(lesson, "votes")
    diagram, k = lesson.network.diagram, page.subject
    diagram.hovered.emit(Selection(3, 4))
    assert page.votes.lit == [page.votes.bars[4].name]
    diagram.hovered.emit(None)
    assert page.votes.lit == []
    lesson.panel.formulas.hovered.emit(Selection(3, 2, k))
    assert page.votes.lit == [page.votes.bars[2].name]


# A copy that stands still


def test_that_the_lesson_stands_still_while_training_goes_on(window, lesson, qtbot):
    page = go_to(lesson, "wishes")
    before = page.wishes.rows()
    window.controller.send(commands.Play())
    qtbot.waitUntil(lambda: window.controller.is_running and window.controller.snapshot.step_count > 50, timeout=10_000)
    assert page.wishes.rows() == before
    assert lesson.lesson.snapshot.step_count == 0
    window.desk.show_data_example("test", 3)
    before = page.wishes.rows()
    assert window.input.bars.activations == pytest.approx(twin_of(window).a[3])  # it agrees with the lesson
    assert lesson.lesson.snapshot.step_count == 0
    assert "0" in lesson.network.findChild(QWidget, "lessonMoment").text()
    button = lesson.network.findChild(QWidget, "takeNewest")
    assert button.isVisible()
    button.click()
    assert lesson.lesson.snapshot.step_count > 50
    assert page.wishes.rows() != before
    window.controller.send(commands.Pause())
    qtbot.waitUntil(lambda: not window.controller.is_running, timeout=5_000)
    qtbot.waitUntil(lambda: lesson.lesson.snapshot.sequence == window.controller.snapshot.sequence, timeout=2_000)


def test_that_a_step_drives_the_lesson_live_while_training_rests(window, lesson, qtbot):
    page = go_to(lesson, "wishes")
    for wanted in (1, 2):
        window.findChild(QAction, "actionStepMiniBatch").trigger()
        qtbot.waitUntil(lambda wanted=wanted: lesson.lesson.snapshot.step_count == wanted, timeout=5_000)
        assert shown(page.wishes) == pytest.approx([twin_of(window).wish(j) for j in range(10)], rel=6e-3, abs=5.1e-5)


def test_that_another_page_lets_the_desk_follow_the_run_again(window, lesson, qtbot):
    window.pages.open("train")
    window.findChild(QAction, "actionStepMiniBatch").trigger()
    qtbot.waitUntil(lambda: window.controller.snapshot.step_count == 1, timeout=5_000)
    expected = window.controller.snapshot.network().feedforward(window.controller.example.x[None])[0]
    assert window.input.bars.activations == pytest.approx(expected)


# Ways through the steps


def test_that_keys_buttons_and_the_list_lead_through_the_steps(window, lesson, qtbot):
    lesson.go_to(0)
    window.centralWidget().setFocus()
    qtbot.keyClick(window.centralWidget(), Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert lesson.step == 1
    qtbot.keyClick(window.centralWidget(), Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert lesson.step == 0
    assert not lesson.actions_.back.isEnabled()
    window.findChild(QAction, "actionShortcuts").trigger()
    dialog = window.findChild(QWidget, "shortcutsDialog")
    assert "Alt+Right" in [label.text() for label in dialog.findChildren(QLabel)]
    dialog.close()
    lesson.panel.findChild(QWidget, "lessonStep4").click()
    assert lesson.step == 3
    lesson.go_to(99)
    assert lesson.step == len(lesson.pages) - 1
    assert not lesson.actions_.forward.isEnabled()


def test_that_play_walks_through_the_steps_and_stops_at_the_end(window, lesson, qtbot):
    lesson.go_to(0)
    lesson._play_timer.setInterval(1)
    lesson.actions_.play.trigger()
    qtbot.waitUntil(lambda: lesson.step == len(lesson.pages) - 1, timeout=5_000)
    qtbot.waitUntil(lambda: not lesson.actions_.play.isChecked(), timeout=2_000)
    assert not lesson._play_timer.isActive()


def test_that_a_table_is_copied_at_full_precision_and_a_picture_saved(window, lesson, tmp_path):
    page = go_to(lesson, "wishes")
    menu = ViewMenu(page.wishes, page.wishes.table, page.wishes.notice.emit)
    menu.copy()
    rows = QGuiApplication.clipboard().text().splitlines()
    twin = twin_of(window)
    assert [float(row.rsplit(",", 1)[1]) for row in rows[1:]] == pytest.approx([twin.wish(j) for j in range(10)])
    for suffix in ("csv", "png", "svg"):
        lesson.panel.export.export_to(tmp_path / f"lesson.{suffix}")
        assert (tmp_path / f"lesson.{suffix}").stat().st_size > 100


def test_that_every_control_has_a_name(window, lesson):
    for page in lesson.pages:
        go_to(lesson, page.name)
        for widget in [*lesson.findChildren(QToolButton), *lesson.findChildren(BarList)]:
            if widget.isVisible() and not widget.objectName().startswith("qt_"):
                assert widget.accessibleName() or widget.text(), widget


@pytest.mark.parametrize("step", range(8))
def test_that_what_is_chosen_stays_in_another_theme_and_language(window, lesson, qapp, step):
    lesson.go_to(4)
    lesson.selection.choose(Selection(2, 5))
    lesson.go_to(step)
    chosen = lesson.selection.chosen
    try:
        theme.apply_theme(qapp, "light")
        assert lesson.selection.chosen == chosen
        window.languages.use("zh")
        assert lesson.selection.chosen == chosen
    finally:
        theme.apply_theme(qapp, "dark")
