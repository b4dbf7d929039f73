"""The Test workspace in the real window on MNIST: open, follow, choose, take along, experiment, close."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from engine import commands
from engine.evaluation import evaluate
from tests.e2e.steps import play_until


@pytest.fixture
def page(window, qtbot):
    window.pages.open("test")
    page = window.pages.current
    qtbot.waitUntil(lambda: page.examined is not None, timeout=10_000)
    return page


def test_that_the_page_is_the_last_and_shows_the_accuracy_of_the_run(window, page, qtbot, mnist):
    assert window.pages.tabs.tabText(window.pages.tabs.count() - 1) == "Test"
    assert not window.input.isVisible()
    play_until(window, qtbot, 300)
    wanted = window.controller.snapshot.network(np.float64)
    right = evaluate(wanted, mnist.test).accuracy
    qtbot.waitUntil(lambda: page.accuracy.number.text() == f"{100 * right:.2f} %", timeout=10_000)
    assert np.trace(page.confusion.matrix.counts) == round(10_000 * right)


def test_that_a_wrong_digit_is_taken_to_the_pad_by_the_keyboard(window, page, qtbot, mnist):
    play_until(window, qtbot, 300)
    qtbot.waitUntil(lambda: page.examined.snapshot.step_count >= 300, timeout=10_000)
    page.gallery.gallery.setFocus()
    QTest.keyClick(page.gallery.gallery, Qt.Key.Key_Home)
    QTest.keyClick(page.gallery.gallery, Qt.Key.Key_Right)
    index = page.gallery.gallery.example(1)
    QTest.keyClick(page.gallery.gallery, Qt.Key.Key_Return)
    assert window.pages.current is window.train
    assert window.controller.example.index == index
    assert window.input.pad.sample == pytest.approx(mnist.test.images[index] / 255)


def test_that_closing_in_the_middle_of_an_experiment_and_of_training_is_clean(window, page, qtbot):
    window.controller.send(commands.Play())
    qtbot.waitUntil(lambda: window.controller.is_running, timeout=5000)
    page.experiments.run("starts")
    qtbot.waitUntil(lambda: page.experiments.is_running, timeout=5000)
    assert window.close()
