// SPDX-License-Identifier: Apache-2.0
#include "postprocess/tell_languages.h"

#include "postprocess/fold.h"

#include <algorithm>
#include <cstddef>

namespace depesha {

namespace {

struct LetterCount {
    std::size_t cyrillic = 0;
    std::size_t latin = 0;
};

LetterCount letters_of(std::string_view word)
{
    LetterCount count;
    for (const char32_t code : decoded(word)) {
        count.cyrillic += is_cyrillic(code) ? 1 : 0;
        count.latin += is_latin(code) ? 1 : 0;
    }
    return count;
}

bool has_small_letter(std::string_view word)
{
    const std::u32string codes = decoded(word);
    return std::any_of(codes.begin(), codes.end(), [](char32_t code) { return is_letter(code) && !is_upper(code); });
}

/// Three letters at least, and of one alphabet: otherwise a numeral, an initial or a misread word.
void count_word(std::string_view word, Language line_language, LetterCount& words)
{
    const LetterCount letters = letters_of(word);
    if (letters.cyrillic >= 3 && letters.latin == 0 && (line_language == Language::Russian || has_small_letter(word))) {
        ++words.cyrillic;
    }
    if (letters.latin >= 3 && letters.cyrillic == 0 && (line_language == Language::English || has_small_letter(word))) {
        ++words.latin;
    }
}

}  // namespace

std::vector<std::string> tell_languages(std::span<const Stretch> lines)
{
    constexpr std::size_t one_of = 20;
    LetterCount words;
    for (const Stretch& line : lines) {
        for (const Word& word : line.line->typed.words) {
            count_word(word.text, line.line->language, words);
        }
    }
    std::vector<std::string> languages;
    const std::size_t all = words.cyrillic + words.latin;
    if (words.cyrillic > 0 && words.cyrillic * one_of >= all) {
        languages.emplace_back("ru");
    }
    if (words.latin > 0 && words.latin * one_of >= all) {
        languages.insert(words.latin > words.cyrillic ? languages.begin() : languages.end(), "en");
    }
    return languages;
}

}  // namespace depesha
