"""The one example that the window shows: a drawing, or an image of the data with its label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from engine.datasets import Data, Dataset
from engine.handwriting import image_from_strokes, look_for, raw_image
from engine.mini_batch import MiniBatch

Source = Literal["nothing", "drawing", "picture", "test", "train"]
_SLIP = 0.03  # of the pad: all ink together is larger, or it is a dot
DIGITS = (28, 28)  # height and width of MNIST's images


@dataclass(frozen=True, slots=True, eq=False)
class ShownExample:
    """An input image (H, W) in [0, 1], float64; where it comes from; and the desired class, where it is known."""

    source: Source
    image: NDArray[Any] | None = None
    desired: int | None = None
    index: int | None = None  # in its split of the data
    raw: bool = False  # a drawing that was neither fitted nor centred
    changed: bool = False  # an image of the data as augmentation changed it

    @property
    def needs_answer(self) -> bool:
        """Whether only the person can say what it is."""
        return self.source in ("drawing", "picture")

    @property
    def x(self) -> NDArray[Any] | None:
        """The image as the network's input, (H*W,)."""
        return None if self.image is None else self.image.ravel()


NOTHING = ShownExample("nothing")


def from_strokes(
    strokes: tuple[NDArray[Any], ...],
    desired: int | None = None,
    shape: tuple[int, int] = DIGITS,
    raw_pen: float | None = None,
) -> ShownExample:
    """What the network sees of a drawing; NOTHING for an empty pad. With a raw pen, the pad as it is, made smaller."""
    if not strokes:
        return NOTHING
    raw = raw_pen is not None
    if raw_pen is not None:
        image = raw_image(strokes, raw_pen, shape)
    else:
        image = image_from_strokes(_without_slip(strokes), look_for(shape))
    return ShownExample("drawing", image.astype(np.float64), desired, raw=raw)


def _without_slip(strokes: Sequence[NDArray[Any]]) -> Sequence[NDArray[Any]]:
    """A click during which the mouse moved a little is a dot, not a line to be enlarged."""
    points = np.concatenate(strokes)
    return [points.mean(axis=0, keepdims=True)] if np.ptp(points, axis=0).max() < _SLIP else strokes


def from_picture(image: NDArray[Any], desired: int | None = None) -> ShownExample:
    """Take an image (H, W) in [0, 1] that was made of a picture."""
    return ShownExample("picture", np.asarray(image, dtype=np.float64), desired)


def from_data(data: Data, source: Source, index: int) -> ShownExample:
    """Take an example of the test or the training split."""
    dataset = split(data, source)
    image = dataset.x(slice(index, index + 1)).reshape(dataset.image_shape)
    return ShownExample(source, image, int(dataset.labels[index]), index)


def from_mini_batch(mini_batch: MiniBatch, place: int) -> ShownExample:
    """Take the example at a place of a mini-batch, with its image as the step takes it."""
    image = mini_batch.x(slice(place, place + 1)).reshape(mini_batch.train.image_shape)
    return ShownExample(
        "train",
        image,
        int(mini_batch.labels[place]),
        int(mini_batch.indices[place]),
        changed=mini_batch.augmenter is not None,
    )


def are_digits(names: Sequence[str]) -> bool:
    """Whether classes of these names are the ten digits, or some of them."""
    return all(len(name) == 1 and name.isdigit() for name in names)


def split(data: Data, source: Source) -> Dataset:
    """The dataset that a source names."""
    return data.train if source == "train" else data.test
