"""What a fault leaves: a file with versions, rotated, offered at the next start."""

from __future__ import annotations

import faulthandler
import subprocess
import sys
from pathlib import Path

import pytest

from gui.crash_log import MOST_LOGS, CrashLog, whole_report

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def pytest_keeps_its_faulthandler():
    yield
    faulthandler.enable(sys.__stderr__)


def crash(path, how):
    code = ("import ctypes, sys, pathlib; from gui.crash_log import CrashLog\n"
            "log = CrashLog(pathlib.Path(sys.argv[1])); log.open()\n" + how)  # fmt: skip
    return subprocess.run([sys.executable, "-c", code, str(path)], cwd=ROOT, timeout=60, check=False).returncode


def test_that_a_fault_below_python_is_there_at_the_next_start(tmp_path):
    path = tmp_path / "data" / "crash.log"
    assert crash(path, "ctypes.string_at(0)") < 0
    log = CrashLog(path)
    log.open()
    assert "Segmentation fault" in log.last_report
    log.close()
    assert not path.exists()
    assert (tmp_path / "data" / "crash-1.log").exists()


def test_that_a_survived_fault_is_written_at_once(tmp_path):
    path = tmp_path / "crash.log"
    assert crash(path, "log.write('Traceback: something'); import os; os._exit(3)") == 3
    assert "Traceback: something" in path.read_text(encoding="utf-8")


def test_that_a_proper_end_leaves_nothing(tmp_path):
    log = CrashLog(tmp_path / "crash.log")
    log.open()
    log.close()
    assert list(tmp_path.iterdir()) == []
    log = CrashLog(tmp_path / "crash.log")
    log.open()
    assert log.last_report == ""
    log.close()


def test_that_only_the_last_logs_are_kept_the_newest_first(tmp_path):
    path = tmp_path / "crash.log"
    for number in range(MOST_LOGS + 3):
        path.write_text(f"fault {number}", encoding="utf-8")
        log = CrashLog(path)
        log.open()
        assert log.last_report == f"fault {number}"
        log.close()
    texts = [(tmp_path / f"crash-{number}.log").read_text() for number in range(1, MOST_LOGS + 1)]
    assert texts == [f"fault {MOST_LOGS + 2 - number}" for number in range(MOST_LOGS)]
    assert len(list(tmp_path.iterdir())) == MOST_LOGS


def test_that_a_folder_that_cannot_be_made_stops_nothing(tmp_path):
    (tmp_path / "file").write_text("in the way")
    log = CrashLog(tmp_path / "file" / "crash.log")
    log.open()
    log.write("nowhere")
    log.close()


def test_that_a_report_begins_with_the_versions():
    report = whole_report("Traceback: x")
    assert report.startswith("Nudge 0.1.0\nPython 3.")
    assert report.endswith("\n\nTraceback: x\n")
