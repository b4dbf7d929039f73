"""A long job in the window: its signals, and the bar that shows and cancels it."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtWidgets import QProgressBar, QToolButton

from engine.jobs import Jobs, Progress
from gui.watched_job import WatchedJob
from gui.widgets.job_bar import JobBar


@pytest.fixture
def jobs():
    jobs = Jobs()
    yield jobs
    jobs.close()


def ends_of(job):
    ends = []
    job.finished.connect(lambda result: ends.append(("finished", result)))
    job.failed.connect(lambda error: ends.append(("failed", str(error))))
    job.cancelled.connect(lambda: ends.append(("cancelled", None)))
    return ends


def fail(progress: Progress) -> None:
    raise ValueError("no")


@pytest.mark.parametrize(("work", "end"), [(lambda p: 7, ("finished", 7)), (fail, ("failed", "no"))])
def test_that_a_job_ends_once(qtbot, jobs, work, end):
    job = WatchedJob(jobs.submit(work))
    ends = ends_of(job)
    qtbot.waitUntil(job.poll, timeout=5000)
    assert ends == [end]


def test_that_the_bar_shows_progress_and_cancels(qtbot, jobs):
    half_way, go_on = threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        progress(0.5)
        half_way.set()
        assert go_on.wait(10)
        progress(0.6)

    bar, job = JobBar(), WatchedJob(jobs.submit(work))
    qtbot.addWidget(bar)
    ends = ends_of(job)
    bar.watch(job, "Counting")
    assert half_way.wait(10)
    assert not job.poll()
    assert bar.findChild(QProgressBar).value() == 500
    assert not bar.isHidden()
    bar.findChild(QToolButton).click()
    go_on.set()
    qtbot.waitUntil(job.poll, timeout=5000)
    assert ends == [("cancelled", None)]
    assert bar.isHidden()
