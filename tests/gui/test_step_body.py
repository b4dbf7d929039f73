"""Curve and table of step 8 side by side: digits do not move the curve, and no number is cut."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gui.application import create_application
from gui.widgets.change_table import ROWS, Change, ChangeTable
from gui.widgets.step_curve_view import StepCurveView
from gui.workspaces.step_body import StepBeside, StepBody

PLAIN, SMALL, WITH_POWERS = Change(3.8, 0.8, -9.6), Change(0.8253, 0.86, 0.03), Change(0.0526, 0.0530, 3.66e-4)


@pytest.fixture
def body(qtbot, qapp):
    create_application([])  # its font
    middle, beside = QWidget(), StepBeside(QLabel("outputs"))
    column = QVBoxLayout(middle)
    column.setContentsMargins(0, 0, 0, 0)
    middle.table = ChangeTable()
    column.addWidget(middle.table)
    body = StepBody(StepCurveView(), middle, beside)
    for widget in (beside, body):
        qtbot.addWidget(widget)
    body.resize(559, 185)
    body.show()
    qtbot.waitExposed(body)
    return body, middle.table


def test_that_usual_numbers_leave_the_curve_in_its_place(body, qtbot):
    body, table = body
    widths = set()
    for change in (PLAIN, SMALL, PLAIN):
        for row in ROWS:
            table.show_change(row, Change(waiting=True, jumps=True) if row == "accuracy" else change)
        qtbot.wait(50)
        widths.add(body._curve.width())
    assert len(widths) == 1


@pytest.mark.parametrize("width", [559, 900, 330])
def test_that_no_number_and_no_name_is_cut(body, qtbot, width):
    body, table = body
    body.resize(width, 185)
    for row in ROWS:
        table.show_change(row, WITH_POWERS)
    labels = table.findChildren(QLabel)
    assert labels
    qtbot.waitUntil(lambda: not [a.text() for a in labels if a.width() < a.sizeHint().width()], timeout=1_000)
