// SPDX-License-Identifier: Apache-2.0
#include "postprocess/find_pieces.h"

#include "postprocess/names.h"
#include "postprocess/piece_search.h"
#include "postprocess/typist_initials.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>
#include <utility>

namespace depesha {

namespace {

void add_phrases(PieceSearch& search, Role role, PieceKind kind)
{
    for (const VocabularyMatch& match : search.words.all(search.match, role)) {
        add(search, kind, match.span, match.quality, match.value);
    }
}

/// "Telegram received today …" is a sentence: behind an English title no small letter goes on.
void add_titles(PieceSearch& search)
{
    for (const VocabularyMatch& match : search.words.all(search.match, Role::Title)) {
        const std::size_t next = search.line.last_word(match.span);
        const bool more = next < search.line.words.size() && search.line.gaps[next] < field_gap;
        const char32_t first = more ? letter_at(search.text(), search.line.words[next].begin).code : U' ';
        if (match.language == Language::Russian || !is_letter(first) || is_upper(first)) {
            add(search, PieceKind::Title, match.span, match.quality, match.value);
        }
    }
}

/// "To:- The War Office", "FROM FOREIGN OFFICE TO TEHRAN": an agency right behind a label is one end of the way, not
/// whose paper it is.
void add_agencies(PieceSearch& search)
{
    constexpr std::size_t signs = 4;
    for (const VocabularyMatch& match : search.words.all(search.match, Role::Agency)) {
        const auto labels = [&](Role role) {
            const auto label = search.words.at_start(search.match, role);
            return label && label->quality >= 0.95 && match.span.begin > label->span.end &&
                   match.span.begin <= label->span.end + signs;
        };
        if (!labels(Role::Origin) && !labels(Role::AddresseeLabel)) {
            add(search, PieceKind::Agency, match.span, match.quality, match.value);
        }
    }
}

void add_subject(PieceSearch& search)
{
    const auto match = search.words.at_start(search.match, Role::Subject);
    if (!match) {
        return;
    }
    static constexpr std::array<std::pair<std::string_view, PieceKind>, 4> kinds{{{"subject", PieceKind::Subject},
                                                                                  {"tags", PieceKind::Tags},
                                                                                  {"reference", PieceKind::Reply},
                                                                                  {"order", PieceKind::Order}}};
    for (const auto& [value, kind] : kinds) {
        if (match->value == value) {
            add(search, kind, search.whole(), match->quality, value, {match->span.end, search.text().size()});
        }
    }
}

void add_archive(PieceSearch& search)
{
    for (FoundReference& reference : find_references(search.text())) {
        add(search, PieceKind::Archive, reference.span, reference.confidence);
        search.candidates.back().found = std::move(reference);
    }
}

void add_parts(PieceSearch& search)
{
    if (const auto part = find_part(search.text())) {
        add(search, PieceKind::Part, part->span, 1.0);
        search.candidates.back().found = *part;
    }
    if (const auto service = parse_service_line(search.text())) {
        add(search, PieceKind::Service, search.whole(), 0.9);
        search.candidates.back().found = *service;
    }
}

/// Most words that may follow the phrase for the line to be its own: an instruction that runs on is body text.
constexpr std::size_t instruction_words = 6;
constexpr std::size_t closing_words = 3;

/// Most words that may follow the phrase that announces the number of another telegram.
std::size_t most_reply_words(const PieceSearch& search)
{
    constexpr std::size_t behind_colon = 14;  // "REFS: (A) STATE 38114, (B) BELGRADE 1207"
    const bool listed = !search.line.words.empty() && text_at(search.text(), search.line.words[0]).ends_with(':');
    return listed ? behind_colon : 6;
}

/// "из токио № 1290  4 час. 20 мин. 12.XI.48": a capital read as a small letter before a place, a date and a time.
bool is_misread_origin(const PieceSearch& search)
{
    const bool date_and_time = std::any_of(search.candidates.begin(), search.candidates.end(), [](const Piece& piece) {
        const auto* date = std::get_if<FoundDate>(&piece.found);
        return date != nullptr && date->when.has_date() && date->when.has_time();
    });
    return date_and_time && search.words.at_start(search.match, Role::Origin).has_value();
}

/// «Копия.» alone, or before a wide gap: what the sheet is, and not to whom a copy goes.
void add_copy_mark(PieceSearch& search)
{
    const LineText& line = search.line;
    if (line.words.empty() || lowered(line.text).rfind("копия", 0) != 0) {
        return;
    }
    const std::string_view first = text_at(search.text(), line.words[0]);
    const bool stopped = lowered(first) == "копия.";
    const bool alone = line.words.size() == 1 && (stopped || lowered(first) == "копия");
    if (alone || (stopped && line.words.size() > 1 && line.gaps[1] >= field_gap / 2)) {
        add(search, PieceKind::Handling, line.words[0], 1.0);
    }
}

void find_candidates(PieceSearch& search)
{
    if (runs_on(search.line)) {
        add_numbers(search);
        add_dates(search);
        if (is_event_line(search)) {
            add_events(search);
        }
        if (is_misread_origin(search)) {
            add_places(search);
        }
        return;
    }
    add_titles(search);
    add_agencies(search);
    add_phrases(search, Role::Classification, PieceKind::Classification);
    add_phrases(search, Role::Precedence, PieceKind::Precedence);
    add_phrases(search, Role::Handling, PieceKind::Handling);
    add_copy_mark(search);
    add_numbers(search);
    add_dates(search);
    add_events(search);
    add_places(search);
    const bool figures = has_digit(search.text());
    if (figures && !begins_with_reply(search)) {  // the number of the other telegram
        add_line(search, Role::Reference, PieceKind::Reply, most_reply_words(search));
    }
    add_line(search, Role::Instruction, PieceKind::Instruction, instruction_words);
    add_line(search, Role::ClosingInstruction, PieceKind::ClosingInstruction, closing_words);
    add_subject(search);
    add_closing(search);
    add_archive(search);
    add_parts(search);
}

/// The candidates that together explain most, none overlapping: weighted interval scheduling. Each piece costs half a
/// letter, so one piece wins over the same letters in two.
std::vector<Piece> best_choice(const PieceSearch& search)
{
    std::vector<const Piece*> order;
    for (const Piece& piece : search.candidates) {
        order.push_back(&piece);
    }
    std::stable_sort(order.begin(), order.end(),
                     [](const Piece* a, const Piece* b) { return a->span.end < b->span.end; });
    std::vector<double> best(order.size() + 1, 0.0);
    std::vector<std::size_t> from(order.size() + 1, 0);
    std::vector<bool> taken(order.size() + 1, false);
    for (std::size_t i = 0; i < order.size(); ++i) {
        const Piece& piece = *order[i];
        std::size_t before = i;
        while (before > 0 && order[before - 1]->span.end > piece.span.begin) {
            --before;
        }
        const double gain =
            best[before] + piece.quality * static_cast<double>(letters_in(text_at(search.text(), piece.span))) - 0.5;
        taken[i + 1] = gain > best[i];
        best[i + 1] = std::max(gain, best[i]);
        from[i + 1] = taken[i + 1] ? before : i;
    }
    std::vector<Piece> chosen;
    for (std::size_t i = order.size(); i > 0; i = from[i]) {
        if (taken[i]) {
            chosen.push_back(*order[i - 1]);
        }
    }
    std::reverse(chosen.begin(), chosen.end());
    return chosen;
}

/// A title takes the words after it that nothing else explains: «ШИФРТЕЛЕГРАММА ЦИРКУЛЯРНАЯ».
void extend_titles(const PieceSearch& search, std::vector<Piece>& pieces)
{
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (pieces[i].kind != PieceKind::Title || search.line.first_word(pieces[i].span) != 0) {
            continue;
        }
        const std::size_t next = i + 1 < pieces.size() ? pieces[i + 1].span.begin : search.text().size();
        std::size_t word = search.line.last_word(pieces[i].span);
        while (word < search.line.words.size() && search.line.words[word].begin < next &&
               search.line.gaps[word] < field_gap && letters_in(text_at(search.text(), search.line.words[word])) > 0) {
            pieces[i].span.end = search.line.words[word++].end;
        }
    }
}

}  // namespace

bool runs_on(const LineText& line)
{
    constexpr std::size_t many_words = 6;
    if (line.words.size() < many_words) {
        return false;
    }
    const char32_t first = letter_at(line.text, 0).code;
    return is_letter(first) && !is_upper(first);
}

std::vector<Piece> find_pieces(const LineText& line, Language language)
{
    PieceSearch search{line, Vocabulary::built_in(), MatchLine(line.text), language, find_dates(line.text), {}};
    find_candidates(search);
    for (Piece& piece : search.candidates) {
        piece.span = whole_words(line, piece.span);
    }
    std::vector<Piece> pieces = best_choice(search);
    extend_titles(search, pieces);
    return pieces;
}

void put_piece(std::vector<Piece>& pieces, Piece piece)
{
    std::erase_if(pieces, [&](const Piece& other) {
        return other.span.begin < piece.span.end && other.span.end > piece.span.begin;
    });
    const auto after = std::find_if(pieces.begin(), pieces.end(),
                                    [&](const Piece& other) { return other.span.begin > piece.span.begin; });
    pieces.insert(after, std::move(piece));
}

double explained(const LineText& line, const std::vector<Piece>& pieces)
{
    const std::size_t all = letters_in(line.text);
    const double sum = std::accumulate(pieces.begin(), pieces.end(), 0.0, [&](double total, const Piece& piece) {
        return total + piece.quality * static_cast<double>(letters_in(text_at(line.text, piece.span)));
    });
    return all == 0 ? 0.0 : std::min(1.0, sum / static_cast<double>(all));
}

}  // namespace depesha
