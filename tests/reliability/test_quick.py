"""A small part of the reliability table, with fixed seeds. The whole of it: `python -m tests.reliability`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reliability import actions, injected, learning, mutated, worker

ROOT = Path(__file__).resolve().parents[2]


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
COMMANDS = {  # programs of their own, which run beside the tests in this process
    "ends": ["-m", "tests.reliability", "closing", "killing", "windows_kept", "--part", "0.01"],
    "places": ["-m", "tests.reliability", "places", "--part", "0.02"],
    "self-test": ["-c", NO_NETWORK],
    "probe": ["-c", NO_NETWORK, "probe"],
}


@pytest.fixture(scope="module", autouse=True)
def programs(tmp_path_factory):
    """Name: the program, started before the first test."""
    data = str(tmp_path_factory.mktemp("data"))
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "NUDGE_DATA_FOLDER": data}
    settings = {"cwd": ROOT, "env": environment, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    started = {name: subprocess.Popen([sys.executable, *parts], **settings) for name, parts in COMMANDS.items()}
    yield started
    for program in started.values():
        if program.poll() is None:
            program.kill()
        program.communicate()


def said(program):
    """Wait for a program; what it wrote, and how it ended."""
    out, errors = program.communicate(timeout=100)
    return program.returncode, out, errors


@pytest.fixture
def room(qapp, settings_folder):
    """A QApplication, and settings that are nobody's."""


def all_good(row):
    assert not row.failures, str(row)
    assert row.trials


def test_that_an_error_while_writing_is_told_and_harms_nothing(room, mnist):
    all_good(injected.run(trials=6, data=mnist))


def test_that_an_exception_in_the_worker_is_told_and_play_works_again(room, mnist):
    all_good(worker.run(trials=6, data=mnist))


def test_that_random_actions_keep_what_must_hold(room, mnist):
    all_good(actions.run(trials=30, data=mnist))


def test_that_mutated_files_give_declared_errors_only():
    all_good(mutated.run(trials=500))


def test_that_learning_that_cannot_work_is_told(room):
    all_good(learning.run())


def test_that_closing_and_killing_at_random_moments_harms_nothing(programs):
    _, out, errors = said(programs["ends"])
    assert "kill -9 while saving: 2 of 2" in out, out + errors
    assert "windows opened and closed: 3 of 3" in out
    # How long closing takes is judged by the whole table; here other programs may be at work.
    late = [line for line in out.splitlines() if "FAILED" in line and "exit 0" not in line]
    assert not late, late


def test_that_the_journey_works_in_german_with_a_home_that_cannot_be_written(programs):
    code, out, errors = said(programs["places"])
    assert "in every place: 2 of 2" in out, out + errors
    assert code == 0


def test_that_nothing_uses_the_network(programs):
    code, out, errors = said(programs["self-test"])
    assert (code, errors) == (0, ""), out + errors


def test_that_whoever_used_the_network_would_be_noticed(programs):
    assert "NETWORK socket" in said(programs["probe"])[2]
