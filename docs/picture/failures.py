#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Draws the worst of what the program read on the samples, each line with what stands there: docs/failures.png.

usage: ./depesha run samples/scans --out out
       docs/picture/failures.py out [--truth DIR] [--to FILE] [--each N]
       --truth    where the transcripts lie (samples/truth)
       --to       where the picture goes (docs/failures.png)
       --each     lines of each kind of failure (4)

A line that was read is laid beside the line of the transcript that it is most like. Of each kind the lines with most
wrong letters are shown, one of a page at most; a line without any likeness counts as read where nothing is typed. The
scan comes from the searchable PDF, which knows where each word stands.
Needs python3-pil, poppler-utils and fonts-urw-base35 of Debian 12.
"""
import argparse
import difflib
import html
import pathlib
import re
import statistics
import subprocess
import tempfile

from PIL import Image, ImageDraw, ImageFont

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FONTS = "/usr/share/fonts/opentype/urw-base35"
PLAIN = ImageFont.truetype(f"{FONTS}/NimbusSans-Regular.otf", 23)
BOLD = ImageFont.truetype(f"{FONTS}/NimbusSans-Bold.otf", 23)
HEAD = ImageFont.truetype(f"{FONTS}/NimbusSans-Bold.otf", 26)

WIDTH, MARGIN, LABEL, ROW, GAP, HEADING = 1240, 28, 84, 32, 20, 56
DPI, POINTS = 200, 72
STRIP = 26  # points: a typed line and half the room above and below it
GREYS = 24
GROUND, DARK, GREY = 255, 20, 120
ALIKE = 0.5  # two lines less alike are not the same line

NOTHING = "Read where nothing is typed"
ALPHABET = "Letters of the other alphabet (Latin letters underlined)"
FIGURES = "Dates and numbers"
LETTERS = "Letters taken for one another"


class Line:
    """A line as it was read, and where: the words' boxes on the page of a PDF, in points from the top left."""

    def __init__(self, text, boxes):
        self.text, self.boxes = text, boxes

    def lean(self):
        """How far the line falls, as a slope; None where it is too short to tell."""
        first, last = self.boxes[0], self.boxes[-1]
        run = (last[0] + last[2] - first[0] - first[2]) / 2
        return (last[1] + last[3] - first[1] - first[3]) / 2 / run if run > 200 else None


class Failure:
    def __init__(self, pdf, page, line, typed):
        self.pdf, self.page, self.line, self.typed = pdf, page, line, typed
        self.kind, self.wrong = kind_of(line.text, typed), wrong_letters(line.text, typed)


def read_lines(text, pdf, page):
    """The lines of a page's text with the boxes of their words, which stand in the PDF in the same order."""
    told = subprocess.run(["pdftotext", "-raw", "-bbox", "-f", str(page), "-l", str(page), pdf, "-"], check=True,
                          capture_output=True, text=True).stdout
    found = re.findall(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', told)
    lines = [Line(line, []) for line in text.read_text(encoding="utf-8").splitlines() if line]
    words = [(word, line) for line in lines for word in line.text.split()]
    same = difflib.SequenceMatcher(None, [word for word, _ in words], [html.unescape(word[4]) for word in found],
                                   autojunk=False)
    for block in same.get_matching_blocks():
        for number in range(block.size):
            words[block.a + number][1].boxes.append(tuple(map(float, found[block.b + number][:4])))
    return [line for line in lines if line.boxes]


def likeness(a, b):
    return difflib.SequenceMatcher(None, a, b, autojunk=False).ratio()


def paired(lines, typed):
    """Each line read with the line typed that it is most like, in order on both sides; None where it is like none."""
    best = [[0.0] * (len(typed) + 1) for _ in range(len(lines) + 1)]
    like = [[likeness(line.text, other) for other in typed] for line in lines]
    for i in reversed(range(len(lines))):
        for j in reversed(range(len(typed))):
            pair = like[i][j] + best[i + 1][j + 1] if like[i][j] >= ALIKE else 0.0
            best[i][j] = max(pair, best[i + 1][j], best[i][j + 1])
    j = 0
    for i, line in enumerate(lines):
        while j < len(typed) and best[i][j] == best[i][j + 1]:
            j += 1
        if best[i][j] > best[i + 1][j]:
            yield line, typed[j]
            j += 1
        else:
            yield line, None


def wrong_words(text, other):
    """Numbers of the words of a text that are not in the other."""
    words, others = text.split(), other.split()
    same = difflib.SequenceMatcher(None, words, others, autojunk=False).get_matching_blocks()
    right = {index for block in same for index in range(block.a, block.a + block.size)}
    return [index for index in range(len(words)) if index not in right]


def wrong_letters(text, other):
    """Letters to change, add or take away, spaces not counted."""
    changes = difflib.SequenceMatcher(None, text.replace(" ", ""), other.replace(" ", ""), autojunk=False).get_opcodes()
    return sum(max(b - a, d - c) for change, a, b, c, d in changes if change != "equal")


def is_latin(letter):
    return letter.isalpha() and letter < "\u0250"


def alphabets(word):
    return {is_latin(letter) for letter in word if letter.isalpha()}


def kind_of(text, typed):
    wrong = [text.split()[i] for i in wrong_words(text, typed)]
    missed = [typed.split()[i] for i in wrong_words(typed, text)]
    if not missed:
        return NOTHING
    if any(alphabets(a) != alphabets(b) and alphabets(a) and alphabets(b) for a, b in zip(wrong, missed)):
        return ALPHABET
    return FIGURES if any(c.isdigit() for word in missed for c in word) else LETTERS


def failures_of(out, truth):
    for transcript in sorted(truth.rglob("*.txt")):
        name = transcript.relative_to(truth)
        stem, number = re.fullmatch(r"(.*?)(?:\.p(\d{4}))?", name.stem).groups()
        pdf, page = out / name.with_name(f"{stem}.pdf"), int(number or 1)
        typed = [" ".join(line.split()) for line in transcript.read_text(encoding="utf-8").splitlines() if line.strip()]
        for line, same in paired(read_lines(out / name, pdf, page), typed):
            if wrong_letters(line.text, same or ""):
                yield Failure(pdf, page, line, same or "")


def worst(failures, each):
    """The failures with most wrong letters, of each kind so many, of each page one."""
    chosen = []
    for failure in sorted(failures, key=lambda failure: -failure.wrong):
        of_kind = [other for other in chosen if other.kind == failure.kind]
        if len(of_kind) < each and (failure.pdf, failure.page) not in [(other.pdf, other.page) for other in of_kind]:
            chosen.append(failure)
    return chosen


def page_picture(pdf, page):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-r", str(DPI), "-gray", "-f", str(page), "-l", str(page), "-singlefile", pdf,
                        f"{folder}/page"], check=True)
        return Image.open(f"{folder}/page.pgm").copy()


def strip_of(failure, slope):
    """The line cut from the scan, set level, at most as wide as the picture."""
    scale = DPI / POINTS
    boxes = failure.line.boxes
    left, right = (min(box[0] for box in boxes) - 8) * scale, (max(box[2] for box in boxes) + 8) * scale
    middle = statistics.mean((box[1] + box[3]) / 2 for box in boxes) * scale
    height = STRIP * scale
    centre = ((left + right) / 2, middle)
    across, down = (right - left) / 2, height / 2
    turned = page_picture(failure.pdf, failure.page).transform(
        (round(2 * across), round(2 * down)), Image.AFFINE,
        (1, -slope, centre[0] - across + slope * down, slope, 1, centre[1] - down - slope * across),
        Image.BICUBIC, fillcolor=GROUND)
    shrink = min(1.0, (WIDTH - 2 * MARGIN) / turned.width)
    strip = turned.resize((round(turned.width * shrink), round(turned.height * shrink)), Image.LANCZOS)
    ImageDraw.Draw(strip).rectangle([0, 0, strip.width - 1, strip.height - 1], outline=GREY)
    return strip


def underline_latin(draw, left, middle, word):
    for number, letter in enumerate(word):
        if is_latin(letter):
            from_, to = (left + draw.textlength(word[:end], BOLD) for end in (number, number + 1))
            draw.line([from_, middle + 13, to, middle + 13], DARK, 2)


def draw_words(draw, middle, label, text, wrong, underlined):
    """A label and a text after it, the words of these numbers in bold."""
    draw.text((0, middle), label, GREY, PLAIN, "lm")
    left = LABEL
    for number, word in enumerate(text.split()):
        font = BOLD if number in wrong else PLAIN
        draw.text((left, middle), word, DARK if number in wrong else GREY, font, "lm")
        if underlined and number in wrong:
            underline_latin(draw, left, middle, word)
        left += draw.textlength(word + " ", font)


def block_of(failure, slope):
    """One failure: the line of the scan, what is typed there, what was read."""
    strip = strip_of(failure, slope)
    rows = 2 if failure.typed else 1
    block = Image.new("L", (WIDTH - 2 * MARGIN, strip.height + rows * ROW + GAP), GROUND)
    block.paste(strip, (0, 0))
    draw = ImageDraw.Draw(block)
    text, typed = failure.line.text, failure.typed
    if typed:
        draw_words(draw, strip.height + ROW // 2, "typed", typed, wrong_words(typed, text), failure.kind == ALPHABET)
    draw_words(draw, strip.height + rows * ROW - ROW // 2, "read", text, wrong_words(text, typed),
               failure.kind == ALPHABET)
    page = f", page {failure.page}" if failure.page > 1 else ""
    draw.text((block.width, strip.height + ROW // 2), failure.pdf.stem + page, GREY, PLAIN, "rm")
    return block


def heading(kind):
    block = Image.new("L", (WIDTH - 2 * MARGIN, HEADING), GROUND)
    ImageDraw.Draw(block).text((0, HEADING // 2 - 4), kind, DARK, HEAD, "lm")
    return block


def slope_of(pdf, page):
    """How far the lines of a page fall, as the middle of them tells."""
    text = pdf.with_suffix(f".p{page:04}.txt" if page > 1 else ".txt")
    leans = [line.lean() for line in read_lines(text, pdf, page)]
    return statistics.median([lean for lean in leans if lean is not None] or [0.0])


def picture_of(failures):
    blocks = []
    for kind in (LETTERS, FIGURES, ALPHABET, NOTHING):
        shown = [failure for failure in failures if failure.kind == kind]
        blocks += [heading(kind)] if shown else []
        blocks += [block_of(failure, slope_of(failure.pdf, failure.page)) for failure in shown]
    picture = Image.new("L", (WIDTH, sum(block.height for block in blocks) + 2 * MARGIN), GROUND)
    top = MARGIN
    for block in blocks:
        picture.paste(block, (MARGIN, top))
        top += block.height
    return picture


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--truth", type=pathlib.Path, default=ROOT / "samples/truth")
    parser.add_argument("--to", type=pathlib.Path, default=HERE.parent / "failures.png")
    parser.add_argument("--each", type=int, default=4)
    options = parser.parse_args()
    picture = picture_of(worst(failures_of(options.out, options.truth), options.each))
    picture.quantize(GREYS, dither=Image.Dither.NONE).save(options.to, optimize=True)


if __name__ == "__main__":
    main()
