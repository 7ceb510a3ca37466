// SPDX-License-Identifier: Apache-2.0
#include "ocr/lstm/network_runner.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace depesha {
namespace {

/// The convolution's weights for patches: its three inputs of each column and one that counts for nothing.
WeightMatrix over_patches(const WeightMatrix& convolution)
{
    WeightMatrix wide{convolution.outputs, patch_bytes, {}, convolution.scales};
    auto weight = convolution.weights.begin();
    for (int output = 0; output < convolution.outputs; ++output) {
        for (int column = 0; column < pooled_pixels; ++column) {
            wide.weights.insert(wide.weights.end(), weight, weight + pooled_pixels);
            wide.weights.push_back(0);
            weight += pooled_pixels;
        }
        wide.weights.push_back(*weight++);
    }
    return wide;
}

std::ptrdiff_t at(int row, int row_bytes)
{
    return static_cast<std::ptrdiff_t>(row) * row_bytes;
}

/// Writes what the pixels of one column see.
class Patches {
public:
    Patches(const LineInput& line, const EdgeNoise& noise) : line_(line), noise_(noise) {}

    void write(int x, std::uint8_t* patches) const
    {
        for (int side = 0; side < pooled_pixels; ++side) {
            const int column = x + side - 1;
            std::uint8_t* to = patches + at(side, group);
            if (column < 0 || column >= line_.width) {
                const std::uint8_t* beside = (column < 0 ? noise_.left : noise_.right).data();
                for (int y = 0; y < line_.height; ++y) {
                    std::memcpy(to + at(y, patch_bytes), beside + at(y, pooled_pixels), pooled_pixels);
                }
            } else {
                write_column(x, column, side, to);
            }
        }
    }

private:
    void write_column(int x, int column, int side, std::uint8_t* to) const
    {
        const std::uint8_t* pixels = line_.pixels.data() + static_cast<std::ptrdiff_t>(column) * line_.height;
        const std::ptrdiff_t edge = static_cast<std::ptrdiff_t>(x) * pooled_pixels + side;
        for (int y = 0; y < line_.height; ++y) {
            std::uint8_t* patch = to + at(y, patch_bytes);
            patch[0] = y > 0 ? pixels[y - 1] : noise_.above[static_cast<std::size_t>(edge)];
            patch[1] = pixels[y];
            patch[2] = y + 1 < line_.height ? pixels[y + 1] : noise_.below[static_cast<std::size_t>(edge)];
        }
    }

    const LineInput& line_;
    const EdgeNoise& noise_;
};

std::size_t size_of(int a, int b)
{
    return static_cast<std::size_t>(a) * static_cast<std::size_t>(b);
}

}  // namespace

PackedNetwork::PackedNetwork(const LineNetwork& network, const Kernel& kernel)
    : kernel_(&kernel), height_(network.height), codes_(network.output.outputs), noise_seed_(network.noise_seed),
      convolution_(pack(over_patches(network.convolution), kernel.order)),
      column_summary_(pack(network.column_summary, kernel.order)), output_(pack(network.output, kernel.order))
{
    for (const LstmLayer& layer : network.layers) {
        layers_.push_back(pack(layer, kernel.order));
    }
}

void PackedNetwork::convolve(const LineInput& line, Scratch& scratch) const
{
    draw_noise(line.width, line.height, noise_seed_, scratch.noise);
    const Patches patches(line, scratch.noise);
    const int rows = height_ / pooled_pixels;
    const int column_bytes = height_ * patch_bytes;
    scratch.patches.assign(size_of(pooled_pixels, column_bytes), 0);
    scratch.pooled.resize(size_of(line.width / pooled_pixels, rows * lanes));
    for (int column = 0; column < line.width / pooled_pixels; ++column) {
        for (int x = 0; x < pooled_pixels; ++x) {
            patches.write(column * pooled_pixels + x, scratch.patches.data() + at(x, column_bytes));
        }
        kernel_->convolve(convolution_, scratch.patches.data(), rows,
                          scratch.pooled.data() + size_of(column, rows * lanes));
    }
}

const CodeProbabilities& PackedNetwork::run(const LineInput& line, Scratch& scratch) const
{
    const int steps = line.width / pooled_pixels;
    convolve(line, scratch);
    int stride = column_summary_.from_cells.blocks * lanes;
    scratch.in.resize(size_of(steps, stride));
    kernel_->summarize(column_summary_, scratch.pooled.data(), steps, height_ / pooled_pixels, scratch.in.data());
    for (const PackedLstm& layer : layers_) {
        const int out_stride = layer.from_cells.blocks * lanes;
        scratch.out.resize(size_of(steps, out_stride));
        kernel_->run(layer, scratch.in.data(), stride, steps, scratch.out.data());
        std::swap(scratch.in, scratch.out);
        stride = out_stride;
    }
    CodeProbabilities& result = scratch.probabilities;
    result.steps = steps;
    result.codes = codes_;
    result.stride = filled(codes_, lanes);
    result.values.resize(size_of(steps, result.stride));
    kernel_->output(output_, codes_, scratch.in.data(), stride, steps, result.values.data(), result.stride);
    return result;
}

}  // namespace depesha
