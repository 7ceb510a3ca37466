// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace depesha {

/// Steps of the table from 0 to 1, and entries from 0 to 16.
constexpr int sigmoid_steps = 256;
constexpr int sigmoid_entries = 4096;

/// A function that tends to 1, at steps of 1/256. Tesseract trains and runs its networks with these straight lines;
/// where others of the same accuracy (1.5e-6) take their place, a twentieth of the lines read otherwise, for
/// activations that lie between two bytes fall to the other one.
struct SigmoidTable {
    struct Line {
        /// At the step, and how much is added up to the next one.
        float value = 0.0F;
        float slope = 0.0F;
    };

    /// The last one is 1, from there to infinity.
    alignas(64) Line lines[sigmoid_entries];
};

extern const SigmoidTable tanh_table;
extern const SigmoidTable logistic_table;

}  // namespace depesha
