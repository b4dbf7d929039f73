"""What a fault of the program leaves for a report: a file that stays on this machine. Nothing is sent anywhere.

Python's own faults are written by the hooks in gui.application; a fault below Python (a segmentation fault) by
faulthandler. The last few logs are kept.
"""

from __future__ import annotations

import contextlib
import faulthandler
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import TextIO

from gui.version import versions

MOST_LOGS = 5
MOST_BYTES = 200_000  # of one log that is read or written


class CrashLog:
    """Open from the start of the app to its end; without a folder that can be written, it does nothing."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: TextIO | None = None
        self.last_report = ""  # what the app before this one left, if it ended badly

    def open(self) -> None:
        """Put aside what is there, and let faulthandler write here."""
        with contextlib.suppress(OSError, ValueError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self.last_report = self._put_aside()
            self._file = self._path.open("w", encoding="utf-8", errors="backslashreplace")
            faulthandler.enable(self._file)
            return
        if sys.stderr is not None:  # a windowed program has none
            with contextlib.suppress(OSError, ValueError):
                faulthandler.enable()

    def _put_aside(self) -> str:
        """Number the logs 1, 2, ... with 1 the newest; return the newest."""
        if not self._path.exists() or not self._path.stat().st_size:
            return ""
        for number in range(MOST_LOGS, 0, -1):
            older = self._numbered(number - 1) if number > 1 else self._path
            if older.exists():
                os.replace(older, self._numbered(number))
        with self._numbered(1).open(encoding="utf-8", errors="replace") as file:
            return file.read(MOST_BYTES)

    def _numbered(self, number: int) -> Path:
        return self._path.with_name(f"{self._path.stem}-{number}{self._path.suffix}")

    def write(self, report: str) -> None:
        """Add the report of a fault that the app survived."""
        if self._file is not None and self._file.tell() < MOST_BYTES:
            with contextlib.suppress(OSError, ValueError):
                self._file.write(f"{datetime.now():%Y-%m-%d %H:%M:%S}\n{report}\n")
                self._file.flush()

    def close(self) -> None:
        """The app ends properly."""
        faulthandler.disable()
        if self._file is not None:
            self._file.close()
            self._file = None
            with contextlib.suppress(OSError):
                if not self._path.stat().st_size:
                    self._path.unlink()


def whole_report(report: str) -> str:
    """Return a report with every version that can make a difference."""
    return "\n".join(f"{name} {version}" for name, version in versions()) + f"\n\n{report}".rstrip() + "\n"
