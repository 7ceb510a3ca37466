// SPDX-License-Identifier: Apache-2.0
#include "postprocess/fold.h"

#include <algorithm>
#include <array>
#include <optional>

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

bool is_shared(char32_t code)
{
    return to_cyrillic(code) != code || to_latin(code) != code;
}

bool is_one_of(char32_t code, std::u32string_view set)
{
    return set.find(code) != std::u32string_view::npos;
}

char32_t plain_sign(char32_t code)
{
    if (is_space(code)) {
        return U' ';
    }
    if (is_one_of(code, U"«»“”„‟‘’‚‛'`´\"")) {
        return U'"';
    }
    return is_one_of(code, U"‐‑‒–—―−\u00AD") ? U'-' : code;
}

/// Letters of the spelling before 1918, and ё, as they are written now.
char32_t modern(char32_t code)
{
    switch (code) {
    case U'ё':
    case U'ѣ':
        return U'е';
    case U'і':
    case U'ѵ':
        return U'и';
    case U'ѳ':
        return U'ф';
    default:
        return code;
    }
}

/// The Russian letter that a Latin model most often made this one of, beyond the look-alikes; the letter itself for
/// none.
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

char32_t folded_letter(char32_t code, Language language)
{
    if (language == Language::English) {
        return lower(to_latin(code));
    }
    return modern(lower(misread_cyrillic(to_cyrillic(code))));
}

enum class Alphabet { Cyrillic, Latin };

struct LetterCount {
    std::size_t cyrillic = 0;
    std::size_t latin = 0;
};

/// Letters that only one alphabet has.
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

/// The alphabet a word is to be written in; nothing where it is better left alone.
std::optional<Alphabet> alphabet_of(std::u32string_view word, Language language, bool beside_digit)
{
    const LetterCount telling = telling_letters(word);
    if (telling.cyrillic != telling.latin) {
        return telling.cyrillic > telling.latin ? Alphabet::Cyrillic : Alphabet::Latin;
    }
    if (beside_digit || is_roman(word)) {
        return std::nullopt;
    }
    return language == Language::Russian ? Alphabet::Cyrillic : Alphabet::Latin;
}

char32_t in_alphabet(char32_t code, Alphabet alphabet)
{
    return alphabet == Alphabet::Cyrillic ? to_cyrillic(code) : to_latin(code);
}

/// A digit that stands for a Russian letter of its shape; 0 for none.
char32_t letter_for_digit(char32_t digit)
{
    switch (digit) {
    case U'0':
        return U'о';
    case U'3':
        return U'з';
    case U'6':
        return U'б';
    default:
        return 0;
    }
}

/// A digit between Russian letters ("С0ВЕТ") or alone in brackets after them ("ВКП(6)").
bool stands_for_letter(std::u32string_view text, std::size_t at)
{
    if (at == 0 || at + 1 >= text.size() || letter_for_digit(text[at]) == 0) {
        return false;
    }
    const char32_t before = text[at - 1];
    const char32_t after = text[at + 1];
    const bool inside = is_cyrillic(before) && is_cyrillic(after);
    const bool bracketed = at >= 2 && text[at] == U'6' && before == U'(' && after == U')';
    const std::size_t word_end = at >= 3 && text[at - 2] == U' ' ? at - 3 : at - 2;
    return inside || (bracketed && is_cyrillic(text[word_end]));
}

void repair_digits(std::u32string& text)
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!stands_for_letter(text, at)) {
            continue;
        }
        const char32_t letter = letter_for_digit(text[at]);
        const bool capital = is_upper(text[at - 1]) && is_upper(text[at + 1]);
        text[at] = capital ? upper(letter) : letter;
    }
}

bool is_beside_digit(std::u32string_view text, std::size_t begin, std::size_t end)
{
    const auto digit_past = [&](std::size_t at, std::size_t past) {
        return is_digit(text[at]) || (is_one_of(text[at], U"-./") && past < text.size() && is_digit(text[past]));
    };
    const bool before = begin > 0 && digit_past(begin - 1, begin >= 2 ? begin - 2 : text.size());
    const bool after = end < text.size() && digit_past(end, end + 1);
    return before || after;
}

/// The single letter of a word that may carry punctuation behind it (and a quote before); 0 for other words.
char32_t single_letter(std::u32string_view word, bool& ends_run)
{
    ends_run = false;
    std::size_t begin = 0;
    while (begin < word.size() && plain_sign(word[begin]) == U'"') {
        ++begin;
    }
    if (begin >= word.size() || !is_letter(word[begin])) {
        return 0;
    }
    for (std::size_t i = begin + 1; i < word.size(); ++i) {
        if (!is_one_of(plain_sign(word[i]), U".,:;!?\"")) {
            return 0;
        }
        ends_run = true;
    }
    return word[begin];
}

struct SpacedWord {
    std::u32string text;

    /// Spaces before it.
    std::size_t gap = 0;
};

std::vector<SpacedWord> spaced_words(std::string_view text)
{
    std::vector<SpacedWord> words;
    std::size_t gap = 0;
    bool in_word = false;
    for (const char32_t code : decoded(text)) {
        if (is_space(code)) {
            ++gap;
            in_word = false;
            continue;
        }
        if (!in_word) {
            words.push_back({{}, gap});
            gap = 0;
        }
        in_word = true;
        words.back().text.push_back(code);
    }
    return words;
}

/// "и в с нами": small words, no разрядка.
template <class Words, class TextOf>
bool one_letter_words(const Words& words, std::size_t first, std::size_t last, const TextOf& text_of)
{
    for (std::size_t i = first; i < last; ++i) {
        if (!is_one_of(text_of(words[i]).front(), U"аивксоуябжa")) {
            return false;
        }
    }
    return true;
}

template <class Words, class TextOf>
std::vector<WordRange> runs_of(const Words& words, const TextOf& text_of)
{
    constexpr std::size_t shortest_run = 3;
    std::vector<WordRange> runs;
    for (std::size_t first = 0; first < words.size();) {
        bool ended = false;
        const char32_t lead = single_letter(text_of(words[first]), ended);
        std::size_t last = first + 1;
        while (lead != 0 && !ended && last < words.size()) {
            bool ends = false;
            const char32_t next = single_letter(text_of(words[last]), ends);
            if (next == 0 || is_upper(next) != is_upper(lead)) {
                break;
            }
            ended = ends;
            ++last;
        }
        const bool small_words = last - first == shortest_run && one_letter_words(words, first, last, text_of);
        if (last - first >= shortest_run && !small_words) {
            runs.push_back({first, last});
        }
        first = last;
    }
    return runs;
}

/// Distance of two texts, rows kept to a band of `limit` around the diagonal.
std::size_t banded_distance(std::u32string_view a, std::u32string_view b, std::size_t limit)
{
    const std::size_t over = limit + 1;
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) {
        row[j] = std::min(j, over);
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        const std::size_t first = i > limit ? i - limit : 1;
        const std::size_t last = std::min(b.size(), i + limit);
        std::size_t diagonal = row[first - 1];
        row[first - 1] = first == 1 ? std::min(i, over) : over;
        std::size_t best = row[first - 1];
        for (std::size_t j = first; j <= last; ++j) {
            const std::size_t above = j < i + limit ? row[j] : over;
            const std::size_t swap = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({swap, above + 1, row[j - 1] + 1, over});
            best = std::min(best, row[j]);
        }
        if (best > limit) {
            return over;
        }
    }
    return std::min(row[b.size()], over);
}

}  // namespace

std::string_view to_string(Language language)
{
    return language == Language::Russian ? "ru" : "en";
}

Language language_of(std::string_view text, Language otherwise)
{
    const std::u32string codes = decoded(text);
    LetterCount telling;
    for (std::size_t begin = 0; begin < codes.size(); ++begin) {
        std::size_t end = begin;
        while (end < codes.size() && is_letter(codes[end])) {
            ++end;
        }
        const std::u32string_view word = std::u32string_view(codes).substr(begin, end - begin);
        const LetterCount count = is_roman(word) ? LetterCount{} : telling_letters(word);
        telling.cyrillic += count.cyrillic;
        telling.latin += count.latin;
        begin = end;
    }
    if (telling.cyrillic == telling.latin) {
        return otherwise;
    }
    return telling.cyrillic > telling.latin ? Language::Russian : Language::English;
}

Span Folded::original(std::size_t begin, std::size_t end) const
{
    const std::size_t last = std::min(end, from.size());
    if (begin >= last) {
        return {};
    }
    return {from[begin].begin, from[last - 1].end};
}

Folded fold(std::string_view text, Language language)
{
    Folded shadow;
    shadow.text.reserve(text.size());
    shadow.from.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const Letter letter = letter_at(text, at);
        shadow.text.push_back(folded_letter(plain_sign(letter.code), language));
        shadow.from.push_back(letter.bytes);
        at = letter.bytes.end;
    }
    return shadow;
}

std::string folded(std::string_view text, Language language)
{
    return encoded(fold(text, language).text);
}

std::vector<WordRange> letter_spaced_runs(std::span<const std::string> words)
{
    return runs_of(words, [](const std::string& word) { return decoded(word); });
}

std::string close_letter_spacing(std::string_view text)
{
    const std::vector<SpacedWord> words = spaced_words(text);
    const std::vector<WordRange> runs = runs_of(words, [](const SpacedWord& word) { return word.text; });
    if (runs.empty()) {
        return std::string(text);
    }
    std::u32string closed;
    std::size_t at = 0;
    auto run = runs.begin();
    for (const SpacedWord& word : words) {
        const bool inside = run != runs.end() && at > run->first && at < run->last;
        const bool joins = inside && word.gap == 1;
        closed.append(joins || at == 0 ? 0 : 1, U' ');
        closed += word.text;
        ++at;
        if (run != runs.end() && at >= run->last) {
            ++run;
        }
    }
    return encoded(closed);
}

std::string repaired_lookalikes(std::string_view text, Language language)
{
    std::u32string codes = decoded(text);
    for (std::size_t begin = 0; begin < codes.size();) {
        if (!is_letter(codes[begin])) {
            ++begin;
            continue;
        }
        std::size_t end = begin;
        while (end < codes.size() && is_letter(codes[end])) {
            ++end;
        }
        const std::u32string_view word = std::u32string_view(codes).substr(begin, end - begin);
        const auto alphabet = alphabet_of(word, language, is_beside_digit(codes, begin, end));
        for (std::size_t at = begin; alphabet && at < end; ++at) {
            codes[at] = in_alphabet(codes[at], *alphabet);
        }
        begin = end;
    }
    if (language == Language::Russian) {
        repair_digits(codes);
    }
    return encoded(codes);
}

std::u32string cyrillic_reading(std::u32string_view word)
{
    struct Shape {
        std::u32string_view latin;
        std::u32string_view cyrillic;
    };
    constexpr std::array<Shape, 7> shapes{
        {{U"III", U"Ш"}, {U"JI", U"Л"}, {U"HI", U"Ы"}, {U"bI", U"Ы"}, {U"IO", U"Ю"}, {U"II", U"П"}, {U"LI", U"Ц"}}};
    std::u32string reading;
    for (std::size_t i = 0; i < word.size();) {
        const auto* const shape = std::find_if(
            shapes.begin(), shapes.end(), [&](const Shape& known) { return word.substr(i).starts_with(known.latin); });
        if (shape != shapes.end()) {
            reading += shape->cyrillic;
            i += shape->latin.size();
        } else {
            reading.push_back(misread_cyrillic(to_cyrillic(word[i])));
            ++i;
        }
    }
    return reading;
}

std::string repaired_name(std::string_view text, Language language)
{
    std::string repaired = repaired_lookalikes(text, language);
    if (language != Language::Russian) {
        return repaired;
    }
    constexpr std::size_t shortest = 3;
    const std::u32string codes = decoded(repaired);
    std::u32string result;
    for (std::size_t begin = 0; begin < codes.size();) {
        std::size_t end = begin;
        while (end < codes.size() && is_letter(codes[end])) {
            ++end;
        }
        const std::u32string word = codes.substr(begin, end - begin);
        const bool latin = word.size() >= shortest && std::any_of(word.begin(), word.end(), is_latin);
        result += latin && !is_roman(word) ? cyrillic_reading(word) : word;
        if (end < codes.size()) {
            result.push_back(codes[end]);
        }
        begin = end + 1;
    }
    return encoded(result);
}

std::size_t edit_distance(std::u32string_view a, std::u32string_view b, std::size_t limit)
{
    const std::size_t gap = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
    return gap > limit ? limit + 1 : banded_distance(a, b, std::min(limit, std::max(a.size(), b.size())));
}

double similarity(std::u32string_view a, std::u32string_view b)
{
    const std::size_t longer = std::max(a.size(), b.size());
    if (longer == 0) {
        return 1.0;
    }
    return 1.0 - static_cast<double>(edit_distance(a, b, longer)) / static_cast<double>(longer);
}

double similarity(std::string_view a, std::string_view b)
{
    return similarity(decoded(a), decoded(b));
}

}  // namespace depesha
