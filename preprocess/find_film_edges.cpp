// SPDX-License-Identifier: Apache-2.0
#include "preprocess/find_film_edges.h"

#include "page/components.h"
#include "page/quantile.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace depesha {
namespace {

double median_grey(const cv::Mat& gray, const cv::Mat& chosen)
{
    std::vector<unsigned char> values;
    for (int y = 0; y < gray.rows; ++y) {
        for (int x = 0; x < gray.cols; ++x) {
            if (chosen.at<unsigned char>(y, x) != 0) {
                values.push_back(gray.at<unsigned char>(y, x));
            }
        }
    }
    return values.empty() ? 0.0 : median_of(std::move(values));
}

/// Below it lie the darkest half hundredth of an image.
double darkest_of(const cv::Mat& gray)
{
    std::vector<unsigned char> values(gray.begin<unsigned char>(), gray.end<unsigned char>());
    const auto low = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 200);
    std::nth_element(values.begin(), low, values.end());
    return *low;
}

/// What is not as dark as the frame of the film; nothing where there is no frame. Type is left out, its strokes are
/// narrower than 1.5 mm.
cv::Mat beside_frame(const Reduced& gray)
{
    cv::Mat no_text;
    const int stroke = odd_pixels(gray, 1.5);
    cv::morphologyEx(gray.pixels, no_text, cv::MORPH_CLOSE,
                     cv::getStructuringElement(cv::MORPH_RECT, {stroke, stroke}));
    cv::Mat middle = cv::Mat::zeros(no_text.size(), CV_8U);
    middle(cv::Rect(no_text.cols / 5, no_text.rows / 5, no_text.cols * 3 / 5, no_text.rows * 3 / 5)) = 255;
    const double paper = median_grey(no_text, middle);
    const double frame = darkest_of(no_text);
    if (frame > 0.45 * paper) {
        return {};
    }
    // Film base was drawn down to a quarter of the brightness of paper.
    return no_text > frame + 0.2 * (paper - frame);
}

/// A stripe has at most a fifth of the width. With one column more a part that is broader shows by reaching it.
int columns_to_look_at(const cv::Mat& image)
{
    return image.cols / 5 + 1;
}

/// Along the left border: the bright parts that touch it, and do not reach the last column.
cv::Mat narrow_parts_on_left(const cv::Mat& bright)
{
    cv::Mat labels;
    cv::Mat figures;
    cv::Mat centres;
    const int count = cv::connectedComponentsWithStats(bright, labels, figures, centres, 8, CV_32S);
    cv::Mat parts = cv::Mat::zeros(bright.size(), CV_8U);
    for (int label = 1; label < count; ++label) {
        const int left = figures.at<int>(label, cv::CC_STAT_LEFT);
        const int right = left + figures.at<int>(label, cv::CC_STAT_WIDTH);
        if (left <= 1 && right < bright.cols) {
            parts.setTo(255, labels == label);
        }
    }
    return parts;
}

/// Each row from the border to the last pixel of the parts; rows between parts as those beside them.
cv::Mat filled_to_border(const cv::Mat& parts, double& covered)
{
    cv::Mat filled = cv::Mat::zeros(parts.size(), CV_8U);
    int rows = 0;
    int reach = 0;
    for (int y = 0; y < parts.rows; ++y) {
        int end = parts.cols;
        while (end > 0 && parts.at<unsigned char>(y, end - 1) == 0) {
            --end;
        }
        rows += end > 0 ? 1 : 0;
        reach = end > 0 ? end : reach;
        filled.row(y).colRange(0, end > 0 ? end : reach) = 255;
    }
    covered = static_cast<double>(rows) / std::max(1, parts.rows);
    return filled;
}

/// Whether nearly all of these are alike and stand one above the other, as sprocket holes do.
bool is_row_of_holes(const std::vector<Component>& marks, const Reduced& scale)
{
    std::vector<double> heights;
    std::vector<double> places;
    for (const Component& mark : marks) {
        heights.push_back(mark.box.height());
        places.push_back(0.5 * (mark.box.left + mark.box.right));
    }
    const double height = median_of(heights);
    const double place = median_of(places);
    const auto alike = std::count_if(marks.begin(), marks.end(), [&](const Component& mark) {
        return std::abs(mark.box.height() - height) <= std::max(1.5, 0.2 * height) &&
               std::abs(0.5 * (mark.box.left + mark.box.right) - place) <= scale.pixels_per_mm;
    });
    return static_cast<std::size_t>(alike) * 5 >= marks.size() * 4;
}

/// Whether a stripe holds dark marks of the size of letters that are no sprocket holes.
bool holds_letters(const cv::Mat& gray, const cv::Mat& stripe, const Reduced& scale)
{
    const cv::Mat dark = (gray < 0.75 * median_grey(gray, stripe)) & stripe;
    std::vector<Component> marks = find_components(dark);
    std::erase_if(marks, [&](const Component& mark) {
        const double height = mark.box.height() / scale.pixels_per_mm;
        const double width = mark.box.width() / scale.pixels_per_mm;
        return height < 0.8 || height > 6.0 || width > 15.0;
    });
    constexpr std::size_t dust = 2;
    return marks.size() > dust && !is_row_of_holes(marks, scale);
}

/// The stripe on the left, all 0 where there is none.
cv::Mat stripe_on_left(const cv::Mat& gray, const cv::Mat& bright, const Reduced& scale)
{
    const cv::Mat parts = narrow_parts_on_left(bright);
    double covered = 0.0;
    cv::Mat stripe = filled_to_border(parts, covered);
    // Holes may open to the border, and dark holes as broad as the stripe part it.
    constexpr double least_covered = 0.5;
    if (covered < least_covered || holds_letters(gray, stripe, scale)) {
        stripe = 0;
    }
    return stripe;
}

cv::Mat turned(const cv::Mat& image, int quarters)
{
    if (quarters == 0) {
        return image.clone();
    }
    cv::Mat result;
    cv::rotate(image, result, quarters - 1);
    return result;
}

}  // namespace

cv::Mat find_film_stripes(const Reduced& gray)
{
    constexpr double smallest_page_mm = 70.0;
    if (std::min(gray.pixels.cols, gray.pixels.rows) < smallest_page_mm * gray.pixels_per_mm) {
        return {};
    }
    const cv::Mat bright = beside_frame(gray);
    if (bright.empty()) {
        return {};
    }
    cv::Mat stripes = cv::Mat::zeros(gray.pixels.size(), CV_8U);
    for (int quarters = 0; quarters < 4; ++quarters) {
        const cv::Mat image = turned(gray.pixels, quarters);
        const cv::Range left(0, columns_to_look_at(image));
        cv::Mat stripe = cv::Mat::zeros(image.size(), CV_8U);
        stripe_on_left(image.colRange(left), turned(bright, quarters).colRange(left), gray)
            .copyTo(stripe.colRange(left));
        stripes |= turned(stripe, (4 - quarters) % 4);
    }
    return cv::countNonZero(stripes) > 0 ? stripes : cv::Mat();
}

}  // namespace depesha
