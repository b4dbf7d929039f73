"""An output so sure that a float64 writes it as 1 is written alike in every step that shows it, with what it lacks."""

from __future__ import annotations

import math
import re
from dataclasses import replace

import pytest

from engine.training import TrainingConfig
from gui.lesson import make_lesson
from gui.shown_example import from_data
from gui.widgets.diagram_scene import Selection
from gui.workspaces.avenues_page import AvenuesPage
from gui.workspaces.backward_page import BackwardPage
from gui.workspaces.cost_page import CostPage
from gui.workspaces.wishes_page import WishesPage
from tests.gui.lessons import number

CONFIG = TrainingConfig(layer_sizes=(6, 5, 4), mini_batch_size=10, cost="cross_entropy", seed=3)


@pytest.fixture
def config():
    return CONFIG


@pytest.fixture
def lesson(controller):
    """The desired output is 60 above the others, or so: e^-60 is far below what tells a float64 from 1."""
    network = controller.shown.network()
    network.biases[1][int(controller.data.test.labels[0])] = 60.0
    snapshot = replace(controller.shown, parameters=network.parameters.copy())
    return make_lesson(snapshot, controller.data, from_data(controller.data, "test", 0))


@pytest.fixture
def rest(lesson):
    """1 - a of the desired output, from z by plain Python numbers."""
    z, desired = lesson.state.trace.zs[-1][0].tolist(), lesson.state.desired
    rest = sum(math.exp(other - z[desired]) for j, other in enumerate(z) if j != desired)
    assert 1e-28 < rest < 1e-24
    assert lesson.state.trace.activations[-1][0, desired] == 1
    return rest


@pytest.mark.parametrize("kind", [CostPage, WishesPage, AvenuesPage, BackwardPage])
def test_that_every_step_writes_the_same_number(qtbot, controller, lesson, rest, kind):
    page = kind(controller)
    qtbot.addWidget(page)
    page.expect(Selection(2, lesson.state.desired))
    page.show_lesson(lesson)
    words = re.sub("<[^>]*>", "", page.caption() + " " + " ".join(formula.live for formula in page.formulas()))
    found = re.findall(r"1 − ([\d.]+×10⁻[⁰¹²³⁴⁵⁶⁷⁸⁹]+)", words)
    assert found, words
    assert [number(text) for text in found] == pytest.approx([rest] * len(found), rel=6e-3)


def test_that_its_wish_and_its_delta_are_what_it_lacks(qtbot, controller, lesson, rest):
    page, desired = WishesPage(controller), lesson.state.desired
    qtbot.addWidget(page)
    page.show_lesson(lesson)
    assert page.wishes.bars[desired].value == pytest.approx(rest, rel=1e-9)
    assert lesson.state.trace.deltas[-1][0, desired] == pytest.approx(-rest, rel=1e-9)
    assert sum(bar.value for bar in page.wishes.bars) == pytest.approx(0, abs=1e-9 * rest)
