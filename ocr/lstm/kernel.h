// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ocr/lstm/packed_weights.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace depesha {

/// Bytes of one pixel's surroundings: 3 columns of 3 pixels, each filled up to a group.
constexpr int patch_bytes = 3 * group;

/// The arithmetic of a network on one kind of processor. All kinds give the same bytes: sums of products are of whole
/// numbers, and floating point is added, multiplied and divided in the same order, never fused.
///
/// Activations are bytes: -127 to 127 for -1 to 1, with 128 added. Buffers are aligned to 64 bytes; rows of activations
/// are filled up to the lanes.
struct Kernel {
    std::string_view name;
    WeightOrder order;

    /// One pooled column: `patches` are 3 columns of 3 * `rows` pixels, `pooled` gets `rows` times 16 activations.
    void (*convolve)(const PackedWeights& weights, const std::uint8_t* patches, int rows, std::uint8_t* pooled);

    /// Reads `columns` of `rows` times 16 activations from top to bottom, all columns side by side; a row of
    /// activations for each.
    void (*summarize)(const PackedLstm& layer, const std::uint8_t* pooled, int columns, int rows, std::uint8_t* out);

    /// Runs a layer along `steps` rows of activations.
    void (*run)(const PackedLstm& layer, const std::uint8_t* in, int in_stride, int steps, std::uint8_t* out);

    /// Probabilities of the first `codes` outputs for each step, rows `stride` long.
    void (*output)(const PackedWeights& weights, int codes, const std::uint8_t* in, int in_stride, int steps,
                   float* out, int stride);
};

/// The kernels that this processor runs, the fastest first. The last one runs everywhere.
[[nodiscard]] std::span<const Kernel* const> kernels();

/// The functions of each kind; only to be called where the processor has what they need.
[[nodiscard]] const Kernel& portable_kernel();
[[nodiscard]] const Kernel& sse41_kernel();
[[nodiscard]] const Kernel& avx2_kernel();
[[nodiscard]] const Kernel& avx512_vnni_kernel();

}  // namespace depesha
