// SPDX-License-Identifier: Apache-2.0
#include "postprocess/names.h"
#include "postprocess/piece_search.h"
#include "postprocess/typist_initials.h"

#include <algorithm>
#include <string>

namespace depesha {

namespace {

/// «О беседе телеграфируйте немедленно.»: a short line that asks for a report, whatever it is to be about.
void add_request(PieceSearch& search)
{
    constexpr std::size_t most_words = 5;
    const LineText& line = search.line;
    if (line.words.size() < 3 || line.words.size() > most_words || !search.text().ends_with('.')) {
        return;
    }
    const std::string first = lowered(text_at(search.text(), line.words[0]));
    const auto verbs = search.words.all(search.match, Role::Request);
    if ((first == "о" || first == "об") && !verbs.empty() && verbs.front().quality > 0.85) {
        add(search, PieceKind::ClosingInstruction, search.whole(), verbs.front().quality);
    }
}

/// Most words that may follow the typist's label: a name, a date and a time.
constexpr std::size_t typist_words = 8;

/// «отп. 12 экз.   м/б Сизова»: a label and a name behind another field.
void add_typist_behind(PieceSearch& search)
{
    for (const VocabularyMatch& label : search.words.all(search.match, Role::Typist)) {
        std::string_view name = search.text().substr(label.span.end);
        name.remove_prefix(std::min(name.find_first_not_of(". "), name.size()));
        const bool behind = label.span.begin > 0 && label.quality >= 1.0 && may_begin_field(search, label.span);
        if (behind && looks_like_name(name, search.language)) {
            add(search, PieceKind::Typist, {label.span.begin, search.text().size()}, 1.0, label.value);
        }
    }
}

/// «Отп. Сизова 9.12.50 19:05»: behind the word a name, where copies have their count.
void add_typist_for_copies(PieceSearch& search)
{
    const auto label = search.words.at_start(search.match, Role::Copies);
    const std::size_t last = label ? search.line.last_word(label->span) : 0;
    if (!label || last >= search.line.words.size() || search.line.words.size() > typist_words) {
        return;
    }
    const std::string_view name = text_at(search.text(), search.line.words[last]);
    const auto date = std::find_if(search.candidates.begin(), search.candidates.end(),
                                   [](const Piece& piece) { return piece.kind == PieceKind::Date; });
    const bool follows = last + 1 == search.line.words.size() ||
                         (date != search.candidates.end() && search.line.first_word(date->span) == last + 1);
    if (follows && length_of(name) >= 4 && looks_like_name(name, search.language)) {
        add(search, PieceKind::Typist, search.whole(), label->quality);
    }
}

/// «5 экз. АБ», «Отп. 3 экз. Зимина»: the typist behind the copies.
void add_name_behind_copies(PieceSearch& search)
{
    const LineText& line = search.line;
    const auto copies = std::find_if(search.candidates.begin(), search.candidates.end(),
                                     [](const Piece& piece) { return piece.kind == PieceKind::Copies; });
    if (copies == search.candidates.end() || line.last_word(copies->span) + 1 != line.words.size()) {
        return;
    }
    const std::string_view last = text_at(line.text, line.words.back());
    const std::u32string initials = decoded(last);
    if (length_of(last) >= 4 && looks_like_name(last, search.language)) {
        return add(search, PieceKind::Typist, line.words.back(), 0.9);
    }
    const bool capitals = std::all_of(initials.begin(), initials.end(), is_upper);
    if (capitals && initials.size() >= 2 && initials.size() <= 3) {
        add(search, PieceKind::Typist, line.words.back(), 0.9);
    }
}

/// «м/б Ларина   отп. 6 экз.»: the typist's words end where the copies are counted.
void add_typist_before_copies(PieceSearch& search, const VocabularyMatch& label)
{
    const auto copies = std::find_if(search.candidates.begin(), search.candidates.end(), [&](const Piece& piece) {
        return piece.kind == PieceKind::Copies && piece.span.begin > label.span.end;
    });
    const std::size_t end = copies == search.candidates.end() ? search.text().size() : copies->span.begin;
    if (words_in(search.line, {label.span.end, end}) <= typist_words) {
        add(search, PieceKind::Typist, {0, end}, label.quality, label.value, {label.span.end, end});
    }
}

void add_typist(PieceSearch& search)
{
    if (const auto label = search.words.at_start(search.match, Role::Typist)) {
        add_typist_before_copies(search, *label);
    }
    add_typist_behind(search);
    add_typist_for_copies(search);
    add_name_behind_copies(search);
    const bool dated = !search.line.words.empty() && search.line.words.size() == 2 &&
                       are_initials(text_at(search.text(), search.line.words[0])) &&
                       find_date(text_at(search.text(), search.line.words[1])).has_value();
    if (are_initials(search.text()) || dated) {
        add(search, PieceKind::Typist, search.whole(), dated ? 1.0 : 0.9);
    }
}

/// "4 экз.", «Отп. 6 экз.»: the count belongs to the word on either side of it.
void add_copies(PieceSearch& search)
{
    const auto matches = search.words.all(search.match, Role::Copies);
    if (matches.empty()) {
        return;
    }
    Span span{matches.front().span.begin, matches.back().span.end};
    const std::size_t first = search.line.first_word(span);
    const auto is_count = [&](std::size_t word) {
        const std::string_view text = text_at(search.text(), search.line.words[word]);
        return !text.empty() && is_digit(static_cast<unsigned char>(text.front()));
    };
    const std::size_t after = search.line.last_word(span);
    if (first > 0 && is_count(first - 1)) {
        span.begin = search.line.words[first - 1].begin;
    } else if (after < search.line.words.size() && matches.size() == 1 && is_count(after)) {
        span.end = search.line.words[after].end;
    } else if (matches.size() == 1) {
        return;
    }
    add(search, PieceKind::Copies, span, matches.front().quality);
}

constexpr std::size_t list_words = 40;

/// «Рассылка: 9 экз.», "Copies to:- P.U.S.", «Разослано т. Громашеву - 1»; «Копию протокола вышлите самолетом.» is
/// none.
void add_distribution(PieceSearch& search)
{
    const auto list = search.words.at_start(search.match, Role::Distribution);
    if (!list) {
        return;
    }
    const std::string_view behind = trimmed(search.text().substr(list->span.end));
    const bool figures = has_digit(search.text());
    const bool told = behind.empty() || std::string_view(":.-(,").find(behind.front()) != std::string_view::npos ||
                      figures || list->phrase.ends_with(" to") ||
                      search.words.at_start(MatchLine(behind), Role::Honorific).has_value();
    if (told && list->quality > 0.85) {
        add_line(search, Role::Distribution, PieceKind::Distribution, list_words);
    }
}

/// «Справка: № 48 …», "Note: The draft …": only with something between the word and what it is about.
void add_registry_note(PieceSearch& search)
{
    const auto note = search.words.at_start(search.match, Role::RegistryNote);
    const std::string_view behind = note ? search.text().substr(note->span.end) : std::string_view();
    if (note && !behind.empty() && (behind.front() == ':' || behind.front() == '.' || behind.front() == '-')) {
        add_line(search, Role::RegistryNote, PieceKind::RegistryNote, list_words);
    }
}

/// "C.4.Telegrams.  To:- C.A.9 (for action)  Copies to:- P.U.S.": to whom a British telegram was given.
void add_routing(PieceSearch& search)
{
    const auto routed = [&](Role role) {
        const auto found = search.words.all(search.match, role);
        return std::any_of(found.begin(), found.end(), [&](const VocabularyMatch& match) {
            const std::string_view after = search.text().substr(match.span.end);
            return match.quality > 0.9 && after.starts_with(":");
        });
    };
    if (routed(Role::AddresseeLabel) && routed(Role::Distribution)) {
        add(search, PieceKind::Distribution, search.whole(), 1.0, "list");
    }
}

}  // namespace

void add_closing(PieceSearch& search)
{
    add_request(search);
    add_distribution(search);
    add_registry_note(search);
    add_routing(search);
    add_copies(search);
    add_typist(search);
}

}  // namespace depesha
