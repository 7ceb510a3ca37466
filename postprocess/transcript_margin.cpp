// SPDX-License-Identifier: Apache-2.0
#include "postprocess/transcript_margin.h"

#include "postprocess/unicode.h"
#include "postprocess/vocabulary.h"

#include <algorithm>
#include <string_view>

namespace depesha {

namespace {

/// Where the text begins once the column is set apart: longer than any office, with a clear gap.
constexpr std::size_t text_column = 12;

std::u32string_view first_word(std::u32string_view row)
{
    return row.substr(0, std::min(row.find(U' '), row.size()));
}

bool is_head(std::u32string_view word)
{
    return word == U"ACTION" || word == U"INFO";
}

bool is_office(std::u32string_view word)
{
    const bool capitals = !word.empty() && std::all_of(word.begin(), word.end(), is_upper);
    return capitals && Vocabulary::built_in().whole(encoded(word), Role::OfficeSymbol).has_value();
}

bool is_blank(std::u32string_view row)
{
    return std::all_of(row.begin(), row.end(), is_space);
}

bool is_spaced(std::u32string_view row)
{
    return row.starts_with(U' ');
}

bool is_entry(std::u32string_view row)
{
    const std::u32string_view word = first_word(row);
    return is_head(word) || is_office(word);
}

/// Runs of spaces inside a row: the layout was kept.
bool holds_gap(std::u32string_view row)
{
    const std::size_t first = row.find_first_not_of(U' ');
    return first != std::u32string_view::npos && row.find(U"  ", first) != std::u32string_view::npos;
}

bool holds_margin(const std::vector<std::u32string>& rows)
{
    std::size_t heads = 0;
    std::size_t entries = 0;
    std::size_t spaced = 0;
    std::size_t others = 0;
    for (const std::u32string& row : rows) {
        if (is_blank(row)) {
            continue;
        }
        if (holds_gap(row)) {
            return false;
        }
        heads += is_head(first_word(row)) ? 1 : 0;
        entries += is_entry(row) ? 1 : 0;
        spaced += is_spaced(row) ? 1 : 0;
        others += is_entry(row) || is_spaced(row) ? 0 : 1;
    }
    return heads > 0 && entries >= 3 && spaced >= entries / 2 && others * 10 <= entries + spaced;
}

std::u32string set_apart(std::u32string_view row)
{
    const std::u32string_view entry = is_spaced(row) ? std::u32string_view() : first_word(row);
    std::u32string_view text = row.substr(entry.size());
    text.remove_prefix(std::min<std::size_t>(text.size(), 1));
    std::u32string result(entry);
    result.resize(text_column, U' ');
    result += text;
    return result;
}

}  // namespace

std::vector<std::u32string> with_margin_apart(std::vector<std::u32string> rows)
{
    if (!holds_margin(rows)) {
        return rows;
    }
    for (std::u32string& row : rows) {
        if (is_entry(row) || is_spaced(row)) {
            row = set_apart(row);
        }
    }
    return rows;
}

}  // namespace depesha
