"""Only the newest of several wishes is answered."""

from __future__ import annotations

import threading

import pytest

from engine.jobs import Jobs
from gui.latest_job import LatestJob
from gui.watched_job import WatchedJob


@pytest.fixture
def latest(qtbot):
    jobs, watched = Jobs(), []

    def start(work):
        watched.append(WatchedJob(jobs.submit(work)))
        return watched[-1]

    latest = LatestJob(start)
    latest.poll = lambda: [watched.remove(job) for job in tuple(watched) if job.poll()]
    latest.heard = []
    latest.finished.connect(lambda result: latest.heard.append(result))
    latest.cancelled.connect(lambda: latest.heard.append("cancelled"))
    yield latest
    jobs.close()


def until(qtbot, latest, condition):
    def look():
        latest.poll()
        return bool(condition())

    qtbot.waitUntil(look, timeout=5_000)


def test_that_of_many_wishes_the_newest_is_answered(latest, qtbot):
    gate, begun = threading.Event(), threading.Event()

    def slow(progress):
        begun.set()
        gate.wait(5)
        progress(0.5)
        return "old"

    latest.start(slow)
    assert begun.wait(5)
    for number in range(5):
        latest.start(lambda progress, number=number: number)
    gate.set()
    until(qtbot, latest, lambda: latest.heard)
    assert latest.heard == [4]


def test_that_a_cancel_is_told_and_forgets_what_waits(latest, qtbot):
    gate = threading.Event()

    def slow(progress):
        gate.wait(5)
        progress(0.5)

    latest.start(slow)
    latest.start(lambda progress: "waiting")
    latest.cancel()
    gate.set()
    until(qtbot, latest, lambda: latest.heard)
    assert latest.heard == ["cancelled"]
    latest.start(lambda progress: "next")
    until(qtbot, latest, lambda: len(latest.heard) == 2)
    assert latest.heard[-1] == "next"
