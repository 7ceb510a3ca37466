// SPDX-License-Identifier: Apache-2.0
#include "postprocess/word_endings.h"

#include "postprocess/unicode.h"

#include <algorithm>

namespace depesha {

bool is_one_of(char32_t code, std::u32string_view set)
{
    return set.find(code) != std::u32string_view::npos;
}

bool is_vowel(char32_t code)
{
    return is_one_of(code, U"аеиоуыэюяё");
}

bool has_vowel(std::u32string_view word)
{
    return std::any_of(word.begin(), word.end(), is_vowel);
}

std::u32string small(std::u32string_view word)
{
    std::u32string result(word);
    for (char32_t& code : result) {
        code = lower(code);
        code = code == U'ё' ? U'е' : code;
    }
    return result;
}

std::u32string with_ending(std::u32string_view word, std::size_t cut, std::u32string_view add)
{
    std::u32string result(word.substr(0, word.size() - cut));
    const bool capitals = word.size() > 1 && is_upper(word[word.size() - 1]) && is_upper(word[word.size() - 2]);
    for (const char32_t code : add) {
        result.push_back(capitals ? upper(code) : code);
    }
    return result;
}

}  // namespace depesha
