"""The append-only channel of the run's history."""

from __future__ import annotations

import numpy as np
import pytest

from engine.history import MOST_CHUNKS, MOST_PENDING, EpochResult, History


def test_that_every_point_comes_out_once_in_order():
    history = History()
    for step in range(1, 8):
        history.add(step, step / 10, np.array([step, -step]))
        if step % 3 == 0:
            history.flush()
    history.add_epoch(EpochResult(1, 7, 0.5, 0.9))
    history.flush()
    chunks = history.take()
    assert np.concatenate([chunk.steps for chunk in chunks]).tolist() == [1, 2, 3, 4, 5, 6, 7]
    assert np.concatenate([chunk.costs for chunk in chunks]) == pytest.approx(np.arange(1, 8) / 10)
    assert chunks[-1].gradient_norms.tolist() == [[7, -7]]
    assert chunks[-1].epochs == (EpochResult(1, 7, 0.5, 0.9),)
    assert history.take() == []


def test_that_nothing_comes_out_before_it_is_flushed():
    history = History()
    history.add(1, 0.5, np.zeros(1))
    assert history.take() == []


def test_that_what_comes_out_is_read_only():
    history = History()
    history.add(1, 0.5, np.zeros(1))
    history.flush()
    with pytest.raises(ValueError, match="read-only"):
        history.take()[0].costs[0] = 1


def test_that_points_stay_with_their_run():
    history = History()
    history.add(1, 0.5, np.zeros(1))
    history.begin_run(1)
    history.add(1, 0.7, np.zeros(1))
    history.flush()
    assert [(chunk.run, chunk.costs.tolist()) for chunk in history.take()] == [(0, [0.5]), (1, [0.7])]


def test_that_memory_is_bounded_when_nobody_reads_and_the_newest_point_stays():
    history, norms = History(), np.zeros(3)
    total = MOST_CHUNKS + 3 * MOST_PENDING
    for step in range(1, total + 1):
        history.add(step, 0.5, norms)
        history.flush()
    chunks = history.take()
    history.flush()
    chunks += history.take()
    steps = np.concatenate([chunk.steps for chunk in chunks])
    assert len(chunks) == MOST_CHUNKS + 1
    assert len(steps) <= MOST_CHUNKS + MOST_PENDING
    assert steps[-1] == total
    assert (np.diff(steps) > 0).all()
