"""Names of classes beside the outputs: in a narrow diagram they leave the columns room, else they are whole."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QFontMetricsF, QPainter

from engine.network import Network
from gui.application import create_application
from gui.widgets import diagram_canvas
from gui.widgets.diagram_headings import _gaps
from gui.widgets.diagram_scene import diagram_state
from gui.widgets.network_diagram import NetworkDiagram

CLOTHES = ("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot")


def step_between_columns(qtbot, names, width, monkeypatch, hidden=(16, 16)):
    """Px between two columns, and the names as they are painted."""
    painted = []
    elide = diagram_canvas.elided

    def note(painter, text, room):
        shown = elide(painter, text, room)
        painted.append((shown, QFontMetricsF(painter.font()).horizontalAdvance(shown)))
        return shown

    monkeypatch.setattr(diagram_canvas, "elided", note)
    view = NetworkDiagram()
    qtbot.addWidget(view)
    view.resize(width, 510)
    network = Network((784, *hidden, len(names)), rng=np.random.default_rng(0), dtype=np.float64)
    view.set_state(diagram_state(network, np.linspace(0, 1, 784), names, desired=2))
    view.grab()
    columns = view.diagram_layout().columns
    return columns[-1].x - columns[-2].x, painted


@pytest.fixture(autouse=True)
def app(qapp):
    create_application([])


def test_that_in_a_narrow_diagram_long_names_take_little_from_the_columns(qtbot, monkeypatch):
    digits, _ = step_between_columns(qtbot, tuple("0123456789"), 364, monkeypatch)
    clothes, painted = step_between_columns(qtbot, CLOTHES, 364, monkeypatch)
    assert clothes > 0.85 * digits
    assert all(width <= diagram_canvas.SHORTEST_LABEL + 1 for _, width in painted[-20:])
    shown = {text for text, _ in painted}
    assert {"Trouser", "Dress", "Sandal", "Bag"} <= shown
    assert "Ankle boot" not in shown


def test_that_in_a_wide_diagram_names_are_whole(qtbot, monkeypatch):
    _, painted = step_between_columns(qtbot, CLOTHES, 900, monkeypatch)
    assert set(CLOTHES) <= {text for text, _ in painted}


def test_that_few_layers_leave_names_their_room(qtbot, monkeypatch):
    _, painted = step_between_columns(qtbot, ("cat", "long-named dog", "bird"), 560, monkeypatch, hidden=(5,))
    assert "long-named dog" in {text for text, _ in painted}


def test_that_the_heading_between_two_layers_keeps_clear_of_the_count_of_the_first(qtbot):
    view = NetworkDiagram()
    qtbot.addWidget(view)
    view.resize(560, 510)
    network = Network((784, 1_000, 10), rng=np.random.default_rng(0), dtype=np.float64)
    view.set_state(diagram_state(network, np.linspace(0, 1, 784)))
    place, image = view.diagram_layout(), view.grab().toImage()
    with QPainter(image) as painter:
        gaps = _gaps(painter, place, "784 inputs")
        count = painter.fontMetrics().horizontalAdvance("1,000")
    assert gaps[1].left() >= place.columns[0].x + count / 2 + 4
    assert gaps[1].right() < place.columns[1].x
