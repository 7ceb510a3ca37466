# SPDX-License-Identifier: Apache-2.0
"""Reads samples/texts/*.toml: what each sample is made of. An unknown key is an error."""
import tomllib

SHEETS = {"a4": (297.0, 210.0), "letter": (279.4, 215.9)}  # height, width in millimetres

LAYOUT = {"font": "gnu", "pitch": 2.54, "spacing": 6.35, "left": 30.0, "top": 28.0}
SCAN = {"skew": 0.0, "bed": [4.0, 4.0, 6.0, 8.0], "bed_grey": 30, "rough": 0.5, "light": 0.03, "lens": 0.6, "noise": 3.0,
        "turn": 0, "colour": False, "quality": 55, "recompressed": 0, "levels": 0, "threshold": 0.0, "rate": 30}
MARKS = {"stamps": [], "strokes": [], "holes": [], "folds": [], "bleed": 0.0, "tint": "cream", "ink": [38, 36, 40],
         "carbon": False, "back": None}
FILE = {"output": None, "dpi": 300, "sheet": "a4", "severity": 1, "seed": 1, "shows": None}

# force: how hard the machine strikes; uneven: from letter to letter; spread: of ink in the paper; the ribbon's cloth, dry
# places and speckle; smear, jitter; then the paper.
WEAR = {
    1: {"force": 0.92, "uneven": 0.10, "spread": 0.35, "cloth": 0.10, "dry": 0.06, "speckle": 0.10, "smear": 0.0,
        "jitter": 0.012, "fibre": 1.2, "stains": 0.5, "edges": 0.5},
    2: {"force": 0.80, "uneven": 0.20, "spread": 0.30, "cloth": 0.22, "dry": 0.25, "speckle": 0.28, "smear": 0.5,
        "jitter": 0.024, "fibre": 1.8, "stains": 1.0, "edges": 1.2},
    3: {"force": 0.66, "uneven": 0.26, "spread": 0.30, "cloth": 0.28, "dry": 0.36, "speckle": 0.34, "smear": 1.2,
        "jitter": 0.032, "fibre": 2.4, "stains": 1.7, "edges": 2.0},
}


def read_recipe(path):
    """The recipe of one sample: file, pages (each with layout, scan, marks, wear), and the typed lines of each page."""
    with open(path, "rb") as source:
        given = tomllib.load(source)
    pages = given.pop("page", [{}])
    typed = _typed(path.with_suffix(".txt"))
    if len(typed) != len(pages):
        raise ValueError(f"{path}: {len(pages)} pages described, {len(typed)} typed")
    recipe = _filled(FILE, given, path, every=True)
    recipe["outputs"] = [recipe["output"]] if isinstance(recipe["output"], str) else recipe["output"]
    recipe["backs"] = [None if back is None else _typed(path.with_name(back + ".txt"))[0]
                       for back in ({**given, **page}.get("back") for page in pages)]
    recipe["pages"] = [_page({**given, **page}, recipe, lines, path) for page, lines in zip(pages, typed)]
    return recipe


def _typed(path):
    """The lines of each page; pages are parted by a form feed."""
    return [page.strip("\n").split("\n") for page in path.read_text(encoding="utf-8").split("\f")]


def _page(given, recipe, lines, path):
    known = set(FILE) | set(LAYOUT) | set(SCAN) | set(MARKS) | set(WEAR[1])
    unknown = sorted(set(given) - known)
    if unknown:
        raise ValueError(f"{path}: unknown key {unknown[0]}")
    scale = recipe["dpi"] / 25.4
    layout = _filled(LAYOUT, given, path)
    return {"lines": lines, "scan": _filled(SCAN, given, path), "marks": _filled(MARKS, given, path),
            "wear": _filled(WEAR[recipe["severity"]], given, path),
            "layout": {name: value if name == "font" else value * scale for name, value in layout.items()},
            "sheet": tuple(int(side * scale) for side in SHEETS[recipe["sheet"]])}


def _filled(defaults, given, path, every=False):
    filled = {name: given.get(name, value) for name, value in defaults.items()}
    if every and None in filled.values():
        raise ValueError(f"{path}: output and shows must be given")
    return filled
