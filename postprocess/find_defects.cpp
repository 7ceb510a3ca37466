// SPDX-License-Identifier: Apache-2.0
#include "postprocess/find_defects.h"

#include "postprocess/vocabulary.h"

#include <optional>

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

}  // namespace depesha
