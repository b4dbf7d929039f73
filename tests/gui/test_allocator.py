"""Large blocks that are freed leave the process, in a process of its own."""

from __future__ import annotations

import subprocess
import sys

import pytest

_WORK = """
import sys
from gui.allocator import give_large_blocks_back

def resident():
    return int(open("/proc/self/statm").read().split()[1]) * 4096

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


def kept(how: str) -> int:
    done = subprocess.run([sys.executable, "-c", _WORK, how], capture_output=True, text=True, check=True, timeout=60)
    return int(done.stdout)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the limits are those of glibc")
def test_that_freed_blocks_go_back_to_the_system():
    assert kept("limits") < 5_000_000
    assert kept("nothing") > 20_000_000  # or this would prove nothing
