// SPDX-License-Identifier: Apache-2.0
#include "postprocess/run_together.h"

#include "postprocess/vocabulary.h"

#include <algorithm>
#include <string>
#include <vector>

namespace depesha {

namespace {

std::vector<std::u32string> syllables(Role role)
{
    std::vector<std::u32string> all;
    for (const VocabularyPhrase& phrase : Vocabulary::built_in().phrases(role, Language::Russian)) {
        all.push_back(fold(phrase.text, Language::Russian).text);
    }
    return all;
}

}  // namespace

bool is_run_together(std::u32string_view word)
{
    static const std::vector<std::u32string> heads = syllables(Role::AbbreviationHead);
    static const std::vector<std::u32string> tails = syllables(Role::AbbreviationTail);
    constexpr std::size_t shortest = 6;
    std::u32string low = fold(encoded(word), Language::Russian).text;
    if (low.size() < shortest) {
        return false;
    }
    const auto has_head = [&](const std::u32string& head) {
        return low.size() > head.size() + 1 && low.starts_with(head);
    };
    const auto has_tail = [&](const std::u32string& tail) {
        return low.size() > tail.size() + 1 && low.ends_with(tail);
    };
    if (std::none_of(heads.begin(), heads.end(), has_head)) {
        return false;
    }
    if (std::any_of(tails.begin(), tails.end(), has_tail)) {
        return true;
    }
    const bool dative = low.back() == U'у';
    low.pop_back();
    return dative && std::any_of(tails.begin(), tails.end(), has_tail);
}

}  // namespace depesha
