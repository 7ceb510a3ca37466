// SPDX-License-Identifier: Apache-2.0
#include "ocr/lstm/kernel.h"
#include "ocr/lstm/sigmoid_table.h"

#include <immintrin.h>

namespace depesha {
namespace {

struct Isa {
    static constexpr int native = 8;
    static constexpr int columns = 1;
    static constexpr WeightOrder order = WeightOrder::Pairs;

    struct Inputs {
        __m256i first;
        __m256i second;
    };

    static Inputs inputs(const std::uint8_t* four)
    {
        int bytes = 0;
        __builtin_memcpy(&bytes, four, sizeof bytes);
        const __m128i words = _mm_cvtepu8_epi16(_mm_cvtsi32_si128(bytes));
        return {_mm256_broadcastd_epi32(words), _mm256_broadcastd_epi32(_mm_srli_si128(words, 4))};
    }

    static __m256i words(const std::int8_t* weights)
    {
        return _mm256_cvtepi8_epi16(_mm_load_si128(reinterpret_cast<const __m128i*>(weights)));
    }

    template <class Sums>
    static void dot(Sums& sums, const std::int8_t* weights, const Inputs& four)
    {
        for (int half = 0; half < 2; ++half) {
            const std::int8_t* first = weights + static_cast<std::ptrdiff_t>(half) * lanes;
            const std::int8_t* second = first + 2 * static_cast<std::ptrdiff_t>(lanes);
            const __m256i products = _mm256_add_epi32(_mm256_madd_epi16(words(first), four.first),
                                                      _mm256_madd_epi16(words(second), four.second));
            sums.part[half] = reinterpret_cast<typename Sums::Part>(
                _mm256_add_epi32(reinterpret_cast<__m256i>(sums.part[half]), products));
        }
    }

    template <class Integers, class Numbers>
    static void look_up(const SigmoidTable& table, const Integers& index, Numbers& value, Numbers& slope)
    {
        const float* values = &table.lines[0].value;
        for (int half = 0; half < 2; ++half) {
            const auto at = reinterpret_cast<__m256i>(index.part[half]);
            value.part[half] = _mm256_i32gather_ps(values, at, sizeof(SigmoidTable::Line));
            slope.part[half] = _mm256_i32gather_ps(values + 1, at, sizeof(SigmoidTable::Line));
        }
    }
};

}  // namespace
}  // namespace depesha

#include "ocr/lstm/kernel_body.h"

namespace depesha {

const Kernel& avx2_kernel()
{
    static constexpr Kernel kernel{"avx2", Isa::order, convolve, summarize, run, output};
    return kernel;
}

}  // namespace depesha
