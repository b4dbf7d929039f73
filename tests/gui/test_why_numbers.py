"""The numbers that say why an answer was given: one way of writing in all columns, and 0 only for 0."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QPainter

from engine.contributions import contributions
from engine.network import Network
from gui.widgets.reasons_view import ReasonsView, share_text


@pytest.mark.parametrize(
    ("value", "power", "text"),
    [
        (-0.019, 0, "−0.02"),
        (-3.04e-3, 0, ">−0.01"),
        (3.142, 0, "+3.14"),
        (0.0, 0, "0"),
        (-3.04e-3, -3, "−3.04"),
        (1e-9, -3, "<+0.01"),
    ],
)
def test_that_what_is_added_has_two_decimals(value, power, text):
    assert share_text(value, power) == text


def test_that_no_number_of_the_view_but_0_is_written_as_0(qtbot, qapp, monkeypatch):
    network = Network((20, 12, 9, 4), rng=np.random.default_rng(2), initialisation="normal", dtype=np.float64)
    network.parameters[:] *= 3.0
    found = contributions(network, np.random.default_rng(3).random(20), None)
    written, draw = [], QPainter.drawText

    def drawn(painter, *arguments):
        written.append(arguments[-1])
        draw(painter, *arguments)

    monkeypatch.setattr(QPainter, "drawText", drawn)
    view = ReasonsView()
    qtbot.addWidget(view)
    view.resize(560, 240)
    view.set_reasons(found, np.zeros((4, 5), np.uint8), tuple("abcd"))
    view.grab()
    numbers = [text for text in written if text.strip("<>+−")[:1].isdigit()]
    assert len(numbers) > 20
    assert not [text for text in numbers if text.strip("+−") in ("0.000", "0.00")]
