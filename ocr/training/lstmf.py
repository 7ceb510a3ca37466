# SPDX-License-Identifier: Apache-2.0
"""Writes lines as lstmtraining takes them (.lstmf): pictures with their text, many in one file.

The layout is that of DocumentData and ImageData of Tesseract 5 (src/ccstruct/imagedata.cpp), little-endian.
"""
import struct


def document(lines):
    """lines: (bytes of a PNG, its width, its height, text)."""
    return struct.pack("<I", len(lines)) + b"".join(_page(number, *line) for number, line in enumerate(lines))


def _page(number, png, width, height, text):
    spelt = _string(text.encode("utf-8"))
    box = struct.pack("<I4h", 1, 0, 0, width, height)
    return (b"\x01" + _string(b"") + struct.pack("<i", number) + _string(png) + _string(b"") + spelt + box +
            struct.pack("<I", 1) + spelt + b"\x00")


def _string(data):
    return struct.pack("<I", len(data)) + data


def lines(data):
    """(bytes of a PNG, text) of every line of a document."""
    (count,), at = struct.unpack_from("<I", data), 4

    def string():
        nonlocal at
        (length,) = struct.unpack_from("<I", data, at)
        at += 4 + length
        return data[at - length:at]

    for _ in range(count):
        at += 1
        string()
        at += 4
        png = string()
        string()
        text = string().decode("utf-8")
        at += 4 + 8 + 4
        string()
        at += 1
        yield png, text
