"""The main window: places the bar, the workspace and the status line, and wires actions to the controller."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from engine import commands
from engine.snapshot import RunState, Snapshot
from engine.training import TrainingConfig
from gui.actions import Actions, keyboard_table
from gui.appearance import Appearance
from gui.application import prepare
from gui.controller import Controller
from gui.crash_log import whole_report
from gui.dataset_desk import DatasetDesk
from gui.dataset_errors import dataset_error_text
from gui.dialogs import AboutDialog, ShortcutsDialog
from gui.document import Document
from gui.drops import Drops
from gui.file_dialogs import ask_to_save_picture
from gui.garbage import GuiGarbageCollector
from gui.icons import app_icon
from gui.languages import can_show_chinese
from gui.menus import Menus
from gui.own_keys import needs_key
from gui.picture_desk import PictureDesk
from gui.preferences import Preferences
from gui.run_report import RunReport
from gui.timeline_link import TimelineLink
from gui.translated import Translated
from gui.widgets.banner import Banner
from gui.widgets.status_line import StatusLine
from gui.widgets.timeline_bar import TimelineBar
from gui.widgets.transport_bar import FASTEST_NOTCH, TransportBar, speed_of
from gui.workspaces.catalogue import import_pages
from gui.workspaces.pages import Pages
from gui.workspaces.train import TrainWorkspace
from gui.workspaces.workspace import Workspace

CLOSE_TIMEOUT = 5.0  # s to wait for the training thread


class MainWindow(Translated, QMainWindow):
    """Wiring only: what is shown lives in the workspace, what is true lives in the controller."""

    def __init__(
        self,
        controller: Controller | None = None,
        language: str | None = None,
        theme_choice: str | None = None,
        seed: int = 0,
        preferences: Preferences | None = None,
    ) -> None:
        """Remembered choices hold unless a language or a theme is given; the seed is that of the first run."""
        super().__init__()
        app = QApplication.instance()
        assert isinstance(app, QApplication), "a QApplication has to be there first"
        prepare(app)
        self._collector = GuiGarbageCollector(self)
        self.preferences = preferences or Preferences()
        self.controller = controller or Controller(self.preferences.config().with_seed(seed))
        self.controller.setParent(self)
        self.appearance = Appearance(app, self.preferences, language, theme_choice, self)
        self.languages = self.appearance.languages
        self.actions_ = Actions(self)
        self.bar, self.banner, self.status = TransportBar(), Banner(), StatusLine()
        self.timeline = TimelineBar()
        self.pages = Pages(self.controller, self.preferences)
        self.input, self.desk = self.pages.input, self.pages.desk
        train = self.pages.page("train")
        assert isinstance(train, TrainWorkspace)
        self.train = train
        self.pictures = PictureDesk(self, self.desk)
        self.datasets = DatasetDesk(self, self.controller, self.preferences)
        Drops(self, self.pictures.take, self.datasets.take)
        self.document = Document(self, self.controller, self.input.pad, self.actions_, self.banner, self.preferences)
        RunReport(self.controller, self.status, self.banner, self.actions_.reset, self)
        self._place()
        self._connect()
        self._restore()
        self._retranslate()

    def _place(self) -> None:
        actions = self.actions_
        steps = [actions.step_example, actions.step_mini_batch, actions.step_epoch]
        self.bar.place(actions.play_pause, steps, [actions.reset, actions.new_weights], actions.settings,
                       list(actions.languages.values()))  # fmt: skip
        walk = [actions.previous_example, actions.next_example, actions.random_example]
        self.input.walker.place([*walk, self.datasets.card_action])
        self.train.network.place(list(actions.modes.values()), actions.all_edges)
        self.menuBar().setNativeMenuBar(False)  # the tabs stand beside the menus, on every system
        self.menuBar().setCornerWidget(self.pages.tabs)
        self._menus = Menus(self.menuBar(), actions, self.input, self.pages.actions_, self.document.recent_menu)
        self._menus.add_to_file([*self.datasets.menu_items, self.pictures.open_action, self.pictures.paste_action])
        central = QWidget()
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.banner)
        column.addWidget(self.datasets.bar)
        column.addWidget(self.pages, 1)
        column.addWidget(self.timeline)
        column.addWidget(self.status)
        central.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        central.setFocus()  # so that the first key is nobody's but the window's
        self.setCentralWidget(central)
        self.setWindowIcon(app_icon())
        self.setMinimumSize(QSize(1000, 660))

    def _connect(self) -> None:
        controller, actions = self.controller, self.actions_
        controller.snapshot_ready.connect(self._on_snapshot)
        controller.data_ready.connect(self._on_data_ready)
        controller.loading_failed.connect(self._on_loading_failed)
        link = TimelineLink(controller, self.timeline, self)
        actions.earlier.triggered.connect(link.go_earlier)
        actions.later.triggered.connect(link.go_later)
        actions.best_moment.triggered.connect(link.look_at_best)
        actions.back_to_now.triggered.connect(controller.look_at_now)
        actions.play_pause.triggered.connect(controller.toggle_play)
        for action, command in (
            (actions.step_example, commands.StepExample()),
            (actions.step_mini_batch, commands.StepMiniBatch()),
            (actions.step_epoch, commands.StepEpoch()),
            (actions.reset, commands.Reset()),
            (actions.new_weights, commands.NewWeights()),
        ):
            action.setData(command)
            action.triggered.connect(self._send_data_of_sender)
        self.bar.speed_changed.connect(self._on_speed)
        self.bar.stop_after_changed.connect(self._on_stop_after)
        self.bar.theme_toggled.connect(self.appearance.toggle_theme)
        self.appearance.offer(actions, self.bar.theme_button)
        self._connect_views()

    def _connect_views(self) -> None:
        actions, train = self.actions_, self.train
        settings = train.plots.settings
        self.pages.opened.connect(self._on_page)
        self.pages.notice.connect(self.status.show_notice)
        train.plots.loaded.connect(self._on_ready)
        for source in (self.pictures, self.datasets):
            source.failed.connect(self.banner.tell)
        self.datasets.notice.connect(self.status.show_notice)
        self.document.notice.connect(self.status.show_notice)
        actions.previous_example.triggered.connect(self._previous_example)
        actions.next_example.triggered.connect(self._next_example)
        actions.random_example.triggered.connect(self.desk.show_random_example)
        actions.mode_group.triggered.connect(self._on_mode)
        actions.all_edges.toggled.connect(train.network.diagram.set_all_edges)
        actions.settings.toggled.connect(train.plots.show_settings)
        actions.settings.triggered.connect(self._on_settings)
        settings.closed.connect(self._close_settings)
        settings.learning_rate_changed.connect(self._on_learning_rate)
        settings.config_requested.connect(self._on_config)
        actions.full_screen.toggled.connect(self._on_full_screen)
        actions.export_network.triggered.connect(self._export_network)
        actions.copy_network.triggered.connect(self._copy_network)
        actions.copy_window.triggered.connect(self._copy_window)
        actions.shortcuts.triggered.connect(self._show_shortcuts)
        actions.about.triggered.connect(self._show_about)
        actions.quit.triggered.connect(self.close)

    # Pages

    def _on_ready(self) -> None:
        """All of the first page is there."""
        self._collector.settle()
        self.controller.start_job(import_pages)

    def _on_page(self, page: Workspace) -> None:
        self._menus.show_page(page.menu_actions())

    # Commands

    def _send_data_of_sender(self) -> None:
        action = self.sender()
        self.controller.send(action.data())  # type: ignore[attr-defined]

    def _previous_example(self) -> None:
        self.input.walker.go(-1)

    def _next_example(self) -> None:
        self.input.walker.go(+1)

    def _on_speed(self, speed: float) -> None:
        self.controller.send(commands.SetSpeed(speed))

    def _on_stop_after(self, epochs: int) -> None:
        self.controller.send(commands.StopAfter(epochs or None))

    def _on_learning_rate(self, learning_rate: float) -> None:
        self.controller.send(commands.SetLearningRate(learning_rate))

    def _on_config(self, config: TrainingConfig) -> None:
        self.controller.send(commands.NewConfig(config))
        self.preferences.store_config(config)

    def _on_mode(self, action: object) -> None:
        self.train.set_mode(action.data())  # type: ignore[attr-defined]

    # What comes back

    def _on_data_ready(self) -> None:
        for action in self.actions_.needs_run:
            action.setEnabled(True)
        self.status.show_notice("")
        self.controller.send(commands.SetSpeed(self.bar.speed))
        if not self.preferences.flag("hint_done", False):
            self.train.network.hint.show()

    def _on_loading_failed(self, error: Exception) -> None:
        self.status.show_notice("")
        self.banner.tell(lambda: self.tr("The digits could not be loaded. {0}").format(dataset_error_text(error)))

    def _on_snapshot(self, snapshot: Snapshot) -> None:
        self.actions_.set_running(snapshot.state is RunState.RUNNING)
        self.bar.show_stop(snapshot.stop_epoch)
        has_begun = snapshot.state is RunState.RUNNING or snapshot.step_count > 0
        if has_begun and not self.train.network.hint.isHidden():  # even while another page is in front
            self.train.network.hint.hide()
            self.preferences.store("hint_done", True)

    def report_fault(self, report: str) -> None:
        """Say that something went wrong that nobody foresaw, and offer the report."""
        what = report.strip().splitlines()[-1]
        self.banner.tell(
            lambda: self.tr("Something went wrong: {0}. Your work is still here.").format(what),
            report=whole_report(report),
        )

    # Appearance

    def use_theme(self, choice: str) -> None:
        """Switch to "dark", "light" or "system" and remember it."""
        self.appearance.use_theme(choice)

    def _on_full_screen(self, wanted: bool) -> None:
        self.showFullScreen() if wanted else self.showNormal()

    def _on_settings(self) -> None:
        """They stand on the Train page: asked for on another one, they are shown there, be they open already or not."""
        if self.pages.current is not self.train:
            self.pages.open("train")
            self.actions_.settings.setChecked(True)

    def _close_settings(self) -> None:
        self.actions_.settings.setChecked(False)

    # Export, help

    def _export_network(self) -> None:
        ask_to_save_picture(self.train.network.diagram, self.status.show_notice)

    def _copy_network(self) -> None:
        from gui.plots.export import copy_picture

        copy_picture(self.train.network.diagram)
        self.status.show_notice(self.tr("The picture of the network is in the clipboard."))

    def _copy_window(self) -> None:
        QGuiApplication.clipboard().setPixmap(self.grab())
        self.status.show_notice(self.tr("The picture of the window is in the clipboard."))

    def _show_shortcuts(self) -> None:
        pad = self.input.pad
        extra = [pad.undo_action, pad.redo_action, pad.clear_action, self.input.eraser, self.input.raw,
                 self.pictures.open_action, self.pictures.paste_action, self.datasets.open_action,
                 self.datasets.card_action]  # fmt: skip
        extra += [action for action in self.pages.current.menu_actions() if action is not None]
        ShortcutsDialog(keyboard_table(self.actions_, extra), self).open()

    def _show_about(self) -> None:
        AboutDialog(self, self.document.last_report).open()

    # Events of the window

    def event(self, event: QEvent) -> bool:
        """Leave a key to the control that needs it; a shortcut would take it away."""
        if event.type() == QEvent.Type.ShortcutOverride and self._is_needed_elsewhere(event):
            event.accept()
            return True
        return super().event(event)

    def _is_needed_elsewhere(self, event: QEvent) -> bool:
        return isinstance(event, QKeyEvent) and needs_key(self.focusWidget(), event.key())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit key says which digit the drawing was meant to be."""
        if event.text().isdecimal() and event.text().isascii() and not event.modifiers() & ~_KEYPAD:
            self.desk.say_meant(int(event.text()))
        elif event.key() == Qt.Key.Key_Escape and self.isFullScreen():
            self.actions_.full_screen.setChecked(False)
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.train.load_charts()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window, save what waits to be saved, end the thread, then go."""
        self._remember()
        self.train.stop_loading_charts()
        if not self.document.files.finish():
            event.ignore()
            return
        if not self.controller.close(CLOSE_TIMEOUT):
            self.banner.tell(self.tr("Training does not stop yet; it will at the end of its mini-batch. Close again."))
            event.ignore()
            return
        self.document.files.close()
        self._collector.stop()
        event.accept()

    # What is remembered

    def _restore(self) -> None:
        stored = self.preferences
        self.resize(1280, 800)
        self.restoreGeometry(stored.blob("geometry"))
        self.pages.restoreState(stored.blob("columns"))
        self.bar.set_speed(speed_of(stored.number("speed", FASTEST_NOTCH, 0, FASTEST_NOTCH)))
        self.input.pen.setValue(stored.number("pen", 7, 3, 16))
        self.actions_.all_edges.setChecked(stored.flag("all_edges", False))
        mode = stored.text("mode", "weights", tuple(self.actions_.modes))
        self.actions_.modes[mode].setChecked(True)
        self.train.set_mode(mode)
        self.pages.open("train")

    def _remember(self) -> None:
        store = self.preferences.store
        self.pages.remember()
        store("geometry", self.saveGeometry())
        store("columns", self.pages.saveState())
        store("speed", self.bar.notch)
        store("pen", self.input.pen.value())
        store("all_edges", self.actions_.all_edges.isChecked())
        store("mode", self.train.network.diagram.mode)

    def _retranslate(self) -> None:
        self.document.retranslate()
        self.actions_.retranslate()
        self._menus.retranslate()
        if self.controller.data is None:
            self.status.show_notice(self.tr("Loading 70,000 digits…"), stays=True)
        if self.languages.current == "zh" and not can_show_chinese(self.font()):
            self.banner.tell(
                "No font with Chinese characters is installed. Install one, such as the package fonts-noto-cjk or "
                "fonts-wqy-microhei (Debian, Ubuntu), google-noto-sans-cjk-fonts (Fedora) or noto-fonts-cjk (Arch)."
            )
        self.appearance.show_choices()


_KEYPAD = Qt.KeyboardModifier.KeypadModifier
