// SPDX-License-Identifier: Apache-2.0
#include "postprocess/score/score_records.h"

#include "postprocess/score/edit_distance.h"
#include "postprocess/score/folded_text.h"

#include <algorithm>
#include <functional>
#include <tuple>

namespace depesha {

namespace {

constexpr double soft_likeness = 0.8;
constexpr double whole_body_cer = 0.05;

/// A leaf whose values are folded for comparison.
struct FoldedLeaf {
    std::string field;
    std::vector<std::u32string> values;
};

struct FoldedRecord {
    std::vector<FoldedLeaf> leaves;
    std::u32string body;
    std::u32string all_text;
    std::vector<std::string> tree;
};

FoldedRecord folded(const RecordLeaves& taken)
{
    FoldedRecord result;
    std::string all = taken.body;
    for (const Leaf& leaf : taken.leaves) {
        all += ' ';
        all += leaf.values.front();
        FoldedLeaf& made = result.leaves.emplace_back(FoldedLeaf{leaf.field, {}});
        std::transform(leaf.values.begin(), leaf.values.end(), std::back_inserter(made.values), folded_field);
    }
    result.body = folded_field(taken.body);
    result.all_text = folded_field(all);
    result.tree = taken.tree;
    return result;
}

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

/// The names of the truth's leaves that have a partner among the others.
std::vector<std::string> hits(const FoldedRecord& truth, const FoldedRecord& got, Comparison compare)
{
    std::vector<std::string> found;
    std::vector<const FoldedLeaf*> left;
    for (const FoldedLeaf& leaf : got.leaves) {
        left.push_back(&leaf);
    }
    for (const FoldedLeaf& leaf : truth.leaves) {
        const auto partner = std::find_if(left.begin(), left.end(), [&](const FoldedLeaf* other) {
            return other->field == leaf.field && any_pair(leaf, *other, compare);
        });
        if (partner != left.end()) {
            found.push_back(leaf.field);
            left.erase(partner);
        }
    }
    return found;
}

using Pair = std::pair<const FoldedRecord*, const FoldedRecord*>;

/// Likest first; a record without a partner stands alone.
std::vector<Pair> paired(const std::vector<FoldedRecord>& truths, const std::vector<FoldedRecord>& gots)
{
    std::vector<std::tuple<double, std::size_t, std::size_t>> candidates;
    for (std::size_t i = 0; i < truths.size(); ++i) {
        for (std::size_t j = 0; j < gots.size(); ++j) {
            candidates.emplace_back(likeness<char32_t>(truths[i].all_text, gots[j].all_text), i, j);
        }
    }
    std::sort(candidates.begin(), candidates.end(), std::greater<>());
    std::vector<Pair> pairs;
    std::vector<bool> truth_used(truths.size());
    std::vector<bool> got_used(gots.size());
    for (const auto& [score, i, j] : candidates) {
        if (!truth_used[i] && !got_used[j]) {
            truth_used[i] = got_used[j] = true;
            pairs.emplace_back(&truths[i], &gots[j]);
        }
    }
    for (std::size_t i = 0; i < truths.size(); ++i) {
        if (!truth_used[i]) {
            pairs.emplace_back(&truths[i], nullptr);
        }
    }
    for (std::size_t j = 0; j < gots.size(); ++j) {
        if (!got_used[j]) {
            pairs.emplace_back(nullptr, &gots[j]);
        }
    }
    return pairs;
}

FieldCounts& counts_of(RecordScore& score, const std::string& field)
{
    const auto found =
        std::find_if(score.fields.begin(), score.fields.end(), [&](const auto& f) { return f.first == field; });
    return found != score.fields.end() ? found->second : score.fields.emplace_back(field, FieldCounts{}).second;
}

void count_message(RecordScore& score, const FoldedRecord& truth, const FoldedRecord& got, bool present,
                   std::size_t soft)
{
    const std::size_t edits = edit_distance<char32_t>(truth.body, got.body);
    const double cer = static_cast<double>(edits) / static_cast<double>(std::max<std::size_t>(1, truth.body.size()));
    const bool every_field = soft == truth.leaves.size() && soft == got.leaves.size();
    ++score.telegrams;
    score.trees_right += truth.tree == got.tree ? 1 : 0;
    score.whole_right += present && every_field && truth.tree == got.tree && cer <= whole_body_cer ? 1 : 0;
    score.body_edits += edits;
    score.body_characters += truth.body.size();
}

void count_pair(RecordScore& score, const Pair& pair)
{
    static const FoldedRecord nothing;
    const FoldedRecord& truth = pair.first != nullptr ? *pair.first : nothing;
    const FoldedRecord& got = pair.second != nullptr ? *pair.second : nothing;
    for (const FoldedLeaf& leaf : truth.leaves) {
        ++counts_of(score, leaf.field).truth;
    }
    for (const FoldedLeaf& leaf : got.leaves) {
        ++counts_of(score, leaf.field).got;
    }
    for (const std::string& field : hits(truth, got, equal)) {
        ++counts_of(score, field).strict;
    }
    const std::vector<std::string> soft = hits(truth, got, alike);
    for (const std::string& field : soft) {
        ++counts_of(score, field).soft;
    }
    if (pair.first != nullptr) {
        count_message(score, truth, got, pair.second != nullptr, soft.size());
    }
}

double share(std::size_t part, std::size_t whole)
{
    return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

double f1(std::size_t hit, std::size_t truth, std::size_t got)
{
    const double precision = share(hit, got);
    const double recall = share(hit, truth);
    return precision + recall == 0.0 ? 0.0 : 2.0 * precision * recall / (precision + recall);
}

}  // namespace

FieldCounts& FieldCounts::operator+=(const FieldCounts& other)
{
    truth += other.truth;
    got += other.got;
    strict += other.strict;
    soft += other.soft;
    return *this;
}

double FieldCounts::precision() const
{
    return share(soft, got);
}

double FieldCounts::recall() const
{
    return share(soft, truth);
}

double FieldCounts::f1_strict() const
{
    return f1(strict, truth, got);
}

double FieldCounts::f1_soft() const
{
    return f1(soft, truth, got);
}

FieldCounts RecordScore::total() const
{
    FieldCounts sum;
    for (const auto& [field, counts] : fields) {
        sum += counts;
    }
    return sum;
}

double RecordScore::body_cer() const
{
    return 100.0 * share(body_edits, std::max<std::size_t>(1, body_characters));
}

RecordScore& RecordScore::operator+=(const RecordScore& other)
{
    for (const auto& [field, counts] : other.fields) {
        counts_of(*this, field) += counts;
    }
    documents += other.documents;
    counts_right += other.counts_right;
    telegrams += other.telegrams;
    trees_right += other.trees_right;
    whole_right += other.whole_right;
    body_edits += other.body_edits;
    body_characters += other.body_characters;
    return *this;
}

RecordScore score_records(std::span<const RecordLeaves> truth, std::span<const RecordLeaves> got)
{
    std::vector<FoldedRecord> truths;
    std::vector<FoldedRecord> gots;
    std::transform(truth.begin(), truth.end(), std::back_inserter(truths), folded);
    std::transform(got.begin(), got.end(), std::back_inserter(gots), folded);
    RecordScore score;
    score.documents = 1;
    score.counts_right = truth.size() == got.size() ? 1 : 0;
    for (const Pair& pair : paired(truths, gots)) {
        count_pair(score, pair);
    }
    return score;
}

}  // namespace depesha
