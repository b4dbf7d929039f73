"""Run a function in a forked child with its own stderr, and learn how it ended. Imports are paid for once."""

from __future__ import annotations

import os
import signal
import tempfile
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Ended:
    """Exit code (negative: the signal), what stderr holds, and when it ended (time.monotonic)."""

    code: int
    stderr: str
    at: float


def run_forked(work: Callable[[], int], timeout: float = 60.0) -> Ended:
    """Fork, run, wait. The child leaves through os._exit only if `work` raises."""
    with tempfile.TemporaryFile() as errors:
        child = os.fork()
        if child == 0:
            os.dup2(errors.fileno(), 2)
            _run_and_exit(work)
        code = _wait(child, timeout)
        ended_at = time.monotonic()
        errors.seek(0)
        return Ended(code, errors.read().decode(errors="replace"), ended_at)


def _run_and_exit(work: Callable[[], int]) -> None:
    code = 70
    try:
        code = work()
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def _wait(child: int, timeout: float) -> int:
    deadline = time.monotonic() + timeout
    while time.monotonic() < deadline:
        found, status = os.waitpid(child, os.WNOHANG)
        if found:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.002)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return -99
