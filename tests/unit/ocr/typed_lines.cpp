// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/ocr/typed_lines.h"

#include "ocr/language_data.h"

#include <opencv2/freetype.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <filesystem>
#include <stdexcept>

namespace depesha {
namespace {

constexpr const char* font = "/usr/share/fonts/opentype/urw-base35/NimbusMonoPS-Regular.otf";
constexpr int letter_height = 50;  // 12 points
constexpr int line_step = 100;
constexpr int left_edge = 120;
constexpr int page_width = 1600;

Box ink_between(const cv::Mat& gray, int top, int bottom)
{
    const cv::Rect ink = cv::boundingRect(gray.rowRange(top, bottom) < 128);
    return {ink.x, top + ink.y, ink.x + ink.width, top + ink.y + ink.height};
}

}  // namespace

std::string missing_to_read_type()
{
    if (!std::filesystem::exists(font)) {
        return "the package fonts-urw-base35 is missing";
    }
    try {
        static_cast<void>(language_data_files({}));
    } catch (const std::runtime_error& missing) {
        return missing.what();
    }
    return "";
}

CleanPage typed_lines(const std::vector<std::string>& texts)
{
    const cv::Ptr<cv::freetype::FreeType2> type = cv::freetype::createFreeType2();
    type->loadFontData(font, 0);
    const int height = line_step * (static_cast<int>(texts.size()) + 2);
    cv::Mat paper(height, page_width, CV_8UC3, cv::Scalar::all(245));
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const int base = line_step * (static_cast<int>(i) + 1) + 60;
        type->putText(paper, texts[i], {left_edge, base}, letter_height, cv::Scalar::all(40), cv::FILLED, cv::LINE_AA,
                      true);
    }
    CleanPage page;
    page.id = {"typed.tif", 0};
    page.scan.size = {page_width, height};
    cv::cvtColor(paper, page.gray, cv::COLOR_BGR2GRAY);
    cv::threshold(page.gray, page.binary, 128, 255, cv::THRESH_BINARY);
    for (int top = line_step; top + line_step < height; top += line_step) {
        const Box box = ink_between(page.gray, top, top + line_step);
        if (!box.empty()) {
            page.lines.push_back({box, {box}});
        }
    }
    return page;
}

CleanPage scanned_upside_down(const CleanPage& page)
{
    CleanPage turned = turned_over(page);
    turned.to_scan = page.to_scan;
    turned.orientation = page.orientation;
    return turned;
}

}  // namespace depesha
