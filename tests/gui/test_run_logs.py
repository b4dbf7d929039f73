"""What is kept of a run is the run at one moment: its log ends where its state stands, whatever came in since."""

from __future__ import annotations

import random

import pytest

from engine import commands
from engine.history import HistoryChunk
from engine.runner import TrainingRunner
from engine.snapshot import RunState
from engine.training import TrainingConfig
from gui.run_logs import KeptRun, RunLogs, take_up
from gui.run_shelf import RunShelf
from tests.engine.conftest import make_data
from tests.engine.test_runner import settled, wait_until

CONFIG = TrainingConfig(layer_sizes=(6, 5, 4), mini_batch_size=10, learning_rate=0.5)


@pytest.fixture
def runner():
    runner = TrainingRunner(make_data(), CONFIG)
    runner.start()
    yield runner
    assert runner.close()


def steps_to(runner, count):
    for _ in range(count):
        runner.send(commands.StepMiniBatch())
    return settled(runner, step_count=count)


def test_that_a_log_that_has_come_further_than_the_snapshot_is_cut(runner):
    logs, snapshot = RunLogs(), steps_to(runner, 4)
    for _ in range(3):
        runner.send(commands.StepMiniBatch())
    settled(runner, step_count=7)
    for chunk in runner.history.take():
        logs.add(chunk)
    kept = logs.run_of(snapshot)
    assert kept.log.steps.tolist() == [1, 2, 3, 4]
    runner.send(take_up(kept)[0])
    settled(runner, run=1)
    runner.send(commands.StepMiniBatch())
    settled(runner, step_count=5)
    for chunk in runner.history.take():
        logs.add(chunk)
    assert logs.log_of(1).steps.tolist() == [1, 2, 3, 4, 5]


def test_that_a_file_whose_log_goes_too_far_begins_where_its_state_stands(runner):
    logs, snapshot = RunLogs(), steps_to(runner, 3)
    for chunk in runner.history.take():
        logs.add(chunk)
    kept = logs.run_of(snapshot)
    log = kept.log
    logs.add(HistoryChunk(0, log.steps + 3, log.costs, log.gradient_norms, (), log.seconds))
    too_far = KeptRun(kept.state, logs.log_of(0), kept.timeline)
    assert len(too_far.log.steps) == 6
    (history,) = too_far.history
    assert history.steps.tolist() == [1, 2, 3]


def random_command(rng, shelf, snapshot, saved):
    back = max(0, snapshot.step_count - rng.randrange(20))
    choices = [
        (commands.Play(),), (commands.Pause(),), (commands.StepMiniBatch(),), (commands.StepExample(),),
        (commands.StepEpoch(),), (commands.Reset(),), (commands.Rewind(back),), (commands.Branch(back, 1.0),),
        (commands.SetLearningRate(1e6),), take_up(saved) if saved is not None else (),
        take_up(shelf.bring_back()) if shelf.can_bring_back else (),
    ]  # fmt: skip
    return rng.choice(choices)


@pytest.mark.parametrize("seed", range(12))
def test_that_saving_and_taking_up_at_random_moments_keeps_every_log_in_order(runner, seed):
    rng, logs, shelf, saved, run = random.Random(seed), RunLogs(), RunShelf(), None, -1
    for _ in range(60):
        snapshot = runner.snapshot
        for chunk in runner.history.take():
            logs.add(chunk)
        if snapshot.run != run:
            run = snapshot.run
            shelf.begin(snapshot)
            logs.begin(snapshot)
        kept = logs.run_of(snapshot)  # raises if its steps do not grow
        assert not len(kept.log.steps) or kept.log.steps[-1] <= snapshot.furthest
        saved = kept if rng.random() < 0.1 else saved
        for command in random_command(rng, shelf, snapshot, saved):
            runner.send(command)
        if rng.random() < 0.5:
            seen = snapshot.sequence
            wait_until(
                lambda seen=seen: runner.snapshot.sequence > seen or runner.snapshot.state is not RunState.RUNNING
            )
    runner.send(commands.Pause())
    settled(runner)
