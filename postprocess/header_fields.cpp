// SPDX-License-Identifier: Apache-2.0
#include "postprocess/header_fields.h"

#include "postprocess/correct_words.h"
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
    const NamedValue place = place_name(without_stop(name), case_after_label(piece.kind, language), language);
    if (field) {
        return join(*field, words);
    }
    field = make_field(words, piece.quality * (place.text.empty() ? 0.5 : place.confidence));
    field->value = if_any(place.text);
    field->text = without_stop(field->text);
}

TimeRole time_role(std::string_view value)
{
    for (const TimeRole role : {TimeRole::Drafted, TimeRole::Sent, TimeRole::Received, TimeRole::Passed,
                                TimeRole::Deciphered, TimeRole::Typed}) {
        if (to_string(role) == value) {
            return role;
        }
    }
    return TimeRole::Sent;
}

Time time_of(const Stretch& words, const FoundDate& date, double quality, TimeRole role)
{
    auto time = field_as<Time>(words, quality * date.confidence);
    time.iso = if_any(to_iso(date.when));
    time.role = role;
    return time;
}

/// A time of day that stands alone belongs to the date above it which has none; true if there was one.
bool complete_date(const Stretch& words, const FoundDate& found, Date& date)
{
    const auto before = find_date(date.raw);
    const auto both = before ? joined(before->when, found.when) : std::nullopt;
    if (!both) {
        return false;
    }
    join(date, words);
    date.iso = if_any(to_iso(*both));
    return true;
}

bool is_editorial(const Date& date)
{
    return !date.iso && (date.not_before || date.not_after);
}

/// The paper's own date; an editor's that stood in its place is kept beside it.
void set_own_date(Date date, Header& header)
{
    if (header.date) {
        Time editorial;
        static_cast<Date&>(editorial) = *std::move(header.date);
        editorial.role = TimeRole::Drafted;
        header.times.push_back(std::move(editorial));
    }
    header.date = std::move(date);
}

void add_heading_date(const Stretch& words, const FoundDate& found, Message& message)
{
    Header& header = message.header;
    const auto completes = [&](Date& date) { return complete_date(words, found, date); };
    if (!found.when.has_date() && std::any_of(header.times.rbegin(), header.times.rend(), completes)) {
        return;
    }
    if (header.date && complete_date(words, found, *header.date)) {
        return;
    }
    if (header.date && !is_editorial(*header.date)) {
        header.times.push_back(time_of(words, found, 0.6, TimeRole::Drafted));
        return;
    }
    set_own_date(time_of(words, found, 1.0, TimeRole::Drafted), header);
}

/// What an editor knows of the date; the paper's own date, if it has one, comes before it.
void add_editorial_date(const Stretch& words, const EditorialDate& found, RecordParts& parts, Message& message)
{
    if (message.header.date) {
        return add_leftover(words, parts);
    }
    auto date = field_as<Date>(words, found.confidence);
    const auto iso = [](const std::optional<DateTime>& day) { return day ? if_any(to_iso(*day)) : std::nullopt; };
    date.not_before = iso(found.not_before);
    date.not_after = iso(found.not_after);
    message.header.date = std::move(date);
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
        return set_place(header.destination, words, piece);
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
    field.text += ' ' + more.text;
    field.confidence = std::min(field.confidence, more.confidence);
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

void add_closing_date(const Stretch& words, const FoundDate& date, Message& message)
{
    Header& header = message.header;
    if (header.date && !is_editorial(*header.date)) {
        header.times.push_back(time_of(words, date, 1.0, TimeRole::Drafted));
    } else {
        set_own_date(time_of(words, date, 1.0, TimeRole::Drafted), header);
    }
}

void add_piece(const Stretch& words, const Piece& piece, Message& message, RecordParts& parts)
{
    if (const auto* number = std::get_if<FoundNumber>(&piece.found); number && piece.kind == PieceKind::Number) {
        return add_number(words, *number, true, message);
    }
    if (const auto* reference = std::get_if<FoundReference>(&piece.found)) {
        return add_reference(words, *reference, parts);
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
