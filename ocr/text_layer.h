// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/geometry.h"
#include "page/recognized_page.h"

#include <string>
#include <vector>

namespace depesha {

/// A font of the text layer: which character each of its codes stands for. ASCII keeps its own codes in every font.
struct LayerFont {
    /// "/T0", "/T1", …
    std::string name;

    /// 256 entries; 0 where the code is free.
    std::vector<char32_t> characters;
};

/// The words of a page as content of a PDF page.
struct TextLayer {
    std::string content;
    std::vector<LayerFont> fonts;
};

/// Width of every glyph, and how far glyphs reach above and below the baseline, in thousandths of the font size.
constexpr int glyph_width = 600;
constexpr int glyph_ascent = 800;
constexpr int glyph_descent = 200;

/// Sets every word on its own place: along the baseline of its line, leaning as on the scan, as wide as its box, with
/// a space after it unless it ends the line. `to_points` maps pixels of the scan to points of the PDF page.
[[nodiscard]] TextLayer text_layer(const RecognizedPage& page, const Transform& to_points);

/// The CMap that tells the characters of a font's codes (PDF 32000-1, 9.10.3).
[[nodiscard]] std::string to_unicode(const LayerFont& font);

/// A number as PDF writes it: a point, no exponent, at most five digits behind, whatever the locale.
[[nodiscard]] std::string pdf_number(double value);

}  // namespace depesha
