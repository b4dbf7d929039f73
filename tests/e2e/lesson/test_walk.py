"""Ways through the steps, and one selection that lights up everywhere."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from engine import commands
from engine.training import TrainingConfig
from gui import theme
from gui.widgets.bar_list import BarList
from gui.widgets.diagram_scene import Selection
from gui.widgets.view_menu import ViewMenu
from tests.e2e.lesson.reading import go_to, point_at, press, twin_of

# Ways through the steps


def test_that_keys_buttons_and_the_list_lead_through_the_steps(window, lesson, qtbot):
    lesson.go_to(0)
    window.centralWidget().setFocus()
    qtbot.keyClick(window.centralWidget(), Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert lesson.step == 1
    qtbot.keyClick(window.centralWidget(), Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert lesson.step == 0
    assert not lesson.actions_.back.isEnabled()
    window.findChild(QAction, "actionShortcuts").trigger()
    dialog = window.findChild(QWidget, "shortcutsDialog")
    assert "Alt+Right" in [label.text() for label in dialog.findChildren(QLabel)]
    dialog.close()
    lesson.panel.findChild(QWidget, "lessonStep4").click()
    assert lesson.step == 3
    lesson.go_to(99)
    assert lesson.step == len(lesson.pages) - 1
    assert not lesson.actions_.forward.isEnabled()


def test_that_play_walks_through_the_steps_and_stops_at_the_end(window, lesson, qtbot):
    lesson.go_to(0)
    lesson.walk._play_timer.setInterval(1)
    lesson.actions_.play.trigger()
    qtbot.waitUntil(lambda: lesson.step == len(lesson.pages) - 1, timeout=5_000)
    qtbot.waitUntil(lambda: not lesson.actions_.play.isChecked(), timeout=2_000)
    assert not lesson.walk._play_timer.isActive()


def test_that_steps_about_the_mini_batch_need_no_example(window, lesson, qtbot):
    window.findChild(QAction, "actionClearPad").trigger()
    assert lesson.lesson.state.trace is None
    for name in ("average", "step"):
        page = go_to(lesson, name)
        qtbot.waitUntil(page.isVisible, timeout=5_000)
        assert lesson.panel.formulas.isVisible()
    assert not go_to(lesson, "cost").isVisible()


def test_that_the_views_of_step_6_outlive_another_network(window, lesson, qtbot):
    page = go_to(lesson, "backward")
    lesson.network.diagram.set_selection(Selection(1, 14))
    page.show_view(3)
    for sizes in ((784, 10), (784, 8, 8, 8, 10)):
        config = TrainingConfig(layer_sizes=sizes)
        window.controller.send(commands.NewConfig(config))
        qtbot.waitUntil(lambda: lesson.lesson.state.layer_sizes == config.layer_sizes, timeout=5_000)  # noqa: B023
        for number, view in enumerate(page.views):
            page.show_view(number)
            assert view.isVisible()
            assert lesson.panel.caption.text()
            lesson.selection.point(Selection(1, 7))  # nobody is asked before it has the numbers of the new network
        page.show_view(3)


def test_that_a_table_is_copied_at_full_precision_and_a_picture_saved(window, lesson, tmp_path):
    page = go_to(lesson, "wishes")
    menu = ViewMenu(page.wishes, page.wishes.table, page.wishes.notice.emit)
    menu.copy()
    rows = QGuiApplication.clipboard().text().splitlines()
    twin = twin_of(window)
    assert [float(row.rsplit(",", 1)[1]) for row in rows[1:]] == pytest.approx([twin.wish(j) for j in range(10)])
    for suffix in ("csv", "png", "svg"):
        lesson.panel.export.export_to(tmp_path / f"lesson.{suffix}")
        assert (tmp_path / f"lesson.{suffix}").stat().st_size > 100


def test_that_every_control_has_a_name(window, lesson):
    for page in lesson.pages:
        go_to(lesson, page.name)
        for widget in [*lesson.findChildren(QToolButton), *lesson.findChildren(BarList)]:
            if widget.isVisible() and not widget.objectName().startswith("qt_"):
                assert widget.accessibleName() or widget.text(), widget


# One selection


def test_that_one_selection_lights_up_everywhere(window, lesson):
    page = go_to(lesson, "avenues")
    lesson.network.diagram.set_selection(Selection(3, 7))
    row = page.weights.bars[2]
    spot = page.weights.row_centre(2)
    point_at(page.weights, spot)
    assert lesson.selection.pointed == row.thing
    k = row.thing.source
    names = [bar.name for bar in page.activations.bars if bar.thing.source == k]
    assert page.activations.lit == names
    assert "background-color" in lesson.panel.formulas.live_text()
    press(page.weights, spot)
    assert lesson.network.diagram.selection == row.thing
    assert lesson.network.diagram.accessibleDescription().startswith("Selected")


def test_that_a_weight_of_the_first_layer_frames_its_pixel_in_every_picture(window, lesson):
    page = go_to(lesson, "backward")
    page.show_view(2)
    lesson.network.diagram.set_selection(Selection(1, 6))
    pictures = page.view.pictures
    box = pictures._boxes()[0]
    point_at(pictures, QPointF(box.x + 14.5 / 28 * box.width, box.y + 10.5 / 28 * box.height))
    pixel = 10 * 28 + 14
    assert lesson.selection.pointed == Selection(1, 6, pixel)
    assert pictures.lit_pixel == pixel
    assert window.input.seen.pixel == pixel
    go_to(lesson, "forward")
    lesson.network.diagram.set_selection(Selection(1, 6, pixel))
    assert window.input.seen.pixel == pixel


def test_that_the_diagram_lights_up_rows_and_the_formula(window, lesson):
    page = go_to(lesson, "votes")
    diagram, k = lesson.network.diagram, page.subject
    diagram.hovered.emit(Selection(3, 4))
    assert page.votes.lit == [page.votes.bars[4].name]
    diagram.hovered.emit(None)
    assert page.votes.lit == []
    lesson.panel.formulas.hovered.emit(Selection(3, 2, k))
    assert page.votes.lit == [page.votes.bars[2].name]


@pytest.mark.parametrize("name", ["cost", "wishes", "votes"])
def test_that_what_was_pointed_at_is_not_lit_when_a_step_is_entered_again(window, lesson, name):
    lists = go_to(lesson, name).lists()
    before = [bars.lit for bars in lists]
    lesson.network.diagram.hovered.emit(Selection(3, 4))
    assert [bars.lit for bars in lists] != before
    lesson.walk.forward()
    lesson.network.diagram.hovered.emit(None)
    go_to(lesson, name)
    assert [bars.lit for bars in lists] == before


@pytest.mark.parametrize("step", range(8))
def test_that_what_is_chosen_stays_in_another_theme_and_language(window, lesson, qapp, step):
    lesson.go_to(4)
    lesson.selection.choose(Selection(2, 5))
    lesson.go_to(step)
    chosen = lesson.selection.chosen
    try:
        theme.apply_theme(qapp, "light")
        assert lesson.selection.chosen == chosen
        window.languages.use("zh")
        assert lesson.selection.chosen == chosen
    finally:
        theme.apply_theme(qapp, "dark")


def test_that_page_down_in_the_table_does_not_change_the_example(window, lesson, qtbot):
    page = go_to(lesson, "average")
    qtbot.waitUntil(lambda: page.table.rows is not None, timeout=5_000)
    before, row = window.controller.example, page.table.rows.row_of(page.table.current[0])
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_PageDown)
    assert window.controller.example is before
    assert page.table.rows.row_of(page.table.current[0]) > row
