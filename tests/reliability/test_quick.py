"""A small part of the reliability table, with fixed seeds. The whole of it: `python -m tests.reliability`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reliability import actions, injected, learning, mutated, places, worker

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def room(qapp, settings_folder):
    """A QApplication, and settings that are nobody's."""


def all_good(row):
    assert not row.failures, str(row)
    assert row.trials


def test_that_closing_and_killing_at_random_moments_harms_nothing():
    command = [sys.executable, "-m", "tests.reliability", "closing", "killing", "windows_kept", "--part", "0.01"]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=100, check=False)
    assert "kill -9 while saving: 2 of 2" in found.stdout, found.stdout + found.stderr
    assert "windows opened and closed: 3 of 3" in found.stdout
    # How long closing takes is judged by the whole table; here other programs may be at work.
    late = [line for line in found.stdout.splitlines() if "FAILED" in line and "exit 0" not in line]
    assert not late, late


def test_that_an_error_while_writing_is_told_and_harms_nothing(room):
    all_good(injected.run(trials=6))


def test_that_an_exception_in_the_worker_is_told_and_play_works_again(room):
    all_good(worker.run(trials=6))


def test_that_random_actions_keep_what_must_hold(room, mnist):
    all_good(actions.run(trials=30, data=mnist))


def test_that_mutated_files_give_declared_errors_only():
    all_good(mutated.run(trials=500))


def test_that_learning_that_cannot_work_is_told(room):
    all_good(learning.run())


def test_that_the_journey_works_in_german_with_a_home_that_cannot_be_written():
    all_good(places.run(trials=2))


NO_NETWORK = """
import sys
FORBIDDEN = ("socket.connect", "socket.getaddrinfo", "socket.bind", "socket.sendto", "urllib.Request")
def guard(event, arguments):
    if event in FORBIDDEN:
        print("NETWORK", event, arguments, file=sys.stderr)
        raise SystemExit(9)
sys.addaudithook(guard)
if sys.argv[1:] == ["probe"]:
    import socket
    socket.create_connection(("127.0.0.1", 9))
import main
code = main.main(["--self-test"])
assert not [name for name in sys.modules if name.startswith(("PySide6.QtNetwork", "urllib.request", "http.client"))]
sys.exit(code)
"""


def run_guarded(*arguments):
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", NO_NETWORK, *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=100, check=False)


def test_that_nothing_uses_the_network():
    found = run_guarded()
    assert (found.returncode, found.stderr) == (0, ""), found.stdout + found.stderr


def test_that_whoever_used_the_network_would_be_noticed():
    assert "NETWORK socket" in run_guarded("probe").stderr
