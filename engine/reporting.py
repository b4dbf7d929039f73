"""How long work says how far it has come, and is told to stop: it calls a report, which may raise."""

from __future__ import annotations

from collections.abc import Callable

Report = Callable[[float], None]  # told the share done, 0 to 1; raises to stop the work


def silent(fraction: float) -> None:
    """Tell nobody."""


def part(report: Report, begin: float, end: float) -> Report:
    """Return what a part of the work reports to, which takes the whole from `begin` to `end`."""
    return lambda fraction: report(begin + fraction * (end - begin))
