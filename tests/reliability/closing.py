"""The window is closed at a random moment of loading, training or exporting: exit 0 within 1 s, nothing on stderr."""

from __future__ import annotations

import os
import random
import struct
import sys
import tempfile
import time
from pathlib import Path

from engine import commands
from tests.reliability.forked import run_forked
from tests.reliability.report import Row
from tests.reliability.windows import make_window, ready, spin

PHASES = ("loading", "training", "exporting")
LIMIT = 1.0  # s from the click to the end of the process


def run(trials: int = 200, seed: int = 0) -> Row:
    """Close so many windows."""
    row, rng, slowest = Row("window closed at a random moment"), random.Random(seed), 0.0
    for trial in range(trials):
        phase, delay = PHASES[trial % len(PHASES)], rng.random()
        with tempfile.TemporaryDirectory() as folder:
            ended, closed_at = _close_one(phase, delay, Path(folder))
        took = ended.at - closed_at
        slowest = max(slowest, took)
        good = ended.code == 0 and took < LIMIT and not ended.stderr
        row.check(good, f"{phase} {delay:.3f}: exit {ended.code} after {took:.2f} s, stderr {ended.stderr[-300:]!r}")
    row.note(f"slowest {slowest:.2f} s from the click to the end of the process")
    return row


def _close_one(phase: str, delay: float, folder: Path):
    reader, writer = os.pipe()

    def work() -> int:
        os.environ["NUDGE_DATA_FOLDER"] = str(folder / "data")
        from PySide6.QtWidgets import QApplication

        window = make_window(folder)
        _reach(window, phase, delay, folder)
        os.write(writer, struct.pack("d", time.monotonic()))
        window.close()
        QApplication.instance().processEvents()
        sys.stdout.flush()
        return 0

    ended = run_forked(work)
    os.close(writer)
    content = os.read(reader, 8)
    os.close(reader)
    return ended, struct.unpack("d", content)[0] if len(content) == 8 else 0.0


def _reach(window, phase: str, delay: float, folder: Path) -> None:
    if phase == "loading":
        spin(delay * 0.6)
        return
    ready(window)
    window.controller.send(commands.Play())
    if phase == "training":
        spin(delay)
        return
    spin(0.1)
    exchange = window.document.exchange
    window.document.files.save(folder / "run.nudge")
    for suffix in ("npz", "json", "safetensors"):
        exchange.export_network(folder / f"network.{suffix}")
    exchange.export_log(folder / "log.csv")
    spin(delay * 0.05)
