// SPDX-License-Identifier: Apache-2.0
#include "postprocess/fold.h"

#include "postprocess/alphabets.h"

#include <algorithm>

namespace depesha {

namespace {

/// Letters of the spelling before 1918, and ё, as they are written now.
char32_t modern(char32_t code)
{
    switch (code) {
    case U'ё':
    case U'ѣ':
        return U'е';
    case U'і':
    case U'ѵ':
        return U'и';
    case U'ѳ':
        return U'ф';
    default:
        return code;
    }
}

char32_t folded_letter(char32_t code, Language language)
{
    if (language == Language::English) {
        return lower(to_latin(code));
    }
    return modern(lower(misread_cyrillic(to_cyrillic(code))));
}

}  // namespace

std::string_view to_string(Language language)
{
    return language == Language::Russian ? "ru" : "en";
}

Language language_of(std::string_view text, Language otherwise)
{
    const std::u32string codes = decoded(text);
    LetterCount telling;
    for (std::size_t begin = 0; begin < codes.size(); ++begin) {
        std::size_t end = begin;
        while (end < codes.size() && is_letter(codes[end])) {
            ++end;
        }
        const std::u32string_view word = std::u32string_view(codes).substr(begin, end - begin);
        const LetterCount count = is_roman(word) ? LetterCount{} : telling_letters(word);
        telling.cyrillic += count.cyrillic;
        telling.latin += count.latin;
        begin = end;
    }
    if (telling.cyrillic == telling.latin) {
        return otherwise;
    }
    return telling.cyrillic > telling.latin ? Language::Russian : Language::English;
}

Span Folded::original(std::size_t begin, std::size_t end) const
{
    const std::size_t last = std::min(end, from.size());
    if (begin >= last) {
        return {};
    }
    return {from[begin].begin, from[last - 1].end};
}

Folded fold(std::string_view text, Language language)
{
    Folded shadow;
    shadow.text.reserve(text.size());
    shadow.from.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const Letter letter = letter_at(text, at);
        shadow.text.push_back(folded_letter(plain_sign(letter.code), language));
        shadow.from.push_back(letter.bytes);
        at = letter.bytes.end;
    }
    return shadow;
}

std::string folded(std::string_view text, Language language)
{
    return encoded(fold(text, language).text);
}

}  // namespace depesha
