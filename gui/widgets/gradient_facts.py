"""What a gradient says, in sentences computed from it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel, QWidget

from engine.network import layer_slices
from engine.ranking import Word, carriers, shares, words
from engine.sensitivity import Zero
from gui.measured_gradient import MeasuredGradient
from gui.parameter_names import html_of
from gui.sentences import joined
from gui.widgets.diagram_scene import format_value
from gui.widgets.gradient_model import in_words, share_text

translate = QCoreApplication.translate


class GradientFacts(QLabel):
    """The sentences of one measurement; None: what is missing, in words given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gradientFacts")
        self.setWordWrap(True)
        self._measured: MeasuredGradient | None = None

    def set_measured(self, measured: MeasuredGradient | None) -> None:
        """Say what this measurement says."""
        self._measured = measured
        self._write()

    def _write(self) -> None:
        self.setText("" if self._measured is None else unbroken(joined(facts(self._measured))))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._write()
        super().changeEvent(event)


def unbroken(html: str) -> str:
    """Keep |∇C|² together at the end of a line, by word joiners: Qt would break it after its first sign."""
    return html.replace("|∇C|²", "|\u2060∇C|\u2060²").replace("|∇C|", "|\u2060∇C|")


def which_examples(measured: MeasuredGradient) -> str:
    """The examples that C is meant over, in words."""
    count = measured.sensitivity.examples
    if measured.source == "example":
        return translate("Gradient", "this example")
    if measured.source == "mini_batch":
        return translate("Gradient", "the coming mini-batch of {0:,}").format(count)
    return translate("Gradient", "all {0:,} training examples").format(count)


def which_in_short(measured: MeasuredGradient) -> str:
    """The same without their number."""
    if measured.source == "mini_batch":
        return translate("Gradient", "next mini-batch")
    return which_examples(measured)


def facts(measured: MeasuredGradient) -> list[str]:
    """Sentences in rich text; no figure in them is fixed. The cost of one example is C₀, as in the Backprop steps."""
    own = [_cost(measured), _carriers(measured), _layer_share(measured)]
    if measured.source == "example":
        own = [text.replace("∇C", "∇C₀").replace("<b>C = ", "<b>C₀ = ") for text in own]
    return [*own, _zeros(measured), _never_lit(measured)]


def _cost(measured: MeasuredGradient) -> str:
    sentence = translate("Gradient", "At step {step:,}, <b>C = {cost}</b> over {which}, and |∇C| = {norm}.")
    found = measured.sensitivity
    return sentence.format(
        step=measured.snapshot.step_count,
        cost=format_value(found.cost, signed=False),
        which=which_examples(measured),
        norm=format_value(found.norm, signed=False),
    )


def _carriers(measured: MeasuredGradient) -> str:
    found = measured.sensitivity
    gradient = found.gradient
    count = carriers(gradient)
    if not count:
        return translate("Gradient", "Every component is exactly 0: from these examples there is nothing to learn.")
    largest = int(np.abs(gradient).argmax())
    sentence = translate(
        "Gradient",
        "<b>{count:,}</b> of the {total:,} components carry half of |∇C|². The largest, {name}, carries {share}: "
        "it should {words}.",
    )
    return sentence.format(
        count=count,
        total=gradient.size,
        name=html_of(measured.layer_sizes, largest),
        share=share_text(float(shares(gradient)[largest])),
        words=in_words(-float(gradient[largest]), Word(int(words(gradient)[largest])), Zero.NOT),
    )


def _layer_share(measured: MeasuredGradient) -> str:
    gradient = measured.sensitivity.gradient
    part = layer_slices(measured.layer_sizes)[0]
    held = float(shares(gradient)[part].sum())
    return translate("Gradient", "Layer 1 has {0:.1f} % of the components and {1} of |∇C|².").format(
        100 * (part.stop - part.start) / gradient.size, share_text(held)
    )


def _zeros(measured: MeasuredGradient) -> str:
    found = measured.sensitivity
    counts = found.zero_counts()
    total = sum(counts.values())
    if not total:
        return translate("Gradient", "No component is exactly 0.")
    reasons = translate("Gradient", "; ").join(_reason(measured, zero, count) for zero, count in counts.items())
    sentence = translate("Gradient", "<b>{0:,}</b> ({1:.1f} %) are exactly 0: {2}.")
    return sentence.format(total, 100 * total / found.gradient.size, reasons)


def _reason(measured: MeasuredGradient, zero: Zero, count: int) -> str:
    if measured.sensitivity.examples == 1:
        pixel = translate("Gradient", "{0:,} because their pixel is dark ({1:,} of {2:,} pixels)")
    else:
        pixel = translate("Gradient", "{0:,} because their pixel is dark in each of them ({1:,} of {2:,} pixels)")
    texts = {
        Zero.DARK: pixel,
        Zero.SILENT: translate("Gradient", "{0:,} because the neuron they come from is silent (a = 0)"),
        Zero.DEAD: translate("Gradient", "{0:,} because their ReLU neuron is off (z ≤ 0)"),
        Zero.BLOCKED: translate("Gradient", "{0:,} because a ReLU that is off lets no slope through to them"),
        Zero.ROUNDING: translate("Gradient", "{0:,} because they are too small for 64 bits, or cancel to the last bit"),
    }
    dark = measured.sensitivity.dark_inputs
    return texts[zero].format(count, int(dark.sum()), dark.size)


def _never_lit(measured: MeasuredGradient) -> str:
    dark = int(measured.never_lit.sum())
    if not dark:
        sentence = translate("Gradient", "Every pixel lights up in some of the {0:,} training images.")
        return sentence.format(measured.training_examples)
    sentence = translate(
        "Gradient",
        "<b>{0:,}</b> of the {1:,} pixels never light up in the {2:,} training images, so their {3:,} weights never "
        "move while one trains on them.",
    )
    count = dark * measured.layer_sizes[1]
    return sentence.format(dark, measured.never_lit.size, measured.training_examples, count)
