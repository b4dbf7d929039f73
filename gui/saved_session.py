"""What a session file holds: the run, its log, the drawing with its undo history, and which data it was. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from engine.checkpoint import Checkpoint, CheckpointError, checkpoint_bytes, read_checkpoint, save_checkpoint
from engine.packed_timeline import PackedTimeline, pack_timeline
from engine.plain import PlainError, from_plain, to_plain
from engine.timeline import TimelineRecord
from engine.training_log import FrozenLog
from gui.run_logs import KeptRun
from gui.version import VERSION
from gui.widgets.pad_strokes import DrawingHistory

Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class DataReference:
    """Which data a run learns from: its name, and a digest of its bytes."""

    name: str
    digest: str


@dataclass(frozen=True, slots=True, eq=False)
class SavedSession:
    """Everything a person would miss."""

    run: KeptRun
    drawing: DrawingHistory
    data: DataReference

    def attachments(self) -> dict[str, Any]:
        """Return what is saved beside the state, as plain data."""
        timeline = {} if self.run.timeline is None else {"timeline": to_plain(pack_timeline(self.run.timeline))}
        return {
            **timeline,
            "log": to_plain(self.run.log),
            "drawing": to_plain(self.drawing),
            "data": to_plain(self.data),
            "saved": {"program": f"Nudge {VERSION}", "at": datetime.now(UTC).isoformat(timespec="seconds")},
        }


def save_session(path: Path, session: SavedSession) -> None:
    """Write it whole, or raise CheckpointError and change nothing."""
    save_checkpoint(path, session.run.state, session.attachments())


def session_bytes(session: SavedSession) -> bytes:
    """Return the content of the file."""
    return checkpoint_bytes(session.run.state, session.attachments())


def load_session(path: Path) -> SavedSession:
    """Read it; what a notebook saved without attachments is a session too. CheckpointError says what is wrong."""
    return _make_sense(read_checkpoint(path), path.name)


def _make_sense(checkpoint: Checkpoint, name: str) -> SavedSession:
    try:
        log = _part(FrozenLog, checkpoint, "log", FrozenLog.empty())
        drawing = _part(DrawingHistory, checkpoint, "drawing", DrawingHistory())
        data = _part(DataReference, checkpoint, "data", DataReference("", ""))
        timeline = _timeline(checkpoint)
    except (PlainError, RecursionError) as error:
        raise CheckpointError("damaged", name=name, detail=error) from error
    return SavedSession(KeptRun(checkpoint.state, log, timeline), drawing, data)


def _timeline(checkpoint: Checkpoint) -> TimelineRecord | None:
    if "timeline" not in checkpoint.attachments:
        return None
    record = from_plain(PackedTimeline, checkpoint.attachments["timeline"]).record()
    if record.config != checkpoint.state.config:
        raise PlainError("the timeline belongs to another configuration")
    return record


def _part(kind: type[Part], checkpoint: Checkpoint, name: str, default: Part) -> Part:
    parts = checkpoint.attachments
    return from_plain(kind, parts[name]) if name in parts else default
