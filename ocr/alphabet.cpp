// SPDX-License-Identifier: Apache-2.0
#include "ocr/alphabet.h"

#include <array>

namespace depesha {
namespace {

struct LookAlike {
    std::string_view latin;
    std::string_view cyrillic;
};

constexpr std::array<LookAlike, 20> look_alikes{{{"A", "А"}, {"B", "В"}, {"C", "С"}, {"E", "Е"}, {"H", "Н"},
                                                 {"K", "К"}, {"M", "М"}, {"O", "О"}, {"P", "Р"}, {"T", "Т"},
                                                 {"X", "Х"}, {"Y", "У"}, {"a", "а"}, {"c", "с"}, {"e", "е"},
                                                 {"o", "о"}, {"p", "р"}, {"x", "х"}, {"y", "у"}, {"k", "к"}}};

/// The look-alike of the letter in the alphabet; the letter itself where it has none.
std::string_view likeness(std::string_view letter, Alphabet alphabet)
{
    for (const LookAlike& pair : look_alikes) {
        if (alphabet == Alphabet::Latin && letter == pair.cyrillic) {
            return pair.latin;
        }
        if (alphabet == Alphabet::Cyrillic && letter == pair.latin) {
            return pair.cyrillic;
        }
    }
    return letter;
}

}  // namespace

Alphabet Letters::usual() const
{
    if (cyrillic + latin == 0) {
        return Alphabet::None;
    }
    return cyrillic >= latin ? Alphabet::Cyrillic : Alphabet::Latin;
}

std::size_t length_of(char first)
{
    const auto byte = static_cast<unsigned char>(first);
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

Alphabet alphabet_of(std::string_view letter)
{
    const char c = letter.front();
    if (letter.size() == 1 && ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))) {
        return Alphabet::Latin;
    }
    // Cyrillic letters are the two-byte sequences that start with D0 and D1
    return letter.size() == 2 && (c == '\xD0' || c == '\xD1') ? Alphabet::Cyrillic : Alphabet::None;
}

Letters letters_of(std::string_view text)
{
    Letters letters;
    while (!text.empty()) {
        const std::string_view letter = text.substr(0, length_of(text.front()));
        const Alphabet alphabet = alphabet_of(letter);
        if (alphabet == Alphabet::Latin) {
            ++letters.latin;
            letters.only_latin += likeness(letter, Alphabet::Cyrillic) == letter ? 1 : 0;
        } else if (alphabet == Alphabet::Cyrillic) {
            ++letters.cyrillic;
            letters.only_cyrillic += likeness(letter, Alphabet::Latin) == letter ? 1 : 0;
        }
        text.remove_prefix(letter.size());
    }
    return letters;
}

std::string spelled_in(Alphabet alphabet, std::string_view text)
{
    std::string spelled;
    while (!text.empty()) {
        const std::string_view letter = text.substr(0, length_of(text.front()));
        spelled += likeness(letter, alphabet);
        text.remove_prefix(letter.size());
    }
    return spelled;
}

}  // namespace depesha
