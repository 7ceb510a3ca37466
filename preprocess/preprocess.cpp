// SPDX-License-Identifier: Apache-2.0
#include "preprocess/preprocess.h"

#include "preprocess/estimate_dpi.h"
#include "preprocess/fit_baselines.h"
#include "preprocess/ink_map.h"
#include "preprocess/measure_condition.h"
#include "preprocess/page_condition.h"
#include "preprocess/reduce.h"
#include "preprocess/straighten.h"
#include "preprocess/typed_lines.h"
#include "preprocess/warp_gray.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>
#include <utility>
#include <vector>

namespace depesha {
namespace {

constexpr double mm_per_inch = 25.4;

/// Paper becomes this grey; brighter grain above it survives.
constexpr double even_paper = 240.0;

StepReport report(const char* step, bool ran, double measure, double confidence, std::string reason)
{
    return {step, ran, measure, std::clamp(confidence, 0.0, 1.0), std::move(reason)};
}

int find_orientation(const cv::Mat& ink, double pixels_per_mm, const OrientationOptions& options,
                     std::vector<StepReport>& steps)
{
    const TextDirection direction = find_text_direction(ink, pixels_per_mm);
    const bool turns = direction.vertical && direction.confidence >= options.min_confidence;
    steps.push_back(report("orientation", turns, turns ? 90.0 : 0.0, direction.confidence,
                           turns ? "lines run from top to bottom" : "lines run across, or none were seen"));
    return turns ? 90 : 0;
}

double find_lean(const cv::Mat& ink, double pixels_per_mm, const DeskewOptions& options, std::vector<StepReport>& steps)
{
    const Skew skew = find_skew(ink, pixels_per_mm, options);
    const bool sure = skew.confidence >= options.min_confidence;
    const bool leans = std::abs(skew.degrees) >= options.floor_degrees;
    const char* reason = !sure ? "lean in doubt" : leans ? "lines lean" : "straight enough";
    steps.push_back(report("deskew", sure && leans, skew.degrees, skew.confidence, reason));
    return sure && leans ? skew.degrees : 0.0;
}

/// The letter pitch of a page of about `dpi`: the sheet may be half or twice as large as was thought.
LetterPitch likely_pitch(const cv::Mat& ink, double dpi)
{
    constexpr double slack = 1.7;
    constexpr double fewest_per_inch = 10.0;
    constexpr double most_per_inch = 12.0;
    return find_letter_pitch(ink, dpi / most_per_inch / slack, dpi / fewest_per_inch * slack);
}

/// The stated resolution unless the letters contradict it, else that of the letters, else of the sheet's side.
double settled_dpi(const ScanPage& scan, double provisional, const LetterPitch& pitch, int factor,
                   std::vector<StepReport>& steps)
{
    // Typescript was seen between 0.15 and 0.8, print below 0.2; twice the true pitch, which three of 70 pages of known
    // resolution gave, below 0.4.
    const bool typed = pitch.confidence >= 0.25;
    const double measured = dpi_of_pitch(pitch.pixels * factor, std::max(scan.pixels.cols, scan.pixels.rows));
    const bool contradicts = pitch.confidence >= 0.45 && std::abs(std::log(measured / provisional)) > std::log(1.5);
    const bool takes = scan.scan.dpi_stated ? contradicts : typed;
    const char* reason = takes && scan.scan.dpi_stated ? "the letters contradict the stated resolution"
                         : takes                       ? "resolution estimated from the letter pitch"
                         : scan.scan.dpi_stated        ? "resolution as stated"
                                                       : "resolution guessed from the size of the page";
    const double dpi = takes ? measured : provisional;
    steps.push_back(report("resolution", takes, dpi, pitch.confidence, reason));
    return dpi;
}

/// Pixels that are read for one of the scan.
double scale_for_reading(double dpi, double reading_dpi, std::vector<StepReport>& steps)
{
    const bool fine = dpi > 1.15 * reading_dpi;
    const double scale = fine ? reading_dpi / dpi : 1.0;
    steps.push_back(report("scale", fine, scale, 1.0, fine ? "finer than reads best, made smaller" : "size kept"));
    return scale;
}

/// The first and the last pixel of each row that is not on the bed (above 0).
std::vector<cv::Point> ends_of_rows(const cv::Mat& bed)
{
    std::vector<cv::Point> ends;
    for (int y = 0; y < bed.rows; ++y) {
        const auto* row = bed.ptr<unsigned char>(y);
        const auto* first = std::find(row, row + bed.cols, 0);
        if (first == row + bed.cols) {
            continue;
        }
        const auto* last = row + bed.cols - 1;
        while (*last != 0) {
            --last;
        }
        ends.emplace_back(static_cast<int>(first - row), y);
        ends.emplace_back(static_cast<int>(last - row), y);
    }
    return ends;
}

/// Corners of the sheet in pixels of the scan.
std::vector<Point> corners_of(const PageCondition& found, Size scan)
{
    const double width = scan.width;
    const double height = scan.height;
    if (found.sheet.bed.empty()) {
        return {{0.0, 0.0}, {width, 0.0}, {width, height}, {0.0, height}};
    }
    std::vector<cv::Point> hull;
    cv::convexHull(ends_of_rows(found.sheet.bed), hull);
    std::vector<Point> corners;
    const double factor = found.half.factor;
    for (const cv::Point& corner : hull) {
        for (const double dx : {0.0, 1.0}) {
            for (const double dy : {0.0, 1.0}) {
                corners.push_back(
                    {std::min(width, (corner.x + dx) * factor), std::min(height, (corner.y + dy) * factor)});
            }
        }
    }
    return corners;
}

std::vector<Mark> marks_of(const PageCondition& found)
{
    std::vector<Mark> marks;
    const int factor = found.half.factor;
    for (const cv::Rect& hole : found.holes) {
        marks.push_back(
            {MarkKind::Hole, {hole.x * factor, hole.y * factor, hole.br().x * factor, hole.br().y * factor}, {}});
    }
    for (const cv::Rect& strip : found.gutter.strips) {
        marks.push_back(
            {MarkKind::Other, {strip.x * factor, strip.y * factor, strip.br().x * factor, strip.br().y * factor}, {}});
    }
    for (const InkMark& mark : found.ink.marks) {
        const int scale = found.colour.factor;
        marks.push_back({mark.kind,
                         {mark.box.x * scale, mark.box.y * scale, mark.box.br().x * scale, mark.box.br().y * scale},
                         {}});
    }
    return marks;
}

/// Resolution to go by: the stated one, or that of an A4 sheet.
double provisional_dpi(const ScanPage& scan)
{
    constexpr double longest_sheet_inches = 11.7;
    return scan.scan.dpi_stated ? scan.scan.dpi : std::max(scan.pixels.cols, scan.pixels.rows) / longest_sheet_inches;
}

/// The scan itself, or made smaller by a whole factor where it has far more pixels than reading wants.
Reduced reading_base(const cv::Mat& pixels, double dpi, double scale)
{
    return reduced_by(pixels, std::max(1, static_cast<int>(1.0 / scale)), dpi);
}

void report_condition(const PageCondition& found, bool uneven, bool coloured, std::vector<StepReport>& steps)
{
    steps.push_back(report("ink", !found.ink.marks.empty(), found.ink.share, coloured ? 1.0 : 0.0,
                           coloured ? found.ink.finding : "no colours"));
    steps.push_back(
        report("background", uneven, found.paper.spread, 1.0, uneven ? "paper unevenly bright" : "paper even enough"));
    steps.push_back(report("folds", !found.folds.empty(), static_cast<double>(found.folds.size()), 1.0,
                           found.folds.empty() ? "no folds" : "folds lightened"));
}

/// How far from straight the lines of the straightened page are. It is left at that: lines are found and cut out as
/// they run, and pages bent back were read no better: fourteen of them, their sides 2 % of the width unlike, with a CER
/// of 1.42 % as they were, 1.35 % bent back, 1.45 % before they were bent.
void report_curvature(const LettersOfLines& letters, double pixels_per_mm, std::vector<StepReport>& steps)
{
    const Baselines found = fit_baselines(letters).value_or(Baselines());
    // Fewer lines may seem bent by their letters alone; feet of type stand within an eighth of a character's height.
    constexpr int fewest = 3;
    constexpr double loosest = 0.25;
    const double confidence = found.lines < fewest ? 0.0 : 1.0 - found.spread / loosest;
    const double sag = -found.bow * found.width * found.width / 4.0 / pixels_per_mm;
    const double fan = found.fan * found.height * 180.0 / std::numbers::pi;
    constexpr double straight_mm = 0.5;
    constexpr double straight_degrees = 0.5;
    const bool bent = std::abs(sag) > straight_mm;
    const bool fanned = std::abs(fan) > straight_degrees;
    steps.push_back(
        report("curvature", false, sag, confidence, bent ? "lines bent, left as they run" : "lines straight"));
    steps.push_back(
        report("keystone", false, fan, confidence, fanned ? "lines spread, left as they run" : "lines parallel"));
}

}  // namespace

CleanPage preprocess(ScanPage scan, const PreprocessOptions& options)
{
    if (scan.pixels.empty()) {
        throw std::runtime_error("the scan has no pixels");
    }
    const double provisional = provisional_dpi(scan);
    const PageCondition found = examine(scan.pixels, provisional, options.sheet, options.ink);
    CleanPage page;
    page.id = scan.id;
    page.scan = scan.scan;
    page.marks = marks_of(found);
    page.steps.push_back(report("polarity", found.polarity.negative, found.polarity.skewness, 1.0,
                                found.polarity.negative ? "a negative, turned into a positive" : "ink on paper"));
    const bool facing = !found.gutter.facing.empty();
    const bool on_bed = !found.sheet.bed.empty() && found.sheet.confidence >= options.sheet.min_confidence;
    page.steps.push_back(report("sheet", on_bed, found.sheet.share, found.sheet.confidence, found.sheet.finding));
    page.steps.push_back(report("gutter", facing, static_cast<double>(found.gutter.strips.size()),
                                found.gutter.confidence, found.gutter.finding));

    cv::Mat ink = ink_map(found.gray, found.paper.level, found.not_paper);
    Pose pose;
    pose.orientation = find_orientation(ink, found.gray.pixels_per_mm, options.orientation, page.steps);
    if (pose.orientation == 90) {
        cv::rotate(ink, ink, cv::ROTATE_90_CLOCKWISE);
    }
    pose.skew_degrees = find_lean(ink, found.gray.pixels_per_mm, options.deskew, page.steps);
    const LetterPitch pitch = likely_pitch(turned_back(ink, pose.skew_degrees), provisional / found.gray.factor);
    const double dpi = settled_dpi(scan, provisional, pitch, found.gray.factor, page.steps);
    pose.scale = scale_for_reading(dpi, options.reading_dpi, page.steps);
    page.scan.dpi = dpi;
    page.dpi = dpi * pose.scale;
    page.orientation = pose.orientation;
    page.skew_degrees = pose.skew_degrees;

    const bool uneven = found.paper.spread >= options.background.min_spread;
    report_condition(found, uneven, scan.pixels.channels() == 3, page.steps);
    const double grain = grain_of(scan.pixels, found.gray.pixels_per_mm * found.gray.factor, found.not_paper);
    const Size size{scan.pixels.cols, scan.pixels.rows};
    Reduced base = reading_base(scan.pixels, dpi, pose.scale);
    scan.pixels.release();
    base.pixels = readable_gray(base, found, uneven, even_paper);

    const Placement placement = placed(pose, size, corners_of(found, size));
    page.to_scan = placement.to_scan;
    page.gray = warped(base.pixels, base.factor, placement, uneven ? even_paper : cv::mean(found.paper.level)[0]);
    base.pixels.release();
    const PageInk page_ink = ink_of_page(page.gray, page.dpi);
    page.binary = page_ink.relief.binary;
    report_curvature(page_ink.letters, page.dpi / mm_per_inch, page.steps);
    page.lines = find_typed_lines(page_ink);
    page.condition = condition_of(found, grain, page);
    return page;
}

}  // namespace depesha
