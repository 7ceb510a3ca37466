// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/ocr/lost_line_page.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace depesha {
namespace {

double capital(const TypeSheet& sheet)
{
    return 2.6 * sheet.dpi / 25.4;
}

double pitch_of(const TypeSheet& sheet)
{
    return sheet.dpi / sheet.letters_per_inch;
}

/// The word drawn, and where it stands.
Word type_word(CleanPage& page, cv::Point2d foot, int letters, const TypeSheet& sheet, cv::RNG& random)
{
    Word word;
    for (int i = 0; i < letters; ++i) {
        type_letter(page, {foot.x + i * pitch_of(sheet), foot.y}, sheet, random);
        word.text += 'n';
    }
    word.place = {static_cast<int>(foot.x) - 2, static_cast<int>(foot.y - capital(sheet)) - 2,
                  static_cast<int>(foot.x + (letters - 0.2) * pitch_of(sheet)) + 2, static_cast<int>(foot.y) + 3};
    word.box = word.place;
    word.confidence = 0.9;
    return word;
}

Line type_line(CleanPage& page, double foot, const TypeSheet& sheet, cv::RNG& random)
{
    Line line;
    const double pitch = pitch_of(sheet);
    double x = 100.0 + random.uniform(0, 3) * 4.0 * pitch;
    const double end = sheet.size.width - 100.0 - random.uniform(0, 12) * pitch;
    for (int letters = random.uniform(2, 10); x + letters * pitch < end; letters = random.uniform(2, 10)) {
        const double y = foot + sheet.fall * x / sheet.size.width;
        line.words.push_back(type_word(page, {x, y}, letters, sheet, random));
        line.place = united(line.place, line.words.back().place);
        x += (letters + 1.0) * pitch;
    }
    line.box = line.place;
    line.confidence = 0.9;
    return line;
}

}  // namespace

void type_letter(CleanPage& page, cv::Point2d foot, const TypeSheet& sheet, cv::RNG& random)
{
    const double mm = sheet.dpi / 25.4;
    const double height = random.uniform(0, 4) == 0 ? capital(sheet) : 1.9 * mm;
    const double width = 0.7 * pitch_of(sheet);
    const int stroke = std::max(1, static_cast<int>(std::lround(0.35 * mm)));
    const auto at = [&](double x, double y) {
        return cv::Point(static_cast<int>(std::lround(foot.x + x)), static_cast<int>(std::lround(foot.y - y)));
    };
    const double half = 0.5 * stroke;
    cv::line(page.gray, at(half, half), at(half, height - half), sheet.ink, stroke);
    if (random.uniform(0, 2) == 0) {
        cv::line(page.gray, at(width - half, half), at(width - half, 1.9 * mm - half), sheet.ink, stroke);
    }
    const double bar = std::max(half, random.uniform(0, 3) * 0.85 * mm);
    cv::line(page.gray, at(half, bar), at(width - half, bar), sheet.ink, stroke);
}

void binarize(CleanPage& page)
{
    cv::Mat smooth;
    cv::GaussianBlur(page.gray, smooth, {0, 0}, 1.0);
    page.binary = smooth > 175.0;
}

ReadSheet bare_sheet(const TypeSheet& sheet)
{
    ReadSheet made;
    made.page.gray.create(sheet.size, CV_8U);
    cv::RNG random(sheet.seed);
    random.fill(made.page.gray, cv::RNG::NORMAL, sheet.paper, sheet.grain);
    made.page.dpi = sheet.dpi;
    made.page.scan.size = {sheet.size.width, sheet.size.height};
    made.reading.upright = made.page.scan.size;
    made.reading.scan = made.page.scan;
    made.reading.dpi = sheet.dpi;
    binarize(made.page);
    return made;
}

ReadSheet read_sheet(const TypeSheet& sheet)
{
    ReadSheet made = bare_sheet(sheet);
    cv::RNG random(sheet.seed);
    for (int line = 0; line < sheet.lines; ++line) {
        const double foot = 120.0 + line * sheet.spacing * capital(sheet);
        made.reading.lines.push_back(type_line(made.page, foot, sheet, random));
    }
    binarize(made.page);
    return made;
}

}  // namespace depesha
