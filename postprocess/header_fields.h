// SPDX-License-Identifier: Apache-2.0
// Pieces of lines become fields of a message.
#pragma once

#include "postprocess/make_field.h"
#include "postprocess/telegram.h"

#include <optional>
#include <vector>

namespace depesha {

/// What the lines of a telegram give beside its message.
struct RecordParts {
    std::vector<Reference> references;
    std::vector<Furniture> furniture;
    std::optional<Part> part;
    std::vector<EditionNote> edition;

    /// The name of an archive at the end of a line whose reference stands on the next.
    std::optional<Stretch> archive_ahead;

    /// What the last piece of the line above is: the next line may go on with it. Title where none is open.
    PieceKind above = PieceKind::Title;
};

/// Adds further words to a field: on a line of their own in its raw text, after a space in its text.
void join(Field& field, const Stretch& words);

/// As above; the parts of the reference are told anew of all its words.
void join(Reference& reference, const Stretch& words);

/// Puts a piece of a heading where it belongs; a second classification or precedence is furniture.
void add_piece(const Stretch& words, const Piece& piece, Message& message, RecordParts& parts);

/// Puts a piece that stands below the text where it belongs.
void add_tail_piece(const Stretch& words, const Piece& piece, Message& message, RecordParts& parts);

/// "Rome, March 28, 1948": the place before the date, its comma included.
void add_dateline_place(const Stretch& words, Message& message);

/// A number with the role it has so far; roles that only the place tells are settled by settle_numbers.
void add_number(const Stretch& words, const FoundNumber& number, bool in_heading, Message& message);

/// Gives numbers without a role of their own the one that the finished heading implies: incoming where the telegram
/// tells whence it came, else outgoing.
void settle_numbers(Message& message);

/// Puts the name of an archive that no reference followed with the furniture.
void settle_archive(RecordParts& parts);

/// A line of an edition's section: its archival references, and the other words as a note, which goes on while the
/// lines are of one section.
void add_edition(const Stretch& line, RecordParts& parts);

/// Words that belong to no field.
void add_leftover(const Stretch& words, RecordParts& parts);

}  // namespace depesha
