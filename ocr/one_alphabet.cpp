// SPDX-License-Identifier: Apache-2.0
#include "ocr/one_alphabet.h"

#include "ocr/alphabet.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace depesha {
namespace {

/// The alphabet of these letters by those that only one has.
Alphabet sure_alphabet(const Letters& letters)
{
    if ((letters.only_latin > 0) == (letters.only_cyrillic > 0)) {
        return Alphabet::None;
    }
    return letters.only_latin > 0 ? Alphabet::Latin : Alphabet::Cyrillic;
}

/// The alphabet that more of the letters surely belong to; None where no letter does.
Alphabet surer_alphabet(const Letters& letters)
{
    if (letters.only_latin + letters.only_cyrillic == 0) {
        return Alphabet::None;
    }
    return letters.only_cyrillic >= letters.only_latin ? Alphabet::Cyrillic : Alphabet::Latin;
}

/// Bytes from the start that are letters of either alphabet, or that are none.
std::size_t run_length(std::string_view text)
{
    const bool letters = alphabet_of(text.substr(0, length_of(text.front()))) != Alphabet::None;
    std::size_t length = 0;
    while (length < text.size()) {
        const std::size_t next = length_of(text[length]);
        if ((alphabet_of(text.substr(length, next)) != Alphabet::None) != letters) {
            break;
        }
        length += next;
    }
    return length;
}

bool is_numeral(std::string_view run)
{
    return run.find_first_not_of("IVX") == std::string_view::npos;
}

/// What a word tells of the alphabet of its line: Roman numerals stand among letters of both, № among Russian ones.
Letters evidence_of(std::string_view word)
{
    Letters evidence;
    while (!word.empty()) {
        const std::string_view run = word.substr(0, run_length(word));
        word.remove_prefix(run.size());
        const Letters letters = letters_of(run);
        evidence.only_latin += is_numeral(run) ? 0 : letters.only_latin;
        evidence.only_cyrillic += letters.only_cyrillic + (run.find("№") != std::string_view::npos ? 1 : 0);
    }
    return evidence;
}

/// The alphabet of the nearest sure words on both sides where they agree or only one side has any; else that of the
/// line.
Alphabet alphabet_around(const std::vector<Alphabet>& sure, std::size_t word, Alphabet line)
{
    Alphabet before = Alphabet::None;
    for (std::size_t i = word; i-- > 0 && before == Alphabet::None;) {
        before = sure[i];
    }
    Alphabet after = Alphabet::None;
    for (std::size_t i = word + 1; i < sure.size() && after == Alphabet::None; ++i) {
        after = sure[i];
    }
    if (before == Alphabet::None || after == Alphabet::None || before == after) {
        const Alphabet known = before != Alphabet::None ? before : after;
        return known != Alphabet::None ? known : line;
    }
    return line;
}

bool may_be_numeral(std::string_view run)
{
    return run.find_first_not_of('X') == std::string_view::npos;
}

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool is_round(std::string_view letter)
{
    return letter == "O" || letter == "О";
}

/// Without a first letter that the second repeats in the other alphabet, or as a digit of the same shape.
std::string_view without_echo(std::string_view word)
{
    const std::string_view first = word.substr(0, word.empty() ? 0 : length_of(word.front()));
    const std::string_view rest = word.substr(first.size());
    if (rest.empty()) {
        return word;
    }
    const std::string_view second = rest.substr(0, length_of(rest.front()));
    const bool same_letter = first != second && alphabet_of(first) != Alphabet::None &&
                             alphabet_of(first) != alphabet_of(second) &&
                             spelled_in(alphabet_of(second), first) == second;
    const bool same_digit = (first == "З" && second == "3") || (is_round(first) && second == "0");
    return (same_letter && second != "С" && second != "C") || same_digit ? rest : word;
}

/// "1O/с" -> "10/с", "1O0" -> "10".
std::string with_noughts(std::string_view word)
{
    std::string mended;
    while (!word.empty()) {
        const std::string_view letter = word.substr(0, length_of(word.front()));
        word.remove_prefix(letter.size());
        const bool after_digit = !mended.empty() && is_digit(mended.back());
        if (!is_round(letter) || !after_digit ||
            (!word.empty() && alphabet_of(word.substr(0, length_of(word.front()))) != Alphabet::None &&
             !is_round(word.substr(0, length_of(word.front()))))) {
            mended += letter;
        } else if (word.empty() || word.front() != '0') {
            mended += '0';
        }
    }
    return mended;
}

std::string respelled(std::string_view run, Alphabet around)
{
    const Letters letters = letters_of(run);
    if (letters.latin + letters.cyrillic == 0 || (letters.only_latin > 0 && letters.only_cyrillic > 0) ||
        may_be_numeral(run)) {
        return std::string(run);
    }
    const Alphabet sure = sure_alphabet(letters);
    return spelled_in(sure != Alphabet::None ? sure : around, run);
}

}  // namespace

Letters alphabet_evidence(const Reading& line)
{
    Letters all;
    for (const Word& word : line) {
        const Letters evidence = evidence_of(word.text);
        all.only_latin += evidence.only_latin;
        all.only_cyrillic += evidence.only_cyrillic;
    }
    return all;
}

Reading in_one_alphabet(Reading line, Alphabet page)
{
    std::vector<Alphabet> sure;
    std::transform(line.begin(), line.end(), std::back_inserter(sure),
                   [](const Word& word) { return sure_alphabet(evidence_of(word.text)); });
    const Alphabet told = surer_alphabet(alphabet_evidence(line));
    const Alphabet usual = told != Alphabet::None ? told : page;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const Alphabet around = alphabet_around(sure, i, usual);
        const std::string mended = with_noughts(without_echo(line[i].text));
        std::string spelled;
        for (std::string_view rest = mended; !rest.empty();) {
            const std::string_view run = rest.substr(0, run_length(rest));
            spelled += respelled(run, around);
            rest.remove_prefix(run.size());
        }
        line[i].text = std::move(spelled);
    }
    return line;
}

}  // namespace depesha
