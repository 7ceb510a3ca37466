#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Renders the sample scans and their transcripts from samples/texts.

usage: samples/render.py [--check] [--out DIR] [NAME...]
       --check  writes nothing: says whether the committed scans have the very pixels that the recipes give
       --out    another folder than samples/; NAME: only these recipes (the stem of a file of samples/texts)

Needs python3-numpy, python3-pil, fonts-gnutypewriter, fonts-cmu, fonts-urw-base35, fonts-courier-prime of Debian 12.
"""
import argparse
import io
import pathlib
import sys

sys.dont_write_bytecode = True  # leaves nothing beside the sources

import numpy as np
from PIL import Image, ImageSequence

from renderer import scanner, sheet, typewriter
from renderer.recipe import read_recipe

HERE = pathlib.Path(__file__).resolve().parent


def render_page(page, recipe, number):
    """One page as the scanner delivers it."""
    seed, dpi, marks, wear = recipe["seed"] * 100 + number, recipe["dpi"], page["marks"], page["wear"]
    rng = np.random.default_rng([seed, 2])
    shape = page["sheet"]
    picture = sheet.paper(shape, marks["tint"], wear, rng, dpi)
    ink = typewriter.type_page(page["lines"], shape, page["layout"], wear, seed, page.get("machine"))
    if marks["bleed"]:
        behind = ink
        if recipe["backs"][number]:
            behind = typewriter.type_page(recipe["backs"][number], shape, page["layout"], wear, seed + 7)
        sheet.put_ink(picture, scanner.blur(behind[:, ::-1], 3) * np.float32(marks["bleed"]), (90, 85, 80))
    if marks["carbon"]:
        ink = carbon_copy(ink, rng)
    sheet.put_ink(picture, ink, marks["ink"])
    for stamp in marks["stamps"]:
        sheet.put_ink(picture, sheet.stamp_ink(shape, stamp, dpi, rng), sheet.COLOURS[stamp["colour"]])
    for stroke in marks["strokes"]:
        sheet.put_ink(picture, sheet.stroke_ink(shape, stroke, dpi, rng), sheet.COLOURS[stroke.get("colour", "pencil")])
    for across, at, depth in marks["folds"]:
        sheet.fold(picture, int(at * dpi / 25.4), across == "across", depth)
    holes = sheet.hole_mask(shape, marks["holes"], dpi)
    picture = scanner.lay_on_bed(picture, holes, page["scan"], dpi, rng)
    return scanner.finish(Image.fromarray(scanner.expose(picture, page["scan"], dpi, rng)), page["scan"])


def carbon_copy(ink, rng):
    """The third sheet under the carbon: soft, broad, weak, with soot between the lines."""
    soft = scanner.blur(ink, 1.4)
    soot = np.clip(scanner.clouds(ink.shape, 40, rng) - 0.55, 0.0, 1.0) * np.float32(0.25)
    return np.clip(soft * np.float32(1.1) + soot * scanner.grain(ink.shape, rng), 0.0, 1.0)


def render(recipe):
    """The files of one sample: path under samples/ -> bytes."""
    images = [render_page(page, recipe, number) for number, page in enumerate(recipe["pages"])]
    texts = ["".join(typewriter.transcript(line) + "\n" for line in page["lines"]).strip("\n") + "\n"
             for page in recipe["pages"]]
    texts = [text if text.strip() else "" for text in texts]
    single = len(recipe["outputs"]) == 1
    files = {}
    for index, name in enumerate(recipe["outputs"]):
        path = pathlib.PurePosixPath(name)
        inside = images if single else images[index:index + 1]
        scan = recipe["pages"][index]["scan"]
        files[f"scans/{name}"] = scanner.file_bytes(inside, path.suffix, scan, recipe["dpi"])
        for page, text in enumerate(texts if single else texts[index:index + 1]):
            ending = ".txt" if page == 0 else f".p{page + 1:04}.txt"
            files[f"truth/{path.with_suffix('')}{ending}"] = text.encode("utf-8")
    return files


def same_content(name, made, kept):
    """Same pixels for a scan (encoders may pack them otherwise), same bytes for the rest."""
    if made == kept or name.startswith("truth/") or name.endswith(".pdf"):
        return made == kept
    one, other = ([np.asarray(frame) for frame in ImageSequence.Iterator(Image.open(io.BytesIO(data)))]
                  for data in (made, kept))
    return len(one) == len(other) and all(np.array_equal(a, b) for a, b in zip(one, other))


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("names", nargs="*")
    arguments.add_argument("--check", action="store_true")
    arguments.add_argument("--out", type=pathlib.Path, default=HERE)
    given = arguments.parse_args()
    wrong, total = [], 0
    for path in sorted((HERE / "texts").glob("*.toml")):
        if given.names and path.stem not in given.names:
            continue
        for name, data in render(read_recipe(path)).items():
            target = given.out / name
            if given.check:
                same = target.exists() and same_content(name, data, target.read_bytes())
                wrong += [] if same else [name]
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
            total += len(data)
            print(f"{len(data):8} {name}", file=sys.stderr)
    for name in wrong:
        print(f"{name} is not what its recipe gives: run samples/render.py", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
