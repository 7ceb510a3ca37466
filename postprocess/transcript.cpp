// SPDX-License-Identifier: Apache-2.0
#include "postprocess/transcript.h"

#include "postprocess/transcript_margin.h"
#include "postprocess/unicode.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

namespace depesha {

namespace {

constexpr int cell_width = 25;
constexpr int cell_height = 50;
constexpr int margin = 200;
constexpr Size sheet{2500, 3500};  // A4 at 300 dpi, as nearly as cells of ten an inch need

/// Columns between tabulator stops.
constexpr std::size_t tabulator = 8;

Word word_at(const std::u32string& letters, std::size_t column, int row)
{
    Word word;
    word.text = encoded(letters);
    const int left = margin + static_cast<int>(column) * cell_width;
    const int top = margin + row * cell_height;
    word.place = {left, top, left + static_cast<int>(letters.size()) * cell_width, top + cell_height - 12};
    word.box = word.place;
    word.confidence = 1.0;
    return word;
}

Line line_of(const std::u32string& letters, int row)
{
    Line line;
    for (std::size_t i = 0; i < letters.size();) {
        std::size_t end = i;
        while (end < letters.size() && !is_space(letters[end])) {
            ++end;
        }
        if (end > i) {
            line.words.push_back(word_at(letters.substr(i, end - i), i, row));
            line.place = united(line.place, line.words.back().place);
        }
        i = end + 1;
    }
    line.box = line.place;
    line.confidence = 1.0;
    return line;
}

std::u32string without_tabulators(const std::u32string& letters)
{
    std::u32string row;
    for (const char32_t letter : letters) {
        row.append(letter == U'\t' ? tabulator - row.size() % tabulator : 1, letter == U'\t' ? U' ' : letter);
    }
    return row;
}

std::vector<std::string_view> parts_of(std::string_view text, char border)
{
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(border), text.size());
        parts.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

std::vector<std::u32string> rows_of(std::string_view text)
{
    std::vector<std::u32string> rows;
    for (const std::string_view row : parts_of(text, '\n')) {
        rows.push_back(without_tabulators(decoded(nfc(row))));
    }
    return rows;
}

}  // namespace

RecognizedPage page_of_transcript(std::string_view text, std::string_view file)
{
    RecognizedPage page;
    page.id.file = file;
    page.scan.stem = file.substr(0, file.rfind('.'));
    page.scan.size = sheet;
    page.engine = "transcript";
    int row = 0;
    for (const std::u32string& letters : with_margin_apart(rows_of(text))) {
        Line line = line_of(letters, row++);
        if (!line.words.empty()) {
            page.scan.size.width = std::max(page.scan.size.width, line.place.right + margin);
            page.lines.push_back(std::move(line));
        }
    }
    page.scan.size.height = std::max(page.scan.size.height, 2 * margin + row * cell_height);
    page.upright = page.scan.size;
    return page;
}

std::vector<RecognizedPage> pages_of_transcript(std::string_view text, std::string_view file)
{
    std::vector<RecognizedPage> pages;
    for (const std::string_view part : parts_of(text, '\f')) {
        pages.push_back(page_of_transcript(part, file));
        pages.back().id.page = static_cast<int>(pages.size()) - 1;
    }
    return pages;
}

}  // namespace depesha
