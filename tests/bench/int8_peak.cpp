// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/int8_peak.h"

#if defined(__x86_64__)
#ifndef __clang__
#pragma GCC diagnostic ignored "-Wuninitialized"  // in its own header (bug 105593)
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif
#include <immintrin.h>
#endif

namespace depesha {

#if defined(__x86_64__)
namespace {

constexpr int sums_at_once = 12;  // more than a multiplication takes cycles, on two units

__attribute__((target("avx2"))) std::int32_t run_avx2(int rounds)
{
    __m256i sums[sums_at_once] = {};
    __m256i magnitudes = _mm256_set1_epi8(3);
    const __m256i weights = _mm256_set1_epi8(5);
    const __m256i ones = _mm256_set1_epi16(1);
    for (int round = 0; round < rounds; ++round) {
        asm("" : "+x"(magnitudes));  // as if it were another one each time
        for (__m256i& sum : sums) {
            const __m256i products = _mm256_madd_epi16(_mm256_maddubs_epi16(magnitudes, weights), ones);
            sum = _mm256_add_epi32(sum, products);
            asm("" : "+x"(sum));
        }
    }
    std::int32_t all = 0;
    for (const __m256i& sum : sums) {
        all += _mm256_extract_epi32(sum, 0);
    }
    return all;
}

__attribute__((target("avx512f,avx512vnni"))) std::int32_t run_vnni(int rounds)
{
    __m512i sums[sums_at_once] = {};
    const __m512i inputs = _mm512_set1_epi32(0x03030303);
    const __m512i weights = _mm512_set1_epi32(0x05050505);
    for (int round = 0; round < rounds; ++round) {
        for (__m512i& sum : sums) {
            sum = _mm512_dpbusd_epi32(sum, inputs, weights);
            asm("" : "+v"(sum));
        }
    }
    std::int32_t all = 0;
    for (const __m512i& sum : sums) {
        all += _mm_cvtsi128_si32(_mm512_castsi512_si128(sum));
    }
    return all;
}

}  // namespace
#endif

std::vector<Int8Peak> int8_peaks()
{
    std::vector<Int8Peak> peaks;
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512vnni") != 0) {
        peaks.push_back({"avx512-vnni", run_vnni, sums_at_once * 64});
    }
    if (__builtin_cpu_supports("avx2") != 0) {
        peaks.push_back({"avx2", run_avx2, sums_at_once * 32});
    }
#endif
    return peaks;
}

}  // namespace depesha
