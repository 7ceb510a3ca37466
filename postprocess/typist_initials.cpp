// SPDX-License-Identifier: Apache-2.0
#include "postprocess/typist_initials.h"

#include "postprocess/unicode.h"

#include <algorithm>
#include <string>

namespace depesha {

namespace {

/// Capitals, or figures read for them, from `least` to five.
bool are_capitals(std::u32string_view text, std::size_t least)
{
    constexpr std::size_t most = 5;
    const auto capital = [](char32_t code) { return is_upper(code) || is_digit(code) || code == U'/' || code == U'-'; };
    return text.size() >= least && text.size() <= most && std::all_of(text.begin(), text.end(), capital);
}

}  // namespace

bool are_initials(std::string_view text)
{
    std::u32string codes = decoded(text);
    std::erase(codes, U' ');
    while (!codes.empty() && (codes.back() == U'.' || codes.back() == U',')) {
        codes.pop_back();
    }
    const std::u32string_view all(codes);
    const std::size_t colon = all.find(U':');
    constexpr std::size_t longest = 14;
    if (colon == std::u32string_view::npos || all.size() > longest) {
        return false;
    }
    const std::size_t slash = std::min(all.find(U'/', colon), all.size());
    const std::u32string_view number = all.substr(slash);
    const bool figures = std::all_of(number.begin(), number.end(), [](char32_t code) {
        return code == U'/' || is_digit(code) || code == U'i' || code == U'l' || code == U'I';
    });
    const auto letters = std::count_if(all.begin(), all.end(), is_letter);
    return are_capitals(all.substr(0, colon), 2) && are_capitals(all.substr(colon + 1, slash - colon - 1), 1) &&
           letters >= 3 && figures;
}

}  // namespace depesha
