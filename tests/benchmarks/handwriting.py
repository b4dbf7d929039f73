"""The yardstick of the drawing pad: `python -m tests.benchmarks.handwriting [--sweep] [--augmentation] [--every N]`.

Strokes made from MNIST's test images (their skeletons), handled as hands handle them, and digits drawn as polylines,
are redrawn by `image_from_strokes` and shown to networks of five seeds trained for 10 epochs. This says how close the
redrawn images are to MNIST; it says nothing about the handwriting of people who are not in MNIST.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from engine.numerics import use_one_blas_thread

use_one_blas_thread()

import numpy as np
from numpy.typing import NDArray

from engine.augmentation import AUGMENTATIONS
from engine.datasets import Data, Dataset, load_mnist
from engine.handwriting import MNIST_LOOK, Look, image_from_strokes, raw_image
from engine.network import Network
from engine.thinning import strokes_of_image
from engine.training import TrainingConfig, TrainingSession
from tests.drawn_digits import drawings

SEEDS = range(5)
EPOCHS = 10
NETWORKS = {
    "16-16": TrainingConfig(),
    "100": TrainingConfig(layer_sizes=(784, 100, 10), mini_batch_size=10, learning_rate=1.0),
}
PAD = 240  # pixels of the pad; points of a mouse are whole ones
Strokes = list[NDArray[np.floating[Any]]]
Hand = Callable[[Strokes, np.random.Generator], Strokes]


def trained(data: Data, config: TrainingConfig) -> list[Network]:
    """One network for each seed."""
    networks = []
    for seed in SEEDS:
        session = TrainingSession(replace(config, seed=seed), data)
        for _ in range(EPOCHS):
            session.step_epoch()
        networks.append(session.network)
    return networks


def accuracy(networks: list[Network], images: Any, labels: NDArray[Any]) -> float:
    """Percent right, mean over the networks."""
    x = np.asarray(images, dtype=np.float32).reshape(len(labels), -1)
    return float(100 * np.mean([(network.feedforward(x).argmax(axis=1) == labels).mean() for network in networks]))


def placed(size: float) -> Hand:
    """Anywhere on the pad, so large a part of it, in whole pixels."""

    def hand(strokes: Strokes, rng: np.random.Generator) -> Strokes:
        points = np.concatenate(strokes)
        low, extent = points.min(axis=0), np.ptp(points, axis=0)
        factor = size * PAD / max(float(extent.max()), 1.0)
        corner = rng.random(2) * (PAD - extent * factor)
        return [np.round((stroke - low) * factor + corner) / PAD for stroke in strokes]

    return hand


def sampled(stroke: NDArray[Any], step: float) -> NDArray[Any]:
    """Every so many pixels of the image one point."""
    way = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(stroke, axis=0).T))])
    marks = np.linspace(0, way[-1], max(2, int(way[-1] / step) + 1))
    return np.stack([np.interp(marks, way, stroke[:, i]) for i in (0, 1)], axis=1)


def shaken(strokes: Strokes, rng: np.random.Generator) -> Strokes:
    return [fine + rng.normal(0, 0.15, fine.shape) for fine in (sampled(stroke, 0.5) for stroke in strokes)]


def sheared(by: float) -> Hand:
    """Leaning: so many pixels to the side for each pixel down."""
    return lambda strokes, rng: [stroke @ np.array([[1, 0], [by, 1]]) for stroke in strokes]


def fast(points: int) -> Hand:
    """Few points for the whole digit, evenly in time: a hand slows down in curves (two-thirds power law)."""

    def hand(strokes: Strokes, rng: np.random.Generator) -> Strokes:
        fine = [sampled(stroke, 0.25) for stroke in strokes]
        whole = sum(map(len, fine))
        return [_in_time(stroke, max(2, 1 + round(points * len(stroke) / whole))) for stroke in fine]

    return hand


def _in_time(fine: NDArray[Any], count: int) -> NDArray[Any]:
    """So many points of a finely sampled stroke, as a clock would take them."""
    if len(fine) < 12:
        return fine
    smooth = np.stack([np.convolve(np.pad(fine[:, i], 4, "edge"), np.ones(9) / 9, "valid") for i in (0, 1)], axis=1)
    heading = np.unwrap(np.arctan2(*np.gradient(smooth, axis=0).T[::-1]))
    seconds = np.concatenate([[0], np.cumsum((np.abs(np.gradient(heading)) + 0.0125)[1:] ** (1 / 3))])
    marks = np.linspace(0, seconds[-1], count)
    return np.stack([np.interp(marks, seconds, fine[:, i]) for i in (0, 1)], axis=1)


def left_open(strokes: Strokes, rng: np.random.Generator) -> Strokes:
    """An eighth of every stroke is missing at one of its ends."""
    fine = [sampled(stroke, 0.5) for stroke in strokes]
    return [s[len(s) // 8 :] if rng.random() < 0.5 else s[: len(s) - len(s) // 8] for s in fine]


def speckled(strokes: Strokes, rng: np.random.Generator) -> Strokes:
    return [*strokes, rng.choice([-4.0, 32.0], (1, 2))]


HANDS: dict[str, Hand] = {
    "as they are": lambda strokes, rng: strokes,
    "anywhere, 35 % of the pad": placed(0.35),
    "anywhere, 60 % of the pad": placed(0.60),
    "anywhere, 85 % of the pad": placed(0.85),
    "a point every 2 pixels": lambda strokes, rng: [sampled(stroke, 2) for stroke in strokes],
    "a point every 4 pixels": lambda strokes, rng: [sampled(stroke, 4) for stroke in strokes],
    "shaking, 0.15 pixels": shaken,
    "with a speckle": speckled,
    "a fast hand, 12 points": fast(12),
    "a fast hand, 8 points": fast(8),
    "leaning to the right": sheared(-0.25),
    "leaning to the left": sheared(0.25),
    "an eighth too wide": lambda strokes, rng: [stroke * [1.125, 1] for stroke in strokes],
    "an end left out": left_open,
}


def show(name: str, images: Any, labels: NDArray[Any], networks: dict[str, list[Network]]) -> None:
    each = " ".join(f"{accuracy(group, images, labels):8.2f}" for group in networks.values())
    print(f"{name:34} {each}", flush=True)


def statistics(images: NDArray[Any]) -> str:
    """Of images (N, 28, 28) in [0, 1]: what a look has in common with MNIST, or not."""
    lit = images > 0
    sides = np.maximum(images.max(axis=1).sum(axis=1), images.max(axis=2).sum(axis=1))
    greys = np.histogram(images[lit], bins=4, range=(0, 1))[0] / lit.sum()
    return (
        f"ink {images.sum(axis=(1, 2)).mean():6.1f}  mean lit {images[lit].mean():.3f}  "
        f"longer side {sides.mean():.2f}  greys {' '.join(f'{grey:.2f}' for grey in greys)}"
    )


def digit_by_digit(images: NDArray[Any], redrawn: NDArray[Any], labels: NDArray[Any]) -> None:
    """Ink, width of the stroke, longer side and centre of MNIST's digits and of the redrawn ones."""
    print("digit: ink, stroke width, longer side, centre x and y of MNIST | the same, redrawn")
    for digit in range(10):
        print(f"{digit}: " + " | ".join(_measures(group[labels == digit]) for group in (images, redrawn)))


def _measures(images: NDArray[Any]) -> str:
    """The stroke's width is its ink over its length, the length that of its thinned line."""
    ink = images.sum(axis=(1, 2))
    places = np.arange(28) + 0.5
    centre = [(images.sum(axis=axis) @ places / ink).mean() for axis in (1, 2)]
    widths = [
        mass / sum(np.hypot(*np.diff(stroke, axis=0).T).sum() for stroke in strokes_of_image(image))
        for mass, image in zip(ink[:60], images[:60], strict=True)
    ]
    sides = np.maximum(images.max(axis=1).sum(axis=1), images.max(axis=2).sum(axis=1))
    return f"{ink.mean():6.1f} {np.median(widths):5.2f} {sides.mean():6.2f} {centre[0]:6.2f} {centre[1]:6.2f}"


def sweep(drawn: list[Strokes], labels: NDArray[Any], networks: dict[str, list[Network]]) -> None:
    """One number of the look at a time."""
    for field, values in (
        ("longest_side", (18.5, 19.0, 19.4, 19.6, 19.8, 20.0, 20.5)),
        ("pen_width", (1.7, 2.0, 2.2, 2.4, 2.6, 2.9, 3.2)),
        ("softness", (0.5, 0.75, 1.0, 1.25, 1.5)),
    ):
        for value in values:
            look: Look = replace(MNIST_LOOK, **{field: value})
            images = np.array([image_from_strokes(strokes, look) for strokes in drawn])
            show(f"{field} {value}", images, labels, networks)
            print(f"    {statistics(images)}")


def ways(networks: dict[str, list[Network]]) -> None:
    """Polylines, by the way each digit is drawn."""
    groups: dict[str, list[tuple[int, Strokes]]] = defaultdict(list)
    for digit, way, strokes in drawings(40):
        groups[f"{digit} {way}"].append((digit, strokes))
    groups = {"all polylines": [pair for group in groups.values() for pair in group], **groups}
    for name, group in groups.items():
        labels = np.array([digit for digit, _ in group])
        show(name, [image_from_strokes(strokes) for _, strokes in group], labels, networks)


def compare_augmentations(data: Data, drawn: list[Strokes], some: Dataset) -> None:
    """What changing the training images does to images, redrawn images and polylines."""
    polylines = list(drawings(40))
    digits = np.array([digit for digit, _, _ in polylines])
    for name in AUGMENTATIONS:
        networks = {key: trained(data, replace(config, augmentation=name)) for key, config in NETWORKS.items()}
        show(f"{name}: images", some.images / 255, some.labels, networks)
        show(f"{name}: redrawn", [image_from_strokes(strokes) for strokes in drawn], some.labels, networks)
        show(f"{name}: polylines", [image_from_strokes(strokes) for _, _, strokes in polylines], digits, networks)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sweep", action="store_true", help="vary pen, softness and size")
    parser.add_argument("--augmentation", action="store_true", help="train with changed images as well")
    parser.add_argument("--every", type=int, default=4, help="use every so many of the 10,000 test images")
    arguments = parser.parse_args()
    data = load_mnist()
    networks = {name: trained(data, config) for name, config in NETWORKS.items()}
    some = data.test.subset(np.arange(0, len(data.test), arguments.every))
    images = some.images / 255
    drawn = [strokes_of_image(image) for image in images]
    print(f"{len(some)} test images; percent right{'':12}" + " ".join(f"{name:>8}" for name in networks))
    show("the images themselves", images, some.labels, networks)
    for name, hand in HANDS.items():
        rng = np.random.default_rng(0)
        show(name, [image_from_strokes(hand(strokes, rng)) for strokes in drawn], some.labels, networks)
    for pen in (0.04, 0.08, 0.16):
        rng = np.random.default_rng(0)
        raw = [raw_image(placed(0.6)(strokes, rng), pen) for strokes in drawn]
        show(f"raw, 60 % of the pad, pen {pen:.0%}", raw, some.labels, networks)
    print(f"MNIST    {statistics(images)}")
    redrawn = np.array([image_from_strokes(strokes) for strokes in drawn])
    print(f"redrawn  {statistics(redrawn)}")
    digit_by_digit(images, redrawn, some.labels)
    ways(networks)
    if arguments.augmentation:
        compare_augmentations(data, drawn, some)
    if arguments.sweep:
        sweep(drawn, some.labels, networks)


if __name__ == "__main__":
    main()
