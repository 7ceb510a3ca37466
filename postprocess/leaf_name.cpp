// SPDX-License-Identifier: Apache-2.0
#include "postprocess/leaf_name.h"

#include "postprocess/line_scan.h"
#include "postprocess/unicode.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>

namespace depesha {

namespace {

struct Spelling {
    std::u32string_view russian;
    std::u32string_view english;
};

std::size_t skip_word(const LineScan& name, std::size_t i, std::span<const Spelling> words)
{
    for (const Spelling& word : words) {
        if (name.russian_word(i, word.russian) || name.english_word(i, word.english)) {
            return name.letters_end(i);
        }
    }
    return i;
}

std::size_t skip_signs(const LineScan& name, std::size_t i)
{
    constexpr std::size_t most = 3;
    return name.skip(i, U" ._-", most);
}

/// One to four digits, and no more; 0 for none.
int read_leaf_number(const LineScan& name, std::size_t& at)
{
    constexpr std::size_t most_digits = 4;
    int number = 0;
    const std::size_t first = at;
    while (is_digit(name.at(at)) && at - first <= most_digits) {
        number = number * 10 + static_cast<int>(name.at(at++) - U'0');
    }
    return at - first <= most_digits ? number : 0;
}

bool read_verso(const LineScan& name, std::size_t& at)
{
    constexpr std::array<Spelling, 3> words{{{U"об", U"ob"}, {U"оборот", U"oborot"}, {U"обор", U"verso"}}};
    const std::size_t word = skip_signs(name, at);
    const std::size_t end = skip_word(name, word, words);
    if (end == word) {
        return false;
    }
    at = name.at(end) == U'.' ? end + 1 : end;
    return true;
}

std::string read_leaf_letter(const LineScan& name, std::size_t& at)
{
    constexpr std::u32string_view letters = U"абвгде";
    const char32_t letter = name.russian_at(at);
    if (!is_letter(name.at(at)) || name.counts(at + 1) || letters.find(letter) == std::u32string_view::npos) {
        return {};
    }
    ++at;
    return encoded(std::u32string(1, letter));
}

/// "(2)", "- копия", "copy": what file managers add.
bool read_copy(const LineScan& name, std::size_t& at)
{
    constexpr std::array<Spelling, 1> words{{{U"копия", U"copy"}}};
    const std::size_t start = skip_signs(name, at);
    if (name.at(start) == U'(' && is_digit(name.at(start + 1)) && name.at(start + 2) == U')') {
        at = start + 3;
        return true;
    }
    const std::size_t end = skip_word(name, start, words);
    if (end == start) {
        return false;
    }
    at = end;
    return true;
}

std::optional<int> read_last(const LineScan& name, std::size_t& at, int first)
{
    if (name.english_at(at) != U'-') {
        return first;
    }
    std::size_t end = at + 1;
    const int last = read_leaf_number(name, end);
    constexpr int most_in_one_scan = 500;
    if (last <= first || last - first > most_in_one_scan) {
        return std::nullopt;
    }
    at = end;
    return last;
}

std::string without_ending(std::string_view file)
{
    constexpr std::size_t longest_ending = 5;
    const std::size_t dot = file.rfind('.');
    const bool ending = dot != std::string_view::npos && dot > 0 && file.size() - dot <= longest_ending &&
                        std::all_of(file.begin() + static_cast<std::ptrdiff_t>(dot) + 1, file.end(), [](char sign) {
                            return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || sign == '2';
                        });
    return std::string(ending ? file.substr(0, dot) : file);
}

/// How many leaves lie between the first and the last one and are not there.
bool fewer_missing_than_there(std::span<const std::optional<LeafName>> leaves)
{
    std::set<int> there;
    for (const auto& leaf : leaves) {
        for (int number = leaf ? leaf->first : 1; leaf && number <= leaf->last; ++number) {
            there.insert(number);
        }
    }
    const int span = there.empty() ? 0 : *there.rbegin() - *there.begin() + 1;
    return span < 2 * static_cast<int>(there.size());
}

}  // namespace

std::optional<LeafName> leaf_name(std::string_view file)
{
    constexpr std::array<Spelling, 4> words{{{U"лл", U"ll"}, {U"лист", U"list"}, {U"л", U"l"}, {U"листы", U"listy"}}};
    const LineScan name = scan_line(nfc(without_ending(file)));
    LeafName leaf;
    const std::size_t label = skip_word(name, 0, words);
    leaf.labelled = label > 0;
    std::size_t at = leaf.labelled ? skip_signs(name, label) : 0;
    leaf.first = read_leaf_number(name, at);
    leaf.letter = read_leaf_letter(name, at);
    const auto last = read_last(name, at, leaf.first);
    leaf.last = last.value_or(0);
    leaf.verso = read_verso(name, at);
    leaf.copy = read_copy(name, at);
    const bool whole = at == name.size() && leaf.first > 0 && last;
    return whole ? std::optional(leaf) : std::nullopt;
}

std::vector<std::optional<LeafName>> leaves_of(std::span<const std::string> files)
{
    std::vector<std::optional<LeafName>> leaves;
    leaves.reserve(files.size());
    for (const std::string& file : files) {
        leaves.push_back(leaf_name(file));
    }
    const auto count = [&](auto test) {
        return static_cast<std::size_t>(std::count_if(leaves.begin(), leaves.end(), test));
    };
    const std::size_t told = count([](const auto& leaf) { return leaf.has_value(); });
    const std::size_t labelled = count([](const auto& leaf) { return leaf && leaf->labelled; });
    const bool clear = 2 * told > files.size() && (2 * labelled > told || fewer_missing_than_there(leaves));
    return clear ? leaves : std::vector<std::optional<LeafName>>(files.size());
}

std::string to_string(const LeafName& leaf)
{
    std::string text = std::to_string(leaf.first) + leaf.letter;
    if (leaf.last > leaf.first) {
        text += '-' + std::to_string(leaf.last);
    }
    return text + (leaf.verso ? "об" : "");
}

}  // namespace depesha
