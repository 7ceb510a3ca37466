// SPDX-License-Identifier: Apache-2.0
#include "postprocess/join_phrases.h"

#include "postprocess/vocabulary.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

namespace depesha {

namespace {

struct Phrase {
    PieceKind kind = PieceKind::Title;
    std::string value;
    double quality = 0.0;
};

/// The first words of a line, up to a wide gap; nothing where they are many.
std::optional<Span> front_of(const LabelledLine& line)
{
    constexpr std::size_t most_words = 6;
    const LineText& text = line.text;
    std::size_t last = 1;
    while (last < text.words.size() && text.gaps[last] < field_gap) {
        ++last;
    }
    return text.words.empty() || last > most_words ? std::nullopt
                                                   : std::optional(Span{text.words[0].begin, text.words[last - 1].end});
}

std::optional<Phrase> phrase_of(std::string_view upper, std::string_view lower)
{
    constexpr double sure = 0.95;
    constexpr std::array<std::pair<Role, PieceKind>, 2> roles{
        {{Role::Agency, PieceKind::Agency}, {Role::Title, PieceKind::Title}}};
    const MatchLine both(std::string(upper) + ' ' + std::string(lower));
    for (const auto& [role, kind] : roles) {
        const Vocabulary& words = Vocabulary::built_in();
        const auto match = words.whole(both, role);
        const bool each = words.whole(upper, role).has_value() && words.whole(lower, role).has_value();
        if (match && match->quality >= sure && !each) {
            return Phrase{kind, std::string(match->value), match->quality};
        }
    }
    return std::nullopt;
}

void put(LabelledLine& line, Span span, const Phrase& phrase)
{
    Piece piece;
    piece.kind = phrase.kind;
    piece.span = span;
    piece.quality = phrase.quality;
    piece.value = phrase.value;
    put_piece(line.pieces, std::move(piece));
    line.addresses.clear();
}

}  // namespace

void join_phrases(std::vector<LabelledLine>& lines)
{
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        const auto upper = front_of(lines[i]);
        const auto lower = upper ? front_of(lines[i + 1]) : std::nullopt;
        const auto phrase =
            lower ? phrase_of(text_at(lines[i].text.text, *upper), text_at(lines[i + 1].text.text, *lower))
                  : std::nullopt;
        if (phrase) {
            put(lines[i], *upper, *phrase);
            put(lines[i + 1], *lower, *phrase);
        }
    }
}

}  // namespace depesha
