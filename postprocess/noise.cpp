// SPDX-License-Identifier: Apache-2.0
#include "postprocess/noise.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>

namespace depesha {

namespace {

double confidence_of(const LabelledLine& line)
{
    double sum = 0.0;
    for (const Word& word : line.typed.words) {
        sum += word.confidence;
    }
    return line.typed.words.empty() ? 0.0 : sum / static_cast<double>(line.typed.words.size());
}

/// What the engine makes of typed text at the least: on pages that hold nothing but dirt all lines stay below it.
constexpr double least_usual = 0.4;

/// Letters of the page's type, however faint: a word of six, or of four at the edge of the text.
bool is_typed(const LabelledLine& line)
{
    const bool at_edge = std::abs(line.typed.indent) < 0.6;
    return line.typed.typed_letters >= (at_edge ? 4 : 6);
}

/// A letter or two alone on a line that stand clear of the text's left edge, or a scrawl left of it: no typist sets
/// them there.
bool is_stray(const LabelledLine& line)
{
    const std::u32string codes = decoded(line.text.text);
    const auto signs =
        std::count_if(codes.begin(), codes.end(), [](char32_t c) { return is_letter(c) || is_digit(c); });
    const bool digits = std::any_of(codes.begin(), codes.end(), is_digit);
    constexpr double clear_of_text = -3.0;
    const bool beside = line.typed.indent < clear_of_text && line.typed.typed_letters == 0;
    return beside || (signs <= 2 && !digits && std::abs(line.typed.indent) > 1.0);
}

/// What share of the usual confidence a line of so many signs needs to be text; scraps that stand clear of the text's
/// edge need more.
double least_share(std::size_t length, bool off_edge)
{
    if (off_edge && length <= 5) {
        return length <= 3 ? 0.81 : 0.69;
    }
    return length <= 8 ? 0.59 : 0.42;
}

}  // namespace

bool is_row_of_stars(const LabelledLine& line)
{
    const auto& words = line.typed.words;
    return words.size() >= 4 && confidence_of(line) < 0.58 &&
           std::all_of(words.begin(), words.end(), [](const Word& word) { return length_of(word.text) <= 2; });
}

double usual_confidence(const std::vector<LabelledLine>& lines)
{
    std::vector<double> confidences;
    std::transform(lines.begin(), lines.end(), std::back_inserter(confidences), confidence_of);
    const auto quarter = confidences.begin() + static_cast<std::ptrdiff_t>(3 * confidences.size() / 4);
    std::nth_element(confidences.begin(), quarter, confidences.end());
    return std::max(least_usual, *quarter);
}

bool is_text(const LabelledLine& line)
{
    const bool known = length_of(line.text.text) > 3 && explained(line.text, line.pieces) > 0.4;
    const bool figure = parse_page_number(line.text.text).has_value();
    return confidence_of(line) > 0.37 && (line.typed.typed_letters >= 4 || known || figure);
}

bool is_noise(const LabelledLine& line, double usual)
{
    constexpr std::size_t tiny_line = 3;
    const double confidence = confidence_of(line);
    const std::size_t length = length_of(line.text.text);
    if (line.typed.column == Column::Margin) {
        return confidence < 0.33 * usual;  // offices of one or two letters are told with little confidence
    }
    if (is_typed(line)) {
        return false;
    }
    const bool known = explained(line.text, line.pieces) > 0.4;
    const bool off_edge = std::abs(line.typed.indent) > 1.0 && line.typed.typed_letters == 0;
    const double least = least_share(length, off_edge) * usual;
    return known ? length <= tiny_line && confidence < 0.34 : is_stray(line) || confidence < least;
}

}  // namespace depesha
