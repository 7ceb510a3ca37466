// SPDX-License-Identifier: Apache-2.0
#include "postprocess/piece_search.h"

#include <algorithm>
#include <array>
#include <utility>

namespace depesha {

namespace {

/// "P R 170808Z MAR 78": letters of precedence before the date-time group of a cable.
void add_precedence_letters(PieceSearch& search, const FoundDate& date)
{
    const std::size_t count = search.line.first_word(date.span);
    if (!date.when.utc || !date.when.has_date() || count == 0 || count > 2) {
        return;
    }
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> letters{
        {{"Z", "flash"}, {"O", "immediate"}, {"P", "priority"}, {"R", "routine"}}};
    const std::string_view first = text_at(search.text(), search.line.words[0]);
    for (const auto& [letter, value] : letters) {
        if (first == letter || (letter == "O" && first == "0")) {
            add(search, PieceKind::Precedence, {0, search.line.words[count - 1].end}, 0.9, value);
        }
    }
}

/// «от 9 марта 1946 года»: the preposition goes with the date.
Span with_preposition(const PieceSearch& search, Span date)
{
    const std::size_t word = search.line.first_word(date);
    const bool from = word > 0 && search.line.words[word - 1].end + 1 == date.begin &&
                      lowered(text_at(search.text(), search.line.words[word - 1])) == "от";
    return from ? Span{search.line.words[word - 1].begin, date.end} : date;
}

/// "Из Самары. Отправлена 8/XI": a stop behind a word of four letters or more.
bool ends_sentence(const PieceSearch& search, std::size_t word)
{
    constexpr std::size_t longest_abbreviation = 4;
    const std::string_view text = text_at(search.text(), search.line.words[word]);
    return text.back() == '.' && length_of(text) > longest_abbreviation;
}

/// «Время: 13.25», "Date: 25/X/1955": such a word before a colon goes with the date.
Span with_label(const PieceSearch& search, Span date)
{
    for (const VocabularyMatch& label : search.words.all(search.match, Role::DateLabel)) {
        const std::string_view behind = search.text().substr(label.span.end);
        const std::size_t begin = behind.starts_with(':') ? behind.find_first_not_of(' ', 1) : std::string_view::npos;
        if (label.quality >= 1.0 && begin != std::string_view::npos && label.span.end + begin == date.begin) {
            return {label.span.begin, date.end};
        }
    }
    return date;
}

/// An event word and the first date after it, at most so many words between ("Поступила в ЦК на расшифрование 5.III").
constexpr std::size_t event_words = 5;

/// "D.'6.10 p.m.", "R.7.35 p.m.": despatched and received, the letter run together with the time.
void add_lettered_times(PieceSearch& search, const std::vector<FoundDate>& dates)
{
    for (const FoundDate& date : dates) {
        const Span word = whole_words(search.line, {date.span.begin, date.span.begin + 1});
        const std::string_view text = text_at(search.text(), word);
        const bool lettered = text.starts_with("D.") || text.starts_with("R.");
        if (search.language == Language::English && lettered && word.begin < date.span.begin && date.when.has_time()) {
            add(search, PieceKind::Event, {word.begin, date.span.end}, 0.95, text.front() == 'D' ? "sent" : "received");
            search.candidates.back().found = date;
        }
    }
}

}  // namespace

bool may_begin_field(const PieceSearch& search, Span span)
{
    const std::size_t word = search.line.first_word(span);
    if (word == 0 || search.line.gaps[word] >= field_gap || ends_sentence(search, word - 1)) {
        return true;
    }
    return std::any_of(search.candidates.begin(), search.candidates.end(),
                       [&](const Piece& piece) { return search.line.last_word(piece.span) == word; });
}

void add_dates(PieceSearch& search)
{
    const auto editorial = find_editorial_date(search.text());
    if (editorial) {
        add(search, PieceKind::Date, editorial->span, editorial->confidence);
        search.candidates.back().found = *editorial;
    }
    for (const FoundDate& date : search.dates) {
        if (editorial && date.span.begin >= editorial->span.begin && date.span.end <= editorial->span.end) {
            continue;
        }
        add_precedence_letters(search, date);
        const Span labelled = with_label(search, date.span);
        add(search, PieceKind::Date,
            date.when.has_date() && labelled == date.span ? with_preposition(search, date.span) : labelled,
            date.confidence);
        search.candidates.back().found = date;
    }
}

void add_events(PieceSearch& search)
{
    const std::vector<FoundDate>& dates = search.dates;
    add_lettered_times(search, dates);
    const auto typist = search.words.at_start(search.match, Role::Typist);
    for (const VocabularyMatch& event : search.words.all(search.match, Role::TimeEvent)) {
        if (typist && event.value == "drafted" && event.span.end < typist->span.end) {
            continue;  // "Drafted by: EUR:WE:RTKeeler  3/13/57"
        }
        const auto date = std::find_if(dates.begin(), dates.end(),
                                       [&](const FoundDate& each) { return each.span.begin >= event.span.end; });
        if (date == dates.end() || !may_begin_field(search, event.span) ||
            words_in(search.line, {event.span.end, date->span.begin}) > event_words) {
            continue;
        }
        add(search, PieceKind::Event, {event.span.begin, date->span.end}, event.quality, event.value);
        search.candidates.back().found = *date;
    }
}

bool is_event_line(const PieceSearch& search)
{
    const auto event = search.words.at_start(search.match, Role::TimeEvent);
    if (!event || event->quality < 1.0) {
        return false;
    }
    return std::any_of(search.candidates.begin(), search.candidates.end(), [&](const Piece& piece) {
        const auto* date = std::get_if<FoundDate>(&piece.found);
        return date != nullptr && date->when.has_date() && date->when.has_time() &&
               words_in(search.line, {piece.span.end, search.text().size()}) == 0;
    });
}

}  // namespace depesha
