"""A step that gets ready unseen shows what it would begin with, whatever the step in front is about."""

from __future__ import annotations

from PySide6.QtGui import QAction

from engine import commands
from engine.training import TrainingConfig
from gui.widgets.diagram_scene import Selection
from tests.e2e.lesson.reading import go_to


def rehearse(lesson, qtbot):
    """Let every step that is not in front get ready and be painted, as for the first time."""
    rehearsal = lesson.rehearsal
    rehearsal._painted.clear()
    rehearsal.stop()
    rehearsal.begin(lesson.lesson)
    qtbot.waitUntil(lambda: len(rehearsal._painted) == len(lesson.pages), timeout=10_000)


def test_that_no_step_gets_ready_for_a_weight_of_the_bench(window, lesson, qtbot):
    sizes = (784, 10)
    window.controller.send(commands.NewConfig(TrainingConfig(layer_sizes=sizes)))
    qtbot.waitUntil(lambda: lesson.lesson.state.layer_sizes == sizes, timeout=5_000)
    go_to(lesson, "backward").show_view(3)
    assert lesson.selection.chosen == Selection(3, 0, 0)
    rehearse(lesson, qtbot)
    assert lesson.pages[0].chosen == Selection(1, 7)


def test_that_the_first_choice_of_a_step_is_not_that_of_one_that_gets_ready(window, lesson, qtbot):
    go_to(lesson, "avenues")
    assert lesson.selection.chosen == Selection(3, 7)
    rehearse(lesson, qtbot)
    assert lesson.pages[0].chosen == Selection(1, 0)
    lesson.network.diagram.set_selection(Selection(2, 4))
    rehearse(lesson, qtbot)
    assert lesson.pages[0].chosen == Selection(2, 4)


def test_that_steps_get_ready_without_an_example(window, lesson, qtbot):
    go_to(lesson, "average")
    window.findChild(QAction, "actionClearPad").trigger()
    assert lesson.lesson.state.trace is None
    rehearse(lesson, qtbot)
    window.desk.show_data_example("test", 3)
    assert go_to(lesson, "votes").isVisible()
