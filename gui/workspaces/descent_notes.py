"""Names of descents, and the notes under the pictures of the Descent workspace: what they show and what they cannot."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from engine.comparison import Comparison, Descent
from engine.pictures import Picture
from engine.slices import Slice
from engine.training import TrainingConfig
from gui.descent_plan import View
from gui.parameter_names import flat_name, name_of
from gui.sentences import joined

translate = QCoreApplication.translate
_HYPHEN = re.compile(r"(?<!\w)-(?=\d)")  # that stands for a minus sign


def names_of(configs: Sequence[TrainingConfig], training_examples: int) -> list[str]:
    """A name for each descent: what tells it from the others, or the size of its mini-batches if nothing does."""
    kinds: dict[str, list[float]] = {
        "size": [min(config.mini_batch_size, training_examples) for config in configs],
        "eta": [config.learning_rate for config in configs],
        "seed": [config.seed for config in configs],
    }
    told = [kind for kind, values in kinds.items() if len(set(values)) > 1] or ["size"]
    names: list[str] = []
    for config in configs:
        name = translate("Descent", ", ").join(_told(config, training_examples, kind) for kind in told)
        names.append(name if name not in names else f"{name} ({len(names) + 1})")
    return names


def _told(config: TrainingConfig, training_examples: int, kind: str) -> str:
    if kind == "eta":
        return f"η {config.learning_rate:g}"
    if kind == "seed":
        return translate("Descent", "start {0}").format(config.seed)
    if config.mini_batch_size >= training_examples:
        return translate("Descent", "all {0:,}").format(training_examples)
    return translate("Descent", "mini-batch {0:,}").format(config.mini_batch_size)


def sentences(parts: Sequence[str]) -> str:
    """The sentences that say something, one after another as the language does it."""
    return joined(_HYPHEN.sub("−", part) for part in parts)


def card_text(descent: Descent) -> str:
    """One line under a descent: where it came from and got to, and how crooked its way was."""
    path = descent.path
    return translate("Descent", "C {0} → {1} · way / distance {2}").format(
        _brief(descent.costs[0]), _brief(descent.costs[-1]), ratio_text(path.detour)
    ) + (translate("Descent", " · stopped at step {0:,}").format(path.steps[-1]) if path.stopped else "")


def hill(cut: Slice | None) -> str:
    """Whether a hill stands between two ends."""
    if cut is None or cut.name != "between":
        return ""
    higher = max(cut.marks[0].cost, cut.marks[-1].cost)
    if cut.barrier <= 0.05 * higher:
        text = translate("Descent", "On the straight line between them C stays below {0}: no hill, one valley.")
        return text.format(cost_text(higher + cut.barrier))
    top = higher + cut.barrier
    text = translate(
        "Descent",
        "On the straight line between them C rises to {0}, {1:.1f} times the higher end, {2}: two valleys with a "
        "hill between.",
    )
    return text.format(cost_text(top), top / higher, cost_text(higher))


def picture_note(picture: Picture, view: View, comparison: Comparison, names: Sequence[str]) -> str:
    """What the picture shows and what it cannot show."""
    one = names[min(view.one, len(names) - 1)]
    if view.mode == "magnified":
        held = translate(
            "Descent",
            "The last {0} steps of “{1}”, every one: to the right where they led, upwards where they differ most. "
            "This plane holds {2:.0f} % of their squared distance from the first.",
        ).format(len(picture.path_steps[0]) - 1, one, 100 * picture.explained_together)
    else:
        held = translate("Descent", "This plane holds {0:.1f} % of the paths' squared distance from {1}.").format(
            100 * picture.explained_together, _origin(view, comparison, one)
        )
    surface = translate(
        "Descent",
        "The surface is C on {0:,} fixed training examples, {1} × {2} points in float64 ({3:.1f} s). Contours hold on "
        "this plane only; each dot has the colour of its own true cost.",
    ).format(picture.examples, len(picture.a), len(picture.b), picture.seconds)
    return sentences([held, surface])


def _origin(view: View, comparison: Comparison, one: str) -> str:
    if view.plane == "random":
        return translate("Descent", "the end of “{0}”").format(one)
    if view.plane == "principal" and not comparison.same_start:
        return translate("Descent", "their middle")
    return translate("Descent", "the start")


def slice_note(cut: Slice, names: Sequence[str], view: View) -> str:
    """What the line is, and what is marked on it."""
    one = names[min(view.one, len(names) - 1)]
    match cut.name:
        case "way":
            text = _way_note(cut, one)
        case "between":
            text = hill(cut)
        case "gradient":
            text = _gradient_note(cut, one)
        case _:
            text = translate(
                "Descent", "One parameter alone at the end of “{0}”; the others stay. Its slope there is {1:+.3g}."
            ).format(one, cut.slope or 0.0)
    surface = translate("Descent", "C on {0:,} fixed training examples at {1} points, in float64 ({2:.2f} s).")
    return sentences([text, surface.format(cut.examples, len(cut.ts), cut.seconds)])


def _way_note(cut: Slice, one: str) -> str:
    text = translate("Descent", "The straight line “{0}” could have taken from its start to its end.").format(one)
    if cut.barrier > 0.05 * cut.marks[0].cost:
        more = translate(
            "Descent", "On it C first rises by {0:.3g}: a descent never climbs this hill, it walks around."
        )
        return sentences([text, more.format(cut.barrier)])
    return text


def _gradient_note(cut: Slice, one: str) -> str:
    before, predicted, after = (mark.cost for mark in cut.marks)
    return translate(
        "Descent",
        "From where the step of “{0}” began, straight along −∇C of these examples; t is η. "
        "The slope promised ΔC = {1:+.3g}, the step taken gave {2:+.3g}.",
    ).format(one, predicted - before, after - before)


def mark_names() -> dict[str, str]:
    """What each mark of a line is called."""
    return {
        "start": translate("Descent", "start"),
        "end": translate("Descent", "end"),
        "other end": translate("Descent", "other end"),
        "before": translate("Descent", "before the step"),
        "after": translate("Descent", "step taken"),
        "predicted": translate("Descent", "promised"),
    }


def line_axis(cut: Slice, view: View, layer_sizes: Sequence[int]) -> str:
    """What the horizontal axis of a line counts."""
    match cut.name:
        case "way":
            return translate("Descent", "share of the straight way from start to end")
        case "between":
            return translate("Descent", "share of the straight way from one end to the other")
        case "gradient":
            return translate("Descent", "η: length of the step along −∇C")
    text = translate("Descent", "value of {0} = {1}")
    return text.format(flat_name(view.parameter), name_of(layer_sizes, view.parameter))


def cost_text(cost: float) -> str:
    """A cost inside a sentence."""
    return f"{cost:.3f}" if 0.01 <= cost < 1000 else f"{cost:.3g}"


def _brief(cost: float) -> str:
    return f"{cost:.3g}" if cost >= 0.1 else f"{cost:.3f}"


def ratio_text(value: float) -> str:
    return f"{value:.1f}" if math.isfinite(value) else "–"
