"""Small dialogs: about, keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.crash_log import whole_report
from gui.icons import app_icon
from gui.version import versions


class AboutDialog(QDialog):
    """What Nudge is, whom it thanks, and every version, to copy into a report."""

    def __init__(self, parent: QWidget, report: str = "") -> None:
        """`report`: of the fault that ended the app last time, if there was one."""
        super().__init__(parent)
        self._report = report
        self.setObjectName("aboutDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About Nudge"))
        picture, text = QLabel(), QLabel()
        picture.setPixmap(app_icon().pixmap(64, 64))
        text.setWordWrap(True)
        text.setText(
            self.tr(
                "<h2>Nudge</h2><p>A laboratory that shows what backpropagation really does, on true numbers: the "
                "network of 3Blue1Brown's chapters on neural networks, trained on MNIST before your eyes.</p>"
                "<p>MNIST: Yann LeCun, Corinna Cortes and Christopher J.C. Burges (CC BY-SA 3.0). "
                "Icons: Lucide (ISC). Fonts: Inter and JetBrains Mono (OFL). Nudge: MIT licence.</p>"
            )
        )
        self._versions = QLabel("\n".join(f"{name} {version}" for name, version in versions()))
        self._versions.setProperty("role", "muted")
        self._versions.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        copy = QPushButton(self.tr("Copy report") if report else self.tr("Copy versions"))
        copy.setObjectName("copyVersions")
        copy.clicked.connect(self._copy)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (picture, text, self._versions, buttons):
            column.addWidget(widget)
        self.setMinimumWidth(460)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(whole_report(self._report))


class ShortcutsDialog(QDialog):
    """All keys at a glance."""

    def __init__(self, rows: list[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("shortcutsDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        half = -(-len(rows) // 2)
        for number, (keys, text) in enumerate(rows):
            key_label, text_label = QLabel(keys), QLabel(text)
            key_label.setProperty("role", "key")
            row, column = number % half, 2 * (number // half)
            grid.addWidget(key_label, row, column, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(text_label, row, column + 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        outer = QVBoxLayout(self)
        outer.addLayout(grid)
        outer.addWidget(buttons)
