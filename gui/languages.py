"""English and 中文, switched while the window is open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

I18N_FOLDER = Path(__file__).resolve().parent.parent / "resources" / "i18n"
NAMES = {"en": "English", "zh": "中文"}  # each in its own language
_LOCALES = {"en": "en", "zh": "zh_CN"}


class Languages:
    """Holds the translators; every widget hears QEvent.LanguageChange after a switch."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._translators: list[QTranslator] = []
        self.current = "en"

    def use(self, language: str) -> None:
        """Switch to "en" or "zh"."""
        for translator in self._translators:
            self._app.removeTranslator(translator)
        self.current = language
        QLocale.setDefault(QLocale(_LOCALES[language]))
        folders = {"nudge": str(I18N_FOLDER), "qtbase": QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)}
        loaded = []
        for name, folder in folders.items():
            translator = QTranslator()
            if translator.load(f"{name}_{_LOCALES[language]}", folder):
                loaded.append(translator)
        self._translators = loaded
        for translator in loaded:
            self._app.installTranslator(translator)


def system_language() -> str:
    """The language to begin with: 中文 on a Chinese system, else English."""
    return "zh" if QLocale.system().language() == QLocale.Language.Chinese else "en"


def can_show_chinese(font: QFont) -> bool:
    """Whether this system has a font with Chinese characters."""
    return QFontMetrics(font).inFontUcs4(ord("反")) or _some_font_has("反")


def _some_font_has(character: str) -> bool:
    from PySide6.QtGui import QTextLayout

    layout = QTextLayout(character)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return all(0 not in run.glyphIndexes() for run in layout.glyphRuns()) and bool(layout.glyphRuns())
