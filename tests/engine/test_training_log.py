"""The log of a run: every point while there are few, thinned but true when there are many."""

from __future__ import annotations

import numpy as np
import pytest

from engine import training_log
from engine.history import EpochResult, HistoryChunk
from engine.plain import from_plain, pack, to_plain, unpack
from engine.training_log import FrozenLog, TrainingLog


def chunk(first, count, epochs=()):
    steps = np.arange(first, first + count)
    return HistoryChunk(3, steps, steps * 0.5, np.stack([steps, steps * 2.0], axis=1), tuple(epochs), steps * 0.25)


def test_that_every_point_is_kept_in_order():
    log = TrainingLog()
    log.add(chunk(1, 4, [EpochResult(0, 0, 3.0, 0.1)]))
    log.add(
        HistoryChunk(
            3, np.empty(0, np.int64), np.empty(0), np.empty((0, 0)), (EpochResult(1, 4, 2.0, 0.5),), np.empty(0)
        )
    )
    log.add(chunk(5, 2))
    frozen = log.frozen()
    assert frozen.steps.tolist() == [1, 2, 3, 4, 5, 6]
    assert frozen.costs.tolist() == [0.5, 1, 1.5, 2, 2.5, 3]
    assert frozen.gradient_norms.tolist() == [[s, 2 * s] for s in range(1, 7)]
    assert [epoch.step_count for epoch in frozen.epochs] == [0, 4]
    assert frozen.seconds.tolist() == [s / 4 for s in range(1, 7)]
    early = frozen.until(4)
    assert (early.steps.tolist(), len(early.seconds), len(early.epochs)) == ([1, 2, 3, 4], 4, 2)
    assert frozen.until(3).epochs == frozen.epochs[:1]


def test_that_an_empty_log_is_a_log():
    assert len(TrainingLog().frozen().steps) == 0
    assert TrainingLog().frozen().chunks(3)[0].epochs == ()


@pytest.mark.parametrize("size", [1, 7, 64])
def test_that_a_long_run_is_thinned_and_every_point_stays_true(monkeypatch, size):
    monkeypatch.setattr(training_log, "MOST_POINTS", 100)
    log = TrainingLog()
    for first in range(1, 1001, size):
        log.add(chunk(first, size))
    frozen = log.frozen()
    assert 40 < len(frozen.steps) <= 100
    assert frozen.steps[-1] == (1000 // size + (1000 % size > 0)) * size
    assert np.array_equal(frozen.costs, frozen.steps * 0.5)
    assert np.array_equal(frozen.gradient_norms[:, 1], frozen.steps * 2)


def test_that_it_is_saved_and_comes_back_as_history():
    log = TrainingLog()
    log.add(chunk(1, 4, [EpochResult(1, 4, 2.0, 0.5)]))
    back = from_plain(FrozenLog, unpack(*pack(to_plain(log.frozen()))))
    (history,) = back.chunks(layers=2)
    assert history.steps.tolist() == [1, 2, 3, 4]
    assert history.epochs == (EpochResult(1, 4, 2.0, 0.5),)
    assert back.chunks(layers=3) == ()


@pytest.mark.parametrize(
    ("steps", "costs", "norms"),
    [([1, 2], [1.0], [[1.0], [1.0]]), ([1, 2], [1.0, 1.0], [[1.0]]), ([2, 1], [1.0, 1.0], [[1.0], [1.0]]),
     ([-1, 1], [1.0, 1.0], [[1.0], [1.0]]), ([1, 2], [1.0, 1.0], [1.0, 1.0])],
)  # fmt: skip
def test_that_a_log_that_makes_no_sense_is_refused(steps, costs, norms):
    with pytest.raises(ValueError, match="steps"):
        FrozenLog(np.array(steps), np.array(costs), np.array(norms), (), np.array(costs))


def test_that_its_table_has_a_row_for_each_step_and_epoch():
    log = TrainingLog()
    log.add(chunk(1, 3, [EpochResult(0, 0, 3.0, 0.1), EpochResult(1, 2, 2.0, 0.5)]))
    header, rows = log.frozen().table(mini_batches_per_epoch=2)
    assert header == ["step", "epoch", "mini_batch_cost", "gradient_norm_1", "gradient_norm_2", "test_cost",
                      "test_accuracy"]  # fmt: skip
    assert list(rows) == [
        [0, 0.0, "", "", "", 3.0, 0.1],
        [1, 0.5, 0.5, 1.0, 2.0, "", ""],
        [2, 1.0, 1.0, 2.0, 4.0, 2.0, 0.5],
        [3, 1.5, 1.5, 3.0, 6.0, "", ""],
    ]


def test_that_a_log_that_is_full_takes_no_more_room_and_what_it_gave_stays(monkeypatch):
    monkeypatch.setattr(training_log, "MOST_POINTS", 100)
    log = TrainingLog()
    log.add(chunk(1, 60))
    early, room = log.frozen(), log._room
    for first in range(61, 2061, 20):
        log.add(chunk(first, 20))
    assert all(after is before for after, before in zip(log._room, room, strict=True))
    assert early.steps.tolist() == list(range(1, 61))
    with pytest.raises(ValueError, match="read-only"):
        early.costs[0] = 1.0


def test_that_one_chunk_may_be_longer_than_the_log(monkeypatch):
    monkeypatch.setattr(training_log, "MOST_POINTS", 100)
    log = TrainingLog()
    log.add(chunk(1, 1234, [EpochResult(1, 4, 2.0, 0.5)]))
    frozen = log.frozen()
    assert 40 < len(frozen.steps) <= 100
    assert frozen.steps[-1] == 1234
    assert np.array_equal(frozen.costs, frozen.steps * 0.5)
    assert len(frozen.epochs) == 1
