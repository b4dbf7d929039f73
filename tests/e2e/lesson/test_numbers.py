"""Every number of every step against a scalar twin that shares no code, in both languages."""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton, QWidget

from engine import commands
from engine.training import TrainingConfig
from gui.widgets.diagram_scene import Selection
from gui.widgets.power import power_text
from tests.e2e.lesson.reading import assert_shown, go_to, numbers, press, shown, sum_shown, twin_of
from tests.e2e.steps import play_until
from tests.gui.pen import SEVEN, draw


def check_forward(lesson, twin):
    page = go_to(lesson, "forward")
    for layer, j in ((1, 5), (2, 11), (3, 2)):
        lesson.network.diagram.set_selection(Selection(layer, j))
        for bar, number in zip(page.terms.bars, shown(page.terms), strict=True):
            if bar.thing is not None:
                k = bar.thing.source
                assert number == pytest.approx(twin.weights[layer - 1][j][k] * twin.a[layer - 1][k], abs=5.1e-4)
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


def check_votes(lesson, twin):
    page = go_to(lesson, "votes")
    lesson.network.diagram.set_selection(Selection(2, 7))
    votes = [twin.vote(3, j, 7) for j in range(10)]
    assert shown(page.votes) == pytest.approx(votes, abs=0.51 * 10.0 ** (page.votes.power - 3))
    assert sum_shown(page) == pytest.approx(twin.pull[2][7], abs=0.51 * 10.0 ** (page.pulls.power - 3))
    assert_shown(page.pulls, twin.pull[2])
    row = page.pulls.rows()[7][1]
    assert f"{row}{power_text(page.pulls.power)}" in page.sum.text(), "one number, one way of writing it"


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
            play_until(window, qtbot, 300)
        twin = twin_of(window)
        for check in (check_forward, check_cost, check_wishes, check_avenues, check_votes, check_backward):
            check(lesson, twin)
            assert lesson.panel.caption.text(), (language, source, check.__name__)


@pytest.mark.parametrize(
    "config",
    [TrainingConfig(layer_sizes=(784, 12, 10), activation="relu", cost="cross_entropy", initialisation="he")],
    ids=["784-12-10"],
)
def test_that_every_step_works_for_another_network_and_cost(window, lesson):
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


# The bench, the votes, the toy network


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
    unit = 10.0 ** (page.pulls.power - 3)
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
