// SPDX-License-Identifier: Apache-2.0
#include "preprocess/straighten.h"

#include "preprocess/warp_gray.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace depesha {
namespace {

Transform quarter_turned(int orientation, Size size)
{
    const double width = size.width;
    const double height = size.height;
    switch (orientation) {
    case 90:
        return {0.0, -1.0, 1.0, 0.0, height, 0.0};
    case 180:
        return {-1.0, 0.0, 0.0, -1.0, width, height};
    case 270:
        return {0.0, 1.0, -1.0, 0.0, 0.0, width};
    default:
        return {};
    }
}

Transform lean_undone(double degrees, double scale)
{
    const double angle = degrees * std::numbers::pi / 180.0;
    const double cosine = scale * std::cos(angle);
    const double sine = scale * std::sin(angle);
    return {cosine, sine, -sine, cosine, 0.0, 0.0};
}

}  // namespace

Placement placed(const Pose& pose, Size scan, std::span<const Point> corners)
{
    const Transform turn = chained(quarter_turned(pose.orientation, scan), lean_undone(pose.skew_degrees, pose.scale));
    double left = std::numeric_limits<double>::max();
    double top = left;
    double right = -left;
    double bottom = -left;
    for (const Point& corner : corners) {
        const Point place = apply(turn, corner);
        left = std::min(left, place.x);
        right = std::max(right, place.x);
        top = std::min(top, place.y);
        bottom = std::max(bottom, place.y);
    }
    // Whole pixels keep an unturned page's own pixels.
    constexpr double rounding = 1e-6;
    left = std::floor(left + rounding);
    top = std::floor(top + rounding);
    const auto length = [](double extent) { return std::max(1, static_cast<int>(std::ceil(extent - rounding))); };
    const Transform shift{1.0, 0.0, 0.0, 1.0, -left, -top};
    return {inverse(chained(turn, shift)), {length(right - left), length(bottom - top)}};
}

cv::Mat warped(const cv::Mat& image, int factor, const Placement& placement, double paper)
{
    const Transform smaller{1.0 / factor, 0.0, 0.0, 1.0 / factor, 0.0, 0.0};
    return warp_gray(image, chained(placement.to_scan, smaller), placement.size, paper);
}

}  // namespace depesha
