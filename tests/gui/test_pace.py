"""How often things are drawn while training goes on: intervals, turns, and yielding to a training flat out."""

from __future__ import annotations

import pytest

from gui.pace import SHARE, SLOWEST, WINDOW, Pace

FRAME = 1 / 64  # s; a power of two, so that sums of it are exact


class Clock:
    def __init__(self):
        self.now = self.worked = 0.0

    def pass_by(self, seconds, share=0.0):
        self.now += seconds
        self.worked += share * seconds


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def pace(clock):
    return Pace(lambda: clock.now, lambda: clock.worked)


def drawn(pace, clock, wishes, frames, share=0.0, flat_out=False):
    """Which of the wishes (what, interval, alone_every) were granted, frame by frame."""
    granted = []
    for _ in range(frames):
        pace.begin_frame(flat_out)
        granted.append([wish[0] for wish in wishes if pace.is_due(*wish)])
        clock.pass_by(FRAME, share)
    return granted


def test_that_each_thing_keeps_its_own_interval(pace, clock):
    granted = drawn(pace, clock, [("often", 2 * FRAME), ("seldom", 8 * FRAME)], 64)
    assert sum("often" in frame for frame in granted) == 32
    assert sum("seldom" in frame for frame in granted) == 8


def test_that_no_frame_holds_two_things_that_take_a_frame_each(pace, clock):
    granted = drawn(pace, clock, [("charts", 4 * FRAME, 3), ("state", 2 * FRAME, 1)], 64)
    assert all(len(frame) <= 1 for frame in granted[1:])
    assert sum("state" in frame for frame in granted) >= 24
    assert sum("charts" in frame for frame in granted) >= 14


def test_that_charts_leave_frames_to_the_network_where_frames_are_few(pace, clock):
    granted = drawn(pace, clock, [("charts", 1.5 * FRAME, 3), ("state", 0.75 * FRAME, 1)], 60)
    assert all(len(frame) == 1 for frame in granted[1:])
    assert sum("charts" in frame for frame in granted) == 20
    assert sum("state" in frame for frame in granted) >= 40


def test_that_what_comes_seldom_is_shown_by_all(pace, clock):
    for _ in range(5):
        drawn(pace, clock, [], 63)
        assert drawn(pace, clock, [("charts", FRAME, 3), ("state", FRAME, 1)], 1) == [["charts", "state"]]


def test_that_showing_yields_to_a_training_flat_out_and_takes_its_pace_up_again(pace, clock):
    seconds = 20 * WINDOW
    drawn(pace, clock, [], round(seconds / FRAME), share=2 * SHARE, flat_out=True)
    assert pace.stretch > 1.4
    busy = drawn(pace, clock, [("state", 4 * FRAME)], 64, share=2 * SHARE, flat_out=True)
    drawn(pace, clock, [], round(seconds / FRAME), share=0.1 * SHARE, flat_out=True)
    assert pace.stretch == 1.0
    calm = drawn(pace, clock, [("state", 4 * FRAME)], 64, share=0.1 * SHARE, flat_out=True)
    assert sum(map(len, busy)) < sum(map(len, calm)) == 16


def test_that_it_never_gets_slower_than_a_third(pace, clock):
    drawn(pace, clock, [], round(60 * WINDOW / FRAME), share=1.0, flat_out=True)
    assert pace.stretch == SLOWEST == 3


def test_that_a_slowed_training_is_shown_at_the_full_rate(pace, clock):
    drawn(pace, clock, [], round(20 * WINDOW / FRAME), share=1.0, flat_out=True)
    drawn(pace, clock, [], 1, share=1.0, flat_out=False)
    assert pace.stretch == 1.0
