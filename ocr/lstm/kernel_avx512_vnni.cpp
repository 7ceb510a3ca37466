// SPDX-License-Identifier: Apache-2.0
#include "ocr/lstm/kernel.h"
#include "ocr/lstm/sigmoid_table.h"

// GCC 12 finds it in its own header (its bug 105593).
#ifndef __clang__
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif
#include <immintrin.h>

namespace depesha {
namespace {

struct Isa {
    static constexpr int native = 16;
    static constexpr int columns = 6;
    static constexpr WeightOrder order = WeightOrder::Fours;

    using Inputs = __m512i;

    static Inputs inputs(const std::uint8_t* four)
    {
        int bytes = 0;
        __builtin_memcpy(&bytes, four, sizeof bytes);
        return _mm512_set1_epi32(bytes);
    }

    template <class Sums>
    static void dot(Sums& sums, const std::int8_t* weights, Inputs four)
    {
        sums.part[0] = reinterpret_cast<typename Sums::Part>(
            _mm512_dpbusd_epi32(reinterpret_cast<__m512i>(sums.part[0]), four, _mm512_load_si512(weights)));
    }

    template <class Number>
    static Number lesser(Number a, Number b)
    {
        return reinterpret_cast<Number>(_mm512_min_ps(reinterpret_cast<__m512>(a), reinterpret_cast<__m512>(b)));
    }

    template <class Number>
    static Number greater(Number a, Number b)
    {
        return reinterpret_cast<Number>(_mm512_max_ps(reinterpret_cast<__m512>(a), reinterpret_cast<__m512>(b)));
    }

    template <class Integers, class Numbers>
    static void look_up(const SigmoidTable& table, const Integers& index, Numbers& value, Numbers& slope)
    {
        const auto at = reinterpret_cast<__m512i>(index.part[0]);
        const __m512 low =
            _mm512_castpd_ps(_mm512_i32gather_pd(_mm512_castsi512_si256(at), table.lines, sizeof(double)));
        const __m512 high =
            _mm512_castpd_ps(_mm512_i32gather_pd(_mm512_extracti64x4_epi64(at, 1), table.lines, sizeof(double)));
        const __m512i even = _mm512_setr_epi32(0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
        const __m512i odd = _mm512_add_epi32(even, _mm512_set1_epi32(1));
        value.part[0] = _mm512_permutex2var_ps(low, even, high);
        slope.part[0] = _mm512_permutex2var_ps(low, odd, high);
    }

    template <class Integers>
    static void store_bytes(const Integers& numbers, std::uint8_t* to)
    {
        _mm_storeu_si128(reinterpret_cast<__m128i*>(to),
                         _mm512_cvtepi32_epi8(reinterpret_cast<__m512i>(numbers.part[0])));
    }
};

}  // namespace
}  // namespace depesha

#include "ocr/lstm/kernel_body.h"

namespace depesha {

const Kernel& avx512_vnni_kernel()
{
    static constexpr Kernel kernel{"avx512-vnni", Isa::order, convolve, summarize, run, output};
    return kernel;
}

}  // namespace depesha
