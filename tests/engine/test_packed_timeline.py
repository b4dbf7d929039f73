"""A packed timeline is the same timeline, and one that makes no sense is refused."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine import commands
from engine.packed_timeline import PackedTimeline, pack_timeline
from engine.plain import Rows, from_plain, pack, to_plain, unpack
from engine.runner import TrainingRunner
from engine.training import TrainingConfig
from tests.engine.conftest import make_data
from tests.engine.test_runner import settled

CONFIG = TrainingConfig(layer_sizes=(6, 5, 4), mini_batch_size=10, learning_rate=0.5, seed=3)


@pytest.fixture(scope="module")
def record():
    runner = TrainingRunner(make_data(), CONFIG)
    runner.start()
    try:
        for _ in range(7):
            runner.send(commands.StepMiniBatch())
        runner.send(commands.SetLearningRate(1.5))
        for _ in range(3):
            runner.send(commands.StepMiniBatch())
        return settled(runner, step_count=10).timeline
    finally:
        runner.close()


def test_that_every_moment_comes_back_as_it_was(record):
    plain = to_plain(pack_timeline(record))
    text, arrays = pack(plain)
    back = from_plain(
        PackedTimeline, unpack(text, {name: np.array(list(array)) for name, array in arrays.items()})
    ).record()
    assert back.config == record.config
    assert back.events == record.events
    assert len(back.moments) == len(record.moments) > 5
    for ours, theirs in zip(back.moments, record.moments, strict=True):
        assert ours.parameters.tobytes() == theirs.parameters.tobytes()
        assert not ours.parameters.flags.writeable
        for name in ("step_count", "learning_rate", "events_done", "test", "seconds"):
            assert getattr(ours, name) == getattr(theirs, name)
        assert np.array_equal([ours.cost], [theirs.cost], equal_nan=True)
        assert np.array_equal(ours.gradient_norms, theirs.gradient_norms, equal_nan=True)


def test_that_one_moment_does_not_hold_the_memory_of_all(record):
    plain = to_plain(pack_timeline(record))
    text, arrays = pack(plain)
    packed = from_plain(PackedTimeline, unpack(text, {name: np.array(list(array)) for name, array in arrays.items()}))
    for moment in packed.record().moments:
        assert not np.shares_memory(moment.parameters, packed.parameters)
        assert not np.shares_memory(moment.gradient_norms, packed.gradient_norms)


def test_that_few_arrays_hold_many_moments(record):
    _, arrays = pack(to_plain(pack_timeline(record)))
    assert len(arrays) == 5
    (rows,) = (array for array in arrays.values() if isinstance(array, Rows))
    assert all(row is moment.parameters for row, moment in zip(rows, record.moments, strict=True)), "no copies"


@pytest.mark.parametrize(
    "changes",
    [
        {"counts": np.zeros((0, 3), np.int64)},
        {"parameters": np.zeros((2, 2), np.float32)},
        {"config": replace(CONFIG, layer_sizes=(6, 4))},
        {"events": ()},
        {"tests": np.full((99, 3), 1.0)},
    ],
)
def test_that_what_does_not_fit_is_refused(record, changes):
    with pytest.raises(ValueError, match=r"timeline|moments"):
        replace(pack_timeline(record), **changes)


@pytest.mark.parametrize(("name", "place", "value"), [("parameters", (1, 2), np.nan), ("counts", (1, 0), 0),
                                                      ("counts", (0, 1), 1), ("measures", (1, 0), -1.0),
                                                      ("tests", (0, 1), np.inf), ("counts", (0, 2), -2)])  # fmt: skip
def test_that_a_single_wrong_number_is_refused(record, name, place, value):
    packed = pack_timeline(record)
    array = np.array(list(getattr(packed, name)))
    array[place] = value
    with pytest.raises(ValueError, match="moments"):
        replace(packed, **{name: array})
