"""What every test shares: an offscreen Qt, settings in a temporary folder, and no thread left behind."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

if "--headed" in sys.argv:
    pass  # the person wants to see the windows
else:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_SCALE_FACTOR", "1")

import pytest
from hypothesis import settings

from engine.datasets import Data, load_mnist
from engine.numerics import use_one_blas_thread

use_one_blas_thread()
# The same examples at every run, so that a change is judged by itself; HYPOTHESIS_PROFILE=explore looks for new ones.
settings.register_profile("fixed", derandomize=True, deadline=None)
settings.register_profile("explore", max_examples=500, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fixed"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--headed", action="store_true", help="show the windows on the real screen")


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["nudge-test", "-style", "Fusion"]


@pytest.fixture(autouse=True)
def no_thread_left_behind() -> Iterator[None]:
    """Fail the test that leaves a living thread."""
    before = set(threading.enumerate())
    yield
    left = [t.name for t in set(threading.enumerate()) - before if t.is_alive() and not t.name.startswith("Dummy")]
    assert not left, f"threads left running: {left}"


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the app saves by itself goes to a folder of this test."""
    monkeypatch.setenv("NUDGE_DATA_FOLDER", str(tmp_path_factory.mktemp("data")))


@pytest.fixture
def settings_folder(tmp_path: Path) -> Path:
    """Send QSettings to this test's own folder."""
    from PySide6.QtCore import QSettings, QStandardPaths

    QStandardPaths.setTestModeEnabled(True)
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path))
    return tmp_path


@pytest.fixture(scope="session")
def mnist() -> Data:
    """The 70,000 digits, loaded once for all tests."""
    return load_mnist()
