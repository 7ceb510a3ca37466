// SPDX-License-Identifier: Apache-2.0
#include "postprocess/read_address.h"

#include "postprocess/correct_words.h"
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

/// «ПЕКИН, РОЩИНУ»: a place in capitals and a comma before a person alone is the destination as well. OCR takes commas
/// for full stops.
std::size_t destination_words(const Stretch& line, const FoundAddress& found)
{
    if (found.place_span.empty() || found.person.empty() || !found.office.empty() || found.note != "to") {
        return 0;
    }
    const Stretch place = part_of(line, found.place_span);
    const std::string raw = raw_of(place);
    const std::u32string codes = decoded(raw);
    const bool capitals =
        std::none_of(codes.begin(), codes.end(), [](char32_t c) { return is_letter(c) && !is_upper(c); });
    const std::string& text = line.line->text.text;
    const bool comma = text.find(',', found.place_span.begin) < found.place_span.end + 2 ||
                       text.find('.', found.place_span.end) == found.place_span.end;
    return capitals && comma && place.first == line.first && place.last < line.last ? place.last : 0;
}

/// "BEIJING, TO ROSHCHIN": TO joins the addressee to his place and is no part of either.
std::string without_to(const std::string& text)
{
    return lowered(text).starts_with("to ") ? text.substr(3) : text;
}

/// "TO SECSTATE WASHDC IMMEDIATE 0915": the number at the end is the cable's place in a sequence.
Stretch without_sequence_number(const Stretch& line, Message& message)
{
    for (const Piece& piece : line.line->pieces) {
        const auto* number = std::get_if<FoundNumber>(&piece.found);
        const Stretch words = part_of(line, piece.span);
        if (number != nullptr && number->role == NumberRole::Sequence && !words.empty() && words.last == line.last &&
            words.first > line.first) {
            add_number(words, *number, true, message);
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

}  // namespace

Addressee addressee_of(const Stretch& words, const FoundAddress* found)
{
    Addressee addressee;
    static_cast<Field&>(addressee) = make_field(words, found != nullptr ? found->confidence : 0.4);
    addressee.text = without_quotes(addressee.text);
    if (found != nullptr) {
        addressee.note = note_of(found->note);
        const bool russian = words.line->language == Language::Russian;
        addressee.person = if_any(russian ? corrected_spelling(found->person) : found->person);
        addressee.office = if_any(corrected_office(found->office, words));
        addressee.place = if_any(found->place);
    }
    return addressee;
}

void read_address(const Stretch& whole, Message& message)
{
    const Stretch line = without_sequence_number(whole, message);
    const std::vector<FoundAddress>& found = line.line->addresses;
    if (found.empty()) {
        message.addressee.push_back(addressee_of(line, nullptr));
        return;
    }
    if (found.size() == 1 && names_holder(line, found.front(), message)) {
        return add_holder(line, found.front(), message.addressee.back());
    }
    std::size_t done = line.first;
    if (const std::size_t words = destination_words(line, found.front()); words > 0 && !message.header.destination) {
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

}  // namespace depesha
