// SPDX-License-Identifier: Apache-2.0
#include "postprocess/score/compare_records.h"

#include "postprocess/score/pair_records.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace depesha {

namespace {

struct Partner {
    FieldVerdict verdict = FieldVerdict::Missing;
    std::size_t got = 0;
};

/// Sets the partners of one record's leaves; leaves of the truth by index.
class Partners {
public:
    Partners(const FoldedRecord& truth, const FoldedRecord& got)
        : of_truth_(truth.leaves.size()), taken_(got.leaves.size())
    {
        const std::vector<LeafMatch> strict = strict_matches(truth, got);
        take(strict, FieldVerdict::Right);
        take(soft_matches(truth, got, strict), FieldVerdict::Near);
        take_in_order(truth, got);
    }

    [[nodiscard]] const std::vector<Partner>& of_truth() const { return of_truth_; }
    [[nodiscard]] bool taken(std::size_t got) const { return taken_[got]; }

private:
    void take(const std::vector<LeafMatch>& matches, FieldVerdict verdict)
    {
        for (const auto& [i, j] : matches) {
            of_truth_[i] = {verdict, j};
            taken_[j] = true;
        }
    }

    void take_in_order(const FoldedRecord& truth, const FoldedRecord& got)
    {
        for (std::size_t i = 0; i < of_truth_.size(); ++i) {
            for (std::size_t j = 0; j < taken_.size() && of_truth_[i].verdict == FieldVerdict::Missing; ++j) {
                if (!taken_[j] && truth.leaves[i].field == got.leaves[j].field) {
                    take({{i, j}}, FieldVerdict::Wrong);
                }
            }
        }
    }

    std::vector<Partner> of_truth_;
    std::vector<bool> taken_;
};

RecordComparison compared(const RecordLeaves& truth, const RecordLeaves& got)
{
    RecordComparison comparison{{}, truth.tree, got.tree};
    const Partners partners(folded_record(truth), folded_record(got));
    for (std::size_t i = 0; i < truth.leaves.size(); ++i) {
        const Partner& partner = partners.of_truth()[i];
        FieldComparison& field = comparison.fields.emplace_back();
        field.verdict = partner.verdict;
        field.field = truth.leaves[i].field;
        field.truth = truth.leaves[i].values.front();
        if (partner.verdict != FieldVerdict::Missing) {
            field.got = got.leaves[partner.got].values.front();
            field.confidence = got.leaves[partner.got].confidence;
        }
    }
    for (std::size_t j = 0; j < got.leaves.size(); ++j) {
        if (!partners.taken(j)) {
            const Leaf& leaf = got.leaves[j];
            comparison.fields.push_back({FieldVerdict::Invented, leaf.field, {}, leaf.values.front(), leaf.confidence});
        }
    }
    return comparison;
}

}  // namespace

const char* to_string(FieldVerdict verdict)
{
    switch (verdict) {
    case FieldVerdict::Right:
        return "right";
    case FieldVerdict::Near:
        return "near";
    case FieldVerdict::Wrong:
        return "wrong";
    case FieldVerdict::Missing:
        return "missing";
    case FieldVerdict::Invented:
        return "invented";
    }
    return "";
}

std::vector<RecordComparison> compare_records(std::span<const RecordLeaves> truth, std::span<const RecordLeaves> got)
{
    static const RecordLeaves nothing;
    std::vector<RecordComparison> comparisons;
    for (const RecordPair& pair : pair_records(folded_records(truth), folded_records(got))) {
        comparisons.push_back(compared(pair.truth ? truth[*pair.truth] : nothing, pair.got ? got[*pair.got] : nothing));
    }
    return comparisons;
}

}  // namespace depesha
