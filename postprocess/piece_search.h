// SPDX-License-Identifier: Apache-2.0
// What the finders of pieces share; included by them alone.
#pragma once

#include "postprocess/find_pieces.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace depesha {

/// One line on its way to its pieces.
struct PieceSearch {
    const LineText& line;
    const Vocabulary& words;
    MatchLine match;
    Language language;

    /// As find_dates() tells them.
    std::vector<FoundDate> dates;
    std::vector<Piece> candidates;

    [[nodiscard]] std::string_view text() const { return line.text; }
    [[nodiscard]] Span whole() const { return {0, line.text.size()}; }
};

[[nodiscard]] std::size_t letters_in(std::string_view text);
[[nodiscard]] std::size_t words_in(const LineText& line, Span span);

/// The span with the words that it touches made whole.
[[nodiscard]] Span whole_words(const LineText& line, Span span);

/// The span without white space at its ends.
[[nodiscard]] Span trimmed_span(std::string_view text, Span span);

/// True if the span begins the line or stands after a wide gap.
[[nodiscard]] bool at_field_start(const PieceSearch& search, Span span);

/// A further candidate; spans are trimmed.
void add(PieceSearch& search, PieceKind kind, Span span, double quality, std::string_view value = {},
         Span content = {});

/// A line that begins with a phrase of the role and has at most `more` words after it belongs to it whole.
void add_line(PieceSearch& search, Role role, PieceKind kind, std::size_t more);

/// "My telegram No. 402.", "Your 62, March 31, noon, final paragraph.": what an English telegram begins with, not a
/// field of its head.
[[nodiscard]] bool begins_with_reply(const PieceSearch& search);

/// Numbers with their roles.
void add_numbers(PieceSearch& search);

/// What stands below the text: requests, lists of copies, notes of the registry, copies, typist. Dates and numbers must
/// be candidates already.
void add_closing(PieceSearch& search);

/// Origins, destinations and recipients. The numbers and dates of the line must be candidates already: names end there.
void add_places(PieceSearch& search);

/// True if a field may begin with this word: at the start of the line, after a wide gap, after a number or a date.
[[nodiscard]] bool may_begin_field(const PieceSearch& search, Span span);

/// Dates, and the letters of precedence before the date-time group of a cable.
void add_dates(PieceSearch& search);

/// Event words with their dates.
void add_events(PieceSearch& search);

/// «передана в 8-й отдел 8.5 02-05» in small letters throughout: an event, and a date with its time that ends the line.
[[nodiscard]] bool is_event_line(const PieceSearch& search);

}  // namespace depesha
