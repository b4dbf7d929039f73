"""Steps 7 and 8 in the real window on MNIST: numbers from the widgets against the scalar twin, in two languages."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit

from engine import commands
from engine.training import TrainingConfig
from gui.widgets.diagram_scene import Selection
from gui.widgets.nudge_rows import AVERAGE, STEP
from tests.e2e.lesson.reading import go_to
from tests.e2e.steps import do
from tests.gui.lessons import in_unit, number, twin_gradient, twin_nudges
from tests.gui.pen import SEVEN, draw

ETA = 2.0


@pytest.fixture
def config():
    return TrainingConfig(mini_batch_size=10, learning_rate=ETA)


def shown(page, flat, column):
    return in_unit(page.table.text_at(flat, column)) * 10.0**page.table.exponent


def check_step(page, lesson):
    """Compare what step 8 shows of this example and the mini-batch with plain Python numbers."""
    now = lesson.lesson
    train, batch, start = now.data.train, now.mini_batch.indices, now.state.network.parameters
    _, gradient = twin_gradient(now, train.x(batch), train.y(batch))
    for row, x, y in (
        ("mini_batch", train.x(batch), train.y(batch)),
        ("example", now.state.trace.x, now.state.trace.y),
    ):
        cost, own = twin_gradient(now, x, y)
        then = twin_gradient(now, x, y, start - ETA * gradient)[0]
        cells = {c: page.findChild(QLabel, f"{row}_{c}") for c in ("now", "predicted", "real", "then")}
        assert number(cells["now"].text()) == pytest.approx(cost, abs=6e-5)
        assert number(cells["then"].text()) == pytest.approx(then, abs=6e-5)
        assert number(cells["predicted"].text()) == pytest.approx(-ETA * gradient @ own, abs=6e-5, rel=6e-3)
        assert number(cells["real"].text()) == pytest.approx(then - cost, abs=6e-5, rel=6e-3)


def test_that_the_average_and_the_step_are_true_for_data_and_a_drawing_in_both_languages(window, lesson, qtbot):
    page = go_to(lesson, "average")
    cells = twin_nudges(lesson.lesson)
    chosen = [0, 300, 12_560, 12_700, 12_831, 12_950, 13_001, int(np.argmax(np.abs(cells.mean(axis=1))))]
    for language in ("en", "zh"):
        window.languages.use(language)
        unit = 6e-4 * 10.0**page.table.exponent
        for flat in chosen:
            for column in range(10):
                assert shown(page, flat, column) == pytest.approx(cells[flat, column], abs=unit)
            assert shown(page, flat, AVERAGE) == pytest.approx(cells[flat].mean(), abs=unit)
            assert shown(page, flat, STEP) == pytest.approx(ETA * cells[flat].mean(), abs=unit)
    assert page.table.current[0] == chosen[-1]
    step = go_to(lesson, "step")
    check_step(step, lesson)
    window.languages.use("en")
    window.desk.show_data_example("train", 5)
    check_step(step, lesson)
    draw(window.input.pad, SEVEN)
    assert not step.controls.own.isEnabled()
    qtbot.keyClick(window.input.pad, Qt.Key.Key_7)
    qtbot.waitUntil(lambda: window.controller.example.desired == 7, timeout=2000)
    assert step.controls.own.isEnabled()
    check_step(step, lesson)


def test_that_one_selection_is_shared_by_table_and_diagram(window, lesson, qtbot):
    page = go_to(lesson, "average")
    page.controls.find_field.setText("w(2)5,11")
    qtbot.keyClick(page.controls.find_field, Qt.Key.Key_Return)
    assert lesson.network.diagram.selection == Selection(2, 5, 11)
    lesson.network.diagram.set_selection(Selection(3, 2, 7))
    lesson.selection.choose(Selection(3, 2, 7))
    assert page.table.current[0] == 12_832 + 2 * 16 + 7
    step = go_to(lesson, "step")
    start = lesson.lesson.state.network.parameters
    assert number(step.findChild(QLabel, "parameter_now").text()) == pytest.approx(start[12_871], abs=6e-5)


def test_that_another_example_keeps_what_is_chosen(window, lesson):
    page = go_to(lesson, "average")
    largest = lesson.selection.chosen
    assert page.table.current == (int(np.argmax(np.abs(page.table.rows.average))), AVERAGE)
    window.desk.show_data_example("train", int(lesson.lesson.mini_batch.indices[3]))
    assert lesson.selection.chosen == largest
    assert page.table.marked == 3
    go_to(lesson, "step")
    window.desk.show_data_example("test", 8)
    assert lesson.selection.chosen == largest


def test_that_the_run_goes_on_from_the_sandbox_in_the_window_and_back(window, lesson, qtbot):
    step = go_to(lesson, "step")
    before = window.controller.snapshot.parameters.copy()
    qtbot.mouseClick(step.controls.apply, Qt.MouseButton.LeftButton)
    assert lesson.network.diagram.state.network.parameters.tobytes() == step.desk.parameters.tobytes()
    wanted = step.desk.parameters.astype(np.float32)
    qtbot.mouseClick(step.controls.continue_, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: np.array_equal(lesson.lesson.snapshot.parameters, wanted), timeout=5000)
    assert not step.desk.is_changed
    qtbot.mouseClick(step.take_back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: np.array_equal(lesson.lesson.snapshot.parameters, before), timeout=5000)


def test_that_the_prediction_is_that_of_the_network_in_the_diagram(window, lesson, qtbot):
    step = go_to(lesson, "step")
    run = lesson.lesson.state.trace.activations[-1][0]
    qtbot.mouseClick(step.controls.apply, Qt.MouseButton.LeftButton)
    tried = lesson.network.diagram.state.trace.activations[-1][0]
    assert not np.array_equal(tried, run)
    assert np.array_equal(window.input.bars.activations, tried)
    assert "sandbox" in step.subtitle()
    go_to(lesson, "forward")
    assert np.array_equal(window.input.bars.activations, run)
    go_to(lesson, "step")
    assert np.array_equal(window.input.bars.activations, tried)
    window.pages.open("train")
    assert np.array_equal(window.input.bars.activations, run)


def test_that_speed_and_other_snapshots_of_the_same_moment_keep_the_sandbox(window, lesson, qtbot):
    step = go_to(lesson, "step")
    qtbot.mouseClick(step.controls.apply, Qt.MouseButton.LeftButton)
    moved, seen = step.desk.parameters.tobytes(), window.controller.snapshot.sequence
    window.controller.send(commands.SetSpeed(50.0))
    qtbot.waitUntil(lambda: window.controller.snapshot.sequence > seen, timeout=5000)
    assert step.desk.parameters.tobytes() == moved
    assert step.desk.stack.canUndo()


def test_that_everything_in_both_steps_has_a_name(window, lesson, qtbot):
    for name in ("average", "step"):
        page = go_to(lesson, name)
        for kind in (QAbstractButton, QComboBox, QLineEdit):
            for widget in page.findChildren(kind):
                text = widget.text() if isinstance(widget, QAbstractButton) else ""
                is_inner = widget.objectName().startswith("qt_")  # the field of a spin box, which has the name
                assert is_inner or text or widget.accessibleName(), (name, widget)


def test_that_hidden_steps_get_ready_while_the_window_rests(window, lesson, qtbot):
    average, step = (page for page in lesson.pages if not page.needs_example)
    qtbot.waitUntil(lambda: step.desk.trial is not None and average.table.rows is not None, timeout=5000)
    assert not average.isVisible()
    assert not step.isVisible()
    assert average.table.rows.nudges.indices.tolist() == lesson.lesson.mini_batch.indices.tolist()
    first = average.table.rows
    do(window, qtbot, commands.StepMiniBatch(), step=1)
    qtbot.waitUntil(lambda: average.table.rows is not first and step.desk.lesson is lesson.lesson, timeout=5000)
    assert average.table.rows.nudges.indices.tolist() == lesson.lesson.mini_batch.indices.tolist()
    assert step.desk.trial.network.parameters.tolist() == lesson.lesson.state.network.parameters.tolist()


def test_that_a_changed_sandbox_is_kept_until_its_step_is_opened_again(window, lesson, qtbot):
    page = go_to(lesson, "step")
    page.desk.apply(0.5)
    sandbox = page.desk.parameters
    go_to(lesson, "forward")
    do(window, qtbot, commands.StepMiniBatch(), step=1)
    qtbot.waitUntil(lambda: not lesson.rehearsal._waiting, timeout=5000)
    assert page.desk.parameters is sandbox
    assert page.desk.stack.canUndo()
    go_to(lesson, "step")
    assert np.array_equal(page.desk.parameters, lesson.lesson.state.network.parameters)
