// SPDX-License-Identifier: Apache-2.0
#include "postprocess/line_scan.h"

#include <algorithm>

namespace depesha {

namespace {

bool word_at(std::u32string_view text, std::size_t i, std::u32string_view word)
{
    if (i > text.size() || text.substr(i, word.size()) != word) {
        return false;
    }
    const std::size_t after = i + word.size();
    return after >= text.size() || !is_letter(text[after]);
}

}  // namespace

bool LineScan::counts(std::size_t i) const
{
    return i < raw.size() && (is_letter(raw[i]) || is_digit(raw[i]));
}

Span LineScan::span(std::size_t begin, std::size_t end) const
{
    const std::size_t last = std::min(end, from.size());
    return begin < last ? Span{from[begin].begin, from[last - 1].end} : Span{};
}

std::size_t LineScan::index_of_byte(std::size_t byte) const
{
    const auto found = std::lower_bound(from.begin(), from.end(), byte,
                                        [](const Span& bytes, std::size_t wanted) { return bytes.begin < wanted; });
    return static_cast<std::size_t>(found - from.begin());
}

std::size_t LineScan::skip_spaces(std::size_t i) const
{
    while (i < size() && english[i] == U' ') {
        ++i;
    }
    return i;
}

std::size_t LineScan::skip(std::size_t i, std::u32string_view signs, std::size_t most) const
{
    std::size_t skipped = 0;
    while (i < size() && skipped < most && signs.find(english[i]) != std::u32string_view::npos) {
        ++i;
        ++skipped;
    }
    return i;
}

std::size_t LineScan::letters_end(std::size_t i) const
{
    while (i < size() && is_letter(raw[i])) {
        ++i;
    }
    return i;
}

bool LineScan::russian_word(std::size_t i, std::u32string_view word) const
{
    return word_at(russian, i, word);
}

bool LineScan::english_word(std::size_t i, std::u32string_view word) const
{
    return word_at(english, i, word);
}

LineScan scan_line(std::string_view text)
{
    Folded russian = fold(text, Language::Russian);
    return {decoded(text), std::move(russian.text), fold(text, Language::English).text, std::move(russian.from)};
}

}  // namespace depesha
