"""What an experiment found, as a table for a file."""

from __future__ import annotations

from itertools import zip_longest
from typing import Any

from engine.experiments import MemoryResult, NoiseResult, ShiftResult, StartsResult

Table = tuple[list[str], list[list[object]]]


def experiment_table(result: NoiseResult | MemoryResult | StartsResult | ShiftResult, names: tuple[str, ...]) -> Table:
    """Return header and rows; shares are from 0 to 1."""
    match result:
        case NoiseResult():
            return ["answer", f"times_of_{len(result.images)}"], [
                [name, int(count)] for name, count in zip(names, result.counts, strict=True)
            ]
        case MemoryResult():
            curves: Any = zip_longest(result.true_labels.tolist(), result.shuffled_labels.tolist(), fillvalue="")
            return ["epoch", "true_labels", "shuffled_labels"], [[epoch, *two] for epoch, two in enumerate(curves)]
        case ShiftResult():
            rows = [[pixels, *shares] for pixels, shares in enumerate(result.accuracies.tolist())]
            return ["pixels", "left", "right", "up", "down"], rows
    return ["initialisation", "seed", "before", "after"], [
        [name, seed, float(result.before[row, column]), float(result.after[row, column])]
        for row, name in enumerate(result.initialisations)
        for column, seed in enumerate(result.seeds)
    ]
