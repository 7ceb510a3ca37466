// SPDX-License-Identifier: Apache-2.0
#include "postprocess/typist_initials.h"

#include "postprocess/unicode.h"

#include <algorithm>
#include <string>
#include <vector>

namespace depesha {

namespace {

/// Capitals, or figures read for them, from `least` to five.
bool are_capitals(std::u32string_view text, std::size_t least)
{
    constexpr std::size_t most = 5;
    const auto capital = [](char32_t code) { return is_upper(code) || is_digit(code) || code == U'/' || code == U'-'; };
    return text.size() >= least && text.size() <= most && std::all_of(text.begin(), text.end(), capital);
}

/// "/14", "/i": how many pages or copies; nothing else.
bool is_count(std::u32string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char32_t code) {
        return code == U'/' || is_digit(code) || code == U'i' || code == U'l' || code == U'I';
    });
}

std::vector<std::u32string_view> parts_of(std::u32string_view text)
{
    std::vector<std::u32string_view> parts;
    for (std::size_t colon = 0; colon != std::u32string_view::npos;) {
        colon = text.find(U':');
        parts.push_back(text.substr(0, colon));
        text.remove_prefix(colon == std::u32string_view::npos ? 0 : colon + 1);
    }
    return parts;
}

/// "RDL/9"
bool are_counted(std::u32string_view part)
{
    const std::size_t slash = part.find(U'/');
    const std::u32string_view letters = part.substr(0, slash);
    return slash != std::u32string_view::npos && slash + 1 < part.size() && is_count(part.substr(slash)) &&
           letters.size() >= 2 && letters.size() <= 4 && std::all_of(letters.begin(), letters.end(), is_upper) &&
           std::all_of(letters.begin(), letters.end(), is_latin);
}

bool is_person(std::u32string_view part)
{
    return std::count_if(part.begin(), part.end(), is_letter) >= 2 &&
           std::all_of(part.begin(), part.end(), [](char32_t code) { return is_latin(code) || code == U'.'; });
}

/// "HMT:RB/6", "EUR:BNA:HOstergren:eb", "Copy:lmc": office, drafter, typist.
bool are_persons(const std::vector<std::u32string_view>& parts)
{
    const std::u32string_view last = parts.back();
    const std::size_t slash = std::min(last.find(U'/'), last.size());
    const std::u32string_view typist = last.substr(0, slash);
    if (!is_count(last.substr(slash))) {
        return false;
    }
    if (parts.size() == 2) {
        const bool copy = parts[0] == U"Copy" && typist.size() >= 2 && typist.size() <= 4 && is_person(typist);
        const auto letters = std::count_if(parts[0].begin(), parts[0].end(), is_letter) +
                             std::count_if(typist.begin(), typist.end(), is_letter);
        return copy || (are_capitals(parts[0], 2) && are_capitals(typist, 1) && letters >= 3);
    }
    return are_capitals(parts[0], 1) && typist.size() <= 5 && is_person(typist) &&
           std::all_of(parts.begin() + 1, parts.end() - 1, is_person);
}

}  // namespace

bool are_initials(std::string_view text)
{
    std::u32string codes = decoded(text);
    std::erase(codes, U' ');
    while (!codes.empty() && (codes.back() == U'.' || codes.back() == U',')) {
        codes.pop_back();
    }
    constexpr std::size_t longest = 26;
    const std::vector<std::u32string_view> parts = parts_of(codes);
    if (codes.size() > longest || parts.size() > 4) {
        return false;
    }
    return parts.size() == 1 ? are_counted(parts[0]) : are_persons(parts);
}

}  // namespace depesha
