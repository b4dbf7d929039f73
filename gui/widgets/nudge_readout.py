"""What is said about one cell of the table of nudges, and about the example above it. Rich text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from gui.parameter_names import flat_name, html_of, place_of
from gui.widgets.diagram_readout import muted, reason_text, value
from gui.widgets.diagram_scene import format_value
from gui.widgets.nudge_rows import AVERAGE, STEP, NudgeRows

translate = QCoreApplication.translate


def cell_text(rows: NudgeRows, names: Sequence[str], flat: int, column: int, *, zeros: bool = True) -> str:
    """Name, where it belongs, the value, why it is 0 if it is, and with `zeros` how many of its row are."""
    number = value(rows.value(flat, column))
    title = f"<b>{html_of(rows.layer_sizes, flat)}</b> {muted(flat_name(flat))}"
    if column == STEP:
        text = translate("NudgeReadout", "step η × average = {0}").format(number)
    elif column == AVERAGE:
        text = translate("NudgeReadout", "mean of the row, n = {0:,}: {1}").format(rows.count, number)
    else:
        letter = "b" if place_of(rows.layer_sizes, flat)[2] is None else "w"
        text = f"{example_text(rows, names, column)}: −∂<i>C</i><sub>0</sub>/∂<i>{letter}</i> = {number}"
    told = f"{title} &nbsp; {text}"
    is_told = zeros or rows.value(flat, column) == 0
    return f"{told} &nbsp; {muted(zero_text(rows, flat, column))}" if is_told else told


def example_text(rows: NudgeRows, names: Sequence[str], column: int) -> str:
    """Which example a column belongs to."""
    example = int(rows.examples[column])
    label = int(rows.nudges.labels[example])
    name = names[label] if label < len(names) else str(label)
    text = translate("NudgeReadout", "example {0} of {1}, a “{2}”")
    return text.format(f"{example + 1:,}", f"{len(rows.nudges):,}", name)


def zero_text(rows: NudgeRows, flat: int, column: int) -> str:
    """Why the cell is exactly 0, or how many of the examples in its row are; empty if none is."""
    reasons = rows.zero_reasons(flat, column)
    if column >= 0:
        return "".join(map(reason_text, reasons))
    zeros, shown = sum(reasons.values()), len(rows.examples)
    if not zeros:
        return ""
    if len(reasons) == 1 and zeros == shown:
        return translate("NudgeReadout", "for every example {0}").format(reason_text(next(iter(reasons))))
    text = translate("NudgeReadout", "{0} of {1} examples are exactly 0")
    return text.format(f"{zeros:,}", f"{shown:,}")


def head_text(rows: NudgeRows, names: Sequence[str], column: int) -> str:
    """What a column holds, and what a click on its head does."""
    if column == AVERAGE:
        return translate("NudgeReadout", "The mean of the whole row: one component of −∇C. Click: sort by its size.")
    if column == STEP:
        return translate("NudgeReadout", "What one step adds to the parameter: −η ∂C/∂w, which is η times the average.")
    index = int(rows.nudges.indices[rows.examples[column]])
    what = translate("NudgeReadout", "Training example {0:,}: a “{1}”, C<sub>0</sub> = {2}.").format(
        index,
        names[int(rows.nudges.labels[rows.examples[column]])],
        format_value(float(rows.nudges.trace.costs[rows.examples[column]]), signed=False),
    )
    return f"{what} " + translate("NudgeReadout", "Click: sort by it. Double click: put it on the desk.")
