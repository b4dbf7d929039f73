"""Training images changed a little each time they are seen: moved, turned, sized, slanted, with another pen.

A network that saw MNIST's digits only as they are knows little of other hands. What happens to an example is a pure
function of seed, epoch and place in the epoch, so the same run gives the same weights however it is stepped.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

AugmentationName = Literal["none", "mild", "strong"]
Pixels = NDArray[np.floating[Any]]
_SIDE = 28  # the pixels that Strength.shift is measured in


@dataclass(frozen=True, slots=True)
class Strength:
    """The largest change in either direction; every value in between is equally likely."""

    shift: float  # pixels of a 28x28 image
    rotation: float  # radians
    scale: float  # part of the size, of height and width each
    shear: float  # slant: pixels to the side for each pixel down
    stroke: float  # 1 makes the pen two pixels thicker, -1 two pixels thinner


STRENGTHS: Mapping[AugmentationName, Strength] = {
    "mild": Strength(shift=0.7, rotation=math.radians(7), scale=0.07, shear=0.12, stroke=0.2),
    "strong": Strength(shift=1.4, rotation=math.radians(14), scale=0.14, shear=0.25, stroke=0.4),
}
AUGMENTATIONS: tuple[AugmentationName, ...] = ("none", *STRENGTHS)


class Augmenter:
    """Changes training images of one size (H, W) in place, by a strength and a seed."""

    def __init__(self, image_shape: tuple[int, int], name: AugmentationName, seed: int, examples: int) -> None:
        self._shape, self._strength = image_shape, STRENGTHS[name]
        self._seed, self._examples = seed, examples
        self._epoch = -1
        self._maps: NDArray[np.float32] = np.empty((0, 2, 3), dtype=np.float32)
        self._strokes: NDArray[np.float32] = np.empty(0, dtype=np.float32)
        height, width = image_shape
        y, x = np.mgrid[:height, :width].astype(np.float32)
        self._y, self._x = (y - (height - 1) / 2).ravel(), (x - (width - 1) / 2).ravel()

    def change(self, x: Pixels, epoch: int, start: int) -> None:
        """Change the examples x (B, H*W) in [0, 1] that stand at start, start + 1, ... in this epoch's order."""
        if self._epoch != epoch:
            self._draw_lots(epoch)
        rows = slice(start, start + len(x))
        images = x.reshape(len(x), *self._shape)
        _change_strokes(images, self._strokes[rows, None, None])
        x[...] = self._sampled(images, self._maps[rows])

    def _draw_lots(self, epoch: int) -> None:
        """For every place of the epoch: the map (2, 3) from a new pixel back to the old image, and the pen's change."""
        lots = np.random.default_rng((self._seed, 2, epoch)).uniform(-1, 1, (self._examples, 7))
        strength = self._strength
        turn, slant = lots[:, 0] * strength.rotation, lots[:, 1] * strength.shear
        wide, high = 1 + lots[:, 2] * strength.scale, 1 + lots[:, 3] * strength.scale
        cos, sin = np.cos(turn), np.sin(turn)
        maps = np.empty((self._examples, 2, 3), dtype=np.float32)
        maps[:, 0, 0], maps[:, 0, 1] = cos / wide, (slant * cos - sin) / high
        maps[:, 1, 0], maps[:, 1, 1] = sin / wide, (slant * sin + cos) / high
        maps[:, :, 2] = lots[:, 4:6] * strength.shift * min(self._shape) / _SIDE
        self._maps, self._strokes = maps, (lots[:, 6] * strength.stroke).astype(np.float32)
        self._epoch = epoch

    def _sampled(self, images: Pixels, maps: NDArray[np.float32]) -> Pixels:
        """Images (B, H, W) looked up where each new pixel comes from, linearly between four pixels, dark outside."""
        height, width = self._shape
        padded = np.zeros((len(images), height + 3, width + 3), dtype=images.dtype)
        padded[:, 1:-2, 1:-2] = images
        columns = maps[:, 0, :1] * self._x + maps[:, 0, 1:2] * self._y + (maps[:, 0, 2:] + (width - 1) / 2 + 1)
        rows = maps[:, 1, :1] * self._x + maps[:, 1, 1:2] * self._y + (maps[:, 1, 2:] + (height - 1) / 2 + 1)
        np.clip(columns, 0, width + 1, columns)
        np.clip(rows, 0, height + 1, rows)
        left, top = columns.astype(np.int32), rows.astype(np.int32)  # both are positive, so this rounds down
        columns -= left
        rows -= top
        stride = padded[0].size
        place = left + top * (width + 3)
        place += np.arange(len(images), dtype=np.int32)[:, None] * stride
        flat = padded.ravel()
        upper = _between(flat, place, columns)
        lower = _between(flat, place + (width + 3), columns)
        lower -= upper
        lower *= rows
        return np.asarray(upper + lower)


def _between(flat: Pixels, place: NDArray[np.int32], part: Pixels) -> Pixels:
    """Between the pixels at `place` and right of it."""
    left, right = flat.take(place), flat.take(place + 1)
    right -= left
    right *= part
    return np.asarray(left + right)


def _change_strokes(images: Pixels, amounts: Pixels) -> None:
    """Blend images (B, H, W) in place with their brightest (amount above 0) or darkest direct neighbours."""
    thicker, thinner = images.copy(), images.copy()
    for here, there in (
        (np.s_[:, 1:], np.s_[:, :-1]),
        (np.s_[:, :-1], np.s_[:, 1:]),
        (np.s_[:, :, 1:], np.s_[:, :, :-1]),
        (np.s_[:, :, :-1], np.s_[:, :, 1:]),
    ):
        np.maximum(thicker[here], images[there], out=thicker[here])
        np.minimum(thinner[here], images[there], out=thinner[here])
    thicker -= images
    thinner -= images
    images += thicker * np.maximum(amounts, 0) - thinner * np.minimum(amounts, 0)


def versions(image: Pixels, name: AugmentationName, count: int, seed: int = 0) -> Pixels:
    """The same image (H, W) changed in so many ways, (count, H, W); unchanged with "none"."""
    x = np.repeat(np.asarray(image, dtype=np.float64).reshape(1, -1), count, axis=0)
    if name != "none":
        Augmenter((image.shape[0], image.shape[1]), name, seed, count).change(x, 0, 0)
    return x.reshape(count, *image.shape)
