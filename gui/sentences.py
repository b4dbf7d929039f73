"""Sentences one after another, as the language does it: Chinese ones without a space between them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

from PySide6.QtCore import QCoreApplication


def joined(parts: Iterable[str]) -> str:
    """The sentences that say something, in one text."""
    pattern = QCoreApplication.translate("Sentences", "{0} {1}")
    return reduce(pattern.format, [part for part in parts if part] or [""])
