// SPDX-License-Identifier: Apache-2.0
#include "postprocess/names.h"

#include "postprocess/inflect.h"
#include "postprocess/letter_spacing.h"
#include "postprocess/look_alikes.h"
#include "postprocess/places.h"
#include "postprocess/vocabulary.h"

#include <algorithm>
#include <array>
#include <vector>

namespace depesha {

namespace {

bool is_one_of(char32_t code, std::u32string_view set)
{
    return set.find(code) != std::u32string_view::npos;
}

std::u32string stripped(std::u32string_view text, std::u32string_view signs)
{
    const std::size_t first = text.find_first_not_of(signs);
    if (first == std::u32string_view::npos) {
        return {};
    }
    return std::u32string(text.substr(first, text.find_last_not_of(signs) - first + 1));
}

std::vector<std::u32string> words_of(std::u32string_view text)
{
    std::vector<std::u32string> words;
    bool in_word = false;
    for (const char32_t code : text) {
        if (is_space(code)) {
            in_word = false;
            continue;
        }
        if (!in_word) {
            words.emplace_back();
        }
        in_word = true;
        words.back().push_back(code);
    }
    return words;
}

std::u32string joined_words(const std::vector<std::u32string>& words, std::size_t first, std::size_t last)
{
    std::u32string text;
    for (std::size_t i = first; i < last; ++i) {
        text.append(text.empty() ? 0 : 1, U' ');
        text += words[i];
    }
    return text;
}

/// "С.", "И.С.", and the 3. that OCR makes of З.
bool is_initial(std::u32string_view word)
{
    if (word.size() < 2 || word.size() > 6 || word.back() != U'.') {
        return false;
    }
    bool letter_next = true;
    for (const char32_t code : word) {
        const bool fits = letter_next ? is_letter(code) : code == U'.';
        if (!fits && !(word.size() == 2 && code == U'3')) {
            return false;
        }
        letter_next = !letter_next;
    }
    return true;
}

std::u32string without_brackets(std::u32string_view text)
{
    const std::size_t open = text.find_first_of(U"[(");
    return std::u32string(open == std::u32string_view::npos || open == 0 ? text : text.substr(0, open));
}

/// A word with a capital first letter and no digits: "Рощину", "МАО", "О'Нил", "Тер-Авакяну".
bool is_name_word(std::u32string_view word)
{
    if (word.empty() || !is_upper(word.front())) {
        return false;
    }
    return std::all_of(word.begin(), word.end(),
                       [](char32_t code) { return is_letter(code) || is_one_of(code, U"-'’"); });
}

constexpr std::u32string_view edges = U" .,:;!?\"«»“”„'‘’`_|–—-";

/// Text in the alphabet of its language, edges cut.
std::u32string tidy(std::string_view typed, Language language)
{
    return stripped(decoded(repaired_name(close_letter_spacing(typed), language)), edges);
}

/// Cuts "тов.", "Comrade" and their like from the front, however many.
std::u32string without_honorifics(std::u32string text)
{
    while (true) {
        const std::string bytes = encoded(text);
        const auto match = Vocabulary::built_in().at_start(bytes, Role::Honorific);
        if (!match || match->quality < 1.0 || match->span.end >= bytes.size()) {
            return text;
        }
        text = stripped(decoded(bytes.substr(match->span.end)), U" .,:");
    }
}

/// The part after the last hyphen declines ("ТЕР-АВАКЯНУ"), and a Russian one before it too ("Петрову-Водкину").
Uninflected hyphenated(std::u32string_view word, GrammaticalCase typed_case)
{
    const std::size_t hyphen = word.rfind(U'-');
    if (hyphen == std::u32string_view::npos || hyphen == 0) {
        return surname(word, typed_case);
    }
    std::u32string first(word.substr(0, hyphen));
    first = is_russian_surname(first) ? surname(first, typed_case).word : first;
    Uninflected last = surname(word.substr(hyphen + 1), typed_case);
    last.word = first + U'-' + last.word;
    return last;
}

/// The index of the surname: the last word, or the one before initials ("КОРШУНОВУ П. Д."), whose lost stop is mended.
std::size_t family_name(std::vector<std::u32string>& words)
{
    const std::u32string& last = words.back();
    const bool pair = last.size() == 3 && is_upper(last[0]) && last[1] == U'.' && is_upper(last[2]);
    if (words.size() > 1 && ((last.size() == 1 && is_upper(last.front())) || pair)) {
        words.back() += U'.';
    }
    std::size_t family = words.size() - 1;
    while (family > 0 && is_initial(words[family])) {
        --family;
    }
    return family;
}

NamedValue one_person(std::u32string_view text, GrammaticalCase typed_case, Language language)
{
    std::vector<std::u32string> words = words_of(stripped(text, edges));
    if (words.empty()) {
        return {};
    }
    if (language == Language::English || typed_case == GrammaticalCase::Nominative) {
        return {encoded(joined_words(words, 0, words.size())), 1.0};
    }
    const std::size_t family = family_name(words);
    const bool russian = is_russian_surname(words[family]);
    const Uninflected found = hyphenated(words[family], typed_case);
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i == family) {
            words[i] = found.word;
        } else if (is_initial(words[i])) {
            words[i].front() = words[i].front() == U'3' ? U'З' : words[i].front();
        } else if (russian) {
            words[i] = surname(words[i], typed_case).word;
        }
    }
    return {encoded(joined_words(words, 0, words.size())), found.confidence};
}

/// "Гьони и Ходо", "Кагановичу, Молотову": one text a person.
std::vector<std::u32string> several(std::u32string_view text)
{
    std::vector<std::u32string> persons(1);
    for (const std::u32string& word : words_of(text)) {
        const bool link = word == U"и" || word == U"and" || word == U"&";
        if (link) {
            persons.emplace_back();
            continue;
        }
        persons.back().append(persons.back().empty() ? 0 : 1, U' ');
        persons.back() += word;
        if (word.back() == U',' || word.back() == U';') {
            persons.back().pop_back();
            persons.emplace_back();
        }
    }
    std::erase_if(persons, [](const std::u32string& person) { return person.empty(); });
    return persons;
}

/// Words before a place that name the post there, not the place ("AMEMBASSY COLOMBO").
bool is_post_word(std::u32string_view word)
{
    constexpr std::array<std::u32string_view, 20> posts{U"amembassy", U"amconsul", U"amcongen", U"usmission", U"usdel",
                                                        U"usint",     U"uslo",     U"embassy",  U"secstate",  U"fm",
                                                        U"from",      U"to",       U"usun",     U"legation",  U"consul",
                                                        U"info",      U"american", U"at",       U"in",        U"the"};
    const std::u32string low = decoded(lowered(encoded(word)));
    return std::find(posts.begin(), posts.end(), low) != posts.end();
}

std::u32string without_post(std::u32string_view text)
{
    std::vector<std::u32string> words = words_of(text);
    std::size_t first = 0;
    const bool the_hague = words.size() == 2 && words[1].size() == 5;
    while (!the_hague && first + 1 < words.size() && is_post_word(stripped(words[first], U":.-"))) {
        ++first;
    }
    return joined_words(words, first, words.size());
}

NamedValue english_place(std::u32string_view typed)
{
    const std::u32string text = without_post(typed);
    if (text.starts_with(U"WASHDC") || text.starts_with(U"WASH DC")) {
        return {"Washington", 1.0};
    }
    if (const auto known = known_place(encoded(text), Language::English)) {
        return {known->name, 1.0 - 0.15 * known->edits};
    }
    if (const std::size_t to = decoded(uppered(encoded(text))).find(U" TO "); to != std::u32string::npos) {
        return english_place(std::u32string_view(text).substr(0, to));
    }
    for (std::size_t space = text.find(U' '); space != std::u32string::npos; space = text.find(U' ', space + 1)) {
        const auto known = known_place(encoded(text.substr(space + 1)), Language::English);
        if (known && known->edits == 0) {
            return {known->name, 0.8};  // "Military Mission Addis Ababa"
        }
    }
    return {encoded(in_title_case(text)), 0.7};
}

NamedValue russian_place(std::u32string_view text, GrammaticalCase typed_case)
{
    if (const auto known = known_place(encoded(text), Language::Russian)) {
        return {known->name, 1.0 - 0.15 * known->edits};
    }
    const std::u32string title = in_title_case(text);
    if (typed_case != GrammaticalCase::Genitive) {
        return {encoded(title), 0.8};
    }
    std::vector<std::u32string> words = words_of(title);
    if (words.empty()) {
        return {};
    }
    const Uninflected last = place_from_genitive(words.back());
    words.back() = last.word;
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        words[i] = adjective(words[i], GrammaticalCase::Genitive, Gender::Masculine);
    }
    return {encoded(joined_words(words, 0, words.size())), 0.9 * last.confidence};
}

}  // namespace

NamedValue place_name(std::string_view typed, GrammaticalCase typed_case, Language language)
{
    const std::u32string text = stripped(without_brackets(tidy(typed, language)), edges);
    if (text.empty()) {
        return {};
    }
    return language == Language::English ? english_place(text) : russian_place(text, typed_case);
}

bool is_known_place(std::string_view typed, Language language)
{
    constexpr std::size_t longest = 60;
    return typed.size() <= longest && known_place(typed, language).has_value();
}

NamedValue person_name(std::string_view typed, GrammaticalCase typed_case, Language language)
{
    const std::u32string text = without_honorifics(stripped(without_brackets(tidy(typed, language)), edges));
    NamedValue all{{}, 1.0};
    for (const std::u32string& person : several(text)) {
        const NamedValue one = one_person(without_honorifics(person), typed_case, language);
        if (one.text.empty()) {
            continue;
        }
        all.text += all.text.empty() ? "" : ", ";
        all.text += one.text;
        all.confidence = std::min(all.confidence, one.confidence);
    }
    all.confidence = all.text.empty() ? 0.0 : all.confidence;
    return all;
}

namespace {

/// An office of several words typed in capitals, small but for its abbreviations: "СЕКРЕТАРИ КРАЙКОМОВ" -> "секретари
/// крайкомов".
std::u32string without_shouting(std::u32string_view name)
{
    std::vector<std::u32string> words = words_of(name);
    const auto capital = [](char32_t code) { return !is_letter(code) || is_upper(code); };
    if (!std::all_of(name.begin(), name.end(), capital)) {
        return std::u32string(name);
    }
    constexpr std::u32string_view vowels = U"АЕИОУЫЭЮЯ";
    for (std::u32string& word : words) {
        const auto sounds =
            std::count_if(word.begin(), word.end(), [&](char32_t code) { return is_one_of(code, vowels); });
        const bool abbreviation = sounds == 0 || word == U"РСФСР";
        word = abbreviation ? word : decoded(lowered(encoded(word)));
    }
    return joined_words(words, 0, words.size());
}

/// "Командующему флотом", "Уполномоченному Наркоминдела": a participle that is the office itself; what follows does not
/// agree.
bool ends_as_bearer(std::size_t at, const std::vector<std::u32string>& words)
{
    if (at == 0) {
        return false;
    }
    const std::u32string before = decoded(lowered(encoded(words[at - 1])));
    constexpr std::array<std::u32string_view, 6> bearers{U"щему",           U"щего",        U"полномоченному",
                                                         U"полномоченного", U"поверенному", U"поверенного"};
    return std::any_of(bearers.begin(), bearers.end(),
                       [&](std::u32string_view bearer) { return before.ends_with(bearer); });
}

}  // namespace

NamedValue office_name(std::string_view typed, GrammaticalCase typed_case, Language language)
{
    const std::u32string text = stripped(decoded(repaired_name(close_letter_spacing(typed), language)), U" .,:;-–—");
    std::vector<std::u32string> words = words_of(text);
    if (words.empty()) {
        return {};
    }
    if (language == Language::English || typed_case == GrammaticalCase::Nominative) {
        return {encoded(text), 1.0};
    }
    std::size_t head = 0;
    while (head < words.size() && is_adjective(words[head], typed_case) && words[head].back() == words.front().back() &&
           !ends_as_bearer(head, words)) {
        ++head;
    }
    Gender gender = Gender::Masculine;
    double confidence = 0.9;
    const bool has_head = head < words.size() && (head == 0 || words[head].size() > 2) && !ends_as_bearer(head, words);
    if (has_head) {
        const Noun found = noun(words[head], typed_case);
        words[head] = found.word;
        gender = found.gender;
        confidence = found.changed || head == 0 ? confidence : 0.7;
    }
    for (std::size_t i = 0; i < head; ++i) {
        words[i] = adjective(words[i], typed_case, gender);
    }
    const std::u32string name = joined_words(words, 0, words.size());
    return {encoded(words.size() > 1 && name != text ? without_shouting(name) : name), confidence};
}

bool looks_like_name(std::string_view text, Language language)
{
    constexpr std::size_t most_words = 4;
    const std::u32string plain = stripped(decoded(close_letter_spacing(text)), U" ,:;\"«»“”‘’'`_|");
    const std::vector<std::u32string> words = words_of(plain);
    if (words.empty() || words.size() > most_words) {
        return false;
    }
    bool full_word = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool last = i + 1 == words.size();
        const std::u32string word = last ? stripped(words[i], U".,") : words[i];
        if (is_initial(words[i]) && !last) {
            continue;
        }
        if (!is_name_word(word)) {
            return false;
        }
        full_word = full_word || word.size() >= 2;
    }
    constexpr std::array<Role, 8> not_names{Role::Title,    Role::Classification,    Role::Precedence,
                                            Role::Handling, Role::Destination,       Role::Furniture,
                                            Role::Agency,   Role::ClosingInstruction};
    const MatchLine line(repaired_lookalikes(encoded(plain), language));
    return full_word && std::none_of(not_names.begin(), not_names.end(), [&](Role role) {
               const auto match = Vocabulary::built_in().whole(line, role);
               return match && match->quality > 0.85;
           });
}

}  // namespace depesha
