"""What the steps say, for usual networks and for those in which something is 0, dark, missing or below 0."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt

from engine import commands
from engine.training import TrainingConfig
from gui.widgets.diagram_readout import readout_html
from gui.widgets.diagram_scene import Selection
from tests.e2e.lesson.reading import go_to, plain, press, twin_of


def test_that_a_product_too_small_for_a_number_is_told_apart_from_other_zeros(window, lesson, qtbot):
    parameters = window.controller.snapshot.parameters.copy()
    parameters[12816:12832] = -400.0  # b of layer 2: every a is about 2e-174
    parameters[12992:] = -400.0  # b of the outputs: every delta is about as small, and no number is their product
    window.controller.send(commands.SetParameters(parameters, "test"))
    qtbot.waitUntil(lambda: lesson.lesson.snapshot.parameters[12992] == -400.0, timeout=5_000)
    state = lesson.lesson.state
    assert state.activations(2)[0] > 0
    assert state.trace.deltas[2][0, 7] < 0
    assert state.trace.weight_gradients[2][7, 0] == 0
    assert "0 after rounding: too small for a float64" in plain(" ".join(readout_html(state, Selection(3, 7, 0))))
    dark = int(np.flatnonzero(state.activations(0) == 0)[0])
    assert "the pixel is dark" in plain(" ".join(readout_html(state, Selection(1, 0, dark))))
    page = go_to(lesson, "average")
    qtbot.waitUntil(lambda: page.table.rows is not None, timeout=5_000)
    page.controls.find_field.setText("w(3)7,0")
    qtbot.keyClick(page.controls.find_field, Qt.Key.Key_Return)
    assert "for every example 0 after rounding" in plain(page.readout.text())


def test_that_the_words_about_votes_are_about_those_that_count(window, lesson):
    page = go_to(lesson, "votes")
    twin, k = twin_of(window), page.subject
    for row in range(8):
        press(page.votes, QPointF(8, page.votes.row_centre(row).y()))
    up = sum(twin.vote(3, j, k) > 0 for j in (8, 9))
    text = plain(lesson.panel.caption.text())
    assert f"Voting on a({2}){k}: 2 of 10 outputs, {up} for more" in text
    total = twin.vote(3, 8, k) + twin.vote(3, 9, k)
    assert ("want it higher" in text) == (total > 0)
    for row in (8, 9):
        press(page.votes, QPointF(8, page.votes.row_centre(row).y()))
    assert plain(page.sum.text()).strip().endswith("With 0 of 10 votes: 0")
    assert "ask nothing" in lesson.panel.caption.text()


@pytest.mark.parametrize(
    ("layer_sizes", "layer", "text"),
    [
        ((784, 16, 16, 10), 1, "Two avenues lead there"),
        ((784, 16, 16, 10), 2, "Three avenues lead there"),
        ((784, 10), 1, "Two avenues lead there"),
    ],
)
def test_that_pixels_are_no_avenue(window, lesson, qtbot, layer_sizes, layer, text):
    window.controller.send(commands.NewConfig(TrainingConfig(layer_sizes=layer_sizes)))
    qtbot.waitUntil(lambda: lesson.lesson.state.layer_sizes == layer_sizes, timeout=5_000)
    page = go_to(lesson, "avenues")
    lesson.selection.choose(Selection(layer, 3))
    assert text in lesson.panel.caption.text()
    assert ("a pixel" in page._heads[2].text()) == (layer == 1)


def test_that_without_hidden_layers_every_step_is_about_the_desired_output(window, lesson, qtbot):
    window.controller.send(commands.NewConfig(TrainingConfig(layer_sizes=(784, 10))))
    qtbot.waitUntil(lambda: lesson.lesson.state.layer_sizes == (784, 10), timeout=5_000)
    assert go_to(lesson, "forward").subject == Selection(1, 7)
    assert go_to(lesson, "wishes").formulas()[0].live.startswith("1 − ")
    assert go_to(lesson, "avenues").subject == Selection(1, 7)


def test_that_weights_from_activations_below_0_are_not_said_to_be_raised(window, lesson, qtbot):
    window.controller.send(commands.NewConfig(TrainingConfig(activation="tanh")))
    qtbot.waitUntil(lambda: lesson.lesson.state.network.activation.name == "tanh", timeout=5_000)
    page = go_to(lesson, "avenues")
    for j, more in ((7, True), (3, False)):
        lesson.selection.choose(Selection(3, j))
        assert ((page.trace.activations[2][0] < 0).any(), page._avenues.bias > 0) == (True, more)
        assert ("Change each w in proportion" if more else "Change each w against") in page._heads[1].text()
        assert ("Raise" if more else "Lower") in page._heads[0].text()


def test_that_where_all_before_is_dark_no_weight_is_said_to_move_and_outputs_abstain(window, lesson, qtbot):
    config = TrainingConfig(layer_sizes=(784, 12, 10), activation="relu", cost="cross_entropy", initialisation="he")
    window.controller.send(commands.NewConfig(config))
    qtbot.waitUntil(lambda: lesson.lesson.state.layer_sizes == config.layer_sizes, timeout=5_000)
    network = window.controller.snapshot.network()
    network.biases[0][:] = -1e3
    network.weights[1][:4] = 0
    window.controller.send(commands.SetParameters(network.parameters, "test"))
    qtbot.waitUntil(lambda: lesson.lesson.state.network.biases[0][0] == -1e3, timeout=5_000)
    page = go_to(lesson, "avenues")
    assert "Two avenues lead there: as every neuron before is at 0" in page.caption()
    assert "Every w stays" in page._heads[1].text()
    assert page._hebb.text() == ""
    assert {number for _, number in page.weights.rows()} == {"0"}
    page = go_to(lesson, "votes")
    assert [number for _, number in page.votes.rows()].count("0") == 4
    assert "Abstaining, with exactly 0: 4." in page.caption()


def test_that_a_cost_lost_in_rounding_is_told_as_that_and_is_about_the_desired_output(window, lesson, qtbot):
    config = TrainingConfig(layer_sizes=(784, 12, 10), cost="cross_entropy")
    window.controller.send(commands.NewConfig(config))
    qtbot.waitUntil(lambda: lesson.lesson.state.layer_sizes == config.layer_sizes, timeout=5_000)
    network = window.controller.snapshot.network()
    network.biases[1][7] = 900.0
    window.controller.send(commands.SetParameters(network.parameters, "test"))
    qtbot.waitUntil(lambda: lesson.lesson.state.network.biases[1][7] == 900, timeout=5_000)
    page = go_to(lesson, "cost")
    assert lesson.lesson.state.trace.costs[0] == 0
    assert "−ln 1" in page.formulas()[0].live
    assert "0 after rounding" in page.caption()
    page = go_to(lesson, "step")
    page.desk.set_own(True)
    assert "no step is left to take" in page.caption()
    assert "negative cost" not in page.caption()
    assert page.question() is None


def test_that_votes_lost_in_rounding_are_told_apart_from_weights_of_0(window, lesson, qtbot):
    """First two outputs have a delta too small for a number, then four have a weight of 0."""
    network = window.controller.snapshot.network()
    network.biases[2][[0, 1]] = -800.0
    window.controller.send(commands.SetParameters(network.parameters.copy(), "test"))
    qtbot.waitUntil(lambda: lesson.lesson.state.network.biases[2][0] == -800, timeout=5_000)
    page = go_to(lesson, "votes")
    assert [number for _, number in page.votes.rows()][:2] == ["0", "0"]
    assert "8 of 10 outputs" in page.caption()
    assert "Abstaining, with 0 after rounding: 2." in page.caption()
    network.biases[2][[0, 1]] = 0.0
    network.weights[2][[0, 1, 2, 3]] = 0.0
    window.controller.send(commands.SetParameters(network.parameters.copy(), "test"))
    qtbot.waitUntil(lambda: lesson.lesson.state.network.biases[2][0] == 0, timeout=5_000)
    assert "Abstaining, with exactly 0: 4." in page.caption()
