"""Fields for numbers, whatever the locale."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtTest import QTest

from gui.widgets.number_fields import DecimalField, WholeField


@pytest.fixture(params=["C", "de_DE", "tr_TR", "zh_CN"])
def locale(request):
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield
    QLocale.setDefault(before)


@pytest.mark.usefixtures("locale")
def test_that_a_point_is_a_point_in_every_locale(qtbot):
    field = DecimalField()
    qtbot.addWidget(field)
    field.setDecimals(4)
    field.selectAll()
    QTest.keyClicks(field, "0.03")
    assert field.value() == 0.03


@pytest.mark.usefixtures("locale")
def test_that_a_whole_number_has_no_marks(qtbot):
    field = WholeField()
    qtbot.addWidget(field)
    field.setMaximum(100_000)
    field.setValue(60_000)
    assert field.text() == "60000"
