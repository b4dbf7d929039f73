"""A start that cannot open a window says why and ends, instead of aborting."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from gui.missing_libraries import why_no_window

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux only")


@pytest.fixture(autouse=True)
def desktop(monkeypatch):
    """A person's desktop with X11."""
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", ":0")


def lacking(*libraries):
    return lambda library: library not in libraries


def test_that_a_sound_desktop_says_nothing():
    assert why_no_window(lacking(), lambda: True) == ""


@pytest.mark.parametrize(("library", "package"), [("libxcb-cursor.so.0", "libxcb-cursor0"), ("libEGL.so.1", "libegl1"),
                                                  ("libxcb-icccm.so.4", "libxcb-icccm4")])  # fmt: skip
def test_that_the_missing_package_is_named(library, package):
    assert f"apt install {package};" in why_no_window(lacking(library), lambda: True)


def test_that_all_missing_packages_are_named_at_once():
    text = why_no_window(lacking("libxcb-icccm.so.4", "libxcb-keysyms.so.1"), lambda: True)
    assert "apt install libxcb-icccm4 libxcb-keysyms1;" in text


@pytest.mark.parametrize("platform", ["offscreen", "wayland", "vnc:size=800x600"])
def test_that_other_platforms_do_not_need_xcb(monkeypatch, platform):
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    assert why_no_window(lacking("libxcb-cursor.so.0"), lambda: False) == ""
    assert "libgl1" in why_no_window(lacking("libGL.so.1"), lambda: False)


def test_that_wayland_does_not_need_xcb(monkeypatch):
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert why_no_window(lacking("libxcb-cursor.so.0"), lambda: False) == ""


def test_that_no_display_and_a_dead_one_are_told_apart(monkeypatch):
    assert "display ':0' does not answer" in why_no_window(lacking(), lambda: False)
    monkeypatch.delenv("DISPLAY")
    assert "there is no display" in why_no_window(lacking(), lambda: True)


@pytest.mark.parametrize("display", [None, ":987"])
def test_that_the_program_ends_with_a_sentence_and_1(display, monkeypatch):
    monkeypatch.delenv("DISPLAY")
    if display is not None:
        monkeypatch.setenv("DISPLAY", display)
    found = subprocess.run(
        [sys.executable, "main.py"], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert found.returncode == 1
    assert found.stderr.startswith("Nudge cannot open a window: ")
    assert found.stderr.count("\n") == 1
