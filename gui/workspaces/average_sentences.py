"""What step 7 says about the table: in words, in formulas, and on the edges of the diagram."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication

from engine.sandbox import Outcome
from gui.parameter_names import flat_of, html_of
from gui.widgets.diagram_highlight import LitEdges
from gui.widgets.diagram_readout import precise, value
from gui.widgets.diagram_scene import Selection, format_value
from gui.widgets.formula_view import Formula
from gui.widgets.nudge_rows import NudgeRows
from gui.widgets.power import rate_text

translate = QCoreApplication.translate

_TERMS = 3  # of a mean written out


def sentence_about(rows: NudgeRows, outcome: Outcome | None, names: Sequence[str], step: int, repeated: int = 1) -> str:
    """Two or three sentences about the table before a step of the run; rich text.

    `outcome` is what so many `repeated` steps along a restricted average lead to.
    """
    if rows.classes is None or outcome is None:
        text = _about_all(rows, step)
    else:
        text = _about_some(rows, outcome, names, repeated)
    if rows.nudges.at_hand < len(rows.nudges):
        hidden = translate("AveragePage", "The first {0:,} of {1:,} examples have a column; the average is over all.")
        text += " " + hidden.format(rows.nudges.at_hand, len(rows.nudges))
    return text


def _about_all(rows: NudgeRows, step: int) -> str:
    size, zeros = float(np.linalg.norm(rows.average)), int((rows.average == 0).sum())
    if rows.count == 1:
        who = translate("AveragePage", "Step {0:,} of the run learns from this one example.").format(step)
        text = translate(
            "AveragePage",
            "{0} Its column is what it wants, −∂C₀/∂w; the gold column, the mean of each row, is the same here: −∇C of "
            "this mini-batch. Here |∇C| = {1}; the step adds η = {2} times the average.",
        )
    else:
        who = translate("AveragePage", "Step {0:,} of the run learns from these {1:,} examples.")
        who = who.format(step, rows.count)
        text = translate(
            "AveragePage",
            "{0} Each column is what one of them wants, −∂C₀/∂w; the gold column is the mean of its row, one component "
            "of −∇C of this mini-batch. Here |∇C| = {1}; the step adds η = {2} times the average.",
        )
    text = text.format(who, format_value(size, signed=False), rate_text(rows.learning_rate))
    if zeros:
        exact = translate("AveragePage", "{0:,} of the {1:,} averages are exactly 0.")
        text += " " + exact.format(zeros, len(rows))
    return text


def _about_some(rows: NudgeRows, outcome: Outcome, names: Sequence[str], repeated: int) -> str:
    chosen = sorted(rows.classes or ())
    quoted = [f"“{names[number]}”" for number in chosen]
    listed = translate("AveragePage", " or ").join(
        [*filter(None, [translate("AveragePage", ", ").join(quoted[:-1])]), quoted[-1]]
    )
    before, after = (int(counts[chosen].sum()) for counts in (outcome.answers_before, outcome.answers_after))
    heard = translate("AveragePage", "Now the average listens only to the {0:,} examples of {1}.").format(
        rows.count, listed
    )
    if repeated == 1:
        walked = translate("AveragePage", "After one step along it")
    else:
        walked = translate("AveragePage", "After {0} such steps").format(repeated)
    answers = translate(
        "AveragePage",
        "{0} the network would answer {1} for {2:,} of the {3:,} examples (before: {4:,}); {5:,} of the {3:,} "
        "really are {1}.",
    ).format(walked, listed, after, rows.nudges.at_hand, before, len(rows.examples))
    return f"{heard} {answers}"


def formulas_of(rows: NudgeRows, flat: int) -> tuple[Formula, ...]:
    """The mean of one row and the step of its parameter, with live numbers."""
    first = rows.nudges.nudges(np.array([flat]), rows.examples[:_TERMS])[0].tolist()
    terms = " + ".join(f"({value(term)})" if rows.count > 1 else value(term) for term in first)
    terms += " + …" if rows.count > len(first) else ""
    average, name = float(rows.average[flat]), html_of(rows.layer_sizes, flat)
    before = float(rows.nudges.network.parameters[flat])
    mean = f"{name}: [{terms}] / {rows.count:,} = <b>{value(average)}</b>"
    after = before + rows.learning_rate * average
    nudge = f"{rate_text(rows.learning_rate)} · ({precise(average, decimals=8)})"
    step = f"{name}: {precise(before)} + {nudge} = <b>{precise(after)}</b>"
    spoken = translate("AveragePage", "the average of the nudges of all examples")
    becomes = translate("AveragePage", "the step adds eta times the average")
    return Formula("average", spoken, mean), Formula("step", becomes, step)


def strongest(rows: NudgeRows, layer: int, count: int) -> LitEdges:
    """The edges into a layer whose average is largest, weakest first."""
    sizes = rows.layer_sizes
    start = flat_of(sizes, Selection(layer, 0, 0)) or 0
    n_in, n_out = sizes[layer - 1], sizes[layer]
    values = rows.average[start : start + n_in * n_out]
    best = np.argsort(np.abs(values), kind="stable")[-count:]
    best = best[values[best] != 0]
    return LitEdges(layer, best // n_in, best % n_in, values[best], whole=values.reshape(n_out, n_in))
