// SPDX-License-Identifier: Apache-2.0
#include "ocr/lstm/sigmoid_table.h"

#include <cmath>

namespace depesha {
namespace {

SigmoidTable table_of(double (*function)(double))
{
    SigmoidTable table;
    for (int i = 0; i + 1 < sigmoid_entries; ++i) {
        const auto value = static_cast<float>(function(static_cast<double>(i) / sigmoid_steps));
        const auto next = static_cast<float>(function(static_cast<double>(i + 1) / sigmoid_steps));
        table.lines[i] = {value, next - value};
    }
    table.lines[sigmoid_entries - 1] = {1.0F, 0.0F};
    return table;
}

double logistic(double x)
{
    return 1.0 / (1.0 + std::exp(-x));
}

double hyperbolic_tangent(double x)
{
    return std::tanh(x);
}

}  // namespace

const SigmoidTable tanh_table = table_of(hyperbolic_tangent);
const SigmoidTable logistic_table = table_of(logistic);

}  // namespace depesha
