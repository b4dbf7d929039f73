"""The log of the run at hand, and what is needed to take a run up again. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from engine import commands
from engine.commands import Command
from engine.history import HistoryChunk
from engine.runs import RunRecord
from engine.snapshot import Snapshot
from engine.timeline import TimelineRecord
from engine.training import SessionState
from engine.training_log import FrozenLog, TrainingLog


@dataclass(frozen=True, slots=True, eq=False)
class KeptRun:
    """A run as it was, with its log."""

    state: SessionState
    log: FrozenLog
    timeline: TimelineRecord | None

    @classmethod
    def of(cls, record: RunRecord) -> KeptRun:
        """Return what a record holds of it."""
        return cls(record.state, record.log, record.timeline)

    @property
    def history(self) -> tuple[HistoryChunk, ...]:
        """The log up to where the run goes on, as the history that it begins with."""
        furthest = 0 if self.timeline is None else self.timeline.moments[-1].step_count
        log = self.log.until(max(furthest, self.state.step_count))
        return log.chunks(len(self.state.config.layer_sizes) - 1)


def take_up(kept: KeptRun) -> tuple[Command, ...]:
    """Return the commands that go on with a run; one that stood rewound goes to its furthest, then back there."""
    state, timeline = kept.state, kept.timeline
    furthest = timeline.moments[-1] if timeline is not None else None
    if timeline is None or furthest is None or furthest.step_count <= state.step_count:
        return (commands.Restore(state, kept.history, timeline),)
    return commands.Restore(timeline.state(furthest), kept.history, timeline), commands.Rewind(state.step_count)


class RunLogs:
    """Fed by the controller: every chunk, then the snapshot of every new run."""

    def __init__(self) -> None:
        self._logs: dict[int, TrainingLog] = {}

    def add(self, chunk: HistoryChunk) -> None:
        """Keep a chunk, of whichever run."""
        self._logs.setdefault(chunk.run, TrainingLog()).add(chunk)

    def begin(self, snapshot: Snapshot) -> None:
        """A run has begun: the logs of those before are not needed any more."""
        for run in [run for run in self._logs if run < snapshot.run]:
            del self._logs[run]

    def forget(self) -> None:
        """Other data came."""
        self._logs.clear()

    def run_of(self, snapshot: Snapshot) -> KeptRun:
        """Return the run at hand as it was at this snapshot; its log may have come further already."""
        log = self.log_of(snapshot.run).until(snapshot.furthest)
        return KeptRun(snapshot.session_state(), log, snapshot.timeline)

    def log_of(self, run: int) -> FrozenLog:
        """Return the log of a run that is still kept; an empty one for any other."""
        return self._logs.get(run, TrainingLog()).frozen()
