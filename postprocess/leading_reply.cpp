// SPDX-License-Identifier: Apache-2.0
#include "postprocess/leading_reply.h"

#include <algorithm>
#include <string>

namespace depesha {

namespace {

bool ends_with_number(const Stretch& words)
{
    const std::string& last = words.line->typed.words[words.last - 1].text;
    return std::any_of(last.begin(), last.end(), [](unsigned char sign) { return is_digit(sign); });
}

/// True if a sentence begins behind the words.
bool sentence_follows(const Stretch& words)
{
    return raw_of(words).back() == '.' && is_upper(letter_at(words.line->typed.words[words.last].text, 0).code);
}

}  // namespace

std::optional<Stretch> leading_reply(std::span<const Stretch> paragraph)
{
    const Stretch& line = paragraph.front();
    if (line.line->pieces.empty() || line.line->pieces.front().kind != PieceKind::Reply) {
        return std::nullopt;
    }
    const Piece& piece = line.line->pieces.front();
    const Stretch words = part_of(line, piece.span);
    if (words.empty() || words.first != line.first) {
        return std::nullopt;
    }
    if (words.last == line.last) {
        const bool all = paragraph.size() == 1 && line.line->language == Language::Russian && ends_with_number(words);
        return all ? std::optional(words) : std::nullopt;
    }
    const bool numbered = std::holds_alternative<FoundNumber>(piece.found);
    return numbered && sentence_follows(words) ? std::optional(words) : std::nullopt;
}

}  // namespace depesha
