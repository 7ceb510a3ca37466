// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/geometry.h"
#include "page/recognized_page.h"
#include "page/scan_page.h"

#include <filesystem>
#include <span>
#include <string>

namespace depesha {

/// A scan's pixels, compressed as a PDF holds them.
struct PdfImage {
    /// Flate: with PNG predictors.
    enum class Filter { Jpeg, Jpeg2000, Group4, Flate };

    Filter filter = Filter::Flate;
    std::string bytes;

    /// As stored, before `quarter_turns`.
    Size size;

    /// 1 grey or palette, 3 RGB, 4 CMYK.
    int channels = 1;

    /// Bits of a channel: 1, 2, 4, 8 or 16.
    int bits = 8;

    /// Red, green, blue by turns for each value; empty where the values are colours themselves.
    std::string palette;

    /// CMYK whose full ink is 0.
    bool inverted = false;

    /// Clockwise quarter turns that make the stored image stand as the scan does (0 to 3).
    int quarter_turns = 0;
};

/// The scan's own pixels: a JPEG or JPEG 2000 file byte for byte, the data of a PNG likewise, one-bit scans as CCITT
/// group 4, all others packed without loss. Throws std::runtime_error if the image has no pixels.
[[nodiscard]] PdfImage pdf_image(const ScanPage& scan);

/// A one-page PDF: the image, and over it the words of `page` as invisible text, each on its own place and leaning as
/// it does on the scan. The page shows upright (/Rotate by `page.orientation`) at the size the resolution gives, at
/// most 200 inches a side. Same input, same bytes.
[[nodiscard]] std::string searchable_page(const PdfImage& image, const RecognizedPage& page);

/// Joins PDFs into one at `out`, all pages in the order of `parts`. Same input, same bytes.
/// Throws std::runtime_error with a sentence if a part cannot be read, std::system_error if `out` cannot be written.
void join_pdf(std::span<const std::filesystem::path> parts, const std::filesystem::path& out);

}  // namespace depesha
