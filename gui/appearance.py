"""Language and theme of the whole window: chosen from menus and buttons, switched live, remembered."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QToolButton

from gui import theme
from gui.actions import Actions
from gui.icons import icon
from gui.languages import Languages, system_language
from gui.preferences import LANGUAGES, THEMES, Preferences


class Appearance(QObject):
    """Applies the choices at once; `offer` connects what the person chooses with."""

    def __init__(
        self,
        app: QApplication,
        preferences: Preferences,
        language: str | None,
        theme_choice: str | None,
        parent: QObject | None = None,
    ) -> None:
        """Remembered choices hold unless a language or a theme is given."""
        super().__init__(parent)
        self._app, self._preferences = app, preferences
        self._actions: Actions | None = None
        self._theme_button: QToolButton | None = None
        self.languages = Languages(app)
        self._theme_choice = theme_choice or preferences.text("theme", "dark", THEMES)
        self._apply_theme()
        self.languages.use(language or preferences.text("language", system_language(), LANGUAGES))

    def offer(self, actions: Actions, theme_button: QToolButton) -> None:
        """Let these actions and this button choose, and show what is chosen."""
        self._actions, self._theme_button = actions, theme_button
        actions.language_group.triggered.connect(self._on_language)
        actions.theme_group.triggered.connect(self._on_theme)
        self._app.styleHints().colorSchemeChanged.connect(self._on_system_scheme)
        self.show_choices()

    def _on_language(self, action: QAction) -> None:
        self.languages.use(action.data())
        self._preferences.store("language", action.data())

    def _on_theme(self, action: QAction) -> None:
        self.use_theme(action.data())

    def toggle_theme(self) -> None:
        """From dark to light, from light to dark."""
        self.use_theme("light" if theme.current().name == "dark" else "dark")

    def use_theme(self, choice: str) -> None:
        """Switch to "dark", "light" or "system" and remember it."""
        self._theme_choice = choice
        self._preferences.store("theme", choice)
        self._apply_theme()
        self.show_choices()

    def _apply_theme(self) -> None:
        theme.apply_theme(self._app, self._theme_choice)  # type: ignore[arg-type]

    def _on_system_scheme(self) -> None:
        if self._theme_choice == "system":
            self._apply_theme()

    def show_choices(self) -> None:
        """Check what is chosen."""
        if self._actions is None or self._theme_button is None:
            return
        self._actions.languages[self.languages.current].setChecked(True)
        self._actions.themes[self._theme_choice].setChecked(True)
        self._theme_button.setIcon(icon("sun" if theme.current().name == "dark" else "moon", "muted"))
