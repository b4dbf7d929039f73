"""Sentences one after another, in both languages."""

from __future__ import annotations

import pytest

from gui.languages import Languages
from gui.sentences import joined


@pytest.mark.parametrize(("language", "text"), [("en", "One. Two."), ("zh", "One.Two.")])
def test_that_only_english_puts_a_space_between_sentences(qapp, language, text):
    languages = Languages(qapp)
    languages.use(language)
    assert joined(["One.", "", "Two."]) == text
    assert joined([]) == ""
    languages.use("en")
