#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Trains the model for typescript: Russian, English and what stands between them, in one pass.

usage: ocr/training/train.py --work DIR [--depesha PROGRAM] [--until words|lines|model]

Everything comes from Debian's packages (README.md beside this file names them) and from this repository. DIR takes about
3 GB; a run that was broken off goes on where it was. Ends with DIR/typescript.traineddata.
"""
import argparse
import concurrent.futures
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
TESSDATA = pathlib.Path("/usr/share/tesseract-ocr/5/tessdata")
KNOWN_WORDS = pathlib.Path("/usr/share/dict/american-english")
PAGES_A_FILE = 20
# files of lines that are in, iterations in all, learning rate: the first rounds run while the later lines are made
ROUNDS = [(5, 6000, 0.001), (7, 10000, 0.001), (9, 14000, 0.001), (12, 20000, 0.001), (12, 24000, 0.0007), (13, 27000, 0.0006),
          (14, 30000, 0.0005), (15, 34000, 0.0004), (16, 38000, 0.0002), (16, 41000, 0.00005), (20, 46000, 0.0003), (20, 48000, 0.00005),
          (40, 54000, 0.0006), (40, 60000, 0.0003), (40, 64000, 0.0001), (40, 66000, 0.00003), (40, 73000, 0.0003), (40, 79000, 0.00015),
          (40, 83000, 0.00004)]
NAME = "typescript"


def run(*command, output=None):
    print("+", *command, file=sys.stderr, flush=True)
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    subprocess.run([str(word) for word in command], check=True, env=environment, stdout=output, stderr=output)


def words(work):
    """The dictionaries and alphabets inside Debian's language data."""
    for language in ("rus", "eng"):
        if not (work / f"{language}.words").exists():
            run("combine_tessdata", "-u", TESSDATA / f"{language}.traineddata", work / f"{language}.")
            run("dawg2wordlist", work / f"{language}.lstm-unicharset", work / f"{language}.lstm-word-dawg", work / f"{language}.words")


def alphabet(work):
    """One alphabet of both languages, as the starter that lstmtraining wants."""
    if (work / NAME / f"{NAME}.traineddata").exists():
        return
    (work / "radical-stroke.txt").write_text("1\t1\n")  # no more is asked of the folder of scripts
    run("merge_unicharsets", work / "rus.lstm-unicharset", work / "eng.lstm-unicharset", work / "merged.unicharset")
    run("combine_lang_model", "--input_unicharset", work / "merged.unicharset", "--script_dir", work, "--output_dir", work,
        "--lang", NAME, "--pass_through_recoder", output=subprocess.DEVNULL)


def base(work):
    """The Russian network in floats, its last layer as wide as the English one's."""
    if (work / "rus.wide.lstm").exists():
        return
    run(HERE / "float_model.py", work / "rus.lstm", work / "rus.wide.lstm", "Lfx128", "192")


def file_of_lines(work, number):
    return work / f"lines-{number * PAGES_A_FILE:05}.lstmf"


def make_lines(work, depesha, number):
    target = file_of_lines(work, number)
    if not target.exists():
        first = number * PAGES_A_FILE
        run(HERE / "make_lines.py", "--depesha", depesha, "--words", work, "--out", target, "--pages", first, first + PAGES_A_FILE)


def train(work, files, iterations, rate, made):
    """One round: goes on from the last checkpoint, or from the base."""
    for number in range(files):
        made[number].result()
    listed = work / f"list-{files}.txt"
    listed.write_text("".join(f"{file_of_lines(work, number)}\n" for number in range(files)))
    checkpoint = work / "checkpoints" / f"{NAME}_checkpoint"
    checkpoint.parent.mkdir(exist_ok=True)
    started = ["--continue_from", checkpoint, "--reset_learning_rate"] if checkpoint.exists() else [
        "--continue_from", work / "rus.wide.lstm", "--old_traineddata", TESSDATA / "rus.traineddata"]
    with open(work / f"round-{iterations}.log", "w") as log:
        run("lstmtraining", *started, "--traineddata", work / NAME / f"{NAME}.traineddata", "--train_listfile", listed,
            "--model_output", checkpoint.parent / NAME, "--learning_rate", rate, "--max_iterations", iterations,
            "--max_image_MB", 4000, output=log)


def dictionary(work, name):
    """The words or patterns of both languages as one component: of the English words those that a speller knows."""
    entries = set()
    for language in ("rus", "eng"):
        listed = work / f"{language}.{name}"
        run("dawg2wordlist", work / f"{language}.lstm-unicharset", work / f"{language}.lstm-{name}-dawg", listed)
        found = listed.read_text(encoding="utf-8").splitlines()
        entries.update(found if (language, name) != ("eng", "word") else set(found) & set(KNOWN_WORDS.read_text().splitlines()))
    (work / f"both.{name}").write_text("".join(f"{entry}\n" for entry in sorted(entries)), encoding="utf-8")
    target = work / f"{NAME}.lstm-{name}-dawg"
    run("wordlist2dawg", work / f"both.{name}", target, work / NAME / f"{NAME}.unicharset")
    return target


def convert(work):
    """The last checkpoint as int8, with the dictionaries."""
    target = work / f"{NAME}.traineddata"
    run("lstmtraining", "--stop_training", "--convert_to_int", "--continue_from", work / "checkpoints" / f"{NAME}_checkpoint",
        "--traineddata", work / NAME / f"{NAME}.traineddata", "--model_output", target)
    run("combine_tessdata", "-o", target, *(dictionary(work, name) for name in ("word", "punc", "number")))
    return target


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--work", type=pathlib.Path, required=True)
    arguments.add_argument("--depesha", default=HERE.parent.parent / "build/release/pipeline/depesha")
    given = arguments.parse_args()
    work = given.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    words(work)
    alphabet(work)
    base(work)
    with concurrent.futures.ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        made = [pool.submit(make_lines, work, given.depesha, number) for number in range(max(files for files, _, _ in ROUNDS))]
        for files, iterations, rate in ROUNDS:
            train(work, files, iterations, rate, made)
    print(convert(work))


if __name__ == "__main__":
    main()
