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
    parts.above = pieces.empty() ? PieceKind::Title : pieces.back().kind;
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
    Header& header = message.header;
    if (parts.above == PieceKind::Recipient && !message.addressee.empty()) {
        join(message.addressee.back(), line);
    } else if (parts.above == PieceKind::Subject && header.subject) {
        join(*header.subject, line);
    } else if (parts.above == PieceKind::Tags && header.tags) {
        join(*header.tags, line);
    } else if (parts.above == PieceKind::Reply && !header.references.empty()) {
        join(header.references.back(), line);
    } else if (parts.above == PieceKind::Archive && !parts.references.empty()) {
        join(parts.references.back(), line);
    } else if (!message.closing.distribution.empty()) {
        join(message.closing.distribution.back(), line);
    } else if (!header.handling.empty()) {
        join(header.handling.back(), line);
        match_brackets(header.handling.back().text);
    } else {
        add_leftover(line, parts);
    }
}

namespace {

bool lists_copies(const Message& message)
{
    return message.closing.copies || !message.closing.distribution.empty();
}

/// A note of the registry that has ended no sentence.
bool goes_on_with_note(const Message& message, const RecordParts& parts)
{
    return parts.above == PieceKind::RegistryNote && !message.header.references.empty() &&
           !message.header.references.back().text.ends_with('.');
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
    if (goes_on_with_note(message, parts)) {
        return join(message.header.references.back(), line);
    }
    parts.above = pieces.empty() ? PieceKind::Title : pieces.back().kind;
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

namespace {

/// A line of pieces alone, none of them an entry's number: an entry of its own, whatever stands above.
bool tells_for_itself(const Stretch& line)
{
    const std::vector<Piece>& pieces = line.line->pieces;
    const bool event = std::any_of(pieces.begin(), pieces.end(), [](const Piece& piece) {
        return piece.kind == PieceKind::Event || piece.kind == PieceKind::Typist || piece.kind == PieceKind::Copies ||
               piece.kind == PieceKind::Archive;
    });
    const bool entry = is_digit(decoded(raw_of(line)).front());
    return event && !entry && explained(line.line->text, pieces) > 0.7;
}

}  // namespace

void continue_tail(const Stretch& line, Message& message, RecordParts& parts)
{
    const bool numbered = is_digit(decoded(raw_of(line)).front());
    const bool entry = numbered && (lists_copies(message) || line.last - line.first > 1);
    if (parts.above == PieceKind::RegistryNote && !message.header.references.empty()) {
        join(message.header.references.back(), line);
    } else if (tells_for_itself(line)) {
        read_tail(line, message, parts);
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
