"""A log in a file: thousands of epochs take little room, older files are read, and nonsense is refused."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.history import EpochResult
from engine.packed_log import pack_log, read_log
from engine.plain import PlainError, pack, to_plain, unpack
from engine.training_log import FrozenLog


def log(epochs=3):
    steps = np.arange(1, 8)
    norms = np.stack([steps, steps / 3], axis=1).astype(np.float32)
    tests = tuple(EpochResult(e, 600 * e, 1 / (e + 3), e / 7000) for e in range(epochs))
    return FrozenLog(steps, steps / 7, norms, tests, steps / 9)


def same(one, other):
    names = ("steps", "costs", "gradient_norms", "seconds")
    return one.epochs == other.epochs and all(np.array_equal(getattr(one, n), getattr(other, n)) for n in names)


@pytest.mark.parametrize("epochs", [0, 1, 7000])
def test_that_a_log_comes_back_exactly_from_little_text(epochs):
    text, arrays = pack(to_plain(pack_log(log(epochs))))
    back = read_log(unpack(text, arrays))
    assert same(back, log(epochs))
    assert [type(value) for epoch in back.epochs[:1] for value in (epoch.epoch, epoch.cost)] in ([], [int, float])
    assert len(text) < 400


def test_that_a_log_of_an_older_file_is_read():
    assert same(read_log(unpack(*pack(to_plain(log())))), log())


@pytest.mark.parametrize(
    "change",
    [
        {"counts": np.zeros((2, 2), np.int64)},
        {"counts": np.zeros((3, 3), np.int64)},
        {"counts": np.full((3, 2), -1)},
        {"counts": np.zeros((3, 2))},
        {"results": np.zeros(3)},
        {"steps": np.arange(7, 0, -1)},
        {"seconds": np.zeros(6)},
    ],
)
def test_that_a_log_that_makes_no_sense_is_refused(change):
    plain = to_plain(pack_log(log())) | change
    with pytest.raises(PlainError):
        read_log(plain)
    with pytest.raises(PlainError):
        read_log({name: value for name, value in plain.items() if name != "costs"})
    with pytest.raises(PlainError):
        read_log([plain])


def test_that_a_packed_log_shares_the_points():
    packed = pack_log(log())
    assert np.shares_memory(replace(packed).log().costs, packed.costs)
