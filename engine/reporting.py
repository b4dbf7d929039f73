"""How long work is done piece by piece, says how far it has come, and is told to stop: a report may raise."""

from __future__ import annotations

from collections.abc import Callable, Iterator

Report = Callable[[float], None]  # told the share done, 0 to 1; raises to stop the work

CHUNK = 1000  # examples at a time: fast, small in memory, and quick to cancel


def silent(fraction: float) -> None:
    """Tell nobody."""


def part(report: Report, begin: float, end: float) -> Report:
    """Return what a part of the work reports to, which takes the whole from `begin` to `end`."""
    return lambda fraction: report(begin + fraction * (end - begin))


def chunks(count: int, report: Report = silent, size: int | None = None) -> Iterator[slice]:
    """Slices of at most `size` (CHUNK) that follow one another from 0 to `count`; after each the share is reported."""
    size = size or CHUNK
    for start in range(0, count, size):
        stop = min(start + size, count)
        yield slice(start, stop)
        report(stop / count)
