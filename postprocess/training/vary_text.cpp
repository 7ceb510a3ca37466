// SPDX-License-Identifier: Apache-2.0
#include "postprocess/training/vary_text.h"

#include "postprocess/unicode.h"

#include <algorithm>
#include <random>

namespace depesha {

namespace {

std::vector<std::string> lines_of(std::string_view text)
{
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::string joined(const std::vector<std::string>& lines)
{
    std::string text;
    for (const std::string& line : lines) {
        text += line + '\n';
    }
    return text;
}

std::size_t indent_of(const std::string& line)
{
    return std::min(line.find_first_not_of(' '), line.size());
}

/// The left-hand column of a form stands flush left and its text to the right of it: such pages stay as they are.
bool has_margin_column(const std::vector<std::string>& lines)
{
    return std::count_if(lines.begin(), lines.end(), [](const std::string& line) {
               return indent_of(line) > 12 && line.size() > indent_of(line) + 40;
           }) > 3;
}

std::vector<std::string> flushed(std::vector<std::string> lines)
{
    for (std::string& line : lines) {
        line.erase(0, indent_of(line));
    }
    return lines;
}

std::vector<std::string> without_empty_lines(std::vector<std::string> lines)
{
    std::erase_if(lines, [](const std::string& line) { return indent_of(line) == line.size(); });
    return lines;
}

bool begins_paragraph(const std::string& line, std::span<const LabelledText> labels)
{
    const std::string bare = line.substr(indent_of(line));
    return !bare.empty() && std::any_of(labels.begin(), labels.end(), [&](const LabelledText& label) {
        return label.text == bare && (label.label == LineLabel::First || label.label == LineLabel::Item);
    });
}

std::vector<std::string> with_room_for_indents(const std::vector<std::string>& lines,
                                               std::span<const LabelledText> labels)
{
    std::vector<std::string> result;
    for (const std::string& line : lines) {
        const bool paragraph = begins_paragraph(line, labels);
        if (paragraph && !result.empty() && !result.back().empty()) {
            result.emplace_back();
        }
        result.push_back(paragraph ? line.substr(indent_of(line)) : line);
    }
    return result;
}

constexpr std::u32string_view as_typed = U"инпшесоаытбз3l1iIehonuB8S5.,0OcrtСОЕ";
constexpr std::u32string_view as_read = U"нилщсеаомг63З1I1lcb0un8B5S,.O0otf0СБ";

std::string misread(std::string_view text, unsigned seed)
{
    constexpr unsigned one_in = 30;  // letters: 3 %, as on the worst pages that are still read
    std::mt19937 random(seed);
    std::u32string letters = decoded(text);
    for (char32_t& letter : letters) {
        const std::size_t at = as_typed.find(letter);
        if (random() % one_in == 0 && at < as_read.size()) {
            letter = as_read[at];
        }
    }
    return encoded(letters);
}

}  // namespace

std::vector<std::string> variations_of(std::string_view text, std::span<const LabelledText> labels)
{
    const std::vector<std::string> lines = lines_of(text);
    std::vector<std::string> variations{misread(text, 1), misread(text, 2)};
    if (!has_margin_column(lines)) {
        variations.push_back(joined(flushed(lines)));
        variations.push_back(joined(without_empty_lines(flushed(lines))));
        variations.push_back(joined(with_room_for_indents(lines, labels)));
    }
    return variations;
}

}  // namespace depesha
