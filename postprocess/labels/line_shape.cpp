// SPDX-License-Identifier: Apache-2.0
#include "postprocess/labels/line_shape.h"

#include "postprocess/unicode.h"

#include <algorithm>
#include <string>

namespace depesha {

namespace {

/// "iv)"
bool is_roman_mark(std::u32string_view word)
{
    constexpr std::size_t longest = 5;
    return word.size() >= 2 && word.size() <= longest && word.back() == U')' &&
           word.find_first_not_of(U"ivx") == word.size() - 1;
}

}  // namespace

bool is_item_mark(std::u32string_view word)
{
    if (!word.empty() && word.front() == U'(') {
        word.remove_prefix(1);
    }
    if (is_roman_mark(word)) {
        return true;
    }
    if (word.size() < 2 || word.size() > 3 || (word.back() != U'.' && word.back() != U')')) {
        return false;
    }
    const std::u32string_view inner = word.substr(0, word.size() - 1);
    const bool figures = std::all_of(inner.begin(), inner.end(), is_digit);
    const bool letter = inner.size() == 1 && is_letter(inner.front()) && !is_upper(inner.front());
    return figures || (letter && word.back() == U')');
}

bool is_entry(const LineText& line)
{
    if (line.words.size() < 2) {
        return false;
    }
    const std::u32string first = decoded(text_at(line.text, line.words[0]));
    const std::u32string second = decoded(text_at(line.text, line.words[1]));
    const bool figures = std::all_of(first.begin(), first.end(), [](char32_t c) { return is_digit(c) || c == U'-'; });
    return figures && is_digit(first.front()) && first.size() <= 5 &&
           (second == U"-" || second == U"—" || second == U"–" || is_letter(second.front()));
}

std::size_t word_count(std::string_view text)
{
    std::size_t count = 0;
    char before = ' ';
    for (const char letter : text) {
        count += before == ' ' && letter != ' ' ? 1 : 0;
        before = letter;
    }
    return count;
}

bool holds_sentence_end(const std::u32string& codes)
{
    std::size_t letters = 0;
    for (std::size_t i = 0; i + 2 < codes.size(); ++i) {
        if (codes[i] == U'.' && letters >= 4 && codes[i + 1] == U' ' && is_upper(codes[i + 2])) {
            return std::count(codes.begin(), codes.end(), U' ') >= 4;
        }
        letters = is_letter(codes[i]) ? letters + 1 : 0;
    }
    return false;
}

bool is_keyed(const std::u32string& codes)
{
    constexpr std::size_t longest_key = 18;
    const std::size_t colon = codes.find(U':');
    if (colon == 0 || colon == std::u32string::npos || colon > longest_key) {
        return false;
    }
    const std::u32string_view key = std::u32string_view(codes).substr(0, colon);
    const bool words =
        std::all_of(key.begin(), key.end(), [](char32_t c) { return is_letter(c) || c == U' ' || c == U'.'; });
    const bool value = codes.find_first_not_of(U" -", colon + 1) != std::u32string::npos;
    return words && value && std::count(key.begin(), key.end(), U' ') <= 1;
}

}  // namespace depesha
