"""The gradient check: a button, what it does, and how well backpropagation agrees with plain differences."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from engine.gradient_check import AGREES, MOST_EXAMPLES, GradientCheck
from gui import theme
from gui.parameter_names import html_of
from gui.watched_job import WatchedJob
from gui.widgets.diagram_scene import format_value
from gui.widgets.job_bar import JobBar

_WORST = 4


class GradientCheckView(QWidget):
    """Asks for a check by `requested`, and shows its result."""

    requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._check: GradientCheck | None = None
        self._seconds = 0.0
        self._parameters = 0
        self.button, self.bar, self._intro, self._result, self._table = (
            QPushButton(), JobBar(), QLabel(), QLabel(), QLabel(),
        )  # fmt: skip
        self.button.setObjectName("gradientCheck")
        self._result.setObjectName("gradientCheckResult")
        self._table.setObjectName("gradientCheckWorst")
        self._intro.setProperty("role", "muted")
        for label in (self._intro, self._result, self._table):
            label.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addWidget(self.bar, 1)
        row.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        for label in (self._result, self._table, self._intro):
            column.addWidget(label)
        column.addStretch(1)
        self.button.clicked.connect(self.requested)
        self.button.setEnabled(False)
        self._retranslate()

    def set_parameters(self, count: int) -> None:
        """Offer the check for a network with so many weights and biases."""
        self._parameters = count
        self.button.setEnabled(count > 0)
        self._retranslate()

    def watch(self, job: WatchedJob) -> None:
        """Show how far the check has come."""
        self.button.setEnabled(False)
        self.bar.watch(job, self.tr("moving each one up and down…"))
        job.cancelled.connect(self._on_end)
        job.failed.connect(self._on_end)

    def _on_end(self) -> None:
        self.button.setEnabled(True)

    def set_check(self, check: GradientCheck | None, seconds: float = 0.0) -> None:
        """Show a result; None: it no longer belongs to what is shown."""
        self._check, self._seconds = check, seconds
        self.button.setEnabled(self._parameters > 0)
        self._write()

    @property
    def check(self) -> GradientCheck | None:
        """The result shown."""
        return self._check

    def _write(self) -> None:
        check = self._check
        self._result.setVisible(check is not None)
        self._table.setVisible(check is not None)
        if check is None:
            return
        verdict = self.tr("the two agree") if check.agrees else self.tr("the two do not agree")
        role = "good" if check.agrees else "negative"
        text = self.tr(
            'Relative difference <b style="color:{colour}">{difference}: {verdict}</b>, all {count:,} components '
            "(examples: {examples:,}), in {seconds:.2f} s. Up to {limit} counts as agreement; if the largest component "
            "alone were wrong by 1 %, it would be {wrong}."
        )
        self._result.setText(
            text.format(
                colour=getattr(theme.current(), role),
                difference=_short(check.relative_difference),
                verdict=verdict,
                count=check.backprop.size,
                examples=check.examples,
                seconds=self._seconds,
                limit=_short(AGREES),
                wrong=_short(check.with_one_wrong()),
            )
        )
        self._table.setText(self._worst(check))

    def _worst(self, check: GradientCheck) -> str:
        """The components that differ most, as a small table."""
        muted, cell = theme.current().muted, '<td style="padding-right:14px">{0}</td>'
        heads = (self.tr("differ most"), self.tr("−∂C by backpropagation"), self.tr("apart"))
        rows = ["".join(cell.format(f'<span style="color:{muted}">{head}</span>') for head in heads)]
        for flat in check.worst(_WORST).tolist():
            ours, theirs = -float(check.backprop[flat]), -float(check.numerical[flat])
            texts = (html_of(check.network.layer_sizes, flat), format_value(ours), _short(abs(ours - theirs)))
            rows.append("".join(cell.format(text) for text in texts))
        return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._write()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._intro.setText(
            self.tr(
                "Without backpropagation: move each weight and bias by ±10⁻⁵, measure C by feedforward alone (on at "
                "most {0} examples) and take the slope. If all slopes agree, the chain rule was carried out without a "
                "mistake, for this network and these examples. It does not say that the network learns well."
            ).format(MOST_EXAMPLES)
        )
        self.button.setText(self.tr("Check all {0:,} slopes").format(self._parameters))
        self.button.setAccessibleName(self.tr("Check the gradient"))
        self._write()


def _short(number: float) -> str:
    return format_value(number, signed=False, decimals=2)
