// SPDX-License-Identifier: Apache-2.0
#include "postprocess/russian_words.h"

#include "postprocess/inflect.h"
#include "postprocess/run_together.h"

#include <algorithm>
#include <array>
#include <string>

namespace depesha {

namespace {

/// СНК, НКИД, ЦК: capitals beyond what a name has.
bool is_acronym(std::u32string_view word)
{
    constexpr std::size_t longest = 5;
    const auto vowel = [](char32_t code) {
        return std::u32string_view(U"АЕИОУЫЭЮЯ").find(code) != std::u32string_view::npos;
    };
    const auto roman = [](char32_t code) {
        return std::u32string_view(U"ХXIVІ").find(code) != std::u32string_view::npos;
    };
    const auto vowels = std::count_if(word.begin(), word.end(), vowel);
    if (std::all_of(word.begin(), word.end(), roman)) {
        return false;
    }
    return word.size() >= 2 && word.size() <= longest && is_all_upper(word) && vowels == 0;
}

}  // namespace

bool is_role(std::string_view text, Role role, double least_quality)
{
    const auto match = Vocabulary::built_in().whole(text, role);
    return match && match->language == Language::Russian && match->quality >= least_quality;
}

bool begins_with_office(std::string_view text)
{
    const auto match = Vocabulary::built_in().at_start(text, Role::Office);
    return match && match->language == Language::Russian;
}

bool is_honorific(const AddressWord& word)
{
    std::string text = encoded(word.text);
    if (word.after == U'.') {
        text += '.';
    }
    return is_role(text, Role::Honorific, 0.85);
}

bool is_office_word(const AddressWord& word)
{
    if (is_role(encoded(word.text), Role::Office) || is_run_together(word.text) || is_acronym(word.text)) {
        return true;
    }
    constexpr std::size_t shortest = 6;
    constexpr double nearly_right = 0.85;
    const Noun bare = noun(word.text, GrammaticalCase::Dative);  // the vocabulary has few datives
    return bare.changed && bare.word.size() >= shortest && is_role(encoded(bare.word), Role::Office, nearly_right);
}

bool has_digit(const AddressWord& word)
{
    return std::any_of(word.text.begin(), word.text.end(), is_digit);
}

bool is_word(const AddressWord& word)
{
    return std::count_if(word.text.begin(), word.text.end(), is_letter) >= 2 && !has_digit(word);
}

bool is_name_word(const AddressWord& word)
{
    return starts_upper(word) && !has_digit(word) && word.text.find(U'(') == std::u32string::npos;
}

bool is_undeclined(std::u32string_view word)
{
    const std::u32string low = fold(encoded(word), Language::Russian).text;
    constexpr std::array<std::u32string_view, 6> endings{U"енко", U"дзе", U"швили", U"ых", U"их", U"аго"};
    constexpr std::size_t shortest = 5;
    return low.size() >= shortest && std::any_of(endings.begin(), endings.end(),
                                                 [&](std::u32string_view ending) { return low.ends_with(ending); });
}

bool may_stay_undeclined(std::u32string_view word)
{
    const std::u32string low = fold(encoded(word), Language::Russian).text;
    constexpr std::size_t shortest = 2;
    return is_undeclined(word) ||
           (low.size() >= shortest && std::u32string_view(U"оеиэ").find(low.back()) != std::u32string_view::npos);
}

bool is_list_of_names(std::span<const AddressWord> words)
{
    bool linked = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool link = i > 0 && i + 1 < words.size() && words[i].text == U"и";
        linked = linked || link;
        if (!link && (!is_name_word(words[i]) || is_office_word(words[i]))) {
            return false;
        }
    }
    return linked;
}

}  // namespace depesha
