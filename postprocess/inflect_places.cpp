// SPDX-License-Identifier: Apache-2.0
#include "postprocess/inflect.h"
#include "postprocess/unicode.h"
#include "postprocess/word_endings.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace depesha {

namespace {

/// Parts of a name that decline: the last, or the first of "Ростов-на-Дону".
std::size_t declining_end(std::u32string_view name)
{
    for (const std::u32string_view link : {U"-на-", U"-де-", U"-эс-"}) {
        if (const std::size_t at = name.find(link); at != std::u32string_view::npos) {
            return at;
        }
    }
    return name.size();
}

void add_genitives(std::vector<std::u32string>& forms, std::u32string_view stem, std::u32string_view rest,
                   std::initializer_list<std::u32string_view> endings)
{
    for (const std::u32string_view ending : endings) {
        forms.push_back(std::u32string(stem) + std::u32string(ending) + std::u32string(rest));
    }
}

}  // namespace

Uninflected place_from_genitive(std::u32string_view word)
{
    const std::u32string low = small(word);
    constexpr std::size_t shortest = 3;
    if (low.size() < shortest) {
        return {std::u32string(word), 0.5, false};
    }
    const char32_t last = low.back();
    const char32_t before = low[low.size() - 2];
    if (low.ends_with(U"ого") && low.size() > 4) {
        return {with_ending(word, 3, is_one_of(low[low.size() - 4], U"гкх") ? U"ий" : U"ый"), 0.7, true};
    }
    if (low.ends_with(U"его") && low.size() > 4) {
        return {with_ending(word, 3, U"ий"), 0.7, true};
    }
    if (last == U'а' && !is_vowel(before)) {
        return {with_ending(word, 1, U""), 0.85, true};
    }
    if (last == U'ы') {
        return {with_ending(word, 1, U"а"), 0.85, true};
    }
    if (last == U'я') {
        return {with_ending(word, 1, is_vowel(before) ? U"й" : U"ь"), 0.85, true};
    }
    if (low.ends_with(U"ии")) {
        return {with_ending(word, 1, U"я"), 0.85, true};
    }
    if (last == U'и' && is_one_of(before, U"гкхжшчщ")) {
        return {with_ending(word, 1, U"а"), 0.6, true};
    }
    if (last == U'и' && !is_vowel(before)) {
        return {with_ending(word, 1, U"ь"), 0.6, true};
    }
    return {std::u32string(word), 0.7, false};
}

std::vector<std::u32string> place_genitives(std::u32string_view nominative)
{
    const std::u32string low = small(nominative);
    const std::size_t end = declining_end(low);
    const std::u32string_view name = std::u32string_view(low).substr(0, end);
    const std::u32string_view rest = std::u32string_view(low).substr(end);
    std::vector<std::u32string> forms;
    if (name.size() < 2) {
        return forms;
    }
    const std::u32string_view stem = name.substr(0, name.size() - 1);
    const char32_t before = name[name.size() - 2];
    if (name.ends_with(U"ий") || name.ends_with(U"ый") || name.ends_with(U"ой")) {
        const bool soft = name.ends_with(U"ий") && name.size() > 2 && !is_one_of(name[name.size() - 3], U"гкх");
        add_genitives(forms, name.substr(0, name.size() - 2), rest, {soft ? U"его" : U"ого"});
        return forms;
    }
    switch (name.back()) {
    case U'а':
        add_genitives(forms, stem, rest, {is_one_of(before, velars_and_hushers) ? U"и" : U"ы"});
        break;
    case U'я':
        add_genitives(forms, stem, rest, {U"и"});
        break;
    case U'ь':
        add_genitives(forms, stem, rest, {U"и", U"я"});
        break;
    case U'й':
        add_genitives(forms, stem, rest, {U"я"});
        break;
    case U'о':
        add_genitives(forms, stem, rest, {U"а"});
        break;
    default:
        if (!is_vowel(name.back())) {
            add_genitives(forms, name, rest, {U"а"});
        }
    }
    return forms;
}

std::u32string in_title_case(std::u32string_view text)
{
    constexpr std::array<std::u32string_view, 11> small_words{U"на", U"де", U"о",  U"эс", U"of", U"de",
                                                              U"es", U"au", U"du", U"ла", U"and"};
    std::u32string result(text);
    for (std::size_t begin = 0; begin < result.size();) {
        if (!is_letter(result[begin])) {
            ++begin;
            continue;
        }
        std::size_t end = begin;
        while (end < result.size() && (is_letter(result[end]) || result[end] == U'\'')) {
            result[end] = lower(result[end]);
            ++end;
        }
        const std::u32string_view word = std::u32string_view(result).substr(begin, end - begin);
        const bool inside = begin > 0 && end < result.size();
        const bool stays_small = inside && std::find(small_words.begin(), small_words.end(), word) != small_words.end();
        result[begin] = stays_small ? result[begin] : upper(result[begin]);
        begin = end;
    }
    return result;
}

}  // namespace depesha
