// SPDX-License-Identifier: Apache-2.0
#include "ocr/tell_type.h"

#include "ocr/alphabet.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace depesha {
namespace {

constexpr double few = 3.0;
constexpr double sure = 0.85;

/// Characters of the words and the spaces between them.
double length_of(const Reading& words)
{
    double length = words.empty() ? 0.0 : static_cast<double>(words.size()) - 1.0;
    for (const Word& word : words) {
        length += character_count(word.text);
    }
    return length;
}

bool is_well_read(const ReadSegment& segment)
{
    constexpr double well_read = 0.7;
    constexpr double long_enough = 8.0;
    return length_of(segment.words) > long_enough && mean_confidence(segment.words) > well_read;
}

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool has_digit(const std::string& text)
{
    return std::any_of(text.begin(), text.end(), is_digit);
}

bool is_sure_figure(const std::string& text, double confidence)
{
    return confidence >= sure && std::all_of(text.begin(), text.end(), is_digit);
}

/// Two or three dashes or stars.
bool is_rule(const std::string& text)
{
    return text.size() > 1 && text.find_first_not_of("-=_*. ") == std::string::npos;
}

/// The head of a column of numbers: well read and as wide as one letter.
bool is_number_sign(const ReadSegment& segment, const std::optional<double>& pitch)
{
    const double cells = pitch ? segment.box.width() / *pitch : 0.0;
    return text_of(segment.words) == "№" && mean_confidence(segment.words) >= sure && cells > 0.8 && cells < 1.4;
}

/// A sign or a few without letter or digit.
bool is_lone_sign(const ReadSegment& segment, const std::optional<double>& pitch)
{
    const std::string text = text_of(segment.words);
    return character_count(text) <= few && letters_of(text).usual() == Alphabet::None && !has_digit(text) &&
           !is_rule(text) && !is_number_sign(segment, pitch);
}

}  // namespace

std::optional<double> letter_pitch(std::span<const ReadSegment> segments)
{
    std::vector<double> pitches;
    for (const ReadSegment& segment : segments) {
        if (is_well_read(segment)) {
            pitches.push_back(segment.box.width() / length_of(segment.words));
        }
    }
    if (pitches.empty()) {
        return std::nullopt;
    }
    const auto middle = pitches.begin() + static_cast<std::ptrdiff_t>(pitches.size() / 2);
    std::nth_element(pitches.begin(), middle, pitches.end());
    return *middle;
}

Box text_block(std::span<const ReadSegment> segments)
{
    constexpr int enough = 5;
    Box block;
    int count = 0;
    for (const ReadSegment& segment : segments) {
        if (is_well_read(segment)) {
            block = united(block, segment.box);
            ++count;
        }
    }
    return count < enough ? Box{} : block;
}

// Of 50 such scraps on 99 pages with known text none was typed.
bool is_scrap_beside(const Box& block, const ReadSegment& segment)
{
    if (block.empty() || length_of(segment.words) > few || segment.box.left <= block.right) {
        return false;
    }
    const std::string text = text_of(segment.words);
    const bool among_lines = segment.box.bottom > block.top && segment.box.top < block.bottom;
    return !has_digit(text) || (among_lines && !is_sure_figure(text, mean_confidence(segment.words)));
}

// Of 2,450 segments on 82 pages with known text these bounds took 26 characters of 96,000 that stood in the truth, and
// two thirds of the segments that did not. Of 71 lone signs on 99 pages one
// was typed, the № over a column.
bool is_type(const ReadSegment& segment, const std::optional<double>& pitch)
{
    constexpr double doubtful = 0.5;
    constexpr double poor = 0.4;
    // Of 54 segments as short and as unsure 43 were stamps, pencil and stains.
    constexpr double hopeless = 0.25;
    constexpr double short_line = 13.0;
    constexpr double a_whole_line = 15.0;
    const double length = length_of(segment.words);
    const double confidence = mean_confidence(segment.words);
    if (length == 0.0 || (confidence < poor && length <= few) || (confidence < hopeless && length <= short_line) ||
        is_lone_sign(segment, pitch)) {
        return false;
    }
    if (confidence >= doubtful || length > a_whole_line) {
        return true;
    }
    const double fits = pitch ? segment.box.width() / *pitch : 0.0;
    return length >= 0.6 * fits && length <= 1.7 * fits;
}

}  // namespace depesha
