// SPDX-License-Identifier: Apache-2.0
// The body of a kernel, compiled once for each kind of processor into a namespace without a name, so that no code of
// one kind is taken for that of another. Before it is included, `Isa` says:
//     native      numbers of 32 bits in one register
//     columns     columns that are worked on side by side without running out of registers
//     order       the order of the weights that dot() reads
//     dot()       adds the products of 4 inputs and their 64 weights to 16 sums
//     lesser(), greater()
//     look_up()   takes values and slopes out of a table
//     store_bytes()
#pragma once

#include "ocr/lstm/kernel.h"
#include "ocr/lstm/sixteen.h"

#include <cstring>

namespace depesha {
namespace {

/// The gates of 16 cells, from the sums of products.
DEPESHA_INLINE void run_cells(const Ints (&sums)[4], const float* scales, float* states, std::uint8_t* out)
{
    const Floats value = tanh_of(to_floats(sums[0]) * loaded<Floats>(scales));
    const Floats input = logistic_of(to_floats(sums[1]) * loaded<Floats>(scales + lanes));
    const Floats forget = logistic_of(to_floats(sums[2]) * loaded<Floats>(scales + 2 * lanes));
    const Floats output = logistic_of(to_floats(sums[3]) * loaded<Floats>(scales + 3 * lanes));
    constexpr float most = 100.0F;  // as Tesseract clips it
    const Floats state = clamped(loaded<Floats>(states) * forget + value * input, -most, most);
    store(state, states);
    store_activations(tanh_of(state) * output, out);
}

/// Adds the products of a block's weights and the inputs of `Columns` columns.
template <int Columns>
DEPESHA_INLINE void accumulate(Ints (&sums)[Columns][4], const std::int8_t* weights, const std::uint8_t* inputs,
                               std::ptrdiff_t stride, int groups)
{
    for (int g = 0; g < groups; ++g) {
        for (int c = 0; c < Columns; ++c) {
            const typename Isa::Inputs four = Isa::inputs(inputs + c * stride + g * group);
            for (int part = 0; part < 4; ++part) {
                Isa::dot(sums[c][part], weights + part * lanes * group, four);
            }
        }
        weights += block * group;
    }
}

template <int Columns>
DEPESHA_INLINE void begin(Ints (&sums)[Columns][4], const std::int32_t* start)
{
    for (int part = 0; part < 4; ++part) {
        const Ints first = loaded<Ints>(start + part * lanes);
        for (int c = 0; c < Columns; ++c) {
            sums[c][part] = first;
        }
    }
}

DEPESHA_INLINE std::ptrdiff_t block_bytes(const PackedWeights& weights)
{
    return static_cast<std::ptrdiff_t>(weights.groups) * block * group;
}

void convolve(const PackedWeights& weights, const std::uint8_t* patches, int rows, std::uint8_t* pooled)
{
    const Ints start = loaded<Ints>(weights.start.data());
    const Floats scales = loaded<Floats>(weights.scales.data());
    const std::ptrdiff_t column = static_cast<std::ptrdiff_t>(rows) * pooled_pixels * patch_bytes;
    for (int row = 0; row < rows; ++row) {
        Ints most{};
        for (int pixel = 0; pixel < pooled_pixels * pooled_pixels; ++pixel) {
            const std::uint8_t* patch = patches + (pixel / pooled_pixels) * column +
                                        (row * pooled_pixels + pixel % pooled_pixels) * patch_bytes;
            Ints sum = start;
            for (int g = 0; g < patch_bytes / group; ++g) {
                Isa::dot(sum, weights.weights.data() + g * block * group, Isa::inputs(patch + g * group));
            }
            for (int i = 0; i < Ints::parts; ++i) {
                most.part[i] = pixel == 0 || sum.part[i] > most.part[i] ? sum.part[i] : most.part[i];
            }
        }
        store_activations(tanh_of(to_floats(most) * scales), pooled + row * lanes);
    }
}

/// Steps of `Columns` columns through one row of the pooled picture.
template <int Columns>
void summarize_columns(const PackedLstm& layer, const std::uint8_t* pooled, int rows, std::uint8_t* out)
{
    const int cells = layer.from_cells.blocks * lanes;
    alignas(64) float states[Columns * most_cells];
    alignas(64) std::uint8_t before[Columns * most_cells];
    std::memset(states, 0, sizeof(float) * static_cast<std::size_t>(Columns * cells));
    std::memset(before, 128, static_cast<std::size_t>(Columns * cells));
    const std::ptrdiff_t column = static_cast<std::ptrdiff_t>(rows) * lanes;
    for (int row = 0; row < rows; ++row) {
        for (int b = 0; b < layer.from_cells.blocks; ++b) {
            Ints sums[Columns][4];
            begin(sums, layer.from_inputs.start.data() + b * block);
            accumulate(sums, layer.from_inputs.weights.data() + b * block_bytes(layer.from_inputs),
                       pooled + row * lanes, column, layer.from_inputs.groups);
            accumulate(sums, layer.from_cells.weights.data() + b * block_bytes(layer.from_cells), before, cells,
                       layer.from_cells.groups);
            for (int c = 0; c < Columns; ++c) {
                run_cells(sums[c], layer.from_inputs.scales.data() + b * block, states + c * cells + b * lanes,
                          out + c * cells + b * lanes);
            }
        }
        std::memcpy(before, out, static_cast<std::size_t>(Columns * cells));
    }
}

void summarize(const PackedLstm& layer, const std::uint8_t* pooled, int columns, int rows, std::uint8_t* out)
{
    const std::ptrdiff_t column = static_cast<std::ptrdiff_t>(rows) * lanes;
    const std::ptrdiff_t cells = layer.from_cells.blocks * lanes;
    int c = 0;
    for (; c + Isa::columns <= columns; c += Isa::columns) {
        summarize_columns<Isa::columns>(layer, pooled + c * column, rows, out + c * cells);
    }
    for (; c < columns; ++c) {
        summarize_columns<1>(layer, pooled + c * column, rows, out + c * cells);
    }
}

/// The sums of a layer that do not wait for its cells, for `Columns` steps.
template <int Columns>
DEPESHA_INLINE void project(const PackedWeights& weights, const std::uint8_t* in, std::ptrdiff_t stride,
                            std::int32_t* sums_out)
{
    for (int b = 0; b < weights.blocks; ++b) {
        Ints sums[Columns][4];
        begin(sums, weights.start.data() + b * block);
        accumulate(sums, weights.weights.data() + b * block_bytes(weights), in, stride, weights.groups);
        for (int c = 0; c < Columns; ++c) {
            for (int part = 0; part < 4; ++part) {
                store(sums[c][part], sums_out + (c * weights.blocks + b) * block + part * lanes);
            }
        }
    }
}

/// Steps whose sums are worked out ahead, so that each weight is read once for several of them: their sums stay in the
/// second cache.
constexpr int steps_ahead = 24;

DEPESHA_INLINE void project_steps(const PackedWeights& weights, const std::uint8_t* in, std::ptrdiff_t stride,
                                  int steps, std::int32_t* sums)
{
    int s = 0;
    for (; s + Isa::columns <= steps; s += Isa::columns) {
        project<Isa::columns>(weights, in + s * stride, stride, sums + s * weights.blocks * block);
    }
    for (; s < steps; ++s) {
        project<1>(weights, in + s * stride, stride, sums + s * weights.blocks * block);
    }
}

/// One step of all cells.
DEPESHA_INLINE void step(const PackedLstm& layer, const std::int32_t* projected, const std::uint8_t* before,
                         float* states, std::uint8_t* out)
{
    for (int b = 0; b < layer.from_cells.blocks; ++b) {
        Ints sums[1][4];
        begin(sums, projected + b * block);
        accumulate(sums, layer.from_cells.weights.data() + b * block_bytes(layer.from_cells), before, 0,
                   layer.from_cells.groups);
        run_cells(sums[0], layer.from_inputs.scales.data() + b * block, states + b * lanes, out + b * lanes);
    }
}

void run(const PackedLstm& layer, const std::uint8_t* in, int in_stride, int steps, std::uint8_t* out)
{
    alignas(64) static thread_local std::int32_t projected[steps_ahead * most_cells * 4];
    alignas(64) float states[most_cells];
    alignas(64) std::uint8_t nothing[most_cells];
    const std::ptrdiff_t cells = layer.from_cells.blocks * lanes;
    std::memset(states, 0, sizeof(float) * static_cast<std::size_t>(cells));
    std::memset(nothing, 128, static_cast<std::size_t>(cells));
    const bool reverse = layer.direction == LstmLayer::Direction::Reverse;
    const std::uint8_t* before = nothing;
    for (int done = 0; done < steps; done += steps_ahead) {
        const int count = steps - done < steps_ahead ? steps - done : steps_ahead;
        const int first = reverse ? steps - done - count : done;
        project_steps(layer.from_inputs, in + static_cast<std::ptrdiff_t>(first) * in_stride, in_stride, count,
                      projected);
        for (int i = 0; i < count; ++i) {
            const int at = reverse ? count - 1 - i : i;
            std::uint8_t* here = out + (first + at) * cells;
            step(layer, projected + at * cells * 4, before, states, here);
            before = here;
        }
    }
}

DEPESHA_INLINE float sum_of(Floats x)
{
    float each[lanes];
    store(x, each);
    for (int half = lanes / 2; half > 0; half /= 2) {
        for (int i = 0; i < half; ++i) {
            each[i] += each[i + half];
        }
    }
    return each[0];
}

DEPESHA_INLINE float greatest(const float* values, int count)
{
    float most = values[0];
    for (int i = 1; i < count; ++i) {
        most = values[i] > most ? values[i] : most;
    }
    return most;
}

/// In place, over whole lanes; what stands behind `codes` is left out.
DEPESHA_INLINE void softmax(float* values, int codes)
{
    constexpr float least = -86.0F;  // as Tesseract clips it
    const Floats most = all(greatest(values, codes));
    Floats sums = all(0.0F);
    for (int i = 0; i < codes; i += lanes) {
        alignas(64) float powers[lanes];
        store(exp_of(clamped(loaded<Floats>(values + i) - most, least, 0.0F)), powers);
        for (int lane = codes - i; lane < lanes; ++lane) {
            powers[lane] = 0.0F;
        }
        const Floats kept = loaded<Floats>(powers);
        sums = sums + kept;
        store(kept, values + i);
    }
    const Floats sum = all(sum_of(sums));
    for (int i = 0; i < codes; i += lanes) {
        store(loaded<Floats>(values + i) / sum, values + i);
    }
}

void output(const PackedWeights& weights, int codes, const std::uint8_t* in, int in_stride, int steps, float* out,
            int stride)
{
    alignas(64) static thread_local std::int32_t sums[Isa::columns * most_codes];
    const int width = weights.blocks * block;
    for (int s = 0; s < steps; s += Isa::columns) {
        const int count = steps - s < Isa::columns ? steps - s : Isa::columns;
        project_steps(weights, in + static_cast<std::ptrdiff_t>(s) * in_stride, in_stride, count, sums);
        for (int c = 0; c < count; ++c) {
            float* row = out + static_cast<std::ptrdiff_t>(s + c) * stride;
            for (int i = 0; i < codes; i += lanes) {
                store(to_floats(loaded<Ints>(sums + c * width + i)) * loaded<Floats>(weights.scales.data() + i),
                      row + i);
            }
            softmax(row, codes);
        }
    }
}

}  // namespace
}  // namespace depesha
