// SPDX-License-Identifier: Apache-2.0
#include "postprocess/join_lines.h"

#include "postprocess/fold.h"

#include <algorithm>
#include <array>
#include <span>

namespace depesha {

namespace {

bool is_one_of(std::u32string_view word, std::span<const std::u32string_view> words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool ends_in_hyphen(std::u32string_view text)
{
    return text.size() > 1 && text.back() == U'-' && is_letter(text[text.size() - 2]);
}

/// The letters before the hyphen that a text ends in.
std::u32string part_before_hyphen(std::u32string_view text)
{
    text.remove_suffix(1);
    std::size_t begin = text.size();
    while (begin > 0 && is_letter(text[begin - 1])) {
        --begin;
    }
    return std::u32string(text.substr(begin));
}

std::u32string part_after_hyphen(std::u32string_view line)
{
    std::size_t end = 0;
    while (end < line.size() && is_letter(line[end])) {
        ++end;
    }
    return std::u32string(line.substr(0, end));
}

bool is_numeral(std::u32string_view word)
{
    constexpr std::array<std::u32string_view, 12> stems{U"один", U"одн", U"дв",    U"тр",    U"четыр", U"пят",
                                                        U"шест", U"сем", U"восем", U"девят", U"десят", U"восьм"};
    constexpr std::size_t longest = 7;
    return word.size() > 2 && word.size() <= longest &&
           std::any_of(stems.begin(), stems.end(), [&](std::u32string_view stem) { return word.starts_with(stem); });
}

/// True if the word is written with a hyphen between these parts.
bool keeps_hyphen(std::u32string_view before, std::u32string_view after)
{
    static constexpr std::array<std::u32string_view, 4> particles{U"то", U"либо", U"нибудь", U"таки"};
    static constexpr std::array<std::u32string_view, 14> russian{
        U"англо", U"американо", U"советско", U"китайско", U"японо", U"германо", U"франко",
        U"итало", U"польско",   U"юго",      U"северо",   U"вице",  U"военно",  U"обер"};
    static constexpr std::array<std::u32string_view, 6> english{U"anglo", U"sino", U"franco", U"vice", U"pro", U"non"};
    const std::u32string first = fold(encoded(before), Language::Russian).text;
    const std::u32string second = fold(encoded(after), Language::Russian).text;
    const std::u32string latin = fold(encoded(before), Language::English).text;
    return is_one_of(second, particles) || is_one_of(first, russian) || is_one_of(latin, english) ||
           (is_numeral(first) && is_numeral(second));
}

}  // namespace

void append_line(std::string& text, std::string_view line)
{
    const std::u32string above = decoded(text);
    const std::u32string below = decoded(line);
    if (above.empty() || below.empty()) {
        text += line;
        return;
    }
    if (!ends_in_hyphen(above)) {
        text.append(" ").append(line);
        return;
    }
    const bool parted = is_letter(below.front()) && !is_upper(below.front());
    if (parted && !keeps_hyphen(part_before_hyphen(above), part_after_hyphen(below))) {
        text.pop_back();
    }
    text += line;
}

std::string without_stray_signs(std::string_view text)
{
    constexpr std::u32string_view stray = U"‘`|_~^¦»";
    const std::u32string codes = decoded(text);
    std::size_t begin = 0;
    while (begin < codes.size() && stray.find(codes[begin]) != std::u32string_view::npos) {
        ++begin;
    }
    const bool word_follows =
        begin < codes.size() && (is_letter(codes[begin]) || is_digit(codes[begin]) || codes[begin] == U'№');
    std::u32string kept = word_follows ? codes.substr(begin) : codes;
    for (std::size_t i = 0; i + 1 < kept.size(); ++i) {
        const bool underlined = kept[i] == U'_' && (i == 0 || kept[i - 1] == U' ') && is_letter(kept[i + 1]);
        if (underlined) {
            kept.erase(i, 1);
        }
    }
    return encoded(kept);
}

}  // namespace depesha
