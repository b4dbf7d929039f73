"""One row of the table: how many trials, how many went as they should, and what the others did."""

from __future__ import annotations

import dataclasses
import time


@dataclasses.dataclass
class Row:
    """Count trials; the first few failures are kept in words."""

    name: str
    trials: int = 0
    failures: list[str] = dataclasses.field(default_factory=list)
    notes: list[str] = dataclasses.field(default_factory=list)
    began: float = dataclasses.field(default_factory=time.monotonic)

    def check(self, good: object, what: str) -> bool:
        """Count one trial."""
        self.trials += 1
        if not good:
            self.failures.append(what)
        return bool(good)

    @property
    def seconds(self) -> float:
        """Since it began."""
        return time.monotonic() - self.began

    def note(self, text: str) -> None:
        """Add a measured figure."""
        self.notes.append(text)

    def __str__(self) -> str:
        good = self.trials - len(self.failures)
        lines = [f"{self.name}: {good:,} of {self.trials:,}  ({self.seconds:.0f} s)"]
        lines += [f"    {note}" for note in self.notes] + [f"    FAILED {failure}" for failure in self.failures[:5]]
        return "\n".join(lines)
