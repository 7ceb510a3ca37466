#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Compares score_folder and depesha score with the reference scorers on spoilt copies of true texts and records.

usage: agrees_with_reference.py SCORE_FOLDER DEPESHA SHARED WORK     prints "skipped: ..." where the scorers are not there
"""
import glob
import json
import os
import pathlib
import random
import subprocess
import sys

SIGNS = "абвгдежзОЗ№«»\"— -.,…IVXiп/ъAB01йй\n\t"


def spoilt(text, chance, rng):
    out = []
    for sign in text:
        draw = rng.random()
        if draw < chance / 3:
            continue
        out.append(rng.choice(SIGNS) if draw < chance * 2 / 3 else sign)
        if draw > 1 - chance / 3:
            out.append(rng.choice(SIGNS))
    return "".join(out)


def spoilt_record(node, rng, chance=0.12):
    """A copy with some texts spoilt, some members dropped and some lists shortened or doubled."""
    if isinstance(node, dict):
        return {k: spoilt_record(v, rng) for k, v in node.items() if k in ("role", "number") or rng.random() > 0.05}
    if isinstance(node, list):
        kept = [spoilt_record(v, rng) for v in node if rng.random() > 0.06]
        return kept + [kept[0]] if kept and rng.random() < 0.06 else kept
    return spoilt(node, chance * rng.random(), rng) if isinstance(node, str) and rng.random() < 0.4 else node


def printed(*command):
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True).stdout


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def text_list(scans, work, rng):
    rows = []
    for number, truth in enumerate(sorted(glob.glob(f"{scans}/*/*.txt"))):
        read = work / f"{number}.txt"
        if number % 9:  # every ninth is missing
            write(read, spoilt(open(truth, encoding="utf-8", errors="replace").read(), 0.3 * rng.random(), rng))
        rows.append(f"{truth}\t{read}\tgroup {number % 3}")
    write(work / "list.tsv", "\n".join(rows) + "\n")
    return work / "list.tsv"


def record_folders(scans, work, rng):
    for truth in sorted(glob.glob(f"{scans}/telegrams/*.records.json")):
        name = os.path.basename(truth).removesuffix(".records.json")
        records = json.load(open(truth, encoding="utf-8"))
        records = records if isinstance(records, list) else records["records"]
        for number, record in enumerate(records):
            if rng.random() < 0.06:
                continue
            read = spoilt_record(record, rng)
            read.update(kind=record["kind"], pages=[{"file": f"{name}-{number + 1}.jpg"}])
            write(work / f"out/{name}-{number}.telegram.json", json.dumps(read, ensure_ascii=False))
    return work / "out"


def page_files(scans, out, rng):
    """Spoilt texts of all pages as depesha writes them below out; below out/joined one text a scan for the reference."""
    rows = [line.rstrip("\n").split("\t") for line in open(f"{scans}/telegrams/manifest.tsv", encoding="utf-8")]
    pages = [dict(zip(rows[0], row)) for row in rows[1:]]
    for scan in dict.fromkeys(page["file"] for page in pages):
        stem, texts = os.path.splitext(scan)[0], []
        for page in (page for page in pages if page["file"] == scan):
            truth = pathlib.Path(f"{scans}/telegrams/{page['id']}-{page['page']}.txt").read_text(encoding="utf-8")
            texts.append(spoilt(truth, 0.2 * rng.random(), rng))
            suffix = f".p{len(texts):04}" if len(texts) > 1 else ""
            write(out / f"box/{stem}{suffix}.txt", texts[-1])
        write(out.parent / f"joined/{stem}.txt", "\n".join(texts))


def command_lines(depesha, truth, out):
    """What the reference scorers would print of the figures that depesha score --json tells."""
    told = json.loads(printed(depesha, "score", truth, out, "--json"))
    lines = []
    for group, figures in sorted({"ALL": told["all"], **told["groups"]}.items()):
        texts = figures["texts"]
        lines.append(f"{group}: documents {texts['number']} CER {texts['cer_percent']:.2f}% "
                     f"WER {texts['wer_percent']:.2f}% median {texts['cer_percent_median']:.2f}% "
                     f"p90 {texts['cer_percent_nine_in_ten']:.2f}%")
    records = told["all"]["records"]
    total = records["all_fields"]
    lines.append(f"ALL: field F1 strict {total['f1_strict']:.3f} soft {total['f1_soft']:.3f} "
                 f"(precision {total['precision_soft']:.3f} recall {total['recall_soft']:.3f}); "
                 f"count right {records['number_right']}/{records['documents']}, "
                 f"tree right {records['trees_right']}/{records['telegrams']}, "
                 f"whole telegram right {records['whole_right']}/{records['telegrams']}, "
                 f"body CER {records['body_cer_percent']:.2f}%")
    return lines


def main(score_folder, depesha, shared, work):
    tools, scans, work = f"{shared}/tools", f"{shared}/scans", pathlib.Path(work)
    if not os.path.exists(f"{tools}/recordscore.py"):
        return print(f"skipped: no reference scorers in {tools}")
    try:
        import Levenshtein  # noqa: F401  the reference needs it
    except ImportError:
        return print("skipped: install python3-levenshtein to compare with the reference scorers")
    wrong = 0
    for seed in (1, 2, 3):
        rng, folder = random.Random(seed), work / str(seed)
        subprocess.run(["rm", "-rf", str(folder)], check=True)
        pairs, out = text_list(scans, folder, rng), record_folders(scans, folder, rng)
        page_files(scans, out, rng)
        of_groups = [line for line in printed(sys.executable, f"{tools}/textscore_docs.py", f"{scans}/telegrams",
                                              folder / "joined").splitlines() if " s" not in line.split(":")[0]]
        of_records = printed(sys.executable, f"{tools}/recordscore.py", f"{scans}/telegrams", out).splitlines()[0]
        for ours, reference in (
            ("\n".join(command_lines(depesha, f"{scans}/telegrams", out)), "\n".join([*of_groups, of_records])),
            (printed(score_folder, "texts", pairs), printed(sys.executable, f"{tools}/textscore.py", "--pairs", pairs)),
            (printed(score_folder, "records", f"{scans}/telegrams", out),
             printed(sys.executable, f"{tools}/recordscore.py", f"{scans}/telegrams", out))):
            same = ours == reference
            wrong += not same
            print(("same figures" if same else f"OURS\n{ours}\nREFERENCE") + f"\n{reference}")
    return wrong


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    sys.exit(1 if main(*sys.argv[1:]) else 0)
