// SPDX-License-Identifier: Apache-2.0
#include "postprocess/labels/label_model.h"

#include "postprocess/labels/label_model_data.h"

#include <toml++/toml.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>
#include <span>
#include <stdexcept>

namespace depesha {

namespace {

using enum LineLabel;

[[noreturn]] void refuse(const std::string& reason)
{
    throw std::runtime_error("The weights of line labels cannot be used: " + reason);
}

/// Fills the weights of `table` into `weights` by their names.
void read_weights(const toml::node* node, std::span<const std::string_view> names, std::span<double> weights)
{
    if (node == nullptr || !node->is_table()) {
        return;
    }
    for (const auto& [key, value] : *node->as_table()) {
        const auto at = std::find(names.begin(), names.end(), key.str());
        const std::optional<double> weight = value.value<double>();
        if (at == names.end() || !weight) {
            refuse("\"" + std::string(key.str()) + "\" is no weight of them.");
        }
        weights[static_cast<std::size_t>(at - names.begin())] = *weight;
    }
}

std::string weights_text(std::string_view heading, std::span<const std::string_view> names,
                         std::span<const double> weights)
{
    std::string text = "\n[" + std::string(heading) + "]\n";
    for (std::size_t i = 0; i < names.size(); ++i) {
        std::array<char, 64> line{};
        const double rounded = std::round(weights[i] * 1000.0) / 1000.0;
        std::snprintf(line.data(), line.size(), "%s = %.3f\n", std::string(names[i]).c_str(), rounded);
        text += rounded == 0.0 ? "" : line.data();
    }
    return text;
}

constexpr std::array<std::string_view, 2> restart_names{"after_rule", "title"};

/// The parts of a telegram, in their order; it comes back to Inner for each message inside it.
enum class Zone { Head, Inner, Body, End };

Zone zone_of(LineLabel label)
{
    switch (label) {
    case Heading:
    case HeadingNext:
    case Address:
    case Instruction:
        return Zone::Head;
    case Salutation:
    case InnerAddress:
        return Zone::Inner;
    case First:
    case Item:
    case Next:
        return Zone::Body;
    default:
        return Zone::End;
    }
}

}  // namespace

const LabelModel& LabelModel::built_in()
{
    static const LabelModel model = read_label_model(label_model_data());
    return model;
}

const std::array<std::string_view, chain_labels>& label_names()
{
    static constexpr std::array<std::string_view, chain_labels> names{
        "heading", "heading_next", "address",      "instruction", "salutation", "inner_address", "first",
        "item",    "next",         "signer_title", "signature",   "tail",       "tail_next"};
    return names;
}

LabelModel read_label_model(std::string_view toml)
{
    LabelModel model;
    try {
        const toml::table file = toml::parse(toml);
        for (std::size_t i = 0; i < chain_labels; ++i) {
            const std::string_view name = label_names().at(i);
            read_weights(file["line"][name].node(), feature_names(), model.line.at(i));
            read_weights(file["step"][name].node(), label_names(), model.step.at(i));
        }
        read_weights(file["first"].node(), label_names(), model.first);
        read_weights(file["second_page"].node(), label_names(), model.second_page);
        std::array<double, 2> restart{};
        read_weights(file["restart"].node(), restart_names, restart);
        model.after_rule = restart[0];
        model.title = restart[1];
    } catch (const toml::parse_error& error) {
        refuse(std::string(error.description()));
    }
    return model;
}

std::string write_label_model(const LabelModel& model)
{
    std::string text = weights_text("first", label_names(), model.first);
    text += weights_text("second_page", label_names(), model.second_page);
    text += weights_text("restart", restart_names, std::array{model.after_rule, model.title});
    for (std::size_t i = 0; i < chain_labels; ++i) {
        text += weights_text("line." + std::string(label_names().at(i)), feature_names(), model.line.at(i));
    }
    for (std::size_t i = 0; i < chain_labels; ++i) {
        text += weights_text("step." + std::string(label_names().at(i)), label_names(), model.step.at(i));
    }
    return text;
}

LabelScores score_line(const LabelModel& model, const LineFeatures& features)
{
    LabelScores scores{};
    std::transform(model.line.begin(), model.line.end(), scores.begin(), [&](const LineFeatures& weights) {
        return std::inner_product(weights.begin(), weights.end(), features.begin(), 0.0);
    });
    return scores;
}

bool may_follow(LineLabel from, LineLabel to)
{
    switch (to) {
    case TailNext:
        return from == Tail || from == TailNext;
    case HeadingNext:
        return zone_of(from) == Zone::Head;
    default:
        return true;
    }
}

bool may_begin(LineLabel label)
{
    return label != TailNext && label != HeadingNext;
}

bool starts_over(LineLabel from, LineLabel to)
{
    return zone_of(to) == Zone::Head && to != Instruction && zone_of(from) != Zone::Head &&
           zone_of(from) != Zone::Inner;
}

}  // namespace depesha
