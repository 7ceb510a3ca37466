// SPDX-License-Identifier: Apache-2.0
#include "preprocess/draw_page.h"

#include "preprocess/encode_picture.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace depesha {
namespace {

const cv::Scalar line_colour(40, 150, 0);
const cv::Scalar mark_colour(30, 30, 220);

void frame(cv::Mat& picture, const Box& box, int stroke, const cv::Scalar& colour)
{
    if (!box.empty()) {
        cv::rectangle(picture, {box.left, box.top}, {box.right - 1, box.bottom - 1}, colour, stroke);
    }
}

cv::Mat framed(const CleanPage& page)
{
    cv::Mat picture;
    cv::cvtColor(page.gray, picture, cv::COLOR_GRAY2BGR);
    const int stroke = std::max(1, static_cast<int>(page.dpi / 100.0));
    for (const TextLine& line : page.lines) {
        for (const Box& segment : line.segments) {
            frame(picture, segment, stroke, line_colour);
        }
    }
    const Transform from_scan = inverse(page.to_scan);
    for (const Mark& mark : page.marks) {
        frame(picture, mapped(from_scan, mark.box, {picture.cols, picture.rows}), stroke, mark_colour);
    }
    return picture;
}

}  // namespace

PagePictures draw_page(const CleanPage& page)
{
    return {encode_png(page.gray), encode_png(page.binary), encode_png(framed(page))};
}

}  // namespace depesha
