// SPDX-License-Identifier: Apache-2.0
#include "postprocess/labels/label_lines.h"

#include <algorithm>
#include <cstddef>

namespace depesha {

namespace {

/// Adds what the lines above tell: a list that has closed the telegram, a caveat that goes on.
void see_beside(LineSight& sight, const LineSight* above)
{
    const bool closed = above != nullptr && (above->after_close || above->closes);
    const bool text = sight.prose > 0.5 && sight.tail < 0.3;
    sight.after_close = closed && !sight.title && !text;
    sight.subject = sight.subject || (goes_on_with_subject(sight, above) && !sight.terminal);
    sight.caveat = sight.caveat || (goes_on_with_caveat(sight, above) && !sight.terminal);
}

std::vector<LineSight> sights_of(const std::vector<LabelledLine>& lines, double measure)
{
    std::vector<LineSight> sights;
    bool after_rule = false;
    for (const LabelledLine& line : lines) {
        if (is_told(line)) {
            after_rule = after_rule || line.furniture == FurnitureKind::Rule;
            continue;
        }
        LineSight sight = look_at(line, measure);
        sight.after_rule = after_rule;
        after_rule = false;
        see_beside(sight, sights.empty() ? nullptr : &sights.back());
        sights.push_back(sight);
    }
    for (std::size_t i = 0; i + 1 < sights.size(); ++i) {
        sights[i].before_name = !sights[i].strong_name && sights[i + 1].strong_name && sights[i].prose < 0.8;
    }
    return sights;
}

/// «Народный Комиссар / Иностранных Дел Союза ССР / Л. СТОЛЯРОВ»: what has no name and stands above a signer is his
/// title.
std::vector<LineLabel> with_titles(std::vector<LineLabel> labels, const std::vector<LineSight>& sights)
{
    for (std::size_t i = labels.size(); i > 1; --i) {
        const bool signer = labels[i - 1] == LineLabel::Signature || labels[i - 1] == LineLabel::SignerTitle;
        const bool nameless = !sights[i - 2].starts_name || sights[i - 2].before_name;
        if (signer && nameless && labels[i - 2] == LineLabel::Signature && !sights[i - 2].names) {
            labels[i - 2] = LineLabel::SignerTitle;
        }
    }
    return labels;
}

}  // namespace

LineChain chain_of(const std::vector<LabelledLine>& lines, double measure, int number, const LabelModel& model)
{
    LineChain chain{&model, sights_of(lines, measure), {}, {}, number > 1};
    const PageHabit habit = habit_of(chain.sights);
    for (std::size_t i = 0; i < chain.sights.size(); ++i) {
        chain.features.push_back(features_of(chain.sights[i], i > 0 ? &chain.sights[i - 1] : nullptr, habit));
        chain.own.push_back(score_line(model, chain.features.back()));
    }
    return chain;
}

void label_lines(std::vector<LabelledLine>& lines, double measure, int number)
{
    const LineChain chain = chain_of(lines, measure, number, LabelModel::built_in());
    const std::vector<LineLabel> labels = with_titles(best_labels(chain), chain.sights);
    const ChainSums sums = sum_sequences(chain);
    std::size_t i = 0;
    for (LabelledLine& line : lines) {
        line.begins_telegram = false;
        if (is_told(line)) {
            continue;
        }
        line.label = labels[i];
        line.certainty = chance_of(sums, i, labels[i]);
        line.begins_telegram = i > 0 && starts_over(labels[i - 1], labels[i]);
        ++i;
    }
}

}  // namespace depesha
