"""The File menu at work: saving, opening, exchanging and bringing back, with what the window says about each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu

from engine.checkpoint import SUFFIX
from gui.actions import Actions
from gui.app_folders import autosave_folder
from gui.autosave import LeftSession
from gui.controller import Controller
from gui.exchange import Exchange
from gui.file_dialogs import FileDialogs
from gui.file_errors import file_error_text
from gui.files import Files
from gui.preferences import Preferences
from gui.run_logs import KeptRun
from gui.saved_session import SavedSession
from gui.widgets.banner import Banner
from gui.widgets.drawing_pad import DrawingPad

if TYPE_CHECKING:
    from engine.imports import ImportedNetwork


class Document(QObject):
    """Connects the actions with files and exchange, and puts what happened into words."""

    notice = Signal(str)

    def __init__(
        self,
        window: QMainWindow,
        controller: Controller,
        pad: DrawingPad,
        actions: Actions,
        banner: Banner,
        preferences: Preferences,
    ) -> None:
        super().__init__(window)
        self._window, self._controller, self._actions, self._banner = window, controller, actions, banner
        self.dialogs = FileDialogs(window, preferences)
        self.files = Files(controller, pad, preferences, autosave_folder())
        self.exchange = Exchange(controller, self.dialogs)
        self.recent_menu = QMenu(window)
        self.recent_menu.setToolTipsVisible(True)
        self._go_on = QAction(self)
        self._go_on.setObjectName("actionGoOn")
        self._offered: Path | None = None
        self._waiting: Path | None = None
        self.last_report = ""  # of the fault that ended the app before
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        actions, files, exchange = self._actions, self.files, self.exchange
        for action, slot in (
            (actions.open_file, self._ask_to_open),
            (actions.save, self.save),
            (actions.save_as, self._ask_to_save),
            (actions.import_network, exchange.ask_to_import_network),
            (actions.export_weights, exchange.ask_to_export_network),
            (actions.export_log, exchange.ask_to_export_log),
            (actions.export_settings, exchange.ask_to_export_settings),
            (actions.copy_settings, exchange.copy_settings),
            (actions.bring_back, self._controller.bring_back),
            (self._go_on, self._on_go_on),
        ):
            action.triggered.connect(slot)
        self.recent_menu.aboutToShow.connect(self.fill_recent_menu)
        self.recent_menu.triggered.connect(self._on_recent)
        files.changed.connect(self.retranslate)
        files.saved.connect(self._on_saved)
        files.opened.connect(self._on_opened)
        files.failed.connect(self._on_failed)
        files.autosave_failed.connect(self._on_autosave_failed)
        files.found_left.connect(self._on_found_left)
        exchange.exported.connect(self._on_saved)
        exchange.copied.connect(self._on_copied)
        exchange.imported.connect(self._on_imported)
        exchange.failed.connect(self._on_failed)
        self._controller.run_replaced.connect(self._on_run_replaced)
        self._controller.run_began.connect(self._on_run_began)

    def open_when_ready(self, path: Path) -> None:
        """Open a session as soon as there is a run it can take the place of."""
        self._waiting = path
        if self._controller.snapshot is not None:
            self._open_waiting()

    def _open_waiting(self) -> None:
        path, self._waiting = self._waiting, None
        if path is not None:
            self.files.open(path)

    # What the person asks

    def save(self) -> None:
        """Save where the session came from; ask where to if it came from nowhere."""
        if self.files.path is None:
            self._ask_to_save()
        else:
            self.files.save(self.files.path)

    def _ask_to_save(self) -> None:
        path = self.files.path
        name = path.name if path is not None else self.tr("run") + SUFFIX
        self.dialogs.ask_to_save(self.tr("Save the session"), name, [self._filter()], self.files.save)

    def _ask_to_open(self) -> None:
        self.dialogs.ask_to_open(self.tr("Open a session"), [self._filter(), self.tr("All files (*)")], self.files.open)

    def _filter(self) -> str:
        return self.tr("Sessions of Nudge (*.nudge)")

    def fill_recent_menu(self) -> None:
        """List the files used last, then the last runs of windows that have ended."""
        menu = self.recent_menu
        menu.clear()
        for number, path in enumerate(self.files.recent, start=1):
            action = menu.addAction(f"&{number}  {path.name}".replace("&", "&&").replace("&&", "&", 1))
            action.setData(str(path))
            action.setToolTip(str(path))
        left = [session for session in self.files.left if session.path.is_file()]
        if left and not menu.isEmpty():
            menu.addSeparator()
        for session in left:
            action = menu.addAction(self.tr("Not saved, left {0}").format(_when(session.saved_at)))
            action.setData(str(session.path))
        if menu.isEmpty():
            menu.addAction(self.tr("Nothing yet")).setEnabled(False)

    def _on_recent(self, action: QAction) -> None:
        self.files.open(Path(str(action.data())))

    def _on_go_on(self) -> None:
        self._banner.hide()
        if self._offered is not None:
            self.files.open(self._offered)

    # What happened

    def _on_saved(self, name: str) -> None:
        self.notice.emit(self.tr("Saved {0}").format(name))

    def _on_copied(self) -> None:
        self.notice.emit(self.tr("It is in the clipboard."))

    def _on_failed(self, error: Exception) -> None:
        self._banner.tell(lambda: file_error_text(error))

    def _on_autosave_failed(self, error: Exception) -> None:
        self._banner.tell(lambda: self.tr("Nothing is saved automatically: {0}").format(file_error_text(error)))

    def _on_opened(self, session: SavedSession, recovered: bool) -> None:
        if self.files.path is not None:
            self.notice.emit(self.tr("Opened {0}").format(self.files.path.name))
        else:
            self.notice.emit(
                self.tr("The session is back; it goes on at step {0:,}.").format(session.run.state.step_count)
            )
        data = self._controller.data
        if data is not None and session.data.digest not in ("", data.digest):
            names = session.data.name, data.name
            self._banner.tell(lambda: self._words_of_other_data(*names))

    def _words_of_other_data(self, learned_from: str, loaded: str) -> str:
        text = self.tr(
            "This run learned from {0}; the data now loaded is {1}. Its network works, but the run does not go on "
            "as it would have: load its data first for that."
        )
        return text.format(learned_from, loaded)

    def _on_imported(self, name: str, imported: ImportedNetwork) -> None:
        self._banner.tell(lambda: self._words_of_imported(name, imported), offer=True)

    def _words_of_imported(self, name: str, imported: ImportedNetwork) -> str:
        network = imported.network
        parts = [
            self.tr("{0}: {1}, {2} neurons. A new run begins with it.").format(
                name, "–".join(map(str, network.layer_sizes)), network.activation.name
            )
        ]
        if imported.assumed:
            parts.append(self.tr("The file does not name activation and cost; sigmoid and quadratic are assumed."))
        if imported.foreign_cost:
            text = self.tr("Its cost there is {0}, on sigmoid outputs; here it trains on with the quadratic cost.")
            parts.append(text.format(imported.foreign_cost))
        if imported.kind == "json":
            parts.append(self.tr("The book's cost has a ½: its η = 3 is 1.5 here."))
        return " ".join(parts)

    def _on_run_replaced(self, kept: KeptRun) -> None:
        keys = self._actions.bring_back.shortcut().toString()
        text = self.tr("The run of {0:,} steps made room; {1} brings it back.")
        self.notice.emit(text.format(kept.state.step_count, keys))
        self._actions.bring_back.setEnabled(True)

    def _on_run_began(self) -> None:
        self._open_waiting()
        self._actions.bring_back.setEnabled(self._controller.runs.can_bring_back)

    def _on_found_left(self, left: LeftSession) -> None:
        self._offered = left.path
        self._banner.tell(lambda: self._words_of_left(left), self._go_on, self.last_report, offer=True)

    def _words_of_left(self, left: LeftSession) -> str:
        text = self.tr("Nudge did not end properly last time. Its run was saved {0}: you can go on where it was.")
        return text.format(_when(left.saved_at))

    # Words

    def retranslate(self) -> None:
        """Title and texts in the current language; `[*]` is where the window shows that something is unsaved."""
        path = self.files.path
        if path is None:
            title = self.tr("Nudge: what backpropagation really does")
        else:
            title = self.tr("{0} – Nudge").format(path.name)
        named = "Nudge" if path is None else path.name
        before, _, after = title.partition(named)
        self._window.setWindowTitle(f"{before}{named.replace('[*]', '[*][*]')}[*]{after}")
        self._window.setWindowModified(self.files.modified)
        self._go_on.setText(self.tr("Go on there"))
        self._go_on.setIconText(self.tr("Go on there"))


def _when(seconds: float) -> str:
    moment = QDateTime.fromSecsSinceEpoch(int(seconds))
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)
