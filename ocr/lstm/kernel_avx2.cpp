// SPDX-License-Identifier: Apache-2.0
#include "ocr/lstm/kernel.h"
#include "ocr/lstm/sigmoid_table.h"

#include <immintrin.h>

namespace depesha {
namespace {

struct Isa {
    static constexpr int native = 8;
    static constexpr int columns = 1;
    static constexpr WeightOrder order = WeightOrder::FoursOfSigned;

    struct Inputs {
        __m256i magnitudes;
        __m256i signs;
    };

    static Inputs inputs(const std::uint8_t* four)
    {
        int bytes = 0;
        __builtin_memcpy(&bytes, four, sizeof bytes);
        const __m256i with_signs = _mm256_xor_si256(_mm256_set1_epi32(bytes), _mm256_set1_epi8(-128));
        return {_mm256_abs_epi8(with_signs), with_signs};
    }

    /// Magnitudes of at most 128 times weights of at most 127: two products together stay within 16 bits.
    template <class Sums>
    static void dot(Sums& sums, const std::int8_t* weights, const Inputs& four)
    {
        for (int half = 0; half < 2; ++half) {
            const __m256i part = _mm256_load_si256(reinterpret_cast<const __m256i*>(weights) + half);
            const __m256i pairs = _mm256_maddubs_epi16(four.magnitudes, _mm256_sign_epi8(part, four.signs));
            const __m256i products = _mm256_madd_epi16(pairs, _mm256_set1_epi16(1));
            sums.part[half] = reinterpret_cast<typename Sums::Part>(
                _mm256_add_epi32(reinterpret_cast<__m256i>(sums.part[half]), products));
        }
    }

    /// Two lines of the table, half of the bits for each.
    static __m128d two_lines(const SigmoidTable& table, std::int64_t pair)
    {
        const auto index = static_cast<std::uint64_t>(pair);
        const auto line = [&table](std::uint64_t at) { return reinterpret_cast<const double*>(table.lines + at); };
        return _mm_loadh_pd(_mm_load_sd(line(index & 0xFFFFFFFFU)), line(index >> 32U));
    }

    /// Single loads take half the time of a gather on many processors.
    template <class Number>
    static void look_up_eight(const SigmoidTable& table, __m256i index, Number& value, Number& slope)
    {
        const __m128i low = _mm256_castsi256_si128(index);
        const __m128i high = _mm256_extracti128_si256(index, 1);
        const __m256 even = _mm256_castpd_ps(_mm256_set_m128d(two_lines(table, _mm_extract_epi64(high, 0)),
                                                              two_lines(table, _mm_extract_epi64(low, 0))));
        const __m256 odd = _mm256_castpd_ps(_mm256_set_m128d(two_lines(table, _mm_extract_epi64(high, 1)),
                                                             two_lines(table, _mm_extract_epi64(low, 1))));
        value = _mm256_shuffle_ps(even, odd, _MM_SHUFFLE(2, 0, 2, 0));
        slope = _mm256_shuffle_ps(even, odd, _MM_SHUFFLE(3, 1, 3, 1));
    }

    template <class Integers, class Numbers>
    static void look_up(const SigmoidTable& table, const Integers& index, Numbers& value, Numbers& slope)
    {
        for (int half = 0; half < 2; ++half) {
            look_up_eight(table, reinterpret_cast<__m256i>(index.part[half]), value.part[half], slope.part[half]);
        }
    }

    template <class Number>
    static Number lesser(Number a, Number b)
    {
        return reinterpret_cast<Number>(_mm256_min_ps(reinterpret_cast<__m256>(a), reinterpret_cast<__m256>(b)));
    }

    template <class Number>
    static Number greater(Number a, Number b)
    {
        return reinterpret_cast<Number>(_mm256_max_ps(reinterpret_cast<__m256>(a), reinterpret_cast<__m256>(b)));
    }

    template <class Integers>
    static void store_bytes(const Integers& numbers, std::uint8_t* to)
    {
        const __m256i words =
            _mm256_packs_epi32(reinterpret_cast<__m256i>(numbers.part[0]), reinterpret_cast<__m256i>(numbers.part[1]));
        const __m256i in_order = _mm256_permute4x64_epi64(words, _MM_SHUFFLE(3, 1, 2, 0));
        _mm_storeu_si128(reinterpret_cast<__m128i*>(to),
                         _mm_packus_epi16(_mm256_castsi256_si128(in_order), _mm256_extracti128_si256(in_order, 1)));
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
