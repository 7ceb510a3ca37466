// SPDX-License-Identifier: Apache-2.0
#include "postprocess/find_furniture.h"

#include <algorithm>
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
    const std::u32string codes = decoded(text);
    if (codes.find(U"----------") == 0 && std::any_of(codes.begin(), codes.end(), is_digit)) {
        return FurnitureKind::Other;
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

/// The confidence that the better quarter of the page's lines reaches: text, whatever the dirt around it.
double usual_confidence(const std::vector<LabelledLine>& lines)
{
    std::vector<double> confidences;
    std::transform(lines.begin(), lines.end(), std::back_inserter(confidences), confidence_of);
    const auto quarter = confidences.begin() + static_cast<std::ptrdiff_t>(3 * confidences.size() / 4);
    std::nth_element(confidences.begin(), quarter, confidences.end());
    return *quarter;
}

/// Dirt, show-through and handwriting come out as letters that the engine itself hardly believes: far below what it
/// makes of the page's text, and with no word that the vocabulary or a grammar knows. On tesseract's readings of worn
/// pages such lines stay below two fifths of the usual confidence, short ones below two thirds of it; faint text does
/// not.
bool is_noise(const LabelledLine& line, double usual)
{
    const double confidence = confidence_of(line);
    const bool known = explained(line.text, line.pieces) > 0.4;
    const bool few = length_of(line.text.text) <= 6;
    if (line.typed.column == Column::Margin) {
        return confidence < 0.3 * usual;  // offices of one or two letters are told with little confidence
    }
    return !known && confidence < (few ? 0.68 : 0.42) * usual;
}

/// Page numbers stand in the first three lines of a page or the last two.
bool near_edge(std::size_t index, std::size_t count)
{
    return index < 3 || index + 2 >= count;
}

std::optional<FurnitureKind> kind_of(const LabelledLine& line, std::size_t index, std::size_t count, double usual)
{
    if (const auto signs = kind_of_signs(line.text.text)) {
        return signs;
    }
    const auto phrase = Vocabulary::built_in().at_start(line.text.text, Role::Furniture);
    const bool heading = std::any_of(line.pieces.begin(), line.pieces.end(), [&](const Piece& piece) {
        return phrase && piece.span.begin == 0 && piece.quality > phrase->quality;
    });
    if (phrase && phrase->value == "release" && !heading) {
        return FurnitureKind::Release;
    }
    if (near_edge(index, count)) {
        const auto number = parse_page_number(line.text.text);
        if (number && number->confidence >= 0.5) {
            return line.text.words.size() > 3 ? FurnitureKind::RunningHead : FurnitureKind::PageNumber;
        }
    }
    return is_noise(line, usual) ? std::optional(FurnitureKind::Other) : std::nullopt;
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

}  // namespace

int find_furniture(std::vector<LabelledLine>& lines)
{
    if (lines.empty()) {
        return 0;
    }
    const double usual = usual_confidence(lines);
    int page_number = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        LabelledLine& line = lines[i];
        if (line.typed.column == Column::Margin && !is_noise(line, usual)) {
            line.label = LineLabel::Margin;
            line.certainty = 1.0;
            continue;
        }
        if (const auto kind = kind_of(line, i, lines.size(), usual)) {
            set_furniture(line, *kind);
            const auto number = parse_page_number(line.text.text);
            page_number = number && *kind != FurnitureKind::Rule ? number->number : page_number;
        }
    }
    find_banners(lines, page_number);
    return page_number;
}

}  // namespace depesha
