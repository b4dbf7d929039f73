"""Long jobs: results, faults, progress and cancel."""

from __future__ import annotations

import threading

import pytest

from engine.jobs import Cancelled, Jobs, Progress


@pytest.fixture
def jobs():
    jobs = Jobs()
    yield jobs
    jobs.close()


def test_that_a_job_returns_what_its_work_returned(jobs):
    assert jobs.submit(lambda progress: 42).result() == 42


def test_that_a_job_raises_what_its_work_raised(jobs):
    def fail(progress: Progress) -> None:
        raise KeyError("gone")

    with pytest.raises(KeyError, match="gone"):
        jobs.submit(fail).result()


def test_that_progress_can_be_read_while_the_work_goes_on(jobs):
    half_way, go_on = threading.Event(), threading.Event()

    def work(progress: Progress) -> str:
        progress(0.5)
        half_way.set()
        assert go_on.wait(10)
        return "done"

    job = jobs.submit(work)
    assert half_way.wait(10)
    assert (job.fraction, job.done) == (0.5, False)
    go_on.set()
    assert job.result() == "done"


def test_that_a_cancel_ends_the_work_at_its_next_progress(jobs):
    begun, cancelled = threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        begun.set()
        assert cancelled.wait(10)
        progress(0.1)
        pytest.fail("went on after the cancel")

    job = jobs.submit(work)
    assert begun.wait(10)
    job.cancel()
    cancelled.set()
    with pytest.raises(Cancelled):
        job.result()


def test_that_a_job_cancelled_before_it_begins_does_nothing():
    jobs, go_on, ran = Jobs(threads=1), threading.Event(), []
    first = jobs.submit(lambda progress: go_on.wait(10))
    second = jobs.submit(ran.append)
    second.cancel()
    go_on.set()
    assert first.result()
    with pytest.raises(Cancelled):
        second.result()
    assert ran == []
    jobs.close()


def test_that_closing_cancels_what_runs():
    jobs, begun = Jobs(), threading.Event()

    def work(progress: Progress) -> None:
        while True:
            begun.set()
            progress(0.0)

    job = jobs.submit(work)
    assert begun.wait(10)
    jobs.close()
    with pytest.raises(Cancelled):
        job.result()
