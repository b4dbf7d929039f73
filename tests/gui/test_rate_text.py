"""One learning rate is written in one way: in captions, formulas, questions, the table and the history line."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from engine.training import TrainingConfig
from gui.application import create_application
from gui.controller import Controller
from gui.widgets.diagram_scene import Selection
from gui.widgets.power import rate_text
from gui.widgets.timeline_bar import TimelineBar
from gui.workspaces.average_page import AveragePage
from tests.engine.conftest import make_data
from tests.gui.lessons import SMALL, lesson_of


@pytest.fixture
def controller(qtbot, qapp):
    create_application([])
    controller = Controller(SMALL, load=make_data)
    qtbot.waitUntil(lambda: controller.snapshot is not None, timeout=5000)
    yield controller
    assert controller.close()


@pytest.mark.parametrize(
    ("rate", "text"), [(4.0, "4"), (3.7320508, "3.73205"), (0.03, "0.03"), (3.04617342e-6, "3.04617×10⁻⁶")]
)
def test_that_a_rate_keeps_six_digits_and_needs_no_e(rate, text):
    assert rate_text(rate) == text


@pytest.mark.parametrize("rate", [3.7320508, 3.04617342e-6])
def test_that_caption_and_formula_of_the_average_write_the_same(qtbot, controller, rate):
    page, lesson = AveragePage(controller), lesson_of(controller)
    qtbot.addWidget(page)
    page.show_lesson(replace(lesson, snapshot=replace(lesson.snapshot, effective_learning_rate=rate)))
    page.show_selection(Selection(2, 1))
    assert page.table.rows.learning_rate == rate
    caption = re.search(r"η = (\S+) times", page.caption()).group(1)
    live = re.sub("<[^>]*>", "", page.formulas()[1].live)
    assert caption == re.search(r"[+−] (\S+) · \(", live).group(1) == rate_text(rate)


def test_that_the_history_line_writes_a_rate_below_its_smallest(qtbot, qapp):
    create_application([])
    bar = TimelineBar()
    qtbot.addWidget(bar)
    bar.show_eta(3.04617342e-6, 0)
    assert bar.eta.text() == "3.05×10⁻⁶"
    bar.show_eta(0.25, 0)
    assert bar.eta.text() == "0.2500"
    assert TrainingConfig().learning_rate >= bar.eta.minimum()
