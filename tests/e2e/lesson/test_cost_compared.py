"""Step 2 compares the cost of the example with averages; that of the training set is measured once the step is seen."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction

from engine.evaluation import evaluate
from tests.e2e.lesson.reading import go_to, numbers


def wait_for_training_set(page, qtbot):
    qtbot.waitUntil(lambda: len(page.costs.bars) == 3, timeout=10_000)
    assert page.costs.bars[2].name == "C, the training set (60,000)"


@pytest.fixture
def ready(lesson, qtbot):
    """Step 2, which got ready while step 1 was in front."""
    page = next(page for page in lesson.pages if page.name == "cost")
    go_to(lesson, "forward")
    qtbot.waitUntil(lambda: page in lesson.rehearsal._painted, timeout=5_000)
    qtbot.waitUntil(lambda: not lesson.rehearsal._timer.isActive(), timeout=5_000)
    assert not page._timer.isActive()
    return page


def test_that_the_training_set_is_measured_though_the_step_got_ready_unseen(window, lesson, ready, qtbot):
    go_to(lesson, "cost")
    wait_for_training_set(ready, qtbot)
    expected = evaluate(lesson.lesson.snapshot.network(), lesson.lesson.data.train).cost
    assert numbers(ready.costs.bars[2].text) == [pytest.approx(expected, rel=1e-4)]


def test_that_a_step_left_at_once_measures_when_it_is_seen_again(window, lesson, ready, qtbot):
    go_to(lesson, "cost")
    go_to(lesson, "wishes")
    assert not ready._timer.isActive()
    go_to(lesson, "cost")
    wait_for_training_set(ready, qtbot)


def test_that_a_measurement_may_end_when_there_is_no_example(window, lesson, ready, qtbot):
    go_to(lesson, "cost")
    ready._timer.stop()
    ready._measure()
    window.findChild(QAction, "actionClearPad").trigger()
    qtbot.waitUntil(lambda: ready._training is not None, timeout=10_000)
    window.desk.show_data_example("test", 3)
    wait_for_training_set(ready, qtbot)
