// SPDX-License-Identifier: Apache-2.0
#include "postprocess/tell_genre.h"

#include "postprocess/fold.h"
#include "postprocess/vocabulary.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>

namespace depesha {

namespace {

/// What the lines of a telegram hold, counted once for all genres.
struct GenreSigns {
    bool english = false;
    bool postal = false;
    bool cable_form = false;
    bool party = false;
    std::string title;
    std::string agency;
};

bool has_kind(std::span<const Stretch> lines, PieceKind kind)
{
    return std::any_of(lines.begin(), lines.end(), [&](const Stretch& line) {
        return line.line->label != LineLabel::Furniture &&
               std::any_of(line.line->pieces.begin(), line.line->pieces.end(),
                           [&](const Piece& piece) { return piece.kind == kind; });
    });
}

std::string first_value(std::span<const Stretch> lines, PieceKind kind)
{
    for (const Stretch& line : lines) {
        for (const Piece& piece : line.line->pieces) {
            if (piece.kind == kind && line.line->label == LineLabel::Heading) {
                return piece.value;
            }
        }
    }
    return {};
}

bool is_body(LineLabel label)
{
    return label == LineLabel::First || label == LineLabel::Item || label == LineLabel::Next;
}

/// By the form: a Russian telegram may hand over a longer English note. Where there is no form, by the text.
bool is_english(std::span<const Stretch> lines)
{
    std::string form;
    std::string text;
    for (const Stretch& line : lines) {
        text += line.line->text.text + ' ';
        form += is_body(line.line->label) ? "" : line.line->text.text + ' ';
    }
    return language_of(form, language_of(text)) == Language::English;
}

std::size_t count_of(std::span<const Stretch> lines, Role role)
{
    std::size_t count = 0;
    for (const Stretch& line : lines) {
        count += Vocabulary::built_in().all(line.line->text.text, role).size();
    }
    return count;
}

bool holds(std::span<const Stretch> lines, std::string_view word)
{
    return std::any_of(lines.begin(), lines.end(), [&](const Stretch& line) {
        return folded(line.line->text.text, Language::Russian).find(word) != std::string::npos;
    });
}

bool is_party(std::span<const Stretch> lines, std::string_view title)
{
    const bool named = holds(lines, "цк вкп") || holds(lines, "крайком") || holds(lines, "обком") ||
                       holds(lines, "шифром") || holds(lines, "шифротелеграмма") || holds(lines, "отделом цк");
    const bool series = holds(lines, "серия") || holds(lines, "нр ");
    return named || (series && title != "postal");
}

GenreSigns signs_of_genre(std::span<const Stretch> lines)
{
    GenreSigns evidence;
    evidence.english = is_english(lines);
    evidence.title = first_value(lines, PieceKind::Title);
    evidence.agency = first_value(lines, PieceKind::Agency);
    evidence.postal = has_kind(lines, PieceKind::Service) || count_of(lines, Role::Postal) >= 3;
    evidence.cable_form = has_kind(lines, PieceKind::Tags) || has_kind(lines, PieceKind::Order);
    evidence.party = !evidence.english && is_party(lines, evidence.title);
    return evidence;
}

bool holds_word(std::string_view text, std::string_view word)
{
    return uppered(text).find(word) != std::string::npos;
}

/// True if an addressee's office is one of these, by a part of its name in small letters.
bool goes_to(const Message& message, std::initializer_list<std::string_view> offices)
{
    return std::any_of(message.addressee.begin(), message.addressee.end(), [&](const Addressee& addressee) {
        const std::string office = folded(addressee.office.value_or(""), Language::Russian);
        return std::any_of(offices.begin(), offices.end(),
                           [&](std::string_view part) { return office.find(part) != std::string::npos; });
    });
}

Genre english_genre(const GenreSigns& evidence, const Message& message)
{
    const Header& header = message.header;
    if (evidence.cable_form) {
        return Genre::UsElectronicCable;
    }
    if (evidence.agency == "foreign_office" || (evidence.title == "cipher" && !header.times.empty())) {
        return Genre::UkCipher;
    }
    const bool cable = header.title && holds_word(header.title->text, "CABLE");
    if (evidence.title == "cable" || evidence.agency == "cia" || (cable && evidence.agency.empty())) {
        return Genre::CiaCable;
    }
    if (evidence.title == "outgoing") {
        return Genre::UsStateOutgoing;
    }
    if (evidence.title == "incoming" || evidence.agency == "state_department") {
        return Genre::UsStateIncoming;
    }
    if (evidence.title == "cipher" || evidence.title == "open") {
        return Genre::TranslationRecord;
    }
    return header.origin && header.date ? Genre::UsStateIncoming : Genre::Unknown;
}

Genre russian_genre(const GenreSigns& evidence, const Message& message)
{
    const Header& header = message.header;
    if (evidence.postal) {
        return Genre::PostalTelegram;
    }
    if (evidence.party) {
        return Genre::PartyCipher;
    }
    if (goes_to(message, {"нкид", "мид ссср", "наркоминдел"})) {
        return Genre::SovietCipherIncoming;
    }
    if (!header.origin && goes_to(message, {"полпред", "полномочный представитель", "посол", "поверенный"})) {
        return Genre::SovietCipherOutgoing;
    }
    const bool secret = header.classification || evidence.title == "cipher";
    if (!secret && !header.destination) {
        return Genre::OpenTelegram;
    }
    return header.origin ? Genre::SovietCipherIncoming : Genre::SovietCipherOutgoing;
}

/// Formulas that letters and despatches have and no telegram pays for.
bool holds_letter_formula(const Message& message)
{
    const auto is_formula = [&](std::string_view text) {
        const std::vector<VocabularyMatch> found = Vocabulary::built_in().all(text, Role::Letter);
        return std::any_of(found.begin(), found.end(), [](const VocabularyMatch& match) {
            return match.value == "opening" || match.value == "close" || match.value == "dear";
        });
    };
    const auto in_body = [&](const BodyPart& part) {
        const auto* paragraph = std::get_if<Paragraph>(&part.part);
        return paragraph != nullptr && is_formula(paragraph->text);
    };
    return std::any_of(message.body.begin(), message.body.end(), in_body) ||
           std::any_of(message.signature.begin(), message.signature.end(),
                       [&](const Signature& signer) { return is_formula(signer.text); });
}

}  // namespace

double telegram_points(const Message& message)
{
    const Header& header = message.header;
    const auto points = [](bool there, double value) { return there ? value : 0.0; };
    constexpr std::size_t most_signers = 4;
    const bool labelled =
        header.destination && (header.destination->text.find(':') != std::string::npos || !message.addressee.empty());
    const bool place = std::any_of(message.addressee.begin(), message.addressee.end(),
                                   [](const Addressee& addressee) { return addressee.place.has_value(); });
    const bool answers_person = !header.references.empty() && message.addressee.size() == 1 &&
                                message.addressee.front().person && !message.addressee.front().office;
    return points(answers_person, 1.0) + points(header.title.has_value(), 3.0) +
           points(header.origin.has_value(), 2.0) + points(header.destination.has_value(), labelled ? 2.0 : 1.0) +
           points(!header.numbers.empty(), 1.5) + points(header.precedence.has_value(), 1.5) + points(place, 1.5) +
           points(header.classification.has_value(), 1.0) + points(!header.times.empty(), 1.0) +
           points(message.addressee.size() > 1, 1.0) + points(!message.signature.empty(), 0.5) -
           points(holds_letter_formula(message), header.title ? 4.0 : 6.0) -
           points(message.signature.size() > most_signers, 1.5);
}

Genre tell_genre(const Message& message, std::span<const Stretch> lines)
{
    const GenreSigns evidence = signs_of_genre(lines);
    return evidence.english ? english_genre(evidence, message) : russian_genre(evidence, message);
}

}  // namespace depesha
