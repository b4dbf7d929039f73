"""Left of the Descent workspace: which descents, from where, how far; and the stories."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gui import theme
from gui.descent_plan import MOST_DESCENTS, MOST_STEPS, STORIES, Row, Setup
from gui.translated import Translated
from gui.widgets.descent_card import ETA_WIDTH, DescentCard
from gui.widgets.number_fields import WholeField

ROLES = ("negative", "desired", "text", "good", "violet", "accent")  # colours of the descents, in order


class DescentSetup(Translated, QScrollArea):
    """Shows and edits a Setup. Emits what is wanted; the workspace does it."""

    run_requested = Signal()
    story_requested = Signal(str)
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("descentSetup")
        self._examples, self._train_network = 60_000, ""
        self.cards: list[DescentCard] = []
        self._title, self._stories_title, self._hint = QLabel(), QLabel(), QLabel()
        self._add, self.run = QPushButton(), QPushButton()
        self.stories = {name: QPushButton() for name in STORIES}
        self._set_up_fields()
        self._set_up_buttons()
        self._lay_out()
        self.set_setup(Setup())
        self._retranslate()

    def _set_up_fields(self) -> None:
        self.steps, self.seed = WholeField(), WholeField()
        self.steps.setObjectName("descentSteps")
        self.steps.setRange(1, MOST_STEPS)
        self.seed.setObjectName("descentSeed")
        self.seed.setRange(0, 2_147_483_000)
        self.network, self.start, self.own_starts = QComboBox(), QComboBox(), QCheckBox()
        self.network.setObjectName("descentNetwork")
        self.start.setObjectName("descentStart")
        for name in ("train", "chapter", "deep"):
            self.network.addItem("", name)
        for name in ("scaled", "normal", "shown"):
            self.start.addItem("", name)
        for number in (self.steps, self.seed):
            number.setKeyboardTracking(False)
            number.valueChanged.connect(self._on_edit)
        for box in (self.network, self.start):
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            box.activated.connect(self._on_edit)
        self.own_starts.clicked.connect(self._on_edit)

    def _set_up_buttons(self) -> None:
        self.run.setObjectName("descentRun")
        self.run.setProperty("role", "primary")
        self.run.clicked.connect(self.run_requested)
        self._add.setObjectName("descentAdd")
        self._add.clicked.connect(self._on_add)
        for name, button in self.stories.items():
            button.setObjectName(f"story{name.capitalize()}")
            button.clicked.connect(self._on_story)
        for button in (self.run, self._add, *self.stories.values()):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _lay_out(self) -> None:
        self._title.setProperty("role", "title")
        self._stories_title.setProperty("role", "title")
        self._hint.setProperty("role", "muted")
        self._hint.setWordWrap(True)
        inside = QFrame()
        inside.setProperty("panel", True)
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.PADDING, 8, theme.PADDING, 10)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addLayout(self._make_heads())
        self._cards_column = QVBoxLayout()
        self._cards_column.setSpacing(2)
        column.addLayout(self._cards_column)
        column.addLayout(self._make_form())
        buttons = QHBoxLayout()
        buttons.addWidget(self._add)
        buttons.addWidget(self.run, 1)
        column.addLayout(buttons)
        column.addSpacing(8)
        column.addWidget(self._stories_title)
        for button in self.stories.values():
            column.addWidget(button)
        column.addWidget(self._hint)
        column.addStretch(1)
        self._inside = inside
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _make_heads(self) -> QHBoxLayout:
        """What the two fields of each card are."""
        self._size_head, self._eta_head = QLabel(), QLabel("η")
        row = QHBoxLayout()
        row.setContentsMargins(21, 0, 30, 0)
        row.addWidget(self._size_head, 1)
        row.addWidget(self._eta_head)
        self._eta_head.setFixedWidth(ETA_WIDTH)
        for label in (self._size_head, self._eta_head):
            label.setProperty("role", "muted")
        return row

    def _make_form(self) -> QFormLayout:
        self._labels = {name: QLabel() for name in ("steps", "network", "start", "seed")}
        form = QFormLayout()
        form.setVerticalSpacing(4)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, field in (("steps", self.steps), ("network", self.network), ("start", self.start)):
            form.addRow(self._labels[name], field)
            self._labels[name].setBuddy(field)
        form.addRow(self._labels["seed"], self.seed)
        self._labels["seed"].setBuddy(self.seed)
        form.addRow(self.own_starts)
        return form

    # The setup

    @property
    def setup(self) -> Setup:
        """What the fields say."""
        return Setup(
            tuple(card.row for card in self.cards),
            self.steps.value(),
            self.network.currentData(),
            self.start.currentData(),
            self.seed.value(),
            self.own_starts.isChecked(),
        )

    def set_setup(self, setup: Setup) -> None:
        """Show another setup; emits nothing."""
        for card in self.cards:
            self._cards_column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        for row in setup.rows:
            self._add_card(row)
        for number, value in ((self.steps, setup.steps), (self.seed, setup.seed)):
            number.blockSignals(True)
            number.setValue(value)
            number.blockSignals(False)
        self.network.setCurrentIndex(self.network.findData(setup.network))
        self.start.setCurrentIndex(self.start.findData(setup.start))
        self.own_starts.setChecked(setup.own_starts)
        self._follow_fields()

    def _add_card(self, row: Row) -> None:
        card = DescentCard(row, ROLES[len(self.cards)], len(self.cards))
        card.setObjectName(f"descent{len(self.cards)}")
        card.set_examples(self._examples)
        card.show_result("")
        card.changed.connect(self._on_edit)
        card.removed.connect(self._on_remove)
        self.cards.append(card)
        self._cards_column.addWidget(card)

    def _on_add(self) -> None:
        sizes = [card.row.size for card in self.cards]
        missing = [size for size in (100, 10, 1000, 1, 0) if size not in sizes]
        self.set_setup(replace(self.setup, rows=(*self.setup.rows, Row(missing[0] if missing else 100, 3.0))))
        self.edited.emit()

    def _on_remove(self) -> None:
        gone = self.sender()
        kept = tuple(card.row for card in self.cards if card is not gone)
        self.set_setup(replace(self.setup, rows=kept))
        self.edited.emit()

    def _on_story(self) -> None:
        button = self.sender()
        self.story_requested.emit(next(name for name, known in self.stories.items() if known is button))

    def _on_edit(self) -> None:
        self._follow_fields()
        self.edited.emit()

    def _follow_fields(self) -> None:
        """A network that exists cannot be drawn anew, and has one start."""
        from_shown = self.start.currentData() == "shown"
        self.network.setEnabled(not from_shown)
        self.own_starts.setEnabled(not from_shown)
        self._add.setEnabled(len(self.cards) < MOST_DESCENTS)
        for card in self.cards:
            card.set_removable(len(self.cards) > 1)

    def minimumSizeHint(self) -> QSize:
        """Never narrower than what is inside, with a scroll bar."""
        return QSize(self._inside.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width(), 200)

    def sizeHint(self) -> QSize:
        return QSize(self.minimumSizeHint().width(), 600)

    # What the workspace says

    def set_data(self, examples: int) -> None:
        """Say how many training examples there are."""
        if examples != self._examples:
            self._examples = examples
            for card in self.cards:
                card.set_examples(examples)

    def show_results(self, texts: Sequence[str]) -> None:
        """Say under each descent how it went; nothing where there is no text. The hint about stories makes room."""
        for number, card in enumerate(self.cards):
            card.show_result(texts[number] if number < len(texts) else "")
        self._hint.setVisible(not texts)

    def set_train_network(self, text: str) -> None:
        """Name the network of the Train workspace."""
        if text != self._train_network:
            self._train_network = text
            self._retranslate()

    def set_ready(self, ready: bool) -> None:
        """Whether descents can be started now."""
        for button in (self.run, *self.stories.values()):
            button.setEnabled(ready)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Descents from one start"))
        self._size_head.setText(self.tr("Mini-batch size"))
        self._add.setText(self.tr("+ descent"))
        self._add.setToolTip(self.tr("Add a descent, at most {0}").format(MOST_DESCENTS))
        self.run.setText(self.tr("Run all"))
        self.run.setToolTip(self.tr("Walk all descents in the background; the Train workspace is not touched"))
        for name, text in (
            ("steps", self.tr("S&teps")),
            ("network", self.tr("Net&work")),
            ("start", self.tr("Start f&rom")),
            ("seed", self.tr("See&d")),
        ):
            self._labels[name].setText(text)
            self._labels[name].buddy().setAccessibleName(text.replace("&", ""))
        self.network.setItemText(0, self.tr("Train’s network"))
        self.network.setToolTip(self.tr("Train’s network is {0}").format(self._train_network))
        self.network.setItemText(1, "784–16–16–10")
        self.network.setItemText(2, self.tr("deep: five times 16"))
        self.start.setItemText(0, self.tr("random, 1/√n"))
        self.start.setItemText(1, self.tr("random, N(0, 1)"))
        self.start.setItemText(2, self.tr("what Train shows"))
        self.seed.setToolTip(self.tr("Fixes the first weights and the shuffles"))
        self.own_starts.setText(self.tr("another start for each"))
        self.own_starts.setToolTip(self.tr("The second descent begins from the next seed, and so on"))
        self._stories_title.setText(self.tr("Stories"))
        self._name_stories()

    def _name_stories(self) -> None:
        for name, text, tip in (
            ("careful", self.tr("Careful and drunk"), self.tr("Mini-batches of 10 and 100 beside all examples")),
            ("eta", self.tr("η too large"), self.tr("One mini-batch size, four learning rates")),
            ("vanishing", self.tr("Vanishing gradient"), self.tr("A deep, narrow network: who still hears the cost?")),
            ("minima", self.tr("Two starts, two minima"), self.tr("And the cost on the straight line between them")),
        ):
            self.stories[name].setText(text)  # type: ignore[index]
            self.stories[name].setToolTip(tip)  # type: ignore[index]
        self._hint.setText(
            self.tr("A story sets everything up and runs it; its caption is computed from what happens.")
        )
