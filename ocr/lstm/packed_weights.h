// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ocr/lstm/network.h"

#include <cstddef>
#include <cstdint>
#include <new>
#include <vector>

namespace depesha {

/// Memory that begins where a cache line does.
template <class T>
struct AlignedAllocator {
    using value_type = T;
    static constexpr std::align_val_t alignment{64};

    AlignedAllocator() = default;
    template <class U>
    AlignedAllocator(const AlignedAllocator<U>& /*other*/)
    {
    }

    T* allocate(std::size_t count) { return static_cast<T*>(::operator new(count * sizeof(T), alignment)); }
    void deallocate(T* memory, std::size_t /*count*/) { ::operator delete(memory, alignment); }
    friend bool operator==(const AlignedAllocator& /*a*/, const AlignedAllocator& /*b*/) { return true; }
};

template <class T>
using AlignedVector = std::vector<T, AlignedAllocator<T>>;

/// Outputs that are computed side by side, and inputs whose products are added at once.
constexpr int lanes = 16;
constexpr int group = 4;

/// Outputs of one block: four times the lanes. In an LSTM layer these are the four gates of 16 cells.
constexpr int block = 4 * lanes;

/// How the weights of 16 outputs for 4 inputs lie side by side in 64 bytes.
enum class WeightOrder {
    /// 4 inputs of one output after another.
    Fours,

    /// The same for inputs from which the kernel takes the 128 off again.
    FoursOfSigned,

    /// All outputs of one input, then those of the next; for inputs as for FoursOfSigned.
    Planes,
};

/// Weights in the order in which a kernel reads them. Where outputs or inputs do not fill a block or a group, zeros do.
struct PackedWeights {
    int blocks = 0;
    int groups = 0;

    /// blocks * groups * 4 * 64 bytes.
    AlignedVector<std::int8_t> weights;

    /// For each output of each block: 127 times its bias, less 128 times the sum of its weights where inputs have 128
    /// added.
    AlignedVector<std::int32_t> start;

    /// For each output of each block.
    AlignedVector<float> scales;
};

/// The gates of a layer: its inputs, filled up to a whole group, and its cells' outputs, filled up.
struct PackedLstm {
    int inputs = 0;
    int cells = 0;
    LstmLayer::Direction direction = LstmLayer::Direction::Forward;

    /// `start` and `scales` stand here.
    PackedWeights from_inputs;
    PackedWeights from_cells;
};

[[nodiscard]] PackedWeights pack(const WeightMatrix& matrix, WeightOrder order);
[[nodiscard]] PackedLstm pack(const LstmLayer& layer, WeightOrder order);

/// `count` filled up to a multiple of `to`.
[[nodiscard]] constexpr int filled(int count, int to)
{
    return (count + to - 1) / to * to;
}

}  // namespace depesha
