"""Work that takes too long for the thread that draws the window: started here, polled there."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Generic, TypeVar

Result = TypeVar("Result")


class Job(Generic[Result]):
    """One piece of work under way. Ask `done` now and then; `result()` returns or raises what the work did."""

    def __init__(self, future: Future[Result]) -> None:
        self._future = future

    @property
    def done(self) -> bool:
        """Whether `result()` answers at once."""
        return self._future.done()

    def result(self) -> Result:
        """What the work returned; raises what it raised."""
        return self._future.result()


class Jobs:
    """A thread for long jobs, one after the other."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="jobs")

    def submit(self, work: Callable[[], Result]) -> Job[Result]:
        """Start a job, or line it up behind the one that runs."""
        return Job(self._pool.submit(work))

    def close(self) -> None:
        """Drop the jobs that have not begun and wait for the one that runs."""
        self._pool.shutdown(wait=True, cancel_futures=True)
