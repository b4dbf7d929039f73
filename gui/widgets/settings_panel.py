"""The settings of a run: what acts now (the learning rate) and what acts when a new run begins (all the rest)."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from engine.network import parameter_count
from engine.training import PRESETS, TrainingConfig
from gui.translated import Translated
from gui.widgets.augmented_strip import AugmentedStrip
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.number_fields import DecimalField, WholeField
from gui.widgets.settings_choices import choices, fill, preset_names
from gui.widgets.settings_scroll import SettingsScroll

_NARROWEST = 64  # px of a field for a number
_MOST_PARAMETERS = 5_000_000  # beyond this the window could not keep up


class SettingsPanel(Translated, QFrame):
    """A form over a TrainingConfig. Emits the new one when asked to begin, and the learning rate at once."""

    learning_rate_changed = Signal(float)
    config_requested = Signal(object)  # TrainingConfig
    closed = Signal()
    height_changed = Signal()  # it would like to be higher or lower

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settingsPanel")
        self.setProperty("panel", True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._config = TrainingConfig()
        self._edited = False
        self._title, self._now_note, self._eta_note = QLabel(), ElidedLabel(), ElidedLabel()
        self._message = QLabel()
        self._make_fields()
        self._make_buttons()
        self._lay_out()
        self._retranslate()
        self.set_config(self._config, self._config.learning_rate)

    def _make_fields(self) -> None:
        self._eta = DecimalField()
        self._eta.setObjectName("learningRate")
        self._eta.setDecimals(4)
        self._eta.setRange(0.0001, 1_000_000)
        self._eta.setStepType(DecimalField.StepType.AdaptiveDecimalStepType)
        self._eta.setKeyboardTracking(False)
        self._eta.valueChanged.connect(self._on_eta)
        self._hidden = QLineEdit()
        self._hidden.setObjectName("hiddenLayers")
        self._hidden.textEdited.connect(self._on_edit)
        self._boxes: dict[str, QComboBox] = {}
        for field in ("activation", "cost", "initialisation", "schedule", "augmentation"):
            box = self._boxes[field] = QComboBox()
            box.setObjectName(field)
            box.activated.connect(self._on_edit)
        self._mini_batch, self._seed, self._epochs = WholeField(), WholeField(), WholeField()
        for name, number, most in (
            ("miniBatchSize", self._mini_batch, 60_000),
            ("seed", self._seed, 2_147_483_647),
            ("scheduleEpochs", self._epochs, 999),
        ):
            number.setObjectName(name)
            number.setRange(0 if number is self._seed else 1, most)
            number.setMinimumWidth(_NARROWEST)  # less than the largest number takes: two stand side by side
            number.valueChanged.connect(self._on_edit)

    def _make_buttons(self) -> None:
        self._begin = QPushButton()
        self._begin.setObjectName("beginRun")
        self._begin.setProperty("role", "primary")
        self._begin.clicked.connect(self._on_begin)
        self._close = QPushButton()
        self._close.clicked.connect(self.closed)
        self._presets = QComboBox()
        self._presets.setObjectName("presets")
        self._presets.activated.connect(self._on_preset)

    def _lay_out(self) -> None:
        self._title.setProperty("role", "title")
        for label in (self._now_note, self._eta_note, self._message):
            label.setProperty("role", "muted")
        self._message.setWordWrap(True)
        for box in (*self._boxes.values(), self._presets):  # long texts shall not widen the column
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(12)
        self._labels = {name: QLabel() for name in ("eta", "preset", "hidden", "activation", "cost", "start", "batch")}
        self._labels |= {name: QLabel() for name in ("schedule", "seed", "images")}
        self.strip = AugmentedStrip()
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        fields = QWidget()
        form = QFormLayout(fields)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(4)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        schedule = QHBoxLayout()
        schedule.addWidget(self._boxes["schedule"], 1)
        schedule.addWidget(self._epochs, 1)
        self._row(form, "eta", self._eta)
        form.addRow(self._eta_note)
        form.addRow(self._now_note)
        self._row(form, "preset", self._presets)
        self._row(form, "hidden", self._hidden)
        self._row(form, "activation", self._boxes["activation"])
        self._row(form, "cost", self._boxes["cost"])
        self._row(form, "start", self._boxes["initialisation"])
        numbers = QHBoxLayout()  # side by side, which leaves the cost chart below more room
        numbers.addWidget(self._mini_batch, 1)
        numbers.addSpacing(6)
        numbers.addWidget(self._labels["seed"])
        numbers.addSpacing(4)
        numbers.addWidget(self._seed, 1)
        form.addRow(self._labels["batch"], numbers)
        form.addRow(self._labels["schedule"], schedule)
        for name, field in (("batch", self._mini_batch), ("seed", self._seed), ("schedule", self._boxes["schedule"])):
            self._labels[name].setBuddy(field)
        self._row(form, "images", self._boxes["augmentation"])
        form.addRow(self.strip)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.addLayout(head)
        self._scroll = SettingsScroll(fields)
        self._scroll.rows_changed.connect(self._on_rows)
        column.addWidget(self._scroll)
        column.addWidget(self._message)
        column.addWidget(self._begin)

    def _on_rows(self) -> None:
        self.height_changed.emit()
        if not self.strip.isHidden():
            QTimer.singleShot(0, self._show_strip)  # once it has its place

    def _show_strip(self) -> None:
        self._scroll.ensureWidgetVisible(self.strip)

    def set_room(self, height: int) -> None:
        """Take no more px of height than this: the fields scroll."""
        around = self.sizeHint().height() - self._scroll.sizeHint().height()
        self._scroll.set_room(height - around)

    def _row(self, form: QFormLayout, label: str, field: QWidget) -> None:
        form.addRow(self._labels[label], field)
        self._labels[label].setBuddy(field)

    def set_config(self, config: TrainingConfig, learning_rate: float) -> None:
        """Show the configuration of the run at hand, unless the fields hold edits; does not emit anything."""
        self._config = config
        if self._edited and self.isVisible():
            self.set_learning_rate(learning_rate)
            return
        self._edited = False
        self._show(replace(config, learning_rate=learning_rate))

    def follow_learning_rate(self, learning_rate: float) -> None:
        """Show eta as the run has it, unless the person is at work on it."""
        if not self._eta.hasFocus():
            self.set_learning_rate(learning_rate)

    def set_learning_rate(self, learning_rate: float) -> None:
        """Show eta as the run has it."""
        self._eta.blockSignals(True)
        self._eta.setValue(learning_rate)
        self._eta.blockSignals(False)
        self._show_eta_note()

    def _show(self, config: TrainingConfig) -> None:
        self.set_learning_rate(config.learning_rate)
        self._hidden.setText(", ".join(map(str, config.layer_sizes[1:-1])))
        for field, box in self._boxes.items():
            box.setCurrentIndex(box.findData(getattr(config, field)))
        for number, value in ((self._mini_batch, config.mini_batch_size), (self._seed, config.seed),
                           (self._epochs, config.schedule_epochs)):  # fmt: skip
            number.blockSignals(True)
            number.setValue(value)
            number.blockSignals(False)
        self._review()

    def _read(self) -> TrainingConfig:
        """Return the configuration in the fields; ValueError in words if it is none."""
        sizes = (self._config.layer_sizes[0], *self._read_hidden(), self._config.layer_sizes[-1])
        if parameter_count(sizes) > _MOST_PARAMETERS:
            raise ValueError(
                self.tr("{0:,} weights and biases are more than can be shown; stay below {1:,}.").format(
                    parameter_count(sizes), _MOST_PARAMETERS
                )
            )
        return TrainingConfig(
            layer_sizes=sizes,
            learning_rate=self._eta.value(),
            mini_batch_size=self._mini_batch.value(),
            seed=self._seed.value(),
            schedule_epochs=self._epochs.value(),
            **{field: box.currentData() for field, box in self._boxes.items()},
        )

    def _read_hidden(self) -> list[int]:
        parts = [part for part in self._hidden.text().replace("，", ",").replace(" ", ",").split(",") if part]
        if not all(part.isascii() and part.isdigit() and 1 <= int(part) <= 10_000 for part in parts) or len(parts) > 8:
            raise ValueError(
                self.tr(
                    "Hidden layers are written as numbers with commas, such as 16, 16; at most 8 layers, 1 to 10000."
                )
            )
        return [int(part) for part in parts]

    def _review(self) -> None:
        """Say what the fields amount to, and whether a run can begin from them."""
        self._epochs.setEnabled(self._boxes["schedule"].currentData() == "cosine")
        self.strip.set_augmentation(self._boxes["augmentation"].currentData() or "none")
        try:
            config = self._read()
        except ValueError as problem:
            self._tell(str(problem), "failed")
            self._begin.setEnabled(False)
            return
        sizes = "–".join(map(str, config.layer_sizes))
        text = self.tr("{0}: {1:,} weights and biases").format(sizes, parameter_count(config.layer_sizes))
        self._tell(text, "muted")
        self._begin.setEnabled(True)

    def _tell(self, text: str, role: str) -> None:
        self._message.setText(text)
        if self._message.property("role") != role:
            self._message.setProperty("role", role)
            self._message.style().unpolish(self._message)
            self._message.style().polish(self._message)

    def _on_eta(self, value: float) -> None:
        self._show_eta_note()
        self.learning_rate_changed.emit(value)

    def _on_preset(self) -> None:
        preset = PRESETS[self._presets.currentData()]
        sizes = (self._config.layer_sizes[0], *preset.layer_sizes[1:-1], self._config.layer_sizes[-1])
        self._show(replace(preset, layer_sizes=sizes, seed=self._seed.value()))
        self._edited = True

    def _on_edit(self) -> None:
        self._edited = True
        self._review()

    def _on_begin(self) -> None:
        self._edited = False
        self.config_requested.emit(self._read())

    def _show_eta_note(self) -> None:
        eta = self._eta.value()
        self._eta_note.setText(
            self.tr("The same step elsewhere: {0:g} where C has a ½, {1:.3g} for sums").format(
                2 * eta, eta / max(1, self._mini_batch.value())
            )
        )
        tip = self.tr(
            "A step is −η∇C, with ∇C the mean over the mini-batch and C₀ = Σ(a − y)².\n"
            "Where the cost has a ½, as in Nielsen's book, the same step is η = {0:g}.\n"
            "Where ∇C is a sum over the mini-batch and not a mean, it is η = {1:.3g}."
        ).format(2 * eta, eta / max(1, self._mini_batch.value()))
        self._eta.setToolTip(tip)
        self._eta_note.setToolTip(tip)

    def keyPressEvent(self, event: object) -> None:
        if event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            self.closed.emit()
        else:
            super().keyPressEvent(event)  # type: ignore[arg-type]

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Settings"))
        self._close.setText(self.tr("Close"))
        self._begin.setText(self.tr("Begin a new run with these"))
        self._now_note.setText(self.tr("η acts at once. Everything below acts when a new run begins."))
        texts = {
            "eta": self.tr("Learning rate &η"),
            "preset": self.tr("&Preset"),
            "hidden": self.tr("&Hidden layers"),
            "activation": self.tr("&Activation"),
            "cost": self.tr("&Cost"),
            "start": self.tr("&First weights"),
            "batch": self.tr("&Mini-batch size"),
            "schedule": self.tr("Sche&dule of η"),
            "seed": self.tr("&Seed"),
            "images": self.tr("&Training images"),
        }
        for name, text in texts.items():
            self._labels[name].setText(text)
            buddy = self._labels[name].buddy()
            buddy.setAccessibleName(text.replace("&", ""))
        self._epochs.setAccessibleName(self.tr("Epochs of the schedule"))
        self._epochs.setSuffix(self.tr(" epochs"))
        self._hidden.setPlaceholderText(self.tr("none"))
        self._boxes["augmentation"].setToolTip(
            self.tr(
                "Moves, turns, sizes and slants each training image a little, with a thicker or thinner pen, anew in "
                "every epoch.\nTraining becomes several times slower. It helps a little where a network has room for "
                "it, such as one hidden layer of 100; 16, 16 has none.\nThe coming mini-batch is shown and measured "
                "with the images that the step takes; whole sets, as they are in the data."
            )
        )
        self._seed.setToolTip(self.tr("The seed fixes the first weights and every shuffle"))
        self._fill_boxes()
        self._show_eta_note()
        self._review()

    def _fill_boxes(self) -> None:
        for field, offered in choices().items():
            fill(self._boxes[field], offered)
        fill(self._presets, preset_names())
