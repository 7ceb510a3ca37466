// SPDX-License-Identifier: Apache-2.0
#include "postprocess/training/fit_weights.h"

#include <algorithm>
#include <cmath>
#include <lbfgs.h>
#include <stdexcept>
#include <string>

namespace depesha {

namespace {

constexpr double weight_of_variation = 0.5;

/// Calls `visit` with every weight, always in the same order.
template <class Model, class Visit>
void for_each_weight(Model& model, const Visit& visit)
{
    for (auto& row : model.line) {
        std::for_each(row.begin(), row.end(), visit);
    }
    for (auto& row : model.step) {
        std::for_each(row.begin(), row.end(), visit);
    }
    std::for_each(model.first.begin(), model.first.end(), visit);
    std::for_each(model.second_page.begin(), model.second_page.end(), visit);
    visit(model.after_rule);
    visit(model.title);
}

std::vector<double> weights_of(const LabelModel& model)
{
    std::vector<double> weights;
    for_each_weight(model, [&](double weight) { weights.push_back(weight); });
    return weights;
}

LabelModel model_of(const double* weights)
{
    LabelModel model;
    for_each_weight(model, [&](double& weight) { weight = *weights++; });
    return model;
}

LineChain scored(const LineChain& chain, const LabelModel& model)
{
    LineChain result = chain;
    result.model = &model;
    result.own.clear();
    for (const LineFeatures& features : chain.features) {
        result.own.push_back(score_line(model, features));
    }
    return result;
}

/// The chain with all other labels of the lines that are labelled made impossible.
LineChain told(LineChain chain, const std::vector<std::optional<LineLabel>>& labels)
{
    for (std::size_t i = 0; i < labels.size(); ++i) {
        for (std::size_t label = 0; labels[i] && label < chain_labels; ++label) {
            chain.own[i].at(label) += label == static_cast<std::size_t>(*labels[i]) ? 0.0 : never;
        }
    }
    return chain;
}

void add_lines(LabelModel& expected, const LineChain& chain, const ChainSums& sums, double share)
{
    for (std::size_t i = 0; i < chain.own.size(); ++i) {
        for (std::size_t label = 0; label < chain_labels; ++label) {
            const double chance = share * chance_of(sums, i, static_cast<LineLabel>(label));
            for (std::size_t f = 0; f < line_features; ++f) {
                expected.line.at(label).at(f) += chance * chain.features[i].at(f);
            }
        }
    }
}

void add_step(LabelModel& expected, const LineSight& sight, LineLabel from, LineLabel to, double chance)
{
    expected.step.at(static_cast<std::size_t>(from)).at(static_cast<std::size_t>(to)) += chance;
    if (starts_over(from, to)) {
        expected.after_rule += sight.after_rule ? chance : 0.0;
        expected.title += sight.title ? chance : 0.0;
    }
}

void add_steps(LabelModel& expected, const LineChain& chain, const ChainSums& sums, double share)
{
    for (std::size_t i = 1; i < chain.own.size(); ++i) {
        for (std::size_t from = 0; from < chain_labels; ++from) {
            for (std::size_t to = 0; to < chain_labels; ++to) {
                const auto [a, b] = std::pair(static_cast<LineLabel>(from), static_cast<LineLabel>(to));
                const double weight = sums.before[i - 1].at(from) + step_weight(chain, i, a, b) + chain.own[i].at(to) +
                                      sums.after[i].at(to) - sums.all;
                add_step(expected, chain.sights[i], a, b, share * std::exp(weight));
            }
        }
    }
}

void add_first(LabelModel& expected, const LineChain& chain, const ChainSums& sums, double share)
{
    LabelScores& first = chain.second_page ? expected.second_page : expected.first;
    for (std::size_t label = 0; label < chain_labels && !chain.own.empty(); ++label) {
        first.at(label) += share * chance_of(sums, 0, static_cast<LineLabel>(label));
    }
}

/// Adds `share` times how often each weight is used, as expected under the chain.
void add_expected(LabelModel& expected, const LineChain& chain, const ChainSums& sums, double share)
{
    add_lines(expected, chain, sums, share);
    add_steps(expected, chain, sums, share);
    add_first(expected, chain, sums, share);
}

struct Problem {
    const std::vector<LabelledPage>& pages;
    std::vector<double> prior;
    double pull = 0.0;
};

/// What is to be made small, and its slope.
double cost_of(const Problem& problem, const double* weights, double* slope)
{
    const LabelModel model = model_of(weights);
    LabelModel expected;
    double cost = 0.0;
    for (const LabelledPage& page : problem.pages) {
        const double share = page.varied ? weight_of_variation : 1.0;
        const LineChain chain = scored(page.chain, model);
        const LineChain right = told(chain, page.labels);
        const ChainSums all = sum_sequences(chain);
        const ChainSums wanted = sum_sequences(right);
        cost += share * (all.all - wanted.all);
        add_expected(expected, chain, all, share);
        add_expected(expected, right, wanted, -share);
    }
    const std::vector<double> uses = weights_of(expected);
    for (std::size_t i = 0; i < uses.size(); ++i) {
        const double away = weights[i] - problem.prior[i];
        cost += problem.pull / 2.0 * away * away;
        slope[i] = uses[i] + problem.pull * away;
    }
    return cost;
}

}  // namespace

LabelModel fit_weights(const std::vector<LabelledPage>& pages, const LabelModel& prior, double pull)
{
    Problem problem{pages, weights_of(prior), pull};
    std::vector<double> weights = problem.prior;
    lbfgs_parameter_t parameters;
    lbfgs_parameter_init(&parameters);
    parameters.epsilon = 1e-6;
    parameters.max_iterations = 1000;
    const auto evaluate = [](void* instance, const double* at, double* slope, int, double) {
        return cost_of(*static_cast<const Problem*>(instance), at, slope);
    };
    const int result =
        lbfgs(static_cast<int>(weights.size()), weights.data(), nullptr, evaluate, nullptr, &problem, &parameters);
    if (result < 0 && result != LBFGSERR_ROUNDING_ERROR) {
        throw std::runtime_error("The weights cannot be fitted: L-BFGS ended with " + std::to_string(result) + ".");
    }
    return model_of(weights.data());
}

LabelAccuracy accuracy_of(const LabelModel& model, const std::vector<LabelledPage>& pages)
{
    LabelAccuracy accuracy;
    for (const LabelledPage& page : pages) {
        if (page.varied) {
            continue;
        }
        const LineChain chain = scored(page.chain, model);
        const std::vector<LineLabel> labels = best_labels(chain);
        const ChainSums sums = sum_sequences(chain);
        const int right_before = accuracy.right;
        const int lines_before = accuracy.lines;
        for (std::size_t i = 0; i < labels.size(); ++i) {
            if (page.labels[i]) {
                accuracy.lines += 1;
                accuracy.right += *page.labels[i] == labels[i] ? 1 : 0;
                accuracy.log_chance += std::log(std::max(chance_of(sums, i, *page.labels[i]), 1e-12));
            }
        }
        accuracy.pages += 1;
        accuracy.whole += accuracy.right - right_before == accuracy.lines - lines_before ? 1 : 0;
    }
    accuracy.log_chance /= std::max(accuracy.lines, 1);
    return accuracy;
}

}  // namespace depesha
