// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>

namespace depesha {

/// Fields told with a confidence of one tenth.
struct CalibrationBin {
    std::size_t fields = 0;
    std::size_t right = 0;
    double confidences = 0.0;  ///< their sum

    [[nodiscard]] double share_right() const;      ///< 0 to 1; 0 for none
    [[nodiscard]] double mean_confidence() const;  ///< 0 to 1; 0 for none
};

/// How far confidences can be trusted: of the fields told with 0.9, are nine in ten right?
struct Calibration {
    /// The first is for confidences below 0.1, the last for 0.9 to 1.
    std::array<CalibrationBin, 10> bins;

    /// Counts a field told with a confidence of 0 to 1.
    void add(double confidence, bool right);

    Calibration& operator+=(const Calibration& other);

    [[nodiscard]] std::size_t fields() const;

    /// Expected calibration error: the mean over all fields of the difference between the share of right fields in
    /// their bin and the mean confidence there; 0 to 1. M. P. Naeini, G. F. Cooper, M. Hauskrecht, "Obtaining
    /// well calibrated probabilities using Bayesian binning", AAAI 2015.
    [[nodiscard]] double expected_error() const;
};

}  // namespace depesha
