"""The worker thread: its state is the fold of its commands, whatever the timing."""

from __future__ import annotations

import itertools
import random
import threading
import time

import numpy as np
import pytest

from engine import commands
from engine.datasets import Data
from engine.history import EpochResult, HistoryChunk
from engine.runner import TrainingRunner
from engine.snapshot import RunState
from engine.training import TrainingConfig, TrainingDiverged, TrainingSession
from tests.engine.conftest import make_data
from tests.engine.fake_session import CONFIG, FakeSession, fake_evaluate

DATA = make_data()


@pytest.fixture
def make_runner():
    """Start runners over fake sessions; close them all, whatever happened."""
    runners, sessions = [], []

    def factory(gate=False, session_factory=None, evaluate=fake_evaluate):
        def new_session(config, data):
            sessions.append(FakeSession(config, data, gate))
            return sessions[-1]

        runner = TrainingRunner(DATA, CONFIG, session_factory=session_factory or new_session, evaluate=evaluate)
        runner.sessions = sessions
        runners.append(runner)
        runner.start()
        return runner

    yield factory
    for session in sessions:
        session.open_the_gate()
    for runner in runners:
        assert runner.close(), "the thread did not end"


def wait_until(condition, timeout=5.0):
    deadline = time.monotonic() + timeout
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.0005)


def settled(runner, state=RunState.PAUSED, **expected):
    """Wait for a snapshot of this state with these values, and return it."""

    def reached():
        snapshot = runner.snapshot
        return snapshot.state is state and all(getattr(snapshot, k) == v for k, v in expected.items())

    wait_until(reached)
    return runner.snapshot


def test_that_a_step_advances_exactly_one_mini_batch(make_runner):
    runner = make_runner(gate=True)
    session = runner.sessions[0]
    runner.send(commands.StepMiniBatch())
    assert session.entered.acquire(timeout=5)
    assert runner.snapshot.step_count == 0, "the mini-batch has not ended"
    session.let_one_pass()
    settled(runner, step_count=1)
    assert not session.entered.acquire(timeout=0.02), "a second mini-batch began"


def test_that_pause_lands_between_two_mini_batches(make_runner):
    runner = make_runner(gate=True)
    session = runner.sessions[0]
    runner.send(commands.Play())
    assert session.entered.acquire(timeout=5)
    runner.send(commands.Pause())
    assert runner.snapshot.state is not RunState.PAUSED or runner.snapshot.step_count == 0
    session.let_one_pass()
    settled(runner, step_count=1)


def test_that_a_thousand_quick_pause_and_play_pairs_end_as_the_last_command_says(make_runner):
    runner = make_runner()
    runner.send(commands.Play())
    for _ in range(1000):
        runner.send(commands.Pause())
        runner.send(commands.Play())
    before = settled(runner, RunState.RUNNING).step_count
    wait_until(lambda: runner.snapshot.step_count > before)
    for _ in range(1000):
        runner.send(commands.Play())
        runner.send(commands.Pause())
    settled(runner)
    wait_until(lambda: runner._commands.empty())
    final = settled(runner).step_count
    time.sleep(0.02)
    assert runner.snapshot.step_count == final


def test_that_no_command_sent_during_a_mini_batch_is_lost(make_runner):
    runner = make_runner(gate=True)
    session = runner.sessions[0]
    runner.send(commands.Play())
    assert session.entered.acquire(timeout=5)
    for command in (commands.SetLearningRate(0.3), commands.StopAfter(7), commands.SetSpeed(50), commands.Pause()):
        runner.send(command)
    session.let_one_pass()
    snapshot = settled(runner, step_count=1)
    assert (snapshot.learning_rate, snapshot.stop_epoch, snapshot.speed) == (0.3, 7, 50)


def test_that_queued_steps_are_all_done(make_runner):
    runner = make_runner()
    for _ in range(7):
        runner.send(commands.StepMiniBatch())
    settled(runner, step_count=7)


def test_that_steps_by_example_finish_a_mini_batch(make_runner):
    runner = make_runner()
    runner.send(commands.StepExample())
    snapshot = settled(runner, examples_done=1)
    assert (snapshot.example, snapshot.step_count) == (0, 0)
    runner.send(commands.StepExample())
    runner.send(commands.StepExample())
    assert settled(runner, step_count=1).example == 2


def test_that_an_epoch_step_stops_at_the_boundary_and_two_at_the_second(make_runner):
    runner = make_runner()
    runner.send(commands.StepMiniBatch())
    runner.send(commands.StepEpoch())
    settled(runner, step_count=5)
    runner.send(commands.StepEpoch())
    runner.send(commands.StepEpoch())
    settled(runner, step_count=15)


def test_that_training_stops_after_so_many_epochs(make_runner):
    runner = make_runner()
    runner.send(commands.StepMiniBatch())
    runner.send(commands.StopAfter(2))
    runner.send(commands.Play())
    snapshot = settled(runner, step_count=10)
    assert snapshot.stop_epoch is None
    runner.send(commands.StopAfter(1))
    runner.send(commands.StopAfter(None))
    runner.send(commands.Play())
    wait_until(lambda: runner.snapshot.step_count > 20)


def test_that_a_stop_reached_by_hand_is_over(make_runner):
    runner = make_runner()
    runner.send(commands.StopAfter(1))
    for _ in range(6):
        runner.send(commands.StepMiniBatch())
    assert settled(runner, step_count=6).stop_epoch is None
    runner.send(commands.Play())
    wait_until(lambda: runner.snapshot.step_count > 20)


def test_that_reset_begins_a_new_run_from_the_same_weights(make_runner):
    runner = make_runner()
    first = runner.snapshot.parameters
    runner.send(commands.StepEpoch())
    settled(runner, step_count=5)
    runner.send(commands.Reset())
    snapshot = settled(runner, run=1, step_count=0)
    assert np.array_equal(snapshot.parameters, first)
    runner.send(commands.NewWeights())
    snapshot = settled(runner, run=2)
    assert snapshot.config.seed == 1
    assert not np.array_equal(snapshot.parameters, first)


def test_that_a_new_configuration_begins_a_new_run(make_runner):
    runner = make_runner()
    runner.send(commands.NewConfig(TrainingConfig(layer_sizes=(2, 2), seed=9)))
    assert settled(runner, run=1).config.seed == 9


def test_that_the_learning_rate_changes_while_running(make_runner):
    runner = make_runner()
    runner.send(commands.Play())
    runner.send(commands.SetLearningRate(0.125))
    wait_until(lambda: runner.snapshot.learning_rate == 0.125)
    assert runner.snapshot.state is RunState.RUNNING


def test_that_slow_motion_is_slow_and_is_left_at_once(make_runner):
    runner = make_runner()
    runner.send(commands.SetSpeed(1))
    runner.send(commands.Play())
    settled(runner, RunState.RUNNING, step_count=1)
    began = time.monotonic()
    runner.send(commands.Pause())
    settled(runner)
    assert time.monotonic() - began < 0.5, "the pause waited for the next slow mini-batch"
    assert runner.snapshot.step_count == 1
    runner.send(commands.SetSpeed(200))
    runner.send(commands.Play())
    wait_until(lambda: runner.snapshot.step_count >= 5)


@pytest.mark.parametrize(
    "command", [commands.Play(), commands.StepMiniBatch(), commands.StepEpoch(), commands.StepExample()]
)
@pytest.mark.parametrize(
    "error",
    [
        ValueError("odd"),
        MemoryError(),
        SystemExit(3),
        KeyboardInterrupt(),
        TrainingDiverged("diverged", "stuck", 1, 0, 4.0, 1.0),
    ],
)
def test_that_any_exception_is_shown_and_leaves_the_thread_usable(make_runner, command, error):
    runner = make_runner()
    session = runner.sessions[0]
    session.examples_done = 2
    session.error = error
    runner.send(command)
    snapshot = settled(runner, RunState.FAILED)
    assert str(error) in snapshot.failure.message
    assert type(error).__name__ in snapshot.failure.report
    assert (snapshot.failure.diverged is error) is isinstance(error, TrainingDiverged)
    session.error = None
    runner.send(commands.Play())
    wait_until(lambda: runner.snapshot.state is RunState.RUNNING and runner.snapshot.step_count > 0)
    assert runner.snapshot.failure is None


def test_that_reset_leads_out_of_failed(make_runner):
    runner = make_runner()
    runner.sessions[0].error = ValueError("odd")
    runner.send(commands.Play())
    settled(runner, RunState.FAILED)
    runner.send(commands.Reset())
    assert settled(runner, run=1).failure is None


def test_that_a_configuration_that_cannot_begin_keeps_the_run_at_hand(make_runner):
    def picky(config, data):
        if config.seed:
            raise ValueError("seed not liked")
        return FakeSession(config, data)

    runner = make_runner(session_factory=picky)
    runner.send(commands.StepMiniBatch())
    runner.send(commands.NewConfig(TrainingConfig(layer_sizes=(2, 2), seed=5)))
    snapshot = settled(runner, RunState.FAILED)
    assert "seed not liked" in snapshot.failure.message
    assert (snapshot.run, snapshot.step_count, snapshot.config.seed) == (0, 1, 0)


def test_that_the_final_snapshot_before_a_pause_is_never_lost(make_runner):
    runner = make_runner()
    for steps in range(1, 101):
        runner.send(commands.StepMiniBatch())
        settled(runner, step_count=steps)
        assert runner.snapshot is runner.snapshot, "the box stays filled"


def test_that_sequence_numbers_grow_and_snapshots_share_nothing_with_the_session(make_runner):
    runner = make_runner()
    session = runner.sessions[0]
    first = runner.snapshot
    runner.send(commands.StepMiniBatch())
    second = settled(runner, step_count=1)
    assert second.sequence > first.sequence
    assert not np.shares_memory(second.parameters, session.network.parameters)
    for array in (second.parameters, second.gradient_norms):
        assert not array.flags.writeable
    kept = second.parameters.copy()
    runner.send(commands.StepMiniBatch())
    settled(runner, step_count=2)
    assert np.array_equal(second.parameters, kept)


def test_that_the_history_has_every_step_and_every_epoch(make_runner):
    runner = make_runner()
    runner.send(commands.StepEpoch())
    runner.send(commands.StepEpoch())
    settled(runner, step_count=10)
    chunks = runner.history.take()
    assert np.concatenate([c.steps for c in chunks if len(c.steps)]).tolist() == list(range(1, 11))
    epochs = [(e.epoch, e.step_count) for c in chunks for e in c.epochs]
    assert epochs == [(0, 0), (1, 5), (2, 10)]


@pytest.mark.parametrize(
    "sent", [[], [commands.Play()], [commands.Play(), commands.SetSpeed(1)], [commands.StepEpoch()]]
)
def test_that_it_closes_in_any_state(make_runner, sent):
    runner = make_runner()
    for command in sent:
        runner.send(command)
    began = time.monotonic()
    assert runner.close()
    assert time.monotonic() - began < 1
    assert runner.snapshot.state is RunState.CLOSED


def test_that_closing_waits_no_longer_than_it_is_told(make_runner):
    runner = make_runner(gate=True)
    runner.send(commands.Play())
    assert runner.sessions[0].entered.acquire(timeout=5)
    assert runner.close(timeout=0.01) is False
    runner.sessions[0].open_the_gate()


def test_that_random_commands_from_two_threads_leave_it_alive(make_runner):
    runner = make_runner()
    menu = [
        commands.Play(), commands.Pause(), commands.StepExample(), commands.StepMiniBatch(), commands.StepEpoch(),
        commands.StopAfter(1), commands.Reset(), commands.NewWeights(), commands.SetLearningRate(1.0),
        commands.SetSpeed(500), commands.SetSpeed(float("inf")),
    ]  # fmt: skip

    def shout(seed):
        chosen = random.Random(seed)
        for _ in range(500):
            runner.send(chosen.choice(menu))

    threads = [threading.Thread(target=shout, args=(seed,)) for seed in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    runner.send(commands.Reset())
    wait_until(runner._commands.empty)
    assert settled(runner, step_count=0).failure is None


def test_that_pauses_and_steps_do_not_change_the_weights(small_data):
    config = TrainingConfig(layer_sizes=(6, 5, 4), mini_batch_size=10)
    runner = TrainingRunner(small_data, config)
    runner.start()
    try:
        for command in itertools.chain(
            [commands.StepExample()] * 3, [commands.StepMiniBatch()], [commands.Play(), commands.Pause()] * 20,
            [commands.StepEpoch(), commands.StepExample()],
        ):  # fmt: skip
            runner.send(command)
        wait_until(lambda: runner._commands.empty() and runner.snapshot.examples_done == 1)
        snapshot = runner.snapshot
    finally:
        assert runner.close()
    plain = TrainingSession(config, small_data)
    while plain.step_count < snapshot.step_count:
        plain.step_mini_batch()
    assert np.array_equal(plain.network.parameters, snapshot.parameters)


def test_that_a_network_that_does_not_fit_the_data_is_refused_at_once():
    empty = Data(DATA.train, DATA.test, "small", "")
    with pytest.raises(ValueError, match="6 pixels"):
        TrainingRunner(empty, TrainingConfig())


@pytest.mark.parametrize(
    "make", [lambda: commands.StopAfter(0), lambda: commands.SetSpeed(0), lambda: commands.SetLearningRate(-1.0)]
)
def test_that_a_command_that_makes_no_sense_cannot_be_made(make):
    with pytest.raises(ValueError, match="must be"):
        make()


def test_that_a_restored_run_begins_with_its_history_and_goes_on_bit_for_bit():
    config = TrainingConfig(layer_sizes=(6, 5, 4), mini_batch_size=10, learning_rate=0.5)
    session = TrainingSession(config, make_data())
    for _ in range(3):
        session.step_mini_batch()
    session.step_example()
    steps = np.arange(1, 4)
    before = HistoryChunk(0, steps, steps * 1.0, np.ones((3, 2)), (EpochResult(0, 0, 3.0, 0.1),), steps * 0.1)
    runner = TrainingRunner(make_data(), TrainingConfig(layer_sizes=(6, 4)))
    runner.start()
    try:
        runner.send(commands.StepMiniBatch())
        runner.send(commands.Restore(session.state(), (before,)))
        snapshot = settled(runner, run=1)
        assert (snapshot.step_count, snapshot.examples_done, snapshot.state) == (3, 1, RunState.PAUSED)
        assert snapshot.parameters.tobytes() == session.network.parameters.tobytes()
        assert snapshot.test.step_count == 3
        chunks = [chunk for chunk in runner.history.take() if chunk.run == 1]
        assert chunks[0].steps.tolist() == [1, 2, 3]
        assert [epoch.step_count for chunk in chunks for epoch in chunk.epochs] == [0]
        runner.send(commands.StepMiniBatch())
        snapshot = settled(runner, step_count=4)
        session.step_mini_batch()
        assert snapshot.parameters.tobytes() == session.network.parameters.tobytes()
    finally:
        runner.close()


def test_that_every_run_knows_exactly_what_it_replaced():
    config = TrainingConfig(layer_sizes=(6, 5, 4), mini_batch_size=10, learning_rate=0.5)
    runner = TrainingRunner(make_data(), config)
    runner.start()
    try:
        assert runner.snapshot.replaced is None
        for command in (commands.StepMiniBatch(), commands.SetLearningRate(0.25), commands.StepExample()):
            runner.send(command)
        before = settled(runner, examples_done=1, step_count=1)
        runner.send(commands.Reset())
        assert settled(runner, run=1).replaced.run == 0
        runner.send(commands.NewWeights())
        assert settled(runner, run=2).replaced.run == 0  # nothing was done in run 1
        replaced = settled(runner, run=2).replaced.state
        assert replaced.parameters.tobytes() == before.parameters.tobytes()
        assert (replaced.step_count, replaced.examples_done, replaced.learning_rate) == (1, 1, 0.25)
        assert replaced.events == before.events != ()
        runner.send(commands.Restore(replaced))
        again = settled(runner, run=3)
        assert again.parameters.tobytes() == before.parameters.tobytes()
        runner.send(commands.Reset())
        assert settled(runner, run=4).replaced.run == 3
    finally:
        runner.close()


def test_that_a_state_that_does_not_fit_the_data_leaves_the_run_at_hand():
    runner = TrainingRunner(make_data(), TrainingConfig(layer_sizes=(6, 4)))
    other = TrainingSession(TrainingConfig(layer_sizes=(9, 4)), make_data(pixels=(3, 3)))
    runner.start()
    try:
        runner.send(commands.Restore(other.state()))
        snapshot = settled(runner, RunState.FAILED)
        assert (snapshot.run, snapshot.config.layer_sizes) == (0, (6, 4))
    finally:
        runner.close()


@pytest.mark.parametrize("times", [1, 2])
def test_that_a_fault_while_publishing_is_told_and_the_thread_lives(make_runner, times):
    runner = make_runner()
    real, failed = runner._take_snapshot, []

    def fail():
        if len(failed) < times:
            failed.append(True)
            raise MemoryError("no room")
        return real()

    settled(runner, sequence=2)  # from here on it waits for commands
    runner._take_snapshot = fail
    runner.send(commands.StepMiniBatch())
    failure = settled(runner, RunState.FAILED).failure
    assert failure.message == "MemoryError: no room"
    assert "in fail" in failure.report
    runner.send(commands.StepMiniBatch())
    assert settled(runner).step_count == 2
