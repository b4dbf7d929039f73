"""What the mouse points at belongs to a network: with a smaller one it is forgotten, in every step about an example."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.network import Network
from engine.training import TrainingConfig
from gui.lesson import make_lesson
from gui.shown_example import from_data
from gui.widgets.diagram_scene import Selection
from gui.workspaces.avenues_page import AvenuesPage
from gui.workspaces.backward_page import BackwardPage
from gui.workspaces.cost_page import CostPage
from gui.workspaces.forward_page import ForwardPage
from gui.workspaces.votes_page import VotesPage
from gui.workspaces.wishes_page import WishesPage
from tests.gui.lessons import lesson_of

LARGE = TrainingConfig(layer_sizes=(6, 7, 8, 4), mini_batch_size=10, seed=3)
SMALL = replace(LARGE, layer_sizes=(6, 1, 4))


@pytest.fixture
def config():
    return LARGE


@pytest.mark.parametrize("kind", [ForwardPage, CostPage, WishesPage, AvenuesPage, VotesPage, BackwardPage])
def test_that_a_smaller_network_has_nothing_pointed_at_that_it_lacks(qtbot, controller, kind):
    page = kind(controller)
    qtbot.addWidget(page)
    large = lesson_of(controller)
    page.expect(page.start(large, None))
    page.show_lesson(large)
    page.show_hover(Selection(2, 5, 6))
    network = Network(SMALL.layer_sizes, rng=np.random.default_rng(0), dtype=np.float32)
    snapshot = replace(controller.shown, config=SMALL, parameters=network.parameters)
    small = make_lesson(snapshot, controller.data, from_data(controller.data, "test", 0))
    page.expect(page.start(small, None))
    page.show_lesson(small)
    assert page.pointed is None
    assert page.caption()
    page.formulas()
    page.highlight()
