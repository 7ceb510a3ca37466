// SPDX-License-Identifier: Apache-2.0
#include "postprocess/score/score_records.h"

#include "postprocess/score/edit_distance.h"
#include "postprocess/score/pair_records.h"

#include <algorithm>

namespace depesha {

namespace {

constexpr double whole_body_cer = 0.05;

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

void count_confidences(RecordScore& score, const FoldedRecord& got, const std::vector<LeafMatch>& right)
{
    for (std::size_t i = 0; i < got.leaves.size(); ++i) {
        if (const std::optional<double>& confidence = got.leaves[i].confidence) {
            score.calibration.add(*confidence, std::any_of(right.begin(), right.end(),
                                                           [i](const LeafMatch& match) { return match.second == i; }));
        }
    }
}

void count_pair(RecordScore& score, const FoldedRecord* truth_or_none, const FoldedRecord* got_or_none)
{
    static const FoldedRecord nothing;
    const FoldedRecord& truth = truth_or_none != nullptr ? *truth_or_none : nothing;
    const FoldedRecord& got = got_or_none != nullptr ? *got_or_none : nothing;
    for (const FoldedLeaf& leaf : truth.leaves) {
        ++counts_of(score, leaf.field).truth;
    }
    for (const FoldedLeaf& leaf : got.leaves) {
        ++counts_of(score, leaf.field).got;
    }
    const std::vector<LeafMatch> strict = strict_matches(truth, got);
    for (const LeafMatch& match : strict) {
        ++counts_of(score, truth.leaves[match.first].field).strict;
    }
    count_confidences(score, got, strict);
    const std::vector<LeafMatch> soft = soft_matches(truth, got);
    for (const LeafMatch& match : soft) {
        ++counts_of(score, truth.leaves[match.first].field).soft;
    }
    if (truth_or_none != nullptr) {
        count_message(score, truth, got, got_or_none != nullptr, soft.size());
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

double FieldCounts::precision_strict() const
{
    return share(strict, got);
}

double FieldCounts::recall_strict() const
{
    return share(strict, truth);
}

double FieldCounts::precision_soft() const
{
    return share(soft, got);
}

double FieldCounts::recall_soft() const
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
    cuts += other.cuts;
    calibration += other.calibration;
    return *this;
}

RecordScore score_records(std::span<const RecordLeaves> truth, std::span<const RecordLeaves> got)
{
    const std::vector<FoldedRecord> truths = folded_records(truth);
    const std::vector<FoldedRecord> gots = folded_records(got);
    RecordScore score;
    score.documents = 1;
    score.counts_right = truth.size() == got.size() ? 1 : 0;
    const std::vector<RecordPair> pairs = pair_records(truths, gots);
    score.cuts = count_cuts(truths, gots, pairs);
    for (const RecordPair& pair : pairs) {
        count_pair(score, pair.truth ? &truths[*pair.truth] : nullptr, pair.got ? &gots[*pair.got] : nullptr);
    }
    return score;
}

}  // namespace depesha
