// SPDX-License-Identifier: Apache-2.0
#include "postprocess/alphabets.h"

#include <algorithm>
#include <array>

namespace depesha {

namespace {

/// Pairs of letters of one shape: Latin first, Cyrillic second.
struct Pair {
    char32_t latin;
    char32_t cyrillic;
};

constexpr std::array<Pair, 25> look_alikes{{
    {U'A', U'А'}, {U'B', U'В'}, {U'C', U'С'}, {U'E', U'Е'}, {U'H', U'Н'}, {U'K', U'К'}, {U'M', U'М'},
    {U'O', U'О'}, {U'P', U'Р'}, {U'T', U'Т'}, {U'X', U'Х'}, {U'Y', U'У'}, {U'a', U'а'}, {U'c', U'с'},
    {U'e', U'е'}, {U'o', U'о'}, {U'p', U'р'}, {U'x', U'х'}, {U'y', U'у'}, {U'k', U'к'}, {U'I', U'І'},
    {U'i', U'і'}, {U'S', U'Ѕ'}, {U's', U'ѕ'}, {U'J', U'Ј'},
}};

/// The Latin letters above that Russian has too (the last five pairs are not Russian).
constexpr std::size_t russian_pairs = 20;

bool is_one_of(char32_t code, std::u32string_view set)
{
    return set.find(code) != std::u32string_view::npos;
}

bool is_shared(char32_t code)
{
    return to_cyrillic(code) != code || to_latin(code) != code;
}

}  // namespace

char32_t to_cyrillic(char32_t code)
{
    const auto* const last = look_alikes.begin() + russian_pairs;
    const auto* const found = std::find_if(look_alikes.begin(), last, [&](Pair p) { return p.latin == code; });
    return found == last ? code : found->cyrillic;
}

char32_t to_latin(char32_t code)
{
    const auto* const found =
        std::find_if(look_alikes.begin(), look_alikes.end(), [&](Pair p) { return p.cyrillic == code; });
    return found == look_alikes.end() ? code : found->latin;
}

char32_t misread_cyrillic(char32_t code)
{
    constexpr std::array<Pair, 15> misread{{{U'w', U'ш'},
                                            {U'D', U'Д'},
                                            {U'J', U'Л'},
                                            {U'L', U'Л'},
                                            {U'N', U'И'},
                                            {U'R', U'Я'},
                                            {U'U', U'И'},
                                            {U'W', U'Ш'},
                                            {U'b', U'ь'},
                                            {U'h', U'н'},
                                            {U'm', U'м'},
                                            {U'n', U'п'},
                                            {U'r', U'г'},
                                            {U't', U'т'},
                                            {U'u', U'и'}}};
    const auto* const found = std::find_if(misread.begin(), misread.end(), [&](Pair p) { return p.latin == code; });
    return found == misread.end() ? code : found->cyrillic;
}

LetterCount telling_letters(std::u32string_view word)
{
    LetterCount count;
    for (const char32_t code : word) {
        if (is_shared(code)) {
            continue;
        }
        count.cyrillic += is_cyrillic(code) ? 1 : 0;
        count.latin += is_latin(code) ? 1 : 0;
    }
    return count;
}

bool is_roman(std::u32string_view word)
{
    return std::all_of(word.begin(), word.end(), [](char32_t code) { return is_one_of(code, U"IVXХ"); });
}

char32_t plain_sign(char32_t code)
{
    const bool russian = code >= U'А' && code <= U'я';
    if (is_digit(code) || (code >= U'A' && code <= U'Z') || (code >= U'a' && code <= U'z') || russian) {
        return code;
    }
    if (is_space(code)) {
        return U' ';
    }
    if (is_one_of(code, U"«»“”„‟‘’‚‛'`´\"")) {
        return U'"';
    }
    return is_one_of(code, U"‐‑‒–—―−\u00AD") ? U'-' : code;
}

}  // namespace depesha
