// SPDX-License-Identifier: Apache-2.0
#include "postprocess/address_words.h"
#include "postprocess/edit_distance.h"
#include "postprocess/names.h"
#include "postprocess/office_symbols.h"
#include "postprocess/places.h"
#include "postprocess/vocabulary.h"

#include <algorithm>
#include <array>
#include <optional>

namespace depesha {

namespace {

using Words = std::span<const AddressWord>;

std::u32string small(const AddressWord& word)
{
    return decoded(lowered(encoded(word.text)));
}

struct Label {
    std::string note = "to";
    std::size_t words = 0;
    double quality = 0.0;
};

/// "20:", "T0:" for "TO:".
bool is_misread_to(const AddressWord& word)
{
    const std::u32string& text = word.text;
    return word.after == U':' && text.size() == 2 && (text[0] == U'2' || text[0] == U'T' || text[0] == U'7') &&
           (text[1] == U'0' || text[1] == U'O');
}

std::optional<Label> label_at(std::string_view line, Words words)
{
    if (words.empty()) {
        return std::nullopt;
    }
    if (is_misread_to(words.front())) {
        return Label{"to", 1, 0.9};
    }
    const std::string_view rest = text_of(line, words);
    const auto match = Vocabulary::built_in().at_start(rest, Role::AddresseeLabel);
    if (!match || match->language != Language::English || match->quality < 0.85) {
        return std::nullopt;
    }
    Label label{std::string(match->value), 0, match->quality};
    const std::size_t end = words.front().span.begin + match->span.end;
    while (label.words < words.size() && words[label.words].span.end <= end) {
        ++label.words;
    }
    return label.words > 0 ? std::optional(label) : std::nullopt;
}

bool is_honorific(const AddressWord& word)
{
    constexpr std::size_t shortest = 2;  // C. before a name is an initial
    std::string text = encoded(word.text);
    const auto match = Vocabulary::built_in().whole(text, Role::Honorific);
    return word.text.size() >= shortest && match && match->language == Language::English && match->quality >= 0.95;
}

/// Precedence words and group counts at the end of a cable's line say nothing of the addressee.
Words without_precedence(std::string_view line, Words words)
{
    while (words.size() > 1) {
        const std::string_view last = text_of(line, words.last(1));
        const bool figure = is_all_digits(last);
        const bool precedence =
            is_all_upper(words.back().text) && Vocabulary::built_in().whole(last, Role::Precedence).has_value();
        if (!figure && !precedence) {
            break;
        }
        words = words.first(words.size() - 1);
    }
    return words;
}

bool is_post(const AddressWord& word)
{
    constexpr std::array<std::u32string_view, 12> posts{U"amembassy", U"amconsul", U"amcongen",  U"usmission",
                                                        U"usdel",     U"usint",    U"uslo",      U"secstate",
                                                        U"secdef",    U"usun",     U"uscinceur", U"cincpac"};
    const std::u32string low = small(word);
    return std::any_of(posts.begin(), posts.end(), [&](std::u32string_view post) {
        return edit_distance(low, post, 1) <= (low.size() > 5 ? 1U : 0U);
    });
}

/// "AMEMBASSY BONN", "SECSTATE WASHDC": office and place.
std::optional<FoundAddress> cable_post(std::string_view line, Words words)
{
    if (!is_post(words.front())) {
        return std::nullopt;
    }
    FoundAddress address;
    address.office = encoded(words.front().text);
    address.confidence = 0.9;
    if (words.size() > 1) {
        const Words place = words.subspan(1);
        address.place = place_name(text_of(line, place), GrammaticalCase::Nominative, Language::English).text;
    }
    return address;
}

/// "EUR-08 SS-15 /036 W": the offices without their counts; the operations center, which stands in every list, is left
/// out.
std::string office_codes(Words words)
{
    std::string codes;
    for (const AddressWord& word : words) {
        const std::size_t hyphen = word.text.find(U'-');
        const std::u32string code = word.text.substr(0, hyphen);
        if (hyphen == std::u32string::npos || hyphen == 0 || !is_all_upper(code)) {
            continue;
        }
        if (code == U"OCT" && words.size() > 1) {
            continue;
        }
        codes += codes.empty() ? "" : ",";
        codes += office_symbol(encoded(code), static_cast<double>(code.size()));
    }
    return codes;
}

bool is_office(std::string_view text)
{
    const auto match = Vocabulary::built_in().at_start(text, Role::Office);
    return match && match->language == Language::English && match->quality >= 0.8;
}

bool is_name(Words words)
{
    constexpr std::size_t most_words = 4;
    if (words.empty() || words.size() > most_words) {
        return false;
    }
    return std::all_of(words.begin(), words.end(), [](const AddressWord& word) {
        const std::u32string low = small(word);
        const bool link = low == U"and" || low == U"von" || low == U"de";
        const bool letters = std::all_of(word.text.begin(), word.text.end(), [](char32_t c) { return !is_digit(c); });
        return (starts_upper(word) || link) && letters;
    });
}

/// "Secretary of State, Washington", "USRO PARIS": a known place behind an office, or behind a code in capitals.
std::optional<FoundAddress> office_and_place(std::string_view line, Words words, bool labelled)
{
    constexpr std::size_t longest_place = 2;
    for (std::size_t count = std::min(longest_place, words.size() - 1); count > 0; --count) {
        const Words office = words.first(words.size() - count);
        const std::string_view place = text_of(line, words.last(count));
        const auto known = known_place(place, Language::English);
        const bool code = labelled && office.size() == 1 && is_all_upper(office.front().text);
        const bool known_office = is_office(text_of(line, office)) && (office.back().after == U',' || code);
        if (known && known->edits == 0 && (known_office || code)) {
            FoundAddress address;
            address.office = std::string(text_of(line, office));
            address.place = place_name(place, GrammaticalCase::Nominative, Language::English).text;
            address.confidence = labelled ? 0.95 : 0.6;
            return address;
        }
    }
    return std::nullopt;
}

/// What is left once label and place are cut: a person after an honorific or where no office is known, an office else.
std::optional<FoundAddress> who(std::string_view line, Words words, bool labelled)
{
    if (words.empty()) {
        return std::nullopt;
    }
    FoundAddress address;
    const auto honorific = std::find_if(words.begin(), words.end(), is_honorific);
    if (honorific != words.end()) {
        const Words name = words.subspan(static_cast<std::size_t>(honorific - words.begin()) + 1);
        if (!is_name(name)) {
            return std::nullopt;
        }
        address.person = person_name(text_of(line, name), GrammaticalCase::Nominative, Language::English).text;
        address.confidence = 0.85;
        return address;
    }
    const std::string_view text = text_of(line, words);
    if (auto post = cable_post(line, words)) {
        return post;
    }
    if (auto placed = office_and_place(line, words, labelled)) {
        return placed;
    }
    if (is_office(text)) {
        address.office = std::string(text);
        address.confidence = labelled ? 0.95 : 0.6;
        return address;
    }
    if (is_name(words)) {
        address.person = person_name(text, GrammaticalCase::Nominative, Language::English).text;
        address.confidence = labelled ? 0.8 : 0.35;
        return address;
    }
    constexpr std::size_t longest_office = 8;
    if (labelled && words.size() <= longest_office && starts_upper(words.front())) {
        address.office = std::string(text);
        address.confidence = 0.5;
        return address;
    }
    return std::nullopt;
}

/// "FROM BAGHDAD TO FOREIGN OFFICE": where the addressee begins.
std::size_t after_origin(std::string_view line, Words words)
{
    const auto origin = Vocabulary::built_in().at_start(text_of(line, words), Role::Origin);
    if (!origin || origin->language != Language::English) {
        return 0;
    }
    for (std::size_t i = 1; i < words.size(); ++i) {
        const std::u32string low = small(words[i]);
        const bool misread =
            low.size() == 2 && (low.back() == U'o' || low.back() == U'0') && is_upper(words[i].text.back());
        if (low == U"to" || misread) {
            return misread ? i + 1 : i;
        }
    }
    return words.size();
}

struct Place {
    std::size_t words = 0;
    std::string name;
    Span span;
};

/// "BEIJING, TO ROSHCHIN": a place in front, parted by a comma or dash or followed by TO.
Place place_in_front(std::string_view line, Words words)
{
    constexpr std::size_t longest = 3;
    for (std::size_t count = std::min(longest, words.size() - 1); count > 0; --count) {
        const Words front = words.first(count);
        const bool parted = front.back().after != 0 || small(words[count]) == U"to";
        if (!parted || !starts_upper(front.front())) {
            continue;
        }
        const std::string_view text = text_of(line, front);
        const bool to_follows = small(words[count]) == U"to";
        const auto known = known_place(text, Language::English);
        if (known || (to_follows && front.back().after != 0 && is_name(front))) {
            return {count, place_name(text, GrammaticalCase::Nominative, Language::English).text, span_of(front)};
        }
    }
    return {};
}

/// "Destination: PEKING To Whom: SovAmbassador": the place of the first label is the addressee's.
Place labelled_place(std::string_view line, Words words)
{
    const auto match = Vocabulary::built_in().at_start(text_of(line, words), Role::Destination);
    if (!match || match->language != Language::English) {
        return {};
    }
    for (std::size_t i = 2; i < words.size(); ++i) {
        if (label_at(line, words.subspan(i))) {
            const Words place = words.subspan(1, i - 1);
            return {i, place_name(text_of(line, place), GrammaticalCase::Nominative, Language::English).text,
                    span_of(place)};
        }
    }
    return {};
}

/// "FI, FI/RI 2, PP 2, AD/CI": offices in capitals, some with a count of copies.
std::string plain_codes(Words words)
{
    std::string codes;
    std::size_t count = 0;
    for (const AddressWord& word : words) {
        const bool figure = std::all_of(word.text.begin(), word.text.end(), is_digit);
        if (figure) {
            continue;
        }
        const bool code = word.text.size() <= 6 && std::all_of(word.text.begin(), word.text.end(), [](char32_t c) {
                              return is_upper(c) || is_digit(c) || c == U'/' || c == U'-';
                          });
        if (!code) {
            return {};
        }
        ++count;
        codes += (codes.empty() ? "" : ", ") + encoded(word.text);
    }
    return count >= 2 ? codes : std::string();
}

/// The codes of an ACTION or INFO line; nothing for other notes.
std::optional<FoundAddress> routing(const Label& label, Words words)
{
    if (label.note != "action" && label.note != "info") {
        return std::nullopt;
    }
    FoundAddress address;
    address.office = office_codes(words);
    address.office = address.office.empty() ? plain_codes(words) : address.office;
    address.confidence = 0.9;
    return address.office.empty() ? std::nullopt : std::optional(address);
}

bool is_counted_code(const AddressWord& word)
{
    const std::size_t hyphen = word.text.find(U'-');
    return hyphen != std::u32string::npos && hyphen >= 2 && hyphen + 2 < word.text.size() &&
           is_all_upper(word.text.substr(0, hyphen)) &&
           std::all_of(word.text.begin() + static_cast<std::ptrdiff_t>(hyphen) + 1, word.text.end(), is_digit);
}

/// "DODE-00  PM-04  COME-00 /047 W": the offices of the line above go on.
std::optional<FoundAddress> more_codes(Words words)
{
    const auto codes = std::count_if(words.begin(), words.end(), is_counted_code);
    if (codes < 2 || static_cast<std::size_t>(codes) + 2 < words.size()) {
        return std::nullopt;
    }
    FoundAddress address;
    address.note = "info";
    address.office = office_codes(words);
    address.confidence = 0.9;
    address.span = span_of(words);
    return address;
}

/// "SENT DEPARTMENT 1040, REPEATED INFORMATION LONDON 118, PARIS 339": posts that get it for their information.
bool is_repeated(Words words)
{
    return words.size() > 2 && small(words[0]) == U"sent" && small(words[1]).starts_with(U"dep") &&
           is_digit(words[2].text.front());
}

}  // namespace

std::vector<FoundAddress> english_addresses(std::string_view text)
{
    constexpr std::size_t most_words = 14;
    const std::vector<AddressWord> all = address_words(text);
    if (all.empty() || all.size() > most_words) {
        return {};
    }
    if (auto codes = more_codes(all)) {
        return {std::move(*codes)};
    }
    if (is_repeated(all)) {
        return {{"info", {}, {}, {}, span_of(all), {}, 0.95}};
    }
    const std::size_t origin = after_origin(text, all);
    Words words = Words(all).subspan(origin);
    if (words.empty()) {
        return {};
    }
    Place place = labelled_place(text, words);
    const bool parted = place.words == 0;
    if (parted && words.size() > 1) {
        place = place_in_front(text, words);
    }
    const Span whole = span_of(parted ? words : words.subspan(place.words));
    words = words.subspan(place.words);
    const auto label = label_at(text, words);
    words = words.subspan(label ? label->words : 0);
    if (words.empty() || (label && !starts_upper(words.front()) && !is_honorific(words.front()))) {
        return {};
    }
    std::optional<FoundAddress> found = label ? routing(*label, words) : std::nullopt;
    if (!found) {
        found = who(text, without_precedence(text, words), label.has_value() || place.words > 0 || origin > 0);
    }
    if (!found) {
        return {};
    }
    found->note = label ? label->note : "to";
    if (found->place.empty() && place.words > 0) {
        found->place = place.name;
        found->place_span = place.span;
    }
    found->span = whole;
    return {std::move(*found)};
}

}  // namespace depesha
