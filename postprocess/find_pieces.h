// SPDX-License-Identifier: Apache-2.0
// What the vocabulary and the grammars find in one line, whatever the line turns out to be.
#pragma once

#include "postprocess/editorial_date.h"
#include "postprocess/line_text.h"
#include "postprocess/parse_date.h"
#include "postprocess/parse_number.h"
#include "postprocess/parse_reference.h"
#include "postprocess/vocabulary.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace depesha {

enum class PieceKind {
    Title,
    Agency,
    Classification,
    Precedence,
    Handling,
    Number,
    Date,
    Event,        ///< an event word with its date: Отправлена 28.11.51 21:40
    Origin,       ///< label and place
    Destination,  ///< label and place
    Recipient,    ///< label and name, to the end of the field: Кому: СОВПОСОЛ
    Reply,        ///< the number of another telegram, as a line of its own
    Instruction,
    ClosingInstruction,
    Archive,  ///< an archival reference
    Copies,
    Distribution,
    Typist,
    RegistryNote,
    Subject,
    Tags,
    Order,  ///< E.O. line of electronic cables
    Part,
    Service,  ///< the service line of a postal telegram
};

struct Piece {
    PieceKind kind = PieceKind::Title;

    /// Bytes of the line's text, from the first sign of a word to the last of a word.
    Span span;

    /// 0 to 1: how well vocabulary or grammar knows it.
    double quality = 0.0;

    /// The vocabulary's value; empty where it has none.
    std::string value;

    /// Bytes after the label, for kinds that have a label and a name.
    Span content;

    std::variant<std::monostate, FoundNumber, FoundDate, EditorialDate, FoundReference, PartOf, ServiceLine> found;
};

/// The value of an archival reference's piece that goes on from the line above.
inline constexpr std::string_view goes_on_piece = "goes_on";

/// True for a line that begins with a small letter and has six words or more: the middle of a sentence, where nothing
/// but numbers and dates is looked for.
[[nodiscard]] bool runs_on(const LineText& line);

/// The pieces of a line, left to right, not overlapping: the choice that explains most of its letters best.
[[nodiscard]] std::vector<Piece> find_pieces(const LineText& line, Language language);

/// The share of the line's letters and digits that the pieces explain, each weighed by its quality; 0 to 1.
[[nodiscard]] double explained(const LineText& line, const std::vector<Piece>& pieces);

/// Puts a piece in its place among those of a line; others of the same words give way.
void put_piece(std::vector<Piece>& pieces, Piece piece);

}  // namespace depesha
