"""The application: one QApplication with its fonts, its rules for errors, and one window."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from engine.numerics import use_one_blas_thread
from gui.allocator import give_large_blocks_back
from gui.app_folders import crash_log_path
from gui.crash_log import CrashLog
from gui.fonts import load_fonts
from gui.overrides import guard_overrides
from gui.version import VERSION

log = logging.getLogger("nudge")


def create_application(arguments: list[str]) -> QApplication:
    """Make the QApplication, or take the one there is, and give it name, style and fonts."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(arguments)
    prepare(app)
    return app


def prepare(app: QApplication) -> None:
    """Give the application what every window needs, once."""
    if app.property("prepared"):
        return
    guard_overrides()
    give_large_blocks_back()
    use_one_blas_thread()
    app.setApplicationName("Nudge")
    app.setApplicationDisplayName("Nudge")
    app.setApplicationVersion(VERSION)
    app.setDesktopFileName("lab.nudge.Nudge")
    app.setStyle("Fusion")
    load_fonts(app)
    app.setProperty("prepared", True)


class FaultReporter(QObject):
    """Errors nobody caught go to stderr and, from whichever thread, as a signal to the window, which stays."""

    fault = Signal(str)

    def install(self) -> None:
        """Take over the hooks of Python and Qt."""
        logging.basicConfig(level=logging.WARNING, format="%(name)s: %(message)s")
        sys.excepthook = self._report
        threading.excepthook = self._report_thread
        qInstallMessageHandler(_report_qt)

    def _report(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        text = "".join(traceback.format_exception(kind, error, trace))
        log.error(text)
        self.fault.emit(text)

    def _report_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self._report(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)


def _report_qt(kind: QtMsgType, context: object, message: str) -> None:
    if "propagateSizeHints" in message or kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
        return
    log.warning("Qt: %s", message)


def run(
    arguments: list[str], language: str | None, theme: str | None, seed: int | None, file: Path | None = None
) -> int:
    """Open the window, with a saved session if one is given, and stay until it is closed; returns the exit code."""
    app = create_application(arguments)
    crash_log = CrashLog(crash_log_path())
    crash_log.open()
    reporter = FaultReporter()
    reporter.install()
    reporter.fault.connect(crash_log.write)
    from gui.main_window import MainWindow

    window = MainWindow(language=language, theme_choice=theme, seed=seed or 0)
    window.document.last_report = crash_log.last_report
    reporter.fault.connect(window.report_fault)
    window.show()
    if file is not None:
        window.document.open_when_ready(file)
    code = app.exec()
    crash_log.close()
    return code
