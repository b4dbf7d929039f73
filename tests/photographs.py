"""Photographs of digits, made up: ink on paper with shading, noise, specks and a dark frame."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray


def photograph(
    image: NDArray[Any],
    *,
    dark: bool = True,
    enlarged: int = 10,
    noise: float = 0.03,
    ramp: float = 0.4,
    contrast: float = 0.6,
    border: int = 50,
    specks: int = 0,
    frame: bool = False,
    seed: int = 0,
) -> NDArray[np.uint8]:
    """RGBA bytes (H, W, 4) of an image (28, 28) in [0, 1] as ink, dark on light paper or light on a dark ground."""
    rng = np.random.default_rng(seed)
    ink = np.pad(np.kron(image, np.ones((enlarged, enlarged))), ((border, border), (border + 30, border)))
    y, x = np.mgrid[0 : 1 : ink.shape[0] * 1j, 0 : 1 : ink.shape[1] * 1j]
    paper = 0.95 - ramp * (0.6 * x + 0.4 * y) - 0.1 * ramp * (x - 0.5) ** 2
    grey = paper * (1 - contrast * ink) if dark else 0.08 + 0.4 * ramp * x + 0.7 * contrast * ink
    grey = grey + rng.normal(0, noise, grey.shape)
    for _ in range(specks):
        row, column = rng.integers(0, grey.shape[0] - 4), rng.integers(0, grey.shape[1] - 4)
        grey[row : row + 4, column : column + 4] = 0.1 if dark else 0.9
    if frame:
        grey[:12], grey[:, -15:] = 0.1, 0.15
    pixels = np.full((*grey.shape, 4), 255, dtype=np.uint8)
    pixels[..., :3] = np.round(255 * grey.clip(0, 1)).astype(np.uint8)[..., None]
    return pixels
