// SPDX-License-Identifier: Apache-2.0
#include "postprocess/read_despatch.h"

#include "postprocess/build_message.h"
#include "postprocess/names.h"
#include "postprocess/places.h"
#include "postprocess/quotes.h"
#include "postprocess/vocabulary.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace depesha {

namespace {

using Lines = std::span<const Stretch>;

bool is_furniture(const Stretch& line)
{
    return line.line->label == LineLabel::Furniture;
}

bool is_formula(const Stretch& line, std::string_view value)
{
    const auto match = Vocabulary::built_in().at_start(line.line->text.text, Role::Letter);
    return !is_furniture(line) && match && match->value == value;
}

bool is_salutation(const Stretch& line)
{
    const auto match = Vocabulary::built_in().whole(line.line->text.text, Role::Letter);
    return !is_furniture(line) && match && match->value == "salutation";
}

/// Where the parts of a despatch meet; `close` is the number of lines where it has no "Respectfully yours".
struct Borders {
    std::size_t salutation = 0;
    std::size_t close = 0;
};

std::optional<Borders> borders_of(Lines lines)
{
    const auto salutation = std::find_if(lines.begin(), lines.end(), is_salutation);
    if (salutation == lines.end()) {
        return std::nullopt;
    }
    constexpr std::ptrdiff_t near = 6;  // lines: dirt and stamps may be read between
    const auto soon = salutation + std::min(near, lines.end() - salutation);
    const bool honour = std::any_of(salutation, soon, [](const Stretch& line) { return is_formula(line, "opening"); });
    const auto close =
        std::find_if(lines.rbegin(), lines.rend(), [](const Stretch& line) { return is_formula(line, "close"); });
    const auto at = static_cast<std::size_t>(salutation - lines.begin());
    const auto end = static_cast<std::size_t>(lines.rend() - close);
    if (end > at + 1) {
        return Borders{at, end - 1};
    }
    return honour ? std::optional(Borders{at, lines.size()}) : std::nullopt;
}

void leave(const Stretch& line, RecordParts& parts)
{
    parts.furniture.push_back({line.line->furniture, raw_of(line), sources_of(std::span(&line, 1))});
}

/// The words of the line that no part of `taken` holds become furniture.
void leave_rest(const Stretch& line, std::span<const Stretch> taken, RecordParts& parts)
{
    Stretch rest{line.line, line.page, line.first, line.first};
    for (std::size_t word = line.first; word <= line.last; ++word) {
        const bool free = word < line.last && std::none_of(taken.begin(), taken.end(), [&](const Stretch& part) {
                              return part.first <= word && word < part.last;
                          });
        if (free) {
            rest.last = word + 1;
            continue;
        }
        if (!rest.empty()) {
            add_leftover(rest, parts);
        }
        rest.first = rest.last = word + 1;
    }
}

/// Reads the lines above "Sir:".
class HeadReader {
public:
    HeadReader(Lines lines, Message& message, RecordParts& parts) : lines_(lines), message_(message), parts_(parts) {}

    void read();

private:
    void read_line(const Stretch& line);
    void read_number(const Stretch& line);
    void read_date(const Stretch& line);
    void read_addressee(const Stretch& line);
    void take_place(const Stretch& line, const Piece& date);
    [[nodiscard]] bool goes_on_with_subject(const Stretch& line) const;

    Lines lines_;
    Message& message_;
    RecordParts& parts_;
    std::vector<Stretch> taken_;
    std::vector<Stretch> addressee_;
    std::optional<std::string> office_;
    std::optional<std::string> place_;

    /// The line that begins the subject, and the last that went on with it.
    const Stretch* subject_ = nullptr;
    const Stretch* above_ = nullptr;
};

void HeadReader::read()
{
    for (const Stretch& line : lines_) {
        is_furniture(line) ? leave(line, parts_) : read_line(line);
    }
    if (addressee_.empty()) {
        return;
    }
    Addressee& addressee = message_.addressee.emplace_back();
    static_cast<Field&>(addressee) = make_field(addressee_, 0.9);
    addressee.text = without_stop(addressee.text);
    addressee.office = office_;
    addressee.place = place_;
}

void HeadReader::read_line(const Stretch& line)
{
    taken_.clear();
    const auto& pieces = line.line->pieces;
    const auto subject =
        std::find_if(pieces.begin(), pieces.end(), [](const Piece& piece) { return piece.kind == PieceKind::Subject; });
    if (subject != pieces.end() && !message_.header.subject) {
        add_piece(line, *subject, message_, parts_);
        subject_ = above_ = &line;
        return;
    }
    if (goes_on_with_subject(line)) {
        join(*message_.header.subject, line);
        above_ = &line;
        return;
    }
    above_ = nullptr;
    read_number(line);
    read_date(line);
    read_addressee(line);
    leave_rest(line, taken_, parts_);
}

/// A subject is set as a block of its own, in the right half of the sheet.
bool HeadReader::goes_on_with_subject(const Stretch& line) const
{
    constexpr double next_line = 1.45;
    return above_ != nullptr && line.page == subject_->page && line.line->typed.gap_above < next_line &&
           line.line->typed.indent > subject_->line->typed.indent && line.line->pieces.empty();
}

/// "No. 227", whatever stands beside it or has run into it: "aXatD(eNo. 1496:".
void HeadReader::read_number(const Stretch& line)
{
    if (!message_.header.numbers.empty()) {
        return;
    }
    for (const Piece& piece : line.line->pieces) {
        const auto* number = std::get_if<FoundNumber>(&piece.found);
        if (number != nullptr) {
            taken_.push_back(part_of(line, piece.span));
            return add_number(taken_.back(), *number, true, message_);
        }
    }
    const std::string text = uppered(line.line->text.text);
    const std::size_t label = std::min(text.find("NO. "), text.find("VO. "));  // the N of a worn type
    const std::size_t digits = label == std::string::npos ? label : label + 4;
    if (digits == std::string::npos || digits >= text.size() || text[digits] < '0' || text[digits] > '9') {
        return;
    }
    const std::size_t end = std::min(text.find_first_not_of("0123456789", digits), text.size());
    constexpr double run_together = 0.6;
    const FoundNumber number{NumberRole::Outgoing, {label, end}, text.substr(digits, end - digits), "", run_together};
    taken_.push_back(part_of(line, number.span));
    add_number(taken_.back(), number, true, message_);
    message_.header.numbers.back().text = "No. " + number.number;
}

/// The place and comma before a date make it that of the despatch: stamps have none.
void HeadReader::read_date(const Stretch& line)
{
    for (const Piece& piece : line.line->pieces) {
        const std::string_view before = trimmed(std::string_view(line.line->text.text).substr(0, piece.span.begin));
        if (piece.kind != PieceKind::Date || message_.header.date || before.empty() || before.back() != ',') {
            continue;
        }
        taken_.push_back(part_of(line, piece.span));
        add_piece(taken_.back(), piece, message_, parts_);
        take_place(line, piece);
    }
}

/// The longest run of words before the date that is a place, its country included: "Istanbul, Turkey,".
void HeadReader::take_place(const Stretch& line, const Piece& date)
{
    const Stretch words = part_of(line, date.span);
    constexpr std::size_t most = 4;
    for (std::size_t count = std::min(most, words.first - line.first); count > 0; --count) {
        const Stretch place{line.line, line.page, words.first - count, words.first};
        const std::string text = text_of(place);
        if (!has_digit(text) && is_known_place(without_stop(text.substr(0, text.find(','))), Language::English)) {
            add_dateline_place(place, message_);
            message_.header.origin->value =
                place_name(text.substr(0, text.find(',')), GrammaticalCase::Nominative, Language::English).text;
            taken_.push_back(place);
            return;
        }
    }
}

/// "The Honorable / The Secretary of State, / Washington.": the words of addresses, whatever stamps lie beside them.
void HeadReader::read_addressee(const Stretch& line)
{
    const std::string& text = line.line->text.text;
    const auto add = [&](Span span) {
        taken_.push_back(part_of(line, span));
        addressee_.push_back(taken_.back());
    };
    for (const VocabularyMatch& match : Vocabulary::built_in().all(text, Role::Letter)) {
        if (match.value == "honorific") {
            return add(match.span);
        }
    }
    for (const VocabularyMatch& match : Vocabulary::built_in().all(text, Role::Office)) {
        if (!addressee_.empty() && !office_) {
            office_ = std::string(match.phrase);
            return add(match.span);
        }
    }
    for (const Span& word : line.line->text.words) {
        const std::string place = without_stop(text_at(text, word));
        if (office_ && !place_ && is_known_place(place, Language::English)) {
            place_ = place_name(place, GrammaticalCase::Nominative, Language::English).text;
            return add(word);
        }
    }
}

bool names_somebody(const Stretch& line)
{
    const std::string text = without_stop(text_of(line));
    return looks_like_name(text, Language::English) || Vocabulary::built_in().at_start(text, Role::Office).has_value();
}

/// The file and the typist stand below the signer.
void read_foot(const Stretch& line, Message& message, RecordParts& parts)
{
    const auto& pieces = line.line->pieces;
    const bool typist = pieces.size() == 1 && pieces.front().kind == PieceKind::Typist && !message.closing.typist;
    typist ? add_tail_piece(line, pieces.front(), message, parts) : leave(line, parts);
}

/// The lines below "Respectfully yours": on whose behalf, the name, the office.
void read_signer(Lines lines, Message& message, RecordParts& parts)
{
    std::vector<Stretch> signer;
    constexpr std::size_t most = 4;
    for (const Stretch& line : lines) {
        const std::string text = raw_of(line);
        const bool behalf = signer.empty() && text.ends_with(':') && !has_digit(text);
        if (is_furniture(line)) {
            leave(line, parts);
        } else if (signer.size() < most && !has_digit(text) && (behalf || names_somebody(line))) {
            signer.push_back(line);
        } else {
            read_foot(line, message, parts);
        }
    }
    if (signer.empty()) {
        return;
    }
    Signature& signature = message.signature.emplace_back();
    static_cast<Field&>(signature) = make_field(signer, 0.9);
    for (const Stretch& line : signer) {
        const std::string text = without_stop(text_of(line));
        const bool name = !signature.name && !text.ends_with(':') && looks_like_name(text, Language::English);
        (name ? signature.name : signature.title) = text.ends_with(':') ? signature.title : text;
    }
}

}  // namespace

std::optional<Message> read_despatch(Lines lines, RecordParts& parts)
{
    const std::optional<Borders> borders = borders_of(lines);
    if (!borders) {
        return std::nullopt;
    }
    Message message;
    HeadReader(lines.first(borders->salutation), message, parts).read();
    message.salutation = make_field(lines[borders->salutation], 1.0);
    const std::size_t close = std::min(borders->close + 1, lines.size());
    const Lines text = lines.subspan(borders->salutation + 1, close - borders->salutation - 1);
    message.body = build_plain_message(text, parts).body;
    read_signer(lines.subspan(close), message, parts);
    message.closed = !message.signature.empty();
    return message;
}

}  // namespace depesha
