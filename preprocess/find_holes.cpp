// SPDX-License-Identifier: Apache-2.0
#include "preprocess/find_holes.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace depesha {
namespace {

cv::Mat square(const Reduced& scale, double millimetres)
{
    const int side = odd_pixels(scale, millimetres);
    return cv::getStructuringElement(cv::MORPH_RECT, {side, side});
}

bool is_hole(const cv::Mat& mask, const cv::Rect& box, const Reduced& scale)
{
    const double shape = static_cast<double>(box.width) / box.height;
    const double width = std::sqrt(static_cast<double>(box.area())) / scale.pixels_per_mm;
    const double fill = static_cast<double>(cv::countNonZero(mask(box))) / box.area();
    return width > 3.5 && width < 9.0 && shape > 0.75 && shape < 1.34 && fill > 0.58;
}

/// Whether a box lies within the sheet, and near one of its edges.
bool lies_near_edge(const cv::Rect& box, const cv::Rect& sheet, const Reduced& scale)
{
    const int distance =
        std::min({box.x - sheet.x, sheet.br().x - box.br().x, box.y - sheet.y, sheet.br().y - box.br().y});
    return distance > 0 && distance < 30.0 * scale.pixels_per_mm;
}

/// A hole has bare paper around it, unlike notes, letters and seals: hardly a pixel beside it has its shade.
bool stands_alone(const cv::Mat& gray, const cv::Mat& mask, const cv::Rect& box, const Reduced& scale)
{
    const int margin = std::max(2, static_cast<int>(std::lround(1.5 * scale.pixels_per_mm)));
    const cv::Rect around =
        (box + cv::Size(2 * margin, 2 * margin) - cv::Point(margin, margin)) & cv::Rect(0, 0, gray.cols, gray.rows);
    cv::Mat beside(around.size(), CV_8U, cv::Scalar(255));
    cv::Mat hole;
    cv::dilate(mask(around), hole, cv::getStructuringElement(cv::MORPH_RECT, {5, 5}));
    beside.setTo(0, hole);
    const double shade = cv::mean(gray(box), mask(box))[0];
    const double paper = cv::mean(gray(around), beside)[0];
    const cv::Mat alike = (cv::abs(gray(around) - shade) < 0.4 * std::abs(paper - shade)) & beside;
    return cv::countNonZero(beside) > 0 && cv::countNonZero(alike) * 25 <= cv::countNonZero(beside);
}

/// A hole shows one even shade, quite unlike that around it; a word or a seal does not.
bool is_even(const cv::Mat& gray, const cv::Rect& box)
{
    const cv::Rect inside(box.x + box.width / 4, box.y + box.height / 4, (box.width + 1) / 2, (box.height + 1) / 2);
    cv::Scalar mean;
    cv::Scalar deviation;
    cv::meanStdDev(gray(inside), mean, deviation);
    const cv::Rect around = (box + cv::Size(4, 4) - cv::Point(2, 2)) & cv::Rect(0, 0, gray.cols, gray.rows);
    const double contrast = std::abs(cv::mean(gray(around).row(0))[0] - mean[0]);
    return deviation[0] < std::max(6.0, 0.2 * contrast);
}

/// How far a hole is from a disc: 0 if it fills as much of its box as one does.
struct Hole {
    cv::Rect box;
    double unroundness = 0.0;
};

void collect_holes(const cv::Mat& mask, const cv::Mat& gray, const cv::Rect& sheet, const Reduced& scale,
                   std::vector<Hole>& holes)
{
    std::vector<std::vector<cv::Point>> outlines;
    cv::findContours(mask, outlines, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_NONE);
    for (const auto& outline : outlines) {
        const cv::Rect box = cv::boundingRect(outline);
        if (is_hole(mask, box, scale) && lies_near_edge(box, sheet, scale) && stands_alone(gray, mask, box, scale) &&
            is_even(gray, box)) {
            const double fill = static_cast<double>(cv::countNonZero(mask(box))) / box.area();
            const double shape = std::abs(std::log(static_cast<double>(box.width) / box.height));
            holes.push_back({box, shape + std::abs(fill - 0.785)});
        }
    }
}

/// Where a dark and a bright hole meet, one is the shadow that the search for the other casts: the rounder is real.
std::vector<cv::Rect> apart(std::vector<Hole> holes, const Reduced& scale)
{
    std::sort(holes.begin(), holes.end(), [](const Hole& a, const Hole& b) { return a.unroundness < b.unroundness; });
    const int margin = odd_pixels(scale, 3.0);
    std::vector<cv::Rect> kept;
    for (const Hole& hole : holes) {
        const cv::Rect wide = hole.box + cv::Size(2 * margin, 2 * margin) - cv::Point(margin, margin);
        if (std::none_of(kept.begin(), kept.end(), [&](const cv::Rect& other) { return (other & wide).area() > 0; })) {
            kept.push_back(hole.box);
        }
    }
    std::sort(kept.begin(), kept.end(),
              [](const cv::Rect& a, const cv::Rect& b) { return a.y != b.y ? a.y < b.y : a.x < b.x; });
    return kept;
}

}  // namespace

std::vector<cv::Rect> find_holes(const Reduced& gray, const cv::Mat& bed)
{
    const cv::Mat sheet = bed.empty() ? cv::Mat(gray.pixels.size(), CV_8U, cv::Scalar(255)) : cv::Mat(255 - bed);
    const cv::Rect bounds = cv::boundingRect(sheet);
    cv::Mat no_text;
    cv::morphologyEx(gray.pixels, no_text, cv::MORPH_CLOSE, square(gray, 1.5));
    const cv::Mat wide = square(gray, 11.0);
    // The bed must neither dim nor brighten the paper beside it.
    cv::Mat no_dark = no_text.clone();
    no_dark.setTo(0, sheet == 0);
    cv::morphologyEx(no_dark, no_dark, cv::MORPH_CLOSE, wide);
    cv::Mat no_bright = no_text.clone();
    no_bright.setTo(255, sheet == 0);
    cv::morphologyEx(no_bright, no_bright, cv::MORPH_OPEN, wide);

    std::vector<Hole> holes;
    collect_holes((no_text < 0.55 * no_dark) & sheet, gray.pixels, bounds, gray, holes);
    collect_holes((no_text > 1.15 * no_bright + 8.0) & sheet, gray.pixels, bounds, gray, holes);
    return apart(std::move(holes), gray);
}

}  // namespace depesha
