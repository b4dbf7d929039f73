"""The sentence of the banner in another language."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication

from engine.snapshot import Failure
from gui.application import create_application
from gui.failures import failure_text
from gui.languages import Languages
from gui.widgets.banner import Banner


@pytest.fixture
def languages(qapp):
    create_application([])
    languages = Languages(qapp)
    languages.use("zh")
    yield languages
    languages.use("en")
    QCoreApplication.processEvents()


def test_that_a_sentence_follows_the_language(qtbot, languages):
    banner = Banner()
    qtbot.addWidget(banner)
    failure = Failure("out of memory", "a report")
    banner.tell(lambda: failure_text(failure), report=failure.report)
    assert banner.text.startswith("训练")
    languages.use("en")
    QCoreApplication.processEvents()
    assert banner.text.startswith("Training stopped by a fault: out of memory")
    assert not banner.isHidden()


def test_that_another_sentence_is_not_lost_to_the_one_before(qtbot, languages):
    banner = Banner()
    qtbot.addWidget(banner)
    banner.tell(lambda: "the first")
    banner.tell("the second")
    languages.use("en")
    QCoreApplication.processEvents()
    assert banner.text == "the second"
