"""The timeline: what is kept, what is thinned, and that rewinds and branches are exact."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine import commands
from engine.history import EpochResult
from engine.plain import from_plain, pack, to_plain, unpack
from engine.runner import TrainingRunner
from engine.runs import MOST_BYTES as KEPT_BYTES
from engine.snapshot import RunState
from engine.timeline import DENSITY, MOST_BYTES, Moment, Timeline, TimelineRecord, replayed
from engine.training import LearningRateChange, ParameterChange, TrainingConfig, TrainingSession
from tests.engine.conftest import make_data
from tests.engine.test_runner import settled, wait_until

CONFIG = TrainingConfig(layer_sizes=(6, 5, 4), mini_batch_size=10, learning_rate=0.5, seed=3)
DATA = make_data()  # 53 examples: six mini-batches an epoch
SIZE = 59  # weights and biases of CONFIG


def moment(step, accuracy=None, size=SIZE):
    test = None if accuracy is None else EpochResult(step // 6, step, 1.0, accuracy)
    parameters = np.full(size, step, dtype=np.float32)
    return Moment(step, parameters, 0.5, 0, 1.0, np.ones(2), test, step * 0.01)


def grown(steps, most_bytes, accuracies=None):
    """A timeline offered a moment at each of these steps whenever it says one is due, or when it was tested."""
    timeline = Timeline(TimelineRecord(CONFIG, (moment(0),), ()), most_bytes)
    for step in steps:
        accuracy = (accuracies or {}).get(step)
        if accuracy is not None or timeline.is_due(step):
            timeline.add(moment(step, accuracy))
        timeline.furthest = max(timeline.furthest, step)
    return timeline


def steps_of(record):
    return [m.step_count for m in record.moments]


# What is kept


def test_that_every_early_step_has_a_moment_and_later_gaps_grow_in_proportion():
    record = grown(range(1, 20_001), 10**9).record()
    steps = steps_of(record)
    assert steps[: DENSITY + 1] == list(range(DENSITY + 1))
    assert all(b - a <= max(1, a // DENSITY) for a, b in itertools.pairwise(steps))
    assert len(steps) < DENSITY * (1 + math.log2(20_000 / DENSITY))


@pytest.mark.parametrize("best_at", [600, 3_000, 19_800])
def test_that_memory_stays_bounded_and_the_first_the_newest_and_the_best_stay(best_at):
    room = 40 * moment(1).nbytes
    accuracies = {step: 0.5 + 0.4 * (step == best_at) for step in range(600, 40_001, 600)}
    timeline = Timeline(TimelineRecord(CONFIG, (moment(0),), ()), room)
    for step in range(1, 40_001):
        if step in accuracies or timeline.is_due(step):
            timeline.add(moment(step, accuracies.get(step)))
            assert timeline.nbytes == sum(kept.nbytes for kept in timeline.record().moments) <= room
            assert timeline.record().moments[-1].step_count == step
    record = timeline.record()
    assert len(record.moments) == 40
    assert record.moments[0].step_count == 0
    assert (record.best.step_count, record.best.accuracy) == (best_at, 0.9)
    assert steps_of(record) == sorted(set(steps_of(record)))
    assert steps_of(record)[1:3] == [1, 2], "early steps stay dense"
    assert np.diff(steps_of(record)).max() <= 40_000 / 10, "and no part of the run is empty"
    inner = np.array([step + 1 for step in steps_of(record)[8:-2] if step != best_at])
    ratios = inner[1:] / inner[:-1]
    assert ratios.max() < 2.5, "no large hole"


def test_that_hours_of_the_chapter_s_network_stay_below_100_megabytes():
    size = 13_002
    timeline = Timeline(TimelineRecord(CONFIG, (moment(0, size=size),), ()))
    shared = moment(0, size=size)
    step = 0
    while step < 40_000_000:  # more than an hour at 10,000 steps a second
        step += max(1, step // DENSITY)
        timeline.add(Moment(step, shared.parameters, 0.5, 0, 1.0, shared.gradient_norms, None, 1.0))
    kept = sum(m.parameters.nbytes + m.gradient_norms.nbytes for m in timeline.record().moments)
    assert kept <= MOST_BYTES < 100_000_000
    assert MOST_BYTES + 16 * KEPT_BYTES < 105_000_000, "with all runs kept beside it"
    assert timeline.nbytes == kept


def test_that_the_memory_of_a_run_is_full_within_a_minute_or_two_so_that_it_does_not_grow_for_long():
    size, per_epoch = 13_002, 600
    shared = moment(0, size=size)
    timeline = Timeline(TimelineRecord(CONFIG, (shared,), ()))
    for step in range(1, 100_000):  # a minute at what the window leaves to training
        if timeline.is_due(step) or step % per_epoch == 0:
            timeline.add(Moment(step, shared.parameters, 0.5, 0, 1.0, shared.gradient_norms, None, 1.0))
    assert timeline.nbytes + shared.nbytes > MOST_BYTES


def test_that_a_thousand_epochs_can_be_scrubbed_through_smoothly_from_the_very_first_step():
    shared = moment(0, size=13_002)
    timeline, step = Timeline(TimelineRecord(CONFIG, (shared,), ())), 0
    while step < 600_000:
        step = min(step + max(1, step // DENSITY), (step // 600 + 1) * 600)
        timeline.add(Moment(step, shared.parameters, 0.5, 0, 1.0, shared.gradient_norms, None, 1.0))
    steps = np.array(steps_of(timeline.record()))
    assert steps[:16].tolist() == list(range(16))
    assert np.diff(steps).max() < step / 200, "less than half a hundredth of the bar"


def test_that_weights_set_by_hand_count_too_and_three_moments_stay_whatever_their_size():
    change = ParameterChange(0, np.zeros(SIZE, dtype=np.float32), "test")
    timeline = grown(range(1, 30), 10**9)
    without = timeline.nbytes
    timeline.learn_events([change] * 4)
    assert timeline.nbytes == without + 4 * 4 * SIZE
    small = grown(range(1, 100), 1, {6: 0.9, 12: 0.4})
    assert steps_of(small.record()) == [0, 6, 99]


def test_that_the_moment_of_a_step_is_the_one_after_its_event():
    timeline = grown(range(1, 4), 10**9)
    timeline.add(moment(3, 0.25))
    assert steps_of(timeline.record()) == [0, 1, 2, 3]
    assert timeline.record().moments[-1].accuracy == 0.25
    assert timeline.nbytes == 4 * moment(1).nbytes


def test_that_a_record_finds_its_moments_is_cut_and_thinned():
    record = grown(range(1, 1001), 10**9, {600: 0.7}).record()
    assert record.nearest_before(600).step_count == 600
    later = record.nearest_before(799)
    assert later.step_count <= 799
    assert later is record.moments[[m.step_count > 799 for m in record.moments].index(True) - 1]
    assert record.nearest_before(-5) is record.moments[0]
    cut = record.until(600)
    assert cut.moments[-1].step_count == 600
    assert cut.moments[-1] is record.nearest_before(600)
    changed = TimelineRecord(CONFIG, record.moments, (LearningRateChange(600, 1.0), LearningRateChange(601, 2.0)))
    assert changed.until(600).events == changed.events[:1]
    thin = record.thinned(10 * moment(1).nbytes)
    assert len(thin.moments) == 10
    assert {0, 600, record.moments[-1].step_count} <= set(steps_of(thin))
    assert set(steps_of(thin)) <= set(steps_of(record))


def test_that_a_record_is_saved_and_comes_back():
    events = (LearningRateChange(2, 0.25), ParameterChange(3, np.ones(SIZE, dtype=np.float32), "why"))
    record = TimelineRecord(CONFIG, (moment(0), moment(6, 0.5)), events)
    back = from_plain(TimelineRecord, unpack(*pack(to_plain(record))))
    assert back.config == CONFIG
    assert [m.test for m in back.moments] == [m.test for m in record.moments]
    assert np.array_equal(back.moments[1].parameters, record.moments[1].parameters)
    assert back.events[0] == events[0]
    assert np.array_equal(back.events[1].parameters, events[1].parameters)


# Rewind and branch, in the thread


@pytest.fixture
def runner():
    made = TrainingRunner(DATA, CONFIG)
    made.start()
    yield made
    assert made.close()


def plain_run(changes, step_count):
    """Train from the start, changing eta or the weights before the steps given: [(step, change), ...]."""
    session = TrainingSession(CONFIG, DATA)
    for at, change in changes:
        while session.step_count < at:
            session.step_mini_batch()
        change(session)
    while session.step_count < step_count:
        session.step_mini_batch()
    return session


def steps(runner, count):
    for _ in range(count):
        runner.send(commands.StepMiniBatch())


def test_that_back_k_and_forward_k_gives_the_same_weights_bit_for_bit(runner):
    steps(runner, 200)
    there = settled(runner, step_count=200)
    runner.send(commands.Rewind(133))
    back = settled(runner, step_count=133)
    assert back.furthest == 200
    assert np.array_equal(back.parameters, plain_run([], 133).network.parameters)
    steps(runner, 67)
    again = settled(runner, step_count=200)
    assert np.array_equal(again.parameters, there.parameters)
    assert again.cost == there.cost
    assert np.array_equal(again.gradient_norms, there.gradient_norms)


def test_that_a_step_between_two_moments_is_replayed_exactly(runner):
    steps(runner, 300)
    kept = {m.step_count for m in settled(runner, step_count=300).timeline.moments}
    between = max(set(range(300)) - kept)
    runner.send(commands.Rewind(between))
    seen = settled(runner, step_count=between)
    expected = plain_run([], between)
    assert np.array_equal(seen.parameters, expected.network.parameters)
    assert seen.cost == expected.cost
    assert seen.gradient_norms == pytest.approx(expected.gradient_norms, rel=0)


def test_that_any_step_is_worked_out_anew_beside_the_thread(runner):
    steps(runner, 90)
    runner.send(commands.SetLearningRate(1.0))
    steps(runner, 60)
    record, told = settled(runner, step_count=150).timeline, []
    for step in (0, 89, 90, 91, 133, 150):
        seen = replayed(record, DATA, step, told.append)
        expected = plain_run([(90, lambda s: s.set_learning_rate(1.0))] if step >= 90 else [], step)
        assert (seen.step_count, seen.learning_rate) == (step, expected.learning_rate)
        assert np.array_equal(seen.parameters, expected.network.parameters)
        assert seen.cost == expected.cost or step == 0
    assert told
    assert all(0 <= share < 1 for share in told)


def test_that_a_moment_landed_on_has_the_cost_and_the_test_of_its_step(runner):
    steps(runner, 13)
    settled(runner, step_count=13)
    runner.send(commands.Rewind(12))
    seen, expected = settled(runner, step_count=12), plain_run([], 12)
    assert seen.cost == expected.cost
    assert seen.gradient_norms.tolist() == expected.gradient_norms.tolist()
    assert (seen.test.step_count, seen.test.epoch) == (12, 2)
    runner.send(commands.Rewind(11))
    assert settled(runner, step_count=11).test.step_count == 6


def test_that_going_back_before_an_event_forgets_it_and_going_forward_does_it_again(runner):
    steps(runner, 5)
    runner.send(commands.SetLearningRate(2.0))
    steps(runner, 5)
    runner.send(commands.SetParameters(np.full(SIZE, 0.1), "test"))
    steps(runner, 5)
    there = settled(runner, step_count=15)
    runner.send(commands.Rewind(4))
    back = settled(runner, step_count=4)
    assert (back.learning_rate, back.events) == (0.5, ())
    assert len(back.timeline.events) == 2
    steps(runner, 3)
    again = settled(runner, step_count=7)
    assert again.learning_rate == 2.0
    expected = plain_run([(5, lambda s: s.set_learning_rate(2.0))], 7)
    assert np.array_equal(again.parameters, expected.network.parameters)
    runner.send(commands.Rewind(10))
    assert settled(runner, step_count=10).parameters.tolist() == [np.float32(0.1)] * SIZE
    runner.send(commands.Rewind(15))
    forward = settled(runner, step_count=15)
    assert np.array_equal(forward.parameters, there.parameters)
    assert forward.run == 0


def test_that_a_branch_is_a_second_run_with_its_own_eta_and_the_shared_past(runner):
    steps(runner, 20)
    parent = settled(runner, step_count=20)
    runner.send(commands.Branch(8, learning_rate=1.5))
    begun = settled(runner, run=1, step_count=8)
    assert (begun.learning_rate, begun.furthest, begun.origin.run, begun.origin.step_count) == (1.5, 8, 0, 8)
    assert begun.replaced.state.step_count == 20
    assert np.array_equal(begun.replaced.state.parameters, parent.parameters)
    steps(runner, 4)
    seen = settled(runner, step_count=12)
    expected = plain_run([(8, lambda s: s.set_learning_rate(1.5))], 12)
    assert np.array_equal(seen.parameters, expected.network.parameters)
    assert [m.step_count for m in seen.timeline.moments] == list(range(13))
    chunks = [chunk for chunk in runner.history.take() if chunk.run == 1]
    assert np.concatenate([chunk.steps for chunk in chunks if len(chunk.steps)]).tolist() == list(range(1, 13))
    assert [epoch.step_count for chunk in chunks for epoch in chunk.epochs] == [0, 6, 12]
    seconds = np.concatenate([chunk.seconds for chunk in chunks if len(chunk.steps)])
    assert (np.diff(seconds) > 0).all()


@pytest.mark.parametrize(
    "change", [commands.SetLearningRate(1.0), commands.SetParameters(np.zeros(SIZE), "zeros")], ids=["eta", "weights"]
)
def test_that_a_change_on_known_ground_begins_a_branch_of_itself(runner, change):
    steps(runner, 9)
    settled(runner, step_count=9)
    runner.send(commands.Rewind(3))
    runner.send(change)
    branch = settled(runner, run=1, step_count=3)
    assert branch.origin.step_count == 3
    assert len(branch.events) == 1
    assert branch.replaced.state.step_count == 9


def test_that_nothing_is_recorded_twice_and_time_only_counts_training(runner):
    steps(runner, 14)
    seconds = settled(runner, step_count=14).seconds
    runner.send(commands.Rewind(2))
    runner.send(commands.StepEpoch())
    runner.send(commands.StepEpoch())
    again = settled(runner, step_count=12)
    assert again.seconds == seconds
    steps(runner, 4)
    assert settled(runner, step_count=16).seconds > seconds
    chunks = runner.history.take()
    recorded = np.concatenate([chunk.steps for chunk in chunks if len(chunk.steps)]).tolist()
    assert recorded == list(range(1, 17))
    assert [epoch.step_count for chunk in chunks for epoch in chunk.epochs] == [0, 6, 12]


def test_that_a_step_out_of_reach_means_the_nearest(runner):
    steps(runner, 4)
    runner.send(commands.Rewind(1000))
    assert settled(runner, step_count=4).state is RunState.PAUSED
    runner.send(commands.Rewind(0))
    assert np.array_equal(settled(runner, step_count=0).parameters, CONFIG.new_network().parameters)
    for make in (commands.Rewind, commands.Branch):
        with pytest.raises(ValueError, match="must be"):
            make(-1)


def test_that_a_run_that_diverged_is_rewound_and_replayed(runner):
    wild = TrainingRunner(DATA, TrainingConfig((6, 5, 4), "relu", mini_batch_size=10, learning_rate=1e18, seed=1))
    wild.start()
    try:
        wild.send(commands.Play())
        failed = settled(wild, RunState.FAILED)
        assert isinstance(failed.timeline.events[-1], ParameterChange)
        step = failed.step_count
        wild.send(commands.Rewind(0))
        settled(wild, step_count=0)
        wild.send(commands.Rewind(step))
        again = settled(wild, step_count=step)
        assert np.array_equal(again.parameters, failed.parameters)
        assert again.failure is None
    finally:
        assert wild.close()


def test_that_it_closes_while_it_replays():
    class Slow(TrainingSession):
        waiting = False

        def step_mini_batch(self):
            if Slow.waiting:
                entered.append(self.step_count)
                wait_until(lambda: made._closing.is_set() or not Slow.waiting)
            return super().step_mini_batch()

    entered: list[int] = []
    made = TrainingRunner(DATA, CONFIG, session_factory=Slow)
    made.start()
    steps(made, 200)
    kept = {m.step_count for m in settled(made, step_count=200).timeline.moments}
    Slow.waiting = True
    made.send(commands.Rewind(max(set(range(200)) - kept)))
    wait_until(lambda: bool(entered))
    assert made.close(timeout=2)


# Whatever the mixture

_MOVES = st.one_of(
    st.tuples(st.just("step"), st.integers(1, 9)),
    st.tuples(st.just("example"), st.integers(1, 12)),
    st.tuples(st.just("rewind"), st.integers(0, 40)),
    st.tuples(st.just("back"), st.integers(1, 8)),
    st.tuples(st.just("branch"), st.tuples(st.integers(0, 60), st.sampled_from([None, 0.25, 1.0]))),
    st.tuples(st.just("eta"), st.sampled_from([0.125, 0.75])),
    st.tuples(st.just("weights"), st.sampled_from([0.5, -1.0])),
)


class Model:
    """What a run means, told naively: a list of changes by step, and everything trained anew each time."""

    def __init__(self):
        self.changes, self.position, self.furthest, self.run, self.examples = [], 0, 0, 0, 0

    def leave(self):
        if self.position < self.furthest:
            self.changes = [c for c in self.changes if c[0] <= self.position]
            self.furthest, self.run = self.position, self.run + 1

    def change(self, change):
        self.leave()
        self.changes.append((self.position, change))

    def train(self, steps):
        self.position += steps
        self.furthest, self.examples = max(self.furthest, self.position), 0

    def rewind(self, step):
        self.position, self.examples = min(step, self.furthest), 0

    def session(self):
        return plain_run([c for c in self.changes if c[0] <= self.position], self.position)


def _scaled(factor):
    parameters = (CONFIG.new_network().parameters * factor).astype(np.float32)
    return commands.SetParameters(parameters, "scaled"), lambda s: s.set_parameters(parameters, "scaled")


def _do(kind, value, runner, model):
    match kind:
        case "step":
            steps(runner, value)
            model.train(value)
        case "example":
            for _ in range(value):
                runner.send(commands.StepExample())
                model.examples += 1
                if model.examples == (3 if model.position % 6 == 5 else 10):
                    model.train(1)
        case "rewind":
            runner.send(commands.Rewind(value))
            model.rewind(value)
        case "back":
            _do("rewind", max(0, model.position - value), runner, model)
        case "branch":
            runner.send(commands.Branch(*value))
            model.rewind(value[0])
            model.changes = [c for c in model.changes if c[0] <= model.position]
            model.furthest, model.run = model.position, model.run + 1
            if value[1] is not None:
                model.change(lambda s: s.set_learning_rate(value[1]))
        case "eta":
            runner.send(commands.SetLearningRate(value))
            model.change(lambda s: s.set_learning_rate(value))
        case "weights":
            command, change = _scaled(value)
            runner.send(command)
            model.change(change)


@settings(max_examples=200)
@given(st.lists(_MOVES, min_size=3, max_size=14))
def test_that_any_sequence_of_steps_rewinds_and_branches_gives_the_weights_of_a_plain_run(moves):
    runner, model = TrainingRunner(DATA, CONFIG), Model()
    runner.start()
    try:
        for kind, value in moves:
            _do(kind, value, runner, model)
        assert runner.close()
        seen, expected = runner.snapshot, model.session()
    finally:
        runner.close()
    assert seen.failure is None
    assert (seen.step_count, seen.furthest, seen.run) == (model.position, model.furthest, model.run)
    assert np.array_equal(seen.parameters, expected.network.parameters)
    assert seen.learning_rate == expected.learning_rate
    assert seen.examples_done == model.examples
    for kept in seen.timeline.moments:
        state = seen.timeline.state(kept)
        twin = TrainingSession(CONFIG, DATA)
        twin.restore(state)
        assert kept.step_count <= model.furthest
        assert len(state.events) == len([c for c in model.changes if c[0] <= kept.step_count])
