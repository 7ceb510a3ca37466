// SPDX-License-Identifier: Apache-2.0
#include "postprocess/run_together.h"

#include "postprocess/vocabulary.h"

#include <algorithm>
#include <string>
#include <utility>
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

/// How a name that ends in this syllable ends in other cases: "исполком" -> "исполкома", "исполкому".
std::vector<std::u32string> declined(std::u32string tail)
{
    const char32_t last = tail.back();
    if (std::u32string_view(U"аоеь").find(last) == std::u32string_view::npos) {
        return {tail, tail + U'а', tail + U'у'};
    }
    std::u32string stem = tail.substr(0, tail.size() - 1);
    switch (last) {
    case U'а':
        return {tail, stem + U'ы', stem + U'и', stem + U'е'};
    case U'о':
        return {tail, stem + U'а', stem + U'у'};
    case U'е':
        return {tail, stem + U'я', stem + U'ю'};
    default:
        return {tail, stem + U'и', stem + U'я', stem + U'ю'};
    }
}

std::vector<std::u32string> endings()
{
    std::vector<std::u32string> all;
    for (std::u32string& tail : syllables(Role::AbbreviationTail)) {
        for (std::u32string& form : declined(std::move(tail))) {
            all.push_back(std::move(form));
        }
    }
    return all;
}

}  // namespace

bool is_run_together(std::u32string_view word)
{
    static const std::vector<std::u32string> heads = syllables(Role::AbbreviationHead);
    static const std::vector<std::u32string> tails = endings();
    constexpr std::size_t shortest = 6;
    const std::u32string low = fold(encoded(word), Language::Russian).text;
    if (low.size() < shortest) {
        return false;
    }
    const auto has_head = [&](const std::u32string& head) {
        return low.size() > head.size() + 1 && low.starts_with(head);
    };
    const auto has_tail = [&](const std::u32string& tail) {
        return low.size() > tail.size() + 1 && low.ends_with(tail);
    };
    return std::any_of(heads.begin(), heads.end(), has_head) && std::any_of(tails.begin(), tails.end(), has_tail);
}

}  // namespace depesha
