# SPDX-License-Identifier: Apache-2.0
"""Pages as many machines, sheets and scanners make them, each with the place of every letter on the scan.

The drawing itself is that of the sample scans (samples/renderer); here its settings are drawn at random.
"""
import math
import pathlib
import sys

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent.parent / "samples"))
import render as sample_renderer
from renderer import recipe as recipes
from renderer import sheet, typewriter
from renderer.texture import blur

FONTS = pathlib.Path("/usr/share/fonts")
# name -> file, share of the letters' height, both alphabets, how often. Of proportional faces each letter is fitted to the pitch.
FACES = {
    "gnu": ("truetype/gnutypewriter/GNUTypewriter.ttf", "both", 6), "cmu": ("truetype/cmu/cmuntt.ttf", "both", 4),
    "cmu-bold": ("truetype/cmu/cmuntb.ttf", "both", 2), "freemono": ("truetype/freefont/FreeMono.ttf", "both", 3),
    "freemono-bold": ("truetype/freefont/FreeMonoBold.ttf", "both", 4), "cousine": ("truetype/croscore/Cousine-Regular.ttf", "both", 1),
    "cousine-bold": ("truetype/croscore/Cousine-Bold.ttf", "both", 1), "pt-mono": ("truetype/paratype/PTM55F.ttf", "both", 1),
    "go": ("fonts-go/Go-Mono.ttf", "both", 2), "anonymous": ("truetype/anonymous-pro/Anonymous Pro B.ttf", "both", 1),
    "slab": ("opentype/roboto/slab/RobotoSlab-Regular.otf", "both", 2), "slab-light": ("opentype/roboto/slab/RobotoSlab-Light.otf", "both", 2),
    "old-standard": ("truetype/fonts-oldstandard/OldStandard-Regular.ttf", "both", 2), "pt-serif": ("truetype/paratype/PTF55F.ttf", "both", 1),
    "concrete": ("truetype/cmu/cmunorm.ttf", "both", 3), "prime-code": ("opentype/courier-prime/Courier Prime Code.otf", "latin", 3),
    "latin-modern": ("../texmf/fonts/opentype/public/lm/lmmono10-regular.otf", "latin", 2),
    "libertine": ("opentype/linux-libertine/LinLibertine_M.otf", "latin", 2), "cursor": ("../texmf/fonts/opentype/public/tex-gyre/texgyrecursor-bold.otf", "latin", 2),
    "thai": ("truetype/tlwg/TlwgTypewriter-Bold.ttf", "latin", 2), "inconsolata": ("truetype/inconsolata/Inconsolata.otf", "latin", 1),
    "nimbus": ("opentype/urw-base35/NimbusMonoPS-Bold.otf", "both", 1), "nimbus-thin": ("opentype/urw-base35/NimbusMonoPS-Regular.otf", "both", 1),
    "courier-prime": ("opentype/courier-prime/Courier Prime.otf", "latin", 1), "liberation": ("truetype/liberation/LiberationMono-Bold.ttf", "both", 1),
    "noto": ("truetype/noto/NotoSansMono-Regular.ttf", "both", 1), "league": ("opentype/league-mono/LeagueMono-Regular.otf", "latin", 1),
}
HELD_OUT = ["nimbus", "nimbus-thin", "courier-prime", "noto"]  # never trained on: they tell how the model carries over
TRAINED = [name for name in FACES if name not in HELD_OUT]
# Types that machines were often built without: the typist struck another one. The reader means the first.
SPARED = [("1", "l", 0.3), ("0", "O", 0.2), ("3", "З", 0.12)]
# Faces of printed pages, proportional, drawn alike often; Latin only: the last three.
PRINTED = {
    "print-cmu": "truetype/cmu/cmunrm.ttf", "print-old": "truetype/fonts-oldstandard/OldStandard-Regular.ttf",
    "print-pt": "truetype/paratype/PTF55F.ttf", "print-libertine": "opentype/linux-libertine/LinLibertine_R.otf",
    "print-free": "truetype/freefont/FreeSerif.ttf", "print-liberation": "truetype/liberation/LiberationSerif-Regular.ttf",
    "print-dejavu": "truetype/dejavu/DejaVuSerif.ttf", "print-pt-sans": "truetype/paratype/PTS55F.ttf",
    "print-cmu-bold": "truetype/cmu/cmunbx.ttf", "print-schola": "../texmf/fonts/opentype/public/tex-gyre/texgyreschola-regular.otf",
    "print-bonum": "../texmf/fonts/opentype/public/tex-gyre/texgyrebonum-regular.otf", "print-termes": "../texmf/fonts/opentype/public/tex-gyre/texgyretermes-regular.otf",
}
PRINTED_LATIN = 3
# What a worn type may look like.
ROUNDS = {"c": "o", "e": "o", "с": "о", "е": "о", "C": "O", "С": "О", "G": "O"}
STAND_IN = "cmu"  # whose sign is struck where a face has none


def install_faces(names=None):
    """The faces by name for the typewriter of the samples; those whose file is missing are an error, told by name."""
    for name in {*(names or [*TRAINED, *PRINTED]), STAND_IN}:
        path = FACES[name][0] if name in FACES else PRINTED[name]
        file = FONTS / path
        if not file.exists():
            raise FileNotFoundError(f"{file} is missing: install the packages that ocr/training/README.md names")
        typewriter.FONTS[name] = str(file)


def names_for(language, names):
    """The faces that have the letters of the language, and how often each is to be taken."""
    wanted = [name for name in names or TRAINED if language == "en" or FACES[name][1] == "both"]
    shares = np.array([FACES[name][2] for name in wanted], dtype=float)
    return wanted, shares / shares.sum()


class Machine(typewriter.Machine):
    """A machine of any face: letters squeezed into the pitch where they are wider, drawn taller or broader as models differ."""

    def __init__(self, font, pitch, seed, rng):
        super().__init__(font, pitch, seed)
        self.height = float(rng.uniform(0.92, 1.12))
        self.breadth = float(rng.uniform(0.90, 1.08))
        self.soft = float(rng.uniform(0.7, 1.5))
        self.struck = {sign: other for sign, other, share in SPARED if np.random.default_rng([seed, ord(sign)]).random() < share}

    def face(self, name):
        if name not in self.faces:
            probe = ImageFont.truetype(typewriter.FONTS[name], 1000)
            monospaced = abs(probe.getlength("i") - probe.getlength("M")) < 1
            width = probe.getlength("M") if monospaced else 1.4 * x_height(probe)
            self.faces[name] = ImageFont.truetype(typewriter.FONTS[name], max(8, int(round(self.pitch * 1000.0 * self.height / width))))
        return self.faces[name]

    def face_for(self, sign):
        face = self.face(self.font)
        return face if draws(face, sign) else self.face(STAND_IN)

    def type_of(self, sign, spread):
        if sign not in self.types:
            rng = np.random.default_rng([self.seed, ord(sign)])
            drawing = self.drawn(sign).rotate(float(rng.uniform(-1.2, 1.2)), Image.BICUBIC)
            shape = blur(np.asarray(drawing, dtype=np.float32) / np.float32(255.0), self.soft)
            shape = np.clip(shape * np.float32(1.25 + spread), 0.0, 1.0)
            place = rng.uniform(-1.0, 1.0, 2) * self.pitch * 0.025
            self.types[sign] = (shape, place, float(rng.uniform(-1.0, 1.0)))
        return self.types[sign]

    def drawn(self, sign):
        """The letter in the middle of its cell of two pitches, no wider than the pitch allows."""
        sign = self.struck.get(sign, sign)
        cell, face = int(self.pitch * 2), self.face_for(sign)
        left, _, right, _ = face.getbbox(sign, anchor="ls")
        advance = face.getlength(sign)
        monospaced = abs(face.getlength("i") - face.getlength("M")) < 1
        breadth = self.breadth if monospaced else min(self.breadth, 0.98 * self.pitch / max(1.0, right - left))
        wide = Image.new("L", (cell * 2, cell), 0)
        middle = advance / 2 if monospaced else (left + right) / 2
        ImageDraw.Draw(wide).text((cell - middle, cell * 0.7), sign, font=face, fill=255, anchor="ls")
        half = cell / 2 / breadth
        return wide.transform((cell, cell), Image.AFFINE, (1 / breadth, 0, cell - half, 0, 1, 0), Image.BICUBIC)


class WornMachine(Machine):
    """A machine long in use: types far out of place, broad ones that touch, clogged eyes, c worn to an o."""

    def __init__(self, font, pitch, seed, rng):
        super().__init__(font, pitch, seed, rng)
        self.breadth = float(rng.uniform(0.95, 1.25))
        self.slack = float(rng.uniform(0.5, 4.0))
        self.clogged = float(rng.uniform(0.0, 0.5))
        self.closing = float(rng.uniform(0.0, 0.9)) if rng.random() < 0.4 else 0.0

    def type_of(self, sign, spread):
        if sign not in self.types:
            shape, place, force = super().type_of(sign, spread)
            rng = np.random.default_rng([self.seed, ord(sign), 3])
            if sign in ROUNDS and self.closing:
                closed, _, _ = super().type_of(ROUNDS[sign], spread)
                shape = np.maximum(shape, closed * np.float32(self.closing * rng.uniform(0.5, 1.0)))
            if sign in ".,:;" and rng.random() < 0.5:
                shape = spread_out(shape, 3)
            elif rng.random() < self.clogged:
                shape = clogged(shape, self.pitch * float(rng.uniform(0.03, 0.12)))
            self.types[sign] = (shape, place * self.slack, force)
        return self.types[sign]


class Press(Machine):
    """Print: each letter as broad as it is, lines of one length, no type out of place."""

    def __init__(self, font, pitch, seed, rng, width):
        super().__init__(font, pitch, seed, rng)
        self.width = width  # of a full line, in columns

    def type_of(self, sign, spread):
        if sign not in self.types:
            shape = blur(np.asarray(self.drawn(sign), dtype=np.float32) / np.float32(255.0), self.soft)
            self.types[sign] = (np.clip(shape * np.float32(1.25 + spread), 0.0, 1.0), np.zeros(2), 0.0)
        return self.types[sign]

    def drawn(self, sign):
        cell, face = int(self.pitch * 2), self.face_for(sign)
        picture = Image.new("L", (cell, cell), 0)
        ImageDraw.Draw(picture).text((cell / 2 - face.getlength(sign) / 2, cell * 0.7), sign, font=face, fill=255, anchor="ls")
        return picture

    def columns(self, line):
        """The middle of every character, spaces too, in columns from the left end of the line."""
        broad = np.array([self.face_for(sign).getlength(sign) / self.pitch for sign in line])
        spaces = np.array([sign == " " for sign in line.rstrip()] + [False] * (len(line) - len(line.rstrip())))
        missing = self.width - broad.sum()
        if missing < 0:
            broad = broad * self.width / broad.sum()
        elif spaces.any() and missing < 0.3 * self.width:
            broad = broad + spaces * missing / spaces.sum()
        return np.cumsum(broad) - broad / 2

    def strikes(self, line):
        return [(middle - 0.5, sign) for middle, sign in zip(self.columns(line), line) if sign != " "]


def spread_out(shape, size):
    return np.asarray(Image.fromarray((shape * 255).astype(np.uint8)).filter(ImageFilter.MaxFilter(size)), dtype=np.float32) / np.float32(255.0)


def clogged(shape, across):
    """The shape with gaps closed that are less than `across` wide."""
    size = 2 * max(1, int(across)) + 1
    picture = Image.fromarray((shape * 255).astype(np.uint8)).filter(ImageFilter.MaxFilter(size)).filter(ImageFilter.MinFilter(size))
    return np.asarray(picture, dtype=np.float32) / np.float32(255.0)


def x_height(face):
    return -face.getbbox("x", anchor="ls")[1]


def draws(face, sign):
    """Whether the face has the sign: it draws something else than for a code point that no face has."""
    return sign == " " or bytes(face.getmask(sign)) != bytes(face.getmask("\U0010fffe"))


def draw_recipe(rng, language, faces=None):
    """The settings of one page, from clean to bad: typed."""
    def pick(values, shares=None):
        return values[int(rng.choice(len(values), p=shares))]
    severity = pick([1, 2, 3], [0.40, 0.38, 0.22])
    wear = {name: value * float(rng.uniform(0.75, 1.3)) for name, value in recipes.WEAR[severity].items()}
    wear["force"] = min(1.0, max(0.45, recipes.WEAR[severity]["force"] * float(rng.uniform(0.8, 1.15))))
    wear["spread"] = float(rng.uniform(0.0, 1.1))
    dpi = pick([150, 200, 240, 300], [0.3, 0.45, 0.15, 0.1])
    names, shares = names_for(language, faces)
    pitch = pick([2.54, 2.6, 2.3, 2.117], [0.5, 0.2, 0.15, 0.15])
    spacing = max(pitch * 1.75, float(rng.choice([4.2, 5.0, 6.35])))
    layout = {"font": pick(names, shares), "pitch": pitch, "spacing": spacing, "left": 14.0, "top": 16.0}
    scan = dict(recipes.SCAN, skew=float(rng.uniform(-2.5, 2.5)), bed_grey=pick([30, 30, 60, 235]), light=float(rng.uniform(0, 0.06)),
                lens=float(rng.uniform(0.3, 0.9 + 0.3 * severity)), noise=float(rng.uniform(0.5, 2.0 + 2.0 * severity)),
                recompressed=pick([0, 30, 45, 60, 80]), levels=pick([0, 16], [0.9, 0.1]), threshold=pick([0.0, 0.72, 0.8], [0.9, 0.05, 0.05]))
    marks = dict(recipes.MARKS, tint=pick(list(sheet.TINTS)), bleed=pick([0.0, 0.12, 0.22], [0.75, 0.15, 0.1]),
                 carbon=bool(rng.random() < 0.22 and severity > 1), ink=pick([[38, 36, 40], [60, 50, 110], [45, 40, 35], [70, 68, 72]]),
                 strokes=strokes(rng), folds=[("across", float(rng.uniform(60, 240)), 0.25)] if rng.random() < 0.15 else [])
    return {"dpi": dpi, "scan": scan, "marks": marks, "wear": wear, "layout": {k: v if k == "font" else v * dpi / 25.4 for k, v in layout.items()},
            "sheet": tuple(int(side * dpi / 25.4) for side in recipes.SHEETS["a4"])}


def printed(recipe, rng, language):
    """The recipe for a printed page: no ribbon, no uneven force."""
    names = list(PRINTED) if language == "en" else list(PRINTED)[:-PRINTED_LATIN]
    wear = dict(recipe["wear"], force=max(0.8, recipe["wear"]["force"]), uneven=0.04, jitter=0.0, cloth=0.04, dry=0.05)
    pitch = recipe["layout"]["pitch"] * float(rng.uniform(0.8, 1.05))
    layout = dict(recipe["layout"], font=names[int(rng.integers(len(names)))], pitch=pitch, spacing=max(recipe["layout"]["spacing"], 2.1 * pitch))
    return dict(recipe, wear=wear, layout=layout, marks=dict(recipe["marks"], carbon=False))


def strokes(rng):
    """A few strokes of a pencil across the page, on one page of three."""
    if rng.random() > 0.3:
        return []
    return [{"kind": str(rng.choice(["tick", "scrawl", "number"])), "text": str(int(rng.integers(1, 999))), "size": float(rng.uniform(4, 9)),
             "at": [float(rng.uniform(20, 180)), float(rng.uniform(20, 260))], "force": float(rng.uniform(0.3, 0.8))}
            for _ in range(int(rng.integers(1, 4)))]


def size_of(recipe):
    """Rows and columns that fit on the sheet."""
    layout, (height, width) = recipe["layout"], recipe["sheet"]
    return int((height - 2 * layout["top"]) / layout["spacing"]), int((width - 2 * layout["left"]) / layout["pitch"])


def machine_for(recipe, seed, worn):
    font, pitch, rng = recipe["layout"]["font"], int(round(recipe["layout"]["pitch"] * 2)), np.random.default_rng([seed, 7])
    if font in PRINTED:
        return Press(font, pitch, seed, rng, size_of(recipe)[1])
    return (WornMachine if worn else Machine)(font, pitch, seed, rng)


def type_and_scan(lines, recipe, seed, worn=False):
    """The scan as a grey or coloured picture, and for every line its (text, characters' places) on the scan."""
    machine = machine_for(recipe, seed, worn)
    page = dict(recipe, lines=lines, machine=machine)
    picture = sample_renderer.render_page(page, {"seed": seed, "dpi": recipe["dpi"], "backs": [None]}, 0)
    return picture, [(line, places_on_scan(middles(machine, line), index, recipe)) for index, line in enumerate(lines)]


def middles(machine, line):
    """The middle of every character's cell, in columns."""
    return machine.columns(line) if isinstance(machine, Press) else np.arange(len(line)) + 0.5


def with_dirt(picture, dpi, seed):
    """Specks of dust and flecks of the paper, anywhere, up to half a millimetre across."""
    rng = np.random.default_rng([seed, 13])
    if picture.mode == "1":
        return picture
    shade = Image.new("L", picture.size, 255)
    pen = ImageDraw.Draw(shade)
    for _ in range(int(rng.integers(50, 1500))):
        x, y, size = rng.uniform(0, picture.width), rng.uniform(0, picture.height), rng.uniform(0.05, 0.5) * dpi / 25.4
        pen.ellipse([x, y, x + size, y + size * rng.uniform(0.5, 1.5)], fill=int(rng.uniform(60, 230)))
    return ImageChops.multiply(picture, Image.merge(picture.mode, [shade.filter(ImageFilter.BoxBlur(0.6))] * len(picture.getbands())))


def places_on_scan(columns, index, recipe):
    """The places on the scan, half an x-height above the baseline, of what stands at these columns of a line."""
    layout, scan, dpi = recipe["layout"], recipe["scan"], recipe["dpi"]
    left, top, right, bottom = (int(side * dpi / 25.4) for side in scan["bed"])
    height, width = recipe["sheet"]
    middle = ((width + left + right) / 2, (height + top + bottom) / 2)
    turn = math.radians(scan["skew"])
    baseline = layout["top"] + index * layout["spacing"] - 0.35 * layout["pitch"]
    places = []
    for column in columns:
        x = left + layout["left"] + column * layout["pitch"] - middle[0]
        y = top + baseline - middle[1]
        places.append((middle[0] + x * math.cos(turn) - y * math.sin(turn), middle[1] + x * math.sin(turn) + y * math.cos(turn)))
    return places
