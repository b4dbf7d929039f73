"""The cost curves of runs as a table for a CSV file: one row a step of each run."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from gui.plots.run_curves import RunCurves

_PLACES = ["run", "step", "examples_seen", "training_seconds"]


def cost_table(runs: Sequence[tuple[str, RunCurves]]) -> tuple[list[str], list[list[object]]]:
    """Return header and rows. Where a row stands for several steps it gives the lowest and the highest cost in them."""
    width = max(curves.costs.width for _, curves in runs)
    costs = ["mini_batch_cost_lowest", "mini_batch_cost_highest"] if width > 1 else ["mini_batch_cost"]
    header = [*_PLACES, *costs, "test_cost", "test_accuracy", f"steps_in_row={width}"]
    return header, [row for name, curves in runs for row in _rows(name, curves, len(costs))]


def _rows(name: str, curves: RunCurves, columns: int) -> list[list[object]]:
    tests = {int(step): (cost, accuracy) for step, cost, accuracy in curves.tests.rows().tolist()}
    costs = {int(row[0]): row[1 : 1 + columns] for row in curves.costs.rows().tolist()}
    steps = sorted(costs.keys() | tests.keys())
    places = np.array(steps, dtype=np.float64)
    examples = curves.x(places, "examples").tolist()
    seconds = curves.x(places, "seconds").tolist() if curves.has_clock else [""] * len(steps)
    return [
        [name, step, int(seen), time, *costs.get(step, [""] * columns), *tests.get(step, ("", ""))]
        for step, seen, time in zip(steps, examples, seconds, strict=True)
    ]
