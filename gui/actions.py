"""Every action of the window, once: text, shortcut, tooltip and icon. Menus and buttons share them."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from gui.icons import icon
from gui.languages import NAMES


class Actions(QObject):
    """The actions; what they do is connected elsewhere."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.play_pause = self._add("actionPlayPause", "play", "Space")
        self.step_example = self._add("actionStepExample", "step-forward", "E")
        self.step_mini_batch = self._add("actionStepMiniBatch", "skip-forward", "M")
        self.step_epoch = self._add("actionStepEpoch", "fast-forward", "Shift+E")
        self.reset = self._add("actionReset", "rotate-ccw", "Ctrl+R")
        self.new_weights = self._add("actionNewWeights", "dices", "Ctrl+N")
        self.settings = self._add("actionSettings", "sliders-horizontal", "Ctrl+,", checkable=True)
        self.earlier = self._add("actionEarlierMoment", None, "[")
        self.later = self._add("actionLaterMoment", None, "]")
        self.best_moment = self._add("actionBestMoment", None, "Shift+B")
        self.back_to_now = self._add("actionBackToNow", None, "N")
        self.previous_example = self._add("actionPreviousExample", "chevron-left", "PgUp")
        self.next_example = self._add("actionNextExample", "chevron-right", "PgDown")
        self.random_example = self._add("actionRandomExample", "shuffle", "R")
        self.all_edges = self._add("actionAllEdges", None, "Ctrl+E", checkable=True)
        self.bring_back = self._add("actionBringBack", "undo-2", "Ctrl+Shift+R")
        self._make_file_actions()
        self.full_screen = self._add("actionFullScreen", None, "F11", checkable=True)
        self.shortcuts = self._add("actionShortcuts", "keyboard", "F1")
        self.about = self._add("actionAbout", "info", "")
        self.quit = self._add("actionQuit", None, "Ctrl+Q")
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)
        self.modes, self.mode_group = self._choices("actionMode", ("weights", "signal", "nudge"), ("1", "2", "3"))
        self.languages, self.language_group = self._choices("actionLanguage", ("en", "zh"))
        self.themes, self.theme_group = self._choices("actionTheme", ("dark", "light", "system"))
        self.needs_run = (
            self.play_pause, self.step_example, self.step_mini_batch, self.step_epoch, self.reset, self.new_weights,
            self.previous_example, self.next_example, self.random_example, self.open_file, self.save, self.save_as,
            self.import_network, self.export_weights, self.export_log, self.export_settings, self.copy_settings,
            self.earlier, self.later, self.best_moment, self.back_to_now,
        )  # fmt: skip
        self.bring_back.setEnabled(False)
        for action in self.needs_run:
            action.setEnabled(False)
        self.retranslate()

    def _make_file_actions(self) -> None:
        self.open_file = self._add("actionOpen", None, "Ctrl+O")
        self.save = self._add("actionSave", None, "Ctrl+S")
        self.save_as = self._add("actionSaveAs", None, "Ctrl+Shift+S")
        self.import_network = self._add("actionImportNetwork", None, "Ctrl+I")
        self.export_weights = self._add("actionExportWeights", "download", "Ctrl+Shift+E")
        self.export_log = self._add("actionExportLog", None, "")
        self.export_settings = self._add("actionExportSettings", None, "")
        self.export_network = self._add("actionExportNetwork", "image", "Ctrl+Shift+P")
        self.copy_settings = self._add("actionCopySettings", None, "")
        self.copy_network = self._add("actionCopyNetwork", None, "")
        self.copy_window = self._add("actionCopyWindow", "copy", "Ctrl+Shift+C")

    def _add(self, name: str, icon_name: str | None, shortcut: str, checkable: bool = False) -> QAction:
        action = QAction(self)
        action.setObjectName(name)
        action.setCheckable(checkable)
        if icon_name:
            action.setIcon(icon(icon_name))
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        if name in ("actionPlayPause", "actionFullScreen", "actionSettings", "actionReset", "actionNewWeights"):
            action.setAutoRepeat(False)
        return action

    def _choices(
        self, name: str, values: tuple[str, ...], keys: tuple[str, ...] = ()
    ) -> tuple[dict[str, QAction], QActionGroup]:
        group = QActionGroup(self)
        actions = {}
        for i, value in enumerate(values):
            shortcut = f"Alt+{keys[i]}" if keys else ""
            action = self._add(name + value.capitalize(), None, shortcut, checkable=True)
            action.setData(value)
            group.addAction(action)
            actions[value] = action
        return actions, group

    def set_running(self, running: bool) -> None:
        """Let the play button offer what it will do next."""
        if running != self._running:
            self._running = running
            self.play_pause.setIcon(icon("pause" if running else "play", "on_accent"))
            self._retranslate_play()

    _running: bool | None = None

    def _retranslate_play(self) -> None:
        self._say(self.play_pause, self.tr("&Pause") if self._running else self.tr("&Play"),
                  self.tr("Pause between two mini-batches") if self._running
                  else self.tr("Train: mini-batch after mini-batch"))  # fmt: skip

    def _say(self, action: QAction, text: str, tip: str = "") -> None:
        action.setText(text)
        plain = re.sub(r"\(&.\)|&|…", "", text)  # Chinese texts carry their mnemonic in brackets
        action.setIconText(f" {plain}" if action in (self.play_pause, self.reset) else plain)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{tip or plain}  ({keys})" if keys else tip or plain)
        action.setStatusTip("")

    def retranslate(self) -> None:
        """Take all texts anew in the current language."""
        self._retranslate_play()
        say = self._say
        say(
            self.step_example,
            self.tr("1 example"),
            self.tr("Go on by one example; the weights change when its mini-batch is full"),
        )
        say(
            self.step_mini_batch,
            self.tr("1 mini-batch"),
            self.tr("One step: finish this mini-batch, change the weights"),
        )
        say(self.step_epoch, self.tr("1 epoch"), self.tr("Go on until every training example was seen"))
        say(self.reset, self.tr("&Reset"), self.tr("Back to the first weights of this run"))
        say(self.new_weights, self.tr("&New weights"), self.tr("Start from other random weights (the next seed)"))
        say(self.settings, self.tr("&Settings…"), self.tr("Layers, cost, learning rate and more"))
        say(self.earlier, self.tr("Earlier moment"), self.tr("Look at the network as it was a moment earlier"))
        say(self.later, self.tr("Later moment"), self.tr("Look at the network as it was a moment later"))
        say(self.best_moment, self.tr("Best moment"), self.tr("Look at the moment that was best on the test set"))
        say(self.back_to_now, self.tr("Back to now"), self.tr("Show the network as it is now"))
        say(self.previous_example, self.tr("Previous example"))
        say(self.next_example, self.tr("Next example"))
        say(self.random_example, self.tr("Random example"))
        say(self.all_edges, self.tr("All edges"), self.tr("Show every edge, not just the strongest of the first layer"))
        say(
            self.bring_back,
            self.tr("&Bring back the run"),
            self.tr("Undo the last reset: go on with the run that made room"),
        )
        say(self.full_screen, self.tr("Full screen"))
        say(self.shortcuts, self.tr("Keyboard"), self.tr("All keys at a glance"))
        say(self.about, self.tr("&About Nudge"))
        say(self.quit, self.tr("&Quit"))
        say(self.modes["weights"], self.tr("Weights"), self.tr("Edges show the weights w"))
        say(self.modes["signal"], self.tr("Signal"), self.tr("Edges show the signal w·a of this example"))
        say(self.modes["nudge"], self.tr("−∇C"), self.tr("Edges show how this example wants each weight to change"))
        say(self.themes["dark"], self.tr("Dark"))
        say(self.themes["light"], self.tr("Light"))
        say(self.themes["system"], self.tr("Like the system"))
        for value, action in self.languages.items():
            say(action, NAMES[value])
        self._retranslate_files()

    def _retranslate_files(self) -> None:
        say = self._say
        say(self.open_file, self.tr("&Open…"), self.tr("Open a saved session"))
        say(self.save, self.tr("&Save"), self.tr("Save run, drawing and log in one file"))
        say(self.save_as, self.tr("Save &as…"))
        say(self.import_network, self.tr("&Import a network…"), self.tr("From PyTorch, NumPy or Nielsen's book"))
        say(self.export_weights, self.tr("&Network for other programs…"), self.tr("PyTorch, ONNX, NumPy or JSON"))
        say(self.export_log, self.tr("Training &log (CSV)…"))
        say(self.export_settings, self.tr("&Settings as text…"))
        say(self.export_network, self.tr("&Picture of the network…"))
        say(self.copy_settings, self.tr("&Settings as text"))
        say(self.copy_network, self.tr("Picture of the &network"))
        say(self.copy_window, self.tr("Picture of the &window"))


def keyboard_table(actions: Actions, pad_actions: list[QAction]) -> list[tuple[str, str]]:
    """(keys, what they do) of every action that has a shortcut."""
    rows = [
        (action.shortcut().toString(QKeySequence.SequenceFormat.NativeText), action.iconText().strip())
        for action in [*actions.findChildren(QAction), *pad_actions]
        if not action.shortcut().isEmpty()
    ]
    rows.append(("0 … 9", QCoreApplication.translate("Actions", "Say what you drew")))
    return rows
