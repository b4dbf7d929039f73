"""A strip with one sentence and what one can do about it: failures, missing data, missing fonts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from gui.icons import icon
from gui.translated import Translated


class Banner(Translated, QFrame):
    """Hidden until there is something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setProperty("panel", True)
        self.setProperty("banner", "true")
        self._report = ""
        self._words: Callable[[], str] | None = None  # of the sentence now shown, in the language of the moment
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._action_button = QToolButton()
        self._action_button.setObjectName("bannerAction")
        self._action_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._copy = QPushButton()
        self._copy.setObjectName("bannerCopy")
        self._copy.clicked.connect(self._copy_report)
        self._close = QToolButton()
        self._close.setProperty("role", "flat")
        self._close.setIcon(icon("x"))
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.addWidget(self._text, 1)
        for button in (self._action_button, self._copy, self._close):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()
        self._retranslate()

    def tell(
        self, text: str | Callable[[], str], action: QAction | None = None, report: str = "", offer: bool = False
    ) -> None:
        """Show a sentence, the action that helps, and a report that can be copied; an offer is no failure.

        A sentence that is given as a function is said anew in another language.
        """
        self.setProperty("banner", "offer" if offer else "true")
        self.style().unpolish(self)
        self.style().polish(self)
        self._words = text if callable(text) else None
        self._text.setText(text if isinstance(text, str) else text())
        self._report = report
        if action is not None:
            self._action_button.setDefaultAction(action)
        self._action_button.setVisible(action is not None)
        self._copy.setVisible(bool(report))
        self.show()

    @property
    def text(self) -> str:
        """The sentence now shown."""
        return self._text.text()

    def _copy_report(self) -> None:
        QGuiApplication.clipboard().setText(self._report)

    def _retranslate(self) -> None:
        if self._words is not None and not self.isHidden():
            self._text.setText(self._words())
        self._copy.setText(self.tr("Copy report"))
        self._close.setToolTip(self.tr("Close"))
        self._close.setAccessibleName(self.tr("Close this message"))
