"""What the window remembers between two launches: geometry and choices, never work. QSettings, read with care."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from engine.training import TrainingConfig

LANGUAGES = ("en", "zh")
THEMES = ("dark", "light", "system")


class Preferences:
    """Typed access to the settings file; a value that makes no sense counts as absent."""

    def __init__(self, folder: Path | None = None) -> None:
        """Read the person's own settings, or those in another folder."""
        if folder is None:
            self._settings = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Nudge", "Nudge")
        else:
            self._settings = QSettings(str(folder / "Nudge.ini"), QSettings.Format.IniFormat)

    def text(self, key: str, default: str, allowed: tuple[str, ...]) -> str:
        """Return a stored word, if it is one of those allowed."""
        value = self._settings.value(key, default)
        return value if isinstance(value, str) and value in allowed else default

    def line(self, key: str) -> str:
        """Return stored text of any kind, empty if there is none."""
        value = self._settings.value(key)
        return value if isinstance(value, str) else ""

    def number(self, key: str, default: int, low: int, high: int) -> int:
        """Return a stored whole number, if it lies within bounds."""
        try:
            value = int(str(self._settings.value(key, default)))
        except ValueError:
            return default
        return value if low <= value <= high else default

    def flag(self, key: str, default: bool) -> bool:
        """Return a stored yes or no."""
        return str(self._settings.value(key, default)).lower() == "true"

    def config(self) -> TrainingConfig:
        """Return the settings of the run begun last; the default where they are absent or make no sense."""
        default = TrainingConfig()
        try:
            config = TrainingConfig(**json.loads(str(self._settings.value("training", "{}"))))
        except (TypeError, ValueError):
            return default
        ends = (config.layer_sizes[0], config.layer_sizes[-1])
        return config if ends == (default.layer_sizes[0], default.layer_sizes[-1]) else default

    def store_config(self, config: TrainingConfig) -> None:
        """Remember the settings of a run, not its seed: the next launch begins with the first one again."""
        self.store("training", json.dumps(asdict(replace(config, seed=0))))

    def path(self, key: str) -> str:
        """Return a stored folder that is still there; empty if there is none."""
        value = self._settings.value(key, "")
        return value if isinstance(value, str) and Path(value).is_dir() else ""

    def paths(self, key: str) -> list[Path]:
        """Return a stored list of files, whether they are there or not."""
        try:
            stored = json.loads(str(self._settings.value(key, "[]")))
        except ValueError:
            return []
        return [Path(name) for name in stored if isinstance(name, str) and name] if isinstance(stored, list) else []

    def store_paths(self, key: str, paths: list[Path]) -> None:
        """Remember a list of files."""
        self.store(key, json.dumps([str(path) for path in paths]))

    def blob(self, key: str) -> QByteArray:
        """Return stored bytes (window geometry, splitter state), empty if there are none."""
        value = self._settings.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def store(self, key: str, value: str | int | bool | QByteArray) -> None:
        """Remember a value."""
        self._settings.setValue(key, value)
