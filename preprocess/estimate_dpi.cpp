// SPDX-License-Identifier: Apache-2.0
#include "preprocess/estimate_dpi.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace depesha {
namespace {

/// Pixels; 60 to 220 dpi with 10 or 12 letters to the inch.
constexpr double least_pitch = 5.0;
constexpr double most_pitch = 22.0;
constexpr int most_letters = 4;

struct Rows {
    int first = 0;
    int last = 0;
};

/// Runs of rows with clearly more ink than the page's mean.
std::vector<Rows> inked_rows(const cv::Mat& ink)
{
    cv::Mat profile;
    cv::reduce(ink, profile, 1, cv::REDUCE_SUM, CV_64F);
    const double limit = cv::mean(profile)[0];
    std::vector<Rows> lines;
    int first = -1;
    for (int row = 0; row <= ink.rows; ++row) {
        const bool inked = row < ink.rows && profile.at<double>(row) > limit;
        if (inked && first < 0) {
            first = row;
        } else if (!inked && first >= 0) {
            lines.push_back({first, row});
            first = -1;
        }
    }
    return lines;
}

/// Adds the autocorrelation of one line's columns to `sums`, whose index is the shift in pixels.
void add_autocorrelation(const cv::Mat& line, std::vector<double>& sums)
{
    cv::Mat columns;
    cv::reduce(line, columns, 0, cv::REDUCE_SUM, CV_64F);
    // Words and gaps are slow changes; letters are the fast ones that stay.
    cv::Mat slow;
    cv::blur(columns, slow, {25, 1}, {-1, -1}, cv::BORDER_REPLICATE);
    columns -= slow;
    // Strokes a pixel wide would miss one another where the pitch is no whole number of pixels.
    cv::GaussianBlur(columns, columns, {7, 1}, 1.0);
    const auto* value = columns.ptr<double>();
    for (std::size_t shift = 0; shift < sums.size(); ++shift) {
        for (int x = 0; x + static_cast<int>(shift) < columns.cols; ++x) {
            sums[shift] += value[x] * value[x + static_cast<int>(shift)];
        }
    }
}

double between(const std::vector<double>& values, double place)
{
    const auto whole = static_cast<std::size_t>(place);
    const double part = place - std::floor(place);
    return (1.0 - part) * values[whole] + part * values[whole + 1];
}

/// How much better lines agree with themselves moved on by 1 to 4 letters than by half a letter less; a multiple or a
/// part of the true pitch gains nothing.
double agreement(const std::vector<double>& sums, double pitch)
{
    double whole = 0.0;
    double half = 0.0;
    for (int letters = 1; letters <= most_letters; ++letters) {
        whole += between(sums, letters * pitch);
        half += between(sums, (letters - 0.5) * pitch);
    }
    return (whole - half) / (most_letters * sums[0]);
}

}  // namespace

LetterPitch find_letter_pitch(const cv::Mat& ink, double least, double most)
{
    std::vector<double> sums(static_cast<std::size_t>(most_letters * most_pitch) + 2, 0.0);
    for (const Rows& rows : inked_rows(ink)) {
        if (rows.last - rows.first >= 3) {
            add_autocorrelation(ink.rowRange(rows.first, rows.last), sums);
        }
    }
    if (sums[0] <= 0.0) {
        return {};
    }
    LetterPitch best;
    constexpr double step = 0.02;
    for (double pitch = std::max(least, least_pitch); pitch <= std::min(most, most_pitch); pitch += step) {
        const double agrees = agreement(sums, pitch);
        if (agrees > best.confidence) {
            best = {pitch, agrees};
        }
    }
    return best;
}

double dpi_of_pitch(double pitch, int longer_side)
{
    constexpr double sheet_inches = 11.7;
    const double from_side = longer_side / sheet_inches;
    const auto off = [&](double dpi) { return std::abs(std::log(dpi / from_side)); };
    const double pica = 10.0 * pitch;
    const double elite = 12.0 * pitch;
    return off(elite) < off(pica) ? elite : pica;
}

}  // namespace depesha
