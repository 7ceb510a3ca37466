// SPDX-License-Identifier: Apache-2.0
#include "preprocess/find_holes.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace depesha {
namespace {

cv::Mat square(const Reduced& scale, double millimetres)
{
    const int side = odd_pixels(scale, millimetres);
    return cv::getStructuringElement(cv::MORPH_RECT, {side, side});
}

bool is_hole(const std::vector<cv::Point>& outline, const Reduced& scale)
{
    const double millimetre = scale.pixels_per_mm;
    const cv::Rect box = cv::boundingRect(outline);
    const double shape = static_cast<double>(box.width) / box.height;
    const double width = std::sqrt(static_cast<double>(box.width) * box.height) / millimetre;
    const double fill = cv::contourArea(outline) / (static_cast<double>(box.width) * box.height);
    return width > 3.5 && width < 9.0 && shape > 0.75 && shape < 1.34 && fill > 0.6;
}

/// Distance of a box from the nearest edge of the sheet's bounds, in millimetres.
double edge_distance(const cv::Rect& box, const cv::Rect& sheet, const Reduced& scale)
{
    const int distance = std::min(std::min(box.x - sheet.x, sheet.br().x - box.br().x),
                                  std::min(box.y - sheet.y, sheet.br().y - box.br().y));
    return distance / scale.pixels_per_mm;
}

void collect_holes(const cv::Mat& mask, const cv::Rect& sheet, const Reduced& scale, std::vector<cv::Rect>& holes)
{
    std::vector<std::vector<cv::Point>> outlines;
    cv::findContours(mask, outlines, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_NONE);
    for (const auto& outline : outlines) {
        const cv::Rect box = cv::boundingRect(outline);
        if (is_hole(outline, scale) && edge_distance(box, sheet, scale) < 30.0) {
            holes.push_back(box);
        }
    }
}

}  // namespace

std::vector<cv::Rect> find_holes(const Reduced& gray, const cv::Mat& bed)
{
    const cv::Mat sheet = bed.empty() ? cv::Mat(gray.pixels.size(), CV_8U, cv::Scalar(255)) : cv::Mat(255 - bed);
    const cv::Rect bounds = cv::boundingRect(sheet);
    cv::Mat no_text;
    cv::morphologyEx(gray.pixels, no_text, cv::MORPH_CLOSE, square(gray, 1.5));
    cv::Mat no_dark;
    cv::morphologyEx(no_text, no_dark, cv::MORPH_CLOSE, square(gray, 11.0));
    cv::Mat no_bright;
    cv::morphologyEx(no_text, no_bright, cv::MORPH_OPEN, square(gray, 11.0));

    std::vector<cv::Rect> holes;
    collect_holes((no_text < 0.55 * no_dark) & sheet, bounds, gray, holes);
    collect_holes((no_text > 1.15 * no_bright + 10.0) & sheet, bounds, gray, holes);
    return holes;
}

}  // namespace depesha
