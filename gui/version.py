"""What this is and what it runs on."""

from __future__ import annotations

import platform
from importlib import metadata

VERSION = "0.1.0"


def versions() -> list[tuple[str, str]]:
    """Return (name, version) of everything that can make a difference in a report."""
    rows = [("Nudge", VERSION), ("Python", platform.python_version())]
    for package in ("PySide6-Essentials", "numpy", "pyqtgraph", "threadpoolctl"):
        try:
            rows.append((package, metadata.version(package)))
        except metadata.PackageNotFoundError:
            rows.append((package, "?"))
    return [*rows, ("System", platform.platform())]
