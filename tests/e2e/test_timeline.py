"""The timeline in the real window: every view shows the network as it was, and training goes on from there."""

from __future__ import annotations

import re

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QWidget

from engine import commands
from engine.evaluation import evaluate
from engine.training import TrainingConfig, TrainingSession
from tests.e2e.steps import do, train
from tests.gui.pen import SEVEN, draw


@pytest.fixture(scope="module")
def independent(mnist):
    """Networks of a session trained beside the window, by step."""
    session, kept = TrainingSession(TrainingConfig(), mnist), {}
    for step in range(201):
        kept[step] = session.network.copy(np.float64)
        session.step_mini_batch()
    return kept


def look_at(window, qtbot, step):
    window.controller.look_at(step)
    qtbot.waitUntil(lambda: window.controller.shown.step_count == step, timeout=5_000)


def test_that_scrubbing_shows_the_old_numbers_in_every_view(window, qtbot, independent, mnist):
    draw(window.findChild(QWidget, "drawingPad"), SEVEN)
    train(window, qtbot, 120)
    x = window.controller.example.x.reshape(1, -1)
    slider = window.timeline.slider
    for step in (20, 64, 3):
        qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(round(slider.x_of(step)), 13))
        qtbot.waitUntil(lambda step=step: window.controller.shown.step_count == step, timeout=5_000)
        network = independent[step]
        outputs = network.feedforward(x)[0]
        assert window.input.bars.activations == pytest.approx(outputs, abs=1e-12)
        assert window.input.bars.answer == str(outputs.argmax())
        state = window.desk.state
        assert np.array_equal(state.network.parameters, network.parameters)
        hidden = 1 / (1 + np.exp(-(network.weights[0] @ x[0] + network.biases[0])))
        assert window.train.network.diagram.state.activations(1) == pytest.approx(hidden, abs=1e-12)
        assert f"mini-batch {step} of 600" in window.status.text()
        assert window.timeline.where.text() == f"you look at the past: step {step} of 120"
        assert window.train.plots.cost._moment_line.isVisible()
        assert window.train.plots.cost._moment_line.value() == step
    qtbot.waitUntil(lambda: "training set of 60,000" in window.status.text(), timeout=10_000)
    measured = evaluate(independent[3].copy(np.float32), mnist.train)
    shown = float(re.search(r"= ([\d.]+)  \(training set", window.status.text())[1])
    assert shown == pytest.approx(measured.cost, abs=6e-5)
    right = evaluate(independent[3].copy(np.float32), mnist.test).accuracy
    assert f"test {100 * right:.2f} %" in window.status.text()


def test_that_the_present_comes_back_by_its_button(window, qtbot, independent):
    train(window, qtbot, 30)
    look_at(window, qtbot, 5)
    window.findChild(QPushButton, "backToNow").click()
    assert not window.controller.looks_back
    x = window.controller.example.x.reshape(1, -1)
    assert window.input.bars.activations == pytest.approx(independent[30].feedforward(x)[0], abs=1e-12)
    assert not window.train.plots.cost._moment_line.isVisible()
    assert window.timeline.where.text() == "now: step 30"


def test_that_training_runs_on_while_one_looks_at_the_past(window, qtbot, independent):
    train(window, qtbot, 10)
    window.controller.send(commands.Play())
    qtbot.waitUntil(lambda: window.controller.is_running, timeout=5_000)
    look_at(window, qtbot, 7)
    before = window.controller.snapshot.step_count
    qtbot.waitUntil(lambda: window.controller.snapshot.step_count > before + 300, timeout=10_000)
    assert window.controller.shown.step_count == 7
    x = window.controller.example.x.reshape(1, -1)
    assert window.input.bars.activations == pytest.approx(independent[7].feedforward(x)[0], abs=1e-12)
    assert "training" in window.status.text().split()
    window.findChild(QAction, "actionPlayPause").trigger()
    qtbot.waitUntil(lambda: not window.controller.is_running, timeout=5_000)
    assert window.controller.looks_back, "a pause does not lead away"


def test_that_a_step_or_play_leads_back_to_the_present(window, qtbot):
    train(window, qtbot, 12)
    look_at(window, qtbot, 4)
    window.findChild(QAction, "actionStepMiniBatch").trigger()
    qtbot.waitUntil(lambda: window.controller.snapshot.step_count == 13, timeout=5_000)
    assert not window.controller.looks_back
    assert window.controller.shown is window.controller.snapshot


def test_that_training_goes_on_from_a_moment_and_forward_again_bit_for_bit(window, qtbot):
    train(window, qtbot, 80)
    there = window.controller.snapshot.parameters
    look_at(window, qtbot, 33)
    window.findChild(QPushButton, "goOnFromHere").click()
    qtbot.waitUntil(lambda: window.controller.snapshot.step_count == 33, timeout=5_000)
    assert not window.controller.looks_back
    assert window.timeline.where.text() == "now: step 33 of 80 done before"
    assert window.controller.snapshot.run == 0
    train(window, qtbot, 80)
    assert np.array_equal(window.controller.snapshot.parameters, there)
    assert window.train.plots.cost.thin.getOriginalDataset()[0].tolist() == list(range(1, 81))


def test_that_going_on_before_a_change_of_eta_keeps_the_run_and_begins_another(window, qtbot):
    train(window, qtbot, 10)
    do(window, qtbot, commands.SetLearningRate(1.0), step=10)
    train(window, qtbot, 20)
    look_at(window, qtbot, 6)
    window.findChild(QPushButton, "goOnFromHere").click()
    qtbot.waitUntil(lambda: window.controller.snapshot.run == 1, timeout=5_000)
    assert window.controller.snapshot.learning_rate == 4.0
    train(window, qtbot, 20)
    assert window.controller.snapshot.events == ()


def test_that_a_branch_takes_its_eta_from_the_field(window, qtbot, mnist):
    train(window, qtbot, 20)
    look_at(window, qtbot, 8)
    window.timeline.eta.setValue(1.5)
    window.findChild(QPushButton, "branchFromHere").click()
    qtbot.waitUntil(lambda: window.controller.snapshot.run == 1, timeout=5_000)
    assert window.controller.snapshot.learning_rate == 1.5
    assert not window.controller.looks_back
    train(window, qtbot, 12)
    session = TrainingSession(TrainingConfig(), mnist)
    while session.step_count < 12:
        if session.step_count == 8:
            session.learning_rate = 1.5
        session.step_mini_batch()
    assert np.array_equal(window.controller.snapshot.parameters, session.network.parameters)
    assert window.train.plots.cost.thin.getOriginalDataset()[0].tolist() == list(range(1, 13))


def test_that_the_keyboard_looks_back_and_at_the_best_moment(window, qtbot):
    train(window, qtbot, 5)
    trigger = {name: window.findChild(QAction, f"action{name}") for name in
               ("EarlierMoment", "LaterMoment", "BestMoment", "BackToNow")}  # fmt: skip
    for name, step in (("EarlierMoment", 4), ("EarlierMoment", 3), ("LaterMoment", 4), ("LaterMoment", 5)):
        trigger[name].trigger()
        qtbot.waitUntil(lambda step=step: window.controller.shown.step_count == step, timeout=5_000)
    assert not window.controller.looks_back
    do(window, qtbot, commands.StepEpoch(), step=600)
    trigger["EarlierMoment"].trigger()
    qtbot.waitUntil(lambda: window.controller.looks_back, timeout=5_000)
    trigger["BestMoment"].trigger()
    qtbot.waitUntil(lambda: window.controller.shown.step_count == 600, timeout=5_000)
    trigger["BackToNow"].trigger()
    assert not window.controller.looks_back


def test_that_a_step_between_two_moments_is_shown_exactly_and_gone_on_from(window, qtbot, independent):
    train(window, qtbot, 200)
    kept = {moment.step_count for moment in window.controller.snapshot.timeline.moments}
    step = max(set(range(200)) - kept)
    window.timeline.step.setValue(step)
    qtbot.waitUntil(lambda: window.controller.shown.step_count == step, timeout=5_000)
    assert np.array_equal(window.desk.state.network.parameters, independent[step].parameters)
    window.findChild(QPushButton, "goOnFromHere").click()
    qtbot.waitUntil(lambda: window.controller.snapshot.step_count == step, timeout=5_000)
    assert np.array_equal(window.controller.snapshot.parameters, independent[step].parameters.astype(np.float32))


def test_that_a_new_run_is_shown_even_if_one_looked_at_the_past(window, qtbot):
    train(window, qtbot, 9)
    look_at(window, qtbot, 4)
    window.findChild(QAction, "actionReset").trigger()
    qtbot.waitUntil(lambda: window.controller.snapshot.run == 1, timeout=5_000)
    assert not window.controller.looks_back
    assert window.timeline.where.text() == "train, then travel back here"


def test_that_the_window_closes_while_one_looks_at_the_past_of_a_run_that_goes_on(window, qtbot):
    train(window, qtbot, 9)
    window.controller.send(commands.Play())
    look_at(window, qtbot, 4)
    assert window.close()
    assert not window.controller.runner._thread.is_alive()


def test_that_the_words_change_with_the_language(window, qtbot):
    train(window, qtbot, 9)
    look_at(window, qtbot, 4)
    window.languages.use("zh")
    qtbot.waitUntil(lambda: "第 4 步" in window.timeline.where.text(), timeout=5_000)
    assert window.timeline.go_on.text() != "Go on from here"
