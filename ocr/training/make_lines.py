#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Renders pages, has Depesha cut their lines, and writes these with their text for lstmtraining.

usage: make_lines.py --depesha PROGRAM --words DIR --out FILE.lstmf [--pages FIRST LAST] [--faces NAME...] [--tokens]
       --words: folder of rus.words and eng.words; --faces: only these faces (default: those of typists.TRAINED);
       --tokens: pages of what models of one alphabet lose (13.VI.51, № 302/ш, MIG-15), clean and worn
Page n is the same whenever it is made: its seed is its number.
"""
import argparse
import json
import os
import pathlib
import struct
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True

import numpy as np

import corpus
import lstmf
import strips
import typists

LANGUAGES = ["ru", "en", "mixed", "ru", "en"]
# From this page on every second one mixes the alphabets within its lines.
FIRST_CROSSED, CROSSED_LANGUAGES, FOREIGN_SHARE = 240, ["mixed", "en", "mixed", "ru", "mixed", "en"], 0.12
# From this page on there are wide gaps between words, and dirt on the paper: neither is a full stop.
FIRST_DIRTY, GAP_SHARE = 320, 0.15


def language_of(number):
    languages = LANGUAGES if number < FIRST_CROSSED else CROSSED_LANGUAGES
    return languages[number % len(languages)]


def draw_pages(words, given, folder):
    """Writes the scans; gives what was typed on each, by name."""
    typed = {}
    for number in range(*given.pages):
        language = "both" if given.tokens else language_of(number)
        rng = np.random.default_rng([2026, number])
        recipe = typists.draw_recipe(rng, language, given.faces)
        rows, columns = typists.size_of(recipe)
        dirty = number >= FIRST_DIRTY and not given.tokens
        writer = corpus.Corpus(words, rng, FOREIGN_SHARE if number >= FIRST_CROSSED and language == "mixed" else 0.0,
                               GAP_SHARE if dirty else 0.0)
        lines = writer.tokens(rows) if given.tokens else writer.page(language, rows, columns)
        picture, typed[str(number)] = typists.type_and_scan(lines, recipe, number)
        picture = typists.with_dirt(picture, recipe["dpi"], number) if dirty else picture
        picture.save(folder / f"{number}.png", dpi=(recipe["dpi"], recipe["dpi"]), compress_level=1)
    return typed


def cut(depesha, folder, out):
    scans = sorted(folder.glob("*.png"))
    subprocess.run([depesha, "clean", "--strips", "--out", out, *scans], check=False, stderr=subprocess.DEVNULL,
                   env={**os.environ, "OMP_THREAD_LIMIT": "1"})


def lines_of(typed, out):
    """(PNG, width, height, text) of every strip whose text is known."""
    for name, lines in typed.items():
        described = out / f"{name}.clean.json"
        if not described.exists():
            continue
        for file, text in strips.pairs(json.loads(described.read_text())["strips"], lines):
            png = (out / file).read_bytes()
            yield (png, *struct.unpack(">II", png[16:24]), text)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--depesha", required=True)
    arguments.add_argument("--words", type=pathlib.Path, required=True)
    arguments.add_argument("--out", type=pathlib.Path, required=True)
    arguments.add_argument("--pages", type=int, nargs=2, default=[0, 40])
    arguments.add_argument("--faces", nargs="+")
    arguments.add_argument("--tokens", action="store_true")
    given = arguments.parse_args()
    words = {language: corpus.Words(language, given.words / f"{name}.words") for language, name in (("ru", "rus"), ("en", "eng"))}
    typists.install_faces(given.faces)
    with tempfile.TemporaryDirectory() as scratch:
        pages, out = pathlib.Path(scratch) / "pages", pathlib.Path(scratch) / "cut"
        pages.mkdir()
        typed = draw_pages(words, given, pages)
        cut(given.depesha, pages, out)
        lines = list(lines_of(typed, out))
    np.random.default_rng(given.pages).shuffle(lines)
    given.out.write_bytes(lstmf.document(lines))
    given.out.with_suffix(".txt").write_text("".join(text + "\n" for _, _, _, text in lines), encoding="utf-8")
    print(f"{given.out.name}: {len(lines)} lines of {len(typed)} pages", file=sys.stderr)


if __name__ == "__main__":
    main()
