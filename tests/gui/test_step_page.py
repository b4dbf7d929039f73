"""Step 8 in its page: before and after from the widgets against a scalar twin, undo bit for bit, the run goes on."""

from __future__ import annotations

import csv
import math
import re

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QStyle

from engine import commands
from engine.training import ParameterChange, TrainingConfig, replay
from gui import theme
from gui.preferences import Preferences
from gui.widgets.diagram_scene import Selection
from gui.workspaces import sandbox_desk
from gui.workspaces.lesson_panel import NARROWEST
from gui.workspaces.step_page import StepPage
from gui.workspaces.step_sentences import kind_of
from tests.gui.lessons import SMALL, drawn_lesson, lesson_of, number, open_page, twin_gradient

ETA = 1.5


@pytest.fixture
def page(qtbot, controller):
    page = open_page(qtbot, StepPage(controller))
    yield page
    page.hide()


def cell(page, row, column):
    return number(page.table._cells[row, column].text())


def batch_of(lesson):
    train = lesson.data.train
    return train.x(lesson.mini_batch.indices), train.y(lesson.mini_batch.indices)


def example_of(lesson):
    return lesson.state.trace.x, lesson.state.trace.y


def measured(page, qtbot):
    """Wait until the whole datasets were measured for what is shown."""
    qtbot.waitUntil(lambda: "%" in page.table._cells["accuracy", "then"].text(), timeout=5000)


@pytest.mark.parametrize("fraction", [1.0, 0.25, 3.0])
def test_that_before_and_after_are_those_of_the_twin(page, controller, fraction):
    lesson = lesson_of(controller)
    start = lesson.state.network.parameters
    cost, gradient = twin_gradient(lesson, *batch_of(lesson))
    own_cost, own_gradient = twin_gradient(lesson, *example_of(lesson))
    after = start - fraction * ETA * gradient
    page.controls.set_fraction(fraction)
    for row, examples, before, predicted in (
        ("mini_batch", batch_of(lesson), cost, -fraction * ETA * gradient @ gradient),
        ("example", example_of(lesson), own_cost, -fraction * ETA * gradient @ own_gradient),
    ):
        then = twin_gradient(lesson, *examples, after)[0]
        assert cell(page, row, "now") == pytest.approx(before, abs=6e-5)
        assert cell(page, row, "then") == pytest.approx(then, abs=6e-5)
        assert cell(page, row, "predicted") == pytest.approx(predicted, abs=6e-5, rel=6e-3)
        assert cell(page, row, "real") == pytest.approx(then - before, abs=6e-5, rel=6e-3)
    page.show_selection(Selection(2, 1, 3))
    assert cell(page, "parameter", "now") == pytest.approx(start[43], abs=6e-5)
    assert cell(page, "parameter", "then") == pytest.approx(after[43], abs=6e-5)
    network = lesson.state.network.copy()
    before = network.feedforward(lesson.state.trace.x)[0]
    network.parameters[:] = after
    then = network.feedforward(lesson.state.trace.x)[0]
    assert [page.outputs.text(j) for j in range(4)] == [f"{b:.2f} → {t:.2f}" for b, t in zip(before, then, strict=True)]


def test_that_whole_datasets_are_measured_off_the_window(page, controller, qtbot):
    lesson = lesson_of(controller)
    start, (_, gradient) = lesson.state.network.parameters, twin_gradient(lesson, *batch_of(lesson))
    measured(page, qtbot)
    data = lesson.data
    for row, dataset in (("training", data.train), ("test", data.test)):
        everything = dataset.x(slice(None)), dataset.y(slice(None))
        for column, parameters in (("now", start), ("then", start - ETA * gradient)):
            assert cell(page, row, column) == pytest.approx(twin_gradient(lesson, *everything, parameters)[0], abs=6e-5)
        predicted = -ETA * float(gradient @ twin_gradient(lesson, *everything)[1])
        assert cell(page, row, "predicted") == pytest.approx(predicted, rel=6e-3, abs=5.1e-5)
    assert "no slope" in page.table._cells["accuracy", "predicted"].text()
    network = lesson.state.network.copy()
    right = float((network.feedforward(data.test.x(slice(None))).argmax(axis=1) == data.test.labels).mean())
    assert cell(page, "accuracy", "now") == pytest.approx(right, abs=6e-5)


def test_that_the_step_of_this_example_alone_follows_its_nudge(page, controller, qtbot):
    lesson = lesson_of(controller)
    start = lesson.state.network.parameters
    _, own = twin_gradient(lesson, *example_of(lesson))
    qtbot.mouseClick(page.controls.own, Qt.MouseButton.LeftButton)
    assert cell(page, "example", "predicted") == pytest.approx(-ETA * own @ own, abs=6e-5, rel=6e-3)
    then = twin_gradient(lesson, *batch_of(lesson), start - ETA * own)[0]
    assert cell(page, "mini_batch", "then") == pytest.approx(then, abs=6e-5)
    assert page.caption().startswith("C₀ of this example")
    qtbot.mouseClick(page.controls.apply, Qt.MouseButton.LeftButton)
    assert page.desk.parameters == pytest.approx(start - ETA * own, abs=1e-15)


def test_that_a_drawing_needs_its_digit_before_its_nudge_can_be_taken(page, controller, qtbot):
    page.show_lesson(drawn_lesson(controller, None))
    assert not page.controls.own.isEnabled()
    assert "Say what you drew" in page.foot.note.text()
    assert page.table._cells["example", "now"].text() == "–"
    lesson = drawn_lesson(controller, 2)
    page.show_lesson(lesson)
    assert page.controls.own.isEnabled()
    qtbot.mouseClick(page.controls.own, Qt.MouseButton.LeftButton)
    cost, own = twin_gradient(lesson, *example_of(lesson))
    assert cell(page, "example", "now") == pytest.approx(cost, abs=6e-5)
    assert cell(page, "example", "predicted") == pytest.approx(-ETA * own @ own, abs=6e-5, rel=6e-3)
    measured(page, qtbot)
    page.show_lesson(drawn_lesson(controller, None))
    assert not page.desk.trial.own


def test_that_undo_gives_back_every_bit_and_redo_too(page, controller, qtbot):
    moments = [page.desk.parameters.tobytes()]
    for fraction in (1.0, 0.3, 2.0):
        page.controls.set_fraction(fraction)
        qtbot.mouseClick(page.controls.apply, Qt.MouseButton.LeftButton)
        moments.append(page.desk.parameters.tobytes())
    assert len(set(moments)) == 4
    for expected in reversed(moments[:-1]):
        qtbot.mouseClick(page.controls.undo, Qt.MouseButton.LeftButton)
        assert page.desk.parameters.tobytes() == expected
    assert not page.controls.undo.isEnabled()
    assert not page.desk.is_changed
    for expected in moments[1:]:
        qtbot.mouseClick(page.controls.redo, Qt.MouseButton.LeftButton)
        assert page.desk.parameters.tobytes() == expected
    qtbot.mouseClick(page.controls.back, Qt.MouseButton.LeftButton)
    assert page.desk.parameters.tobytes() == moments[0]
    qtbot.mouseClick(page.controls.undo, Qt.MouseButton.LeftButton)
    assert page.desk.parameters.tobytes() == moments[3]
    assert controller.snapshot.parameters.tobytes() == np.frombuffer(moments[0]).astype(np.float32).tobytes()


def test_that_a_second_step_follows_the_gradient_where_the_sandbox_stands(page, controller):
    lesson = lesson_of(controller)
    page._apply()
    cost, gradient = twin_gradient(lesson, *batch_of(lesson), page.desk.parameters)
    assert cell(page, "mini_batch", "now") == pytest.approx(cost, abs=6e-5)
    assert cell(page, "mini_batch", "predicted") == pytest.approx(-ETA * gradient @ gradient, abs=6e-5, rel=6e-3)
    assert "Sandbox, changed" in page.foot.note.text()


def test_that_another_example_keeps_the_sandbox_and_another_network_begins_anew(page, controller, qtbot):
    page._apply()
    moved = page.desk.parameters.tobytes()
    page.show_lesson(lesson_of(controller, "train", 5))
    assert page.desk.parameters.tobytes() == moved
    state = page.shown_state(page._lesson)
    assert state.network.parameters.tobytes() == moved
    controller.send(commands.StepMiniBatch())
    qtbot.waitUntil(lambda: controller.snapshot.step_count == 1, timeout=5000)
    lesson = lesson_of(controller)
    page.show_lesson(lesson)
    assert not page.desk.is_changed
    assert page.desk.stack.count() == 0
    assert page.shown_state(lesson) is lesson.state


def test_that_the_curve_shows_the_true_cost_and_can_be_dragged(page, controller, qtbot):
    lesson = lesson_of(controller)
    start, (cost, gradient) = lesson.state.network.parameters, twin_gradient(lesson, *batch_of(lesson))
    area = page.curve.chart().area
    middle = QPoint(round(area.left() + 0.4 * area.width()), round(area.center().y()))
    qtbot.mousePress(page.curve, Qt.MouseButton.LeftButton, pos=middle)
    fraction = page.controls.fraction
    assert fraction == pytest.approx(0.4, abs=0.02)
    then = twin_gradient(lesson, *batch_of(lesson), start - fraction * ETA * gradient)[0]
    assert f"cost {then:.4f}" in page.curve.accessibleDescription()
    promised = cost - fraction * ETA * gradient @ gradient
    assert f"promises {promised:.4f}" in page.curve.accessibleDescription()
    page.curve.grab()


def test_that_slider_number_and_range_agree(page, qtbot):
    controls = page.controls
    controls.slider.setValue(500)
    assert controls.fraction == pytest.approx(0.5)
    controls.number.setValue(7.5)
    assert controls.most == 10
    assert controls.slider.value() == 750
    controls.range.setCurrentIndex(0)
    controls.range.activated.emit(0)
    assert controls.fraction == pytest.approx(0.1)
    assert page.curve.most == pytest.approx(0.1)
    controls.set_fraction(0)
    assert not controls.apply.isEnabled()


def test_that_the_caption_says_where_the_prediction_fails(page, controller):
    lesson = lesson_of(controller)
    start, (cost, gradient) = lesson.state.network.parameters, twin_gradient(lesson, *batch_of(lesson))
    page.controls.set_fraction(1.0)
    square = float(gradient @ gradient)
    real = twin_gradient(lesson, *batch_of(lesson), start - ETA * gradient)[0] - cost
    text = page.caption().replace("−", "-").replace("+", "")
    assert f"= {-ETA * square:.4f} for f = 1 and η = 1.5; really ΔC = {real:.4f}" in text
    wrong = float(re.search(r"10% from a fraction of ([\d.]+) on\.", text)[1])
    for fraction, holds in ((wrong, False), (wrong * 1.5, False), (wrong - 1e-4, True)):
        changed = twin_gradient(lesson, *batch_of(lesson), start - fraction * ETA * gradient)[0] - cost
        assert (abs(changed + fraction * ETA * square) <= 0.1 * fraction * ETA * square) == holds
    impossible = cost / (ETA * square)
    assert ("negative cost" in text) == (impossible <= 10)
    if impossible <= 10:
        assert f"From {math.ceil(1e4 * impossible) / 1e4:.6g} on" in text


def test_that_the_formulas_can_be_checked(page, controller):
    lesson = lesson_of(controller)
    page.show_selection(Selection(2, 1, 3))
    page.controls.set_fraction(0.5)
    _, gradient = twin_gradient(lesson, *batch_of(lesson))
    step, promise = (re.sub(r"<[^>]*>", "", f.live).replace("−", "-") for f in page.formulas())
    before, slope, after = re.fullmatch(r".*: ([-+\d.]+) - 0.5 · 1.5 · \(([-+\d.]+)\) = ([-+\d.]+)", step).groups()
    assert float(slope) == pytest.approx(gradient[43], abs=1e-8)
    assert float(after) == pytest.approx(float(before) - 0.75 * float(slope), abs=1.1e-6)
    size = float(re.match(r"-0.5 · 1.5 · ([\d.]+?)2 =", promise)[1])
    assert size == pytest.approx(math.sqrt(gradient @ gradient), abs=1e-6)


def test_that_a_change_too_small_for_a_float64_is_told_as_rounding(page, controller, qtbot):
    network = controller.snapshot.network()
    network.biases[-1][:] = 150.0  # every output at 1, with slopes of 1e-65
    controller.send(commands.SetParameters(network.parameters, "test"))
    qtbot.waitUntil(lambda: controller.shown.network().biases[-1][0] == 150, timeout=5000)
    page.show_lesson(lesson_of(controller))
    assert page.desk.trial.curve.is_lost
    assert "too small beside C for a float64" in page.caption()
    assert "off by more" not in page.caption()
    assert cell(page, "mini_batch", "real") == 0 != cell(page, "mini_batch", "predicted")


def test_that_the_keys_stay_in_the_step_when_the_run_goes_on_from_the_sandbox(page, controller, qtbot):
    page._apply()
    page.controls.continue_.setFocus()
    qtbot.keyClick(page.controls.continue_, Qt.Key.Key_Space)
    qtbot.waitUntil(page.take_back.isVisible, timeout=5000)
    page.show_lesson(lesson_of(controller))
    qtbot.waitUntil(page.take_back.hasFocus, timeout=1000)
    qtbot.keyClick(page.take_back, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not page.take_back.isVisible(), timeout=5000)
    assert page.controls.slider.hasFocus()


def test_that_curve_and_outputs_fit_the_narrowest_column_beside_a_scroll_bar(page, qtbot):
    page.resize(400, 420)
    qtbot.waitUntil(lambda: page.curve.parentWidget() is page.beside, timeout=1000)
    bar = page.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
    assert page.beside.minimumSizeHint().width() <= NARROWEST - 2 * theme.PADDING - bar - 6


def test_that_no_step_at_all_has_no_sign(page):
    page.controls.set_fraction(0.0)
    assert [f.live.startswith("0 · 1.5 · ") for f in page.formulas()] == [False, True]
    assert "−0 " not in "".join(f.live for f in page.formulas())
    assert page.formulas()[1].live.endswith(">0</span></b>")


def test_that_the_note_tells_every_step_that_led_here(page, qtbot):
    def applied(fraction):
        page.controls.set_fraction(fraction)
        page._apply()
        return page.foot.note.text()

    assert "changed: 0.5 × the step along the average." in applied(0.5)
    assert "changed: (0.5 + 0.25 = 0.75) × the step along the average." in applied(0.25)
    qtbot.mouseClick(page.controls.own, Qt.MouseButton.LeftButton)
    assert "along the average, 2 × the step along one example’s nudge." in applied(2)
    qtbot.mouseClick(page.controls.average, Qt.MouseButton.LeftButton)
    for _ in range(2):
        text = applied(0.5)
    assert "(4 steps = 1.75) × the step along the average, 2 × the step along" in text
    page.desk.stack.undo()
    assert "(0.5 + 0.25 + 0.5 = 1.25) ×" in page.foot.note.text()
    qtbot.mouseClick(page.controls.back, Qt.MouseButton.LeftButton)
    assert "changed" not in page.foot.note.text()


@pytest.mark.parametrize(("real", "promised", "kind"), [(-1, -1.05, 0), (-0.5, -1, 1), (-1.5, -1, 2), (0.1, -1, 3)])
def test_that_the_right_answer_is_the_measured_one(real, promised, kind):
    assert kind_of(real, promised) == kind


def test_that_the_question_is_judged_by_the_true_step(page, controller):
    lesson = lesson_of(controller)
    start, (cost, gradient) = lesson.state.network.parameters, twin_gradient(lesson, *batch_of(lesson))
    real = twin_gradient(lesson, *batch_of(lesson), start - ETA * gradient)[0] - cost
    question = page.question()
    assert question.right == {kind_of(real, -ETA * gradient @ gradient)}
    assert f"{abs(real):.4f}" in question.reveal
    assert len(question.answers) == 4


def test_that_a_typed_parameter_is_shown_and_nonsense_is_answered(page, qtbot):
    told = []
    page.selection_changed.connect(told.append)
    page.find_field.setText("b(2)3")
    qtbot.keyClick(page.find_field, Qt.Key.Key_Return)
    assert told == [Selection(2, 3)]
    assert "<sup>(2)</sup><sub>3" in page.table._names["parameter"].text()
    page.find_field.setText("b(2)4")
    qtbot.keyClick(page.find_field, Qt.Key.Key_Return)
    assert "Layer (2) has no neuron 4" in page.find_field.refusal.text()
    assert page.find_field.refusal.isVisible()
    assert len(told) == 1


def test_that_the_run_goes_on_only_from_where_it_stands(page, controller, qtbot):
    """From a sandbox of its past everything since would be replaced."""
    page._apply()
    assert page.controls.continue_.isEnabled()
    assert "not touched" in page.foot.note.text()
    controller.send(commands.StepMiniBatch())
    qtbot.waitUntil(lambda: controller.snapshot.step_count == 1, timeout=5000)
    assert not page.controls.continue_.isEnabled()
    assert "elsewhere" in page.foot.note.text()
    newest = controller.snapshot.parameters.copy()
    page._continue()
    controller.send(commands.SetSpeed(1.0))
    qtbot.waitUntil(lambda: controller.snapshot.speed == 1.0, timeout=5000)
    assert np.array_equal(controller.snapshot.parameters, newest)
    page.show_lesson(lesson_of(controller))
    page._apply()
    assert page.controls.continue_.isEnabled()


def test_that_a_picture_says_step_example_and_moment_and_a_table_has_no_number_for_what_is_not_known(page, controller):
    assert page.heading() == ("Take the step", "test example 0, label b · after step 0")
    header, rows = page.numbers()
    training = dict(zip(header, next(row for row in rows if row[0] == "training"), strict=True))
    assert training["now"] == training["predicted_change"] == ""
    assert "nan" not in str(rows)
    page._apply()
    assert page.heading()[1].startswith("test example 0, label b · in the sandbox")


def test_that_the_run_goes_on_from_the_sandbox_and_can_take_it_back(page, controller, qtbot):
    assert not page.controls.continue_.isEnabled()
    before = controller.snapshot.parameters.copy()
    page._apply()
    wanted = page.desk.parameters.astype(np.float32)
    qtbot.mouseClick(page.controls.continue_, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: np.array_equal(controller.snapshot.parameters, wanted), timeout=5000)
    page.show_lesson(lesson_of(controller))
    assert not page.desk.is_changed
    assert page.take_back.isVisible()
    controller.send(commands.StepMiniBatch())
    qtbot.waitUntil(lambda: controller.snapshot.step_count == 1, timeout=5000)
    events = controller.runner._run.session.state().events
    assert [(type(event), event.step_count, event.why) for event in events] == [(ParameterChange, 0, "sandbox")]
    again = replay(SMALL, controller.data, events, 1)
    assert np.array_equal(again.network.parameters, controller.snapshot.parameters)
    qtbot.mouseClick(page.take_back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: np.array_equal(controller.snapshot.parameters, before), timeout=5000)
    assert not page.take_back.isVisible()


def test_that_a_run_of_another_kind_cannot_go_on_from_this_sandbox(page, controller, qtbot):
    page._apply()
    assert page.controls.continue_.isEnabled()
    controller.send(commands.NewConfig(TrainingConfig(layer_sizes=(6, 3, 4), mini_batch_size=10)))
    qtbot.waitUntil(lambda: controller.snapshot.run == 1, timeout=5000)
    page._show_numbers()
    assert not page.controls.continue_.isEnabled()


def test_that_a_huge_mini_batch_is_prepared_off_the_window(page, controller, qtbot, monkeypatch):
    expected = page.table._cells["mini_batch", "then"].text()
    monkeypatch.setattr(sandbox_desk, "AT_ONCE", 5)
    page.show_lesson(None)
    page.show_lesson(lesson_of(controller))
    assert page.table._cells["mini_batch", "then"].text() == "–"
    assert not page.controls.apply.isEnabled()
    qtbot.waitUntil(lambda: page.desk.trial is not None, timeout=5000)
    assert page.table._cells["mini_batch", "then"].text() == expected
    page.controls.set_fraction(0.37)
    assert page.table._cells["mini_batch", "then"].text() == "…"
    assert "really" not in page.caption()
    qtbot.waitUntil(lambda: page.table._cells["mini_batch", "then"].text() != "…", timeout=5000)
    lesson = lesson_of(controller)
    start, (cost, gradient) = lesson.state.network.parameters, twin_gradient(lesson, *batch_of(lesson))
    then = twin_gradient(lesson, *batch_of(lesson), start - 0.37 * ETA * gradient)[0]
    assert cell(page, "mini_batch", "then") == pytest.approx(then, abs=6e-5)
    assert f"really ΔC = {then - cost:.4f}".replace("-", "−") in page.caption()


def test_that_the_numbers_are_saved(page, controller, tmp_path):
    lesson = lesson_of(controller)
    start, (cost, gradient) = lesson.state.network.parameters, twin_gradient(lesson, *batch_of(lesson))
    page.controls.set_fraction(0.5)
    page.export.export_to(tmp_path / "step.csv")
    with (tmp_path / "step.csv").open(encoding="utf-8") as file:
        head, *lines = list(csv.reader(file))
    row = next(line for line in lines if line[0] == "mini_batch")
    then = twin_gradient(lesson, *batch_of(lesson), start - 0.5 * ETA * gradient)[0]
    expected = [0.5, cost, -0.5 * ETA * gradient @ gradient, then - cost, then]
    assert [float(cell) for cell in row[1:]] == pytest.approx(expected)
    assert head == ["what", "fraction", "now", "predicted_change", "real_change", "then"]
    assert ["curve of the mini_batch", *row[1:]] in lines
    page.export.export_to(tmp_path / "step.svg")
    assert b"<svg" in (tmp_path / "step.svg").read_bytes()


def test_that_the_range_is_remembered(page, controller, qtbot, tmp_path):
    page.controls.set_fraction(9.0)
    preferences = Preferences(tmp_path)
    page.remember(preferences)
    other = StepPage(controller)
    qtbot.addWidget(other)
    other.restore(preferences)
    assert other.controls.most == other.curve.most == 10


def test_that_the_prediction_for_the_whole_sets_follows_the_sandbox(page, controller, qtbot):
    lesson = lesson_of(controller)
    start, (_, gradient) = lesson.state.network.parameters, twin_gradient(lesson, *batch_of(lesson))
    page.controls.set_fraction(0.5)
    page.controls.apply.click()
    measured(page, qtbot)
    there = start - 0.5 * ETA * gradient
    step = twin_gradient(lesson, *batch_of(lesson), there)[1]
    train = lesson.data.train
    slope = twin_gradient(lesson, train.x(slice(None)), train.y(slice(None)), there)[1]
    predicted = -0.5 * ETA * float(step @ slope)
    assert cell(page, "training", "predicted") == pytest.approx(predicted, rel=6e-3, abs=5.1e-5)


def test_that_the_note_names_the_step_the_sandbox_stands_on(page, controller):
    controls = page.controls
    controls.set_fraction(0.5)
    controls.apply.click()
    assert "0.5 × the step along the average" in page.foot.note.text()
    controls.own.click()
    controls.set_fraction(0.25)
    controls.apply.click()
    assert "0.25 × the step along one example’s nudge" in page.foot.note.text()
    controls.undo.click()
    assert "0.5 × the step along the average" in page.foot.note.text()
    controls.back.click()
    assert page.foot.note.text() == "A sandbox: the run is not touched."
    controls.undo.click()
    assert "0.5 × the step along the average" in page.foot.note.text()
    controls.apply.click()  # in place of what could have been redone
    assert "0.25 × the step along one example’s nudge" in page.foot.note.text()


def test_that_one_example_has_a_c_of_its_own_in_words_and_formulas(page, controller):
    assert "ΔC = −f·η" in page.caption().replace("\u2060", "")
    assert [f.name for f in page.formulas()] == ["step_of", "first_order"]
    page.controls.own.click()
    assert "ΔC₀ = −f·η" in page.caption().replace("\u2060", "")
    assert [f.name for f in page.formulas()] == ["step_of_own", "first_order_own"]


def test_that_hiding_stops_what_is_measured(page, controller, qtbot):
    page.controls.set_fraction(0.7)
    page.hide()
    assert not page._timer.isActive()
    assert not page.desk.is_measuring
    page.show()
    measured(page, qtbot)
