// SPDX-License-Identifier: Apache-2.0
#include "ocr/text_layer.h"

#include "page/quantile.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <iterator>
#include <map>
#include <numbers>
#include <optional>
#include <set>
#include <string_view>

namespace depesha {
namespace {

constexpr char32_t unreadable = 0xFFFD;
constexpr char32_t first_beyond_ascii = 0x80;
constexpr std::size_t codes_beyond_ascii = 128;

// Words that lean less are set level. Pages of 14 to 42 lines leant by 0.5 to 5 degrees: pdf.js breaks every word of a
// leaning line into a line of its own, and none of a level one up to 1 degree, few up to 5; pdftotext gains at 1 degree
// and is even beyond; at 5 level words begin to stray from their lines.
constexpr double most_lean_degrees = 4.0;

/// The next character of UTF-8; U+FFFD for a byte that fits nowhere.
char32_t next_character(std::string_view& text)
{
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
    if (length == 0 || lead > 0xF4 || length > text.size()) {
        text.remove_prefix(1);
        return unreadable;
    }
    constexpr std::array<unsigned, 5> lead_bits{0, 0x7F, 0x1F, 0x0F, 0x07};
    char32_t character = lead & lead_bits.at(length);
    for (std::size_t i = 1; i < length; ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte & 0xC0U) != 0x80) {
            text.remove_prefix(1);
            return unreadable;
        }
        character = character << 6U | (byte & 0x3FU);
    }
    text.remove_prefix(length);
    return character;
}

std::u32string characters_of(std::string_view text)
{
    std::u32string characters;
    while (!text.empty()) {
        const char32_t character = next_character(text);
        characters += character < ' ' ? unreadable : character;
    }
    return characters;
}

/// Where a character is found.
struct Place {
    std::size_t font = 0;
    unsigned char code = 0;
};

/// Shares the characters of a page out among fonts.
class Alphabet {
public:
    explicit Alphabet(const RecognizedPage& page)
    {
        std::set<char32_t> characters;
        for (const Line& line : page.lines) {
            for (const Word& word : line.words) {
                const std::u32string text = characters_of(word.text);
                std::copy_if(text.begin(), text.end(), std::inserter(characters, characters.end()),
                             [](char32_t c) { return c >= first_beyond_ascii; });
            }
        }
        add_font();
        std::size_t used = 0;
        for (const char32_t character : characters) {
            if (used == codes_beyond_ascii) {
                add_font();
                used = 0;
            }
            const auto code = static_cast<unsigned char>(codes_beyond_ascii + used++);
            fonts_.back().characters[code] = character;
            places_[character] = {fonts_.size() - 1, code};
        }
    }

    /// ASCII is found in `current`, whichever font that is.
    [[nodiscard]] Place place_of(char32_t character, std::size_t current) const
    {
        if (character < first_beyond_ascii) {
            return {current, static_cast<unsigned char>(character)};
        }
        return places_.at(character);
    }

    [[nodiscard]] const LayerFont& font(std::size_t index) const { return fonts_[index]; }
    [[nodiscard]] std::vector<LayerFont> taken() { return std::move(fonts_); }

private:
    void add_font()
    {
        LayerFont font{"/T" + std::to_string(fonts_.size()), std::vector<char32_t>(256, 0)};
        for (char32_t c = ' '; c < 0x7F; ++c) {
            font.characters[c] = c;
        }
        fonts_.push_back(std::move(font));
    }

    std::vector<LayerFont> fonts_;
    std::map<char32_t, Place> places_;
};

// Letters and signs that reach below the baseline, in both alphabets.
bool descends(char32_t character)
{
    constexpr std::u32string_view below = U"gjpqy()[]{}/|,;_$@QДЦЩдруфцщ№";
    return below.find(character) != std::u32string_view::npos;
}

/// Pixels of the upright page.
Box place_of(const Word& word, const RecognizedPage& page)
{
    return word.place.empty() ? mapped(inverse(page.to_scan), word.box, page.upright) : word.place;
}

/// How a line is set, in pixels of the upright page.
struct LineMetrics {
    double baseline = 0.0;
    double font_size = 0.0;
};

LineMetrics metrics_of(const Line& line, const RecognizedPage& page)
{
    std::vector<int> feet;
    std::vector<int> tops;
    std::vector<int> low_feet;
    for (const Word& word : line.words) {
        const Box place = place_of(word, page);
        const std::u32string text = characters_of(word.text);
        const bool low = std::any_of(text.begin(), text.end(), descends);
        (low ? low_feet : feet).push_back(place.bottom);
        tops.push_back(place.top);
    }
    const double top = median_of(tops);
    // Typewriters set capitals about 0.7 of the body high, descenders 0.2 deep.
    const double baseline = feet.empty() ? median_of(low_feet) - (median_of(low_feet) - top) * 0.2 : median_of(feet);
    return {baseline, std::max(4.0, (baseline - top) / 0.7)};
}

void append_escaped(std::string& content, unsigned char code)
{
    if (code == '(' || code == ')' || code == '\\') {
        content += '\\';
    }
    content += static_cast<char>(code);
}

/// The map without its lean, where that is small: words stand level, each on its own height. Readers that gather words
/// by their baseline (poppler and all that build on it) break leaning words apart.
Transform levelled(const Transform& map)
{
    const double most = std::tan(most_lean_degrees * std::numbers::pi / 180.0);
    Transform level = map;
    if (std::abs(map.yx) <= most * std::abs(map.xx)) {
        level.xx = std::copysign(std::hypot(map.xx, map.yx), map.xx);
        level.yy = std::copysign(std::hypot(map.xy, map.yy), map.yy);
        level.yx = level.xy = 0.0;
    } else if (std::abs(map.xx) <= most * std::abs(map.yx)) {
        level.yx = std::copysign(std::hypot(map.xx, map.yx), map.yx);
        level.xy = std::copysign(std::hypot(map.xy, map.yy), map.xy);
        level.xx = level.yy = 0.0;
    }
    return level;
}

/// Writes the words of one page.
class Writer {
public:
    Writer(const RecognizedPage& page, const Transform& to_points)
        : page_(page), map_(chained(page.to_scan, to_points)), along_(levelled(map_)), alphabet_(page)
    {
    }

    TextLayer write()
    {
        content_ = "BT\n3 Tr\n";
        for (const Line& line : page_.lines) {
            if (!line.words.empty()) {
                write_line(line);
            }
        }
        content_ += "ET\n";
        return {std::move(content_), alphabet_.taken()};
    }

private:
    void write_line(const Line& line)
    {
        const LineMetrics metrics = metrics_of(line, page_);
        font_.reset();
        for (std::size_t i = 0; i < line.words.size(); ++i) {
            write_word(line.words[i], metrics, i + 1 < line.words.size());
        }
    }

    void write_word(const Word& word, const LineMetrics& metrics, bool followed)
    {
        const Box place = place_of(word, page_);
        std::u32string text = characters_of(word.text);
        if (text.empty() || place.empty()) {
            return;
        }
        const double plain_width = static_cast<double>(text.size()) * metrics.font_size * glyph_width / 1000;
        content_ += pdf_number(100.0 * place.width() / plain_width) + " Tz ";
        write_matrix(place, metrics.baseline);
        if (followed) {
            text += U' ';
        }
        write_text(text, metrics.font_size);
    }

    /// One unit of text is one pixel of the upright page; its y goes up.
    void write_matrix(const Box& place, double baseline)
    {
        const double half = place.width() / 2.0;
        const Point middle = apply(map_, {place.left + half, baseline});
        for (const double value :
             {along_.xx, along_.yx, -along_.xy, -along_.yy, middle.x - along_.xx * half, middle.y - along_.yx * half}) {
            content_ += pdf_number(value) + ' ';
        }
        content_ += "Tm\n";
    }

    void write_text(const std::u32string& text, double font_size)
    {
        bool open = false;
        for (const char32_t character : text) {
            const Place place = alphabet_.place_of(character, font_.value_or(0));
            if (font_ != place.font) {
                content_ += open ? ") Tj\n" : "";
                open = false;
                font_ = place.font;
                content_ += alphabet_.font(place.font).name + ' ' + pdf_number(font_size) + " Tf\n";
            }
            content_ += open ? "" : "(";
            open = true;
            append_escaped(content_, place.code);
        }
        content_ += ") Tj\n";
    }

    const RecognizedPage& page_;
    Transform map_;

    /// Which way words run: as `map_` has it, or level where that leans but a little.
    Transform along_;
    Alphabet alphabet_;
    std::string content_;

    /// The font set last, with the size of this line; none at the start of a line.
    std::optional<std::size_t> font_;
};

std::string hex(unsigned value, int digits)
{
    constexpr std::string_view signs = "0123456789ABCDEF";
    std::string text;
    for (int digit = digits - 1; digit >= 0; --digit) {
        text += signs[value >> (4 * digit) & 15U];
    }
    return text;
}

std::string utf16(char32_t character)
{
    if (character < 0x10000) {
        return hex(character, 4);
    }
    const char32_t rest = character - 0x10000;
    return hex(0xD800 + (rest >> 10U), 4) + hex(0xDC00 + (rest & 0x3FFU), 4);
}

}  // namespace

TextLayer text_layer(const RecognizedPage& page, const Transform& to_points)
{
    return Writer(page, to_points).write();
}

std::string to_unicode(const LayerFont& font)
{
    std::vector<std::string> entries;
    for (unsigned code = 0; code < font.characters.size(); ++code) {
        if (font.characters[code] != 0) {
            entries.push_back('<' + hex(code, 2) + "> <" + utf16(font.characters[code]) + ">\n");
        }
    }
    std::string map = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                      "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                      "1 begincodespacerange\n<00> <FF>\nendcodespacerange\n";
    constexpr std::size_t most_at_once = 100;  // PDF 32000-1, table C.1
    for (std::size_t start = 0; start < entries.size(); start += most_at_once) {
        const std::size_t end = std::min(entries.size(), start + most_at_once);
        map += std::to_string(end - start) + " beginbfchar\n";
        for (std::size_t i = start; i < end; ++i) {
            map += entries[i];
        }
        map += "endbfchar\n";
    }
    return map + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

std::string pdf_number(double value)
{
    if (!std::isfinite(value)) {
        return "0";
    }
    std::array<char, 400> digits{};
    const auto [end, error] =
        std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed, 5);
    std::string text(digits.data(), error == std::errc() ? end : digits.data());
    text.erase(text.find_last_not_of('0') + 1);
    if (!text.empty() && text.back() == '.') {
        text.pop_back();
    }
    return text.empty() || text == "-0" || text == "-" ? "0" : text;
}

}  // namespace depesha
