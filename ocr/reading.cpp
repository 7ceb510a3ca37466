// SPDX-License-Identifier: Apache-2.0
#include "ocr/reading.h"

#include <algorithm>
#include <cstddef>

namespace depesha {
namespace {

constexpr double sure = 0.6;
constexpr double poor = 0.4;
constexpr double weak = 0.75;
constexpr double clearly_surer = 0.2;

struct Letters {
    int cyrillic = 0;
    int latin = 0;

    /// Letters of either alphabet that the other has no look-alike for.
    int unmistakable = 0;
};

bool is_latin(std::string_view letter)
{
    const char c = letter.front();
    return letter.size() == 1 && ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'));
}

/// Cyrillic letters are the two-byte sequences that start with D0 and D1.
bool is_cyrillic(std::string_view letter)
{
    return letter.size() == 2 && (letter.front() == '\xD0' || letter.front() == '\xD1');
}

bool has_look_alike(std::string_view letter)
{
    constexpr std::string_view latin = "ABCEHKMOPTXaceopxy";
    constexpr std::string_view cyrillic = "АВСЕНКМОРТХасеорху";
    return (letter.size() == 1 ? latin : cyrillic).find(letter) != std::string_view::npos;
}

/// Bytes of the character that starts with `first`.
std::size_t length_of(char first)
{
    const auto byte = static_cast<unsigned char>(first);
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

Letters letters_of(std::string_view text)
{
    Letters letters;
    while (!text.empty()) {
        const std::string_view letter = text.substr(0, length_of(text.front()));
        const bool latin = is_latin(letter);
        const bool cyrillic = is_cyrillic(letter);
        letters.latin += latin ? 1 : 0;
        letters.cyrillic += cyrillic ? 1 : 0;
        letters.unmistakable += (latin || cyrillic) && !has_look_alike(letter) ? 1 : 0;
        text.remove_prefix(letter.size());
    }
    return letters;
}

int shared_width(const Word& a, const Word& b)
{
    return std::min(a.place.right, b.place.right) - std::max(a.place.left, b.place.left);
}

/// True if the two words cover much the same columns.
bool same_place(const Word& a, const Word& b)
{
    return 10 * shared_width(a, b) > 7 * std::max(a.place.width(), b.place.width());
}

bool better(const Word& other, const Word& first)
{
    return first.confidence < weak && other.confidence > first.confidence + clearly_surer &&
           letters_of(other.text).unmistakable > 0;
}

}  // namespace

double character_count(std::string_view text)
{
    return static_cast<double>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;  // not a continuation byte
    }));
}

double confident_words(const Reading& reading)
{
    double score = 0.0;
    for (const Word& word : reading) {
        score += word.confidence >= sure ? word.confidence : 0.0;
        score -= word.confidence < poor ? 0.5 : 0.0;
    }
    return score;
}

double mean_confidence(const Reading& reading)
{
    double sum = 0.0;
    double length = 0.0;
    for (const Word& word : reading) {
        const double characters = character_count(word.text);
        sum += word.confidence * characters;
        length += characters;
    }
    return length > 0.0 ? sum / length : 0.0;
}

bool has_weak_word(const Reading& reading)
{
    return reading.empty() ||
           std::any_of(reading.begin(), reading.end(), [](const Word& word) { return word.confidence < weak; });
}

Reading merged(const Reading& first, const Reading& other)
{
    Reading result = first;
    for (Word& word : result) {
        const auto rival = std::find_if(other.begin(), other.end(), [&word](const Word& candidate) {
            return same_place(candidate, word) && better(candidate, word);
        });
        if (rival != other.end()) {
            word = *rival;
        }
    }
    return result;
}

std::string language_of(const Reading& reading)
{
    Letters all;
    for (const Word& word : reading) {
        const Letters letters = letters_of(word.text);
        all.cyrillic += letters.cyrillic;
        all.latin += letters.latin;
    }
    if (all.cyrillic + all.latin == 0) {
        return {};
    }
    return all.cyrillic >= all.latin ? "ru" : "en";
}

}  // namespace depesha
