// SPDX-License-Identifier: Apache-2.0
#include "postprocess/score/count_cuts.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <vector>

namespace depesha {

namespace {

using WordCounts = std::map<std::u32string_view, std::size_t>;

WordCounts words_of(std::u32string_view folded)
{
    WordCounts counts;
    for (std::size_t start = 0; start < folded.size();) {
        const std::size_t end = std::min(folded.find(U' ', start), folded.size());
        ++counts[folded.substr(start, end - start)];
        start = end + 1;
    }
    return counts;
}

std::size_t total(const WordCounts& words)
{
    std::size_t sum = 0;
    for (const auto& [word, count] : words) {
        sum += count;
    }
    return sum;
}

std::size_t shared(const WordCounts& a, const WordCounts& b)
{
    std::size_t sum = 0;
    for (const auto& [word, count] : a) {
        const auto found = b.find(word);
        sum += found == b.end() ? 0 : std::min(count, found->second);
    }
    return sum;
}

WordCounts without(WordCounts words, const WordCounts& taken)
{
    for (const auto& [word, count] : taken) {
        if (const auto found = words.find(word); found != words.end()) {
            found->second -= std::min(found->second, count);
        }
    }
    return words;
}

// Of 58 telegrams of one archive, none of them part of another, no two share more than 46 % of the words of one.
constexpr std::size_t half = 2;

/// Does the text of a lone record stand among the words that are left of one of the others?
bool stands_among(const FoldedRecord& lone, const std::vector<WordCounts>& left)
{
    const WordCounts words = words_of(lone.all_text);
    const std::size_t all = total(words);
    return all > 0 && std::any_of(left.begin(), left.end(),
                                  [&](const WordCounts& others) { return half * shared(words, others) >= all; });
}

}  // namespace

CutCounts& CutCounts::operator+=(const CutCounts& other)
{
    cuts += other.cuts;
    joins += other.joins;
    missing += other.missing;
    invented += other.invented;
    return *this;
}

CutCounts count_cuts(std::span<const FoldedRecord> truths, std::span<const FoldedRecord> gots,
                     std::span<const RecordPair> pairs)
{
    std::vector<WordCounts> left_of_truths;
    std::vector<WordCounts> left_of_gots;
    for (const RecordPair& pair : pairs) {
        if (pair.truth && pair.got) {
            const WordCounts truth = words_of(truths[*pair.truth].all_text);
            const WordCounts got = words_of(gots[*pair.got].all_text);
            left_of_truths.push_back(without(truth, got));
            left_of_gots.push_back(without(got, truth));
        }
    }
    CutCounts counts;
    for (const RecordPair& pair : pairs) {
        if (!pair.got) {
            ++(stands_among(truths[*pair.truth], left_of_gots) ? counts.joins : counts.missing);
        } else if (!pair.truth) {
            ++(stands_among(gots[*pair.got], left_of_truths) ? counts.cuts : counts.invented);
        }
    }
    return counts;
}

}  // namespace depesha
