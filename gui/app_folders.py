"""Where the app keeps what it saves by itself. Nothing here may stop the app: a home can be read-only or full."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QStandardPaths

VARIABLE = "NUDGE_DATA_FOLDER"


def data_folder() -> Path:
    """The app's own folder, made by whoever writes there; the environment can name another."""
    if elsewhere := os.environ.get(VARIABLE):
        return Path(elsewhere)
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    return Path(place or Path.home()) / "Nudge"


def autosave_folder() -> Path:
    """Runs saved without being asked."""
    return data_folder() / "autosave"


def crash_log_path() -> Path:
    """What a fault of the program left."""
    return data_folder() / "crash.log"
