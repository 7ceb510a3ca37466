// SPDX-License-Identifier: Apache-2.0
#include "ocr/lstm/kernel.h"
#include "ocr/lstm/sigmoid_table.h"

#include <cstddef>
#include <cstring>

namespace depesha {
namespace {

struct Isa {
    static constexpr int native = 4;
    static constexpr int columns = 1;
    static constexpr WeightOrder order = WeightOrder::Planes;

    using Inputs = const std::uint8_t*;

    static Inputs inputs(const std::uint8_t* four) { return four; }

    using EightWords = std::int16_t __attribute__((vector_size(16)));

    /// Products of one input and 8 weights.
    static EightWords products(const std::int8_t* weights, std::uint8_t input)
    {
        using EightBytes = std::int8_t __attribute__((vector_size(8)));
        EightBytes bytes;
        std::memcpy(&bytes, weights, sizeof bytes);
        return __builtin_convertvector(bytes, EightWords) * static_cast<std::int16_t>(input - 128);
    }

    /// Inputs of at most 128 times weights of at most 127: two products together stay within 16 bits.
    template <class Sums>
    static void dot(Sums& sums, const std::int8_t* weights, Inputs four)
    {
        constexpr int eight = 8;
        for (int half = 0; half < lanes / eight; ++half) {
            const std::int8_t* at = weights + static_cast<std::ptrdiff_t>(half) * eight;
            for (int input = 0; input < group; input += 2, at += 2 * static_cast<std::ptrdiff_t>(lanes)) {
                const EightWords two = products(at, four[input]) + products(at + lanes, four[input + 1]);
                sums.part[2 * half] +=
                    __builtin_convertvector(__builtin_shufflevector(two, two, 0, 1, 2, 3), typename Sums::Part);
                sums.part[2 * half + 1] +=
                    __builtin_convertvector(__builtin_shufflevector(two, two, 4, 5, 6, 7), typename Sums::Part);
            }
        }
    }

    template <class Number>
    static Number lesser(Number a, Number b)
    {
        return a < b ? a : b;
    }

    template <class Number>
    static Number greater(Number a, Number b)
    {
        return a > b ? a : b;
    }

    template <class Integers, class Numbers>
    static void look_up(const SigmoidTable& table, const Integers& index, Numbers& value, Numbers& slope)
    {
        for (int lane = 0; lane < lanes; ++lane) {
            const SigmoidTable::Line& line = table.lines[index.part[lane / native][lane % native]];
            value.part[lane / native][lane % native] = line.value;
            slope.part[lane / native][lane % native] = line.slope;
        }
    }

    template <class Integers>
    static void store_bytes(const Integers& numbers, std::uint8_t* to)
    {
        for (int lane = 0; lane < lanes; ++lane) {
            to[lane] = static_cast<std::uint8_t>(numbers.part[lane / native][lane % native]);
        }
    }
};

}  // namespace
}  // namespace depesha

#include "ocr/lstm/kernel_body.h"

namespace depesha {

const Kernel& portable_kernel()
{
    static constexpr Kernel kernel{"portable", Isa::order, convolve, summarize, run, output};
    return kernel;
}

}  // namespace depesha
