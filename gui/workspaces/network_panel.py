"""Centre of the Train workspace: the network, how to look at it, and the neuron one asks about."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from engine.network import parameter_count
from engine.training import TrainingConfig
from gui import theme
from gui.translated import Translated
from gui.widgets.diagram_scene import DiagramState
from gui.widgets.digit_question import DigitQuestion
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.network_diagram import NetworkDiagram
from gui.widgets.neuron_inspector import NeuronInspector


class NetworkPanel(Translated, QFrame):
    """Composes diagram, mode buttons, question and inspector."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self.diagram, self.inspector, self.question = NetworkDiagram(), NeuronInspector(), DigitQuestion()
        self.diagram.setObjectName("networkDiagram")
        self.inspector.setObjectName("neuronInspector")
        self._title, self._subtitle, self.hint = QLabel(), ElidedLabel(), QLabel()
        self.hint.setObjectName("hint")
        self._config: TrainingConfig | None = None
        self._loading = True
        self._head = QHBoxLayout()
        self._lay_out()
        self.diagram.selection_changed.connect(self._on_selection)
        self._on_selection(None)
        self._retranslate()

    def _lay_out(self) -> None:
        self._title.setProperty("role", "title")
        self._subtitle.setProperty("role", "muted")
        self.hint.setProperty("role", "hint")
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.hide()
        self.question.hide()
        self._head.setSpacing(6)
        self._head.addWidget(self._title)
        self._head.addSpacing(6)
        self._head.addWidget(self._subtitle, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.PADDING, 8, theme.PADDING, 10)
        column.setSpacing(6)
        column.addLayout(self._head)
        column.addWidget(self.question)
        column.addWidget(self.diagram, 1)
        column.addWidget(self.hint)
        column.addWidget(self.inspector)

    def place(self, modes: list[QAction], all_edges: QAction) -> None:
        """Add the mode buttons, once."""
        for action in [*modes, all_edges]:
            button = QToolButton()
            button.setDefaultAction(action)
            button.setProperty("role", "mode")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            if action is all_edges:
                self._head.addSpacing(6)
            self._head.addWidget(button)

    def show_state(self, state: DiagramState, *, moves: bool = False) -> None:
        """Show one network with one example; `moves`: the same example as before, while the network learns."""
        self.diagram.set_state(state, moves=moves)
        if self.inspector.isVisible():
            self.inspector.set_selection(state, self.diagram.selection)

    def show_config(self, config: TrainingConfig) -> None:
        """Name the network in the title."""
        self._config = config
        self._retranslate()

    def _on_selection(self, selection: object) -> None:
        self.inspector.setVisible(selection is not None)
        self.inspector.set_selection(self.diagram.state, self.diagram.selection)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Network"))
        self.hint.setText(self.tr("Random weights: it only guesses.  Press Space and watch it learn."))
        if self._config is not None:
            sizes, activation = "–".join(map(str, self._config.layer_sizes)), self._config.activation
            count = parameter_count(self._config.layer_sizes)
            whole = self.tr("{0} {1} · {2:,} weights and biases").format(sizes, activation, count)
            self._subtitle.setText(whole, f"{sizes} {activation} · {count:,}", f"{sizes} {activation}", sizes, "")
