// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/drawn_page.h"

#include <opencv2/imgproc.hpp>

#include <cstddef>
#include <sstream>

namespace depesha {

namespace {

constexpr Size sheet{2480, 3508};
constexpr int line_pitch = 75;
constexpr int char_pitch = 28;
constexpr int left_edge = 350;
constexpr int first_baseline = 340;

/// Grain and a slow fall of brightness from the left top to the right bottom; the same every time.
void age(cv::Mat& paper)
{
    cv::Mat grain(paper.size(), CV_8UC3);
    cv::RNG(19510613).fill(grain, cv::RNG::UNIFORM, 0, 14);
    cv::subtract(paper, grain, paper);
    for (int y = 0; y < paper.rows; ++y) {
        cv::Mat row = paper.row(y);
        row -= cv::Scalar::all(40.0 * y / paper.rows);
    }
}

cv::Mat typed_sheet()
{
    cv::Mat paper(sheet.height, sheet.width, CV_8UC3, cv::Scalar(205, 225, 232));
    int baseline = first_baseline;
    for (const std::string& line : drawn_lines()) {
        int x = left_edge;
        for (const char sign : line) {
            cv::putText(paper, std::string(1, sign), {x, baseline}, cv::FONT_HERSHEY_COMPLEX, 1.1, {50, 45, 45}, 3,
                        cv::LINE_AA);
            x += char_pitch;
        }
        baseline += line_pitch;
    }
    age(paper);
    return paper;
}

Box place_of(std::size_t line, std::size_t column, std::size_t length)
{
    const int left = left_edge + static_cast<int>(column) * char_pitch;
    const int baseline = first_baseline + static_cast<int>(line) * line_pitch;
    return {left, baseline - 30, left + static_cast<int>(length) * char_pitch, baseline + 8};
}

Line recognized_line(const std::string& text, std::size_t number)
{
    Line line;
    line.language = "en";
    line.confidence = 0.93;
    std::istringstream words(text);
    for (std::string word; words >> word;) {
        const Box place = place_of(number, text.find(word), word.size());
        line.words.push_back({.text = word, .box = place, .place = place, .confidence = 0.93});
        line.place = united(line.place, place);
    }
    line.box = line.place;
    return line;
}

}  // namespace

std::vector<std::string> drawn_lines()
{
    std::vector<std::string> lines = {"CIPHERED TELEGRAM No. 3557", "BEIJING, TO ROSHCHIN",
                                      "Deliver immediately to the addressee.", "\"To Comrade MAO ZEDONG.",
                                      "     Today there was a conversation with your men."};
    while (lines.size() < 30) {
        lines.emplace_back("Eight divisions could fully satisfy the needs of the front.");
    }
    lines.emplace_back("                              FILIPPOV [Stalin].\"");
    lines.emplace_back("No. 302/sh");
    lines.emplace_back("June 13, 1951");
    return lines;
}

ScanPage drawn_page()
{
    constexpr int bed = 90;
    cv::Mat scan(sheet.height + 2 * bed, sheet.width + 2 * bed, CV_8UC3, cv::Scalar::all(28));
    typed_sheet().copyTo(scan(cv::Rect(bed, bed, sheet.width, sheet.height)));
    const cv::Point2f centre(static_cast<float>(scan.cols) / 2.0F, static_cast<float>(scan.rows) / 2.0F);
    ScanPage page;
    cv::warpAffine(scan, page.pixels, cv::getRotationMatrix2D(centre, -1.5, 1.0), scan.size(), cv::INTER_LINEAR,
                   cv::BORDER_CONSTANT, cv::Scalar::all(28));
    page.id = {"drawn.jpg", 0};
    page.scan.size = {page.pixels.cols, page.pixels.rows};
    page.scan.dpi_stated = true;
    return page;
}

RecognizedPage recognized_page()
{
    RecognizedPage page;
    page.id = {"drawn.jpg", 0};
    page.scan.size = sheet;
    page.upright = sheet;
    page.engine = "drawn";
    for (const std::string& line : drawn_lines()) {
        page.lines.push_back(recognized_line(line, page.lines.size()));
    }
    return page;
}

}  // namespace depesha
