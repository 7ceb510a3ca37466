// SPDX-License-Identifier: Apache-2.0
#include "ocr/reading.h"

#include "ocr/alphabet.h"

#include <algorithm>
#include <cstddef>

namespace depesha {
namespace {

constexpr double sure = 0.6;
constexpr double poor = 0.4;
constexpr double weak = 0.75;
constexpr double clearly_surer = 0.2;

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
           letters_of(other.text).only_latin + letters_of(other.text).only_cyrillic > 0;
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
    std::string all;
    for (const Word& word : reading) {
        all += word.text;
    }
    switch (letters_of(all).usual()) {
    case Alphabet::Cyrillic:
        return "ru";
    case Alphabet::Latin:
        return "en";
    case Alphabet::None:
        break;
    }
    return {};
}

}  // namespace depesha
