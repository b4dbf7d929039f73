"""The logs of the run at hand and of the runs it replaced, which can be brought back. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from engine.history import HistoryChunk
from engine.snapshot import ReplacedRun, Snapshot
from engine.training import SessionState
from engine.training_log import FrozenLog, TrainingLog

MOST_REPLACED = 10


@dataclass(frozen=True, slots=True, eq=False)
class KeptRun:
    """A run as it was, with its log."""

    state: SessionState
    log: FrozenLog

    @property
    def history(self) -> tuple[HistoryChunk, ...]:
        """The log as the history that the run begins with when it is taken up again."""
        return self.log.chunks(len(self.state.config.layer_sizes) - 1)


class RunLogs:
    """Fed by the controller: every chunk, then the snapshot of every new run."""

    def __init__(self) -> None:
        self._logs: dict[int, TrainingLog] = {}
        self._seen: ReplacedRun | None = None
        self.replaced: list[KeptRun] = []  # the newest last

    def add(self, chunk: HistoryChunk) -> None:
        """Keep a chunk, of whichever run."""
        self._logs.setdefault(chunk.run, TrainingLog()).add(chunk)

    def begin(self, snapshot: Snapshot) -> KeptRun | None:
        """A run has begun: return the one it replaced, if that is new and there was anything to it."""
        kept = None
        if snapshot.replaced is not None and snapshot.replaced is not self._seen:
            self._seen = snapshot.replaced
            kept = KeptRun(snapshot.replaced.state, self.log_of(snapshot.replaced.run))
            self.replaced = [*self.replaced, kept][-MOST_REPLACED:]
        for run in [run for run in self._logs if run < snapshot.run]:
            del self._logs[run]
        return kept

    def log_of(self, run: int) -> FrozenLog:
        """Return the log of a run that is still kept; an empty one for any other."""
        return self._logs.get(run, TrainingLog()).frozen()
