#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""How often words are right that a model is so and so sure of: the figures of ocr/word_confidence.cpp.

usage: calibrate.py MODEL --lines FILE.lstmf...      MODEL as for evaluate.py

Prints, for bins of the confidence that Tesseract gives (0 to 100), how many words were read and how many of them right.
"""
import argparse
import difflib
import os
import pathlib
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True

from evaluate import normal, unpacked


def words_read(model, pictures, scratch):
    """For each picture the (confidence, word) of its words."""
    folder, _, name = model.rpartition("/")
    listed = scratch / "list"
    listed.write_text("".join(f"{picture}\n" for picture in pictures))
    where = ["--tessdata-dir", folder] if folder else []
    done = subprocess.run(["tesseract", listed, "-", "--psm", "13", *where, "-l", name, "-c", "tessedit_create_tsv=1"],
                          check=True, capture_output=True, env={**os.environ, "OMP_THREAD_LIMIT": "1"})
    pages = [[] for _ in pictures]
    for row in done.stdout.decode("utf-8").splitlines():
        cells = row.split("\t")
        if len(cells) == 12 and cells[0] == "5" and cells[11].strip():
            pages[int(cells[1]) - 1].append((float(cells[10]), normal(cells[11])))
    return pages


def judged(read, truth):
    """(confidence, right) of each word of one line."""
    matcher = difflib.SequenceMatcher(a=[word for _, word in read], b=truth.split(), autojunk=False)
    right = {block.a + shift for block in matcher.get_matching_blocks() for shift in range(block.size)}
    return [(confidence, index in right) for index, (confidence, _) in enumerate(read)]


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("model")
    arguments.add_argument("--lines", type=pathlib.Path, nargs="+", required=True)
    given = arguments.parse_args()
    words = []
    for file in given.lines:
        with tempfile.TemporaryDirectory() as folder:
            scratch = pathlib.Path(folder)
            pictures, truth = unpacked(file, scratch)
            for read, line in zip(words_read(given.model, pictures, scratch), truth):
                words += judged(read, line)
    for least in range(0, 100, 5):
        found = [right for confidence, right in words if least <= confidence < least + 5 or (least == 95 and confidence >= 95)]
        print(f"{least:3} to {least + 5:3}: {len(found):6} words, {sum(found) / max(1, len(found)):.3f} right")


if __name__ == "__main__":
    main()
