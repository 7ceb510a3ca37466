#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""How many characters models read wrong on lines that make_lines.py made.

usage: evaluate.py MODEL... --lines FILE.lstmf...      MODEL: DIR/NAME of a .traineddata, "rus+eng" for Debian's own

Prints CER in percent, and the share of lines that have no error, by file and model.
"""
import argparse
import os
import pathlib
import subprocess
import sys
import tempfile
import unicodedata

sys.dont_write_bytecode = True

from Levenshtein import distance

import lstmf

SAME = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "—": "-", "–": "-"})


def read(model, pictures, scratch):
    """What the model makes of each picture, all in one process."""
    folder, _, name = model.rpartition("/")
    listed = scratch / "list"
    listed.write_text("".join(f"{picture}\n" for picture in pictures))
    where = ["--tessdata-dir", folder] if folder else []
    done = subprocess.run(["tesseract", listed, "-", "--psm", "13", *where, "-l", name], check=True, capture_output=True,
                          env={**os.environ, "OMP_THREAD_LIMIT": "1"})
    return [normal(page) for page in done.stdout.decode("utf-8").split("\f")][:len(pictures)]


def unpacked(file, scratch):
    """The lines of a document: the files of their pictures, and their texts."""
    pictures, truth = [], []
    for number, (png, text) in enumerate(lstmf.lines(file.read_bytes())):
        pictures.append(scratch / f"{number:05}.png")
        pictures[-1].write_bytes(png)
        truth.append(normal(text))
    return pictures, truth


def normal(text):
    return " ".join(unicodedata.normalize("NFC", text).translate(SAME).split())


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("models", nargs="+")
    arguments.add_argument("--lines", type=pathlib.Path, nargs="+", required=True)
    given = arguments.parse_args()
    print("lines", *given.models, sep="\t")
    for file in given.lines:
        with tempfile.TemporaryDirectory() as folder:
            scratch = pathlib.Path(folder)
            pictures, truth = unpacked(file, scratch)
            figures = []
            for model in given.models:
                got = read(model, pictures, scratch)
                wrong = sum(distance(a, b) for a, b in zip(truth, got))
                right = sum(a == b for a, b in zip(truth, got))
                figures.append(f"{100 * wrong / sum(map(len, truth)):.2f} ({100 * right / len(truth):.1f})")
        print(f"{file.stem} {len(truth)}", *figures, sep="\t", flush=True)


if __name__ == "__main__":
    main()
