"""A checkpoint is everything of a run in one file: safetensors with JSON metadata, versioned. Never pickle.

    session = TrainingSession(state.config, data); session.restore(state)

after `state = load_checkpoint(path)` goes on bit for bit as if it had never stopped. A file is read with suspicion:
sizes before memory is taken, then types, shapes, values, and whether they fit together.
"""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import safetensors
import safetensors.numpy
from numpy.typing import NDArray

from engine.atomic_file import write_or_tell
from engine.file_error import FileError, told_by_system
from engine.network import parameter_count
from engine.plain import PlainError, from_plain, pack, to_plain, unpack
from engine.tensor_file import header_of, pieces_of
from engine.training import ParameterChange, SessionState

SUFFIX = ".nudge"
FORMAT = "nudge-checkpoint"
VERSION = 2  # 1 had the epochs of its logs as text; it is still read
MOST_BYTES = 2**30  # of a file; a run with a long timeline takes some 35 MB
MOST_HEADER = 2**20  # bytes of safetensors' header, in which the JSON stands
_START = 9  # bytes of a file that say whether it is safetensors: the length of its header, and its brace


class CheckpointError(FileError):
    """A checkpoint could not be written or read: what happened, why, and what to do."""


@dataclass(frozen=True, slots=True, eq=False)
class Checkpoint:
    """A run, and what was saved beside it: plain data by name, arrays included (see engine.plain)."""

    state: SessionState
    attachments: Mapping[str, Any] = field(default_factory=dict)


def save_checkpoint(path: Path | str, state: SessionState, attachments: Mapping[str, Any] | None = None) -> None:
    """Save a run, and plain data beside it; CheckpointError if that fails: then the old file is as it was."""
    write_or_tell(path, checkpoint_pieces(state, attachments), CheckpointError)


def checkpoint_pieces(state: SessionState, attachments: Mapping[str, Any] | None = None) -> Iterator[bytes]:
    """Return the content of the file in pieces, for whoever writes it elsewhere."""
    text, arrays = pack({"state": to_plain(state), "attachments": dict(attachments or {})})
    metadata = {"format": FORMAT, "version": str(VERSION), "content": text}
    arrays = dict(sorted(arrays.items(), key=lambda item: -item[1].dtype.itemsize))  # so each begins where it may
    header, size = header_of(arrays, metadata)
    if len(header) - 8 > MOST_HEADER or size > MOST_BYTES:
        raise CheckpointError("too much")
    return pieces_of(header, arrays)


def load_checkpoint(path: Path | str) -> SessionState:
    """Read the run of a checkpoint; CheckpointError says what is wrong with the file."""
    return read_checkpoint(path).state


def read_checkpoint(path: Path | str) -> Checkpoint:
    """Read a checkpoint with its attachments; CheckpointError says what is wrong with the file."""
    path = Path(path)
    content = read_bounded(path, MOST_BYTES, CheckpointError, as_safetensors=True)
    return checkpoint_from_bytes(content, path.name)


def read_bounded(path: Path, most: int, error_kind: type[FileError], as_safetensors: bool = False) -> bytes:
    """Return the bytes of an ordinary file that is not larger than `most`; otherwise raise `error_kind` in words.

    What does not begin `as_safetensors` does is refused before the rest of it is read.
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise error_kind("no file", name=path.name)
        if found.st_size > most:
            raise error_kind("too large", name=path.name, size=found.st_size, most=most)
        with path.open("rb") as file:
            start = file.read(_START)
            if as_safetensors:
                _check_start(start, found.st_size, path.name, error_kind)
            file.seek(0)
            return file.read(found.st_size)  # not `most`: Python would make room for it
    except OSError as error:
        raise error_kind("unreadable", name=path.name, detail=told_by_system(error), errno=error.errno) from error


def checkpoint_from_bytes(content: bytes, name: str) -> Checkpoint:
    """Make sense of the content of a file called `name`; CheckpointError says what is wrong with it."""
    metadata = metadata_of(content, name, CheckpointError)
    if metadata.get("format") != FORMAT:
        raise CheckpointError("no run", name=name)
    _check_version(metadata.get("version", ""), name)
    try:
        arrays = safetensors.numpy.load(content)
        tree = unpack(metadata.get("content", ""), arrays)
        if not isinstance(tree, dict) or set(tree) != {"state", "attachments"}:
            raise PlainError("state and attachments are not both there")
        state = from_plain(SessionState, tree["state"])
        check_state(state)
        if not isinstance(tree["attachments"], dict):
            raise PlainError("the attachments have no names")
    except (safetensors.SafetensorError, KeyError, TypeError, ValueError, RecursionError) as error:
        raise CheckpointError("damaged", name=name, detail=error) from error
    return Checkpoint(state, tree["attachments"])


def metadata_of(content: bytes, name: str, error_kind: type[FileError]) -> dict[str, str]:
    """Return the text metadata of safetensors, its header bounded before anything is parsed."""
    length = _check_start(content[:_START], len(content), name, error_kind)
    try:
        header = json.loads(content[8 : 8 + length])
        metadata = header.get("__metadata__", {}) if isinstance(header, dict) else None
    except (ValueError, RecursionError):
        metadata = None
    if not isinstance(metadata, dict) or not all(isinstance(text, str) for text in metadata.values()):
        raise error_kind("damaged", name=name, detail="its header makes no sense")
    return metadata


def _check_start(start: bytes, size: int, name: str, error_kind: type[FileError]) -> int:
    """Return the length of the header that a file of so many bytes says it has, if that makes sense."""
    length = int.from_bytes(start[:8], "little")
    if size < 10 or not 2 <= length <= size - 8 or start[8:9] != b"{":
        raise error_kind("not safetensors", name=name)
    if length > MOST_HEADER:
        raise error_kind("header", name=name, size=length, most=MOST_HEADER)
    return length


def _check_version(text: str, name: str) -> None:
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise CheckpointError("damaged", name=name, detail="it does not say its version")
    if int(text) > VERSION:
        raise CheckpointError("newer", name=name, version=int(text), known=VERSION)


def check_state(state: SessionState) -> None:
    """Raise PlainError unless the values of a state fit together."""
    config, events = state.config, state.events
    _check_parameters(state.parameters, config.layer_sizes, "the weights and biases")
    for event in events:
        if isinstance(event, ParameterChange):
            _check_parameters(event.parameters, config.layer_sizes, "an event")
    if not 0 <= state.step_count < 2**53:
        raise PlainError(f"step_count is {state.step_count}")
    if not 0 <= state.examples_done < config.mini_batch_size:
        raise PlainError(f"examples_done is {state.examples_done} of a mini-batch of {config.mini_batch_size}")
    if not 0 < state.learning_rate < float("inf"):
        raise PlainError(f"learning_rate is {state.learning_rate}")
    steps = [event.step_count for event in events]
    if steps != sorted(steps) or (steps and not 0 <= steps[0] <= steps[-1] <= state.step_count):
        raise PlainError("the events do not lie in order before the step reached")


def _check_parameters(parameters: NDArray[Any], layer_sizes: tuple[int, ...], what: str) -> None:
    size = parameter_count(layer_sizes)
    if parameters.shape != (size,) or parameters.dtype != np.float32:
        raise PlainError(f"{what} are {parameters.dtype} {parameters.shape}, not float32 ({size},)")
    if not np.isfinite(parameters).all():
        raise PlainError(f"{what} are not all finite numbers")
