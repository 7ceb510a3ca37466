// SPDX-License-Identifier: Apache-2.0
#include "postprocess/phrase_fit.h"

#include <algorithm>
#include <array>
#include <bit>

namespace depesha {

namespace {

/// Letters that stand in for one another on worn typescript (findings on Russian and English pages), folded.
constexpr std::array<std::u32string_view, 51> confusable{
    U"дл",
    U"ын",
    U"ае",
    U"нк",
    U"нв",
    U"нп",
    U"ин",
    U"ип",
    U"шщ",
    U"цщ",
    U"ос",
    U"се",
    U"ое",
    U"оа",
    U"зэ",
    U"зв",
    U"ьъ",
    U"ьб",
    U"тг",
    U"цп",
    U"йи",
    U"вы",
    U"0о",
    U"3з",
    U"6б",
    U"4ч",
    U"1i",
    U"1l",
    U"il",
    U"0o",
    U"oc",
    U"ce",
    U"eo",
    U"mn",
    U"un",
    U"vy",
    U"qo",
    U"hb",
    U"5s",
    U"it",
    U"lt",
    U"ef",
    U"ae",
    U"fp",
    // what a Latin model makes of Russian capitals, beyond their look-alikes
    U"sф",
    U"iл",
    U"iг",
    U"fг",
    U"gс",
    U"vу",
    U"яи",
};

/// Digits, Latin and Russian small letters in one row; all else stands at its end.
constexpr std::size_t place_in_row(char32_t code)
{
    constexpr std::size_t digits = 10;
    constexpr std::size_t latin = 26;
    constexpr std::size_t russian = 32;
    if (code >= U'0' && code <= U'9') {
        return code - U'0';
    }
    if (code >= U'a' && code <= U'z') {
        return digits + (code - U'a');
    }
    return digits + latin + (code >= U'а' && code <= U'я' ? code - U'а' : russian);
}

constexpr std::size_t letter_row = place_in_row(0) + 1;
using LetterTable = std::array<std::array<bool, letter_row>, letter_row>;

constexpr LetterTable table_of_confusable()
{
    LetterTable table{};
    for (const std::u32string_view pair : confusable) {
        table.at(place_in_row(pair[0])).at(place_in_row(pair[1])) = true;
        table.at(place_in_row(pair[1])).at(place_in_row(pair[0])) = true;
    }
    return table;
}

bool is_confusable(char32_t a, char32_t b)
{
    static constexpr LetterTable table = table_of_confusable();
    return table.at(place_in_row(a)).at(place_in_row(b));
}

unsigned swap_cost(char32_t a, char32_t b)
{
    if (a == b) {
        return 0;
    }
    return is_confusable(a, b) ? 1 : edit_cost;
}

std::uint64_t letter_bit(char32_t code)
{
    return std::uint64_t{1} << (code % 61U);
}

/// The set of a letter and those that are confused with it.
std::uint64_t near_bits(char32_t code)
{
    static const std::array<std::uint64_t, letter_row> sets = [] {
        std::array<std::uint64_t, letter_row> all{};
        for (const std::u32string_view pair : confusable) {
            all.at(place_in_row(pair[0])) |= letter_bit(pair[1]);
            all.at(place_in_row(pair[1])) |= letter_bit(pair[0]);
        }
        return all;
    }();
    return letter_bit(code) | sets.at(place_in_row(code));
}

constexpr std::size_t longest_phrase = 120;

/// How many letters at its beginning rule a phrase out where the line lacks them.
constexpr std::size_t first_letters = 6;

using CostRow = std::array<unsigned, 2 * longest_phrase>;

/// Costs of the phrase against every prefix of the window, as far as they are allowed; false as soon as none can be.
/// Only the diagonals that allowed edits reach are looked at (Ukkonen 1985).
bool fill_costs(std::u32string_view phrase, std::u32string_view window, unsigned allowed, CostRow& row)
{
    const unsigned too_much = allowed + 1;
    const std::size_t reach = allowed / edit_cost;
    for (std::size_t j = 0; j <= window.size(); ++j) {
        row.at(j) = j <= reach ? static_cast<unsigned>(j) * edit_cost : too_much;
    }
    for (std::size_t i = 1; i <= phrase.size(); ++i) {
        const std::size_t first = i > reach ? i - reach : 1;
        unsigned diagonal = row.at(first - 1);
        row.at(first - 1) = first == 1 ? static_cast<unsigned>(i) * edit_cost : too_much;
        unsigned cheapest = row.at(first - 1);
        for (std::size_t j = first; j <= std::min(window.size(), i + reach); ++j) {
            const unsigned swap = diagonal > allowed ? diagonal : diagonal + swap_cost(phrase[i - 1], window[j - 1]);
            diagonal = row.at(j);
            row.at(j) = std::min({swap, row.at(j) + edit_cost, row.at(j - 1) + edit_cost});
            cheapest = std::min(cheapest, row.at(j));
        }
        if (cheapest > allowed) {
            return false;
        }
    }
    return true;
}

}  // namespace

bool counts_in_phrase(char32_t code)
{
    return is_letter(code) || is_digit(code);
}

Skeleton make_skeleton(std::string_view text, Language language)
{
    Skeleton line;
    const Folded shadow = fold(text, language);
    bool border = true;
    char32_t before = 0;
    for (std::size_t i = 0; i < shadow.text.size(); ++i) {
        const char32_t code = shadow.text[i];
        if (!counts_in_phrase(code)) {
            const bool stop = code == U'.' || code == U',' || code == U':';
            if (stop && i > 0 && counts_in_phrase(before)) {
                line.stopped.back() = true;
            }
            border = true;
            before = code;
            continue;
        }
        const bool starts = border || is_digit(before) != is_digit(code);
        if (starts && !line.ends.empty()) {
            line.ends.back() = true;
        }
        line.letters.push_back(code);
        line.from.push_back(shadow.from[i]);
        line.starts.push_back(starts);
        line.ends.push_back(false);
        line.stopped.push_back(false);
        border = false;
        before = code;
    }
    if (!line.ends.empty()) {
        line.ends.back() = true;
    }
    return line;
}

PhraseLetters letters_of_phrase(std::string_view text, Language language)
{
    PhraseLetters phrase;
    for (const char32_t code : fold(text, language).text) {
        if (counts_in_phrase(code) && phrase.letters.size() < longest_phrase) {
            phrase.letters.push_back(code);
            phrase.bits |= letter_bit(code);
            phrase.first_bits |= phrase.letters.size() <= first_letters ? letter_bit(code) : 0;
        }
    }
    phrase.needs_stop = phrase.letters.size() == 1 && text.ends_with('.');
    return phrase;
}

unsigned allowed_cost(std::size_t letters)
{
    constexpr std::size_t exact_up_to = 3;
    constexpr std::size_t half_an_edit_up_to = 4;
    if (letters <= exact_up_to) {
        return 0;
    }
    if (letters <= half_an_edit_up_to) {
        return 1;
    }
    constexpr std::size_t long_phrase = 12;  // so long that no other word of telegrams comes near
    const std::size_t letters_for_an_edit = letters < long_phrase ? 5 : 4;
    return edit_cost * static_cast<unsigned>(std::max<std::size_t>(1, letters / letters_for_an_edit));
}

PhraseKey key_of(const PhraseLetters& phrase)
{
    const unsigned allowed = allowed_cost(phrase.letters.size());
    const std::size_t edits = allowed / edit_cost;
    return {phrase.first_bits, allowed, phrase.letters.size() - std::min(edits, phrase.letters.size()),
            phrase.letters.size() + edits};
}

FitWindow::FitWindow(const Skeleton& line, std::size_t begin) : line_(line), begin_(begin)
{
    const std::size_t longest = 2 * longest_phrase;
    const std::size_t end = std::min(line.letters.size(), begin + longest);
    std::uint64_t bits = 0;
    std::uint64_t near = 0;
    bits_.reserve(end - begin + 1);
    near_bits_.reserve(end - begin + 1);
    bits_.push_back(bits);
    near_bits_.push_back(near);
    for (std::size_t i = begin; i < end; ++i) {
        bits |= letter_bit(line.letters[i]);
        near |= near_bits(line.letters[i]);
        bits_.push_back(bits);
        near_bits_.push_back(near);
    }
}

std::optional<Fit> FitWindow::exact(const PhraseLetters& phrase) const
{
    const std::size_t end = begin_ + phrase.letters.size();
    const bool equal =
        end <= line_.letters.size() && line_.letters.compare(begin_, phrase.letters.size(), phrase.letters) == 0;
    if (!equal || !line_.ends[end - 1] || (phrase.needs_stop && !line_.stopped[end - 1])) {
        return std::nullopt;
    }
    return Fit{begin_, end, 0};
}

/// A first letter of the phrase that has not even its like among the first of the window, as far as allowed edits may
/// shift it, costs a whole edit.
bool FitWindow::may_begin(const PhraseKey& key) const
{
    const std::size_t reach = std::min(first_letters + key.allowed / edit_cost, near_bits_.size() - 1);
    std::uint64_t missing = key.first_bits & ~near_bits_[reach];
    for (unsigned edits = key.allowed / edit_cost; missing != 0 && edits > 0; --edits) {
        missing &= missing - 1;
    }
    return missing == 0 && key.least <= line_.letters.size() - begin_;
}

bool FitWindow::may_be_whole(const PhraseKey& key) const
{
    return line_.letters.size() - begin_ <= key.most && may_begin(key);
}

/// Each letter of the phrase that the window lacks costs at least half an edit, a whole one where its like is not there
/// either.
bool FitWindow::may_fit(const PhraseLetters& phrase, unsigned allowed, std::size_t last) const
{
    const auto missing = static_cast<unsigned>(std::popcount(phrase.bits & ~bits_[last - begin_]));
    const auto far = static_cast<unsigned>(std::popcount(phrase.bits & ~near_bits_[last - begin_]));
    return missing + far <= allowed;
}

std::optional<Fit> FitWindow::fit(const PhraseLetters& phrase) const
{
    if (phrase.letters.front() == line_.letters[begin_]) {
        if (auto found = exact(phrase)) {
            return found;
        }
    }
    const unsigned allowed = allowed_cost(phrase.letters.size());
    const std::size_t last = std::min(line_.letters.size(), begin_ + phrase.letters.size() + allowed / edit_cost);
    if (allowed == 0 || !may_fit(phrase, allowed, last)) {
        return std::nullopt;
    }
    const auto window = std::u32string_view(line_.letters).substr(begin_, last - begin_);
    CostRow row;  // filled as far as it is needed
    if (!fill_costs(phrase.letters, window, allowed, row)) {
        return std::nullopt;
    }
    std::optional<Fit> best;
    for (std::size_t j = 1; j <= window.size(); ++j) {
        const bool better = row.at(j) <= allowed && (!best || row.at(j) < best->cost);
        if (better && line_.ends[begin_ + j - 1]) {
            best = Fit{begin_, begin_ + j, row.at(j)};
        }
    }
    return best;
}

}  // namespace depesha
