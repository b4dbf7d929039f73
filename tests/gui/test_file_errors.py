"""The window's sentences about files are the engine's, and both languages fill in what they name."""

from __future__ import annotations

import errno
import string

import pytest
from PySide6.QtWidgets import QApplication

from engine.file_error import MESSAGES, FileError
from gui.file_errors import _sentences, file_error_text
from gui.languages import Languages

DETAILS = {
    "name": "a.nudge", "detail": "because", "size": 12_345, "most": 67_890, "version": 9, "known": ".x, .y",
    "activation": "relu", "output": "softmax", "pixels": 6, "classes": 4,
}  # fmt: skip


def test_that_the_window_knows_every_sentence_word_for_word(qapp):
    assert _sentences() == MESSAGES


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("reason", MESSAGES)
def test_that_every_sentence_can_be_filled_in(qapp, language, reason):
    names = {name for _, name, _, _ in string.Formatter().parse(MESSAGES[reason]) if name}
    error = FileError(reason, **{name: DETAILS[name] for name in names})
    languages = Languages(QApplication.instance())
    languages.use(language)
    try:
        text = file_error_text(error)
    finally:
        languages.use("en")
    assert "{" not in text
    assert any("一" <= c <= "鿿" for c in text) == (language == "zh")
    if "name" in names:
        assert "a.nudge" in text


def test_that_the_systems_reasons_are_in_the_windows_language(qapp):
    error = FileError("unwritable", name="a", detail="No space left on device", errno=errno.ENOSPC)
    assert "the disk is full" in file_error_text(error)
    strange = FileError("unwritable", name="a", detail="strange", errno=9999)
    assert "strange" in file_error_text(strange)


def test_that_any_other_error_says_what_it_is(qapp):
    assert file_error_text(MemoryError()) == "MemoryError"
