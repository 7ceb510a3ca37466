// SPDX-License-Identifier: Apache-2.0
#include "preprocess/typed_lines.h"

#include "page/components.h"
#include "preprocess/find_lines.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <utility>

namespace depesha {
namespace {

constexpr double mm_per_inch = 25.4;

/// What letters are held against.
struct Depths {
    /// As in Relief.
    cv::Mat below;

    /// Standard deviation of the grain, in grey steps.
    double grain = 0.0;

    double pixels_per_mm = 0.0;
};

/// What one segment holds.
struct Content {
    /// Ink in what is as large as letters, and in what is smaller.
    int letters = 0;
    int specks = 0;
    int letter_count = 0;
    int speck_count = 0;

    /// Of each letter: grey steps at its darkest, and its height in pixels.
    std::vector<double> depths;
    std::vector<double> heights;
};

double median_of(std::vector<double> values)
{
    if (values.empty()) {
        return 0.0;
    }
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>((values.size() - 1) / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// Value that `share` of the counted ones reach at most, each whole value reaching half a step to both sides.
double quantile(const std::array<int, 256>& counts, double share)
{
    double all = 0.0;
    for (const int count : counts) {
        all += count;
    }
    double seen = 0.0;
    for (std::size_t value = 0; value < counts.size(); ++value) {
        if (counts[value] > 0 && seen + counts[value] >= share * all) {
            return static_cast<double>(value) - 0.5 + (share * all - seen) / counts[value];
        }
        seen += counts[value];
    }
    return 0.0;
}

/// Standard deviation of smoothed paper: from the differences of bare pixels a millimetre apart, further than grain
/// hangs together.
double grain_of_paper(const cv::Mat& smooth, const cv::Mat& binary, double pixels_per_mm)
{
    cv::Mat bare;
    cv::erode(binary, bare, cv::getStructuringElement(cv::MORPH_RECT, {3, 3}));
    const int lag = std::max(2, static_cast<int>(pixels_per_mm));
    std::array<int, 256> steps{};
    for (int y = 0; y < smooth.rows; y += 3) {
        const auto* shade = smooth.ptr<unsigned char>(y);
        const auto* paper = bare.ptr<unsigned char>(y);
        for (int x = 0; x + lag < smooth.cols; ++x) {
            if (paper[x] != 0 && paper[x + lag] != 0) {
                ++steps[static_cast<std::size_t>(std::abs(shade[x] - shade[x + lag]))];
            }
        }
    }
    // Four in five differences of two normal values are smaller than 1.28 * sqrt(2) deviations. JPEG leaves most of the
    // grain even and little of it rough: the median would be 0.
    constexpr double wide = 1.812;
    // Paper that a scanner made all white has steps of rounding all the same.
    constexpr double least = 0.5;
    return std::max(least, quantile(steps, 0.8) / wide);
}

/// Grey steps at the darkest of a component.
double depth_of(const Component& part, const cv::Mat& ink, const cv::Mat& below)
{
    const cv::Rect box(part.box.left, part.box.top, part.box.width(), part.box.height());
    double deepest = 0.0;
    cv::minMaxLoc(below(box), nullptr, &deepest, nullptr, nullptr, ink(box));
    return deepest;
}

/// Letters of the segment, and the ink of letters and specks in it and as far around as it is high.
Content content_of(const cv::Rect& place, const cv::Mat& binary, const Depths& page)
{
    Content content;
    const cv::Rect around =
        (place + cv::Size(2 * place.height, 2 * place.height) - cv::Point(place.height, place.height)) &
        cv::Rect({0, 0}, binary.size());
    const cv::Mat ink = 255 - binary(around);
    const cv::Mat below = page.below(around);
    const Box segment{place.x - around.x, place.y - around.y, place.br().x - around.x, place.br().y - around.y};
    const double least = 0.7 * page.pixels_per_mm;  // as in find_lines: what counts as a character
    for (const Component& part : find_components(ink)) {
        if (part.box.height() < least && part.box.width() < least) {
            content.specks += part.area;
            ++content.speck_count;
            continue;
        }
        content.letters += part.area;
        ++content.letter_count;
        if (!intersected(part.box, segment).empty()) {
            content.depths.push_back(depth_of(part, ink, below));
            content.heights.push_back(part.box.height());
        }
    }
    return content;
}

/// By how many standard deviations of the grain the middling letter of a segment must stand out. The letters of the
/// faintest carbon copies seen do by 10. Normal, uniform, blurred grain and blocks of JPEG make lines of which the
/// middling speck does by 2.5 to 5.6, and single specks that do by up to 8.
double least_deviations(const Content& content, const Depths& page)
{
    constexpr std::size_t few = 3;
    constexpr std::size_t many = 6;
    // What grain makes is mostly just as large as counts as a character; small letters are 1.6 to 2.2 mm high.
    const bool tall = median_of(content.heights) >= 1.4 * page.pixels_per_mm;
    if (content.depths.size() < few) {
        return 8.5;
    }
    return tall && content.depths.size() >= many ? 4.3 : 6.5;
}

/// Whether specks are more than dirt among letters.
bool is_strewn(const Content& content, const Depths& page)
{
    // Lines of type were seen from 0.34 on (worn letters in bits), specks of 0.001 to 0.05 of the page mostly below
    // 0.2.
    constexpr double least_share = 0.25;
    if (content.letters < least_share * (content.letters + content.specks)) {
        return true;
    }
    // Letters in bits come with up to three specks each; of specks that pass for letters there are far more.
    const bool low = median_of(content.heights) < 1.0 * page.pixels_per_mm;
    return low && content.speck_count > 5 * content.letter_count;
}

bool is_typed(const Content& content, const Depths& page)
{
    return !is_strewn(content, page) && median_of(content.depths) / page.grain >= least_deviations(content, page);
}

/// The letters of the page, sought anew without specks that are grain where it has many: they would pass for the size
/// of letters, and letters for blobs.
LettersOfLines letters_beside_grain(const PageInk& ink, const Depths& page)
{
    std::vector<Component> specks = ink.components;
    // Grain of 150 and 200 dpi hangs together in specks of up to this height; letters are higher.
    const double most = 1.4 * page.pixels_per_mm;
    std::erase_if(specks, [most](const Component& part) { return part.box.height() >= most; });
    // Typescript was seen to have up to one speck and a half for each letter, grain from ten on.
    if (specks.size() < 4 * (ink.components.size() - specks.size())) {
        return ink.letters;
    }
    const cv::Mat dark = 255 - ink.relief.binary;
    cv::Mat cleared = ink.relief.binary.clone();
    for (const Component& speck : specks) {
        if (depth_of(speck, dark, page.below) < 6.0 * page.grain) {
            cleared({speck.box.left, speck.box.top, speck.box.width(), speck.box.height()}) = 255;
        }
    }
    return find_letters(cleared, ink.dpi);
}

TextLine without_grain(const TextLine& line, const cv::Mat& binary, const Depths& page)
{
    TextLine kept;
    for (const Box& segment : line.segments) {
        const cv::Rect place(segment.left, segment.top, segment.width(), segment.height());
        if (is_typed(content_of(place, binary, page), page)) {
            kept.segments.push_back(segment);
            kept.box = united(kept.box, segment);
        }
    }
    return kept;
}

}  // namespace

PageInk ink_of_page(const cv::Mat& gray, double dpi)
{
    PageInk page{relief_of(gray, dpi / mm_per_inch), {}, {}, dpi};
    page.components = find_components(255 - page.relief.binary);
    page.letters = find_letters(page.components, gray.size(), dpi);
    return page;
}

std::vector<TextLine> find_typed_lines(const PageInk& page)
{
    const double pixels_per_mm = page.dpi / mm_per_inch;
    const cv::Mat& binary = page.relief.binary;
    const Depths depths{page.relief.below, grain_of_paper(page.relief.smooth, binary, pixels_per_mm), pixels_per_mm};
    std::vector<TextLine> typed;
    for (const TextLine& line : lines_of(letters_beside_grain(page, depths))) {
        TextLine kept = without_grain(line, binary, depths);
        if (!kept.segments.empty()) {
            typed.push_back(std::move(kept));
        }
    }
    return typed;
}

}  // namespace depesha
