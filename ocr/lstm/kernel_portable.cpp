// SPDX-License-Identifier: Apache-2.0
#include "ocr/lstm/kernel.h"
#include "ocr/lstm/sigmoid_table.h"

namespace depesha {
namespace {

struct Isa {
    static constexpr int native = 4;
    static constexpr int columns = 1;
    static constexpr WeightOrder order = WeightOrder::Pairs;

    using Inputs = const std::uint8_t*;

    static Inputs inputs(const std::uint8_t* four) { return four; }

    template <class Sums>
    static void dot(Sums& sums, const std::int8_t* weights, Inputs four)
    {
        for (int lane = 0; lane < lanes; ++lane) {
            const std::int8_t* first = weights + 2 * static_cast<std::ptrdiff_t>(lane);
            const std::int8_t* second = first + 2 * static_cast<std::ptrdiff_t>(lanes);
            sums.part[lane / native][lane % native] +=
                first[0] * four[0] + first[1] * four[1] + second[0] * four[2] + second[1] * four[3];
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
