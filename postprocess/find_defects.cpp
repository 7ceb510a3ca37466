// SPDX-License-Identifier: Apache-2.0
#include "postprocess/find_defects.h"

#include "postprocess/vocabulary.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <string>

namespace depesha {

namespace {

std::optional<DefectKind> kind_of(std::string_view value)
{
    for (const DefectKind kind : {DefectKind::Garble, DefectKind::Illegible, DefectKind::Omission,
                                  DefectKind::Redaction, DefectKind::LostText}) {
        if (to_string(kind) == value) {
            return kind;
        }
    }
    return std::nullopt;
}

/// A word of running text may look like a defect's name by one error; in brackets it may not.
bool is_told(const VocabularyMatch& match, const Stretch& words)
{
    const std::string raw = raw_of(words);
    return match.quality >= 0.99 || (!raw.empty() && (raw.front() == '[' || raw.front() == '('));
}

Box place_of(const LabelledLine& line)
{
    Box place;
    for (const Word& word : line.typed.words) {
        place = united(place, word.place);
    }
    return place;
}

/// Row of the upright page halfway between the line and the one before it; before the first line and behind the last
/// one there is no end.
int row_above(const TelegramPage& page, std::size_t line)
{
    if (line == 0) {
        return std::numeric_limits<int>::min();
    }
    if (line >= page.lines.size()) {
        return std::numeric_limits<int>::max();
    }
    return (place_of(page.lines[line - 1]).bottom + place_of(page.lines[line]).top) / 2;
}

/// All of the page's, as one.
LostText together(const std::vector<LostText>& parts)
{
    LostText all;
    for (const LostText& part : parts) {
        all.box = united(all.box, part.box);
        all.characters += part.characters;
    }
    return all;
}

Defect defect_of(const LostText& lost, int index)
{
    return {DefectKind::LostText,
            "about " + std::to_string(lost.characters) + " typed characters were not read",
            {{index, lost.box}}};
}

}  // namespace

std::vector<Defect> find_defects(std::span<const Stretch> lines)
{
    std::vector<Defect> defects;
    for (const Stretch& line : lines) {
        for (const VocabularyMatch& match : Vocabulary::built_in().all(line.line->text.text, Role::Defect)) {
            const Stretch words = part_of(line, match.span);
            const auto kind = kind_of(match.value);
            if (kind && !words.empty() && is_told(match, words)) {
                defects.push_back({*kind, raw_of(words), sources_of(std::span(&words, 1))});
            }
        }
    }
    return defects;
}

std::vector<Defect> find_lost_lines(const TelegramPage& page, std::size_t first, std::size_t last, int index)
{
    if (page.lines.empty() && !page.lost.empty()) {
        return {defect_of(together(page.lost), index)};
    }
    const int begin = row_above(page, first);
    const int end = row_above(page, last);
    std::vector<Defect> defects;
    for (const LostText& lost : page.lost) {
        const int middle = (lost.place.top + lost.place.bottom) / 2;
        if (middle >= begin && middle < end) {
            defects.push_back(defect_of(lost, index));
        }
    }
    return defects;
}

}  // namespace depesha
