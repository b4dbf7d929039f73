"""With augmentation on, every page speaks of the images that the coming step really takes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine import commands
from engine.reporting import silent
from gui.application import create_application
from gui.controller import Controller
from gui.lesson import make_lesson
from gui.measured_gradient import measured_gradient
from gui.shown_example import from_data, from_mini_batch
from gui.widgets.nudge_rows import AVERAGE
from gui.workspaces.average_page import AveragePage
from gui.workspaces.cost_page import _of_mini_batch
from gui.workspaces.input_panel import InputPanel
from gui.workspaces.lesson_texts import example_text
from gui.workspaces.sandbox_desk import SandboxDesk
from tests.engine.conftest import make_data
from tests.gui.lessons import SMALL, in_unit, lesson_of

DATA = make_data(train=53, pixels=(4, 5))
CONFIG = replace(SMALL, layer_sizes=(20, 5, 4), augmentation="strong")


@pytest.fixture
def controller(qtbot, qapp):
    create_application([])
    controller = Controller(CONFIG, load=lambda: DATA)
    qtbot.waitUntil(lambda: controller.snapshot is not None, timeout=5000)
    yield controller
    assert controller.close()


def step(controller, qtbot, command, count):
    controller.send(command)
    qtbot.waitUntil(lambda: (controller.snapshot.step_count, controller.snapshot.examples_done) == count, timeout=5000)


def test_that_table_gradient_cost_and_sandbox_are_of_the_step_that_follows(controller, qtbot):
    step(controller, qtbot, commands.StepMiniBatch(), (1, 0))
    page, desk, lesson = AveragePage(controller), SandboxDesk(controller), lesson_of(controller)
    qtbot.addWidget(page)
    page.show_lesson(lesson)
    desk.set_lesson(lesson)
    measured = measured_gradient("mini_batch", lesson, None, silent)
    before = controller.snapshot.parameters.astype(np.float64)
    step(controller, qtbot, commands.StepMiniBatch(), (2, 0))
    nudge = (controller.snapshot.parameters - before) / CONFIG.learning_rate
    unit = 6e-4 * 10.0**page.table.exponent
    for flat in range(0, len(nudge), 7):
        assert in_unit(page.table.text_at(flat, AVERAGE)) * 10.0**page.table.exponent == pytest.approx(
            nudge[flat], abs=unit + 1e-6
        )
    assert measured.sensitivity.nudge == pytest.approx(nudge, abs=1e-6)
    assert desk.trial.after(1.0).parameters == pytest.approx(controller.snapshot.parameters, abs=1e-6)
    cost = controller.snapshot.cost
    assert (_of_mini_batch(lesson)[0], desk.trial.mini_batch.cost(0.0)) == pytest.approx((cost, cost), rel=1e-5)


def test_that_the_pictures_above_the_table_and_on_the_desk_are_the_changed_ones(controller, qtbot):
    page, lesson = AveragePage(controller), lesson_of(controller)
    qtbot.addWidget(page)
    page.show_lesson(lesson)
    shown = page.source.nudges.images(DATA.train.image_shape)
    assert np.array_equal(shown[3], np.round(255 * lesson.mini_batch.x(slice(3, 4))).reshape(4, 5))
    assert not np.array_equal(shown, DATA.train.images[lesson.mini_batch.indices])


def test_that_only_the_very_image_of_a_column_counts_as_the_example_on_the_desk(controller, qtbot):
    page, mini_batch = AveragePage(controller), CONFIG.mini_batch_after(0, DATA.train)
    qtbot.addWidget(page)
    for example, marked, text in (
        (from_mini_batch(mini_batch, 3), 3, ", changed for this step"),
        (from_data(DATA, "train", int(mini_batch.indices[3])), None, ", label c"),
    ):
        lesson = make_lesson(controller.snapshot, DATA, example)
        page.show_lesson(lesson)
        assert page.table.marked == marked
        assert example_text(lesson, example).endswith(text)


def test_that_a_step_by_one_example_shows_the_image_it_looked_at(controller, qtbot):
    mini_batch = CONFIG.mini_batch_after(0, DATA.train)
    for done in range(1, 11):
        step(controller, qtbot, commands.StepExample(), (done // 10, done % 10))
        seen = controller.example
        assert (seen.source, seen.index) == ("train", mini_batch.indices[done - 1])
        assert np.array_equal(seen.x, mini_batch.x(slice(done - 1, done))[0])
        assert seen.desired == DATA.train.labels[seen.index]
        assert seen.changed
    panel = InputPanel()
    qtbot.addWidget(panel)
    for example, text in ((seen, "4 × 5, changed for this step"), (from_data(DATA, "train", 3), "4 × 5, as it is in")):
        panel.show_seen(example)
        assert panel._seen_note.text().startswith(text)
