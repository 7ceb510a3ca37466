// SPDX-License-Identifier: Apache-2.0
// 16 numbers at once, for the body of a kernel: see there.
#pragma once

#include "ocr/lstm/kernel.h"
#include "ocr/lstm/sigmoid_table.h"

#include <cstdint>
#include <cstring>
#include <limits>

#define DEPESHA_INLINE inline __attribute__((always_inline))

namespace depesha {
namespace {

using FloatPart = float __attribute__((vector_size(Isa::native * sizeof(float))));
using IntPart = std::int32_t __attribute__((vector_size(Isa::native * sizeof(std::int32_t))));

/// 16 numbers in as many registers as it takes.
struct Floats {
    using Part = FloatPart;
    static constexpr int parts = lanes / Isa::native;
    Part part[parts];
};

struct Ints {
    using Part = IntPart;
    static constexpr int parts = lanes / Isa::native;
    Part part[parts];
};

DEPESHA_INLINE Floats all(float value)
{
    Floats result;
    for (int i = 0; i < Floats::parts; ++i) {
        result.part[i] = value - Floats::Part{};
    }
    return result;
}

#define DEPESHA_OPERATOR(op)                                                                                           \
    DEPESHA_INLINE Floats operator op(Floats a, Floats b)                                                              \
    {                                                                                                                  \
        for (int i = 0; i < Floats::parts; ++i) {                                                                      \
            a.part[i] = a.part[i] op b.part[i];                                                                        \
        }                                                                                                              \
        return a;                                                                                                      \
    }
DEPESHA_OPERATOR(+)
DEPESHA_OPERATOR(-)
DEPESHA_OPERATOR(*)
DEPESHA_OPERATOR(/)
#undef DEPESHA_OPERATOR

DEPESHA_INLINE Floats clamped(Floats x, float low, float high)
{
    const Floats lows = all(low);
    const Floats highs = all(high);
    for (int i = 0; i < Floats::parts; ++i) {
        x.part[i] = Isa::lesser(highs.part[i], Isa::greater(lows.part[i], x.part[i]));
    }
    return x;
}

template <class Sixteens, class T>
DEPESHA_INLINE Sixteens loaded(const T* from)
{
    Sixteens result;
    for (int i = 0; i < Sixteens::parts; ++i) {  // in one, GCC copies it by quarters first
        std::memcpy(&result.part[i], from + i * Isa::native, sizeof result.part[i]);
    }
    return result;
}

template <class Sixteens, class T>
DEPESHA_INLINE void store(Sixteens value, T* to)
{
    for (int i = 0; i < Sixteens::parts; ++i) {
        std::memcpy(to + i * Isa::native, &value.part[i], sizeof value.part[i]);
    }
}

DEPESHA_INLINE Floats to_floats(Ints x)
{
    Floats result;
    for (int i = 0; i < Floats::parts; ++i) {
        result.part[i] = __builtin_convertvector(x.part[i], FloatPart);
    }
    return result;
}

/// Towards zero.
DEPESHA_INLINE Ints to_ints(Floats x)
{
    Ints result;
    for (int i = 0; i < Ints::parts; ++i) {
        result.part[i] = __builtin_convertvector(x.part[i], IntPart);
    }
    return result;
}

constexpr std::int32_t sign_bit = std::numeric_limits<std::int32_t>::min();

DEPESHA_INLINE IntPart bits_of(FloatPart x)
{
    return reinterpret_cast<IntPart>(x);
}

/// The magnitudes of the one and the signs of the other.
DEPESHA_INLINE Floats with_signs(Floats x, Floats signs)
{
    for (int i = 0; i < Floats::parts; ++i) {
        x.part[i] = reinterpret_cast<FloatPart>((bits_of(x.part[i]) & ~sign_bit) | (bits_of(signs.part[i]) & sign_bit));
    }
    return x;
}

/// Half away from zero.
DEPESHA_INLINE Ints rounded(Floats x)
{
    return to_ints(x + with_signs(all(0.5F), x));
}

/// From -1 to 1 to bytes.
DEPESHA_INLINE void store_activations(Floats x, std::uint8_t* to)
{
    Ints whole = rounded(clamped(x * all(127.0F), -127.0F, 127.0F));
    for (int i = 0; i < Ints::parts; ++i) {
        whole.part[i] += 128;
    }
    Isa::store_bytes(whole, to);
}

/// tanh or the logistic function of what is not negative, by straight lines between the values of a table.
DEPESHA_INLINE Floats of_table(const SigmoidTable& table, Floats x)
{
    x = x * all(static_cast<float>(sigmoid_steps));
    const Floats last = all(static_cast<float>(sigmoid_entries - 1));
    for (int i = 0; i < Floats::parts; ++i) {
        x.part[i] = Isa::lesser(last.part[i], x.part[i]);
    }
    const Ints index = to_ints(x);
    Floats value;
    Floats slope;
    Isa::look_up(table, index, value, slope);
    return value + slope * (x - to_floats(index));
}

DEPESHA_INLINE Floats magnitude(Floats x)
{
    return with_signs(x, all(0.0F));
}

DEPESHA_INLINE Floats tanh_of(Floats x)
{
    return with_signs(of_table(tanh_table, magnitude(x)), x);
}

/// 1 / (1 + exp(-x))
DEPESHA_INLINE Floats logistic_of(Floats x)
{
    Floats value = of_table(logistic_table, magnitude(x));
    const Floats mirrored = all(1.0F) - value;
    for (int i = 0; i < Floats::parts; ++i) {
        value.part[i] = bits_of(x.part[i]) < 0 ? mirrored.part[i] : value.part[i];
    }
    return value;
}

/// exp(x) for -87 to 0: 2^n times a polynomial of the rest (Cody and Waite's reduction, Taylor up to the sixth power).
DEPESHA_INLINE Floats exp_of(Floats x)
{
    const Ints n = rounded(x * all(1.44269504F));
    const Floats whole = to_floats(n);
    const Floats r = (x - whole * all(0.693359375F)) - whole * all(-2.12194440e-4F);
    Floats p = all(1.0F / 720.0F);
    for (const float coefficient : {1.0F / 120.0F, 1.0F / 24.0F, 1.0F / 6.0F, 0.5F, 1.0F, 1.0F}) {
        p = p * r + all(coefficient);
    }
    Ints power;
    for (int i = 0; i < Ints::parts; ++i) {
        power.part[i] = (n.part[i] + 127) << 23;
    }
    for (int i = 0; i < Floats::parts; ++i) {
        p.part[i] = p.part[i] * reinterpret_cast<FloatPart>(power.part[i]);
    }
    return p;
}

}  // namespace
}  // namespace depesha
