// SPDX-License-Identifier: Apache-2.0
#include "ocr/lstm/kernel.h"
#include "ocr/lstm/sigmoid_table.h"

#include <smmintrin.h>

namespace depesha {
namespace {

struct Isa {
    static constexpr int native = 4;
    static constexpr int columns = 1;
    static constexpr WeightOrder order = WeightOrder::FoursOfSigned;

    struct Inputs {
        __m128i magnitudes;
        __m128i signs;
    };

    static Inputs inputs(const std::uint8_t* four)
    {
        int bytes = 0;
        __builtin_memcpy(&bytes, four, sizeof bytes);
        const __m128i with_signs = _mm_xor_si128(_mm_set1_epi32(bytes), _mm_set1_epi8(-128));
        return {_mm_abs_epi8(with_signs), with_signs};
    }

    /// Magnitudes of at most 128 times weights of at most 127: two products together stay within 16 bits.
    template <class Sums>
    static void dot(Sums& sums, const std::int8_t* weights, const Inputs& four)
    {
        for (int i = 0; i < Sums::parts; ++i) {
            const __m128i part = _mm_load_si128(reinterpret_cast<const __m128i*>(weights) + i);
            const __m128i pairs = _mm_maddubs_epi16(four.magnitudes, _mm_sign_epi8(part, four.signs));
            const __m128i products = _mm_madd_epi16(pairs, _mm_set1_epi16(1));
            sums.part[i] =
                reinterpret_cast<typename Sums::Part>(_mm_add_epi32(reinterpret_cast<__m128i>(sums.part[i]), products));
        }
    }

    /// Two lines of the table, half of the bits for each.
    static __m128 two_lines(const SigmoidTable& table, std::int64_t pair)
    {
        const auto index = static_cast<std::uint64_t>(pair);
        const auto line = [&table](std::uint64_t at) { return reinterpret_cast<const double*>(table.lines + at); };
        return _mm_castpd_ps(_mm_loadh_pd(_mm_load_sd(line(index & 0xFFFFFFFFU)), line(index >> 32U)));
    }

    template <class Integers, class Numbers>
    static void look_up(const SigmoidTable& table, const Integers& index, Numbers& value, Numbers& slope)
    {
        for (int i = 0; i < Integers::parts; ++i) {
            const auto indices = reinterpret_cast<__m128i>(index.part[i]);
            const __m128 low = two_lines(table, _mm_extract_epi64(indices, 0));
            const __m128 high = two_lines(table, _mm_extract_epi64(indices, 1));
            value.part[i] = _mm_shuffle_ps(low, high, _MM_SHUFFLE(2, 0, 2, 0));
            slope.part[i] = _mm_shuffle_ps(low, high, _MM_SHUFFLE(3, 1, 3, 1));
        }
    }

    template <class Number>
    static Number lesser(Number a, Number b)
    {
        return reinterpret_cast<Number>(_mm_min_ps(reinterpret_cast<__m128>(a), reinterpret_cast<__m128>(b)));
    }

    template <class Number>
    static Number greater(Number a, Number b)
    {
        return reinterpret_cast<Number>(_mm_max_ps(reinterpret_cast<__m128>(a), reinterpret_cast<__m128>(b)));
    }

    template <class Integers>
    static void store_bytes(const Integers& numbers, std::uint8_t* to)
    {
        const auto part = [&numbers](int i) { return reinterpret_cast<__m128i>(numbers.part[i]); };
        _mm_storeu_si128(reinterpret_cast<__m128i*>(to),
                         _mm_packus_epi16(_mm_packs_epi32(part(0), part(1)), _mm_packs_epi32(part(2), part(3))));
    }
};

}  // namespace
}  // namespace depesha

#include "ocr/lstm/kernel_body.h"

namespace depesha {

const Kernel& sse41_kernel()
{
    static constexpr Kernel kernel{"sse41", Isa::order, convolve, summarize, run, output};
    return kernel;
}

}  // namespace depesha
