"""A mistake in a method that Qt calls is told to the person and ends nothing, on Python 3.11 too."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from gui.application import create_application
from gui.overrides import guard_overrides
from gui.widgets.banner import Banner
from gui.widgets.network_diagram import NetworkDiagram

ROOT = Path(__file__).resolve().parents[2]
MISTAKE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from gui import application
from gui.widgets.network_diagram import NetworkDiagram

def look():
    window = next(window for window in QApplication.topLevelWidgets() if hasattr(window, "banner"))
    diagram = window.train.network.diagram
    if diagram.diagram_layout() is None:  # no network yet
        QTimer.singleShot(50, look)
        return
    QTimer.singleShot(0, lambda: print("told:", window.banner.text) or window.close())
    NetworkDiagram._forget_geometry = lambda diagram: 1 / 0  # by C code
    diagram.resize(300, 300)  # Python, Qt, resizeEvent

application.prepare(QApplication([]))
QTimer.singleShot(50, look)
sys.exit(application.run([], "en", "dark", 0))
"""


def test_that_a_mistake_in_an_override_is_told_and_logged(tmp_path, monkeypatch):
    monkeypatch.setenv("NUDGE_DATA_FOLDER", str(tmp_path))
    app = subprocess.run([sys.executable, "-c", MISTAKE], cwd=ROOT, timeout=60, capture_output=True, text=True)
    assert app.returncode == 0, app.stderr
    assert "told: Something went wrong: ZeroDivisionError" in app.stdout
    assert "division by zero" in (tmp_path / "crash.log").read_text(encoding="utf-8")


class Mistaken:
    """A dialog of gui in which everything goes wrong."""

    __module__ = "gui.made_up"

    def sizeHint(self):
        return 1 / 0

    def accept(self):
        self.accepted_by = "itself"


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="Python makes exceptions at once")
def test_that_classes_there_are_and_classes_to_come_are_guarded(qtbot):
    create_application([])
    assert NetworkDiagram.paintEvent.__wrapped__.__qualname__ == "NetworkDiagram.paintEvent"
    assert hasattr(Banner.changeEvent, "__wrapped__"), "what a mixin has instead of Qt is guarded, too"
    made = type("Made", (QDialog,), dict(vars(Mistaken)))
    assert made.sizeHint.__wrapped__ is Mistaken.sizeHint
    before = made.sizeHint
    guard_overrides()
    assert made.sizeHint is before, "guarded once"
    dialog = made()
    qtbot.addWidget(dialog)
    with pytest.raises(ZeroDivisionError):
        dialog.adjustSize()


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="Python makes exceptions at once")
def test_that_a_signal_still_counts_the_arguments_of_a_slot(qtbot):
    create_application([])
    dialog, edit = type("Made", (QDialog,), dict(vars(Mistaken)))(), QLineEdit()
    for widget in (dialog, edit):
        qtbot.addWidget(widget)
    edit.textChanged.connect(dialog.accept)  # which takes no text
    edit.setText("7")
    assert dialog.accepted_by == "itself"


def test_that_classes_of_others_are_left_alone(qtbot):
    create_application([])
    other = type("Other", (QWidget,), {"__module__": "tests.made_up", "sizeHint": Mistaken.sizeHint})
    assert other.sizeHint is Mistaken.sizeHint
