// SPDX-License-Identifier: Apache-2.0
#include "postprocess/labels/line_chain.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>

namespace depesha {

namespace {

using enum LineLabel;

struct Cell {
    double score = never;
    std::size_t from = 0;
};

using Trellis = std::vector<std::array<Cell, chain_labels>>;

Cell best_way(const LineChain& chain, std::size_t i, const std::array<Cell, chain_labels>& before, LineLabel to)
{
    Cell best{2.0 * never, 0};
    for (std::size_t from = 0; from < chain_labels; ++from) {
        const double score = before.at(from).score + step_weight(chain, i, static_cast<LineLabel>(from), to);
        if (score > best.score) {
            best = {score, from};
        }
    }
    return best;
}

Trellis filled(const LineChain& chain)
{
    Trellis trellis(chain.own.size());
    for (std::size_t i = 0; i < trellis.size(); ++i) {
        for (std::size_t to = 0; to < chain_labels; ++to) {
            const auto label = static_cast<LineLabel>(to);
            Cell cell = i > 0 ? best_way(chain, i, trellis[i - 1], label) : Cell{first_weight(chain, label), 0};
            cell.score += chain.own[i].at(to);
            trellis[i].at(to) = cell;
        }
    }
    return trellis;
}

std::vector<LineLabel> best_path(const Trellis& trellis)
{
    std::vector<LineLabel> path(trellis.size(), First);
    if (trellis.empty()) {
        return path;
    }
    const auto& last = trellis.back();
    auto at = static_cast<std::size_t>(
        std::max_element(last.begin(), last.end(), [](const Cell& a, const Cell& b) { return a.score < b.score; }) -
        last.begin());
    for (std::size_t i = trellis.size(); i > 0; --i) {
        path[i - 1] = static_cast<LineLabel>(at);
        at = trellis[i - 1].at(at).from;
    }
    return path;
}

bool is_body(LineLabel label)
{
    return label == First || label == Item || label == Next;
}

/// Whether what stands from `first` to `last` can be a telegram by itself: it has text, and more than a few words of it
/// unless its end is plain to see.
bool has_text(const LineChain& chain, const std::vector<LineLabel>& path, std::size_t first, std::size_t last,
              bool plain_end)
{
    constexpr double a_line = 0.6;
    double prose = 0.0;
    bool body = false;
    for (std::size_t i = first; i < last; ++i) {
        prose += is_body(path[i]) ? chain.sights[i].prose : 0.0;
        body = body || is_body(path[i]);
    }
    return body && (plain_end || prose > a_line);
}

/// The first line of `path` that begins a telegram where none can: there is no text above it or below. At the foot of a
/// page a plain heading may be all there is.
std::optional<std::size_t> impossible_start(const LineChain& chain, const std::vector<LineLabel>& path)
{
    std::vector<std::size_t> starts{0};
    for (std::size_t i = 1; i < path.size(); ++i) {
        if (starts_over(path[i - 1], path[i])) {
            starts.push_back(i);
        }
    }
    for (std::size_t k = 1; k < starts.size(); ++k) {
        const LineSight& sight = chain.sights[starts[k]];
        const std::size_t end = k + 1 < starts.size() ? starts[k + 1] : path.size();
        const bool plain = sight.after_rule || sight.title;
        const bool goes_on = plain && end == path.size();  // on the next page
        if (!has_text(chain, path, starts[k - 1], starts[k], plain) ||
            (!goes_on && !has_text(chain, path, starts[k], end, true))) {
            return starts[k];
        }
    }
    return std::nullopt;
}

double log_of_sum(const LabelScores& terms)
{
    const double most = *std::max_element(terms.begin(), terms.end());
    double sum = 0.0;
    for (const double term : terms) {
        sum += std::exp(term - most);
    }
    return most + std::log(sum);
}

/// Each label of line i with the sum over all ways to it.
LabelScores sums_before(const LineChain& chain, std::size_t i, const LabelScores& above)
{
    LabelScores sums{};
    for (std::size_t to = 0; to < chain_labels; ++to) {
        LabelScores ways{};
        for (std::size_t from = 0; from < chain_labels; ++from) {
            ways.at(from) =
                above.at(from) + step_weight(chain, i, static_cast<LineLabel>(from), static_cast<LineLabel>(to));
        }
        sums.at(to) = log_of_sum(ways) + chain.own[i].at(to);
    }
    return sums;
}

/// Each label of the line above line i with the sum over all ways on from it.
LabelScores sums_after(const LineChain& chain, std::size_t i, const LabelScores& below)
{
    LabelScores sums{};
    for (std::size_t from = 0; from < chain_labels; ++from) {
        LabelScores ways{};
        for (std::size_t to = 0; to < chain_labels; ++to) {
            ways.at(to) = step_weight(chain, i, static_cast<LineLabel>(from), static_cast<LineLabel>(to)) +
                          chain.own[i].at(to) + below.at(to);
        }
        sums.at(from) = log_of_sum(ways);
    }
    return sums;
}

}  // namespace

double step_weight(const LineChain& chain, std::size_t i, LineLabel from, LineLabel to)
{
    const LineSight& sight = chain.sights[i];
    const bool restart = starts_over(from, to);
    if (!may_follow(from, to) || (restart && sight.no_restart)) {
        return never;
    }
    const LabelModel& model = *chain.model;
    const double bonus = (sight.after_rule ? model.after_rule : 0.0) + (sight.title ? model.title : 0.0);
    return model.step.at(static_cast<std::size_t>(from)).at(static_cast<std::size_t>(to)) + (restart ? bonus : 0.0);
}

double first_weight(const LineChain& chain, LineLabel label)
{
    const LabelScores& first = chain.second_page ? chain.model->second_page : chain.model->first;
    return may_begin(label) ? first.at(static_cast<std::size_t>(label)) : never;
}

std::vector<LineLabel> best_labels(LineChain chain)
{
    for (;;) {
        std::vector<LineLabel> path = best_path(filled(chain));
        const std::optional<std::size_t> start = impossible_start(chain, path);
        if (!start) {
            return path;
        }
        chain.sights[*start].no_restart = true;
    }
}

ChainSums sum_sequences(const LineChain& chain)
{
    const std::size_t count = chain.own.size();
    ChainSums sums{std::vector<LabelScores>(count), std::vector<LabelScores>(count), 0.0};
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t to = 0; i == 0 && to < chain_labels; ++to) {
            sums.before[0].at(to) = first_weight(chain, static_cast<LineLabel>(to)) + chain.own[0].at(to);
        }
        sums.before[i] = i > 0 ? sums_before(chain, i, sums.before[i - 1]) : sums.before[0];
    }
    for (std::size_t i = count; i > 1; --i) {
        sums.after[i - 2] = sums_after(chain, i - 1, sums.after[i - 1]);
    }
    sums.all = count > 0 ? log_of_sum(sums.before.back()) : 0.0;
    return sums;
}

double chance_of(const ChainSums& sums, std::size_t line, LineLabel label)
{
    const auto at = static_cast<std::size_t>(label);
    return std::exp(sums.before[line].at(at) + sums.after[line].at(at) - sums.all);
}

}  // namespace depesha
