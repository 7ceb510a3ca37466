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
import typing

sys.dont_write_bytecode = True

import numpy as np

import corpus
import lstmf
import strips
import typists


class Stage(typing.NamedTuple):
    """What pages are like from the first one on, until the next stage."""
    first: int
    languages: list
    foreign_share: float  # of the words on pages of both alphabets
    gap_share: float      # of the gaps between words that are wide: nothing stands in them
    dirty: bool           # specks on the paper: none is a full stop
    kinds: list           # typed, worn (typed on a machine long in use), marks (dates, numbers, signs) or printed


CROSSED = ["mixed", "en", "mixed", "ru", "mixed", "en"]
STAGES = [Stage(0, ["ru", "en", "mixed", "ru", "en"], 0.0, 0.0, False, ["typed"]),
          Stage(240, CROSSED, 0.12, 0.0, False, ["typed"]),
          Stage(320, CROSSED, 0.12, 0.15, True, ["typed"]),
          Stage(400, ["en", "mixed", "ru", "en", "ru"], 0.12, 0.12, True, ["worn", "worn", "printed", "worn", "marks", "worn", "worn", "typed"])]
TOKENS = Stage(0, ["both"], 0.0, 0.0, False, ["tokens"])


def stage_of(number):
    return [stage for stage in STAGES if stage.first <= number][-1]


def text_of(writer, kind, language, rows, columns):
    if kind == "tokens":
        return writer.tokens(rows)
    if kind == "marks":
        return writer.marks(language, rows, columns)
    return writer.page(language, rows, columns)


def draw_page(number, stage, words, faces):
    """The scan, and what was typed where on it."""
    language, kind = stage.languages[number % len(stage.languages)], stage.kinds[number % len(stage.kinds)]
    rng = np.random.default_rng([2026, number])
    recipe = typists.draw_recipe(rng, language, faces)
    if kind == "printed":
        recipe = typists.printed(recipe, rng, language)
    rows, columns = typists.size_of(recipe)
    writer = corpus.Corpus(words, rng, stage.foreign_share if language == "mixed" else 0.0, 0.0 if kind == "printed" else stage.gap_share)
    lines = text_of(writer, kind, language, rows, columns)
    picture, typed = typists.type_and_scan(lines, recipe, number, worn=kind == "worn")
    return typists.with_dirt(picture, recipe["dpi"], number) if stage.dirty else picture, typed, recipe["dpi"]


def draw_pages(words, given, folder):
    """Writes the scans; gives what was typed on each, by name."""
    typed = {}
    for number in range(*given.pages):
        picture, typed[str(number)], dpi = draw_page(number, TOKENS if given.tokens else stage_of(number), words, given.faces)
        picture.save(folder / f"{number}.png", dpi=(dpi, dpi), compress_level=1)
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
