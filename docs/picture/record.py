#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Draws a scan and the record that the program made of it side by side: docs/record.png.

usage: ./depesha run samples/scans --out out
       docs/picture/record.py out [--id ID] [--scans DIR] [--to FILE]
       --id       which record; as it stands in its JSON (the telegram of June 13, 1951, in English)
       --scans    where the scans lie (samples/scans)
       --to       where the picture goes (docs/record.png)

Left the first page of the record with the box of every field, right the fields themselves: same colour, same field.
Needs python3-pil and fonts-urw-base35 of Debian 12.
"""
import argparse
import json
import pathlib

from PIL import Image, ImageDraw, ImageFont

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FONTS = "/usr/share/fonts/opentype/urw-base35"
PLAIN = ImageFont.truetype(f"{FONTS}/NimbusSans-Regular.otf", 25)
BOLD = ImageFont.truetype(f"{FONTS}/NimbusSans-Bold.otf", 25)
SMALL = ImageFont.truetype(f"{FONTS}/NimbusSans-Regular.otf", 21)

HEIGHT, MARGIN, LEFT_WIDTH, RIGHT_WIDTH = 1250, 36, 890, 940
ROW, HEADING, LABEL_WIDTH, INDENT, ARROW = 38, 58, 188, 20, 56
GROUND, PANEL, DARK, GREY, RESULT = "white", ("#f4f5f7", "#e6e9ee"), "#1d2430", "#6b7482", "#0b6b3a"
COLOURS = {"reference": "#7a5c3e", "header": "#1f5fbf", "addressee": "#0b8457", "body": "#c08a1e", "signature": "#a3348f"}


class Row:
    """One field: how it is called, what was read, what it means; or a heading of a message inside (no colour)."""

    def __init__(self, depth, colour, label, field, meaning=""):
        self.depth, self.colour, self.label, self.meaning = depth, colour, label, meaning
        self.text = field["text"] if field else ""
        self.boxes = [source["box"] for source in field["sources"] if source["page"] == 0] if field else []


def spoken(*parts):
    """The parts that are told, as one line."""
    return ", ".join(part for part in parts if part)


def meaning_of(field):
    """What the program made of the words, where that is more than the words."""
    if "iso" in field:
        return field["iso"] or ""
    if "number" in field:
        return field["number"] + (f" / {field['suffix']}" if field["suffix"] else "")
    if "person" in field:
        return spoken(field["person"], field["office"], field["place"])
    if "resolved" in field:
        return f"{field['name']} is {field['resolved']}" if field["resolved"] else ""
    if "fond" in field:
        return spoken(field["archive"], *(f"{part} {field[part]}" for part in ("fond", "opis", "delo", "papka", "sheets")
                                          if field[part]))
    return field["value"] if field["value"] not in (None, field["text"]) else ""


def listed(depth, colour, label, fields):
    """One row for each field of a list, a single field, or null."""
    fields = [] if fields is None else fields if isinstance(fields, list) else [fields]
    for field in fields:
        role = field.get("role") or field.get("note")
        yield Row(depth, colour, f"{label}, {role}" if role else label, field, meaning_of(field))


def rows_of_message(message, depth):
    for name, fields in message["header"].items():
        yield from listed(depth, COLOURS["header"], name.removesuffix("s"), fields)
    yield from listed(depth, COLOURS["addressee"], "to", [{**field, "note": None} for field in message["addressee"]])
    for part in message["body"]:
        if "role" in part:
            yield Row(depth + 1, None, f"{part['role']} message" if part["role"] == "quoted" else part["role"], None)
            yield from rows_of_message(part, depth + 1)
        else:
            yield from listed(depth, COLOURS["body"], part["type"].replace("_", " "), part)
    yield from listed(depth, COLOURS["signature"], "signature", message["signature"])


def rows_of(record):
    yield from listed(0, COLOURS["reference"], "archive", record["archival_references"])
    yield from rows_of_message(record["message"], 0)


def fitted(draw, text, font, width):
    """The text, cut with an ellipsis where it is longer than the width."""
    if draw.textlength(text, font) <= width:
        return text
    while text and draw.textlength(text + " …", font) > width:
        text = text[:-1]
    return text.rstrip() + " …"


def crop_of(rows, size):
    """What of the page is shown: all boxes and some paper around."""
    boxes = [box for row in rows for box in row.boxes]
    room = size[0] // 16
    return (max(0, min(box[0] for box in boxes) - room), max(0, min(box[1] for box in boxes) - room),
            min(size[0], max(box[2] for box in boxes) + room), min(size[1], max(box[3] for box in boxes) + room))


def scan_with_boxes(scan, rows):
    page = Image.open(scan).convert("L")
    crop = crop_of(rows, page.size)
    scale = min(LEFT_WIDTH / (crop[2] - crop[0]), (HEIGHT - 2 * MARGIN) / (crop[3] - crop[1]))
    size = (round((crop[2] - crop[0]) * scale), round((crop[3] - crop[1]) * scale))
    greys = page.crop(crop).resize(size, Image.LANCZOS).point(lambda grey: min(255, round(grey / 12) * 12 + 8))
    picture = greys.convert("RGB")
    draw = ImageDraw.Draw(picture, "RGBA")
    for row in rows:
        for left, top, right, bottom in row.boxes:
            place = [round((left - crop[0]) * scale) - 4, round((top - crop[1]) * scale) - 2,
                     round((right - crop[0]) * scale) + 4, round((bottom - crop[1]) * scale) + 2]
            draw.rectangle(place, fill=row.colour + "2c", outline=row.colour + "b0", width=2)
    draw.rectangle([0, 0, size[0] - 1, size[1] - 1], outline="#b5bbc4", width=2)
    return picture


def height_of(rows):
    return sum(HEADING if row.colour is None else ROW for row in rows)


def message_at(rows, index):
    """The rows of the message inside whose heading stands at the index, the heading included."""
    depth = rows[index].depth
    end = next((i for i in range(index + 1, len(rows))
                if rows[i].depth < depth or (rows[i].colour is None and rows[i].depth == depth)), len(rows))
    return rows[index:end]


def draw_panel(draw, rows, x, top):
    """The ground of a message inside, darker the deeper."""
    depth = rows[0].depth - 1
    draw.rounded_rectangle([x + depth * INDENT, top + 10, x + RIGHT_WIDTH, top + height_of(rows) + 4], 10,
                           fill=PANEL[depth % len(PANEL)])


def draw_field(draw, row, x, middle):
    left = x + row.depth * INDENT
    draw.rounded_rectangle([left, middle - 12, left + 9, middle + 12], 3, fill=row.colour)
    draw.text((left + 20, middle), fitted(draw, row.label, SMALL, LABEL_WIDTH), GREY, SMALL, "lm")
    left, right = left + 20 + LABEL_WIDTH + 14, x + RIGHT_WIDTH - 12
    told = fitted(draw, row.meaning, BOLD, right - left)
    room = right - left - draw.textlength(told, BOLD) - ARROW if told else right - left
    text = fitted(draw, row.text, PLAIN, room)
    if text == row.text or not told:
        draw.text((left, middle), text, DARK, PLAIN, "lm")
        left += draw.textlength(text, PLAIN) + ARROW
        if told:
            draw.line([left - 42, middle, left - 18, middle], GREY, 2)
            draw.polygon([(left - 10, middle), (left - 20, middle - 6), (left - 20, middle + 6)], fill=GREY)
    draw.text((left, middle), told, RESULT, BOLD, "lm")


def draw_rows(draw, rows, x, top):
    for index, row in enumerate(rows):
        if row.colour is None:
            draw_panel(draw, message_at(rows, index), x, top)
            draw.text((x + row.depth * INDENT, top + HEADING - ROW // 2 - 3), row.label, DARK, BOLD, "lm")
        else:
            draw_field(draw, row, x, top + ROW // 2)
        top += height_of([row])


def picture_of(record, scans):
    rows = list(rows_of(record))
    scan = scan_with_boxes(scans / record["pages"][0]["file"], rows)
    height = max(scan.height, height_of(rows)) + 2 * MARGIN
    picture = Image.new("RGB", (scan.width + RIGHT_WIDTH + 3 * MARGIN, height), GROUND)
    picture.paste(scan, (MARGIN, (height - scan.height) // 2))
    draw_rows(ImageDraw.Draw(picture), rows, scan.width + 2 * MARGIN, (height - height_of(rows)) // 2)
    return picture


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--id", default="fond-45/opis-1/delo-339/0031 translation")
    parser.add_argument("--scans", type=pathlib.Path, default=ROOT / "samples/scans")
    parser.add_argument("--to", type=pathlib.Path, default=HERE.parent / "record.png")
    options = parser.parse_args()
    record = json.loads((options.out / f"{options.id}.telegram.json").read_text(encoding="utf-8"))
    picture = picture_of(record, options.scans)
    picture.quantize(256, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(options.to, optimize=True)


if __name__ == "__main__":
    main()
