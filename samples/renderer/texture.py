# SPDX-License-Identifier: Apache-2.0
"""Noise and blur, built from sums and products only."""
import numpy as np
from PIL import Image


def clouds(shape, cell, rng):
    """Smooth noise, -1 to 1: one random value for each cell of `cell` pixels, bicubic between them."""
    rows, columns = max(2, int(shape[0] / cell) + 2), max(2, int(shape[1] / cell) + 2)
    grid = Image.fromarray(rng.uniform(-1.0, 1.0, (rows, columns)).astype(np.float32), mode="F")
    return np.asarray(grid.resize((shape[1], shape[0]), Image.BICUBIC), dtype=np.float32)


def grain(shape, rng):
    """Independent noise for each pixel, -1 to 1, most of it near 0 (the mean of three even draws)."""
    total = rng.random(shape, dtype=np.float32)
    total += rng.random(shape, dtype=np.float32)
    total += rng.random(shape, dtype=np.float32)
    return total * np.float32(2.0 / 3.0) - np.float32(1.0)


def _soften_rows(image):
    padded = np.concatenate([image[:1], image, image[-1:]])
    return (padded[:-2] + padded[2:]) * np.float32(0.25) + image * np.float32(0.5)


def blur(image, sigma):
    """Blur by repeated (1 2 1)/4, which adds half a pixel of variance each time."""
    for _ in range(int(round(2.0 * sigma * sigma))):
        image = _soften_rows(image)
        image = np.swapaxes(_soften_rows(np.swapaxes(image, 0, 1)), 0, 1)
    return np.ascontiguousarray(image)


def halved(image):
    """Half the size, each pixel the mean of four."""
    rows, columns = image.shape[0] // 2 * 2, image.shape[1] // 2 * 2
    image = image[:rows, :columns]
    return (image[::2, ::2] + image[1::2, ::2] + image[::2, 1::2] + image[1::2, 1::2]) * np.float32(0.25)


def wide_blur(image, cell):
    """A very wide blur of a grey image: shrunk to cells, softened, and stretched again."""
    height, width = image.shape
    small = Image.fromarray(image, mode="F").resize((max(2, width // cell), max(2, height // cell)), Image.BOX)
    soft = blur(np.asarray(small, dtype=np.float32), 1.5)
    return np.asarray(Image.fromarray(soft, mode="F").resize((width, height), Image.BICUBIC), dtype=np.float32)
