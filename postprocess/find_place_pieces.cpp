// SPDX-License-Identifier: Apache-2.0
#include "postprocess/letter_spacing.h"
#include "postprocess/names.h"
#include "postprocess/parse_address.h"
#include "postprocess/piece_search.h"

#include <algorithm>
#include <iterator>
#include <string>

namespace depesha {

namespace {

/// Where the name behind a label that ends at `label_end` must end: the next thing found, the next wide gap, the end of
/// the line. What the name itself was half taken for does not count ("FROM: Rabat", read as the slug RYBAT).
std::size_t name_end(const PieceSearch& search, std::size_t label_end)
{
    const auto& words = search.line.words;
    const auto name =
        std::find_if(words.begin(), words.end(), [&](const Span& word) { return word.begin >= label_end; });
    if (name == words.end()) {
        return search.text().size();
    }
    std::size_t end = search.text().size();
    for (const Piece& piece : search.candidates) {
        const bool other = piece.span.begin > name->begin || (piece.span.begin == name->begin && piece.quality >= 1.0);
        end = other ? std::min(end, piece.span.begin) : end;
    }
    for (auto word = std::next(name); word != words.end(); ++word) {
        if (search.line.gaps[static_cast<std::size_t>(word - words.begin())] >= field_gap) {
            return std::min(end, word->begin);
        }
    }
    return end;
}

/// How much a name after "Из" or "FROM" is a place: the word of a list, at least a capital, or nothing.
double place_quality(std::string_view name, Language language)
{
    if (name.empty()) {
        return 0.3;
    }
    if (is_known_place(name, language)) {
        return 1.0;
    }
    return is_upper(letter_at(name, 0).code) ? 0.7 : 0.2;
}

/// Places have at most so many words ("Rio de Janeiro", "USDEL VIENNA").
constexpr std::size_t place_words = 4;

/// "Из Москвы 2/\\МТТ - 34 г. …": of a name with too many words the known place in front, if it has one.
Span known_front(const PieceSearch& search, Span content)
{
    constexpr std::size_t longest = 3;
    const std::size_t first = search.line.first_word(content);
    if (content.empty() || words_in(search.line, content) <= place_words) {
        return content;
    }
    for (std::size_t count = longest; count > 0; --count) {
        const Span front{content.begin, search.line.words[first + count - 1].end};
        if (is_known_place(text_at(search.text(), front), search.language)) {
            return front;
        }
    }
    return content;
}

/// «из корреспондента № 14»: a correspondent is told by his number. True if this is one.
bool add_numbered_sender(PieceSearch& search, const VocabularyMatch& label)
{
    const auto number = std::find_if(search.candidates.begin(), search.candidates.end(), [&](const Piece& piece) {
        return std::holds_alternative<FoundNumber>(piece.found) && piece.span.begin > label.span.end &&
               words_in(search.line, {label.span.end, piece.span.begin}) == 0;
    });
    if (label.value != "correspondent" || number == search.candidates.end()) {
        return false;
    }
    add(search, PieceKind::Origin, {label.span.begin, number->span.end}, label.quality, label.value);
    return true;
}

/// «ИЗ: Штаба 71 армии»: the label's last word is the first of the name.
Span sender_name(const PieceSearch& search, const VocabularyMatch& label, std::size_t end)
{
    const std::size_t last = search.line.last_word(label.span);
    const std::size_t begin = last > 0 ? search.line.words[last - 1].begin : label.span.begin;
    return trimmed_span(search.text(), {begin, end});
}

void add_place(PieceSearch& search, const VocabularyMatch& label, PieceKind kind)
{
    if (add_numbered_sender(search, label)) {
        return;
    }
    const std::size_t end = name_end(search, label.span.end);
    Span content = trimmed_span(search.text(), {label.span.end, end});
    while (!content.empty() && (search.text()[content.begin] == ':' || search.text()[content.begin] == '-')) {
        content = trimmed_span(search.text(), {content.begin + 1, content.end});
    }
    const bool named_sender =
        label.value == "correspondent" && text_at(search.text(), label.span).find(':') != std::string_view::npos;
    content = named_sender ? sender_name(search, label, end) : known_front(search, content);
    const double quality =
        named_sender ? label.quality : label.quality * place_quality(text_at(search.text(), content), search.language);
    constexpr double least_quality = 0.25;  // "from eye-witnesses": no capital, no known place
    if (words_in(search.line, content) <= place_words && quality >= least_quality) {
        add(search, kind, {label.span.begin, content.empty() ? label.span.end : content.end}, quality, label.value,
            content);
    }
}

/// Where an addressee ends: at the next wide gap, number or date, else with the line.
std::size_t recipient_end(const PieceSearch& search, std::size_t begin)
{
    std::size_t end = search.text().size();
    for (const Piece& piece : search.candidates) {
        const bool figure =
            std::holds_alternative<FoundNumber>(piece.found) || std::holds_alternative<FoundDate>(piece.found);
        if (figure && piece.span.begin > begin) {
            end = std::min(end, piece.span.begin);
        }
    }
    for (std::size_t word = 1; word < search.line.words.size(); ++word) {
        const std::size_t at = search.line.words[word].begin;
        if (search.line.gaps[word] >= field_gap && at > begin && search.line.words[word - 1].end > begin) {
            return std::min(end, at);
        }
    }
    return end;
}

/// «в НКИД СССР»: an agency after a preposition that opens the line is whom the telegram goes to.
void add_agency_addressed(PieceSearch& search)
{
    if (search.line.words.size() < 2) {
        return;
    }
    const std::string first = lowered(text_at(search.text(), search.line.words[0]));
    const auto agencies = search.words.all(search.match, Role::Agency);
    if ((first == "в" || first == "to") && !agencies.empty() && agencies[0].span.begin == search.line.words[1].begin) {
        add(search, PieceKind::Recipient, {0, agencies[0].span.end}, 1.0, "to", agencies[0].span);
    }
}

/// A line that is a known place and nothing else says where the telegram goes: «С О Ф И Я», «В ПРАГУ». In English
/// "Washington," is the first line of a dateline.
void add_lone_place(PieceSearch& search)
{
    const std::vector<Span>& words = search.line.words;
    const bool to = words.size() == 2 && lowered(text_at(search.text(), words[0])) == "в";
    const Span name{to ? words[1].begin : 0, search.text().size()};
    const std::string place = close_letter_spacing(text_at(search.text(), name));
    const bool spaced = place.size() < name.size();
    if ((words.size() <= 3 || spaced) && is_known_place(place, search.language)) {
        const bool dateline = search.language == Language::English && place.ends_with(',');
        add(search, dateline ? PieceKind::Origin : PieceKind::Destination, search.whole(), 0.9, "place", name);
    }
}

/// "FROM BAGHDAD fO FOREIGN OFFICE": an office behind the origin, whatever became of the label.
void add_office_addressed(PieceSearch& search)
{
    for (const FoundAddress& found : find_addresses(search.text(), Language::English)) {
        const std::size_t office = found.office.empty() ? 0 : search.text().rfind(found.office);
        if (found.note != "to" || found.confidence < 0.9 || office == 0 || office == std::string_view::npos) {
            continue;
        }
        const std::size_t word = search.line.first_word({office, office + 1});
        const std::size_t label = word > 0 ? search.line.words[word - 1].begin : office;
        if (label > 0) {
            const std::size_t end = office + found.office.size();
            add(search, PieceKind::Recipient, {label, end}, 1.0, "to", {office, end});
        }
    }
}

/// "FROM BAGHDAD TO FOREIGN OFFICE", «Куда: ВАРШАВА Кому: СОВПОСОЛ»: a second label within the line.
void add_recipients(PieceSearch& search)
{
    if (search.language == Language::English) {
        add_office_addressed(search);
    }
    for (const VocabularyMatch& label : search.words.all(search.match, Role::AddresseeLabel)) {
        if (label.span.begin > 0 && label.quality >= 0.99) {
            const std::size_t end = recipient_end(search, label.span.end);
            const std::size_t name = search.text().find_first_not_of(":;. -", label.span.end);
            add(search, PieceKind::Recipient, {label.span.begin, end}, 1.0, label.value, {std::min(name, end), end});
        }
    }
}

}  // namespace

void add_places(PieceSearch& search)
{
    const auto origin = search.words.all(search.match, Role::Origin);
    const auto destination = search.words.all(search.match, Role::Destination);
    const auto labelled = [&](const VocabularyMatch& label) { return at_field_start(search, label.span); };
    if (std::any_of(origin.begin(), origin.end(), labelled) ||
        std::any_of(destination.begin(), destination.end(), labelled)) {
        add_recipients(search);
    }
    for (const VocabularyMatch& label : origin) {
        if (labelled(label)) {
            add_place(search, label, PieceKind::Origin);
        }
    }
    for (const VocabularyMatch& label : destination) {
        if (labelled(label)) {
            add_place(search, label, PieceKind::Destination);
        }
    }
    add_agency_addressed(search);
    add_lone_place(search);
}

}  // namespace depesha
