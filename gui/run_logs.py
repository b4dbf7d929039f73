"""The logs of the run at hand and of the runs it replaced, which can be brought back. No Qt."""

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

MOST_REPLACED = 10


@dataclass(frozen=True, slots=True, eq=False)
class KeptRun:
    """A run as it was, with its log."""

    state: SessionState
    log: FrozenLog
    timeline: TimelineRecord | None

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
        self._seen: RunRecord | None = None
        self.replaced: list[KeptRun] = []  # the newest last

    def add(self, chunk: HistoryChunk) -> None:
        """Keep a chunk, of whichever run."""
        self._logs.setdefault(chunk.run, TrainingLog()).add(chunk)

    def begin(self, snapshot: Snapshot) -> KeptRun | None:
        """A run has begun: return the one it replaced, if that is new and there was anything to it."""
        kept = None
        if snapshot.replaced is not None and snapshot.replaced is not self._seen:
            self._seen = snapshot.replaced
            kept = KeptRun(snapshot.replaced.state, snapshot.replaced.log, snapshot.replaced.timeline)
            self.replaced = [*self.replaced, kept][-MOST_REPLACED:]
        for run in [run for run in self._logs if run < snapshot.run]:
            del self._logs[run]
        return kept

    def forget(self) -> None:
        """Other data came: runs over the data before cannot be taken up again."""
        self.replaced.clear()
        self._logs.clear()

    def run_of(self, snapshot: Snapshot) -> KeptRun:
        """Return the run at hand as it was at this snapshot; its log may have come further already."""
        log = self.log_of(snapshot.run).until(snapshot.furthest)
        return KeptRun(snapshot.session_state(), log, snapshot.timeline)

    def log_of(self, run: int) -> FrozenLog:
        """Return the log of a run that is still kept; an empty one for any other."""
        return self._logs.get(run, TrainingLog()).frozen()
