"""What this is and what it runs on."""

from __future__ import annotations

import platform

VERSION = "0.1.0"


def versions() -> list[tuple[str, str]]:
    """Return (name, version) of everything that can make a difference in a report."""
    from importlib import metadata  # takes longer to load than all else here, and is seldom asked

    rows = [("Nudge", VERSION), ("Python", platform.python_version())]
    for package in ("PySide6-Essentials", "numpy", "pyqtgraph", "safetensors", "threadpoolctl"):
        try:
            rows.append((package, metadata.version(package)))
        except metadata.PackageNotFoundError:
            rows.append((package, "?"))
    return [*rows, ("System", platform.platform())]
