"""Steps get ready while another one is in front; what they then left undone they do when they come to the screen.

Nothing of that is seen, and the first look at a wide step finds its edges painted.
"""

from __future__ import annotations

from gui.widgets import edge_tiles
from tests.e2e.lesson.reading import go_to


def test_that_the_whole_training_set_comes_to_a_step_prepared_while_it_was_hidden(window, lesson, qtbot):
    go_to(lesson, "forward")
    page = next(page for page in lesson.pages if page.name == "cost")
    qtbot.waitUntil(lambda: page._of is lesson.lesson.snapshot and not page._timer.isActive(), timeout=5_000)
    assert page._training is None
    go_to(lesson, "cost")
    qtbot.waitUntil(lambda: len(page.costs.rows()) == 3, timeout=5_000)


def rest(lesson, qtbot):
    """Wait until all steps are ready and what they asked for is done."""
    qtbot.waitUntil(lambda: not lesson.rehearsal._waiting, timeout=10_000)
    qtbot.wait(50)


def test_that_nothing_of_a_step_that_gets_ready_is_seen(window, lesson, qtbot):
    window.resize(1280, 800)
    qtbot.wait(50)
    diagram, place = lesson.network.diagram, lesson.network.diagram.geometry()
    before, lit, chosen = lesson.network.grab().toImage(), diagram.highlight, lesson.selection.chosen
    rest(lesson, qtbot)
    assert lesson.network.grab().toImage() == before
    assert (diagram.geometry(), diagram.highlight, lesson.selection.chosen) == (place, lit, chosen)
    assert [page.name for page in lesson.pages if page.isVisible()] == ["forward"]


def test_that_a_wide_step_that_got_ready_has_all_its_edges_painted(lesson, qtbot, monkeypatch):
    painted, paint = [], edge_tiles.paint_edges
    monkeypatch.setattr(edge_tiles, "paint_edges", lambda *args, **more: (painted.append(args), paint(*args, **more)))
    rest(lesson, qtbot)
    assert painted
    for step, page in enumerate(lesson.pages):
        if page.is_wide:
            painted.clear()
            lesson.go_to(step)
            qtbot.wait(50)
            assert page.isVisible()
            assert not painted


def test_that_wide_steps_get_ready_first_and_never_below_another_wide_one(lesson, qtbot, monkeypatch):
    assert [page.is_wide for page in lesson.rehearsal._waiting] == sorted(
        [page.is_wide for page in lesson.rehearsal._waiting], reverse=True
    )
    lesson.go_to(len(lesson.pages) - 1)
    shown = lesson.page
    qtbot.wait(50)
    shown.find_field.setFocus()
    rest(lesson, qtbot)
    assert shown.isVisible()
    assert shown.find_field.hasFocus()
