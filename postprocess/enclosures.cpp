// SPDX-License-Identifier: Apache-2.0
#include "postprocess/enclosures.h"

#include "postprocess/vocabulary.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

namespace depesha {

namespace {

bool is_body(LineLabel label)
{
    return label == LineLabel::First || label == LineLabel::Item || label == LineLabel::Next;
}

std::string body_of(std::span<const Stretch> lines)
{
    std::vector<Stretch> body;
    std::copy_if(lines.begin(), lines.end(), std::back_inserter(body),
                 [](const Stretch& line) { return is_body(line.line->label); });
    return joined_text(body);
}

/// The pieces of a telegram's head.
std::vector<const Piece*> head_of(std::span<const Stretch> lines)
{
    std::vector<const Piece*> head;
    for (const Stretch& line : lines) {
        if (is_body(line.line->label)) {
            break;
        }
        for (const Piece& piece : line.line->pieces) {
            if (line.line->label == LineLabel::Heading) {
                head.push_back(&piece);
            }
        }
    }
    return head;
}

bool is_telegram_head(const std::vector<const Piece*>& head)
{
    return std::any_of(head.begin(), head.end(), [](const Piece* piece) {
        return piece->kind == PieceKind::Title || piece->kind == PieceKind::Origin;
    });
}

bool holds(const std::vector<VocabularyMatch>& matches, std::string_view value)
{
    constexpr double nearly_right = 0.9;
    return std::any_of(matches.begin(), matches.end(), [&](const VocabularyMatch& match) {
        return match.value == value && match.quality >= nearly_right;
    });
}

/// A word that sends and the telegram that is sent, in one text.
bool sends_telegram(std::string_view text)
{
    const auto matches = Vocabulary::built_in().all(text, Role::Enclosure);
    return holds(matches, "sends") && holds(matches, "telegram");
}

/// The beginning of a place's name, which all its cases share.
std::string stem_of(std::string_view place)
{
    constexpr std::size_t shortest = 4;
    const std::u32string codes = decoded(lowered(place));
    return encoded(codes.substr(0, std::max(shortest, codes.size() - std::min<std::size_t>(codes.size(), 2))));
}

bool names(std::string_view note, const Piece& piece, std::string_view line)
{
    if (const auto* number = std::get_if<FoundNumber>(&piece.found); number && piece.kind == PieceKind::Number) {
        return number->number.size() > 1 && note.find(' ' + number->number) != std::string_view::npos;
    }
    return piece.kind == PieceKind::Origin && !piece.content.empty() &&
           note.find(stem_of(text_at(line, piece.content))) != std::string_view::npos;
}

bool is_copy(const Piece& piece, std::string_view line)
{
    return piece.kind == PieceKind::Handling && lowered(text_at(line, piece.span)).starts_with("копия");
}

/// True if the note names the place or the number of the telegram, or the telegram is marked as a copy.
bool belongs_to(std::string_view note, std::span<const Stretch> telegram)
{
    const std::string text = lowered(note);
    return std::any_of(telegram.begin(), telegram.end(), [&](const Stretch& line) {
        const LabelledLine& typed = *line.line;
        return typed.label == LineLabel::Heading &&
               std::any_of(typed.pieces.begin(), typed.pieces.end(), [&](const Piece& piece) {
                   return names(text, piece, typed.text.text) || is_copy(piece, typed.text.text);
               });
    });
}

}  // namespace

bool is_enclosed(std::span<const Stretch> note, std::span<const Stretch> telegram, bool on_one_page)
{
    const std::string text = body_of(note);
    return !is_telegram_head(head_of(note)) && is_telegram_head(head_of(telegram)) && sends_telegram(text) &&
           (on_one_page || belongs_to(text, telegram));
}

}  // namespace depesha
