// SPDX-License-Identifier: Apache-2.0
#include "postprocess/score/calibration.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

namespace depesha {

double CalibrationBin::share_right() const
{
    return fields == 0 ? 0.0 : static_cast<double>(right) / static_cast<double>(fields);
}

double CalibrationBin::mean_confidence() const
{
    return fields == 0 ? 0.0 : confidences / static_cast<double>(fields);
}

void Calibration::add(double confidence, bool right)
{
    assert(confidence >= 0.0 && confidence <= 1.0);
    const auto tenth = static_cast<std::size_t>(confidence * static_cast<double>(bins.size()));
    CalibrationBin& bin = bins.at(std::min(tenth, bins.size() - 1));
    ++bin.fields;
    bin.right += right ? 1 : 0;
    bin.confidences += confidence;
}

Calibration& Calibration::operator+=(const Calibration& other)
{
    for (std::size_t i = 0; i < bins.size(); ++i) {
        bins.at(i).fields += other.bins.at(i).fields;
        bins.at(i).right += other.bins.at(i).right;
        bins.at(i).confidences += other.bins.at(i).confidences;
    }
    return *this;
}

std::size_t Calibration::fields() const
{
    return std::accumulate(bins.begin(), bins.end(), std::size_t{0},
                           [](std::size_t sum, const CalibrationBin& bin) { return sum + bin.fields; });
}

double Calibration::expected_error() const
{
    const double error = std::accumulate(bins.begin(), bins.end(), 0.0, [](double sum, const CalibrationBin& bin) {
        return sum + std::abs(static_cast<double>(bin.right) - bin.confidences);
    });
    return error / static_cast<double>(std::max<std::size_t>(1, fields()));
}

}  // namespace depesha
