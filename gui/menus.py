"""The menu bar: every action, by what it is about."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from gui.actions import Actions
from gui.workspaces.input_panel import InputPanel


class Menus:
    """Fills the bar once; `retranslate` names the menus anew."""

    def __init__(self, bar: QMenuBar, actions: Actions, panel: InputPanel, pages: list[QAction], recent: QMenu) -> None:
        self._file, self._edit, self._train, self._view, self._help = (bar.addMenu("") for _ in range(5))
        self._language, self._theme = QMenu(bar), QMenu(bar)
        self._recent, self._export, self._copy = recent, QMenu(bar), QMenu(bar)
        _fill(self._file, actions.open_file, recent, actions.save, actions.save_as, None, actions.import_network,
              self._export, self._copy, None, actions.quit)  # fmt: skip
        _fill(self._export, actions.export_weights, actions.export_log, actions.export_settings,
              actions.export_network)  # fmt: skip
        _fill(self._copy, actions.copy_settings, actions.copy_network, actions.copy_window)
        pad = panel.pad
        _fill(self._edit, pad.undo_action, pad.redo_action, pad.clear_action, panel.eraser, panel.raw, None,
              actions.previous_example, actions.next_example, actions.random_example)  # fmt: skip
        _fill(self._train, actions.play_pause, None, actions.step_example, actions.step_mini_batch, actions.step_epoch,
              None, actions.reset, actions.new_weights, actions.bring_back, None, actions.earlier, actions.later,
              actions.best_moment, actions.back_to_now, None, actions.settings)  # fmt: skip
        if len(pages) > 1:
            _fill(self._view, *pages, None)
        _fill(self._view, *actions.modes.values(), actions.all_edges, None)
        self._view.addMenu(self._language)
        self._view.addMenu(self._theme)
        _fill(self._view, None, actions.full_screen)
        self._of_page: list[QAction] = []
        _fill(self._language, *actions.languages.values())
        _fill(self._theme, *actions.themes.values())
        _fill(self._help, actions.shortcuts, actions.about)
        self.retranslate()

    def add_to_file(self, actions: list[QAction | QMenu | None]) -> None:
        """Add to the File menu, above the way out; None is a separator."""
        end = self._file.actions()[-2:]
        for action in [None, *actions]:
            if action is None:
                self._file.insertSeparator(end[0])
            elif isinstance(action, QMenu):
                self._file.insertMenu(end[0], action)
            else:
                self._file.insertAction(end[0], action)

    def show_page(self, actions: list[QAction | None]) -> None:
        """Let the View menu end with what the page in front adds to it."""
        for action in self._of_page:
            self._view.removeAction(action)
        before = len(self._view.actions())
        if actions:
            _fill(self._view, None, *actions)
        self._of_page = self._view.actions()[before:]

    def retranslate(self) -> None:
        """Take all titles anew in the current language."""
        translate = QCoreApplication.translate
        self._file.setTitle(translate("Menus", "&File"))
        self._recent.setTitle(translate("Menus", "Open &recent"))
        self._export.setTitle(translate("Menus", "&Export"))
        self._copy.setTitle(translate("Menus", "&Copy"))
        self._edit.setTitle(translate("Menus", "&Edit"))
        self._train.setTitle(translate("Menus", "&Training"))
        self._view.setTitle(translate("Menus", "&View"))
        self._help.setTitle(translate("Menus", "&Help"))
        self._language.setTitle(translate("Menus", "&Language"))
        self._theme.setTitle(translate("Menus", "T&heme"))


def _fill(menu: QMenu, *actions: object) -> None:
    for action in actions:
        if action is None:
            menu.addSeparator()
        elif isinstance(action, QMenu):
            menu.addMenu(action)
        else:
            menu.addAction(action)  # type: ignore[call-overload]
