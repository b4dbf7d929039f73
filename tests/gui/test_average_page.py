"""Step 7 in its page: numbers in the widgets against a scalar twin, listening to some classes, linked selection."""

from __future__ import annotations

import re

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from engine import commands
from engine.ranking import place
from engine.training import TrainingConfig
from gui import theme
from gui.application import create_application
from gui.controller import Controller
from gui.preferences import Preferences
from gui.widgets.diagram_scene import Selection
from gui.widgets.nudge_rows import AVERAGE, STEP, Sorting
from gui.workspaces import average_page, mini_batch_source
from gui.workspaces.average_page import AveragePage
from tests.gui.lessons import in_unit, lesson_of, open_page, twin_gradient, twin_nudges


@pytest.fixture
def page(qtbot, controller):
    return open_page(qtbot, AveragePage(controller))


def shown(page, flat, column):
    return in_unit(page.table.text_at(flat, column)) * 10.0**page.table.exponent


def test_that_every_column_the_average_and_the_step_are_true(page, controller):
    cells = twin_nudges(lesson_of(controller))
    unit = 6e-4 * 10.0**page.table.exponent
    for flat in range(59):
        for column in range(10):
            assert shown(page, flat, column) == pytest.approx(cells[flat, column], abs=unit)
        assert shown(page, flat, AVERAGE) == pytest.approx(cells[flat].mean(), abs=unit)
        assert shown(page, flat, STEP) == pytest.approx(1.5 * cells[flat].mean(), abs=unit)
    norm = np.linalg.norm(cells.mean(axis=1))
    assert f"|∇C| = {norm:.4f}" in page.caption()
    assert "η = 1.5 times" in page.caption()


def test_that_the_columns_are_the_examples_the_next_step_learns_from(page, controller, qtbot):
    data = controller.data
    order = np.random.default_rng((3, 1, 0)).permutation(53)
    for step in (0, 1):
        names = [data.train.class_names[data.train.labels[i]] for i in order[10 * step : 10 * step + 10]]
        assert [page.table.label(column) for column in range(10)] == names
        controller.send(commands.StepMiniBatch())
        qtbot.waitUntil(lambda wanted=step + 1: controller.snapshot.step_count == wanted, timeout=5000)
        page.show_lesson(lesson_of(controller))


def test_that_listening_to_one_class_shows_its_average_and_what_the_network_then_wishes(page, controller, qtbot):
    lesson = lesson_of(controller)
    train, batch = lesson.data.train, lesson.mini_batch.indices
    cells, network = twin_nudges(lesson), lesson.state.network
    button = next(b for b in page.filter._buttons if b.text() == "b" and b.isEnabled())
    mine = np.flatnonzero(train.labels[batch] == 1)
    assert 0 < len(mine) < 10
    assert not page.wishes.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.wishes.isVisible()
    average = cells[:, mine].mean(axis=1)
    unit = 6e-4 * 10.0**page.table.exponent
    for flat in range(59):
        assert shown(page, flat, AVERAGE) == pytest.approx(average[flat], abs=unit)
        assert shown(page, flat, 0) == pytest.approx(cells[flat, mine[0]], abs=unit)
    outputs = network.feedforward(train.x(batch[mine]))
    assert page.wishes.wishes == pytest.approx((train.y(batch[mine]) - outputs).mean(axis=0))
    after = network.copy()
    after.parameters += 1.5 * average
    before_count = int((network.feedforward(train.x(batch)).argmax(axis=1) == 1).sum())
    after_count = int((after.feedforward(train.x(batch)).argmax(axis=1) == 1).sum())
    assert f"“b” for {after_count} of the 10 examples (before: {before_count})" in page.caption()
    assert f"b: {'+' if page.wishes.wishes[1] > 0 else '−'}" in page.wishes.accessibleDescription()
    assert f"{before_count} → {after_count}" in page.wishes.accessibleDescription().splitlines()[1]
    page.repeat.setCurrentIndex(1)
    page.repeat.activated.emit(1)
    for _ in range(9):
        after.parameters -= 1.5 * twin_gradient(lesson, train.x(batch[mine]), train.y(batch[mine]), after.parameters)[1]
    later_count = int((after.feedforward(train.x(batch)).argmax(axis=1) == 1).sum())
    assert f"After 10 such steps the network would answer “b” for {later_count} of the 10" in page.caption()
    page.filter.choose_all()
    assert not page.wishes.isVisible()
    assert not page.repeat.isVisible()
    assert shown(page, 0, AVERAGE) == pytest.approx(cells[0].mean(), abs=6e-4 * 10.0**page.table.exponent)


def test_that_the_chosen_row_stays_in_view_when_listening_puts_the_rows_into_another_order(page):
    page.resize(760, 300)
    nudges = page.table.rows.nudges
    for number in np.flatnonzero(nudges.counts).tolist():
        page.filter.choose_all()
        page.show_selection(Selection(*place(nudges.network.layer_sizes, int(page.table.rows.flats[0]))))
        page.filter.choose(number)
        row, table = page.table.rows.row_of(page.table.current[0]), page.table.table_layout()
        assert table.first_row <= row < table.first_row + table.full_rows < len(page.table.rows)


def test_that_the_chosen_row_stays_in_view_in_another_order(page):
    page.resize(760, 300)
    page.show_selection(Selection(2, 1, 3))
    for order in ("position", "layer", "pixel", "size"):
        page.controls.sorting_chosen.emit(Sorting(order))
        row, table = page.table.rows.row_of(page.table.current[0]), page.table.table_layout()
        assert table.first_row <= row < table.first_row + table.full_rows


def test_that_classes_are_added_and_removed_and_none_means_all(page):
    rows = page.table.rows
    counts = rows.nudges.counts.tolist()
    there = [c for c in range(4) if counts[c]]
    page.filter.choose(there[0])
    page.filter.choose(there[1])
    assert page.table.rows.count == counts[there[0]] + counts[there[1]]
    page.filter.choose(there[0])
    assert page.table.rows.classes == {there[1]}
    page.filter.choose(there[1])
    assert page.table.rows.classes is None
    empty = [c for c in range(4) if not counts[c]]
    for number in empty:
        page.filter.choose(number)
    assert page.table.rows.classes is None


def test_that_a_typed_name_finds_its_row_and_selects_the_edge(page, qtbot):
    told = []
    page.selection_changed.connect(told.append)
    field = page.controls.find_field
    for text, selection, flat in (
        ("w(1)4,2", Selection(1, 4, 2), 26),
        ("b^(2)_3", Selection(2, 3), 58),
        ("w_31", Selection(1, 1), 31),
    ):
        field.setText(text)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert told[-1] == selection
        assert page.table.current == (flat, AVERAGE)
        place = page.table.table_layout()
        assert place.first_row <= page.table.rows.row_of(flat) < place.last_row
    count = len(told)
    field.setText("w(9)0,0")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "There is no layer (9)" in field.refusal.text()
    assert field.refusal.isVisible()
    assert len(told) == count
    assert page.table.current == (31, AVERAGE)


def test_that_the_read_out_takes_the_colours_of_another_theme(page, qapp):
    page.show_selection(Selection(2, 1, 3))
    before = page.readout.text()
    other = "light" if theme.current().name == "dark" else "dark"
    theme.apply_theme(qapp, other)
    try:
        assert page.readout.text() != before
        assert theme.current().muted in page.readout.text()
    finally:
        theme.apply_theme(qapp, "dark")
    assert page.readout.text() == before


def test_that_a_selection_made_elsewhere_is_shown_and_one_made_here_is_told(page, qtbot):
    page.show_selection(Selection(2, 1, 3))
    assert page.table.current[0] == 35 + 1 * 5 + 3
    assert "w</i><sup>(2)</sup><sub>1,3" in page.readout.text()
    page.show_selection(Selection(0, 2))
    assert page.table.current is None
    with qtbot.waitSignal(page.selection_changed, timeout=1000) as told:
        qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert isinstance(told.args[0], Selection)
    with qtbot.waitSignal(page.hovered, timeout=1000) as pointed:
        page.table.set_hover(26, tell=True)
    assert pointed.args == [Selection(1, 4, 2)]


def test_that_it_begins_at_the_largest_average_unless_a_weight_was_chosen(page, controller):
    lesson = lesson_of(controller)
    largest = page.start(lesson, Selection(1, 0))
    flat = int(np.argmax(np.abs(twin_nudges(lesson).mean(axis=1))))
    page.show_selection(largest)
    assert page.table.current[0] == flat
    assert page.start(lesson, Selection(1, 4, 2)) == Selection(1, 4, 2)


def test_that_the_diagram_lights_up_the_largest_averages_of_the_layer(page, controller):
    page.show_selection(Selection(2, 1, 3))
    edges = page.highlight().edges
    average = twin_nudges(lesson_of(controller)).mean(axis=1)
    assert edges.layer == 2
    assert edges.values == pytest.approx(average[35 + 5 * edges.js + edges.ks])
    assert np.abs(edges.values).max() == pytest.approx(np.abs(average[35:55]).max())


def test_that_a_chosen_edge_that_is_not_lit_has_its_average_too(page, controller, monkeypatch):
    monkeypatch.setattr(average_page, "_LIT_EDGES", 3)
    page.show_selection(Selection(2, 1, 3))
    edges = page.highlight().edges
    average = twin_nudges(lesson_of(controller)).mean(axis=1)[35:55].reshape(4, 5)
    dimmest = np.unravel_index(np.argmin(np.abs(average)), average.shape)
    assert not ((edges.js == dimmest[0]) & (edges.ks == dimmest[1])).any()
    assert edges.only(Selection(2, *map(int, dimmest))).values == pytest.approx([average[dimmest]])


def test_that_the_formulas_give_the_mean_of_the_row_and_the_step(page, controller):
    page.show_selection(Selection(2, 1, 3))
    mean, step = page.formulas()
    average = twin_nudges(lesson_of(controller))[43].mean()
    plain = re.sub(r"<[^>]*>", "", step.live).replace("−", "-")
    before, added, after = re.fullmatch(r".*: ([-+\d.]+) \+ 1.5 · \(([-+\d.]+)\) = ([-+\d.]+)", plain).groups()
    assert float(added) == pytest.approx(average, abs=1e-6)
    assert float(before) == pytest.approx(lesson_of(controller).state.network.parameters[43], abs=1e-6)
    assert float(after) == pytest.approx(float(before) + 1.5 * float(added), abs=3e-6)
    assert mean.live.count("+") >= 1
    assert "/ 10 =" in mean.live


def test_that_an_opened_column_asks_for_its_example(page, controller, qtbot):
    with qtbot.waitSignal(page.example_requested, timeout=1000) as asked:
        page.table.example_opened.emit(3)
    assert asked.args == [int(lesson_of(controller).mini_batch.indices[3])]


def test_that_the_example_on_the_desk_is_framed_in_the_table(page, controller):
    index = int(lesson_of(controller).mini_batch.indices[4])
    assert page.table.marked is None
    page.show_lesson(lesson_of(controller, "train", index))
    assert page.table.marked == 4
    page.filter.choose(int(controller.data.train.labels[index]))
    assert page.table.rows.nudges.indices[page.table.rows.examples[page.table.marked]] == index
    place = page.table.table_layout()
    image = page.table.viewport().grab().toImage()
    x = place.x(page.table.marked)
    column = [image.pixelColor(x + dx, 22).name() for dx in range(58)]
    assert theme.current().accent in column
    page.show_lesson(lesson_of(controller, "test", 4))
    assert page.table.marked is None


def test_that_choices_are_remembered(page, controller, qtbot, tmp_path):
    page.controls.order.setCurrentIndex(2)
    preferences = Preferences(tmp_path)
    page.remember(preferences)
    other = AveragePage(controller)
    qtbot.addWidget(other)
    other.restore(preferences)
    other.show_lesson(lesson_of(controller))
    assert other.table.rows.sorting.order == "layer"


def test_that_another_example_of_the_same_network_computes_nothing_anew(page, controller):
    nudges = page.source.nudges
    page.show_lesson(lesson_of(controller, "train", 7))
    assert page.source.nudges is nudges


def test_that_a_huge_mini_batch_is_gone_through_off_the_window_and_gives_the_same(page, controller, qtbot, monkeypatch):
    cells = twin_nudges(lesson_of(controller))
    monkeypatch.setattr(mini_batch_source, "AT_ONCE", 5)
    page.show_lesson(None)
    assert page.table.rows is None
    page.show_lesson(lesson_of(controller))
    assert page.job.isVisible()
    qtbot.waitUntil(lambda: page.table.rows is not None, timeout=5000)
    assert shown(page, 7, AVERAGE) == pytest.approx(cells[7].mean(), abs=6e-4 * 10.0**page.table.exponent)
    assert not page.job.isVisible()


def test_that_a_selection_the_new_network_does_not_have_is_dropped(page, controller, qtbot):
    page.show_selection(Selection(2, 1, 3))
    controller.send(commands.NewConfig(TrainingConfig(layer_sizes=(6, 4), mini_batch_size=1)))
    qtbot.waitUntil(lambda: controller.snapshot.run == 1, timeout=5000)
    page.show_lesson(lesson_of(controller))
    assert page.highlight().edges.layer == 1
    assert page.table.current is None
    assert "from this one example" in page.caption()


def test_that_rows_are_copied_and_all_are_saved(page, controller, qtbot, tmp_path, monkeypatch):
    page.show_selection(Selection(2, 1, 3))
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    head, line = QGuiApplication.clipboard().text().splitlines()
    assert line.split(",")[:4] == ["43", "2", "1", "3"]
    assert len(head.split(",")) == len(line.split(",")) == 17
    with qtbot.waitSignal(page.exports.notice, timeout=5000) as told:
        page.exports.save_chosen(tmp_path / "all.csv")
    assert "all.csv" in told.args[0]
    assert len((tmp_path / "all.csv").read_text(encoding="utf-8").splitlines()) == 60
    page.exports.save_chosen(tmp_path / "table.svg")
    page.exports.save_chosen(tmp_path / "table.png")
    assert (tmp_path / "table.svg").read_bytes().lstrip().startswith(b"<?xml")
    picture = QImage(str(tmp_path / "table.png"))
    ratio = picture.width() / page.table.viewport().width()
    assert picture.height() > ratio * (page.table.viewport().height() + 30)  # two lines of heading above it
    page.table.resize(page.table.width() - 150, page.table.height())
    assert page.table.horizontalScrollBar().maximum() > 0
    written, draw = [], QPainter.drawText
    monkeypatch.setattr(
        QPainter, "drawText", lambda painter, *given: (written.append(given[-1]), draw(painter, *given))
    )
    page.exports.save_chosen(tmp_path / "table.svg")
    assert written[:2] == ["Mini-batch average", "after step 0"]


def test_that_the_true_table_has_13002_rows_and_the_2s_make_it_call_everything_a_2(qtbot, qapp, mnist):
    create_application([])
    controller = Controller(TrainingConfig(), load=lambda: mnist)
    page = AveragePage(controller)
    qtbot.addWidget(page)
    try:
        qtbot.waitUntil(lambda: controller.snapshot is not None, timeout=10_000)
        with qtbot.waitExposed(page):
            page.show()
        page.show_lesson(lesson_of(controller))
        assert len(page.table.rows) == 13_002
        assert len(page.table.rows.examples) == 100
        zeros = int((page.table.rows.average == 0).sum())
        assert f"{zeros:,} of the 13,002 averages are exactly 0" in page.caption()
        assert "the pixel is dark" in page.table.readout(0, AVERAGE)
        page.filter.choose(2)
        assert page.wishes.wishes[2] > 0
        assert (np.delete(page.wishes.wishes, 2) < 0).all()
        assert page.wishes.outcome.answers_after[2] == 100
        assert page.repeat.isVisible()
        page.table.grab()
    finally:
        assert controller.close()
