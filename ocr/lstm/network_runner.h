// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ocr/lstm/edge_noise.h"
#include "ocr/lstm/kernel.h"
#include "ocr/lstm/line_input.h"
#include "ocr/lstm/network.h"
#include "ocr/lstm/packed_weights.h"

#include <span>
#include <vector>

namespace depesha {

/// What the network makes of one line.
struct CodeProbabilities {
    int steps = 0;
    int codes = 0;

    /// Floats from one step to the next; the first `codes` of them are probabilities.
    int stride = 0;

    AlignedVector<float> values;

    [[nodiscard]] std::span<const float> at(int step) const
    {
        return {values.data() + static_cast<std::ptrdiff_t>(step) * stride, static_cast<std::size_t>(codes)};
    }
};

/// The weights of a network as a kernel wants them. Threads share it.
class PackedNetwork {
public:
    PackedNetwork(const LineNetwork& network, const Kernel& kernel);

    /// Buffers of one thread, kept from line to line.
    struct Scratch {
        AlignedVector<std::uint8_t> patches;
        EdgeNoise noise;
        AlignedVector<std::uint8_t> pooled;
        AlignedVector<std::uint8_t> in;
        AlignedVector<std::uint8_t> out;
        CodeProbabilities probabilities;
    };

    /// Runs the network over a line as high as it wants. A line narrower than 3 pixels has no steps. The result lies in
    /// the scratch.
    const CodeProbabilities& run(const LineInput& line, Scratch& scratch) const;

    [[nodiscard]] const Kernel& kernel() const { return *kernel_; }

private:
    void convolve(const LineInput& line, Scratch& scratch) const;

    const Kernel* kernel_;
    int height_;
    int codes_;
    std::int32_t noise_seed_;
    PackedWeights convolution_;
    PackedLstm column_summary_;
    std::vector<PackedLstm> layers_;
    PackedWeights output_;
};

}  // namespace depesha
