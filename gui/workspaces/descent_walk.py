"""Descents under way: the thread that walks writes down the cost of each step, the window reads along."""

from __future__ import annotations

from collections.abc import Sequence

from engine.descent import Watch
from engine.training import TrainingConfig
from gui.workspaces.descent_notes import names_of


class Walk:
    """`costs` holds, for each descent, C over the examples of each step taken so far, before the step."""

    def __init__(self, configs: Sequence[TrainingConfig], training_examples: int) -> None:
        self._configs, self._training_examples = configs, training_examples
        self.costs: list[list[float]] = [[] for _ in configs]

    def watches(self) -> list[Watch]:
        """What the descents report to."""
        return [_written_to(costs) for costs in self.costs]

    def names(self) -> list[str]:
        """What to call the descents, in the current language."""
        return names_of(self._configs, self._training_examples)


def _written_to(costs: list[float]) -> Watch:
    return lambda steps, cost: costs.append(cost)
