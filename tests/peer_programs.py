# SPDX-License-Identifier: Apache-2.0
"""What the scripts share that run Tesseract and OCRmyPDF beside depesha: their commands, their inputs, their scores.

A truth is what accuracy_table takes: a folder of transcripts, with a manifest.tsv or an index.csv perhaps; or one file,
the transcript of one scan.
"""
import pathlib
import re
import shutil
import subprocess
import tempfile

# Shell lines for one scan: {scan} is read, {to}.txt is written, both quoted already.
TESSERACT = "tesseract {scan} {to} -l {languages}"
OCRMYPDF = "ocrmypdf --deskew --clean -l {languages} --jobs 1 --image-dpi 300 --sidecar {to}.txt {scan} {to}.pdf"
NEEDS = {"tesseract": ["tesseract"], "ocrmypdf": ["ocrmypdf", "unpaper"], "parallel": ["parallel"]}


def missing(programs):
    """The tools that the programs need and that are not installed."""
    return sorted({tool for program in programs for tool in NEEDS.get(program, []) if not shutil.which(tool)})


def manifest_rows(folder):
    """manifest.tsv of a folder as dictionaries; none where there is no such file."""
    manifest = folder / "manifest.tsv"
    lines = manifest.read_text(encoding="utf-8").splitlines() if manifest.is_file() else [""]
    head = lines[0].split("\t")
    return [dict(zip(head, line.split("\t"))) for line in lines[1:]]


def transcripts_of(scan, scans, truth):
    """The transcripts that belong to a scan below the folder `scans`, by page."""
    if truth.is_file():
        return [truth]
    rows = manifest_rows(truth)
    if rows:
        return [truth / f"{row['id']}-{row['page']}.txt" for row in rows if row["file"] == scan.name]
    stem = truth / scan.relative_to(scans).with_suffix("")
    named = re.compile(re.escape(stem.name) + r"(\.p\d{4})?")
    pages = [path for path in stem.parent.glob("*.txt") if named.fullmatch(path.stem)]
    return sorted(pages, key=lambda path: path.stem)


def copied(path, below, target):
    """Copies a file below one folder to the same place below another."""
    copy = target / path.relative_to(below)
    copy.parent.mkdir(parents=True, exist_ok=True)
    return pathlib.Path(shutil.copy2(path, copy))


def kept_truth(truth, chosen, scans, kept):
    """The transcripts of the scans that take part, with their rows of the manifest, in the folder `kept`."""
    kept.mkdir(parents=True, exist_ok=True)
    for scan in chosen:
        for transcript in transcripts_of(scan, scans, truth):
            if truth.is_file():
                shutil.copy(truth, kept / f"{scan.stem}.txt")
            else:
                copied(transcript, truth, kept)
    if (truth / "index.csv").is_file():
        shutil.copy(truth / "index.csv", kept)
    if manifest_rows(truth):
        names = {scan.name for scan in chosen}
        rows = (truth / "manifest.tsv").read_text(encoding="utf-8").splitlines()
        column = rows[0].split("\t").index("file")
        rows = rows[:1] + [row for row in rows[1:] if row.split("\t")[column] in names]
        (kept / "manifest.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return kept


def split_pages(out):
    """One text a page, as depesha names them, where a program parts its pages by form feeds."""
    for path in sorted(out.rglob("*.txt")):
        pages = path.read_text(encoding="utf-8", errors="replace").rstrip("\f\n").split("\f")
        for number, text in enumerate(pages[1:], start=2):
            path.with_suffix(f".p{number:04}.txt").write_text(text, encoding="utf-8")
        path.write_text(pages[0], encoding="utf-8")


def scores(table, truth, out):
    """Group -> (number of documents or pages, CER in percent, as printed) of the texts below `out`."""
    with tempfile.NamedTemporaryFile(suffix=".toml") as no_floors:
        printed = subprocess.run([table, no_floors.name, "peer", truth, out], check=True, capture_output=True,
                                 text=True).stdout
    rows = re.findall(r"^peer +(\S.*?) +(\d+) +(\d+\.\d\d) +\d+\.\d\d\b", printed, re.M)
    return {group: (int(count), cer) for group, count, cer in rows}
