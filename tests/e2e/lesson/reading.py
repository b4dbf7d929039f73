"""Reading the lesson: its steps, the numbers that its widgets show, and the scalar twin of what it stands on."""

from __future__ import annotations

import re

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QToolButton

from tests.engine.scalar_twin import ScalarTwin
from tests.gui.pen import mouse

NUMBER = re.compile(r"([+−-]?)(\d[\d,]*\.?\d*)(?:×10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?")
SUPERSCRIPTS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def plain(html):
    return re.sub("<[^>]*>", "", html).replace("&nbsp;", " ")


def numbers(text):
    """Every number in a text of the window, as floats; indices below and above letters are no numbers."""
    text = re.sub(r"<su[bp]>.*?</su[bp]>", "", text)
    return [
        (-1 if sign in "−-" and sign else 1)
        * float(digits.replace(",", ""))
        * 10.0 ** int((power or "0").translate(SUPERSCRIPTS))
        for sign, digits, power in NUMBER.findall(plain(text))
    ]


def shown(bars):
    """The numbers of a list as its rows show them; what is only bounded, <+0.001, is half-way to 0."""
    return [numbers(number)[0] * 10.0**bars.power * (0.5 if number[0] in "<>" else 1.0) for _, number in bars.rows()]


def assert_shown(bars, expected, decimals=3):
    """Every row shows what is expected, to the precision it is shown with; 0 is written only for exactly 0."""
    unit = 10.0 ** (bars.power - decimals)
    assert shown(bars) == pytest.approx(list(expected), abs=0.51 * unit)
    for (_, text), value in zip(bars.rows(), expected, strict=True):
        assert (text == "0") == (value == 0), text


def sum_shown(page):
    """The sum of the votes, which is shown to the power of ten of the list below."""
    return numbers(re.search(r"<b>(.*?)</b>", page.sum.text()).group(1))[0]


def go_to(lesson, name):
    names = [page.name for page in lesson.pages]
    lesson.go_to(names.index(name))
    return lesson.page


def twin_of(window):
    """The scalar twin of what is on the desk, on the parameters that the lesson stands on."""
    lesson = window.pages.current.lesson
    network = lesson.snapshot.network(np.float64)
    return ScalarTwin(network, window.controller.example.x.tolist(), window.controller.example.desired)


def point_at(widget, spot):
    none = Qt.MouseButton.NoButton
    mouse(widget, QEvent.Type.MouseMove, spot.x(), spot.y(), none, none)


def press(widget, spot):
    left = Qt.MouseButton.LeftButton
    mouse(widget, QEvent.Type.MouseButtonPress, spot.x(), spot.y(), left, left)


def ask(lesson, name):
    lesson.actions_.predict.setChecked(True)
    go_to(lesson, name)
    return lesson.panel.card


def press_key(qtbot, window, card, letter):
    qtbot.waitUntil(card.findChild(QToolButton, f"answer{letter}").isVisible, timeout=2_000)
    qtbot.keyClick(window, letter)
    qtbot.waitUntil(lambda: not card.isVisible(), timeout=2_000)  # the button is seen to go down first
