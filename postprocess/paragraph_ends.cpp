// SPDX-License-Identifier: Apache-2.0
#include "postprocess/paragraph_ends.h"

#include "postprocess/leading_reply.h"
#include "postprocess/split_signature.h"

#include <algorithm>

namespace depesha {

namespace {

void cut_number(std::vector<Stretch>& lines, Message& message)
{
    const Header& header = message.header;
    Stretch& line = lines.front();
    const bool dateline = header.origin && header.date && header.numbers.empty();
    const auto found = dateline && line.last - line.first >= 2 ? number_at_head(line.line->text.text) : std::nullopt;
    if (!found) {
        return;
    }
    const std::size_t end = line.line->text.last_word(found->span);
    if (end < line.last) {
        add_number({line.line, line.page, line.first, end}, *found, true, message);
        message.header.numbers.back().role = NumberRole::Outgoing;
        line.first = end;
    }
}

void cut_reply(std::vector<Stretch>& lines, Message& message, RecordParts& parts)
{
    const std::optional<Stretch> reply = leading_reply(lines);
    if (!reply) {
        return;
    }
    add_piece(*reply, reply->line->pieces.front(), message, parts);
    lines.front().first = reply->last;
    if (lines.front().empty()) {
        lines.clear();
    }
}

}  // namespace

void cut_head(std::vector<Stretch>& lines, Message& message, RecordParts& parts)
{
    cut_number(lines, message);
    cut_reply(lines, message, parts);
}

std::vector<Stretch> cut_end(std::vector<Stretch>& lines, Message& message)
{
    if (lines.empty()) {
        return {};
    }
    Stretch& last = lines.back();
    const auto& pieces = last.line->pieces;
    const auto piece = std::find_if(pieces.rbegin(), pieces.rend(), [&](const Piece& each) {
        const auto* number = std::get_if<FoundNumber>(&each.found);
        const bool alone = each.span.begin == 0 && last.line->language == Language::English;
        return number != nullptr && number->role == NumberRole::Outgoing && each.kind == PieceKind::Number && !alone;
    });
    if (piece == pieces.rend()) {
        return {};
    }
    const Stretch words = part_of(last, piece->span);
    const Stretch rest{last.line, last.page, words.last, last.last};
    if (words.empty() || (!rest.empty() && !are_names(text_of(rest), last.line->language))) {
        return {};
    }
    add_number(words, std::get<FoundNumber>(piece->found), true, message);
    last.last = words.first;
    if (last.empty()) {
        lines.pop_back();
    }
    return rest.empty() ? std::vector<Stretch>{} : std::vector<Stretch>{rest};
}

}  // namespace depesha
