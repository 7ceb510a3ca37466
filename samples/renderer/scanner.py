# SPDX-License-Identifier: Apache-2.0
"""The scanner: a sheet lies a little crooked on a bed, is photographed, and is written to a file."""
import io

import numpy as np
from PIL import Image

from .texture import blur, clouds, grain, wide_blur


def _sheet_edge(shape, roughness, rng):
    """1 on the sheet, 0 beyond: edges that are not quite straight."""
    height, width = shape
    mask = np.ones(shape, dtype=np.float32)
    across, down = np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32)
    for side in range(4):
        length = width if side < 2 else height
        bite = np.clip((clouds((2, length), 60, rng)[0] + 0.5 * clouds((2, length), 9, rng)[0] + 0.8) * roughness, 0, None)
        if side < 2:
            mask *= np.clip((down if side == 0 else down[::-1])[:, None] - bite[None, :] + 0.5, 0.0, 1.0)
        else:
            mask *= np.clip((across if side == 2 else across[::-1])[None, :] - bite[:, None] + 0.5, 0.0, 1.0)
    return mask


def lay_on_bed(page, holes, scan, dpi, rng):
    """The page on the scanner bed, turned by `skew` degrees clockwise; RGB 0 to 255, float."""
    left, top, right, bottom = (int(side * dpi / 25.4) for side in scan["bed"])
    height, width = page.shape[:2]
    canvas = (height + top + bottom, width + left + right)
    cover = np.zeros(canvas, dtype=np.float32)
    cover[top:top + height, left:left + width] = _sheet_edge((height, width), scan["rough"], rng) * (1.0 - holes)
    sheet = np.zeros(canvas + (3,), dtype=np.float32)
    sheet[top:top + height, left:left + width] = page
    turned = Image.fromarray(np.clip(sheet + 0.5, 0, 255).astype(np.uint8)).rotate(-scan["skew"], Image.BICUBIC)
    covered = Image.fromarray((cover * 255.0 + 0.5).astype(np.uint8)).rotate(-scan["skew"], Image.BILINEAR)
    cover = (np.asarray(covered, dtype=np.float32) / np.float32(255.0))[:, :, None]
    shadow = blur(cover[:, :, 0], 4)[:, :, None]
    bed = np.float32(scan["bed_grey"]) + 5.0 * clouds(canvas, dpi, rng)[:, :, None] - 14.0 * shadow
    return np.asarray(turned, dtype=np.float32) * cover + np.clip(bed, 4, 255) * (1.0 - cover)


def expose(picture, scan, dpi, rng):
    """What the sensor sees: uneven light, a soft lens, noise."""
    light = 1.0 + np.float32(scan["light"]) * clouds(picture.shape[:2], dpi * 5, rng)
    picture = blur(picture, scan["lens"]) * light[:, :, None]
    noise = grain(picture.shape[:2], rng)[:, :, None] * np.float32(scan["noise"] * 2.0)
    return np.clip(picture + noise + 0.5, 0, 255).astype(np.uint8)


def cleaned(grey, levels):
    """Paper made white and the rest put on a few grey levels, as office scanners do before they save."""
    lightness = np.asarray(grey, dtype=np.float32)
    paper = np.maximum(wide_blur(lightness, 24), 40.0)
    flat = np.clip(lightness / paper * np.float32(1.25) - np.float32(0.17), 0.0, 1.0)
    steps = np.float32(levels - 1)
    return Image.fromarray((np.floor(flat * steps + 0.5) * (255.0 / steps) + 0.5).astype(np.uint8))


def bitonal(grey, threshold):
    """Black and white against the paper around each pixel."""
    lightness = np.asarray(grey, dtype=np.float32)
    return Image.fromarray(lightness > wide_blur(lightness, 24) * np.float32(threshold))


def finish(image, scan):
    """Colour depth and the turn of the page, as they go to the file."""
    if not scan["colour"]:
        image = image.convert("L")
    if scan["recompressed"]:
        passed = io.BytesIO()
        image.save(passed, "JPEG", quality=scan["recompressed"])
        image = Image.open(passed).copy()
    if scan["levels"]:
        image = cleaned(image.convert("L"), scan["levels"])
    if scan["threshold"]:
        image = bitonal(image.convert("L"), scan["threshold"])
    turns = {90: Image.ROTATE_270, 180: Image.ROTATE_180, 270: Image.ROTATE_90}
    return image.transpose(turns[scan["turn"]]) if scan["turn"] else image


def file_bytes(images, suffix, scan, dpi):
    """The bytes of the scan file for its pages; no dates and no program names in it."""
    out = io.BytesIO()
    first, rest, at = images[0], images[1:], (dpi, dpi)
    if suffix == ".jpg":
        first.save(out, "JPEG", quality=scan["quality"], dpi=at, optimize=True)
    elif suffix == ".tif":
        packing = "group4" if scan["threshold"] else "tiff_lzw"
        first.save(out, "TIFF", compression=packing, dpi=at, save_all=True, append_images=rest)
    elif suffix == ".png":
        first.save(out, "PNG", dpi=at, optimize=True)
    elif suffix == ".pdf":
        first.save(out, "PDF", resolution=float(dpi), quality=scan["quality"], save_all=True, append_images=rest,
                   creationDate=None, modDate=None, producer=None, title=None)
    elif suffix == ".jp2":
        first.save(out, "JPEG2000", quality_mode="rates", quality_layers=[scan["rate"]], irreversible=True)
    elif suffix == ".webp":
        first.save(out, "WEBP", quality=scan["quality"], method=6)
    else:
        raise ValueError(f"no writer for {suffix}")
    return out.getvalue()
