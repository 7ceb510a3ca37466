// SPDX-License-Identifier: Apache-2.0
#include "postprocess/labels/line_sight.h"

#include "postprocess/labels/line_names.h"
#include "postprocess/labels/line_shape.h"
#include "postprocess/letter_spacing.h"
#include "postprocess/quotes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <string>
#include <string_view>

namespace depesha {

namespace {

/// First-line indents of typists are three to eight letters; what stands deeper is centred or set to the right.
constexpr double least_indent = 1.6;
constexpr double deepest_indent = 9.5;

/// A line is full if the next word would hardly have fitted.
constexpr double full_line = 11.0;

bool belongs_to_heading(const Piece& piece)
{
    if (piece.kind == PieceKind::Typist && piece.value == "drafted") {
        return true;  // electronic cables tell it above the text
    }
    switch (piece.kind) {
    case PieceKind::ClosingInstruction:
    case PieceKind::Instruction:
    case PieceKind::Copies:
    case PieceKind::Typist:
    case PieceKind::RegistryNote:
        return false;
    default:
        return true;
    }
}

bool is_phrase(const Piece& piece)
{
    switch (piece.kind) {
    case PieceKind::Title:
    case PieceKind::Agency:
    case PieceKind::Classification:
    case PieceKind::Precedence:
    case PieceKind::Handling:
    case PieceKind::Instruction:
    case PieceKind::ClosingInstruction:
        return true;
    default:
        return false;
    }
}

bool belongs_to_tail(const Piece& piece)
{
    switch (piece.kind) {
    case PieceKind::ClosingInstruction:
    case PieceKind::Copies:
    case PieceKind::Distribution:
    case PieceKind::Typist:
    case PieceKind::RegistryNote:
    case PieceKind::Archive:
    case PieceKind::Number:
    case PieceKind::Date:
    case PieceKind::Reply:
        return true;
    case PieceKind::Event:
        return piece.value == "typed";
    default:
        return false;
    }
}

template <class Belongs>
double share(const LabelledLine& line, const Belongs& belongs)
{
    std::vector<Piece> pieces;
    std::copy_if(line.pieces.begin(), line.pieces.end(), std::back_inserter(pieces), belongs);
    return explained(line.text, pieces);
}

Indent indent_of(double letters)
{
    if (letters < least_indent) {
        return Indent::Flush;
    }
    return letters <= deepest_indent ? Indent::Paragraph : Indent::Deep;
}

void look_at_ends(LineSight& sight, const std::u32string& codes)
{
    // words must follow: a bracket within a word is an I misread
    const auto open = std::count(codes.begin(), codes.end(), U'[');
    const std::size_t last = std::min(codes.rfind(U'['), codes.size());
    const bool words = std::count(codes.begin() + static_cast<std::ptrdiff_t>(last), codes.end(), U' ') >= 2;
    sight.bracket_open = open > std::count(codes.begin(), codes.end(), U']') && words;
    std::u32string_view text(codes);
    while (!text.empty() && (is_quote(text.back()) || text.back() == U')' || text.back() == U']')) {
        sight.closes_quote = sight.closes_quote || is_quote(text.back());
        text.remove_suffix(1);
    }
    if (text.empty()) {
        return;
    }
    sight.terminal = std::u32string_view(U".!?:;").find(text.back()) != std::u32string_view::npos;
    sight.greets = text.back() == U'!';
    sight.colon = text.back() == U':';
    sight.hyphen = text.back() == U'-' && text.size() > 1 && is_letter(text[text.size() - 2]);
    if (sight.terminal && text.size() > 1) {
        sight.closes_quote = sight.closes_quote || is_quote(text[text.size() - 2]);
    }
    sight.opens_quote = is_quote(text.front());
    const auto first = std::find_if(text.begin(), text.end(), [](char32_t c) { return is_letter(c) || is_digit(c); });
    sight.starts_small = first != text.end() && is_letter(*first) && !is_upper(*first);
}

/// "Dear Mr. Prime Minister:", «Дорогой товарищ Вецеи!»
bool greets_somebody(const std::u32string& codes)
{
    constexpr std::ptrdiff_t most_words = 7;
    std::u32string_view text(codes);
    while (!text.empty() && is_quote(text.front())) {
        text.remove_prefix(1);
    }
    if (text.empty() || std::count(text.begin(), text.end(), U' ') >= most_words) {
        return false;
    }
    const bool ended = std::u32string_view(U"!,:").find(text.back()) != std::u32string_view::npos;
    const auto greeting =
        ended ? Vocabulary::built_in().at_start(encoded(text), Role::Courtesy) : std::optional<VocabularyMatch>();
    return greeting && greeting->value == "greeting" && greeting->quality > 0.9;
}

bool takes_leave(const std::string& text)
{
    const auto farewell = Vocabulary::built_in().whole(text, Role::Courtesy);
    const auto close = Vocabulary::built_in().whole(text, Role::Letter);
    return (farewell && farewell->value == "farewell" && farewell->quality > 0.9) ||
           (close && close->value == "close" && close->quality > 0.9);
}

bool has_piece(const LabelledLine& line, std::initializer_list<PieceKind> kinds)
{
    return std::any_of(line.pieces.begin(), line.pieces.end(), [&](const Piece& piece) {
        return std::find(kinds.begin(), kinds.end(), piece.kind) != kinds.end();
    });
}

/// An archival reference and no more behind it than a comma.
bool ends_in_reference(const LabelledLine& line)
{
    return !line.pieces.empty() && line.pieces.back().kind == PieceKind::Archive &&
           line.pieces.back().span.end + 1 >= line.text.text.size();
}

/// "SENT DEPARTMENT 488, REPEATED INFO LONDON 102,"
bool lists_posts(const LabelledLine& line)
{
    return line.addresses.size() == 1 && line.addresses.front().note == "info";
}

/// What the line is by what was found in it.
void look_at_pieces(LineSight& sight, const LabelledLine& line)
{
    const double title = share(line, [](const Piece& piece) { return piece.kind == PieceKind::Title; });
    const double handling = share(line, [](const Piece& piece) { return piece.kind == PieceKind::Handling; });
    sight.title = title > 0.7;
    sight.caveat = handling > 0.3 && !sight.terminal && line.pieces.front().kind == PieceKind::Handling;
    sight.closes = sight.tail > 0.6 &&
                   has_piece(line, {PieceKind::Copies, PieceKind::Distribution, PieceKind::Typist, PieceKind::Archive});
    sight.list = !line.pieces.empty() && line.pieces.front().kind == PieceKind::Distribution &&
                 line.pieces.front().span.begin == 0 && sight.keyed && has_digit(line.text.text);
    const bool event = has_piece(line, {PieceKind::Event}) && sight.tail > 0.6;
    sight.closes = (sight.closes || event) && !sight.starts_small;
}

/// A word or two, at least four letters of the page's type, that stand at the right edge alone.
bool is_aside(const LabelledLine& line)
{
    constexpr double near_right = 16.0;
    return !has_number(line.text.text) && indent_of(line.typed.indent) == Indent::Deep &&
           line.typed.typed_letters >= 4 && line.text.words.size() <= 3 && line.typed.short_by < near_right;
}

/// Signs spelt out end a sentence as well: ТЧК.
bool ends_in_spelt_stop(const LineText& line)
{
    if (line.words.empty()) {
        return false;
    }
    const auto sign = Vocabulary::built_in().whole(text_at(line.text, line.words.back()), Role::Postal);
    return sign && sign->value == ".";
}

/// "B. JUNE 12-14, FIELD VISIT, TIWI": a capital and a stop, with more words behind it than a name has.
bool is_lettered(const std::u32string& codes)
{
    constexpr std::ptrdiff_t least_words = 4;
    return codes.size() > 3 && is_upper(codes[0]) && codes[1] == U'.' && codes[2] == U' ' &&
           std::count(codes.begin(), codes.end(), U' ') >= least_words;
}

}  // namespace

LineSight look_at(const LabelledLine& line, double measure)
{
    const std::u32string codes = decoded(line.text.text);
    LineSight sight;
    look_at_ends(sight, codes);
    sight.item = line.text.words.size() > 1 &&
                 (is_item_mark(decoded(text_at(line.text.text, line.text.words.front()))) || is_lettered(codes));
    sight.capitals = std::none_of(codes.begin(), codes.end(), [](char32_t c) { return is_letter(c) && !is_upper(c); });
    sight.keyed = is_keyed(codes);
    sight.sentences = holds_sentence_end(codes);
    sight.greeting = greets_somebody(codes);
    sight.farewell = takes_leave(line.text.text);
    look_for_name(sight, line);
    sight.terminal = sight.terminal || (sight.capitals && ends_in_spelt_stop(line.text));
    const bool paragraph = indent_of(line.typed.indent) == Indent::Paragraph;
    sight.heading = share(line, [&](const Piece& piece) {
        return belongs_to_heading(piece) && !(paragraph && piece.kind == PieceKind::Reply);
    });
    sight.phrase = share(line, is_phrase);
    sight.tail = share(line, belongs_to_tail);
    sight.no_address = share(line, is_no_address);
    sight.instruction = share(line, [](const Piece& piece) { return piece.kind == PieceKind::Instruction; });
    look_at_pieces(sight, line);
    sight.subject = has_piece(line, {PieceKind::Subject, PieceKind::Tags}) && !sight.terminal;
    sight.aside = is_aside(line);
    const std::size_t bracket = codes.find(U'[');
    sight.completed =
        bracket != std::u32string::npos && bracket > 3 && codes.find(U']', bracket) != std::u32string::npos;
    sight.request = share(line, [](const Piece& piece) { return piece.kind == PieceKind::ClosingInstruction; });
    for (const FoundAddress& address : line.addresses) {
        sight.address = std::max(sight.address, address.confidence);
        sight.for_someone = sight.for_someone || address.note == "for";
    }
    sight.english = line.language == Language::English;
    sight.honours = Vocabulary::built_in().at_start(line.text.text, Role::Honorific).has_value();
    const std::string closed = close_letter_spacing(line.text.text);
    const auto letters = static_cast<double>(length_of(closed));
    const auto words = static_cast<double>(word_count(closed));
    sight.prose = std::clamp(std::max(measure > 0.0 ? letters / measure : 0.0, words / 9.0), 0.0, 1.0);
    sight.entry = is_entry(line.text);
    sight.state = Vocabulary::built_in().whole(line.text.text, Role::ArchiveState).has_value();
    sight.list_open = !codes.empty() && (codes.back() == U',' || codes.back() == U'-') &&
                      (has_piece(line, {PieceKind::Distribution}) || ends_in_reference(line) || lists_posts(line));
    sight.full = line.typed.short_by < full_line;
    sight.gap = line.typed.gap_above > 1.45;
    sight.indent = indent_of(line.typed.indent);
    return sight;
}

PageHabit habit_of(const std::vector<LineSight>& sights)
{
    PageHabit habit;
    for (const LineSight& sight : sights) {
        habit.quotations = habit.quotations || (sight.opens_quote && (sight.honours || sight.greets)) ||
                           (sight.closes_quote && sight.starts_name);
    }
    int indented = 0;
    int flush = 0;
    int gaps = 0;
    for (const LineSight& sight : sights) {
        gaps += sight.gap && sight.prose > 0.5 ? 1 : 0;
        indented += sight.indent == Indent::Paragraph && sight.prose > 0.5 ? 1 : 0;
        flush += sight.indent == Indent::Flush && sight.prose > 0.5 ? 1 : 0;
    }
    habit.indents = indented > 0 && flush > 0 && indented <= 2 * flush;
    habit.gaps = !habit.indents && gaps > 0;
    return habit;
}

}  // namespace depesha
