// SPDX-License-Identifier: Apache-2.0
#include "ocr/lstm/character_set.h"

#include "ocr/lstm/byte_reader.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <sstream>
#include <string_view>
#include <utility>

namespace depesha {
namespace {

/// More than there are characters in Unicode's first planes.
constexpr std::size_t most_characters = 200'000;

constexpr std::size_t most_codes = 9;

/// Scripts that part no words by spaces; the words of others end at spaces only.
constexpr std::array<std::string_view, 8> unspaced{"Han",    "Hiragana", "Katakana", "Thai",
                                                   "Hangul", "Lao",      "Khmer",    "Myanmar"};

struct Character {
    std::string text;
    bool is_digit = false;
};

/// A line of the unicharset: the character, its properties as hexadecimal bits, its script.
Character character_of(const std::string& line)
{
    constexpr unsigned digit_bit = 8;
    std::istringstream words(line);
    std::string character;
    unsigned properties = 0;
    std::string word;
    words >> character >> std::hex >> properties;
    words.clear();
    while (words >> word) {
        if (std::find(unspaced.begin(), unspaced.end(), word) != unspaced.end()) {
            throw BrokenModel("its characters are of a script that is written without spaces (" + word + ")");
        }
    }
    return {character == "NULL" ? " " : character, (properties & digit_bit) != 0};
}

/// The characters in their order (unicharset(5) of Tesseract's manuals).
std::vector<Character> read_unicharset(std::span<const char> component)
{
    std::istringstream lines(std::string(component.begin(), component.end()));
    std::string line;
    std::size_t count = 0;
    std::getline(lines, line);
    if (!(std::istringstream(line) >> count) || count == 0 || count > most_characters) {
        throw BrokenModel("its list of characters does not begin with their number");
    }
    std::vector<Character> characters;
    while (characters.size() < count && std::getline(lines, line)) {
        characters.push_back(character_of(line));
    }
    if (characters.size() < count) {
        throw BrokenModel("its list of characters ends too early");
    }
    return characters;
}

}  // namespace

CharacterSet::CharacterSet(std::span<const char> unicharset, std::span<const char> recoder, int codes) : states_(1)
{
    for (Character& character : read_unicharset(unicharset)) {
        texts_.push_back(std::move(character.text));
        digits_.push_back(character.is_digit);
    }
    ByteReader reader(recoder, "its table of codes");
    // One more than there are characters: some models have a code for nothing that is no character.
    const std::size_t count = reader.take_count(texts_.size() + 1);
    for (std::size_t character = 0; character < count; ++character) {
        static_cast<void>(reader.take<std::int8_t>());  // whether the character is in its normal form
        std::vector<int> code(reader.take_count(most_codes));
        std::generate(code.begin(), code.end(), [&reader] { return reader.take<std::int32_t>(); });
        const bool sane = !code.empty() &&
                          std::all_of(code.begin(), code.end(), [codes](int one) { return one >= 0 && one < codes; });
        if (!sane) {
            throw BrokenModel("its table of codes has some that the network does not give out");
        }
        add(static_cast<int>(character), code);
    }
    texts_.resize(std::max(texts_.size(), count));
    digits_.resize(texts_.size(), false);
}

/// Of characters with the same codes the last one counts.
void CharacterSet::add(int character, std::span<const int> codes)
{
    longest_ = std::max(longest_, static_cast<int>(codes.size()));
    State state = no_code;
    for (const int code : codes.first(codes.size() - 1)) {
        auto step = std::find_if(states_[state].begin(), states_[state].end(),
                                 [code](const Step& known) { return known.code == code && !known.character; });
        if (step == states_[state].end()) {
            states_[state].push_back({code, std::nullopt, states_.size()});
            step = states_[state].end() - 1;
            state = step->next;
            states_.emplace_back();
        } else {
            state = step->next;
        }
    }
    std::vector<Step>& last = states_[state];
    const auto known = std::find_if(last.begin(), last.end(), [code = codes.back()](const Step& step) {
        return step.code == code && step.character;
    });
    if (known != last.end()) {
        known->character = character;
    } else {
        last.push_back({codes.back(), character, no_code});
    }
}

}  // namespace depesha
