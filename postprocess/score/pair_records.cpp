// SPDX-License-Identifier: Apache-2.0
#include "postprocess/score/pair_records.h"

#include "postprocess/score/edit_distance.h"
#include "postprocess/score/folded_text.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <tuple>

namespace depesha {

namespace {

constexpr double soft_likeness = 0.8;

bool equal(const std::u32string& a, const std::u32string& b)
{
    return a == b;
}

bool alike(const std::u32string& a, const std::u32string& b)
{
    return likeness<char32_t>(a, b) >= soft_likeness;
}

using Comparison = bool (*)(const std::u32string&, const std::u32string&);

bool any_pair(const FoldedLeaf& a, const FoldedLeaf& b, Comparison compare)
{
    return std::any_of(a.values.begin(), a.values.end(), [&](const std::u32string& x) {
        return std::any_of(b.values.begin(), b.values.end(), [&](const std::u32string& y) { return compare(x, y); });
    });
}

std::vector<LeafMatch> matches(const FoldedRecord& truth, const FoldedRecord& got, Comparison compare,
                               std::span<const LeafMatch> taken)
{
    std::vector<bool> truth_taken(truth.leaves.size());
    std::vector<bool> got_taken(got.leaves.size());
    for (const auto& [i, j] : taken) {
        truth_taken[i] = got_taken[j] = true;
    }
    std::vector<LeafMatch> found;
    for (std::size_t i = 0; i < truth.leaves.size(); ++i) {
        for (std::size_t j = 0; j < got.leaves.size() && !truth_taken[i]; ++j) {
            if (!got_taken[j] && got.leaves[j].field == truth.leaves[i].field &&
                any_pair(truth.leaves[i], got.leaves[j], compare)) {
                truth_taken[i] = got_taken[j] = true;
                found.emplace_back(i, j);
            }
        }
    }
    return found;
}

}  // namespace

FoldedRecord folded_record(const RecordLeaves& record)
{
    FoldedRecord result;
    std::string all = record.body;
    for (const Leaf& leaf : record.leaves) {
        all += ' ';
        all += leaf.values.front();
        FoldedLeaf& made = result.leaves.emplace_back(FoldedLeaf{leaf.field, {}, leaf.confidence});
        std::transform(leaf.values.begin(), leaf.values.end(), std::back_inserter(made.values), folded_field);
    }
    result.body = folded_field(record.body);
    result.all_text = folded_field(all);
    result.tree = record.tree;
    return result;
}

std::vector<FoldedRecord> folded_records(std::span<const RecordLeaves> records)
{
    std::vector<FoldedRecord> folded;
    std::transform(records.begin(), records.end(), std::back_inserter(folded), folded_record);
    return folded;
}

std::vector<RecordPair> pair_records(std::span<const FoldedRecord> truths, std::span<const FoldedRecord> gots)
{
    std::vector<std::tuple<double, std::size_t, std::size_t>> candidates;
    for (std::size_t i = 0; i < truths.size(); ++i) {
        for (std::size_t j = 0; j < gots.size(); ++j) {
            candidates.emplace_back(likeness<char32_t>(truths[i].all_text, gots[j].all_text), i, j);
        }
    }
    std::sort(candidates.begin(), candidates.end(), std::greater<>());
    std::vector<RecordPair> pairs;
    std::vector<bool> truth_used(truths.size());
    std::vector<bool> got_used(gots.size());
    for (const auto& [score, i, j] : candidates) {
        if (!truth_used[i] && !got_used[j]) {
            truth_used[i] = got_used[j] = true;
            pairs.push_back({i, j});
        }
    }
    for (std::size_t i = 0; i < truths.size(); ++i) {
        if (!truth_used[i]) {
            pairs.push_back({i, {}});
        }
    }
    for (std::size_t j = 0; j < gots.size(); ++j) {
        if (!got_used[j]) {
            pairs.push_back({{}, j});
        }
    }
    return pairs;
}

std::vector<LeafMatch> strict_matches(const FoldedRecord& truth, const FoldedRecord& got)
{
    return matches(truth, got, equal, {});
}

std::vector<LeafMatch> soft_matches(const FoldedRecord& truth, const FoldedRecord& got)
{
    return matches(truth, got, alike, {});
}

std::vector<LeafMatch> soft_matches(const FoldedRecord& truth, const FoldedRecord& got,
                                    std::span<const LeafMatch> taken)
{
    return matches(truth, got, alike, taken);
}

}  // namespace depesha
