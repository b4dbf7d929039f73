"""The pages of the window: tabs to choose by, the input column beside them, each page built when it is opened."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabBar, QWidget

from gui import theme
from gui.controller import Controller
from gui.preferences import Preferences
from gui.translated import Translated
from gui.workspaces import catalogue
from gui.workspaces.example_desk import ExampleDesk
from gui.workspaces.input_panel import InputPanel
from gui.workspaces.workspace import Workspace


class Pages(Translated, QSplitter):
    """Input column and current page, side by side. `tabs` and `actions_` are placed by the window."""

    opened = Signal(object)  # Workspace now in front
    notice = Signal(str)

    def __init__(self, controller: Controller, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller, self._preferences = controller, preferences
        self.input = InputPanel()
        self.desk = ExampleDesk(controller, self.input, self)
        self._stack = QStackedWidget()
        self._built: dict[str, Workspace] = {}
        self._names = list(catalogue.titles())
        self.tabs = QTabBar()
        self.tabs.setObjectName("workspaceTabs")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.actions_ = [self._make_action(number, name) for number, name in enumerate(self._names)]
        self._lay_out()
        self._retranslate()
        self.tabs.currentChanged.connect(self._on_tab)

    def _make_action(self, number: int, name: str) -> QAction:
        """Open a page from the View menu or by Ctrl and its number."""
        self.tabs.addTab("")
        action = QAction(self)
        action.setObjectName(f"actionWorkspace{name.capitalize()}")
        action.setCheckable(True)
        action.setShortcut(QKeySequence(f"Ctrl+{number + 1}"))
        action.setData(name)
        action.triggered.connect(self._on_action)
        return action

    def _lay_out(self) -> None:
        group = QActionGroup(self)
        for action in self.actions_:
            group.addAction(action)
        self.setHandleWidth(theme.GAP)
        self.setChildrenCollapsible(False)
        self.addWidget(self.input)
        self.addWidget(self._stack)
        self.setStretchFactor(0, 2)
        self.setStretchFactor(1, 8)
        self.setSizes([270, 990])
        self.setContentsMargins(theme.GAP, theme.GAP, theme.GAP, theme.GAP)

    @property
    def current(self) -> Workspace:
        """The page in front."""
        page = self._stack.currentWidget()
        assert isinstance(page, Workspace), "no page was opened yet"
        return page

    def page(self, name: str) -> Workspace:
        """Return a page, built now if it was not yet; KeyError for a name that is none."""
        if name not in self._built:
            page = catalogue.build(name, self._controller, self.desk)
            page.open_requested.connect(self.open)
            page.notice.connect(self.notice)
            page.restore(self._preferences)
            self._built[name] = page
            self._stack.addWidget(page)
        return self._built[name]

    def open(self, name: str) -> None:
        """Bring a page to the front."""
        page = self.page(name)
        self._stack.setCurrentWidget(page)
        self.input.setVisible(page.shows_input)
        place = self._names.index(name)
        self.tabs.setCurrentIndex(place)
        self.actions_[place].setChecked(True)
        self.opened.emit(page)

    def remember(self) -> None:
        """Let every page that was opened store what the next launch should begin with."""
        for page in self._built.values():
            page.remember(self._preferences)

    def _on_tab(self, index: int) -> None:
        self.open(self._names[index])

    def _on_action(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.open(action.data())

    def _retranslate(self) -> None:
        for number, title in enumerate(catalogue.titles().values()):
            self.tabs.setTabText(number, title)
            keys = self.actions_[number].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            self.tabs.setTabToolTip(number, f"{title}  ({keys})")
            self.actions_[number].setText(title)
            self.actions_[number].setIconText(title)
        self.tabs.setAccessibleName(self.tr("Workspaces"))
        self.tabs.hide()
        self.tabs.setVisible(len(self._names) > 1)  # only then does the menu bar ask again how wide they are
