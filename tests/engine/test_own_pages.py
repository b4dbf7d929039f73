"""Copies in pages of their own are copies like others, and leave nothing behind."""

from __future__ import annotations

import os
import subprocess
import sys

import numpy as np
import pytest

from engine.own_pages import SMALLEST, frozen_copy

_WORK = """
import sys
import numpy as np
from engine.own_pages import frozen_copy

def resident():
    return int(open("/proc/self/statm").read().split()[1]) * 4096

def plain_copy(values):
    return values.copy()

copied = frozen_copy if sys.argv[1] == "own" else plain_copy
values = np.ones(13_002, np.float32)
before, copies, between = resident(), [], []
for _ in range(600):
    copies.append(copied(values))
    between.append(bytearray(b"x") * 20_000)  # 12 MB in all, more than was free before
del copies
print(resident() - before - 600 * 20_000)
"""


@pytest.mark.parametrize("size", [0, 3, SMALLEST // 4 - 1, SMALLEST // 4, 13_002])
def test_that_it_is_a_copy_that_cannot_be_changed(size):
    values = np.arange(size, dtype=np.float32)
    copy = frozen_copy(values)
    assert np.array_equal(copy, values)
    assert (copy.dtype, copy.shape, copy.nbytes) == (values.dtype, values.shape, values.nbytes)
    assert not np.shares_memory(copy, values)
    with pytest.raises(ValueError, match="read-only"):
        copy[:] = 0


def test_that_tables_and_parts_of_arrays_are_copied_too():
    table = np.arange(60_000.0).reshape(200, 300)[::2, ::3]
    copy = frozen_copy(table)
    assert np.array_equal(copy, table)
    part = copy[3:5]
    del copy
    assert np.array_equal(part, table[3:5]), "the pages live as long as anything on them"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the memory of a process is read as Linux tells it")
def test_that_forgotten_copies_go_back_to_the_system():
    def kept(how):
        command = [sys.executable, "-c", _WORK, how]
        return int(subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ).stdout)

    assert kept("own") < 5_000_000
    assert kept("plain") > 15_000_000  # or this would prove nothing
