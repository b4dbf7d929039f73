"""Mutated files: only the declared errors, each in less than 1 s and less than 64 MB plus twice the file.

Memory is what the process holds, image decoders included, above what it held before the file; time is the
processor's, so that other programs do not count.
"""

from __future__ import annotations

import random
import struct
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from PySide6.QtCore import QBuffer, QByteArray, QLoggingCategory
from PySide6.QtGui import QImage

from engine.datasets import DatasetError, load_idx
from engine.exchange import export_network
from engine.file_error import FileError
from engine.imports import import_network
from engine.network import Network
from engine.photos import PictureError
from engine.run_memory import RunMemory
from engine.runs import RunRecord
from engine.training import TrainingConfig, TrainingSession
from gui.picture_files import read_picture
from gui.run_logs import KeptRun
from gui.saved_session import DataReference, NamedRun, SavedSession, load_session, save_session
from gui.widgets.pad_strokes import Change, DrawingHistory, frozen
from tests.engine.conftest import make_data
from tests.reliability import memory
from tests.reliability.report import Row

LIMIT_SECONDS, LIMIT_BYTES = 1.0, 64 * 2**20
Reader = Callable[[Path], object]


def run(trials: int = 20_000, seed: int = 0) -> Row:
    """Read so many broken files, of all kinds in turn."""
    row, rng = Row("mutated files"), random.Random(seed)
    slowest, largest, read = 0.0, 0, 0
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("error")
        memory.show_large_blocks()
        kinds = list(_kinds(Path(folder)))
        for name, content in _claims():
            path = Path(folder) / name
            path.write_bytes(content)
            problem, took, peak, was_read = _read(read_picture, path, len(content))
            slowest, largest, read = max(slowest, took), max(largest, peak), read + was_read
            row.check(not problem, f"{name} that claims to be large: {problem}")
        for trial in range(trials):
            name, content, reader = kinds[trial % len(kinds)]
            broken = mutate(content, rng)
            path = Path(folder) / name
            path.write_bytes(broken)
            problem, took, peak, was_read = _read(reader, path, len(broken))
            slowest, largest, read = max(slowest, took), max(largest, peak), read + was_read
            row.check(not problem, f"trial {trial}, {name}: {problem}")
    row.note(f"slowest {slowest:.2f} s, most memory {largest / 2**20:.1f} MB; {read:,} were still whole enough to read")
    return row


def _read(reader: Reader, path: Path, size: int) -> tuple[str, float, int, bool]:
    memory.forget_peak()
    before, began, problem, was_read = memory.resident(), time.process_time(), "", True
    try:
        reader(path)
    except (FileError, DatasetError, PictureError) as error:
        was_read, problem = False, "" if str(error) else "an error without words"
    except BaseException as error:
        was_read, problem = False, f"{type(error).__name__}: {error}"
    took, peak = time.process_time() - began, memory.peak() - before
    if took > LIMIT_SECONDS:
        problem += f" took {took:.2f} s"
    if peak > LIMIT_BYTES + 2 * size:
        problem += f" took {peak:,} bytes of memory for {size:,}"
    return problem, took, peak, was_read


def _kinds(folder: Path) -> list[tuple[str, bytes, Reader]]:
    """Sound files of every kind, with what reads them."""
    network = Network((20, 7, 5), rng=np.random.default_rng(1))
    kinds: list[tuple[str, bytes, Reader]] = []
    for suffix in ("safetensors", "npz", "json"):
        export_network(network, folder / f"n.{suffix}")
        kinds.append((f"n.{suffix}", (folder / f"n.{suffix}").read_bytes(), import_network))
    kinds.append(("run.nudge", _session(folder / "run.nudge"), load_session))
    images, labels = np.zeros((6, 4, 4), np.uint8), np.arange(6, dtype=np.uint8)
    sound_labels = folder / "sound-labels"
    sound_labels.write_bytes(struct.pack(">4BI", 0, 0, 8, 1, 6) + labels.tobytes())
    content = struct.pack(">4B3I", 0, 0, 8, 3, 6, 4, 4) + images.tobytes()
    kinds.append(("images-idx3", content, lambda path: load_idx(path, sound_labels)))
    QLoggingCategory.setFilterRules("qt.gui.imageio*=false")  # what decoders have to say about broken files
    picture = QImage(24, 24, QImage.Format.Format_RGB32)
    picture.fill(0x336699)
    for suffix in ("png", "jpg", "bmp"):
        assert picture.save(str(folder / f"p.{suffix}"))
        kinds.append((f"p.{suffix}", (folder / f"p.{suffix}").read_bytes(), read_picture))
    return kinds


def _claims() -> Iterator[tuple[str, bytes]]:
    """Pictures of a few bytes that say they are large: as large as is still read, and larger."""
    for width, height in ((3_500, 3_500), (8_900, 8_900), (262_168, 24)):
        head = struct.pack("<IHHIIiiHHIIiiII", 74, 0, 0, 54, 40, width, height, 1, 24, 0, 20, 0, 0, 0, 0)
        yield f"{width}.bmp", b"BM" + head + b"\1" * 20
        size = struct.pack("<HH", width % 2**16, height)
        yield f"{width}.gif", b"GIF89a" + size + b"\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0" + size + b"\0\2\2\x84\x1d\0;"
    white = QImage(3_500, 3_500, QImage.Format.Format_RGB32)
    white.fill(0xFFFFFF)
    for suffix in ("png", "webp", "jpg"):
        content, buffer = QByteArray(), QBuffer()
        buffer.setBuffer(content)
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        assert white.save(buffer, suffix)
        buffer.close()
        yield f"3500.{suffix}", bytes(content.data())


def _session(path: Path) -> bytes:
    config = TrainingConfig(layer_sizes=(6, 5, 4), mini_batch_size=10)
    session = TrainingSession(config, make_data())
    session.step_mini_batch()
    session.set_learning_rate(2.0)
    memory = RunMemory(session)
    stroke = frozen([[0.1, 0.2], [0.5, 0.6]])
    drawing = DrawingHistory((Change((), (stroke,), "stroke"),), 1)
    run = KeptRun(session.state(), memory.log.frozen(), memory.timeline.record())
    other = NamedRun("another", True, RunRecord(0, run.state, run.log, memory.timeline.record(), 6, 53))
    save_session(path, SavedSession(run, drawing, DataReference("small", "digest"), (other,)))
    return path.read_bytes()


def mutate(content: bytes, rng: random.Random) -> bytes:
    """Break a file in one of the ways that files break, or that someone would break them."""
    data = bytearray(content)
    for _ in range(rng.choice((1, 1, 2, 8))):
        place = rng.randrange(len(data)) if data else 0
        match rng.randrange(8):
            case 0:
                data[place : place + 1] = bytes([rng.randrange(256)])
            case 1:
                del data[place:]
            case 2:
                del data[place : place + rng.randrange(1, 40)]
            case 3:
                data[place:place] = rng.randbytes(rng.randrange(1, 40))
            case 4:
                data[place : place + 8] = rng.choice((b"\xff" * 8, bytes(8), struct.pack("<Q", 2**62)))
            case 5:
                other = rng.randrange(len(data)) if data else 0
                data[place : place + 30] = data[other : other + 30]
            case 6:
                head = rng.randrange(min(len(data), 120)) if data else 0
                data[head : head + 1] = bytes([rng.randrange(256)])
            case 7:
                word = rng.choice((b"NaN", b"1e999", b"-1", b"999999999999", b"null", b"[[[[", b'"', b"{}"))
                data[place : place + len(word)] = word
    return bytes(data)
