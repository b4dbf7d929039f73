"""Reports of parts of a work."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.reporting import chunks, part


def test_that_a_part_reports_its_share_of_the_whole():
    seen = []
    part(seen.append, 0.5, 0.9)(0.25)
    assert seen == pytest.approx([0.6])


@given(count=st.integers(0, 50), size=st.integers(1, 12))
def test_that_chunks_hold_everything_once_in_order_and_report_after_each(count, size):
    seen, told = [], []
    for which in chunks(count, told.append, size):
        assert len(told) == len(seen) // size  # what is not done yet is not reported
        seen += list(range(count))[which]
        assert which.stop - which.start <= size
    assert seen == list(range(count))
    assert told == [min(count, size * (i + 1)) / count for i in range(-(-count // size))]


def test_that_a_report_can_stop_the_work_between_two_chunks():
    def stop(fraction):
        raise InterruptedError

    seen = []
    with pytest.raises(InterruptedError):
        seen.extend(chunks(10, stop, 4))
    assert next(chunks(10, stop, 4)) == slice(0, 4)
