"""The table of nudges as CSV: all rows, written piece by piece, whole or not at all. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from engine.atomic_file import write_or_tell
from gui.csv_text import csv_lines, csv_text
from gui.parameter_names import place_of
from gui.widgets.nudge_rows import NudgeRows

_ROWS = 250  # at a time


def header(rows: NudgeRows) -> list[str]:
    """Column titles: the parameter, the average, the step, then the training examples with their classes."""
    nudges = rows.nudges
    examples = [f"example_{nudges.indices[i]}_class_{nudges.labels[i]}" for i in rows.examples.tolist()]
    return ["index", "layer", "j", "k", "value", "average", f"step_eta={rows.learning_rate:g}", *examples]


def lines(rows: NudgeRows, first: int, last: int) -> Iterator[list[object]]:
    """The rows first .. last - 1 of the table as it is sorted, unscaled; k is empty for a bias."""
    flats = rows.flats[first:last]
    block = rows.block(first, last, 0, len(rows.examples)).tolist()
    for flat, nudges in zip(flats.tolist(), block, strict=True):
        layer, j, k = place_of(rows.layer_sizes, flat)
        average = float(rows.average[flat])
        value = float(rows.nudges.network.parameters[flat])
        yield [flat, layer, j, "" if k is None else k, value, average, rows.learning_rate * average, *nudges]


def text(rows: NudgeRows, first: int, last: int) -> str:
    """Some rows with the header, as a text to paste."""
    return csv_text(header(rows), lines(rows, first, last))


def frozen(rows: NudgeRows) -> NudgeRows:
    """Return the table as it is sorted now, for a thread of its own."""
    copy = NudgeRows(rows.nudges, rows.learning_rate, rows.classes)
    copy.flats, copy.sorting = np.array(rows.flats), rows.sorting
    return copy


def save(path: Path, rows: NudgeRows, progress: Callable[[float], None]) -> str:
    """Write every row; return the file's name. FileError, or what `progress` raises, leaves no half file behind."""
    write_or_tell(path, _pieces(rows, progress))
    return path.name


def _pieces(rows: NudgeRows, progress: Callable[[float], None]) -> Iterator[bytes]:
    yield csv_lines([header(rows)]).encode()
    for first in range(0, len(rows), _ROWS):
        progress(first / len(rows))
        yield csv_lines(lines(rows, first, first + _ROWS)).encode()
