"""The application: one QApplication with its fonts, its rules for garbage and for errors, and one window."""

from __future__ import annotations

import gc
import logging
import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, QTimer, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from engine.numerics import use_one_blas_thread
from gui.fonts import load_fonts
from gui.version import VERSION

log = logging.getLogger("nudge")


class GuiGarbageCollector(QObject):
    """Collects cyclic garbage in the GUI thread only: a worker that frees a QObject ends the process."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._collect)
        self._timer.start(200)

    def stop(self) -> None:
        """Let Python collect its garbage in its own way again."""
        self._timer.stop()
        gc.enable()

    def _collect(self) -> None:
        counts, thresholds = gc.get_count(), gc.get_threshold()
        if counts[0] > thresholds[0]:
            older = [i for i in (1, 2) if counts[i] > thresholds[i]]
            gc.collect(max(older, default=0))


def create_application(arguments: list[str]) -> QApplication:
    """Make the QApplication, or return the one there is, ready for a MainWindow."""
    use_one_blas_thread()
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(arguments)
    app.setApplicationName("Nudge")
    app.setApplicationDisplayName("Nudge")
    app.setApplicationVersion(VERSION)
    app.setDesktopFileName("nudge")
    app.setStyle("Fusion")
    load_fonts(app)
    return app


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


def run(arguments: list[str], language: str | None, theme: str | None, seed: int | None) -> int:
    """Open the window and stay until it is closed; returns the exit code."""
    app = create_application(arguments)
    reporter = FaultReporter()
    reporter.install()
    from gui.main_window import MainWindow

    collector = GuiGarbageCollector(app)
    window = MainWindow(language=language, theme_choice=theme, seed=seed or 0)
    reporter.fault.connect(window.report_fault)
    window.show()
    code = app.exec()
    collector.stop()
    return code
