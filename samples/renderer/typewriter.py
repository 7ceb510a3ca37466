# SPDX-License-Identifier: Apache-2.0
"""Types lines of text on a grid, letter by letter, as a worn machine does."""
import re

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from .texture import blur, clouds, grain, halved

FONTS = {
    "gnu": "/usr/share/fonts/truetype/gnutypewriter/GNUTypewriter.ttf",
    "cmu": "/usr/share/fonts/truetype/cmu/cmuntt.ttf",
    "nimbus": "/usr/share/fonts/opentype/urw-base35/NimbusMonoPS-Bold.otf",
    "courier-prime": "/usr/share/fonts/opentype/courier-prime/Courier Prime.otf",
    "stamp": "/usr/share/fonts/truetype/cmu/cmunsx.ttf",
}
LACKS = {"gnu": {"№": "cmu", "[": "cmu", "]": "cmu"}}  # signs a machine does not have, and whose sign is struck instead

OVERTYPED = re.compile(r"\{([^}]*)\}")
UNDERLINED = re.compile(r"_([^_]+)_")
RULE = re.compile(r"\s*_{8,}\s*")


def transcript(line):
    """What a reader copies from a typed line: no underlining, no words typed over, no ruled lines."""
    if RULE.fullmatch(line):
        return ""
    return UNDERLINED.sub(r"\1", OVERTYPED.sub("", line)).rstrip()


def strikes(line):
    """The strikes of a line, as (column, character): {wrong} is typed and then typed over, _word_ is underlined.

    {wrong|m-} is typed over with m and then with -, {wrong} with the letter x twice.
    """
    if RULE.fullmatch(line):
        return [(column, sign) for column, sign in enumerate(line) if sign == "_"]
    struck, column, under = [], 0, False
    for sign, over in _signs(line):
        if sign == "_":
            under = not under
            continue
        if sign != " ":
            struck.append((column, sign))
        struck += [(column, other) for other in over]
        if under:
            struck.append((column, "_"))
        column += 1
    return struck


def _signs(line):
    """Each sign of a line with those that are typed over it."""
    usual = "хх" if re.search("[а-яА-Я]", line) else "xx"
    for part in re.split(r"(\{[^}]*\})", line):
        typed_over = OVERTYPED.fullmatch(part)
        wrong, _, over = typed_over[1].partition("|") if typed_over else (part, "", "")
        yield from ((sign, (over or usual) if typed_over else "") for sign in wrong)


class Machine:
    """One typewriter: its types sit a little off, each in its own way, and always in the same."""

    def __init__(self, font, pitch_pixels, seed):
        self.font, self.pitch, self.seed, self.types = font, pitch_pixels, seed, {}
        self.faces = {}

    def strikes(self, line):
        """Where the letters of the line are struck, as (column, character): one column to each."""
        return strikes(line)

    def face(self, name):
        if name not in self.faces:
            probe = ImageFont.truetype(FONTS[name], 1000)
            size = int(round(self.pitch * 1000.0 / probe.getlength("M")))
            self.faces[name] = ImageFont.truetype(FONTS[name], size)
        return self.faces[name]

    def type_of(self, sign, spread):
        """The inked shape of one type, with its own misplacement (x, y) and force."""
        if sign not in self.types:
            rng = np.random.default_rng([self.seed, ord(sign)])
            cell = int(self.pitch * 2)
            drawing = Image.new("L", (cell, cell), 0)
            face = self.face(LACKS.get(self.font, {}).get(sign, self.font))
            ImageDraw.Draw(drawing).text((self.pitch * 0.5, cell * 0.7), sign, font=face, fill=255, anchor="ls")
            drawing = drawing.rotate(float(rng.uniform(-1.2, 1.2)), Image.BICUBIC)
            shape = blur(np.asarray(drawing, dtype=np.float32) / np.float32(255.0), 1.2)
            shape = np.clip(shape * np.float32(1.25 + spread), 0.0, 1.0)
            place = rng.uniform(-1.0, 1.0, 2) * self.pitch * 0.025
            self.types[sign] = (shape, place, float(rng.uniform(-1.0, 1.0)))
        return self.types[sign]


def _strike(ink, machine, wear, where, sign, rng):
    shape, place, own_force = machine.type_of(sign, wear["spread"])
    size = shape.shape[0]
    jitter = rng.uniform(-1.0, 1.0, 2) * machine.pitch * wear["jitter"]
    left = int(round(where[0] + place[0] + jitter[0] - machine.pitch * 0.5))
    top = int(round(where[1] + place[1] + jitter[1] - size * 0.7))
    if left < 0 or top < 0 or left + size > ink.shape[1] or top + size > ink.shape[0]:
        raise ValueError(f"the text runs off the sheet at '{sign}'")
    force = wear["force"] + wear["uneven"] * (0.45 * own_force + 0.55 * float(rng.uniform(-1.0, 1.0)))
    slant = np.linspace(-1.0, 1.0, size, dtype=np.float32)  # the type meets the paper with one side first
    down, across = rng.uniform(-1.0, 1.0, 2) * wear["uneven"] * 1.6
    pressed = shape * (np.float32(force) + slant[:, None] * np.float32(down) + slant[None, :] * np.float32(across))
    window = ink[top:top + size, left:left + size]
    pressed = np.clip(pressed, 0.0, 1.0)
    window += pressed - window * pressed


def type_page(lines, sheet, layout, wear, seed, machine=None):
    """Ink on a sheet of (height, width) pixels, 0 to 1. Layout lengths are in pixels of the sheet.

    Typed at twice the resolution, so that letters can stand half a pixel off.
    """
    rng = np.random.default_rng([seed, 1])
    ink = np.zeros((sheet[0] * 2, sheet[1] * 2), dtype=np.float32)
    machine = machine or Machine(layout["font"], int(round(layout["pitch"] * 2)), seed)
    baseline = layout["top"] * 2
    for line in lines:
        lean = float(rng.uniform(-1.0, 1.0)) * machine.pitch * 0.03
        for column, sign in machine.strikes(line):
            where = (layout["left"] * 2 + lean + column * layout["pitch"] * 2, baseline)
            _strike(ink, machine, wear, where, sign, rng)
        baseline += layout["spacing"] * 2 + float(rng.uniform(-1.0, 1.0)) * machine.pitch * 0.02
    return _ribbon(halved(ink), layout, wear, rng)


def _ribbon(ink, layout, wear, rng):
    """The cloth of the ribbon shows, and it is drier in some places than in others."""
    cloth = grain(ink.shape, rng)
    dry = clouds(ink.shape, layout["pitch"] * 9, rng)
    speckle = blur(grain(ink.shape, rng), 1.0) * np.float32(2.5)
    worn = 1.0 - wear["cloth"] * (0.5 + 0.5 * cloth) - wear["dry"] * np.clip(dry, 0.0, 1.0)
    ink = ink * np.clip(worn - wear["speckle"] * np.clip(speckle, 0.0, 1.0), 0.0, 1.0)
    if wear["smear"]:
        ink = blur(ink, wear["smear"])
    return np.clip(ink, 0.0, 1.0)
