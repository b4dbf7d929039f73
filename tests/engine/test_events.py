"""Events of a run: other weights set by hand are recorded, can be taken back, and replay bit for bit."""

from __future__ import annotations

import numpy as np
import pytest

from engine import commands
from engine.runner import TrainingRunner
from engine.snapshot import RunState
from engine.training import LearningRateChange, ParameterChange, TrainingConfig, TrainingSession, replay
from tests.engine.conftest import make_data
from tests.engine.test_runner import settled

CONFIG = TrainingConfig(layer_sizes=(6, 5, 4), mini_batch_size=10, learning_rate=0.5, seed=3)


def session():
    return TrainingSession(CONFIG, make_data())


def steps(run, count):
    for _ in range(count):
        run.step_mini_batch()


def eventful_run():
    """Seven steps of a mini-batch begun example by example, with four events on the way."""
    run = session()
    steps(run, 2)
    run.set_learning_rate(1.5)
    run.step_example()
    run.set_parameters(run.network.parameters * np.float32(0.7), "smaller")
    steps(run, 3)
    run.set_parameters(-run.network.parameters, "turned round")
    run.take_back_parameters()
    steps(run, 2)
    return run


def test_that_other_weights_are_an_event_and_training_goes_on_from_them():
    run = session()
    steps(run, 2)
    wanted = np.linspace(-1, 1, run.network.parameters.size)
    run.set_parameters(wanted, "for a test")
    assert np.array_equal(run.network.parameters, wanted.astype(np.float32))
    event = run.state().events[-1]
    assert isinstance(event, ParameterChange)
    assert (event.step_count, event.why) == (2, "for a test")
    assert not event.parameters.flags.writeable
    steps(run, 1)
    assert np.array_equal(event.parameters, wanted.astype(np.float32))
    assert not np.array_equal(run.network.parameters, event.parameters)
    assert run.step_count == 3


def test_that_what_was_replaced_comes_back_bit_for_bit_once():
    run = session()
    steps(run, 3)
    before = run.network.parameters.copy()
    run.take_back_parameters()
    assert run.events == []
    run.set_parameters(before * np.float32(2), "doubled")
    run.take_back_parameters()
    assert np.array_equal(run.network.parameters, before)
    run.take_back_parameters()
    assert [event.why for event in run.events] == ["doubled", "taken back"]


def test_that_the_same_configuration_seed_and_events_give_the_same_weights_bit_for_bit():
    run = eventful_run()
    state = run.state()
    again = replay(CONFIG, make_data(), state.events, state.step_count)
    assert np.array_equal(again.network.parameters, state.parameters)
    assert (again.step_count, again.learning_rate) == (state.step_count, 1.5)
    assert [type(event) for event in again.events] == [LearningRateChange] + 3 * [ParameterChange]
    without = replay(CONFIG, make_data(), [], state.step_count)
    assert not np.array_equal(without.network.parameters, state.parameters)


def test_that_a_run_taken_up_again_can_still_take_back_and_a_repeated_one_too():
    run = session()
    steps(run, 2)
    before = run.network.parameters.copy()
    run.set_parameters(before * np.float32(2), "doubled")
    twin = session()
    twin.restore(run.state())
    again = replay(CONFIG, make_data(), run.state().events, 2)
    for other in (twin, again):
        other.take_back_parameters()
        assert np.array_equal(other.network.parameters, before)
        other.take_back_parameters()
        assert [event.why for event in other.events] == ["doubled", "taken back"]
    repeated = replay(CONFIG, make_data(), twin.state().events, 2)
    repeated.take_back_parameters()
    assert len(repeated.events) == 2


def test_that_a_replay_stops_before_later_events():
    state = eventful_run().state()
    early, plain = replay(CONFIG, make_data(), state.events, 1), session()
    steps(plain, 1)
    assert np.array_equal(early.network.parameters, plain.network.parameters)
    assert early.events == []


def test_that_a_frozen_run_with_other_weights_goes_on_bit_for_bit():
    run = eventful_run()
    twin = session()
    twin.restore(run.state())
    for both in (run, twin):
        steps(both, 4)
    assert np.array_equal(run.network.parameters, twin.network.parameters)


@pytest.mark.parametrize("wrong", [np.zeros(3), np.full(59, np.nan), np.full(59, 1e39), np.zeros((59, 1))])
def test_that_weights_that_make_no_sense_change_nothing(wrong):
    run = session()
    assert run.network.parameters.size == 59
    before = run.network.parameters.copy()
    with pytest.raises(ValueError, match="parameters"):
        run.set_parameters(wrong, "wrong")
    assert np.array_equal(run.network.parameters, before)
    assert run.events == []


def test_that_the_thread_takes_other_weights_and_gives_the_old_ones_back():
    runner = TrainingRunner(make_data(), CONFIG)
    runner.start()
    try:
        runner.send(commands.StepMiniBatch())
        old = settled(runner, step_count=1)
        before = old.parameters.copy()
        runner.send(commands.SetParameters(np.zeros(59), "zeros"))
        runner.send(commands.SetParameters(np.zeros(7), "of another network"))
        runner.send(commands.StepExample())
        new = settled(runner, examples_done=1)
        assert not new.parameters.any()
        assert new.test.cost == pytest.approx(1.0, abs=1e-6)  # four outputs at 1/2
        assert old.test.cost != new.test.cost
        runner.send(commands.TakeBackParameters())
        runner.send(commands.StepExample())
        assert np.array_equal(settled(runner, examples_done=2).parameters, before)
        assert [len(chunk.epochs) for chunk in runner.history.take()] == [1, 0]
    finally:
        assert runner.close()


def test_that_other_weights_lead_out_of_failed():
    class Failing(TrainingSession):
        def step_mini_batch(self):
            raise RuntimeError("no")

    runner = TrainingRunner(make_data(), CONFIG, session_factory=Failing)
    runner.start()
    try:
        runner.send(commands.StepMiniBatch())
        settled(runner, RunState.FAILED)
        runner.send(commands.SetParameters(np.zeros(59), "zeros"))
        assert settled(runner, RunState.PAUSED).failure is None
    finally:
        assert runner.close()
