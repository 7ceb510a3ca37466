# SPDX-License-Identifier: Apache-2.0
"""Pairs the strips that `depesha clean --strips` cut with what was typed there."""
import numpy as np


def pairs(strips, typed):
    """(file of the strip, text) for every strip that holds whole letters of one line and nothing half.

    strips: the "strips" of the JSON; typed: (text, places) of each line, places as (x, y) on the scan.
    """
    found = []
    for strip in strips:
        text = text_in(np.array(strip["corners"], dtype=float), typed)
        if text:
            found.append((strip["file"], text))
    return found


def text_in(corners, typed):
    """The text within the corners (top left, top right, bottom right, bottom left); None where in doubt."""
    origin, along, down = corners[0], corners[1] - corners[0], corners[3] - corners[0]
    width, height = np.linalg.norm(along), np.linalg.norm(down)
    hit = []
    for text, places in typed:
        if text.strip():
            across, depth = coordinates(np.array(places), origin, along / width, down / height)
            hit += [(text, across)] if 0.15 * height < np.median(depth) < 0.85 * height else []
    if len(hit) != 1:
        return None
    text, across = hit[0]
    return whole_letters(text, across, width)


def coordinates(places, origin, along, down):
    return (places - origin) @ along, (places - origin) @ down


def whole_letters(text, across, width):
    """The letters inside; None if one is cut through, or if the strip begins or ends far from a letter."""
    pitch = np.median(np.diff(across)) if len(across) > 1 else width
    inked = [column for column, sign in enumerate(text) if sign != " "]
    inside = [column for column in inked if 0.25 * pitch < across[column] < width - 0.25 * pitch]
    outside = [column for column in inked if column not in inside and -0.7 * pitch < across[column] < width + 0.7 * pitch]
    if not inside or outside:
        return None
    first, last = inside[0], inside[-1]
    if across[first] > 2.0 * pitch or across[last] < width - 2.0 * pitch:
        return None
    return " ".join(text[first:last + 1].split())
