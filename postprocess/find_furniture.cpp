// SPDX-License-Identifier: Apache-2.0
#include "postprocess/find_furniture.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <optional>

namespace depesha {

namespace {

void set_furniture(LabelledLine& line, FurnitureKind kind)
{
    line.label = LineLabel::Furniture;
    line.furniture = kind;
    line.certainty = 1.0;
}

/// Signs that are neither letters nor figures: a rule or a row of stars has three and more and nothing else. A rule of
/// ten dashes may have figures in it, as the teletype's line of electronic cables ("------------------091345 200655Z").
std::optional<FurnitureKind> kind_of_signs(std::string_view text)
{
    constexpr std::ptrdiff_t shortest_rule = 10;
    const std::u32string codes = decoded(text);
    const auto dashes =
        std::count_if(codes.begin(), codes.end(), [](char32_t code) { return code == U'-' || code == U'='; });
    if (codes.starts_with(U"--") && dashes >= shortest_rule) {
        return std::any_of(codes.begin(), codes.end(), is_digit) ? FurnitureKind::Other : FurnitureKind::Rule;
    }
    if (std::any_of(codes.begin(), codes.end(), [](char32_t code) { return is_letter(code) || is_digit(code); })) {
        return std::nullopt;
    }
    const auto drawn = std::count_if(codes.begin(), codes.end(), [](char32_t code) {
        return std::u32string_view(U"-_=*—–~").find(code) != std::u32string_view::npos;
    });
    return drawn >= 3 ? FurnitureKind::Rule : FurnitureKind::Other;
}

double confidence_of(const LabelledLine& line)
{
    double sum = 0.0;
    for (const Word& word : line.typed.words) {
        sum += word.confidence;
    }
    return line.typed.words.empty() ? 0.0 : sum / static_cast<double>(line.typed.words.size());
}

/// A row of stars as models read it: four "words" or more, none of more than two letters, none sure.
bool is_row_of_stars(const LabelledLine& line)
{
    const auto& words = line.typed.words;
    return words.size() >= 4 && confidence_of(line) < 0.58 &&
           std::all_of(words.begin(), words.end(), [](const Word& word) { return length_of(word.text) <= 2; });
}

/// What the engine makes of typed text at the least: on pages that hold nothing but dirt all lines stay below it.
constexpr double least_usual = 0.4;

/// The confidence that the better quarter of the page's lines reaches: text, whatever the dirt around it.
double usual_confidence(const std::vector<LabelledLine>& lines)
{
    std::vector<double> confidences;
    std::transform(lines.begin(), lines.end(), std::back_inserter(confidences), confidence_of);
    const auto quarter = confidences.begin() + static_cast<std::ptrdiff_t>(3 * confidences.size() / 4);
    std::nth_element(confidences.begin(), quarter, confidences.end());
    return *quarter;
}

/// Letters of the page's type, however faint: a word of six, or of four at the edge of the text.
bool is_typed(const LabelledLine& line)
{
    const bool at_edge = std::abs(line.typed.indent) < 0.6;
    return line.typed.typed_letters >= (at_edge ? 4 : 6);
}

/// Read with some confidence as letters of one type, or a number or a word that telegrams have. A page without any such
/// line is blank: what was read on it is dirt and what shines through.
bool is_text(const LabelledLine& line)
{
    const bool known = length_of(line.text.text) > 3 && explained(line.text, line.pieces) > 0.4;
    const bool figure = parse_page_number(line.text.text).has_value();
    return confidence_of(line) > 0.37 && (line.typed.typed_letters >= 4 || known || figure);
}

/// A letter or two alone on a line that stand clear of the text's left edge, or a scrawl left of it: no typist sets
/// them there.
bool is_stray(const LabelledLine& line)
{
    const std::u32string codes = decoded(line.text.text);
    const auto signs =
        std::count_if(codes.begin(), codes.end(), [](char32_t c) { return is_letter(c) || is_digit(c); });
    const bool digits = std::any_of(codes.begin(), codes.end(), is_digit);
    constexpr double clear_of_text = -3.0;
    const bool beside = line.typed.indent < clear_of_text && line.typed.typed_letters == 0;
    return beside || (signs <= 2 && !digits && std::abs(line.typed.indent) > 1.0);
}

/// What share of the usual confidence a line of so many signs needs to be text; scraps that stand clear of the text's
/// edge need more.
double least_share(std::size_t length, bool off_edge)
{
    if (off_edge && length <= 5) {
        return length <= 3 ? 0.81 : 0.69;
    }
    return length <= 8 ? 0.59 : 0.42;
}

/// Dirt, show-through and handwriting come out as letters that the engine itself hardly believes: far below what it
/// makes of the page's text, and with no word of the page's type or that the vocabulary or a grammar knows. On
/// tesseract's readings of worn pages such lines stay below two fifths of the usual confidence, short ones below two
/// thirds of it; faint text does not.
bool is_noise(const LabelledLine& line, double usual)
{
    constexpr std::size_t tiny_line = 3;
    const double confidence = confidence_of(line);
    const std::size_t length = length_of(line.text.text);
    if (line.typed.column == Column::Margin) {
        return confidence < 0.33 * usual;  // offices of one or two letters are told with little confidence
    }
    if (is_typed(line)) {
        return false;
    }
    const bool known = explained(line.text, line.pieces) > 0.4;
    const bool off_edge = std::abs(line.typed.indent) > 1.0 && line.typed.typed_letters == 0;
    const double least = least_share(length, off_edge) * usual;
    return known ? length <= tiny_line && confidence < 0.34 : is_stray(line) || confidence < least;
}

/// Page numbers stand in the first three lines of a page's text or the last two.
bool near_edge(std::size_t index, std::size_t count)
{
    return index < 3 || index + 2 >= count;
}

/// «К шифртелеграмме из Тегерана № 2210      лист 2»: a running head, its page told behind a wide gap. Sheets of an
/// archival reference are none.
std::optional<PageNumber> page_number_behind(const LabelledLine& line)
{
    const std::size_t last = line.text.words.size() - 1;
    const bool archive = std::any_of(line.pieces.begin(), line.pieces.end(),
                                     [](const Piece& piece) { return piece.kind == PieceKind::Archive; });
    if (archive || last < 2 || line.text.gaps[last - 1] < field_gap || line.text.gaps[last] >= field_gap) {
        return std::nullopt;
    }
    const std::string_view behind = std::string_view(line.text.text).substr(line.text.words[last - 1].begin);
    return Vocabulary::built_in().at_start(behind, Role::Furniture) ? parse_page_number(behind) : std::nullopt;
}

/// The page's own number, also at the end of a line: "1073, February 13, 6 p.m., from Warsaw  -2-".
std::optional<PageNumber> page_number_in(const LabelledLine& line)
{
    if (auto whole = parse_page_number(line.text.text)) {
        return whole;
    }
    const std::string_view last = text_at(line.text.text, line.text.words.back());
    const bool dashed = last.size() > 2 && last.front() == '-' && last.back() == '-';
    return dashed ? parse_page_number(last) : page_number_behind(line);
}

/// What parse_page_number trusts a figure that nothing announces.
constexpr double bare_number = 0.5;

/// A bare figure at the edge of the sheet counts the leaves of the file, not the pages of the telegram, which are few.
bool tells_page(const LabelledLine& line, const PageNumber& number)
{
    constexpr int most_pages = 40;
    constexpr double clear_of_edge = 12.0;
    const bool bare = number.confidence <= bare_number;
    return number.number <= most_pages && (!bare || line.typed.short_by > clear_of_edge);
}

std::optional<FurnitureKind> kind_of(const LabelledLine& line, double usual)
{
    if (const auto signs = kind_of_signs(line.text.text)) {
        return signs;
    }
    if (is_row_of_stars(line)) {
        return FurnitureKind::Rule;
    }
    const auto phrase = Vocabulary::built_in().at_start(line.text.text, Role::Furniture);
    const bool heading = std::any_of(line.pieces.begin(), line.pieces.end(), [&](const Piece& piece) {
        return phrase && piece.span.begin == 0 && piece.quality > phrase->quality;
    });
    if (phrase && phrase->value == "release" && !heading) {
        return FurnitureKind::Release;
    }
    const auto number = page_number_in(line);
    const bool told = number && number->confidence > bare_number;
    return !told && is_noise(line, usual) ? std::optional(FurnitureKind::Other) : std::nullopt;
}

bool is_banner(const LabelledLine& line)
{
    return line.label != LineLabel::Furniture && line.label != LineLabel::Margin &&
           Vocabulary::built_in().whole(line.text.text, Role::Classification).has_value();
}

/// The classification at the foot of a page repeats its head; at the head of a second page it repeats the first.
void find_banners(std::vector<LabelledLine>& lines, int number)
{
    const auto is_content = [](const LabelledLine& line) {
        return line.label != LineLabel::Furniture && line.label != LineLabel::Margin;
    };
    const auto last = std::find_if(lines.rbegin(), lines.rend(), is_content);
    const auto first = std::find_if(lines.begin(), lines.end(), is_content);
    if (first == lines.end() || &*first == &*last) {
        return;
    }
    if (is_banner(*last)) {
        set_furniture(*last, FurnitureKind::Classification);
    }
    if (number > 1 && is_banner(*first)) {
        set_furniture(*first, FurnitureKind::Classification);
    }
}

/// Labels the page numbers among the lines that are left; returns the number the page tells of itself.
int find_page_number(std::vector<LabelledLine>& lines)
{
    std::vector<LabelledLine*> texts;
    for (LabelledLine& line : lines) {
        if (line.label != LineLabel::Furniture && line.label != LineLabel::Margin) {
            texts.push_back(&line);
        }
    }
    int told = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        LabelledLine& line = *texts[i];
        const auto number = page_number_in(line);
        if (number && number->confidence >= 0.5 && near_edge(i, texts.size())) {
            set_furniture(line, line.text.words.size() > 3 ? FurnitureKind::RunningHead : FurnitureKind::PageNumber);
            told = tells_page(line, *number) ? number->number : told;
        }
    }
    return told;
}

/// «Продолжение», "- continued -": labels such a line among the first two that are left; true if there is one.
bool find_continuation(std::vector<LabelledLine>& lines)
{
    constexpr std::size_t head = 2;
    std::size_t seen = 0;
    for (LabelledLine& line : lines) {
        if (line.label == LineLabel::Furniture || line.label == LineLabel::Margin) {
            continue;
        }
        if (seen++ == head) {
            break;
        }
        const auto phrase = Vocabulary::built_in().whole(line.text.text, Role::Furniture);
        if (phrase && phrase->value == "continued") {
            set_furniture(line, FurnitureKind::RunningHead);
            return true;
        }
    }
    return false;
}

}  // namespace

PageSigns find_furniture(std::vector<LabelledLine>& lines)
{
    if (lines.empty()) {
        return {};
    }
    if (std::none_of(lines.begin(), lines.end(), is_text)) {
        std::for_each(lines.begin(), lines.end(),
                      [](LabelledLine& line) { set_furniture(line, FurnitureKind::Other); });
        return {};
    }
    const double usual = std::max(least_usual, usual_confidence(lines));
    for (LabelledLine& line : lines) {
        if (line.typed.column == Column::Margin && !is_noise(line, usual)) {
            line.label = LineLabel::Margin;
            line.certainty = 1.0;
        } else if (const auto kind = kind_of(line, usual)) {
            set_furniture(line, *kind);
        }
    }
    const int page_number = find_page_number(lines);
    const bool continued = find_continuation(lines);
    find_banners(lines, page_number);
    return {page_number, continued};
}

}  // namespace depesha
