// SPDX-License-Identifier: Apache-2.0
#include "postprocess/inflect.h"

#include "postprocess/word_endings.h"

#include <algorithm>
#include <array>
#include <span>

namespace depesha {

namespace {

/// What an ending becomes in the nominative.
struct Ending {
    std::u32string_view ending;
    std::size_t cut;
    std::u32string_view add;
    double confidence;
};

/// The endings that are told first; the longest stands before its part. Surnames of three and more letters before them.
constexpr std::array<Ending, 23> dative_endings{{
    {U"скому", 3, U"ий", 1.0}, {U"цкому", 3, U"ий", 1.0}, {U"вому", 3, U"ой", 0.85}, {U"стому", 3, U"ой", 0.85},
    {U"кому", 3, U"ий", 0.7},  {U"гому", 3, U"ий", 0.7},  {U"хому", 3, U"ий", 0.7},  {U"ому", 3, U"ый", 0.8},
    {U"ему", 3, U"ий", 0.85},  {U"овой", 2, U"а", 0.9},   {U"евой", 2, U"а", 0.9},   {U"иной", 2, U"а", 0.9},
    {U"ыной", 2, U"а", 0.9},   {U"ской", 2, U"ая", 0.9},  {U"цкой", 2, U"ая", 0.9},  {U"ольцу", 1, U"", 0.8},
    {U"льцу", 3, U"ец", 0.85}, {U"вцу", 2, U"ец", 0.85},  {U"жамцу", 1, U"", 0.85},  {U"мцу", 2, U"ец", 0.85},
    {U"дцу", 2, U"ец", 0.8},   {U"бцу", 2, U"ец", 0.8},   {U"ии", 1, U"я", 0.9},
}};

constexpr std::array<Ending, 23> genitive_endings{{
    {U"ского", 3, U"ий", 1.0}, {U"цкого", 3, U"ий", 1.0}, {U"вого", 3, U"ой", 0.85}, {U"стого", 3, U"ой", 0.85},
    {U"кого", 3, U"ий", 0.7},  {U"гого", 3, U"ий", 0.7},  {U"хого", 3, U"ий", 0.7},  {U"ого", 3, U"ый", 0.8},
    {U"его", 3, U"ий", 0.85},  {U"овой", 2, U"а", 0.9},   {U"евой", 2, U"а", 0.9},   {U"иной", 2, U"а", 0.9},
    {U"ыной", 2, U"а", 0.9},   {U"ской", 2, U"ая", 0.9},  {U"цкой", 2, U"ая", 0.9},  {U"ольца", 1, U"", 0.8},
    {U"льца", 3, U"ец", 0.85}, {U"вца", 2, U"ец", 0.85},  {U"жамца", 1, U"", 0.85},  {U"мца", 2, U"ец", 0.85},
    {U"дца", 2, U"ец", 0.8},   {U"бца", 2, U"ец", 0.8},   {U"ии", 1, U"я", 0.9},
}};

Uninflected by_table(std::u32string_view word, std::u32string_view lowered_word, std::span<const Ending> endings)
{
    for (const Ending& rule : endings) {
        const bool fits = lowered_word.ends_with(rule.ending) &&
                          has_vowel(lowered_word.substr(0, lowered_word.size() - rule.ending.size()));
        if (fits) {
            return {with_ending(word, rule.cut, rule.add), rule.confidence, true};
        }
    }
    return {std::u32string(word), 0.5, false};
}

/// Cuts the vowel that a masculine name takes ("Сталину", "Эньлаю", "Врубелю"; "Сталина", "Эньлая"): `hard` after a
/// consonant, `soft` otherwise.
Uninflected without_vowel(std::u32string_view word, std::u32string_view low, char32_t hard, char32_t soft)
{
    const char32_t last = low.back();
    const char32_t before = low[low.size() - 2];
    const std::u32string_view stem = low.substr(0, low.size() - 1);
    if (last == hard && !is_vowel(before) && has_vowel(stem)) {
        return {with_ending(word, 1, U""), 0.95, true};
    }
    if (last == soft && has_vowel(stem)) {
        return {with_ending(word, 1, is_vowel(before) ? U"й" : U"ь"), 0.9, true};
    }
    return {std::u32string(word), 0.5, false};
}

Uninflected from_dative(std::u32string_view word, std::u32string_view low)
{
    if (Uninflected told = by_table(word, low, dative_endings); told.changed) {
        return told;
    }
    if (Uninflected cut = without_vowel(word, low, U'у', U'ю'); cut.changed) {
        return cut;
    }
    constexpr std::size_t shortest = 4;
    if (low.back() == U'е' && !is_vowel(low[low.size() - 2]) && low.size() >= shortest) {
        return {with_ending(word, 1, U"а"), 0.75, true};
    }
    return {std::u32string(word), 0.5, false};
}

Uninflected from_genitive(std::u32string_view word, std::u32string_view low)
{
    if (Uninflected told = by_table(word, low, genitive_endings); told.changed) {
        return told;
    }
    if (Uninflected cut = without_vowel(word, low, U'а', U'я'); cut.changed) {
        return cut;
    }
    const char32_t before = low[low.size() - 2];
    if (low.back() == U'ы' && !is_vowel(before)) {
        return {with_ending(word, 1, U"а"), 0.85, true};
    }
    if (low.back() == U'и' && is_one_of(before, velars_and_hushers)) {
        return {with_ending(word, 1, U"а"), 0.7, true};
    }
    return {std::u32string(word), 0.5, false};
}

struct NounEnding {
    std::u32string_view ending;
    std::size_t cut;
    std::u32string_view add;
    Gender gender;
};

constexpr std::array<NounEnding, 18> dative_nouns{{
    {U"послу", 2, U"ол", Gender::Masculine},
    {U"ству", 1, U"о", Gender::Neuter},
    {U"ию", 1, U"е", Gender::Neuter},
    {U"аю", 1, U"й", Gender::Masculine},
    {U"ею", 1, U"й", Gender::Masculine},
    {U"ою", 1, U"й", Gender::Masculine},
    {U"ю", 1, U"ь", Gender::Masculine},
    {U"гам", 2, U"и", Gender::Plural},
    {U"кам", 2, U"и", Gender::Plural},
    {U"хам", 2, U"и", Gender::Plural},
    {U"жам", 2, U"и", Gender::Plural},
    {U"чам", 2, U"и", Gender::Plural},
    {U"шам", 2, U"и", Gender::Plural},
    {U"ствам", 2, U"а", Gender::Plural},
    {U"иям", 2, U"я", Gender::Plural},
    {U"ам", 2, U"ы", Gender::Plural},
    {U"ям", 2, U"и", Gender::Plural},
    {U"ии", 1, U"я", Gender::Feminine},
}};

/// ЦСУ, ОГПУ: abbreviations that end like a dative.
bool is_abbreviation(std::u32string_view word)
{
    constexpr std::size_t longest = 4;
    return word.size() <= longest && std::all_of(word.begin(), word.end(), is_upper);
}

Gender gender_of(std::u32string_view low)
{
    if (low.ends_with(U"о") || low.ends_with(U"е")) {
        return Gender::Neuter;
    }
    return low.ends_with(U"а") || low.ends_with(U"я") ? Gender::Feminine : Gender::Masculine;
}

Noun noun_from_dative(std::u32string_view word, std::u32string_view low)
{
    for (const NounEnding& rule : dative_nouns) {
        if (low.ends_with(rule.ending)) {
            return {with_ending(word, rule.cut, rule.add), rule.gender, true};
        }
    }
    if (low.back() == U'у' && !is_vowel(low[low.size() - 2])) {
        return {with_ending(word, 1, U""), Gender::Masculine, true};
    }
    if (low.back() == U'е' && !is_vowel(low[low.size() - 2]) && !low.ends_with(U"ое")) {
        return {with_ending(word, 1, U"а"), Gender::Feminine, true};
    }
    if (low.back() == U'и' && !is_vowel(low[low.size() - 2])) {
        return {with_ending(word, 1, U"ь"), Gender::Feminine, true};
    }
    return {std::u32string(word), gender_of(low), false};
}

Noun noun_from_genitive(std::u32string_view word, std::u32string_view low)
{
    if (low.back() == U'а' && !low.ends_with(U"ства")) {
        return {with_ending(word, 1, U""), Gender::Masculine, true};
    }
    if (low.ends_with(U"ства")) {
        return {with_ending(word, 1, U"о"), Gender::Neuter, true};
    }
    if (low.ends_with(U"ия")) {
        return {with_ending(word, 1, U"е"), Gender::Neuter, true};
    }
    if (low.back() == U'я') {
        return {with_ending(word, 1, U"ь"), Gender::Masculine, true};
    }
    return {std::u32string(word), gender_of(low), false};
}

/// Nouns like крайком, исполком, нарком end in the dative as adjectives do.
bool is_committee(std::u32string_view low)
{
    if (!low.ends_with(U"кому") && !low.ends_with(U"кома")) {
        return false;
    }
    constexpr std::size_t ending = 4;
    const char32_t before = low.size() > ending ? low[low.size() - ending - 1] : 0;
    return !is_one_of(before, U"сцоиь");
}

std::u32string_view hard_or_velar(char32_t stem_end, std::u32string_view hard, std::u32string_view soft)
{
    return is_one_of(stem_end, U"гкхжшчщ") ? soft : hard;
}

std::u32string_view nominative_ending(char32_t stem_end, bool soft, Gender gender)
{
    switch (gender) {
    case Gender::Feminine:
        return soft ? U"яя" : U"ая";
    case Gender::Neuter:
        return soft ? U"ее" : U"ое";
    case Gender::Plural:
        return soft ? U"ие" : hard_or_velar(stem_end, U"ые", U"ие");
    case Gender::Masculine:
        break;
    }
    return soft ? U"ий" : hard_or_velar(stem_end, U"ый", U"ий");
}

}  // namespace

Uninflected surname(std::u32string_view word, GrammaticalCase typed_case)
{
    constexpr std::size_t shortest = 3;
    const std::u32string low = small(word);
    if (word.size() < shortest || typed_case == GrammaticalCase::Nominative) {
        return {std::u32string(word), typed_case == GrammaticalCase::Nominative ? 1.0 : 0.5, false};
    }
    if (low.size() > shortest && low.ends_with(U"дзе")) {
        return {std::u32string(word), 0.9, false};  // Georgian names have one form
    }
    return typed_case == GrammaticalCase::Dative ? from_dative(word, low) : from_genitive(word, low);
}

bool is_russian_surname(std::u32string_view word)
{
    constexpr std::array<std::u32string_view, 18> endings{
        U"ов",  U"ев",  U"ин",  U"ын",   U"ова",  U"ева",   U"ина",   U"ына",   U"ову",
        U"еву", U"ину", U"ыну", U"ский", U"цкий", U"скому", U"цкому", U"ского", U"цкого",
    };
    const std::u32string low = small(word);
    constexpr std::size_t shortest = 4;
    return low.size() >= shortest && std::any_of(endings.begin(), endings.end(),
                                                 [&](std::u32string_view ending) { return low.ends_with(ending); });
}

bool is_dative(std::u32string_view word)
{
    return surname(word, GrammaticalCase::Dative).changed;
}

Noun noun(std::u32string_view word, GrammaticalCase typed_case)
{
    constexpr std::size_t shortest = 3;
    const std::u32string low = small(word);
    if (typed_case == GrammaticalCase::Nominative || low.size() < shortest || is_abbreviation(word) ||
        low == U"атташе") {
        return {std::u32string(word), low.empty() ? Gender::Masculine : gender_of(low), false};
    }
    return typed_case == GrammaticalCase::Dative ? noun_from_dative(word, low) : noun_from_genitive(word, low);
}

bool is_adjective(std::u32string_view word, GrammaticalCase typed_case)
{
    constexpr std::size_t shortest = 5;
    const std::u32string low = small(word);
    if (low.size() < shortest || is_committee(low)) {
        return false;
    }
    const auto ends_in = [&](std::initializer_list<std::u32string_view> endings) {
        return std::any_of(endings.begin(), endings.end(), [&](std::u32string_view e) { return low.ends_with(e); });
    };
    switch (typed_case) {
    case GrammaticalCase::Dative:
        return ends_in({U"ому", U"ему", U"ной", U"ской", U"вой", U"шей", U"щей", U"ным", U"ским"});
    case GrammaticalCase::Genitive:
        return ends_in({U"ого", U"его", U"ной", U"ской", U"вой", U"шей", U"щей", U"ных", U"ских"});
    case GrammaticalCase::Nominative:
        break;
    }
    return false;
}

std::u32string adjective(std::u32string_view word, GrammaticalCase typed_case, Gender gender)
{
    const std::u32string low = small(word);
    if (!is_adjective(word, typed_case)) {
        return std::u32string(word);
    }
    const bool long_ending = low.ends_with(U"му") || low.ends_with(U"го");
    const std::size_t cut = long_ending ? 3 : 2;
    const char32_t vowel = low[low.size() - cut];
    const char32_t stem_end = low[low.size() - cut - 1];
    const bool soft = vowel == U'е' && !is_one_of(stem_end, velars_and_hushers);
    const bool husher = vowel == U'е' && is_one_of(stem_end, velars_and_hushers);
    if (husher && gender == Gender::Neuter) {
        return with_ending(word, cut, U"ее");
    }
    return with_ending(word, cut, nominative_ending(stem_end, soft, gender));
}

}  // namespace depesha
