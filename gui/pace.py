"""How often the window shows a training that goes on: as often as the eye wants, as long as training can afford it.

Python and its painting hold the interpreter's lock, so what the window works, the training thread waits. While it
trains flat out, the window's work is therefore measured, and what is shown comes less often where it would take more
than its share: on a slow machine, or a large screen, the pictures get fewer, not the steps.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable

SHARE = 0.3  # of this thread's time that showing may take while training goes flat out
SLOWEST = 3.0  # times the interval wished for, at most
WINDOW = 0.4  # s over which the work is measured
_LONG = 3  # intervals that nothing waits for a frame of its own


class Pace:
    """Asked by everything that is drawn again and again, in the GUI thread only; the controller tells the frames."""

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, work: Callable[[], float] = time.thread_time
    ) -> None:
        """`clock` tells the time, `work` how much of it this thread has worked, both in seconds."""
        self._clock, self._work = clock, work
        self._last: dict[str, float] = {}  # when each was drawn
        self._frame = 0
        self._turns: dict[str, int] = {}  # the frame from which on each may have another one for itself
        self._taken = False
        self._since, self._worked = clock(), work()
        self.stretch = 1.0  # by which all intervals are longer than wished for

    def begin_frame(self, flat_out: bool) -> None:
        """Another turn of the poll; `flat_out` says whether training takes all the time it can get."""
        self._frame += 1
        self._taken = False
        now = self._clock()
        elapsed = now - self._since
        if not flat_out:
            self.stretch = 1.0
        elif elapsed < WINDOW:
            return
        else:
            share = (self._work() - self._worked) / elapsed
            self.stretch = min(max(self.stretch * (share / SHARE) ** 0.5, 1.0), SLOWEST)
        self._since, self._worked = now, self._work()

    def is_due(self, what: str, interval: float, alone_every: int = 0) -> bool:
        """Whether this is to be drawn in this frame, `interval` s or more after the last time.

        `alone_every`: it takes much of a frame, and gets at most every n-th; of such there is one a frame, unless it
        has waited long: where news come seldom, each is for all.
        """
        now, last = self._clock(), self._last.get(what, -math.inf)
        step = interval * self.stretch
        if now < last + step:
            return False
        if alone_every:
            waits = self._taken or self._frame < self._turns.get(what, 0)
            if waits and now < last + _LONG * step:
                return False
            self._taken, self._turns[what] = True, self._frame + alone_every
        self._last[what] = now
        return True
