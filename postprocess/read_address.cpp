// SPDX-License-Identifier: Apache-2.0
#include "postprocess/read_address.h"

#include "postprocess/correct_words.h"
#include "postprocess/header_dates.h"
#include "postprocess/quotes.h"
#include "postprocess/read_heading.h"

#include <algorithm>
#include <string>
#include <utility>

namespace depesha {

namespace {

std::optional<std::string> if_any(std::string text)
{
    return text.empty() ? std::nullopt : std::optional(std::move(text));
}

AddresseeNote note_of(std::string_view word)
{
    for (const AddresseeNote note :
         {AddresseeNote::Copy, AddresseeNote::For, AddresseeNote::Via, AddresseeNote::Action, AddresseeNote::Info}) {
        if (to_string(note) == word) {
            return note;
        }
    }
    return AddresseeNote::To;
}

bool are_capitals(const std::u32string& place)
{
    return std::none_of(place.begin(), place.end(), [](char32_t c) { return is_letter(c) && !is_upper(c); });
}

bool is_any(const std::u32string& /*place*/)
{
    return true;
}

/// «ПЕКИН, РОЩИНУ»: how many words stand before the addressee where such a place and a comma stand before him. OCR
/// takes commas for full stops.
std::size_t words_of_place(const Stretch& line, const FoundAddress& found, bool (*may_be)(const std::u32string& place))
{
    if (found.place_span.empty() || found.note != "to") {
        return 0;
    }
    const Stretch place = part_of(line, found.place_span);
    const std::string raw = raw_of(place);
    const std::string& text = line.line->text.text;
    const bool comma = text.find(',', found.place_span.begin) < found.place_span.end + 2 ||
                       text.find('.', found.place_span.end) == found.place_span.end;
    const bool in_front = place.first == line.first ||
                          (place.first == line.first + 1 && length_of(text_at(text, line.line->text.words[0])) <= 2);
    return may_be(decoded(raw)) && comma && in_front && place.last < line.last ? place.last : 0;
}

/// The place before a person alone is the destination as well.
std::size_t destination_words(const Stretch& line, const FoundAddress& found)
{
    return found.person.empty() || !found.office.empty() ? 0 : words_of_place(line, found, are_capitals);
}

/// So is that before a post abroad, where the telegram goes to one post alone.
std::size_t destination_of_post(const Stretch& line, const FoundAddress& found)
{
    const bool post = Vocabulary::built_in().at_start(found.office, Role::Mission).has_value();
    return post ? words_of_place(line, found, is_any) : destination_words(line, found);
}

/// "BEIJING, TO ROSHCHIN": TO joins the addressee to his place and is no part of either.
std::string without_to(const std::string& text)
{
    return lowered(text).starts_with("to ") ? text.substr(3) : text;
}

/// "TO SECSTATE WASHDC IMMEDIATE 0915": the number at the end is the cable's place in a sequence; behind a wide gap
/// ("SENT TO:  Amembassy LISBON      733") it is its own.
Stretch without_sequence_number(const Stretch& line, Message& message)
{
    for (const Piece& piece : line.line->pieces) {
        const auto* number = std::get_if<FoundNumber>(&piece.found);
        const Stretch words = part_of(line, piece.span);
        const bool apart = !words.empty() && words.first > line.first &&
                           (number == nullptr || number->role == NumberRole::Sequence ||
                            line.line->text.gaps[words.first] >= field_gap);
        if (number != nullptr && apart && words.last == line.last) {
            add_number(words, *number, true, message);
            return {line.line, line.page, line.first, words.first};
        }
    }
    return line;
}

/// "TO:  Secretary of State              5:37 PM": the hour of what was received stands a line too low.
Stretch without_time(const Stretch& line, Message& message)
{
    for (const Piece& piece : line.line->pieces) {
        const auto* time = std::get_if<FoundDate>(&piece.found);
        const Stretch words = part_of(line, piece.span);
        const bool behind = time != nullptr && !time->when.has_date() && words.last == line.last &&
                            words.first > line.first && line.line->text.gaps[words.first] >= field_gap;
        if (behind && add_time_behind(words, *time, message)) {
            return {line.line, line.page, line.first, words.first};
        }
    }
    return line;
}

/// "INFO USMISSION NATO / AMEMBASSY BONN", «Копия: Ташкент, ЦК / Самарканд, обком»: a line without a label of its own
/// goes on with the list that the line above began; entries of the margin do not stand above it.
bool goes_on_with_list(const Stretch& line, const Message& message)
{
    if (message.addressee.empty() || Vocabulary::built_in().at_start(line.line->text.text, Role::AddresseeLabel)) {
        return false;
    }
    const Addressee& above = message.addressee.back();
    const Box& box = above.sources.back().box;
    const Box& own = line.line->typed.words[line.first].box;
    return (above.note == AddresseeNote::Info || above.note == AddresseeNote::Copy) && own.left < box.right &&
           own.right > box.left;
}

/// "DODE-00  PM-04 /047 W": a line without a label goes on with the offices above it.
bool goes_on_with_offices(const Stretch& line, const FoundAddress& found, const Message& message)
{
    if (message.addressee.empty() || found.person.size() + found.place.size() > 0) {
        return false;
    }
    const Addressee& above = message.addressee.back();
    const bool listed = above.note == AddresseeNote::Info || above.note == AddresseeNote::Action;
    const bool labelled = Vocabulary::built_in().at_start(line.line->text.text, Role::AddresseeLabel).has_value();
    return listed && !labelled && above.text.find('-') != std::string::npos &&
           line.line->text.text.find('-') != std::string::npos && found.note == "info";
}

void add_offices(const Stretch& line, const FoundAddress& found, Addressee& addressee)
{
    join(addressee, line);
    addressee.office = addressee.office.value_or("") + ',' + found.office;
}

/// «Министру рыбной промышленности СССР / товарищу ШЕРЕМЕТУ»: a line that begins small and names a person goes on with
/// the office above it.
bool names_holder(const Stretch& line, const FoundAddress& found, const Message& message)
{
    const bool small = !is_upper(letter_at(raw_of(line), 0).code);
    const bool person_only = !found.person.empty() && found.office.empty() && found.place.empty() && found.note == "to";
    return small && person_only && !message.addressee.empty() && message.addressee.back().office &&
           !message.addressee.back().person;
}

void add_holder(const Stretch& line, const FoundAddress& found, Addressee& addressee)
{
    join(addressee, line);
    addressee.person = corrected_spelling(found.person);
}

/// "RPTD:  Paris 741, Phnom Penh 88": posts with the numbers under which they got it.
bool lists_numbers(const FoundAddress& found)
{
    return (found.note == "copy" || found.note == "info") && has_digit(found.office) &&
           found.office.find(", ") != std::string::npos;
}

/// «Для Вас лично.»
bool names_nobody(const std::string& name)
{
    const std::string first = lowered(name.substr(0, name.find(' ')));
    return first == "вас" || first == "вам" || first == "you";
}

}  // namespace

Addressee addressee_of(const Stretch& words, const FoundAddress* found)
{
    Addressee addressee;
    static_cast<Field&>(addressee) = make_field(words, found != nullptr ? found->confidence : 0.4);
    addressee.text = without_quotes(addressee.text);
    if (found != nullptr) {
        addressee.note = note_of(found->note);
        const bool russian = words.line->language == Language::Russian;
        addressee.person = names_nobody(found->person) || has_digit(found->person)
                               ? std::nullopt
                               : if_any(russian ? corrected_spelling(found->person) : found->person);
        const bool nobody = names_nobody(found->office) || lists_numbers(*found);
        addressee.office = nobody ? std::nullopt : if_any(corrected_office(found->office, words));
        addressee.place = if_any(found->place);
    }
    return addressee;
}

namespace {

/// The addresses of a line whose last words were cut off.
std::vector<FoundAddress> addresses_of(const Stretch& line)
{
    const LineText& text = line.line->text;
    const std::size_t end = line.empty() ? 0 : text.words[line.last - 1].end;
    return find_addresses(std::string_view(text.text).substr(0, end), line.line->language);
}

using DestinationWords = std::size_t (*)(const Stretch& line, const FoundAddress& found);

void read(const Stretch& whole, Message& message, DestinationWords destination)
{
    const Stretch line = without_sequence_number(without_time(whole, message), message);
    const std::vector<FoundAddress> found = line.last == whole.last ? line.line->addresses : addresses_of(line);
    if (found.empty()) {
        message.addressee.push_back(addressee_of(line, nullptr));
        return;
    }
    if (found.size() == 1 && names_holder(line, found.front(), message)) {
        return add_holder(line, found.front(), message.addressee.back());
    }
    if (goes_on_with_offices(line, found.front(), message)) {
        return add_offices(line, found.front(), message.addressee.back());
    }
    std::size_t done = line.first;
    if (const std::size_t words = destination(line, found.front()); words > 0 && !message.header.destination) {
        Field place = make_field({line.line, line.page, line.first, words}, found.front().confidence);
        place.text = without_stop(place.text);
        place.value = if_any(found.front().place);
        message.header.destination = std::move(place);
        done = words;
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
        const std::size_t end = i + 1 < found.size() ? line.line->text.first_word(found[i + 1].span) : line.last;
        if (done < end) {
            const bool listed = i == 0 && found[i].note == "to" && goes_on_with_list(line, message);
            const AddresseeNote note = listed ? message.addressee.back().note : note_of(found[i].note);
            message.addressee.push_back(addressee_of({line.line, line.page, done, end}, &found[i]));
            message.addressee.back().note = note;
            if (done > line.first && i == 0) {
                message.addressee.back().text = without_to(message.addressee.back().text);
            }
            done = end;
        }
    }
}

}  // namespace

void read_address(const Stretch& line, Message& message)
{
    read(line, message, destination_words);
}

void read_lone_address(const Stretch& line, Message& message)
{
    read(line, message, destination_of_post);
}

}  // namespace depesha
