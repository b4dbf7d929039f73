"""The Tab key leads through the lesson as it stands on the screen: the network and what is below it, then the steps."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QToolButton, QWidget

from engine import commands
from engine.training import TrainingConfig
from tests.e2e.lesson.reading import ask, go_to


def reached(lesson, qtbot):
    """What Tab reaches within the lesson, from the first thing on."""
    lesson.network.export.setFocus()
    found = []
    while lesson.isAncestorOf(now := QApplication.focusWidget()) and now not in found:
        found.append(now)
        qtbot.keyClick(now, Qt.Key.Key_Tab)
    return found


def names(widgets):
    return [widget.objectName() or (widget.text() if isinstance(widget, QAbstractButton) else "") for widget in widgets]


def top(widget):
    return widget.mapTo(widget.window(), QPoint(0, 0)).y()


def assert_from_top_to_foot(lesson, found):
    panel = [widget for widget in found if lesson.panel.isAncestorOf(widget)]
    network = [widget for widget in found if lesson.network.isAncestorOf(widget)]
    assert found == network + panel
    heights = [top(widget) // 30 for widget in panel]  # what stands in one line
    assert heights == sorted(heights), names(panel)
    assert names(panel)[0] == "exportLesson"
    assert names(panel)[1].startswith("lessonStep")


@pytest.mark.parametrize("name", ["forward", "cost", "avenues", "votes", "average", "step"])
def test_that_tab_leads_from_the_top_to_the_foot(window, lesson, qtbot, name):
    go_to(lesson, name)
    found = reached(lesson, qtbot)
    assert_from_top_to_foot(lesson, found)
    assert any(isinstance(widget, QWidget) and widget.height() > 60 for widget in found)


def test_that_tab_leads_through_a_question_before_the_foot(window, lesson, qtbot):
    card = ask(lesson, "wishes")
    qtbot.waitUntil(card.findChild(QToolButton, "answerK").isVisible, timeout=2_000)
    found = names(reached(lesson, qtbot))
    first = found.index("answerA")
    assert found[first - 1] == "skipQuestion"
    assert found[first : first + 10] == [f"answer{key}" for key in "ABCDFGHIJK"]


def test_that_the_buttons_of_more_layers_follow_each_other(window, lesson, qtbot):
    window.controller.send(commands.NewConfig(TrainingConfig(layer_sizes=(784, 8, 8, 8, 10))))
    qtbot.waitUntil(lambda: len(lesson.lesson.state.layer_sizes) == 5, timeout=5_000)
    go_to(lesson, "forward")
    assert_from_top_to_foot(lesson, reached(lesson, qtbot))
