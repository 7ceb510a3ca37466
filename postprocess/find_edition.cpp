// SPDX-License-Identifier: Apache-2.0
#include "postprocess/find_edition.h"

#include "postprocess/vocabulary.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

namespace depesha {

namespace {

constexpr double room_above = 1.45;

/// The section that a line heads: its word whole, or with a colon behind it.
std::optional<std::string> section_of(const LabelledLine& line)
{
    const auto match = Vocabulary::built_in().at_start(line.text.text, Role::Edition);
    if (!match || match->quality < 0.95) {
        return std::nullopt;
    }
    const std::string_view behind = std::string_view(line.text.text).substr(match->span.end);
    const bool headed = behind.empty() || behind.starts_with(':') || match->value == "support";
    return headed ? std::optional(std::string(match->value)) : std::nullopt;
}

bool is_edition(const std::vector<LabelledLine>& lines)
{
    std::set<std::string> sections;
    for (const LabelledLine& line : lines) {
        if (const auto section = section_of(line)) {
            sections.insert(*section);
        }
    }
    const bool sure = sections.contains("citation") || sections.contains("record") || sections.contains("source");
    return sections.size() >= 2 && sure;
}

void put(LabelledLine& line, const std::string& section)
{
    line.label = LineLabel::Furniture;
    line.furniture = FurnitureKind::Edition;
    line.certainty = 1.0;
    line.edition = section;
}

bool is_date_alone(const LabelledLine& line)
{
    return line.pieces.size() == 1 && line.pieces.front().kind == PieceKind::Date &&
           explained(line.text, line.pieces) > 0.9;
}

/// Below a date by itself, down to the first section.
void find_title(std::vector<LabelledLine>& lines)
{
    constexpr std::ptrdiff_t most_lines = 4;
    const auto first = std::find_if(lines.begin(), lines.end(), [](const LabelledLine& line) {
        return line.furniture == FurnitureKind::Edition && line.label == LineLabel::Furniture;
    });
    const auto date = std::find_if_not(lines.begin(), first, is_told);
    if (date == first || !is_date_alone(*date) || first - date - 1 > most_lines) {
        return;
    }
    std::for_each(std::next(date), first, [](LabelledLine& line) {
        if (!is_told(line)) {
            put(line, "title");
        }
    });
}

/// The lines right above the document's information, with room above them: a summary that no word heads.
void find_summary(std::vector<LabelledLine>& lines)
{
    const auto information = std::find_if(lines.begin(), lines.end(),
                                          [](const LabelledLine& line) { return line.edition == "information"; });
    if (information == lines.end() || information == lines.begin() ||
        !std::prev(information)->text.text.ends_with('.')) {
        return;
    }
    auto line = information;
    while (line != lines.begin() && !is_told(*std::prev(line))) {
        --line;
        if (line->typed.gap_above > room_above) {
            std::for_each(line, information, [](LabelledLine& each) { put(each, "summary"); });
            return;
        }
    }
}

/// A section ends where room follows its words, or where the next begins.
void find_sections(std::vector<LabelledLine>& lines)
{
    std::string open;
    bool has_words = false;
    for (LabelledLine& line : lines) {
        if (const auto section = section_of(line)) {
            open = *section;
            has_words = !line.text.text.ends_with(':');
            put(line, open);
        } else if (open.empty() || is_told(line) || (has_words && line.typed.gap_above > room_above)) {
            open.clear();
        } else {
            has_words = true;
            put(line, open);
        }
    }
}

}  // namespace

void find_edition(std::vector<LabelledLine>& lines)
{
    if (!is_edition(lines)) {
        return;
    }
    find_sections(lines);
    find_title(lines);
    find_summary(lines);
}

}  // namespace depesha
