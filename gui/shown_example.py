"""The one example that the window shows: a drawing, or an image of the data with its label."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from engine.datasets import Data, Dataset
from engine.handwriting import image_from_strokes

Source = Literal["nothing", "drawing", "test", "train"]


@dataclass(frozen=True, slots=True, eq=False)
class ShownExample:
    """An input image (H, W) in [0, 1], float64; where it comes from; and the desired class, where it is known."""

    source: Source
    image: NDArray[Any] | None = None
    desired: int | None = None
    index: int | None = None  # in its split of the data

    @property
    def x(self) -> NDArray[Any] | None:
        """The image as the network's input, (H*W,)."""
        return None if self.image is None else self.image.ravel()


NOTHING = ShownExample("nothing")


def from_strokes(strokes: tuple[NDArray[Any], ...], desired: int | None = None) -> ShownExample:
    """What the network sees of a drawing; NOTHING for an empty pad."""
    if not strokes:
        return NOTHING
    return ShownExample("drawing", image_from_strokes(strokes).astype(np.float64), desired)


def from_data(data: Data, source: Source, index: int) -> ShownExample:
    """Take an example of the test or the training split."""
    dataset = split(data, source)
    image = dataset.x(slice(index, index + 1)).reshape(dataset.image_shape)
    return ShownExample(source, image, int(dataset.labels[index]), index)


def split(data: Data, source: Source) -> Dataset:
    """The dataset that a source names."""
    return data.train if source == "train" else data.test
