// SPDX-License-Identifier: Apache-2.0
#include "postprocess/piece_search.h"

#include <algorithm>
#include <utility>

namespace depesha {

std::size_t letters_in(std::string_view text)
{
    const std::u32string codes = decoded(text);
    return static_cast<std::size_t>(
        std::count_if(codes.begin(), codes.end(), [](char32_t code) { return is_letter(code) || is_digit(code); }));
}

std::size_t words_in(const LineText& line, Span span)
{
    return span.empty() ? 0 : line.last_word(span) - line.first_word(span);
}

Span whole_words(const LineText& line, Span span)
{
    const std::size_t first = line.first_word(span);
    const std::size_t last = line.last_word(span);
    return first < last ? Span{line.words[first].begin, line.words[last - 1].end} : span;
}

Span trimmed_span(std::string_view text, Span span)
{
    while (!span.empty() && is_space(static_cast<unsigned char>(text[span.begin]))) {
        ++span.begin;
    }
    while (!span.empty() && is_space(static_cast<unsigned char>(text[span.end - 1]))) {
        --span.end;
    }
    return span;
}

bool at_field_start(const PieceSearch& search, Span span)
{
    const std::size_t word = search.line.first_word(span);
    return word == 0 || search.line.gaps[word] >= field_gap;
}

void add(PieceSearch& search, PieceKind kind, Span span, double quality, std::string_view value, Span content)
{
    Piece piece;
    piece.kind = kind;
    piece.span = trimmed_span(search.text(), span);
    piece.quality = quality;
    piece.value = value;
    piece.content = trimmed_span(search.text(), content);
    search.candidates.push_back(std::move(piece));
}

void add_line(PieceSearch& search, Role role, PieceKind kind, std::size_t more)
{
    const auto match = search.words.at_start(search.match, role);
    if (match && words_in(search.line, {match->span.end, search.text().size()}) <= more) {
        add(search, kind, search.whole(), match->quality, match->value, {match->span.end, search.text().size()});
    }
}

}  // namespace depesha
