"""What is freed leaves the process: large blocks at once, the holes between small ones when asked; in processes of
their own."""

from __future__ import annotations

import subprocess
import sys

import pytest

from gui import autosave
from gui.allocator import give_holes_back

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="these are functions of glibc")

_RESIDENT = """
import sys
from gui.allocator import give_holes_back, give_large_blocks_back

def resident():
    return int(open("/proc/self/statm").read().split()[1]) * 4096
"""
_LARGE = """
if sys.argv[1] == "limits":
    give_large_blocks_back()
del (block := bytearray(16_000_000))[:]
del block
before, large, small = resident(), [], []
for _ in range(100):
    large.append(bytearray(b"x") * 500_000)
    small.append(bytearray(b"x") * 1_000)
del large
print(resident() - before)
"""
_HOLES = """
give_large_blocks_back()
before, large, small = resident(), [], []
for _ in range(400):
    large.append(bytearray(b"x") * 100_000)
    small.append(bytearray(b"x") * 10_000)  # 4 MB in all, more than was free before
del large
if sys.argv[1] == "holes":
    give_holes_back()
print(resident() - before - 400 * 10_000)
assert all(set(block) == {120} for block in small)
"""


def kept(work: str, how: str) -> int:
    command = [sys.executable, "-c", _RESIDENT + work, how]
    return int(subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout)


def test_that_freed_large_blocks_go_back_to_the_system():
    assert kept(_LARGE, "limits") < 5_000_000
    assert kept(_LARGE, "nothing") > 20_000_000  # or this would prove nothing


def test_that_holes_go_back_to_the_system():
    assert kept(_HOLES, "holes") < 10_000_000
    assert kept(_HOLES, "nothing") > 30_000_000  # or this would prove nothing


def test_that_an_autosave_gives_them_back(tmp_path, monkeypatch):
    given = []
    monkeypatch.setattr(autosave, "give_holes_back", lambda: given.append(len(list(tmp_path.glob("*.nudge")))))
    monkeypatch.setattr(autosave, "session_pieces", lambda session: iter([b"x"]))
    autosave._Write(tmp_path, "window", 1, None)(None)
    assert given == [1], "once, after the file was written"


def test_that_elsewhere_nothing_happens(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr("gui.allocator.ctypes.CDLL", None)  # would raise if it were called
    give_holes_back()
