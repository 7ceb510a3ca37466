// SPDX-License-Identifier: Apache-2.0
#include "preprocess/find_sheet.h"

#include "page/quantile.h"
#include "preprocess/find_film_edges.h"
#include "preprocess/find_sheet_edges.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace depesha {
namespace {

cv::Mat square(int side)
{
    return cv::getStructuringElement(cv::MORPH_RECT, {side, side});
}

cv::Mat disc(int side)
{
    return cv::getStructuringElement(cv::MORPH_ELLIPSE, {side, side});
}

/// The pixels along the border of the image, two deep.
std::vector<unsigned char> frame_of(const cv::Mat& image)
{
    std::vector<unsigned char> frame;
    for (int y = 0; y < image.rows; ++y) {
        const auto* row = image.ptr<unsigned char>(y);
        const bool outer = y < 2 || y >= image.rows - 2;
        for (int x = 0; x < image.cols; x += (outer || x != 1) ? 1 : std::max(1, image.cols - 3)) {
            frame.push_back(row[x]);
        }
    }
    return frame;
}

/// Median of the middle three fifths of the image.
int paper_of(const cv::Mat& image)
{
    const cv::Rect middle(image.cols / 5, image.rows / 5, std::max(1, image.cols * 3 / 5),
                          std::max(1, image.rows * 3 / 5));
    const cv::Mat part = image(middle).clone();
    return median_of(std::vector<unsigned char>(part.begin<unsigned char>(), part.end<unsigned char>()));
}

/// How many pixels of the border of the image each label has.
std::vector<int> border_shares(const cv::Mat& labels, int count)
{
    std::vector<int> shares(static_cast<std::size_t>(count), 0);
    const auto add = [&](int y, int x) { ++shares[static_cast<std::size_t>(labels.at<int>(y, x))]; };
    for (int x = 0; x < labels.cols; ++x) {
        add(0, x);
        add(labels.rows - 1, x);
    }
    for (int y = 0; y < labels.rows; ++y) {
        add(y, 0);
        add(y, labels.cols - 1);
    }
    return shares;
}

/// The parts of a mask that run along the border of the image for `length` pixels or more: letters cut by the border
/// are shorter.
cv::Mat along_border(const cv::Mat& mask, double length)
{
    cv::Mat labels;
    const int count = cv::connectedComponents(mask, labels, 4, CV_32S);
    std::vector<int> shares = border_shares(labels, count);
    shares[0] = 0;
    cv::Mat kept(mask.size(), CV_8U);
    for (int y = 0; y < mask.rows; ++y) {
        std::transform(labels.ptr<int>(y), labels.ptr<int>(y) + mask.cols, kept.ptr<unsigned char>(y), [&](int label) {
            return static_cast<unsigned char>(shares[static_cast<std::size_t>(label)] >= length ? 255 : 0);
        });
    }
    return kept;
}

/// Small islands of paper in the bed (labels, dust, ruler marks) become bed; large ones stay.
void drown_islands(cv::Mat& bed)
{
    cv::Mat labels;
    cv::Mat figures;
    cv::Mat centres;
    const int count = cv::connectedComponentsWithStats(255 - bed, labels, figures, centres, 4, CV_32S);
    for (int label = 1; label < count; ++label) {
        if (figures.at<int>(label, cv::CC_STAT_AREA) < static_cast<int>(bed.total() / 50)) {
            bed.setTo(255, labels == label);
        }
    }
}

/// An image in which the bed is dark, whichever it was.
struct Bed {
    cv::Mat image;
    int bed = 0;
    int paper = 0;
    bool bright = false;
};

/// Where the rim of the image is dimmer than paper: a sliver of black bed thinner than a pixel does no more than that.
cv::Mat dimmed_rim(const Bed& seen, const cv::Mat& paper, const Reduced& scale)
{
    const int rim = std::max(1, static_cast<int>(std::lround(scale.pixels_per_mm)));
    if (seen.bed > seen.paper * 0.45 || std::min(paper.cols, paper.rows) <= 2 * rim) {
        return cv::Mat::zeros(paper.size(), CV_8U);
    }
    cv::Mat dimmed = seen.image < 0.2 * seen.bed + 0.8 * paper;
    dimmed(cv::Rect(rim, rim, paper.cols - 2 * rim, paper.rows - 2 * rim)) = 0;
    return dimmed;
}

/// Where `seen` is nearer to the bed than to the paper hereabouts.
cv::Mat bed_mask(const Bed& seen, const Reduced& scale)
{
    cv::Mat paper;
    // White holes and labels are brighter than the paper around them.
    cv::morphologyEx(seen.image, paper, cv::MORPH_OPEN, square(odd_pixels(scale, 11.0)));
    cv::dilate(paper, paper, square(odd_pixels(scale, 25.0)));
    cv::blur(paper, paper, {odd_pixels(scale, 15.0), odd_pixels(scale, 15.0)});
    paper = cv::max(paper, seen.bed + 0.35 * (seen.paper - seen.bed));
    const double share = seen.bright ? 0.5 : 0.4;
    cv::Mat limit;
    paper.convertTo(limit, CV_8U, share, (1.0 - share) * seen.bed);
    cv::Mat mask = seen.image < limit;
    mask = along_border(mask | dimmed_rim(seen, paper, scale), 8.0 * scale.pixels_per_mm);
    drown_islands(mask);
    return mask;
}

/// Mean step of brightness from 1.2 mm outside the outline to 1.2 mm inside, as a share of paper minus bed.
double sharpness_of(const Bed& seen, const cv::Mat& mask, const Reduced& scale)
{
    const cv::Mat reach = disc(odd_pixels(scale, 1.6));
    cv::Mat inner;
    cv::Mat outer;
    cv::dilate(mask, inner, reach);
    cv::erode(mask, outer, reach, {-1, -1}, 1, cv::BORDER_CONSTANT, cv::Scalar(255));
    cv::Mat inner_ring;
    cv::Mat outer_ring;
    cv::dilate(inner, inner_ring, square(3));
    inner_ring -= inner;
    cv::erode(outer, outer_ring, square(3), {-1, -1}, 1, cv::BORDER_CONSTANT, cv::Scalar(255));
    outer_ring = outer - outer_ring;
    if (cv::countNonZero(inner_ring) == 0 || cv::countNonZero(outer_ring) == 0) {
        return 0.0;
    }
    const double step = cv::mean(seen.image, inner_ring)[0] - cv::mean(seen.image, outer_ring)[0];
    return std::clamp(step / (0.75 * (seen.paper - seen.bed)), 0.0, 1.0);
}

/// Area of the sheet over that of its convex hull: 1 for a whole sheet, little for a page of text taken for one.
double solidity_of(const cv::Mat& mask)
{
    std::vector<std::vector<cv::Point>> outlines;
    cv::findContours(255 - mask, outlines, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_SIMPLE);
    std::vector<cv::Point> all;
    double area = 0.0;
    for (const auto& outline : outlines) {
        area += cv::contourArea(outline);
        all.insert(all.end(), outline.begin(), outline.end());
    }
    if (all.size() < 3) {
        return 0.0;
    }
    std::vector<cv::Point> hull;
    cv::convexHull(all, hull);
    return area / std::max(1.0, cv::contourArea(hull));
}

Sheet judged(const Bed& seen, const Reduced& scale)
{
    Sheet sheet;
    sheet.bed = bed_mask(seen, scale);
    sheet.share = 1.0 - static_cast<double>(cv::countNonZero(sheet.bed)) / static_cast<double>(sheet.bed.total());
    // A rim of less than a hundredth is believed only where it is black: grain makes grey ones.
    const double most = seen.bed < seen.paper * 0.45 ? 0.999 : 0.99;
    if (sheet.share > most || sheet.share < 0.15) {
        sheet.finding =
            sheet.share < 0.15 ? "what looks like a sheet is too small to be one" : "no bed around the sheet";
        sheet.bed = cv::Mat();
        return sheet;
    }
    const double solid = std::clamp((solidity_of(sheet.bed) - 0.8) / 0.15, 0.0, 1.0);
    sheet.confidence = sharpness_of(seen, sheet.bed, scale) * solid;
    sheet.finding = seen.bright ? "sheet on a bright bed" : "sheet on a dark bed";
    return sheet;
}

/// The bed darker than the paper, if the border of the image shows one.
Sheet on_dark_bed(const cv::Mat& closed, const Reduced& scale)
{
    const int paper = paper_of(closed);
    std::vector<unsigned char> frame = frame_of(closed);
    const std::size_t all = frame.size();
    std::erase_if(frame, [&](unsigned char value) { return value > paper - std::max(30, paper / 3); });
    if (frame.size() * 50 < all) {
        return {};
    }
    return judged({closed, median_of(frame), paper, false}, scale);
}

/// The bed brighter than the paper: looked for in the negative.
Sheet on_bright_bed(const cv::Mat& image, const Reduced& scale)
{
    const cv::Mat negative = 255 - image;
    const int paper = paper_of(negative);
    std::vector<unsigned char> frame = frame_of(negative);
    const std::size_t all = frame.size();
    std::erase_if(frame, [&](unsigned char value) { return value > paper - 25; });
    if (frame.size() * 50 < all) {
        return {};
    }
    return judged({negative, median_of(frame), paper, true}, scale);
}

/// Widens the bed over the soft rim of the sheet.
cv::Mat widened(const cv::Mat& bed, const Reduced& scale)
{
    cv::Mat wide;
    cv::dilate(bed, wide, disc(odd_pixels(scale, 1.6)));
    return wide;
}

/// The image without its dark strokes and bright dust. Beyond its border lies darkness, so that narrow wedges of bed
/// along it are no strokes.
cv::Mat without_text(const Reduced& gray)
{
    const int stroke = odd_pixels(gray, 4.0);
    const int dust = odd_pixels(gray, 1.5);
    cv::Mat closed;
    cv::copyMakeBorder(gray.pixels, closed, stroke, stroke, stroke, stroke, cv::BORDER_CONSTANT, cv::Scalar(0));
    cv::morphologyEx(closed, closed, cv::MORPH_CLOSE, square(stroke));
    cv::morphologyEx(closed, closed, cv::MORPH_OPEN, square(dust));
    return closed({stroke, stroke, gray.pixels.cols, gray.pixels.rows}).clone();
}

/// The sheet between straight edges, for beds nearly as bright as paper.
Sheet within_edges(const Reduced& scan)
{
    SheetEdges edges = find_sheet_edges(scan);
    Sheet sheet;
    sheet.bed = std::move(edges.beyond);
    if (!sheet.bed.empty()) {
        sheet.share = 1.0 - static_cast<double>(cv::countNonZero(sheet.bed)) / static_cast<double>(sheet.bed.total());
    }
    sheet.confidence = edges.confidence;
    sheet.finding =
        edges.bright ? "sheet with straight edges on a bright bed" : "sheet with straight edges on a dark bed";
    return sheet;
}

/// The image with stripes of film beyond a dark frame as dark as the frame.
Reduced framed(const Reduced& scan)
{
    cv::Mat stripes = find_film_stripes(scan);
    if (stripes.empty()) {
        return scan;
    }
    // The frame is broader than 1.5 mm, the rim of a stripe is soft.
    cv::dilate(stripes, stripes, square(odd_pixels(scan, 2.0)));
    cv::Mat frame;
    cv::dilate(stripes, frame, square(3));
    frame -= stripes;
    Reduced dark = scan;
    dark.pixels = scan.pixels.clone();
    dark.pixels.setTo(cv::mean(scan.pixels, frame)[0], stripes);
    return dark;
}

}  // namespace

Sheet find_sheet(const Reduced& scan, const SheetOptions& options)
{
    const Reduced gray = framed(scan);
    Sheet sheet = on_dark_bed(without_text(gray), gray);
    if (sheet.confidence < options.min_confidence) {
        cv::Mat smooth;
        cv::medianBlur(gray.pixels, smooth, 5);
        Sheet bright = on_bright_bed(smooth, gray);
        if (bright.confidence > sheet.confidence) {
            sheet = std::move(bright);
        }
    }
    // On beds as bright as paper a part of the outline may fade into it, which costs certainty.
    constexpr double certain = 0.95;
    if (sheet.confidence < certain) {
        Sheet straight = within_edges(gray);
        if (straight.confidence > sheet.confidence) {
            sheet = std::move(straight);
        }
    }
    if (sheet.confidence >= options.min_confidence) {
        sheet.bed = widened(sheet.bed, gray);
        return sheet;
    }
    const bool saw_bed = sheet.confidence > 0.0;
    return {cv::Mat(), 1.0, sheet.confidence,
            saw_bed ? "outline in doubt, whole page kept" : "no bed around the sheet"};
}

}  // namespace depesha
