"""Steps that get ready while the window rests: nothing of it is seen, and the first look at one finds all painted."""

from __future__ import annotations

import pytest

from engine.training import TrainingConfig
from gui.application import create_application
from gui.controller import Controller
from gui.main_window import MainWindow
from gui.widgets import edge_tiles


@pytest.fixture
def lesson(qtbot, qapp, mnist, settings_folder):
    create_application([])
    window = MainWindow(Controller(TrainingConfig(), load=lambda: mnist), language="en", theme_choice="dark")
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    qtbot.waitUntil(lambda: window.controller.snapshot is not None, timeout=10_000)
    window.pages.open("backprop")
    workspace = window.pages.current
    workspace.actions_.predict.setChecked(False)
    yield workspace
    window.close()


def rest(lesson, qtbot):
    """Wait until all steps are ready and what they asked for is done."""
    qtbot.waitUntil(lambda: not lesson.rehearsal._waiting, timeout=10_000)
    qtbot.wait(50)


def test_that_nothing_of_a_rehearsal_is_seen(lesson, qtbot):
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
