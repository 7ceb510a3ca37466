// SPDX-License-Identifier: Apache-2.0
// The sums and the best sequence of short chains, against all sequences counted one by one.
#include "postprocess/labels/line_chain.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace depesha {
namespace {

LabelModel random_model(std::mt19937& random)
{
    std::uniform_real_distribution<double> weight(-2.0, 2.0);
    LabelModel model;
    const auto fill = [&](auto& row) { std::generate(row.begin(), row.end(), [&] { return weight(random); }); };
    std::for_each(model.step.begin(), model.step.end(), fill);
    fill(model.first);
    fill(model.second_page);
    model.after_rule = weight(random);
    model.title = weight(random);
    return model;
}

LineChain random_chain(const LabelModel& model, std::size_t lines, std::mt19937& random)
{
    std::uniform_real_distribution<double> score(-3.0, 3.0);
    LineChain chain;
    chain.model = &model;
    chain.sights.resize(lines);
    chain.features.resize(lines);
    chain.own.resize(lines);
    for (std::size_t i = 0; i < lines; ++i) {
        chain.sights[i].after_rule = random() % 3 == 0;
        chain.sights[i].title = random() % 3 == 0;
        chain.sights[i].prose = 1.0;
        std::generate(chain.own[i].begin(), chain.own[i].end(), [&] { return score(random); });
    }
    chain.second_page = random() % 2 == 0;
    return chain;
}

double weight_of(const LineChain& chain, const std::vector<LineLabel>& labels)
{
    double weight = first_weight(chain, labels[0]) + chain.own[0].at(static_cast<std::size_t>(labels[0]));
    for (std::size_t i = 1; i < labels.size(); ++i) {
        weight +=
            step_weight(chain, i, labels[i - 1], labels[i]) + chain.own[i].at(static_cast<std::size_t>(labels[i]));
    }
    return weight;
}

/// Calls `visit` with every sequence of labels.
template <class Visit>
void for_each_sequence(std::size_t lines, const Visit& visit)
{
    std::vector<LineLabel> labels(lines, LineLabel::Heading);
    for (;;) {
        visit(labels);
        std::size_t at = 0;
        while (at < lines && static_cast<std::size_t>(labels[at]) + 1 == chain_labels) {
            labels[at++] = LineLabel::Heading;
        }
        if (at == lines) {
            return;
        }
        labels[at] = static_cast<LineLabel>(static_cast<std::size_t>(labels[at]) + 1);
    }
}

TEST(SumSequences, CountsEverySequenceOnce)
{
    std::mt19937 random(1);
    for (const std::size_t lines : {1U, 2U, 3U, 4U}) {
        const LabelModel model = random_model(random);
        const LineChain chain = random_chain(model, lines, random);
        double all = 0.0;
        double address_second = 0.0;
        for_each_sequence(lines, [&](const std::vector<LineLabel>& labels) {
            const double share = std::exp(weight_of(chain, labels));
            all += share;
            address_second += lines > 1 && labels[1] == LineLabel::Address ? share : 0.0;
        });
        const ChainSums sums = sum_sequences(chain);
        EXPECT_NEAR(sums.all, std::log(all), 1e-9);
        if (lines > 1) {
            EXPECT_NEAR(chance_of(sums, 1, LineLabel::Address), address_second / all, 1e-9);
        }
    }
}

TEST(SumSequences, GivesEveryLineOneLabel)
{
    std::mt19937 random(2);
    const LabelModel model = random_model(random);
    const LineChain chain = random_chain(model, 12, random);
    const ChainSums sums = sum_sequences(chain);
    for (std::size_t i = 0; i < chain.own.size(); ++i) {
        double total = 0.0;
        for (std::size_t label = 0; label < chain_labels; ++label) {
            total += chance_of(sums, i, static_cast<LineLabel>(label));
        }
        EXPECT_NEAR(total, 1.0, 1e-9);
    }
}

TEST(BestLabels, AreTheHeaviestOfAllSequences)
{
    std::mt19937 random(3);
    for (int round = 0; round < 20; ++round) {
        const LabelModel model = random_model(random);
        LineChain chain = random_chain(model, 4, random);
        for (LineSight& sight : chain.sights) {
            sight.no_restart = true;  // so that no telegram without text has to be undone
        }
        double best = -1e9;
        for_each_sequence(
            4, [&](const std::vector<LineLabel>& labels) { best = std::max(best, weight_of(chain, labels)); });
        EXPECT_NEAR(weight_of(chain, best_labels(chain)), best, 1e-9);
    }
}

TEST(BestLabels, NeverBreakTheOrderOfTelegrams)
{
    std::mt19937 random(4);
    for (int round = 0; round < 200; ++round) {
        const LabelModel model = random_model(random);
        const LineChain chain = random_chain(model, 9, random);
        const std::vector<LineLabel> labels = best_labels(chain);
        EXPECT_TRUE(may_begin(labels[0]));
        for (std::size_t i = 1; i < labels.size(); ++i) {
            EXPECT_TRUE(may_follow(labels[i - 1], labels[i]));
        }
    }
}

TEST(BestLabels, CutNoTelegramThatHasNoText)
{
    LabelModel model;
    LineChain chain;
    chain.model = &model;
    for (const LineLabel wanted : {LineLabel::Heading, LineLabel::First, LineLabel::Heading, LineLabel::Signature}) {
        chain.sights.emplace_back().prose = 1.0;
        chain.features.emplace_back();
        chain.own.emplace_back()[static_cast<std::size_t>(wanted)] = wanted == LineLabel::First ? 4.0 : 3.0;
    }
    EXPECT_EQ(best_labels(chain)[1], LineLabel::First);
    EXPECT_NE(best_labels(chain)[2], LineLabel::Heading);
    chain.own.back() = {};
    chain.own.back()[static_cast<std::size_t>(LineLabel::First)] = 3.0;
    EXPECT_EQ(best_labels(chain)[2], LineLabel::Heading);
}

TEST(BestLabels, OfNothingAreNone)
{
    const LabelModel model;
    LineChain chain;
    chain.model = &model;
    EXPECT_TRUE(best_labels(chain).empty());
    EXPECT_EQ(sum_sequences(chain).all, 0.0);
}

}  // namespace
}  // namespace depesha
