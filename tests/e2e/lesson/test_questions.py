"""Predict, then reveal; and the question what a drawing was meant to be."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget

from gui.widgets.diagram_scene import Selection
from tests.e2e.lesson.reading import ask, go_to, numbers, press_key, twin_of
from tests.gui.pen import SEVEN, draw


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


def test_that_a_verdict_leaves_with_the_numbers_it_is_about(window, lesson, qtbot):
    card = ask(lesson, "wishes")
    press_key(qtbot, window, card, "A")
    assert lesson.panel.verdict.isVisible()
    window.desk.show_data_example("test", 5)
    assert not lesson.panel.verdict.isVisible()


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
