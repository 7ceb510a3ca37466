// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/preprocess/drawn_page.h"

#include <opencv2/imgproc.hpp>

#include <cmath>

namespace depesha {
namespace {

/// Two stems and a bar or two, as most letters have; a third rises above the rest.
void draw_letter(cv::Mat& page, cv::Point2d base, const DrawnPage& look, cv::RNG& random)
{
    const double mm = look.dpi / 25.4;
    const double height = random.uniform(0, 3) == 0 ? 2.8 * mm : 1.9 * mm;
    const double width = 1.7 * mm;
    const int stroke = std::max(1, static_cast<int>(std::lround(0.35 * mm)));
    const auto at = [&](double x, double y) {
        return cv::Point(static_cast<int>(std::lround(base.x + x)), static_cast<int>(std::lround(base.y - y)));
    };
    cv::line(page, at(0, 0), at(0, height), look.ink, stroke);
    if (random.uniform(0, 2) == 0) {
        cv::line(page, at(width, 0), at(width, 1.9 * mm), look.ink, stroke);
    }
    const double bar = random.uniform(0, 3) * 0.95 * mm;
    cv::line(page, at(0, bar), at(width, bar), look.ink, stroke);
}

}  // namespace

cv::Mat typed_page(const DrawnPage& look)
{
    cv::Mat page(look.size, look.type, look.paper);
    cv::RNG random(17);
    const double mm = look.dpi / 25.4;
    const double pitch = look.dpi / 10.0;
    for (int line = 0; line < look.lines; ++line) {
        const double base = 30.0 * mm + line * 8.47 * mm;
        const double right = look.size.width - (line % 7 == 6 ? 0.5 * look.size.width : 20.0 * mm);
        for (double x = 25.0 * mm; x < right; x += pitch) {
            if (random.uniform(0, 7) != 0) {
                draw_letter(page, {x, base}, look, random);
            }
        }
    }
    return look.lean_degrees == 0.0 ? page : leaning(page, look.lean_degrees, look.paper);
}

cv::Mat leaning(const cv::Mat& image, double degrees, const cv::Scalar& paper)
{
    const cv::Point2f centre(static_cast<float>(image.cols) / 2.0F, static_cast<float>(image.rows) / 2.0F);
    const cv::Mat turn = cv::getRotationMatrix2D(centre, -degrees, 1.0);
    cv::Mat turned;
    cv::warpAffine(image, turned, turn, image.size(), cv::INTER_LINEAR, cv::BORDER_CONSTANT, paper);
    return turned;
}

cv::Mat noise(cv::Size size, double mean, double spread)
{
    cv::Mat grain(size, CV_8U);
    cv::RNG random(5);
    random.fill(grain, cv::RNG::NORMAL, mean, spread);
    return grain;
}

cv::Mat on_bed(const cv::Mat& sheet, int margin, double degrees, double bed)
{
    cv::Mat scan;
    cv::copyMakeBorder(sheet, scan, margin, margin, margin, margin, cv::BORDER_CONSTANT, cv::Scalar::all(bed));
    return leaning(scan, degrees, cv::Scalar::all(bed));
}

}  // namespace depesha
