"""Work that takes too long for the thread that draws the window: started here, polled there, cancelled any time.

The work is a function of one argument, its `Progress`: it calls `progress(fraction)` now and then, which is also where
a cancel takes effect.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Generic, TypeVar

Result = TypeVar("Result")


class Cancelled(Exception):
    """The work was told to stop. Raised inside it by `Progress`, and by `Job.result()` afterwards."""


class Progress:
    """How far a piece of work has come. The work tells it; anyone may read `fraction` or ask for a cancel."""

    def __init__(self) -> None:
        self.fraction = 0.0  # 0 to 1
        self._cancel = threading.Event()

    def __call__(self, fraction: float) -> None:
        """Say how much is done, 0 to 1; raises Cancelled if the work is to stop."""
        self.fraction = fraction
        if self._cancel.is_set():
            raise Cancelled

    def cancel(self) -> None:
        """Let the next call raise Cancelled."""
        self._cancel.set()


Work = Callable[[Progress], Result]


class Job(Generic[Result]):
    """One piece of work under way. Ask `done` now and then; `result()` returns or raises what the work did."""

    def __init__(self, future: Future[Result], progress: Progress) -> None:
        self._future, self._progress = future, progress

    @property
    def done(self) -> bool:
        """Whether `result()` answers at once."""
        return self._future.done()

    @property
    def fraction(self) -> float:
        """How much of the work is done, 0 to 1, as far as it tells."""
        return self._progress.fraction

    def cancel(self) -> None:
        """Stop the work at its next `progress` call, or before it begins."""
        self._progress.cancel()

    def result(self) -> Result:
        """What the work returned; raises what it raised, Cancelled if it was cancelled."""
        return self._future.result()


class Jobs:
    """Threads for long jobs."""

    def __init__(self, threads: int = 2) -> None:
        self._pool = ThreadPoolExecutor(max_workers=threads, thread_name_prefix="jobs")
        self._open: set[Progress] = set()

    def submit(self, work: Work[Result]) -> Job[Result]:
        """Start a job, or line it up behind those that run."""
        progress = Progress()
        self._open.add(progress)

        def run() -> Result:
            try:
                progress(0.0)
                return work(progress)
            finally:
                self._open.discard(progress)

        return Job(self._pool.submit(run), progress)

    def close(self) -> None:
        """Cancel every job and wait until those that run have noticed."""
        for progress in tuple(self._open):
            progress.cancel()
        self._pool.shutdown(wait=True, cancel_futures=True)
