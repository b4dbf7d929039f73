"""What a session file holds: the run, its log, the drawing with its undo history, and which data it was. No Qt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from engine.checkpoint import (
    Checkpoint,
    CheckpointError,
    check_state,
    checkpoint_pieces,
    read_checkpoint,
    save_checkpoint,
)
from engine.packed_log import PackedLog, frozen_log, pack_log, read_log
from engine.packed_timeline import PackedTimeline, pack_timeline
from engine.plain import PlainError, from_plain, to_plain
from engine.runs import RunRecord
from engine.timeline import TimelineRecord
from engine.training import SessionState, TrainingConfig
from engine.training_log import FrozenLog
from gui.run_logs import KeptRun
from gui.version import VERSION
from gui.widgets.pad_strokes import DrawingHistory

MOST_OTHERS = 50  # kept runs in a file; a window keeps fewer
_LONGEST_NAME = 100
Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class DataReference:
    """Which data a run learns from: its name, and a digest of its bytes."""

    name: str
    digest: str


@dataclass(frozen=True, slots=True, eq=False)
class NamedRun:
    """A run kept beside the one at hand, with what the person calls it and whether its curve is drawn."""

    name: str
    visible: bool
    record: RunRecord


Label = tuple[str, int, TrainingConfig]
Labels = tuple[str, tuple[Label, ...]]


def label_of(name: str, record: RunRecord) -> Label:
    """Return what tells a kept run from others, its name included."""
    return name, record.state.step_count, record.state.config


@dataclass(frozen=True, slots=True, eq=False)
class SavedSession:
    """Everything a person would miss."""

    run: KeptRun
    drawing: DrawingHistory
    data: DataReference
    others: tuple[NamedRun, ...] = ()
    name: str = ""  # of the run at hand, if it has one

    @property
    def labels(self) -> Labels:
        """Which runs it holds beside its own, and what all are called."""
        return self.name, tuple(label_of(other.name, other.record) for other in self.others)

    def attachments(self) -> dict[str, Any]:
        """Return what is saved beside the state, as plain data."""
        timeline = {} if self.run.timeline is None else {"timeline": to_plain(pack_timeline(self.run.timeline))}
        return {
            **timeline,
            "log": to_plain(pack_log(self.run.log)),
            "drawing": to_plain(self.drawing),
            "data": to_plain(self.data),
            "name": self.name,
            "runs": [to_plain(_pack_run(other)) for other in self.others],
            "saved": {"program": f"Nudge {VERSION}", "at": datetime.now(UTC).isoformat(timespec="seconds")},
        }


def save_session(path: Path, session: SavedSession) -> None:
    """Write it whole, or raise CheckpointError and change nothing."""
    save_checkpoint(path, session.run.state, session.attachments())


def session_pieces(session: SavedSession) -> Iterator[bytes]:
    """Return the content of the file, in pieces."""
    return checkpoint_pieces(session.run.state, session.attachments())


def load_session(path: Path) -> SavedSession:
    """Read it; what a notebook saved without attachments is a session too. CheckpointError says what is wrong."""
    return _make_sense(read_checkpoint(path), path.name)


def _make_sense(checkpoint: Checkpoint, name: str) -> SavedSession:
    try:
        log = read_log(checkpoint.attachments["log"]) if "log" in checkpoint.attachments else FrozenLog.empty()
        drawing = _part(DrawingHistory, checkpoint, "drawing", DrawingHistory())
        data = _part(DataReference, checkpoint, "data", DataReference("", ""))
        timeline = _timeline(checkpoint)
        others, run_name = _others(checkpoint), _name(checkpoint.attachments.get("name", ""))
    except (PlainError, RecursionError) as error:
        raise CheckpointError("damaged", name=name, detail=error) from error
    return SavedSession(KeptRun(checkpoint.state, log, timeline), drawing, data, others, run_name)


def _timeline(checkpoint: Checkpoint) -> TimelineRecord | None:
    if "timeline" not in checkpoint.attachments:
        return None
    record = from_plain(PackedTimeline, checkpoint.attachments["timeline"]).record()
    if record.config != checkpoint.state.config:
        raise PlainError("the timeline belongs to another configuration")
    return record


@dataclass(frozen=True, slots=True, eq=False)
class _PackedRun:
    """A NamedRun as it stands in a file. Where it branched from is not kept: numbers of runs hold for one window."""

    name: str
    visible: bool
    state: SessionState
    log: PackedLog | FrozenLog  # older files have it unpacked
    timeline: PackedTimeline
    mini_batches_per_epoch: int
    training_examples: int

    def __post_init__(self) -> None:
        check_state(self.state)
        layers = len(self.state.config.layer_sizes) - 1
        if self.timeline.config != self.state.config or not frozen_log(self.log).chunks(layers):
            raise ValueError("a kept run does not fit its own log or timeline")
        if self.mini_batches_per_epoch < 1 or self.training_examples < 1 or len(self.name) > _LONGEST_NAME:
            raise ValueError("a kept run has no examples, or no name that fits")

    def record(self) -> RunRecord:
        """Unpack."""
        log, timeline = frozen_log(self.log), self.timeline.record()
        return RunRecord(-1, self.state, log, timeline, self.mini_batches_per_epoch, self.training_examples)


def _pack_run(run: NamedRun) -> _PackedRun:
    record = run.record
    return _PackedRun(
        run.name,
        run.visible,
        record.state,
        pack_log(record.log),
        pack_timeline(record.timeline),
        record.mini_batches_per_epoch,
        record.training_examples,
    )


def _others(checkpoint: Checkpoint) -> tuple[NamedRun, ...]:
    listed = checkpoint.attachments.get("runs", [])
    if not isinstance(listed, list) or len(listed) > MOST_OTHERS:
        raise PlainError("the kept runs are no list, or too many")
    packed = [from_plain(_PackedRun, item) for item in listed]
    return tuple(NamedRun(run.name, run.visible, run.record()) for run in packed)


def _name(value: object) -> str:
    """Return the name of a run."""
    if not isinstance(value, str) or len(value) > _LONGEST_NAME:
        raise PlainError("a run has no name that fits")
    return value


def _part(kind: type[Part], checkpoint: Checkpoint, name: str, default: Part) -> Part:
    parts = checkpoint.attachments
    return from_plain(kind, parts[name]) if name in parts else default
