"""Networks, logs and settings leave for other programs, and networks come in: dialogs and jobs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from engine import commands
from engine.atomic_file import write_or_tell
from engine.file_error import FileError
from engine.jobs import Progress
from engine.network import Network
from engine.training import PRESETS, ParameterChange, SessionState, TrainingConfig
from gui.controller import Controller
from gui.csv_text import csv_text
from gui.file_dialogs import FileDialogs
from gui.settings_text import settings_text

if TYPE_CHECKING:
    from engine.imports import ImportedNetwork


class Exchange(QObject):
    """Emits what happened; whoever listens finds the words."""

    exported = Signal(object)  # name of the file
    copied = Signal()
    imported = Signal(str, object)  # name of the file, ImportedNetwork
    failed = Signal(object)  # FileError

    def __init__(self, controller: Controller, dialogs: FileDialogs) -> None:
        super().__init__(dialogs)
        self._controller, self._dialogs = controller, dialogs

    # Out

    def ask_to_export_network(self) -> None:
        """Ask where to, and in which format, the network on the screen shall go."""
        filters = [
            self.tr("PyTorch: safetensors with state_dict names (*.safetensors)"),
            self.tr("ONNX, for onnxruntime and others (*.onnx)"),
            self.tr("NumPy (*.npz)"),
            self.tr("JSON of network2.py, Nielsen's book (*.json)"),
        ]
        self._dialogs.ask_to_save(self.tr("Export the network"), "network", filters, self.export_network)

    def export_network(self, path: Path) -> None:
        """Write the network shown, in the background."""
        shown = self._controller.shown
        if shown is not None:
            job = self._controller.start_job(_Export(shown.network(np.float32), path))
            job.finished.connect(self.exported)
            job.failed.connect(self.failed)

    def ask_to_export_log(self) -> None:
        """Ask where the training log shall go."""
        filters = [self.tr("Numbers (*.csv)")]
        self._dialogs.ask_to_save(self.tr("Export the training log"), "training.csv", filters, self.export_log)

    def export_log(self, path: Path) -> None:
        """Write a row for every step kept and every epoch tested."""
        snapshot = self._controller.snapshot
        if snapshot is not None:
            log = self._controller.logs.log_of(snapshot.run)
            job = self._controller.start_job(
                _Table(path, *log.table(snapshot.mini_batches_per_epoch))  # frozen: the work may take its time
            )
            job.finished.connect(self.exported)
            job.failed.connect(self.failed)

    def ask_to_export_settings(self) -> None:
        """Ask where the settings shall go."""
        filters = [self.tr("Text (*.toml)")]
        self._dialogs.ask_to_save(self.tr("Export the settings"), "settings.toml", filters, self.export_settings)

    def export_settings(self, path: Path) -> None:
        """Write everything that fixes the run, as text."""
        try:
            write_or_tell(path, self.settings_text().encode())
        except FileError as error:
            self.failed.emit(error)
        else:
            self.exported.emit(path.name)

    def copy_settings(self) -> None:
        """Put everything that fixes the run into the clipboard."""
        QGuiApplication.clipboard().setText(self.settings_text())
        self.copied.emit()

    def settings_text(self) -> str:
        """Return it; empty without a run."""
        snapshot, data = self._controller.snapshot, self._controller.data
        return "" if snapshot is None or data is None else settings_text(snapshot, data)

    # In

    def ask_to_import_network(self) -> None:
        """Ask for a network of another program."""
        filters = [self.tr("Networks (*.safetensors *.npz *.json)"), self.tr("All files (*)")]
        self._dialogs.ask_to_open(self.tr("Import a network"), filters, self.import_network)

    def import_network(self, path: Path) -> None:
        """Read it in the background; a new run then begins with it."""
        job = self._controller.start_job(_Import(path))
        job.finished.connect(self._on_imported)
        job.failed.connect(self.failed)

    def _on_imported(self, found: tuple[Path, ImportedNetwork]) -> None:
        path, network = found[0], found[1].network
        data, snapshot = self._controller.data, self._controller.snapshot
        if data is None or snapshot is None:
            return
        sizes = network.layer_sizes
        if (sizes[0], sizes[-1]) != (data.train.pixels.shape[1], len(data.train.class_names)):
            self.failed.emit(FileError("other data", name=path.name, pixels=sizes[0], classes=sizes[-1]))
            return
        self._controller.send(commands.Restore(starting_from(network, snapshot.config, path.name)))
        self.imported.emit(path.name, found[1])


def starting_from(network: Network, config: TrainingConfig, name: str) -> SessionState:
    """Return the start of a run with these weights; where the kind of network stays, so do mini-batch size and eta."""
    kind = network.activation.name, network.cost.name
    if (config.activation, config.cost) != kind:
        config = next((preset for preset in PRESETS.values() if preset.cost == network.cost.name), config)
        config = replace(config, schedule="constant")
    config = replace(config, layer_sizes=network.layer_sizes, activation=kind[0], cost=kind[1])
    parameters = network.parameters.copy()
    parameters.setflags(write=False)
    return SessionState(
        config, parameters, 0, 0, config.learning_rate, (ParameterChange(0, parameters, f"imported from {name}"),)
    )


class _Export:
    def __init__(self, network: Network, path: Path) -> None:
        self._network, self._path = network, path

    def __call__(self, progress: Progress) -> str:
        from engine.exchange import export_network  # like the imports below: not needed to open a window

        export_network(self._network, self._path)
        return self._path.name


class _Table:
    def __init__(self, path: Path, header: list[str], rows: Iterable[list[object]]) -> None:
        self._path, self._header, self._rows = path, header, rows

    def __call__(self, progress: Progress) -> str:
        write_or_tell(self._path, csv_text(self._header, self._rows).encode())
        return self._path.name


class _Import:
    def __init__(self, path: Path) -> None:
        self._path = path

    def __call__(self, progress: Progress) -> tuple[Path, ImportedNetwork]:
        from engine.imports import import_network

        return self._path, import_network(self._path)
