"""The Backprop workspace in the real window: its steps on a frozen network, in two languages."""

from __future__ import annotations

import pytest

from gui.application import create_application
from gui.controller import Controller
from gui.main_window import MainWindow


@pytest.fixture
def window(qtbot, qapp, mnist, settings_folder):
    create_application([])
    window = MainWindow(Controller(load=lambda: mnist), language="en", theme_choice="dark")
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.waitUntil(lambda: window.controller.snapshot is not None, timeout=10_000)
    yield window
    window.close()
    window.languages.use("en")


@pytest.fixture
def lesson(window):
    window.pages.open("backprop")
    return window.pages.current


def test_that_every_step_shows_a_caption_in_both_languages(window, lesson):
    for language in ("en", "zh"):
        window.languages.use(language)
        for step in range(len(lesson.pages)):
            lesson.go_to(step)
            if lesson.panel.card.question is not None:
                lesson.panel.card.findChild(type(lesson.panel.card._skip), "skipQuestion").click()
            assert lesson.panel.caption.text(), (language, step)
