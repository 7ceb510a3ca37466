// SPDX-License-Identifier: Apache-2.0
#include "preprocess/page_condition.h"

#include "preprocess/find_holes.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace depesha {
namespace {

/// Strokes still show, sums over a page stay cheap.
constexpr double measuring_dpi = 100.0;

cv::Mat negated(const cv::Mat& pixels)
{
    cv::Mat negative;
    cv::bitwise_not(pixels, negative);
    return negative;
}

void make_positive(PageCondition& page)
{
    for (Reduced* image : {&page.colour, &page.gray, &page.half}) {
        image->pixels = negated(image->pixels);
    }
}

/// The facing page is no part of the sheet.
void leave_out_facing(PageCondition& found)
{
    const cv::Mat& facing = found.gutter.facing;
    if (facing.empty()) {
        return;
    }
    found.sheet.bed = found.sheet.bed.empty() ? facing.clone() : cv::Mat(found.sheet.bed | facing);
    found.sheet.share =
        1.0 - static_cast<double>(cv::countNonZero(found.sheet.bed)) / static_cast<double>(facing.total());
}

cv::Mat bed_and_holes(const PageCondition& found)
{
    cv::Mat mask = found.sheet.bed.clone();
    if (!found.holes.empty() && mask.empty()) {
        mask = cv::Mat::zeros(found.half.pixels.size(), CV_8U);
    }
    for (const cv::Rect& hole : found.holes) {
        const cv::Point centre = (hole.tl() + hole.br()) / 2;
        cv::circle(mask, centre, std::max(hole.width, hole.height) / 2 + 2, cv::Scalar(255), cv::FILLED);
    }
    return mask;
}

}  // namespace

PageCondition examine(const cv::Mat& pixels, double dpi, const SheetOptions& sheet, const InkOptions& ink)
{
    PageCondition found;
    found.colour = reduced_by(pixels, factor_to(pixels, dpi, measuring_dpi), dpi);
    found.gray = gray_of(found.colour);
    found.half = halved(found.gray);
    found.polarity = find_polarity(found.half);
    if (found.polarity.negative) {
        make_positive(found);
    }
    found.sheet = find_sheet(found.half, sheet);
    found.gutter = find_gutter(found.half, found.sheet.bed);
    leave_out_facing(found);
    found.holes = find_holes(found.half, found.sheet.bed);
    found.not_paper = bed_and_holes(found);
    found.paper = find_paper_level(found.half, found.not_paper);
    found.folds = find_folds(found.gray, found.paper.level, found.not_paper);
    if (pixels.channels() == 3) {
        found.paper_colour = find_paper_level(halved(found.colour), found.not_paper).level;
        found.ink = find_coloured_ink(found.colour, found.paper_colour, found.not_paper, ink);
    }
    return found;
}

cv::Mat readable_gray(const Reduced& base, const PageCondition& found, bool flattens, double even_paper)
{
    const cv::Mat pixels = found.polarity.negative ? negated(base.pixels) : base.pixels;
    cv::Mat gray = pixels.channels() == 3 ? gray_of({pixels, 1, 1.0}).pixels : pixels.clone();
    if (!found.ink.marks.empty()) {
        remove_ink(gray, pixels, found.paper_colour, found.ink);
    }
    const bool fills = !found.not_paper.empty();
    const cv::Mat level = fills || flattens ? stretched(found.paper.level, gray.size()) : cv::Mat();
    if (fills) {
        level.copyTo(gray, stretched(found.not_paper, gray.size()));
    }
    if (flattens) {
        flatten(gray, level, even_paper);
    }
    smooth_folds(gray, found.folds, base.factor, base.pixels_per_mm);
    return gray;
}

}  // namespace depesha
