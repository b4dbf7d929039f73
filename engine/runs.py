"""A run as it was when another took its place: all that is needed to compare it, to take it up again, to save it.

A `RunRecord` is plain frozen data, like the log and the timeline in it: `engine.plain.to_plain(record)` makes it JSON
beside arrays, `from_plain(RunRecord, plain)` brings it back.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from engine.timeline import TimelineRecord
from engine.training import SessionState
from engine.training_log import FrozenLog

MOST_BYTES = 5 * 2**19  # of the moments of a run that another took the place of


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a branch begins: the run it left, and after how many steps."""

    run: int
    step_count: int


@dataclass(frozen=True, slots=True, eq=False)
class RunRecord:
    """One run: its end, its log and its moments."""

    run: int  # its number, unique in one session of the program
    state: SessionState  # at its furthest step
    log: FrozenLog
    timeline: TimelineRecord
    mini_batches_per_epoch: int
    training_examples: int
    origin: Origin | None = None

    @property
    def accuracy(self) -> float | None:
        """Share of the test set answered correctly after its last whole epoch, 0 to 1."""
        return self.log.epochs[-1].accuracy if self.log.epochs else None

    def thinned(self, most_points: int) -> RunRecord:
        """Return it with at most so many points in its log."""
        return replace(self, log=self.log.thinned(most_points))
