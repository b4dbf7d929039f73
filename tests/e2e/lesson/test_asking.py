"""When a step asks, and when it asks no more."""

from __future__ import annotations

from tests.e2e.lesson.reading import ask, go_to


def test_that_a_question_goes_when_nothing_is_to_be_predicted(window, lesson):
    card = ask(lesson, "wishes")
    assert card.isVisible()
    lesson.actions_.predict.setChecked(False)
    assert not card.isVisible()
    assert lesson.page.isVisible()
    assert lesson.panel.caption.text()
    lesson.actions_.predict.setChecked(True)
    assert lesson.page.isVisible(), "nobody is asked about what is shown already"


def test_that_the_step_along_the_average_is_asked_about_once_whatever_example_is_there(window, lesson, qtbot):
    card = ask(lesson, "step")
    qtbot.waitUntil(card.isVisible, timeout=5_000)
    card._buttons[0].click()
    for index in (3, 4):
        before = lesson.lesson
        window.desk.show_data_example("test", index)
        qtbot.waitUntil(lambda before=before: lesson.lesson is not before, timeout=5_000)
        go_to(lesson, "cost")
        go_to(lesson, "step")
        assert not card.isVisible()
    lesson.page.desk.set_own(True)
    window.desk.show_data_example("test", 5)
    go_to(lesson, "cost")
    go_to(lesson, "step")
    assert card.isVisible(), "the step along an example's own nudge is another for every example"


def test_that_a_question_about_the_example_is_asked_for_every_one(window, lesson, qtbot):
    card = ask(lesson, "wishes")
    card._buttons[0].click()
    before = lesson.lesson
    window.desk.show_data_example("test", 7)
    qtbot.waitUntil(lambda: lesson.lesson is not before, timeout=5_000)
    go_to(lesson, "cost")
    go_to(lesson, "wishes")
    assert card.isVisible()
