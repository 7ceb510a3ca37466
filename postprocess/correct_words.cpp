// SPDX-License-Identifier: Apache-2.0
#include "postprocess/correct_words.h"

#include "postprocess/edit_distance.h"
#include "postprocess/look_alikes.h"

#include <algorithm>
#include <array>
#include <vector>

namespace depesha {

namespace {

/// Only words above it are beyond mending.
constexpr double sure = 0.97;

bool is_one_of(char32_t code, std::u32string_view set)
{
    return set.find(code) != std::u32string_view::npos;
}

std::vector<std::u32string> words_of(std::string_view text)
{
    std::vector<std::u32string> words;
    bool inside = false;
    for (const char32_t code : decoded(text)) {
        if (is_space(code)) {
            inside = false;
            continue;
        }
        if (!inside) {
            words.emplace_back();
        }
        inside = true;
        words.back().push_back(code);
    }
    return words;
}

/// A word without the signs around it.
struct Core {
    std::size_t begin = 0;
    std::size_t end = 0;
};

Core core_of(std::u32string_view word)
{
    const auto counts = [](char32_t code) { return is_letter(code) || is_digit(code); };
    const auto first = std::find_if(word.begin(), word.end(), counts);
    const auto last = std::find_if(word.rbegin(), word.rend(), counts);
    if (first == word.end()) {
        return {};
    }
    return {static_cast<std::size_t>(first - word.begin()), static_cast<std::size_t>(last.base() - word.begin())};
}

std::u32string with_capitals_of(std::u32string_view model, std::u32string word)
{
    const auto capitals = static_cast<std::size_t>(std::count_if(model.begin(), model.end(), is_upper));
    const auto letters = static_cast<std::size_t>(std::count_if(model.begin(), model.end(), is_letter));
    if (2 * capitals > letters) {
        return decoded(uppered(encoded(word)));
    }
    if (!model.empty() && is_upper(model.front())) {
        word.front() = upper(word.front());
    }
    return word;
}

/// True if the words differ in the breve of an й alone, which worn type loses.
bool differ_in_breve(std::u32string_view a, std::u32string_view b)
{
    const auto same = [](char32_t x, char32_t y) { return x == y || (is_one_of(x, U"ий") && is_one_of(y, U"ий")); };
    return a != b && std::equal(a.begin(), a.end(), b.begin(), b.end(), same);
}

/// True if the words differ in their ending alone: another form of the word, which a typist may well have written.
bool differ_in_ending(std::u32string_view a, std::u32string_view b)
{
    constexpr std::size_t ending = 2;
    const auto [in_a, in_b] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    return static_cast<std::size_t>(a.end() - in_a) <= ending && static_cast<std::size_t>(b.end() - in_b) <= ending;
}

/// Titles and classifications are nominatives; phrases of other roles may be typed in forms that the data has not.
bool has_one_form(Role role)
{
    return role == Role::Title || role == Role::Classification || role == Role::Agency;
}

/// True if the phrase's word may stand for the one read.
bool may_stand_for(std::u32string_view read, std::u32string_view phrase, Language language, Role role)
{
    const std::u32string a = fold(encoded(read), language).text;
    const std::u32string b = fold(encoded(phrase), language).text;
    const bool foreign = language == Language::Russian && language_of(encoded(read), language) != language;
    const std::size_t allowed = std::max<std::size_t>(1, b.size() / (foreign ? 2 : 3));
    const bool form = differ_in_ending(a, b) && !differ_in_breve(a, b) && !has_one_form(role);
    return edit_distance(a, b, allowed) <= allowed && !form;
}

/// The phrase's letters in the place of the word's, the signs around it kept but for those that stand for lost letters.
std::u32string replaced(std::u32string_view read, std::u32string_view phrase)
{
    const Core core = core_of(read);
    const Core model = core_of(phrase);
    const std::u32string letters(phrase.substr(model.begin, model.end - model.begin));
    std::u32string word(read.substr(0, core.begin));
    word += with_capitals_of(read.substr(core.begin, core.end - core.begin), letters);
    for (const char32_t sign : read.substr(core.end)) {
        if (is_one_of(sign, U".,:;!\"»”)]")) {
            word.push_back(sign);
        }
    }
    return word;
}

std::string joined(const std::vector<std::u32string>& words)
{
    std::u32string text;
    for (const std::u32string& word : words) {
        text += text.empty() ? U"" : U" ";
        text += word;
    }
    return encoded(text);
}

/// Puts the phrase's words over those read from index `first` on; `sure_of` tells which to leave.
template <class SureOf>
void put_over(std::vector<std::u32string>& words, std::size_t first, const VocabularyMatch& match,
              const SureOf& sure_of)
{
    const std::vector<std::u32string> model = words_of(match.phrase);
    if (first + model.size() > words.size()) {
        return;
    }
    for (std::size_t i = 0; i < model.size(); ++i) {
        std::u32string& word = words[first + i];
        const Core core = core_of(word);
        const std::u32string_view letters = std::u32string_view(word).substr(core.begin, core.end - core.begin);
        const bool breve =
            differ_in_breve(fold(encoded(letters), match.language).text, fold(encoded(model[i]), match.language).text);
        if (core.end > core.begin && (breve || !sure_of(first + i)) &&
            may_stand_for(letters, model[i], match.language, match.role)) {
            word = replaced(word, model[i]);
        }
    }
}

/// True if only signs follow.
bool is_end(std::string_view text, std::size_t at)
{
    const std::u32string rest = decoded(text.substr(at));
    return std::none_of(rest.begin(), rest.end(), [](char32_t code) { return is_letter(code) || is_digit(code); });
}

template <class SureOf>
std::string corrected(std::string_view text, Role role, Language language, const SureOf& sure_of)
{
    std::vector<std::u32string> words = words_of(text);
    for (const VocabularyMatch& match : Vocabulary::built_in().all(text, role)) {
        const std::string_view before = text.substr(0, match.span.begin);
        const std::size_t first = words_of(before).size();
        const bool same_words = words_of(text_at(text, match.span)).size() == words_of(match.phrase).size();
        const bool foreign = match.language != language && !has_one_form(role);
        if (match.quality >= 1.0 || foreign) {
            continue;
        }
        if (same_words) {
            put_over(words, first, match, sure_of);
        } else if (words_of(match.phrase).size() == 1 && match.span.begin == 0 && is_end(text, match.span.end)) {
            return encoded(with_capitals_of(words.front(), decoded(match.phrase)));  // a word broken by a gap
        }
    }
    return joined(words);
}

/// Letters that went in 1918, or words that end in ъ.
bool has_old_spelling(std::u32string_view text)
{
    const bool letters =
        std::any_of(text.begin(), text.end(), [](char32_t code) { return is_one_of(code, U"ѣѢіІѳѲѵ"); });
    std::size_t hard_ends = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool ends = i + 1 == text.size() || !is_letter(text[i + 1]);
        hard_ends += text[i] == U'ъ' && ends ? 1 : 0;
    }
    return letters || hard_ends > 1;
}

/// The beginnings of words after which ъ stands before a vowel.
bool is_prefix(std::u32string_view letters)
{
    constexpr std::array<std::u32string_view, 19> prefixes{U"об",  U"под", U"пред",  U"с",    U"в",   U"из", U"раз",
                                                           U"от",  U"над", U"без",   U"меж",  U"ад",  U"ин", U"суб",
                                                           U"кон", U"вз",  U"сверх", U"трёх", U"трех"};
    return std::any_of(prefixes.begin(), prefixes.end(), [&](std::u32string_view prefix) {
        return letters.ends_with(prefix) && letters.size() < prefix.size() + 4;
    });
}

/// ъ stands after a prefix and before е, ё, ю, я alone.
bool may_be_hard(std::u32string_view word, std::size_t at)
{
    const bool before_vowel = at + 1 < word.size() && is_one_of(word[at + 1], U"еёюя");
    return before_vowel && is_prefix(word.substr(0, at));
}

void soften(std::u32string& text)
{
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!is_letter(text[i])) {
            begin = i + 1;
            continue;
        }
        const bool hard = text[i] == U'ъ' || text[i] == U'Ъ';
        const std::u32string low = hard ? decoded(lowered(encoded(text.substr(begin)))) : std::u32string();
        if (hard && i > begin && !may_be_hard(low, i - begin)) {
            text[i] = text[i] == U'ъ' ? U'ь' : U'Ь';
        }
    }
}

/// What is counted from nought or in sixes: hours, minutes, degrees, money, copies.
bool is_counted(std::u32string_view word)
{
    constexpr std::array<std::u32string_view, 9> counted{U"час", U"мин",  U"град", U"руб", U"коп",
                                                         U"экз", U"проц", U"тонн", U"чел"};
    const bool abbreviated = word.size() < 3 || !is_cyrillic(word[1]) || !is_cyrillic(word[2]);
    return abbreviated || std::any_of(counted.begin(), counted.end(),
                                      [&](std::u32string_view unit) { return word.starts_with(unit); });
}

/// "0 подробностях", "06 уплате" at the beginning.
void open_with_letter(std::u32string& text)
{
    const auto word_follows = [&](std::size_t at) {
        const bool word =
            at + 1 < text.size() && text[at] == U' ' && is_cyrillic(text[at + 1]) && !is_upper(text[at + 1]);
        return word && !is_counted(std::u32string_view(text).substr(at + 1));
    };
    if (text.starts_with(U"0") && word_follows(1)) {
        text.front() = U'О';
    } else if (text.starts_with(U"06") && word_follows(2)) {
        text.replace(0, 2, U"Об");
    }
}

}  // namespace

std::string corrected_phrase(std::string_view text, Role role, Language language, double confidence)
{
    return corrected(text, role, language, [&](std::size_t) { return confidence >= sure; });
}

std::string corrected_phrase(const Stretch& words, Role role)
{
    const std::string text = text_of(words);
    const Language language = words.line->language;
    if (words_of(text).size() != words.last - words.first) {
        return corrected_phrase(text, role, language, confidence_of(std::span(&words, 1)));
    }
    return corrected(text, role, language, [&](std::size_t index) {
        return words.line->typed.words[words.first + index].confidence >= sure;
    });
}

std::string corrected_office(std::string_view office, const Stretch& words)
{
    const double confidence = confidence_of(std::span(&words, 1));
    std::string text = corrected_phrase(office, Role::Office, words.line->language, confidence);
    if (const std::size_t six = text.find("(6)");
        six != std::string::npos && words.line->language == Language::Russian) {
        text.replace(six, 3, "(б)");
    }
    constexpr std::string_view parted = " (б)";
    if (const std::size_t at = text.find(parted); at != std::string::npos && at > 0) {
        text.erase(at, 1);
    }
    return text;
}

std::string corrected_reply(std::string_view text, std::string_view number, std::string_view suffix)
{
    const std::size_t at = text.find(number);
    if (at == std::string_view::npos) {
        return std::string(text);
    }
    std::vector<std::u32string> head = words_of(text.substr(0, at));
    const Core last = head.empty() ? Core{} : core_of(head.back());
    constexpr std::size_t longest_sign = 3;
    const bool several = !head.empty() && head.back() == U"№№";
    if (head.size() > 1 && last.end - last.begin <= longest_sign) {
        head.pop_back();
    }
    std::string_view tail = text.substr(at + number.size());
    if (!suffix.empty()) {
        const std::size_t stroke = std::min(tail.find('/'), tail.size());
        tail.remove_prefix(std::min(tail.find_first_of(" .,;)", stroke), tail.size()));
    }
    std::string result = repaired_lookalikes(joined(head), Language::Russian);
    const std::u32string label = decoded(result);
    if (!label.empty()) {
        result = encoded(upper(label.front()) + label.substr(1));
    }
    result.append(several ? " №№ " : " № ").append(number);
    if (!suffix.empty()) {
        result.append("/").append(suffix);
    }
    return result.append(tail);
}

std::string corrected_spelling(std::string_view text)
{
    std::u32string codes = decoded(text);
    if (!has_old_spelling(codes)) {
        soften(codes);
    }
    open_with_letter(codes);
    return encoded(codes);
}

}  // namespace depesha
