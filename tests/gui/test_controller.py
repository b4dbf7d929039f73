"""The controller: one source of truth, fed by a runner whose session the test controls."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from engine import commands
from engine.dataset_error import DatasetError
from engine.runner import TrainingRunner
from engine.snapshot import RunState
from gui.controller import Controller
from gui.shown_example import NOTHING, from_data, from_strokes
from tests.engine.conftest import make_data
from tests.engine.fake_session import CONFIG, FakeSession, fake_evaluate

DATA = make_data()


@pytest.fixture
def sessions():
    return []


@pytest.fixture
def controller(qtbot, sessions):
    def make_runner(data, config):
        def new_session(config, data):
            sessions.append(FakeSession(config, data, gate=bool(sessions) is False))
            return sessions[-1]

        return TrainingRunner(data, config, session_factory=new_session, evaluate=fake_evaluate)

    controller = Controller(CONFIG, load=lambda: DATA, make_runner=make_runner)
    with qtbot.waitSignal(controller.snapshot_ready, timeout=5000):
        pass
    yield controller
    for session in sessions:
        session.open_the_gate()
    assert controller.close()


def test_that_loading_happens_beside_the_window(qtbot):
    go_on, seen = threading.Event(), []
    controller = Controller(load=lambda: go_on.wait(10) and DATA)
    try:
        controller.data_ready.connect(seen.append)
        controller.poll()
        assert seen == []
        assert controller.data is None
        controller.send(commands.Play())
    finally:
        go_on.set()
        controller.close()


def test_that_a_dataset_that_cannot_be_read_is_told(qtbot):
    def fail():
        raise DatasetError("short", name="digits.gz", found=3, promised=9)

    controller = Controller(load=fail)
    with qtbot.waitSignal(controller.loading_failed, timeout=5000) as told:
        pass
    assert str(told.args[0]).startswith("digits.gz ends after 3 of 9 values")
    assert controller.runner is None
    assert controller.close()


def test_that_a_step_is_seen_after_it_ended_and_not_before(controller, sessions, qtbot):
    controller.send(commands.StepMiniBatch())
    assert sessions[0].entered.acquire(timeout=5)
    controller.poll()
    assert controller.snapshot.step_count == 0
    sessions[0].let_one_pass()
    qtbot.waitUntil(lambda: controller.snapshot.step_count == 1, timeout=5000)


def test_that_play_toggles_by_what_the_runner_says(controller, sessions, qtbot):
    controller.toggle_play()
    assert not controller.is_running, "the click alone changes nothing"
    sessions[0].open_the_gate()
    qtbot.waitUntil(lambda: controller.is_running, timeout=5000)
    controller.toggle_play()
    qtbot.waitUntil(lambda: not controller.is_running, timeout=5000)


def test_that_no_point_of_the_history_is_lost_between_two_looks(controller, sessions, qtbot):
    steps = []
    controller.history_ready.connect(lambda chunks: [steps.extend(chunk.steps.tolist()) for chunk in chunks])
    sessions[0].open_the_gate()
    for _ in range(8):
        controller.send(commands.StepEpoch())
    qtbot.waitUntil(lambda: controller.snapshot.step_count == 40, timeout=5000)
    assert steps == list(range(1, 41))


def test_that_a_new_run_is_announced_before_its_history(controller, sessions, qtbot):
    sessions[0].open_the_gate()
    events = []
    controller.run_began.connect(lambda snapshot: events.append(("run", snapshot.run)))
    controller.history_ready.connect(lambda chunks: events.extend(("history", chunk.run) for chunk in chunks))
    for command in (commands.StepEpoch(), commands.Reset(), commands.StepEpoch()):
        controller.send(command)
    qtbot.waitUntil(lambda: controller.snapshot.run == 1 and controller.snapshot.step_count == 5, timeout=5000)
    assert ("run", 1) in events
    assert all(event != ("history", 1) for event in events[: events.index(("run", 1))])


def test_that_stepping_by_examples_shows_the_example_stepped_over(controller, sessions, qtbot):
    sessions[0].open_the_gate()
    with qtbot.waitSignal(controller.example_changed, timeout=5000) as shown:
        controller.send(commands.StepExample())
    assert (shown.args[0].source, shown.args[0].index) == ("train", 0)


def test_that_what_is_measured_belongs_to_the_moment_shown(qtbot):
    from engine.evaluation import evaluate
    from engine.training import TrainingConfig

    controller = Controller(TrainingConfig(layer_sizes=(6, 5, 4)), load=lambda: DATA)
    qtbot.waitUntil(lambda: controller.snapshot is not None and controller.snapshot.test is not None, timeout=5000)
    with qtbot.waitSignal(controller.shown_measured, timeout=5000) as measured:
        controller.measure_shown()
    network = controller.shown.network(np.float64)  # as the sandbox of step 8 and the pages at rest are measured
    assert measured.args == [evaluate(network, DATA.train), evaluate(network, DATA.test)]
    assert controller.close()


def test_that_closing_twice_does_no_harm(controller, sessions):
    sessions[0].open_the_gate()
    assert controller.close()
    assert controller.close()
    assert controller.runner.snapshot.state is RunState.CLOSED


def test_that_a_drawing_has_no_label_and_an_empty_pad_no_image():
    assert from_strokes(()) is NOTHING
    drawn = from_strokes((np.array([[0.5, 0.1], [0.5, 0.9]]),))
    assert drawn.desired is None
    assert drawn.image.shape == (28, 28)
    assert drawn.image.dtype == np.float64


def test_that_an_example_comes_with_its_own_label():
    for source, dataset in (("test", DATA.test), ("train", DATA.train)):
        example = from_data(DATA, source, 7)
        assert example.desired == dataset.labels[7]
        assert example.image * 255 == pytest.approx(dataset.images[7])
