// SPDX-License-Identifier: Apache-2.0
#include "postprocess/read_heading.h"

#include "postprocess/header_fields.h"

#include <algorithm>

namespace depesha {

namespace {

/// The words from the piece on to the next piece, as far as they are signs alone or may go with it.
std::size_t end_of(const Stretch& line, const Piece& piece, std::size_t next)
{
    const LineText& text = line.line->text;
    std::size_t end = text.last_word(piece.span);
    const auto signs_only = [&](std::size_t word) {
        const std::u32string codes = decoded(text_at(text.text, text.words[word]));
        return std::none_of(codes.begin(), codes.end(), [](char32_t c) { return is_letter(c) || is_digit(c); });
    };
    const bool takes_more = piece.kind == PieceKind::Handling;
    while (end < next && (signs_only(end) || (takes_more && text.gaps[end] < field_gap))) {
        ++end;
    }
    return end;
}

/// "Rome, March 28, 1948": what stands before a date and a comma is where it was written.
bool is_dateline_place(const Stretch& words, const Piece& next)
{
    const std::string raw = raw_of(words);
    return next.kind == PieceKind::Date && words.last - words.first <= 3 && raw.size() > 2 && raw.back() == ',' &&
           is_upper(letter_at(raw, 0).code);
}

/// "(… ]" was typed with two of a kind.
void match_brackets(std::string& text)
{
    if (text.starts_with('(') && text.ends_with(']') && text.find(')') == std::string::npos) {
        text.front() = '[';
    }
}

}  // namespace

void read_heading(const Stretch& line, Message& message, RecordParts& parts)
{
    const std::vector<Piece>& pieces = line.line->pieces;
    std::size_t done = line.first;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const LineText& text = line.line->text;
        const std::size_t first = std::max(done, text.first_word(pieces[i].span));
        const Stretch before{line.line, line.page, done, first};
        if (!before.empty() && is_dateline_place(before, pieces[i])) {
            add_dateline_place(before, message);
        } else {
            add_leftover(before, parts);
        }
        const std::size_t next = i + 1 < pieces.size() ? text.first_word(pieces[i + 1].span) : line.last;
        done = std::max(first, end_of(line, pieces[i], next));
        if (first < done) {
            add_piece({line.line, line.page, first, done}, pieces[i], message, parts);
        }
    }
    add_leftover({line.line, line.page, done, line.last}, parts);
}

void continue_heading(const Stretch& line, Message& message, RecordParts& parts)
{
    if (!message.closing.distribution.empty()) {
        join(message.closing.distribution.back(), line);
    } else if (!message.header.handling.empty()) {
        join(message.header.handling.back(), line);
        match_brackets(message.header.handling.back().text);
    } else {
        add_leftover(line, parts);
    }
}

namespace {

bool lists_copies(const Message& message)
{
    return message.closing.copies || !message.closing.distribution.empty();
}

/// "Москва, 6 декабря 1933 г.": below the text the place goes with the date.
std::size_t start_of(const Stretch& line, std::size_t done, const Piece& piece)
{
    const std::size_t first = std::max(done, line.line->text.first_word(piece.span));
    return piece.kind == PieceKind::Date && first > done && first - done <= 2 ? done : first;
}

}  // namespace

void read_tail(const Stretch& line, Message& message, RecordParts& parts)
{
    const std::vector<Piece>& pieces = line.line->pieces;
    parts.note_above = pieces.size() == 1 && pieces.front().kind == PieceKind::RegistryNote;
    constexpr double beside_list = 12.0;  // entries stand below one another, stamps beside them
    const bool below = line.line->typed.indent < beside_list;
    const bool entry = below && lists_copies(message) && (pieces.empty() || explained(line.line->text, pieces) < 0.5);
    if (entry) {
        message.closing.distribution.push_back(make_field(line, 0.8));
        return;
    }
    std::size_t done = line.first;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const std::size_t first = start_of(line, done, pieces[i]);
        add_leftover({line.line, line.page, done, first}, parts);
        const std::size_t next = i + 1 < pieces.size() ? line.line->text.first_word(pieces[i + 1].span) : line.last;
        done = std::max(first, end_of(line, pieces[i], next));
        if (first < done) {
            add_tail_piece({line.line, line.page, first, done}, pieces[i], message, parts);
        }
    }
    add_leftover({line.line, line.page, done, line.last}, parts);
}

void continue_tail(const Stretch& line, Message& message, RecordParts& parts)
{
    const std::u32string codes = decoded(raw_of(line));
    const bool entry = lists_copies(message) && is_digit(codes.front());
    if (parts.note_above && !message.header.references.empty()) {
        join(message.header.references.back(), line);
    } else if (entry || (message.closing.copies && message.closing.distribution.empty())) {
        message.closing.distribution.push_back(make_field(line, 0.9));
    } else if (!message.closing.distribution.empty()) {
        join(message.closing.distribution.back(), line);
    } else if (!parts.references.empty()) {
        join(parts.references.back(), line);
    } else {
        add_leftover(line, parts);
    }
}

}  // namespace depesha
