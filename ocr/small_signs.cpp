// SPDX-License-Identifier: Apache-2.0
#include "ocr/small_signs.h"

#include "ocr/alphabet.h"
#include "ocr/gray_level.h"
#include "page/components.h"
#include "page/quantile.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace depesha {
namespace {

/// The parts of a line's ink, left to right.
struct LineInk {
    std::vector<Component> parts;

    /// Those as high as letters are.
    std::vector<Component> letters;

    /// That of small letters, of capitals where all are capitals.
    double height = 0.0;

    /// How high a full stop may be.
    double full_stop = 0.0;
};

LineInk ink_of(const cv::Mat& strip)
{
    LineInk ink;
    // A twentieth of a line lies within the strokes of its type; ink is what is at least two fifths as dark.
    const double paper = 255.0;
    const cv::Mat mask = strip < paper - 0.4 * (paper - level_of(strip, 0.05));
    ink.parts = find_components(mask);
    std::sort(ink.parts.begin(), ink.parts.end(),
              [](const Component& a, const Component& b) { return a.box.left < b.box.left; });
    std::vector<double> heights;
    for (const Component& part : ink.parts) {
        if (part.box.height() >= 0.3 * strip.rows) {
            ink.letters.push_back(part);
            heights.push_back(part.box.height());
        }
    }
    if (!heights.empty()) {
        ink.height = quantile_of(heights, 0.3);
        // Without tall letters above them, the usual ones may be capitals or figures, and a small letter low beside
        // them.
        const bool are_small = quantile_of(heights, 0.8) > 1.2 * ink.height;
        ink.full_stop = (are_small ? 0.75 : 0.5) * ink.height;
    }
    return ink;
}

double centre_of(const Box& box)
{
    return 0.5 * (box.left + box.right);
}

/// Where the letters around `x` stand.
double baseline_at(const LineInk& ink, double x)
{
    constexpr std::size_t around = 7;
    std::vector<Component> nearest = ink.letters;
    const std::size_t taken = std::min(around, nearest.size());
    std::partial_sort(nearest.begin(), nearest.begin() + static_cast<std::ptrdiff_t>(taken), nearest.end(),
                      [x](const Component& a, const Component& b) {
                          return std::abs(centre_of(a.box) - x) < std::abs(centre_of(b.box) - x);
                      });
    std::vector<double> feet;
    for (std::size_t i = 0; i < taken; ++i) {
        feet.push_back(nearest[i].box.bottom);
    }
    return quantile_of(std::move(feet), 0.5);
}

bool share_columns(const Box& a, const Box& b)
{
    return std::min(a.right, b.right) > std::max(a.left, b.left);
}

bool is_speck(const Component& part, double height)
{
    return part.box.width() < 0.2 * height || part.box.height() < 0.2 * height;
}

/// A round blot on the baseline with nothing above it. Full stops of real machines were seen up to 0.65 of a small
/// letter high, letters from 0.9.
bool is_full_stop(const Component& part, const LineInk& ink)
{
    const double width = part.box.width() / ink.height;
    const double height = part.box.height() / ink.height;
    const bool round = width > 0.2 && width < 0.78 && height > 0.2 && part.box.height() < ink.full_stop &&
                       width < 2.0 * height && height < 1.8 * width &&
                       part.area > 0.6 * part.box.width() * part.box.height();
    const double baseline = baseline_at(ink, centre_of(part.box));
    const bool low = std::abs(part.box.bottom - baseline) < 0.25 * ink.height;
    return round && low && std::none_of(ink.parts.begin(), ink.parts.end(), [&](const Component& other) {
               const double size = std::max(other.box.width(), other.box.height()) / ink.height;
               return other.box.top < part.box.top && share_columns(other.box, part.box) && size > 0.25;
           });
}

/// Columns that may hold the signs of a word: between the middles of the gaps beside it.
struct Columns {
    double from = 0.0;
    double to = 0.0;
};

/// Width of a word's place by its characters.
double breadth_of(const Word& word)
{
    return word.place.width() / character_count(word.text);
}

/// Width of a character of the line.
double pitch_of(const Reading& line)
{
    std::vector<double> breadths;
    std::transform(line.begin(), line.end(), std::back_inserter(breadths), breadth_of);
    return quantile_of(std::move(breadths), 0.5);
}

/// Whether the part stands where the last character of the word does; places may be broader than their words.
bool is_last_of(const Word& word, const Component& part, double pitch)
{
    const double characters = (centre_of(part.box) - word.place.left) / pitch;
    return std::abs(characters - character_count(word.text) + 0.5) < 0.8;
}

Columns columns_of(const Reading& line, std::size_t index, int width)
{
    const Box& place = line[index].place;
    return {index == 0 ? 0.0 : 0.5 * (line[index - 1].place.right + place.left),
            index + 1 == line.size() ? width : 0.5 * (place.right + line[index + 1].place.left)};
}

/// Where small letters stand, not where only quotes and specks do.
bool is_low(const Component& part, const LineInk& ink)
{
    const double baseline = baseline_at(ink, centre_of(part.box));
    return part.box.bottom > baseline - 0.5 * ink.height && part.box.top < baseline;
}

/// The last low part within the columns that is no speck.
std::optional<Component> last_within(const LineInk& ink, const Columns& columns)
{
    std::optional<Component> last;
    for (const Component& part : ink.parts) {
        const double centre = centre_of(part.box);
        if (centre > columns.from && centre < columns.to && !is_speck(part, ink.height) && is_low(part, ink) &&
            (!last || part.box.right > last->box.right)) {
            last = part;
        }
    }
    return last;
}

/// Whether ink stands high to the right of the part: quotes that close after a full stop.
bool quote_follows(const Component& part, const LineInk& ink, const Columns& columns)
{
    return std::any_of(ink.parts.begin(), ink.parts.end(), [&](const Component& other) {
        const double centre = centre_of(other.box);
        return centre > part.box.right && centre < columns.to && other.box.height() > 0.25 * ink.height &&
               other.box.bottom < baseline_at(ink, centre) - 0.3 * ink.height;
    });
}

/// Whether the part is clearly lower than every letter of its word: of broken letters, one bit or another is round.
bool follows_letters(const Component& part, const LineInk& ink, const Columns& columns)
{
    std::vector<Component> letters;
    std::copy_if(ink.parts.begin(), ink.parts.end(), std::back_inserter(letters), [&](const Component& other) {
        const double centre = centre_of(other.box);
        return centre > columns.from && centre < part.box.left && !is_speck(other, ink.height) && is_low(other, ink);
    });
    return !letters.empty() && std::all_of(letters.begin(), letters.end(), [&part](const Component& letter) {
        return part.box.height() < 0.75 * letter.box.height();
    });
}

std::size_t last_character(std::string_view text)
{
    std::size_t at = text.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) {
        --at;
    }
    return at;
}

/// True for a letter and for the quotes that a blot below the line is taken for as well.
bool may_be_full_stop(std::string_view sign)
{
    return alphabet_of(sign) != Alphabet::None || sign == "\"" || sign == "'";
}

void mend_full_stop(Word& word, const LineInk& ink, const Columns& columns, double pitch)
{
    const std::size_t last = last_character(word.text);
    if (last == 0 || !may_be_full_stop(std::string_view(word.text).substr(last))) {
        return;
    }
    const std::optional<Component> part = last_within(ink, columns);
    if (part && is_last_of(word, *part, pitch) && is_full_stop(*part, ink) && !quote_follows(*part, ink, columns) &&
        follows_letters(*part, ink, columns)) {
        word.text.resize(last);
        word.text += '.';
    }
}

/// A small letter before a capital: typists do not write "nTo".
bool may_open_with_quote(std::string_view text)
{
    return text.size() > 2 && text[0] >= 'a' && text[0] <= 'z' && text[1] >= 'A' && text[1] <= 'Z';
}

/// A first letter all of whose ink stands high is a quote.
void mend_quote(Word& word, const LineInk& ink, double pitch)
{
    if (!may_open_with_quote(word.text)) {
        return;
    }
    int high = 0;
    int low = 0;
    for (const Component& part : ink.parts) {
        const double centre = centre_of(part.box);
        if (std::abs(centre - word.place.left - 0.5 * pitch) < 0.5 * pitch && part.box.height() > 0.2 * ink.height) {
            ++(part.box.bottom < baseline_at(ink, centre) - 0.5 * ink.height ? high : low);
        }
    }
    if (high > 0 && low == 0) {
        word.text.front() = '"';
    }
}

/// No typewriter has a tilde or a grave accent; what was read as an equals sign and is one stroke is a dash.
void mend_strokes(Word& word, const LineInk& ink, const Columns& columns)
{
    std::replace(word.text.begin(), word.text.end(), '~', '-');
    std::erase(word.text, '`');
    const auto strokes = std::count_if(ink.parts.begin(), ink.parts.end(), [&](const Component& part) {
        const double centre = centre_of(part.box);
        return centre > columns.from && centre < columns.to && part.box.width() > 0.4 * ink.height;
    });
    if (word.text == "=" && strokes == 1) {
        word.text = "-";
    }
}

/// The widest way without ink between two words, as far as their places may be wrong.
double gap_between(const Word& before, const Word& after, const LineInk& ink, double pitch)
{
    const double middle = 0.5 * (before.place.right + after.place.left);
    double widest = 0.0;
    double right = 0.0;
    for (const Component& part : ink.parts) {
        if (part.box.left > right && right < middle + pitch && part.box.left > middle - pitch) {
            widest = std::max(widest, part.box.left - right);
        }
        right = std::max(right, static_cast<double>(part.box.right));
    }
    return widest;
}

void append(Word& word, const Word& rest)
{
    word.text += rest.text;
    word.place = united(word.place, rest.place);
    word.confidence = std::min(word.confidence, rest.confidence);
}

bool is_roman(char letter)
{
    return letter == 'I' || letter == 'V' || letter == 'X';
}

bool is_digit(char letter)
{
    return letter >= '0' && letter <= '9';
}

/// "VI.", "XII.51"
bool begins_with_month(std::string_view text)
{
    const std::size_t stop = text.find('.');
    return stop != std::string_view::npos && stop > 0 && std::all_of(text.begin(), text.begin() + stop, is_roman);
}

/// "13." and "VI.", "13.VI." and "51": the room around a full stop is taken for a space.
bool may_be_one_date(const Word& before, const Word& after)
{
    const std::size_t size = before.text.size();
    if (size < 2 || before.text.back() != '.') {
        return false;
    }
    const char last = before.text[size - 2];
    return (is_roman(last) && is_digit(after.text.front())) || (is_digit(last) && begins_with_month(after.text));
}

/// Typewriters leave a whole character's room between words: 1.3 and more from a full stop to the next letter, 0.7 to
/// 1.0 without a space, where `pitch` is taken from words of narrow letters.
Reading with_whole_dates(const Reading& line, const LineInk& ink, double pitch)
{
    constexpr double closer_than_a_space = 1.1;
    Reading words;
    for (const Word& word : line) {
        if (!words.empty() && may_be_one_date(words.back(), word) &&
            gap_between(words.back(), word, ink, pitch) < closer_than_a_space * pitch) {
            append(words.back(), word);
        } else {
            words.push_back(word);
        }
    }
    return words;
}

}  // namespace

Reading with_signs_of_ink(Reading line, const cv::Mat& strip)
{
    const LineInk ink = ink_of(strip);
    if (line.empty() || ink.height == 0.0) {
        return line;
    }
    const double pitch = pitch_of(line);
    for (std::size_t i = 0; i < line.size(); ++i) {
        const Columns columns = columns_of(line, i, strip.cols);
        mend_full_stop(line[i], ink, columns, pitch);
        mend_quote(line[i], ink, pitch);
        mend_strokes(line[i], ink, columns);
    }
    std::erase_if(line, [](const Word& word) { return word.text.empty(); });
    return with_whole_dates(line, ink, pitch);
}

}  // namespace depesha
