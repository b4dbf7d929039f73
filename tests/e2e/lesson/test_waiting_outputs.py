"""While the mini-batch of step 8 is still gone through nothing says that there is no example."""

from __future__ import annotations

from PySide6.QtGui import QAction

from tests.e2e.lesson.reading import go_to


def test_that_outputs_wait_where_there_is_an_example_and_say_so_where_there_is_none(window, lesson):
    page = go_to(lesson, "step")
    page.desk.trial = None  # as while a large mini-batch is gone through
    page._show_changes()
    assert page.outputs._waiting
    window.findChild(QAction, "actionClearPad").trigger()
    assert lesson.lesson.state.trace is None
    page.desk.trial = None
    page._show_changes()
    assert not page.outputs._waiting
