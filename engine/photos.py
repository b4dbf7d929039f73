"""A digit out of a picture, a photo of paper or a screenshot: find its ink, thin it to strokes, draw it like MNIST.

Otsu, "A threshold selection method from gray-level histograms" (1979), decides what is ink once the shading of the
paper is gone. Arrays in, arrays out; decoding files is somebody else's work.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from engine.handwriting import MNIST_LOOK, Look, image_from_strokes
from engine.thinning import strokes_of_image

Ink = Literal["auto", "dark", "light"]
Grey = NDArray[np.floating[Any]]
Mask = NDArray[np.bool_]

WORKING_SIDE = 360  # pixels of the longer side that a picture is made smaller to
_THINNED_SIDE = 80  # pixels of the digit's longer side when its lines are followed
_LEAST_CONTRAST = 0.07  # of white, between ink and paper
_ABOVE_NOISE = 5  # times the noise of the paper
_LEAST_PART = 0.02  # of the largest part's area; smaller parts are speckles
_NEAR = 0.25  # of the largest part's longer side; parts farther away belong to something else
_INSIDE_ENOUGH = 0.1  # of the largest part's area; then parts at the picture's edge are frames and shadows


SENTENCES = {
    "no ink": "No ink was found in this picture. Choose one with a single digit or letter in clear lines.",
    "no contrast": "Nothing stands out clearly in this picture. Choose one with a single digit or letter, dark lines "
    "on light ground, or light lines on dark.",
    "no picture": "{name} is not a picture that can be read: {detail}. Choose a PNG, JPEG, BMP, GIF or WebP file.",
    "no file": "{name} is not a file. Choose a picture file.",
    "not allowed": "{name} could not be read: you do not have permission. Let its owner give you read access, or "
    "choose a copy you may read.",
    "too large": "{name} has {width:,} x {height:,} pixels; pictures up to {most:,} pixels are read. Make it smaller "
    "first.",
    "too long": "{name} has {size:,} bytes; picture files up to {most:,} bytes are read. Make it smaller first.",
}


class PictureError(ValueError):
    """A picture is of no use: what is wrong with it, and what to do. `reason` is a key of SENTENCES."""

    def __init__(self, reason: str, **details: Any) -> None:
        super().__init__(SENTENCES[reason].format(**details))
        self.reason, self.details = reason, details
        self.grey: Grey | None = None  # the picture as it was worked on, (h, w), if it came so far


@dataclass(frozen=True, slots=True, eq=False)
class FoundDigit:
    """What was seen in a picture, and what it becomes."""

    image: NDArray[np.float32]  # as the network gets it, in [0, 1]
    grey: Grey  # the picture as it was worked on, (h, w) in [0, 1]
    ink: Mask  # which of its pixels are the digit, (h, w)
    is_dark: bool  # whether the ink is darker than the paper


def find_digit(pixels: NDArray[np.uint8], look: Look = MNIST_LOOK, ink: Ink = "auto", more: float = 1.0) -> FoundDigit:
    """Find a digit in RGBA bytes (H, W, 4) and draw it as the look says; PictureError if there is none.

    `ink` says whether it is darker or lighter than the paper, if the border of the picture does not tell; `more` above
    1 takes fainter marks for ink as well.
    """
    if pixels.ndim != 3 or pixels.shape[2] != 4 or min(pixels.shape[:2]) < 1:
        raise ValueError(f"pixels has shape {pixels.shape}; it must be (H, W, 4)")
    grey = made_smaller(_grey(pixels), WORKING_SIDE)
    strength, is_dark = _strength(grey, ink)
    try:
        threshold = _threshold(strength) / more
        mask = _chosen_parts(strength > threshold)
    except PictureError as error:
        error.grey = grey
        raise
    image = image_from_strokes(_strokes(strength / threshold / 2, mask), look)
    return FoundDigit(image, grey, mask, is_dark)


def _grey(pixels: NDArray[np.uint8]) -> Grey:
    """Luminance (H, W) in [0, 1]; what is transparent becomes paper, the opposite of what is not."""
    grey = pixels[..., :3] @ np.array([0.299, 0.587, 0.114], dtype=np.float32) / 255
    alpha = pixels[..., 3].astype(np.float32) / 255
    if alpha.min() < 1 and alpha.max() > 0:
        paper = 1.0 if (grey * alpha).sum() / alpha.sum() < 0.5 else 0.0
        grey = grey * alpha + paper * (1 - alpha)
    return np.asarray(grey)


def made_smaller(grey: Grey, longest: int) -> Grey:
    """Means over areas, so that the longer side has at most so many pixels; smaller pictures stay."""
    factor = longest / max(grey.shape)
    if factor >= 1:
        return grey
    height, width = (max(1, round(n * factor)) for n in grey.shape)
    return np.asarray(_area_weights(grey.shape[0], height) @ grey @ _area_weights(grey.shape[1], width).T)


def _area_weights(n: int, m: int) -> Grey:
    """(m, n): the share that each of n old pixels has in each of m new ones; rows add up to 1."""
    edges = np.linspace(0, n, m + 1)
    left, right = np.maximum(edges[:-1, None], np.arange(n)), np.minimum(edges[1:, None], np.arange(1, n + 1))
    return np.asarray(np.maximum(0, right - left) * (m / n))


def _strength(grey: Grey, ink: Ink) -> tuple[Grey, bool]:
    """How much each pixel stands out from the paper, on the side of the ink; and whether that is the dark side."""
    darker = _paper(grey) - grey
    if ink == "auto":
        dark, light = np.percentile(_inner(darker), 99.5), np.percentile(_inner(-darker), 99.5)
        is_dark = bool(dark >= light)
    else:
        is_dark = ink == "dark"
    return (darker if is_dark else -darker), is_dark


def _paper(grey: Grey) -> Grey:
    """Brightness the paper would have everywhere (h, w): a surface of second order, through the border at first.

    Fitted again and again with less weight on what stands out, so that in the end the ink has no say.
    """
    height, width = grey.shape
    v, u = np.meshgrid(np.linspace(-1, 1, height), np.linspace(-1, 1, width), indexing="ij")
    terms = np.stack([np.ones_like(u), u, v, u * u, u * v, v * v], axis=-1).reshape(-1, 6)
    values = grey.ravel()
    weights = np.where(np.maximum(np.abs(u), np.abs(v)).ravel() > 0.8, 1.0, 1e-3)
    surface = values
    for _ in range(12):
        weighted = terms * weights[:, None]
        surface = terms @ np.linalg.lstsq(weighted.T @ terms, weighted.T @ values, rcond=1e-9)[0]
        away = np.abs(values - surface)
        spread = max(1.5 * float(np.median(away)), 0.01)
        weights = 1 / (1 + (away / spread) ** 2) ** 2
    return np.asarray(surface.reshape(grey.shape))


def _threshold(strength: Grey) -> float:
    """What stands out more than this is ink; PictureError if nothing does."""
    noise = 1.48 * float(np.median(np.abs(strength)))
    peak = float(np.percentile(_inner(strength), 99.7))
    if peak < _LEAST_CONTRAST or peak < _ABOVE_NOISE * noise:
        raise PictureError("no contrast")
    inner = _inner(strength)
    near_ink = _grown(inner > max(_ABOVE_NOISE * noise, 0.3 * peak), 3)
    return max(_otsu(inner[near_ink].clip(0, peak)), 3 * noise)


def _inner(values: Grey) -> Grey:
    """Without the rim of the picture, where frames and shadows are."""
    rim = [n // 16 for n in values.shape]
    return values[rim[0] : values.shape[0] - rim[0], rim[1] : values.shape[1] - rim[1]]


def _otsu(values: Grey) -> float:
    """The threshold that parts the values into the two most different classes."""
    counts, edges = np.histogram(values, bins=128)
    middles = (edges[:-1] + edges[1:]) / 2
    below, total = np.cumsum(counts)[:-1], counts.sum()
    sum_below, sum_all = np.cumsum(counts * middles)[:-1], float(counts @ middles)
    with np.errstate(invalid="ignore", divide="ignore"):
        between = (sum_all * below / total - sum_below) ** 2 / (below * (total - below))
    return float(edges[1 + int(np.nanargmax(between))]) if np.isfinite(between).any() else float(values.mean())


def _grown(mask: Mask, by: int) -> Mask:
    """The mask and everything up to so many pixels from it, along rows and columns."""
    for axis in (0, 1):
        grown = mask.copy()
        for step in range(1, by + 1):
            ahead, behind = [slice(None)] * 2, [slice(None)] * 2
            ahead[axis], behind[axis] = slice(step, None), slice(None, -step)
            grown[tuple(ahead)] |= mask[tuple(behind)]
            grown[tuple(behind)] |= mask[tuple(ahead)]
        mask = grown
    return mask


def _chosen_parts(mask: Mask) -> Mask:
    """The largest connected part and those that belong to it; not the frame of the picture, and no speckles."""
    labels, count = connected_parts(mask)
    if not count:
        raise PictureError("no ink")
    areas = np.bincount(labels.ravel(), minlength=count + 1)
    areas[0] = 0
    at_edge = np.zeros(count + 1, dtype=bool)
    for edge in (labels[0], labels[-1], labels[:, 0], labels[:, -1]):
        at_edge[edge] = True
    inside = np.where(at_edge, 0, areas)
    if inside.max() >= _INSIDE_ENOUGH * areas.max():
        areas = inside
    boxes = _boxes(labels, count)
    main = int(areas.argmax())
    reach = _NEAR * (boxes[main, 2:] - boxes[main, :2]).max()
    gap = np.maximum(boxes[:, :2] - boxes[main, 2:], boxes[main, :2] - boxes[:, 2:]).max(axis=1)
    keep = (areas >= _LEAST_PART * areas[main]) & (gap <= reach) & (areas > 0)
    return np.asarray(keep[labels])


def _boxes(labels: NDArray[np.intp], count: int) -> NDArray[np.intp]:
    """(count + 1, 4): first row, first column, last row, last column of each part."""
    boxes = np.empty((count + 1, 4), dtype=np.intp)
    boxes[:, :2], boxes[:, 2:] = max(labels.shape), -1
    for axis, places in enumerate(np.indices(labels.shape)):
        np.minimum.at(boxes[:, axis], labels.ravel(), places.ravel())
        np.maximum.at(boxes[:, axis + 2], labels.ravel(), places.ravel())
    return boxes


def connected_parts(mask: Mask) -> tuple[NDArray[np.intp], int]:
    """Number what touches in a mask (h, w), corners included: labels (h, w), 0 where nothing is, and how many parts."""
    parents = [0]

    def root(label: int) -> int:
        while parents[label] != label:
            parents[label] = parents[parents[label]]
            label = parents[label]
        return label

    labels = np.zeros(mask.shape, dtype=np.intp)
    above: list[tuple[int, int, int]] = []  # runs of the row above: start, stop, label
    padded = np.pad(mask, ((0, 0), (1, 1))).astype(np.int8)
    for row, steps in enumerate(np.diff(padded, axis=1)):
        runs = []
        for start, stop in zip(np.flatnonzero(steps == 1), np.flatnonzero(steps == -1), strict=True):
            touched = [label for left, right, label in above if left <= stop and right >= start]
            if not touched:
                parents.append(len(parents))
            label = min((root(other) for other in touched), default=len(parents) - 1)
            for other in touched:
                parents[root(other)] = label
            labels[row, start:stop] = label
            runs.append((int(start), int(stop), label))
        above = runs
    roots = np.array([root(label) for label in range(len(parents))])
    kept, numbers = np.unique(roots, return_inverse=True)
    return numbers[labels], len(kept) - 1


def _strokes(ink: Grey, mask: Mask) -> list[Grey]:
    """The middle lines of the digit; `ink` is 0.5 at the edge of what the mask holds."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    box = np.s_[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    alone = np.pad(np.where(_grown(mask, 1), ink, 0)[box].clip(0, 1), 2)
    side = max(alone.shape)
    finer = max(1, round(_THINNED_SIDE / side))
    smaller = _blurred(made_smaller(alone, _THINNED_SIDE + 4), passes=0 if finer > 1 else 6)
    return strokes_of_image(smaller, min(0.5, 0.5 * float(smaller.max())), finer)


def _blurred(grey: Grey, passes: int) -> Grey:
    """Rough edges made even, or thinning would take every bump for the beginning of a line."""
    for _ in range(passes):
        for axis in (0, 1):
            padded = np.pad(grey, [(1, 1) if axis == where else (0, 0) for where in (0, 1)])
            n = grey.shape[axis]
            before, after = (padded.take(range(start, start + n), axis) for start in (0, 2))
            grey = (before + 2 * grey + after) / 4
    return grey
