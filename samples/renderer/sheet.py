# SPDX-License-Identifier: Apache-2.0
"""The sheet of paper: colour, stains, folds, holes, bleed-through, stamps and pencil."""
import math

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from .texture import blur, clouds, grain
from .typewriter import FONTS

TINTS = {"white": (238, 237, 232), "cream": (232, 222, 196), "yellow": (222, 203, 158), "brown": (203, 180, 138),
         "grey": (205, 203, 196)}
COLOURS = {"violet": (92, 70, 150), "blue": (52, 82, 165), "red": (186, 44, 40), "green": (40, 120, 80),
           "pencil": (92, 92, 96), "red pencil": (190, 60, 50), "blue pencil": (60, 84, 160)}

# Digits as a hand writes them: strokes of points in a box of 1 by 2.
DIGITS = {
    "0": [[(.5, 0), (.1, .6), (.1, 1.4), (.5, 2), (.9, 1.4), (.9, .6), (.5, 0)]],
    "1": [[(.3, .5), (.6, 0), (.5, 2)]],
    "2": [[(.1, .5), (.4, 0), (.9, .4), (.6, 1.2), (.1, 2), (.6, 1.9), (1, 2)]],
    "3": [[(.1, .2), (.6, 0), (.8, .4), (.4, .9), (.9, 1.3), (.6, 1.9), (.1, 1.8)]],
    "4": [[(.4, 0), (.1, 1.2), (1, 1.1)], [(.8, .6), (.6, 2)]],
    "5": [[(.9, 0), (.3, .1), (.2, .9), (.8, 1), (.9, 1.6), (.1, 2)]],
    "6": [[(.8, 0), (.2, .9), (.1, 1.6), (.5, 2), (.9, 1.5), (.5, 1.1), (.2, 1.5)]],
    "7": [[(.1, .1), (.9, 0), (.4, 2)], [(.3, 1), (.8, .9)]],
    "8": [[(.8, .2), (.3, .1), (.3, .7), (.8, 1.3), (.5, 2), (.1, 1.5), (.7, .7), (.8, .2)]],
    "9": [[(.8, .5), (.4, .1), (.2, .6), (.6, .9), (.8, .3), (.7, 2)]],
}


def paper(shape, tint, look, rng, dpi):
    """An empty sheet, RGB 0 to 255: fibres, foxing, and edges that the light has browned."""
    tone = look["fibre"] * blur(grain(shape, rng), 0.7) * 6.0
    tone += look["stains"] * (clouds(shape, dpi * 3.0, rng) * 7.0 + clouds(shape, dpi * 0.6, rng) * 2.0)
    rows = np.minimum(np.arange(shape[0]), np.arange(shape[0])[::-1]).astype(np.float32) / np.float32(dpi)
    columns = np.minimum(np.arange(shape[1]), np.arange(shape[1])[::-1]).astype(np.float32) / np.float32(dpi)
    edge = np.minimum(rows[:, None], columns[None, :])
    tone -= look["edges"] * 16.0 / (1.0 + (edge * 4.0) * (edge * 4.0))
    browning = np.float32([0.8, 1.0, 1.35])  # old paper loses its blue first
    return np.float32(TINTS[tint])[None, None, :] + tone[:, :, None] * browning


def put_ink(page, ink, colour):
    """Lays ink (0 to 1) of a colour on the page as a glaze: paper shows through weak strokes."""
    for channel in range(3):
        page[:, :, channel] *= 1.0 - ink * np.float32(1.0 - colour[channel] / 255.0)


def fold(page, at, across, depth):
    """A fold: a dark line with a bright lip, `at` in pixels."""
    rows = page if across else np.swapaxes(page, 0, 1)
    rows[at - 1:at + 1] *= 1.0 - depth
    rows[at + 1:at + 3] *= 1.0 + depth * 0.35
    rows[at - 4:at - 1] *= 1.0 - depth * 0.3


def stamp_ink(shape, stamp, dpi, rng):
    """A rubber stamp: frame "ring" or "box" with lines of text, unevenly inked. Lengths in millimetres."""
    unit = dpi / 25.4
    lines = stamp["text"].split("\n")
    height = stamp.get("height", 4.0) * unit
    face = ImageFont.truetype(FONTS["stamp"], int(height * 1.25))
    width = max(face.getlength(line) for line in lines) + height * 1.6
    tall = height * (1.45 * len(lines) + 0.9)
    side = int(max(width, tall) * 1.5)
    drawing = Image.new("L", (side, side), 0)
    pen, centre, stroke = ImageDraw.Draw(drawing), side / 2, max(2, int(unit * 0.5))
    if stamp.get("frame", "box") == "ring":
        radius = max(width, tall) * 0.62
        for shrink in (0, stroke * 3):
            r = radius - shrink
            pen.ellipse([centre - r, centre - r, centre + r, centre + r], outline=255, width=stroke)
    else:
        pen.rectangle([centre - width / 2, centre - tall / 2, centre + width / 2, centre + tall / 2], outline=255,
                      width=stroke)
    for index, line in enumerate(lines):
        below = centre + (index - (len(lines) - 1) / 2) * height * 1.45
        pen.text((centre, below), line, font=face, fill=255, anchor="mm")
    drawing = drawing.rotate(stamp.get("angle", 0.0), Image.BICUBIC)
    shape_ink = blur(np.asarray(drawing, dtype=np.float32) / np.float32(255.0), 0.8)
    patch = np.clip(0.75 + 0.55 * clouds(shape_ink.shape, unit * 3, rng) + 0.25 * grain(shape_ink.shape, rng), 0.0, 1.0)
    return _placed(shape_ink * patch * np.float32(stamp.get("force", 0.8)), shape, stamp["at"], unit)


def _placed(ink, shape, at, unit):
    """The small drawing with its middle at `at` (x, y in millimetres) of a sheet of ink."""
    sheet = np.zeros(shape, dtype=np.float32)
    top, left = int(at[1] * unit - ink.shape[0] / 2), int(at[0] * unit - ink.shape[1] / 2)
    rows = slice(max(0, top), min(shape[0], top + ink.shape[0]))
    columns = slice(max(0, left), min(shape[1], left + ink.shape[1]))
    sheet[rows, columns] = ink[rows.start - top:rows.stop - top, columns.start - left:columns.stop - left]
    return sheet


def _stroke_points(stroke):
    """The points of a hand's stroke, in millimetres from its place."""
    size = stroke.get("size", 5.0)
    if stroke["kind"] == "number":
        shift = 0.0
        for digit in stroke["text"]:
            for line in DIGITS[digit]:
                yield [(shift + x * size * 0.5, y * size * 0.5) for x, y in line]
            shift += size * 0.75
    elif stroke["kind"] == "tick":
        yield [(0, size * 0.6), (size * 0.35, size), (size * 1.1, -size * 0.6)]
    elif stroke["kind"] == "line":
        yield [(0, 0), tuple(stroke["to"])]
    elif stroke["kind"] == "scrawl":  # a name nobody can read: loops that run out into a line
        count = int(stroke.get("loops", 6)) * 16
        yield [(size * (t * 0.03 + 0.3 * math.sin(t * 0.4)),
                size * (math.cos(t * 0.4) * (0.5 + 0.35 * math.sin(t * 0.23 + 1)) * (1.1 - 0.9 * t / count) - t * 0.006))
               for t in range(count)] + [(size * count * 0.042, size * (0.2 - count * 0.006))]


def stroke_ink(shape, stroke, dpi, rng):
    """Strokes by hand, pencil or ink."""
    unit = dpi / 25.4
    drawing = Image.new("L", (shape[1], shape[0]), 0)
    pen = ImageDraw.Draw(drawing)
    for line in _stroke_points(stroke):
        shaken = [(round((stroke["at"][0] + x + rng.uniform(-.06, .06)) * unit),
                   round((stroke["at"][1] + y + rng.uniform(-.06, .06)) * unit)) for x, y in line]
        pen.line(shaken, fill=255, width=max(2, int(stroke.get("width", 0.45) * unit)), joint="curve")
    ink = blur(np.asarray(drawing, dtype=np.float32) / np.float32(255.0), 1.0)
    lead = np.clip(0.55 + 0.6 * blur(grain(shape, rng), 0.7), 0.0, 1.0)
    return ink * lead * np.float32(stroke.get("force", 0.8))


def hole_mask(shape, holes, dpi):
    """1 where a hole is punched; holes as (x, y) in millimetres, 5.5 across."""
    mask = Image.new("L", (shape[1], shape[0]), 0)
    pen, unit = ImageDraw.Draw(mask), dpi / 25.4
    for x, y in holes:
        pen.ellipse([(x - 2.75) * unit, (y - 2.75) * unit, (x + 2.75) * unit, (y + 2.75) * unit], fill=255)
    return blur(np.asarray(mask, dtype=np.float32) / np.float32(255.0), 0.8)
