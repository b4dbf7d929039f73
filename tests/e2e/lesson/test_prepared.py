"""Steps get ready while another one is in front; what they then left undone they do when they come to the screen."""

from __future__ import annotations

from tests.e2e.lesson.reading import go_to


def test_that_the_whole_training_set_comes_to_a_step_prepared_while_it_was_hidden(window, lesson, qtbot):
    go_to(lesson, "forward")
    page = next(page for page in lesson.pages if page.name == "cost")
    qtbot.waitUntil(lambda: page._of is lesson.lesson.snapshot and not page._timer.isActive(), timeout=5_000)
    assert page._training is None
    go_to(lesson, "cost")
    qtbot.waitUntil(lambda: len(page.costs.rows()) == 3, timeout=5_000)
