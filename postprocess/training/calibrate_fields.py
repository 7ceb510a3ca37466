#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fits the constants of postprocess/calibrate_fields.cpp: how likely a field is right by its evidence.

usage: calibrate_fields.py DEPESHA (TRUTH OUT)...

TRUTH: records of truth, OUT: the records that the program made of the same pages (`depesha run`, or read_transcripts).
The verdict on every field is that of `depesha score TRUTH OUT --each --json`, strictly right or not. A field is right if
it was understood and, unless it is a phrase of the vocabulary, read:

    p = logistic(a + b fit + c log odds of certainty + kind) * logistic(d - e (1 - words))

fitted by gradient ascent on the likelihood with a weak pull to plain values. Prints the constants, and the expected
calibration error of each set as told by constants fitted without the document in question (five folds).
"""
import json
import math
import pathlib
import shutil
import subprocess
import sys
import tempfile

import numpy

PHRASES = {"title", "agency", "classification", "precedence", "handling", "instructions"}
KINDS = ("addressee", "signature", "time", "distribution")
FOLDS = 5
START = numpy.array([4.5, math.log(11.0), -2.0, 3.0, 0.6, 0.0, 0.0, 0.0, 0.0])
PULL = 0.3 * numpy.array([0.2, 5.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0])


def with_confidence(record, evidence):
    """The record, each field as sure as this part of its evidence."""
    if isinstance(record, list):
        return [with_confidence(each, evidence) for each in record]
    if not isinstance(record, dict):
        return record
    told = {name: with_confidence(value, evidence) for name, value in record.items()}
    if "evidence" in told:
        told["confidence"] = told["evidence"][evidence]
    return told


def scored(depesha, truth, out, evidence):
    """Every scored field that was told: (document, field, right, this part of its evidence)."""
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / "out"
        shutil.copytree(out, copy, ignore=shutil.ignore_patterns("*.pdf", "*.xml", ".depesha"))
        for file in copy.rglob("*.telegram.json"):
            record = with_confidence(json.loads(file.read_text(encoding="utf-8")), evidence)
            file.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
        report = json.loads(subprocess.run([depesha, "score", truth, copy, "--each", "--json"], check=True,
                                           capture_output=True).stdout)
    return [(document["name"], field["field"].removeprefix("inner."), field["verdict"] == "right", field["confidence"])
            for document in report["documents"] for record in document.get("records") or []
            for field in record["fields"] if field["verdict"] != "missing"]


def fields_of(depesha, truth, out):
    words, fit, certainty = (scored(depesha, truth, out, part) for part in ("words", "fit", "certainty"))
    return [(document, field, right, w, f[3], c[3])
            for (document, field, right, w), f, c in zip(words, fit, certainty, strict=True)]


class Fields:
    def __init__(self, rows):
        self.documents = [row[0] for row in rows]
        self.right = numpy.array([float(row[2]) for row in rows])
        self.doubt = numpy.array([1.0 - row[3] for row in rows])
        self.is_read = numpy.array([row[1] not in PHRASES for row in rows])
        self.features = numpy.array([[1.0, row[4], math.log((row[5] + 0.01) / (1.01 - row[5])),
                                      *(float(row[1] == kind) for kind in KINDS)] for row in rows])

    def part(self, chosen):
        part = Fields.__new__(Fields)
        part.documents = [each for each, is_chosen in zip(self.documents, chosen) if is_chosen]
        part.right, part.doubt = self.right[chosen], self.doubt[chosen]
        part.is_read, part.features = self.is_read[chosen], self.features[chosen]
        return part


def logistic(x):
    return 1.0 / (1.0 + numpy.exp(-x))


def parts_of(constants, fields):
    read = numpy.where(fields.is_read, logistic(constants[0] - numpy.exp(constants[1]) * fields.doubt), 1.0)
    return logistic(fields.features @ constants[2:]), read


def gradient(constants, fields):
    understood, read = parts_of(constants, fields)
    p = numpy.clip(understood * read, 1e-6, 1.0 - 1e-6)
    slope = fields.right / p - (1.0 - fields.right) / (1.0 - p)
    by_read = slope * understood * read * (1.0 - read) * fields.is_read
    by_field = fields.features.T @ (slope * read * understood * (1.0 - understood))
    by_doubt = -(by_read * fields.doubt).sum() * numpy.exp(constants[1])
    pull = PULL * (constants - numpy.where(PULL > 0.0, START, constants))
    return (numpy.concatenate([[by_read.sum(), by_doubt], by_field]) - pull) / len(fields.right)


def fitted(fields):
    """Adam (Kingma, Ba 2015), which needs no step to be chosen."""
    constants, mean, square = START.copy(), numpy.zeros_like(START), numpy.zeros_like(START)
    for step in range(1, 4001):
        slope = gradient(constants, fields)
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope * slope
        constants += 0.02 * mean / (1 - 0.9**step) / (numpy.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return constants


def expected_error(confidence, right):
    tenth = numpy.minimum((confidence * 10).astype(int), 9)
    return sum(abs(confidence[tenth == k].sum() - right[tenth == k].sum()) for k in range(10)) / len(right)


def main(words):
    if len(words) < 3 or len(words) % 2 == 0:
        sys.exit(__doc__)
    depesha, pairs = words[0], list(zip(words[1::2], words[2::2]))
    sets = [[(f"{truth}:{row[0]}", *row[1:]) for row in fields_of(depesha, truth, out)] for truth, out in pairs]
    fields = Fields([row for rows in sets for row in rows])
    folds = {document: i % FOLDS for i, document in enumerate(sorted(set(fields.documents)))}
    fold = numpy.array([folds[document] for document in fields.documents])
    told = numpy.zeros(len(fold))
    for k in range(FOLDS):
        understood, read = parts_of(fitted(fields.part(fold != k)), fields.part(fold == k))
        told[fold == k] = understood * read
    begin = 0
    for (truth, out), rows in zip(pairs, sets):
        here = slice(begin, begin + len(rows))
        begin += len(rows)
        print(f"{out}: {len(rows)} fields, told {told[here].mean():.3f}, right {fields.right[here].mean():.3f}, "
              f"expected calibration error {expected_error(told[here], fields.right[here]):.3f}")
    constants = fitted(fields)
    names = ("read", "by_doubt", "understood", "by_fit", "by_certainty", *KINDS)
    shown = [constants[0], -math.exp(constants[1]), *constants[2:]]
    print(", ".join(f"{name} {value:.2f}" for name, value in zip(names, shown)))


if __name__ == "__main__":
    main(sys.argv[1:])
