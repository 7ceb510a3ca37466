// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/ocr/lstm/plain_network.h"

#include "ocr/lstm/edge_noise.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace depesha::testing_aid {
namespace {

/// Activations from -127 to 127.
using Values = std::vector<int>;

/// tanh or logistic function by straight lines over steps of 1/256.
template <class Function>
float by_lines(float x, Function function)
{
    x *= 256.0F;
    const int index = static_cast<int>(std::min(x, 4095.0F));
    if (index >= 4095) {
        return 1.0F;
    }
    const auto here = static_cast<float>(function(index / 256.0));
    const auto next = static_cast<float>(function((index + 1) / 256.0));
    return here + (next - here) * (x - static_cast<float>(index));
}

float tanh_of(float x)
{
    const float value = by_lines(std::abs(x), [](double v) { return std::tanh(v); });
    return x < 0.0F ? -value : value;
}

float logistic_of(float x)
{
    const float value = by_lines(std::abs(x), [](double v) { return 1.0 / (1.0 + std::exp(-v)); });
    return x < 0.0F ? 1.0F - value : value;
}

int activation(float x)
{
    const float value = std::clamp(x * 127.0F, -127.0F, 127.0F);
    return static_cast<int>(value + (value < 0.0F ? -0.5F : 0.5F));
}

std::vector<float> product(const WeightMatrix& matrix, const Values& inputs)
{
    std::vector<float> outputs;
    auto weight = matrix.weights.begin();
    for (int output = 0; output < matrix.outputs; ++output) {
        int sum = 0;
        for (const int input : inputs) {
            sum += *weight++ * input;
        }
        sum += 127 * *weight++;
        outputs.push_back(static_cast<float>(sum) * matrix.scales[static_cast<std::size_t>(output)]);
    }
    return outputs;
}

/// Runs a layer over rows of inputs in the order in which they are given.
std::vector<Values> run_layer(const LstmLayer& layer, const std::vector<Values>& rows)
{
    const auto cells = static_cast<std::size_t>(layer.cells());
    std::vector<float> states(cells, 0.0F);
    Values outputs(cells, 0);
    std::vector<Values> result;
    for (Values inputs : rows) {
        inputs.insert(inputs.end(), outputs.begin(), outputs.end());
        const std::vector<float> value = product(layer.cell_input, inputs);
        const std::vector<float> in = product(layer.input_gate, inputs);
        const std::vector<float> forget = product(layer.forget_gate, inputs);
        const std::vector<float> out = product(layer.output_gate, inputs);
        for (std::size_t cell = 0; cell < cells; ++cell) {
            const float kept = states[cell] * logistic_of(forget[cell]);
            const float added = tanh_of(value[cell]) * logistic_of(in[cell]);
            states[cell] = std::clamp(kept + added, -100.0F, 100.0F);
            outputs[cell] = activation(tanh_of(states[cell]) * logistic_of(out[cell]));
        }
        result.push_back(outputs);
    }
    return result;
}

/// What a pixel and its neighbours are, column by column.
Values patch_at(const LineInput& line, const EdgeNoise& noise, int x, int y)
{
    Values patch;
    for (int dx = -1; dx <= 1; ++dx) {
        for (int dy = -1; dy <= 1; ++dy) {
            const int at_x = x + dx;
            const int at_y = y + dy;
            int value = 0;
            if (at_x < 0) {
                value = noise.left[static_cast<std::size_t>(y * 3 + dy + 1)];
            } else if (at_x >= line.width) {
                value = noise.right[static_cast<std::size_t>(y * 3 + dy + 1)];
            } else if (at_y < 0) {
                value = noise.above[static_cast<std::size_t>(x * 3 + dx + 1)];
            } else if (at_y >= line.height) {
                value = noise.below[static_cast<std::size_t>(x * 3 + dx + 1)];
            } else {
                value = line.pixels[static_cast<std::size_t>(at_x * line.height + at_y)];
            }
            patch.push_back(value - 128);
        }
    }
    return patch;
}

Values pooled_at(const LineNetwork& network, const LineInput& line, const EdgeNoise& noise, int column, int row)
{
    Values most(static_cast<std::size_t>(network.convolution.outputs), -127);
    for (int x = 3 * column; x < 3 * column + 3; ++x) {
        for (int y = 3 * row; y < 3 * row + 3; ++y) {
            const std::vector<float> sums = product(network.convolution, patch_at(line, noise, x, y));
            for (std::size_t i = 0; i < sums.size(); ++i) {
                most[i] = std::max(most[i], activation(tanh_of(sums[i])));
            }
        }
    }
    return most;
}

/// 2^n times Taylor's polynomial of the rest.
float exp_of(float x)
{
    const float scaled = x * 1.44269504F;
    const auto n = static_cast<float>(static_cast<int>(scaled + (scaled < 0.0F ? -0.5F : 0.5F)));
    const float r = (x - n * 0.693359375F) - n * -2.12194440e-4F;
    float p = 1.0F / 720.0F;
    for (const float coefficient : {1.0F / 120.0F, 1.0F / 24.0F, 1.0F / 6.0F, 0.5F, 1.0F, 1.0F}) {
        p = p * r + coefficient;
    }
    return std::ldexp(p, static_cast<int>(n));
}

/// The sum of 16 sums, each of every sixteenth value, added pair by pair: the order in which floats are added matters.
float sum_of(const std::vector<float>& values)
{
    std::vector<float> sums(16, 0.0F);
    for (std::size_t i = 0; i < values.size(); ++i) {
        sums[i % 16] += values[i];
    }
    for (std::size_t half = 8; half > 0; half /= 2) {
        for (std::size_t i = 0; i < half; ++i) {
            sums[i] += sums[i + half];
        }
    }
    return sums[0];
}

std::vector<float> softmax(std::vector<float> values)
{
    const float most = *std::max_element(values.begin(), values.end());
    for (float& value : values) {
        value = exp_of(std::clamp(value - most, -86.0F, 0.0F));
    }
    const float sum = sum_of(values);
    for (float& value : values) {
        value /= sum;
    }
    return values;
}

}  // namespace

std::vector<std::vector<float>> run_plainly(const LineNetwork& network, const LineInput& line)
{
    EdgeNoise noise;
    draw_noise(line.width, line.height, network.noise_seed, noise);
    std::vector<Values> rows;
    for (int column = 0; column < line.width / 3; ++column) {
        std::vector<Values> pixels;
        for (int row = 0; row < line.height / 3; ++row) {
            pixels.push_back(pooled_at(network, line, noise, column, row));
        }
        rows.push_back(run_layer(network.column_summary, pixels).back());
    }
    for (const LstmLayer& layer : network.layers) {
        const bool reverse = layer.direction == LstmLayer::Direction::Reverse;
        if (reverse) {
            std::reverse(rows.begin(), rows.end());
        }
        rows = run_layer(layer, rows);
        if (reverse) {
            std::reverse(rows.begin(), rows.end());
        }
    }
    std::vector<std::vector<float>> probabilities;
    for (const Values& row : rows) {
        probabilities.push_back(softmax(product(network.output, row)));
    }
    return probabilities;
}

}  // namespace depesha::testing_aid
