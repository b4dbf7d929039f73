"""What the Descent workspace works out for a view, off the GUI thread. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from engine import pictures, slices
from engine.comparison import Comparison
from engine.jobs import Progress
from engine.pictures import Picture
from engine.slices import Slice
from gui.descent_plan import View


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """What was worked out for a view of a comparison: a picture or a line."""

    comparison: Comparison
    view: View
    picture: Picture | None = None
    cut: Slice | None = None


def work_for(view: View, comparison: Comparison, aspect: float) -> Callable[[Progress], Seen]:
    """Return the work; `aspect` is the width of a picture over its height."""

    def work(progress: Progress) -> Seen:
        if view.mode == "line":
            return Seen(comparison, view, cut=cut_of(view, comparison, progress))
        return Seen(comparison, view, picture=picture_of(view, comparison, aspect, progress))

    return work


def picture_of(view: View, comparison: Comparison, aspect: float, progress: Progress) -> Picture:
    """All paths on one plane, or the last steps of one."""
    last = len(comparison.descents) - 1
    one, other = min(view.one, last), min(view.other, last)
    if view.mode == "magnified":
        return pictures.magnified(comparison, one, view.last, aspect, progress)
    return pictures.whole(comparison, view.plane, aspect, (one, other), progress)


def cut_of(view: View, comparison: Comparison, progress: Progress) -> Slice:
    """The cost along the line that the view asks for."""
    surface, paths = comparison.landscape, [descent.path for descent in comparison.descents]
    one, other = (paths[min(number, len(paths) - 1)] for number in (view.one, view.other))
    match view.line:
        case "way":
            return slices.from_start_to_end(surface, one, progress)
        case "between":
            return slices.between_ends(surface, one, other, progress)
        case "parameter":
            return slices.along_parameter(surface, one, view.parameter, progress)
    return slices.along_gradient(surface, one, view.line == "last step", progress)
