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

bool is_figure(char sign)
{
    return sign >= '0' && sign <= '9';
}

/// "FROM:- C. in C. Hong Kong.      JO 221134": letters and digits by themselves at the end of a heading line, and
/// "CIPHER TELEGRAM      8935", digits alone behind a title.
void add_numbers_apart(const PieceSearch& search, std::vector<FoundNumber>& numbers)
{
    const LineText& line = search.line;
    const std::size_t last = line.words.empty() ? 0 : line.words.size() - 1;
    constexpr double clear_gap = 1.6;  // after a stop two letters are usual, but not before such a number
    const auto apart = [&](std::size_t word) { return word > 0 && line.gaps[word] >= clear_gap; };
    if (!numbers.empty() || last == 0 || !(apart(last) || apart(last - 1))) {
        return;
    }
    const std::size_t first = apart(last) ? last : last - 1;
    const std::size_t begin = line.words[first].begin;
    const std::string_view text = search.text().substr(begin);
    const bool titled = search.words.at_start(search.match, Role::Title).has_value();
    const bool from = search.words.at_start(search.match, Role::Origin).has_value();
    if (first == last && titled && text.size() >= 3 && std::all_of(text.begin(), text.end(), is_figure)) {
        numbers.push_back({NumberRole::Plain, {begin, begin + text.size()}, std::string(text), {}, 0.7});
    } else if (auto cable = first < last && from ? cable_number(text) : std::nullopt) {
        cable->span = {begin, begin + text.size()};
        numbers.push_back(*cable);
    }
}

void add_numbers(PieceSearch& search)
{
    const auto kind_of = [](const FoundNumber& number) {
        switch (number.role) {
        case NumberRole::Copy:
            return PieceKind::Handling;
        case NumberRole::Reference:
            return PieceKind::Reply;
        default:
            return PieceKind::Number;
        }
    };
    std::vector<FoundNumber> numbers = find_numbers(search.text(), search.language);
    if (numbers.empty()) {
        if (const auto cable = cable_number(search.text())) {
            numbers.push_back(*cable);
        }
    }
    add_numbers_apart(search, numbers);
    for (FoundNumber& number : numbers) {
        add(search, kind_of(number), number.span, number.confidence);
        search.candidates.back().found = std::move(number);
    }
}

/// A line that begins with a phrase of the role and has at most `more` words after it belongs to it whole.
void add_line(PieceSearch& search, Role role, PieceKind kind, std::size_t more)
{
    const auto match = search.words.at_start(search.match, role);
    if (match && words_in(search.line, {match->span.end, search.text().size()}) <= more) {
        add(search, kind, search.whole(), match->quality, match->value, {match->span.end, search.text().size()});
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
    if (are_initials(search.text())) {
        add(search, PieceKind::Typist, search.whole(), 0.9);
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
constexpr std::size_t reply_words = 6;
constexpr std::size_t list_words = 40;

/// "из токио № 1290  4 час. 20 мин. 12.XI.48": a capital read as a small letter before a place, a date and a time.
bool is_misread_origin(const PieceSearch& search)
{
    const bool date_and_time = std::any_of(search.candidates.begin(), search.candidates.end(), [](const Piece& piece) {
        const auto* date = std::get_if<FoundDate>(&piece.found);
        return date != nullptr && date->when.has_date() && date->when.has_time();
    });
    return date_and_time && search.words.at_start(search.match, Role::Origin).has_value();
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
    add_phrases(search, Role::Title, PieceKind::Title);
    add_phrases(search, Role::Agency, PieceKind::Agency);
    add_phrases(search, Role::Classification, PieceKind::Classification);
    add_phrases(search, Role::Precedence, PieceKind::Precedence);
    add_phrases(search, Role::Handling, PieceKind::Handling);
    add_copy_mark(search);
    add_numbers(search);
    add_dates(search);
    add_events(search);
    add_places(search);
    if (std::any_of(search.text().begin(), search.text().end(), is_figure)) {  // the number of the other telegram
        add_line(search, Role::Reference, PieceKind::Reply, reply_words);
    }
    add_line(search, Role::Instruction, PieceKind::Instruction, instruction_words);
    add_line(search, Role::ClosingInstruction, PieceKind::ClosingInstruction, closing_words);
    add_line(search, Role::Distribution, PieceKind::Distribution, list_words);
    add_line(search, Role::RegistryNote, PieceKind::RegistryNote, list_words);
    add_subject(search);
    add_routing(search);
    add_copies(search);
    add_typist(search);
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
    PieceSearch search{line, Vocabulary::built_in(), MatchLine(line.text), language, {}};
    find_candidates(search);
    for (Piece& piece : search.candidates) {
        piece.span = whole_words(line, piece.span);
    }
    std::vector<Piece> pieces = best_choice(search);
    extend_titles(search, pieces);
    return pieces;
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
