"""An error at every write, fsync and rename: the old file stays, a message comes, training goes on."""

from __future__ import annotations

import errno
import itertools
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox

from engine import atomic_file, commands
from engine.datasets import Data, load_mnist
from tests.reliability.report import Row
from tests.reliability.windows import clear_away, make_window, ready, wait

CALLS = ("open", "write", "fsync", "close", "replace")
ERRORS = (errno.ENOSPC, errno.EACCES, errno.EIO)


@contextmanager
def failing(number: int, error: int, only: str) -> Iterator[list[str]]:
    """Let the call with this number, of all calls that write below the folder `only`, raise."""
    counter, failed, opened = itertools.count(), [], set[object]()  # another thread may save the run meanwhile
    real = {name: getattr(os, name) for name in CALLS}

    def make(name: str) -> Callable[..., object]:
        def call(*arguments: object, **more: object) -> object:
            is_path = name in ("open", "replace")
            if only not in str(arguments[0]) if is_path else arguments[0] not in opened:
                return real[name](*arguments, **more)
            if name == "close":
                opened.discard(arguments[0])
            if next(counter) == number:
                failed.append(name)
                if name == "close":
                    real[name](*arguments)
                raise OSError(error, os.strerror(error))
            result = real[name](*arguments, **more)
            if name == "open":
                opened.add(result)
            return result

        return call

    class FailingOs:
        def __getattr__(self, name: str) -> object:
            return getattr(os, name)

    stand_in = FailingOs()
    for name in CALLS:
        setattr(stand_in, name, make(name))
    atomic_file.os = stand_in  # type: ignore[assignment]
    try:
        yield failed
    finally:
        atomic_file.os = os


def run(trials: int = 1000, seed: int = 0, data: Data | None = None) -> Row:
    """Every call site, three errors, nine kinds of file, or as many as asked for."""
    row, sites = Row("error at every write, fsync, rename"), set()
    with tempfile.TemporaryDirectory() as name:
        window = make_window(Path(name), load=lambda: data or load_mnist())
        ready(window)
        window.controller.send(commands.Play())
        wait(lambda window=window: window.train.plots.cost is not None)
        files, exchange = window.document.files, window.document.exchange
        chart = partial(_export_chart, window)
        writers = {
            "run.nudge": files.save, "network.npz": exchange.export_network, "network.json": exchange.export_network,
            "log.csv": exchange.export_log, "settings.toml": exchange.export_settings,
            "cost.png": chart, "cost.svg": chart, "cost.pdf": chart, "cost.csv": chart,
        }  # fmt: skip
        for (kind, writer), error in itertools.product(writers.items(), ERRORS):
            for number in range(100):
                if row.trials >= trials or not _one(row, window, Path(name) / kind, writer, number, error, sites):
                    break
        window.close()
        window.deleteLater()
        del window, writers, files, exchange, chart
    clear_away()
    row.note(f"call sites: {', '.join(sorted(sites))}")
    return row


def _one(row: Row, window, path: Path, writer, number: int, error: int, sites: set[str]) -> bool:
    """Fail one call; False if there is no call with this number."""
    path.write_bytes(b"old")
    window.banner.hide()
    done: list[object] = []
    signals = (window.document.files.saved, window.document.exchange.exported, window.train.plots.cost.exported)
    for signal in signals:
        signal.connect(done.append)
    with failing(number, error, str(path.parent)) as failed:
        writer(path)
        answered = wait(lambda: _is_told(window) or bool(done), 20)
    for signal in signals:
        signal.disconnect(done.append)
    if not failed:
        return False
    sites.add(failed[0])
    told, kept = _is_told(window), path.read_bytes() == b"old"
    for box in window.findChildren(QMessageBox):
        box.close()
    good = (told and kept) or (bool(done) and not kept)  # the folder's fsync comes after the new file is in place
    reached = window.controller.snapshot.step_count
    goes_on = wait(lambda: window.controller.snapshot.step_count > reached, 10)
    left = [entry for entry in os.listdir(path.parent) if entry.endswith(atomic_file.SUFFIX)]
    text = f"{path.name}, call {number} ({failed[0]}): told {told}, old file {kept}, training {goes_on}, left {left}"
    row.check(answered and good and goes_on and not left, text)
    return True


def _export_chart(window, path: Path) -> None:
    """As a person does: by the dialog of the chart."""
    window.document.dialogs.ask_to_save("", path.name, [f"*{path.suffix}"], window.train.plots.cost.export_to)
    dialog = window.findChild(QFileDialog, "fileDialog")
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    clear_away()


def _is_told(window) -> bool:
    return window.banner.isVisible() or any(box.isVisible() and box.text() for box in window.findChildren(QMessageBox))
