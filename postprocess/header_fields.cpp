// SPDX-License-Identifier: Apache-2.0
#include "postprocess/header_fields.h"

#include "postprocess/correct_words.h"
#include "postprocess/header_dates.h"
#include "postprocess/join_lines.h"
#include "postprocess/names.h"
#include "postprocess/phrase_field.h"
#include "postprocess/quotes.h"

#include <algorithm>
#include <array>
#include <utility>

namespace depesha {

namespace {

/// A field with everything its base has, for the kinds of field that hold more.
template <class T>
T field_as(const Stretch& words, double quality)
{
    T field;
    static_cast<Field&>(field) = make_field(words, quality);
    return field;
}

std::optional<std::string> if_any(std::string text)
{
    return text.empty() ? std::nullopt : std::optional(std::move(text));
}

GrammaticalCase case_after_label(PieceKind kind, Language language)
{
    return kind == PieceKind::Origin && language == Language::Russian ? GrammaticalCase::Genitive
                                                                      : GrammaticalCase::Nominative;
}

/// Sets the field, or, where there is one already, keeps the first and adds the words to it if they follow on.
void set_once(std::optional<Field>& field, const Stretch& words, Field made)
{
    if (!field) {
        field = std::move(made);
        return;
    }
    const std::string text = field->text + ' ' + made.text;
    join(*field, words);
    field->text = text;
}

void set_phrase(std::optional<Field>& field, const Stretch& words, const Piece& piece, std::string value)
{
    const bool had = field.has_value();
    set_once(field, words, phrase_field(words, piece));
    field->value = had ? field->value : if_any(std::move(value));
}

void set_place(std::optional<Field>& field, const Stretch& words, const Piece& piece)
{
    const Language language = words.line->language;
    const std::string name =
        piece.content.empty() ? std::string() : text_of(part_of(whole_line(*words.line, words.page), piece.content));
    const GrammaticalCase typed_case = case_after_label(piece.kind, language);
    const bool office =
        piece.value == "correspondent" && !std::holds_alternative<FoundNumber>(piece.found) && !name.empty();
    const NamedValue place = office ? office_name(without_stop(name), typed_case, language)
                                    : place_name(without_stop(name), typed_case, language);
    if (field) {
        field->value = field->value ? field->value : if_any(place.text);
        return join(*field, words);
    }
    field = make_field(words, piece.quality * (place.text.empty() ? 0.5 : place.confidence));
    field->value = if_any(place.text);
    field->text = without_stop(field->text);
}

void set_parts(Reference& reference, const FoundReference& found)
{
    reference.archive = found.archive;
    reference.fond = found.fond;
    reference.opis = found.opis;
    reference.delo = found.delo;
    reference.papka = found.papka;
    reference.sheets = found.sheets;
    reference.state = found.state;
}

Reference reference_of(const Stretch& words, const FoundReference& found)
{
    auto reference = field_as<Reference>(words, found.confidence);
    set_parts(reference, found);
    return reference;
}

/// The archive that these words name, "and" before it passed over; empty for none.
std::string archive_named(const Stretch& words)
{
    const std::string text = text_of(words);
    const auto match = Vocabulary::built_in().all(text, Role::Archive);
    const bool whole = match.size() == 1 && words.last - words.first <= 3 && match.front().quality >= 0.99;
    return whole ? std::string(text_at(text, match.front().span)) : std::string();
}

void add_reference(const Stretch& words, const FoundReference& found, RecordParts& parts)
{
    if (found.archive || !parts.archive_ahead) {
        parts.references.push_back(reference_of(words, found));
        return;
    }
    const std::array<Stretch, 2> both{*parts.archive_ahead, words};
    parts.archive_ahead.reset();
    Reference reference = reference_of(words, found);
    static_cast<Field&>(reference) = make_field(both, found.confidence);
    reference.archive = archive_named(both.front());
    parts.references.push_back(std::move(reference));
}

void add_service_line(const Stretch& line, const ServiceLine& service, Message& message)
{
    Header& header = message.header;
    const Stretch origin = part_of(line, service.origin);
    const Stretch number = part_of(line, service.number);
    const Stretch date = part_of(line, {service.words.begin, service.date.end});
    header.origin = make_field(origin, 0.9);
    header.origin->value =
        if_any(place_name(header.origin->text, GrammaticalCase::Nominative, line.line->language).text);
    auto told = field_as<Number>(number, 0.9);
    told.role = NumberRole::Sequence;
    told.number = text_at(line.line->text.text, service.number);
    header.numbers.push_back(std::move(told));
    header.date = field_as<Date>(date, 0.8);
    header.date->text = text_at(line.line->text.text, service.date);
    header.date->iso = if_any(to_iso(service.when));
}

void add_recipient(const Stretch& words, const Piece& piece, Message& message)
{
    auto addressee = field_as<Addressee>(words, piece.quality);
    const Language language = words.line->language;
    const std::string name = text_of(part_of(whole_line(*words.line, words.page), piece.content));
    const auto found = find_addresses(language == Language::English ? name : addressee.text, language);
    if (!found.empty() && found.front().confidence >= 0.5) {
        addressee.person = if_any(found.front().person);
        addressee.office = if_any(corrected_office(found.front().office, words));
        addressee.place = if_any(found.front().place);
    } else {
        addressee.office = if_any(name);
    }
    for (const AddresseeNote note : {AddresseeNote::To, AddresseeNote::Copy, AddresseeNote::For, AddresseeNote::Via,
                                     AddresseeNote::Action, AddresseeNote::Info}) {
        addressee.note = to_string(note) == piece.value ? note : addressee.note;
    }
    if (!addressee.place && message.header.destination) {
        addressee.place = message.header.destination->value;
    }
    message.addressee.push_back(std::move(addressee));
}

/// "Warsaw" alone under "TELEGRAM RECEIVED", above whom it is for: the post that reports.
bool is_post_reporting(const Stretch& words, const Piece& piece, const Message& message)
{
    const Header& header = message.header;
    const auto title = header.title ? Vocabulary::built_in().whole(header.title->text, Role::Title) : std::nullopt;
    return words.line->language == Language::English && piece.value == "place" && title && title->value == "incoming" &&
           (!header.origin || !header.origin->value) && message.addressee.empty();
}

/// "Secretary of State, / Washington."
bool is_place_of_addressee(const Stretch& words, const Piece& piece, const Message& message)
{
    return words.line->language == Language::English && piece.value == "place" && !message.addressee.empty() &&
           message.addressee.back().office && !message.addressee.back().place;
}

void add_destination(const Stretch& words, const Piece& piece, Message& message)
{
    if (is_place_of_addressee(words, piece, message)) {
        Addressee& addressee = message.addressee.back();
        join(addressee, words);
        addressee.place =
            if_any(place_name(without_stop(text_of(words)), GrammaticalCase::Nominative, Language::English).text);
        return;
    }
    set_place(is_post_reporting(words, piece, message) ? message.header.origin : message.header.destination, words,
              piece);
}

void add_simple(const Stretch& words, const Piece& piece, Message& message, RecordParts& parts)
{
    Header& header = message.header;
    switch (piece.kind) {
    case PieceKind::Title:
        if (header.title && Vocabulary::built_in().whole(text_of(words), Role::Handling)) {
            header.handling.push_back(phrase_field(words, piece));
            return;
        }
        return header.title && words.first > 0 ? add_leftover(words, parts)
                                               : set_phrase(header.title, words, piece, {});
    case PieceKind::Agency:
        return set_phrase(header.agency, words, piece, {});
    case PieceKind::Classification:
        return header.classification ? add_leftover(words, parts)
                                     : set_phrase(header.classification, words, piece, piece.value);
    case PieceKind::Precedence:
        return header.precedence ? add_leftover(words, parts)
                                 : set_phrase(header.precedence, words, piece, piece.value);
    case PieceKind::Origin:
        return set_place(header.origin, words, piece);
    case PieceKind::Destination:
        return add_destination(words, piece, message);
    case PieceKind::Subject:
        return set_phrase(header.subject, words, piece, {});
    case PieceKind::Tags:
        return set_phrase(header.tags, words, piece, {});
    case PieceKind::Reply:
    case PieceKind::RegistryNote:
        header.references.push_back(phrase_field(words, piece));
        return;
    case PieceKind::Copies:
        return set_phrase(message.closing.copies, words, piece, {});
    case PieceKind::Typist:
        return set_phrase(message.closing.typist, words, piece, {});
    case PieceKind::Distribution:
        message.closing.distribution.push_back(phrase_field(words, piece));
        return;
    case PieceKind::Instruction:
    case PieceKind::ClosingInstruction:
        header.instructions.push_back(phrase_field(words, piece));
        return;
    default:
        header.handling.push_back(phrase_field(words, piece));
    }
}

}  // namespace

void join(Field& field, const Stretch& words)
{
    const Field more = make_field(words, 1.0);
    field.raw += '\n' + more.raw;
    append_line(field.text, more.text);
    field.confidence = std::min(field.confidence, more.confidence);
    field.evidence.words = std::min(field.evidence.words, more.evidence.words);
    field.evidence.certainty = std::min(field.evidence.certainty, more.evidence.certainty);
    field.sources.insert(field.sources.end(), more.sources.begin(), more.sources.end());
}

void join(Reference& reference, const Stretch& words)
{
    join(static_cast<Field&>(reference), words);
    const std::vector<FoundReference> found = find_references(reference.text);
    if (found.size() == 1) {
        set_parts(reference, found.front());
    }
}

void add_leftover(const Stretch& words, RecordParts& parts)
{
    const bool after_reference =
        !words.empty() && words.first > 0 && words.last == words.line->text.words.size() && !parts.references.empty();
    if (after_reference && !parts.archive_ahead && !archive_named(words).empty()) {
        parts.archive_ahead = words;
    } else if (!words.empty()) {
        parts.furniture.push_back({FurnitureKind::Other, raw_of(words), sources_of(std::span(&words, 1))});
    }
}

namespace {

void add_note(const Stretch& words, RecordParts& parts)
{
    const std::string& section = words.line->edition;
    if (words.empty()) {
        return;
    }
    if (!parts.edition.empty() && parts.edition.back().section == section) {
        return join(parts.edition.back(), words);
    }
    auto note = field_as<EditionNote>(words, 1.0);
    note.section = section;
    parts.edition.push_back(std::move(note));
}

}  // namespace

void add_edition(const Stretch& line, RecordParts& parts)
{
    std::size_t done = line.first;
    for (const Piece& piece : line.line->pieces) {
        const Stretch words = part_of(line, piece.span);
        const auto* reference = std::get_if<FoundReference>(&piece.found);
        if (reference == nullptr || words.first < done) {
            continue;
        }
        add_note({line.line, line.page, done, words.first}, parts);
        const bool goes_on = piece.value == goes_on_piece && !parts.references.empty();
        goes_on ? join(parts.references.back(), words) : add_reference(words, *reference, parts);
        done = words.last;
    }
    add_note({line.line, line.page, done, line.last}, parts);
}

void settle_archive(RecordParts& parts)
{
    if (const auto words = std::exchange(parts.archive_ahead, std::nullopt)) {
        parts.furniture.push_back({FurnitureKind::Other, raw_of(*words), sources_of(std::span(&*words, 1))});
    }
}

void add_number(const Stretch& words, const FoundNumber& found, bool in_heading, Message& message)
{
    auto number = field_as<Number>(words, found.confidence);
    number.text = without_stop(number.text);
    number.number = found.number;
    number.suffix = if_any(found.suffix);
    number.role = found.role;
    if (!in_heading && (found.role == NumberRole::Plain || found.role == NumberRole::Reference)) {
        number.role = NumberRole::Registration;
    } else if (in_heading && found.role == NumberRole::Registration) {
        number.role = NumberRole::Plain;
    }
    message.header.numbers.push_back(std::move(number));
}

void settle_numbers(Message& message)
{
    for (Number& number : message.header.numbers) {
        if (number.role == NumberRole::Plain || number.role == NumberRole::Copy ||
            number.role == NumberRole::Reference) {
            number.role = message.header.origin ? NumberRole::Incoming : NumberRole::Outgoing;
        }
    }
}

void add_piece(const Stretch& words, const Piece& piece, Message& message, RecordParts& parts)
{
    if (const auto* number = std::get_if<FoundNumber>(&piece.found); number && piece.kind == PieceKind::Number) {
        return add_number(words, *number, true, message);
    }
    if (const auto* reference = std::get_if<FoundReference>(&piece.found)) {
        return piece.value == goes_on_piece && !parts.references.empty() ? join(parts.references.back(), words)
                                                                         : add_reference(words, *reference, parts);
    }
    if (const auto* part = std::get_if<PartOf>(&piece.found)) {
        parts.part = Part{part->number, part->of, std::nullopt};
        return add_leftover(words, parts);
    }
    if (const auto* service = std::get_if<ServiceLine>(&piece.found)) {
        return add_service_line(words, *service, message);
    }
    if (const auto* editorial = std::get_if<EditorialDate>(&piece.found)) {
        return add_editorial_date(words, *editorial, parts, message);
    }
    const auto* date = std::get_if<FoundDate>(&piece.found);
    if (date != nullptr && piece.kind == PieceKind::Event) {
        message.header.times.push_back(time_of(words, *date, piece.quality, time_role(piece.value)));
    } else if (date != nullptr) {
        add_heading_date(words, *date, message);
    } else if (piece.kind == PieceKind::Recipient) {
        add_recipient(words, piece, message);
    } else {
        add_simple(words, piece, message, parts);
    }
}

void add_tail_piece(const Stretch& words, const Piece& piece, Message& message, RecordParts& parts)
{
    const auto* number = std::get_if<FoundNumber>(&piece.found);
    const auto* date = std::get_if<FoundDate>(&piece.found);
    Closing& closing = message.closing;
    if (number != nullptr && piece.kind != PieceKind::Handling) {
        add_number(words, *number, false, message);
    } else if (date != nullptr && piece.kind == PieceKind::Date) {
        add_closing_date(words, *date, message);
    } else if (piece.kind == PieceKind::Event && piece.value == "typed") {
        set_phrase(closing.typist, words, piece, {});
    } else if (piece.kind == PieceKind::ClosingInstruction || piece.kind == PieceKind::Instruction) {
        closing.instructions.push_back(phrase_field(words, piece));
    } else {
        add_piece(words, piece, message, parts);
    }
}

void add_dateline_place(const Stretch& words, Message& message)
{
    Field place = make_field(words, 0.9);
    place.text = without_stop(place.text);
    place.value = if_any(place_name(place.text, GrammaticalCase::Nominative, words.line->language).text);
    message.header.origin = std::move(place);
}

}  // namespace depesha
