// SPDX-License-Identifier: Apache-2.0
#include "postprocess/join_references.h"

#include "postprocess/vocabulary.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace depesha {

namespace {

/// The name of an archive may be all that the upper line has of its last reference.
bool may_break(const LabelledLine& line)
{
    const bool reference = std::any_of(line.pieces.begin(), line.pieces.end(),
                                       [](const Piece& piece) { return piece.kind == PieceKind::Archive; });
    return reference || !Vocabulary::built_in().all(line.text.text, Role::Archive).empty();
}

/// True if the upper line alone tells as much: what the lower one seems to add ("Original Language") is no part of it.
bool stands_whole(const FoundReference& joined, const LabelledLine& upper)
{
    const std::vector<FoundReference> alone = find_references(upper.text.text);
    return !alone.empty() && alone.back().sheets && alone.back().fond == joined.fond &&
           alone.back().opis == joined.opis && alone.back().delo == joined.delo && alone.back().papka == joined.papka &&
           alone.back().sheets == joined.sheets;
}

/// The reference that begins in the upper line and ends in the lower one, of the text of both with a space between.
std::optional<FoundReference> broken_reference(const LabelledLine& upper, const LabelledLine& lower)
{
    const std::size_t border = upper.text.text.size();
    for (FoundReference& found : find_references(upper.text.text + ' ' + lower.text.text)) {
        const bool broken = found.span.begin < border && found.span.end > border + 1;
        if (broken && !stands_whole(found, upper)) {
            return std::move(found);
        }
    }
    return std::nullopt;
}

Piece piece_of(const FoundReference& found, Span span, std::string_view value)
{
    Piece piece;
    piece.kind = PieceKind::Archive;
    piece.span = span;
    piece.quality = found.confidence;
    piece.value = value;
    piece.found = found;
    return piece;
}

}  // namespace

void join_references(std::vector<LabelledLine>& lines)
{
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        const auto found = may_break(lines[i]) ? broken_reference(lines[i], lines[i + 1]) : std::nullopt;
        if (found) {
            const std::size_t border = lines[i].text.text.size();
            put_piece(lines[i].pieces, piece_of(*found, {found->span.begin, border}, {}));
            put_piece(lines[i + 1].pieces, piece_of(*found, {0, found->span.end - border - 1}, goes_on_piece));
        }
    }
}

}  // namespace depesha
