// SPDX-License-Identifier: Apache-2.0
#include "preprocess/remove_ink.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace depesha {
namespace {

/// Colours nearer than this count as one ink.
constexpr float same_ink = 0.13F;

constexpr Density black{1.0F / 3.0F, 1.0F / 3.0F, 1.0F / 3.0F};

/// One pixel with ink on it.
struct InkPixel {
    cv::Point place;
    float strength = 0.0F;
    Density colour{};
};

/// The pixels of a page that are dark enough to tell their ink's colour. `left_out` may be empty.
std::vector<InkPixel> ink_pixels(const cv::Mat& colour, const cv::Mat& level, const cv::Mat& left_out)
{
    const Densities densities;
    std::vector<InkPixel> pixels;
    for (int y = 0; y < colour.rows; ++y) {
        const auto* pixel = colour.ptr<unsigned char>(y);
        const auto* paper = level.ptr<unsigned char>(y);
        const auto* out = left_out.empty() ? nullptr : left_out.ptr<unsigned char>(y);
        for (int x = 0; x < colour.cols; ++x, pixel += 3, paper += 3) {
            // Paper grain takes less than a fifth of the light away.
            const bool dark = 5 * pixel[0] < 4 * paper[0] || 5 * pixel[1] < 4 * paper[1] || 5 * pixel[2] < 4 * paper[2];
            if (dark && (out == nullptr || out[x] == 0)) {
                const Density density = densities.of(pixel, paper);
                pixels.push_back({{x, y}, sum_of(density), colour_of(density)});
            }
        }
    }
    return pixels;
}

double amount_of(const std::vector<InkPixel>& pixels)
{
    double amount = 0.0;
    for (const InkPixel& pixel : pixels) {
        amount += static_cast<double>(pixel.strength);
    }
    return amount;
}

/// Ink on the page by colour: a map of the shares of blue and green.
class ColourCounts {
public:
    static constexpr std::size_t steps = 32;

    void add(const InkPixel& pixel)
    {
        counts_.at(step(pixel.colour[0]) * steps + step(pixel.colour[1])) += pixel.strength;
    }

    [[nodiscard]] Density most_common() const
    {
        const auto most = static_cast<std::size_t>(std::max_element(counts_.begin(), counts_.end()) - counts_.begin());
        const auto middle = [](std::size_t step) { return (static_cast<float>(step) + 0.5F) / steps; };
        const std::size_t row = most / steps;
        const float blue = middle(row);
        const float green = middle(most % steps);
        return {blue, green, 1.0F - blue - green};
    }

private:
    static std::size_t step(float share)
    {
        return std::min(static_cast<std::size_t>(std::max(0.0F, share) * steps), steps - 1);
    }

    std::vector<float> counts_ = std::vector<float>(steps * steps, 0.0F);
};

Density mean_colour(const std::vector<InkPixel>& pixels)
{
    std::array<double, 3> sums{};
    for (const InkPixel& pixel : pixels) {
        for (std::size_t i = 0; i < 3; ++i) {
            sums[i] += static_cast<double>(pixel.strength) * static_cast<double>(pixel.colour[i]);
        }
    }
    const double all = std::max(1e-9, sums[0] + sums[1] + sums[2]);
    return {static_cast<float>(sums[0] / all), static_cast<float>(sums[1] / all), static_cast<float>(sums[2] / all)};
}

/// Mean colour of the ink near a colour, and how much of it there is.
struct InkKind {
    Density colour{};
    double amount = 0.0;
};

InkKind ink_near(const std::vector<InkPixel>& pixels, const Density& centre)
{
    std::vector<InkPixel> near;
    std::copy_if(pixels.begin(), pixels.end(), std::back_inserter(near),
                 [&](const InkPixel& pixel) { return colour_distance(pixel.colour, centre) < same_ink; });
    return {mean_colour(near), amount_of(near)};
}

/// Black ink where there is some, as on all but pages typed with a coloured ribbon; else what there is most of.
InkKind typed_ink(const std::vector<InkPixel>& pixels, double all)
{
    InkKind kind = ink_near(pixels, black);
    if (kind.amount < 0.15 * all) {
        ColourCounts counts;
        for (const InkPixel& pixel : pixels) {
            counts.add(pixel);
        }
        kind = ink_near(pixels, counts.most_common());
    }
    // The ribbon's own colour may lie off the place where it was looked for.
    constexpr int rounds = 3;
    for (int i = 0; i < rounds && kind.amount > 0.0; ++i) {
        kind = ink_near(pixels, kind.colour);
    }
    return kind;
}

/// Strength that nine tenths of the typed ink stay below.
float strength_of(const std::vector<InkPixel>& pixels, const Density& typed)
{
    std::vector<float> strengths;
    for (const InkPixel& pixel : pixels) {
        if (colour_distance(pixel.colour, typed) < same_ink) {
            strengths.push_back(pixel.strength);
        }
    }
    if (strengths.empty()) {
        return 0.0F;
    }
    const auto high = strengths.begin() + static_cast<std::ptrdiff_t>(strengths.size() * 9 / 10);
    std::nth_element(strengths.begin(), high, strengths.end());
    return *high;
}

/// Distance from the typed colour within which ink counts as typed: three times the mean scatter of what is near it.
float reach_of(const std::vector<InkPixel>& pixels, const ColouredInk& ink)
{
    double sum = 0.0;
    double count = 1e-9;
    for (const InkPixel& pixel : pixels) {
        const float distance = colour_distance(pixel.colour, ink.typed);
        if (distance < same_ink && pixel.strength > 0.4F * ink.typed_strength) {
            sum += static_cast<double>(distance) * static_cast<double>(distance);
            count += 1.0;
        }
    }
    constexpr float least = 0.08F;
    return std::clamp(3.0F * static_cast<float>(std::sqrt(sum / count)), least, same_ink);
}

/// Ink neither black nor typed. The fainter it is, the less sure its colour.
bool is_coloured(const InkPixel& pixel, const Density& typed, float reach)
{
    const float limit = reach + 0.05F / pixel.strength;
    return colour_distance(pixel.colour, typed) >= limit && colour_distance(pixel.colour, black) >= limit;
}

/// Strokes met by a row of the mask, mean over the rows that meet any.
double strokes_across(const cv::Mat& mask)
{
    int strokes = 0;
    int rows = 0;
    for (int y = 0; y < mask.rows; ++y) {
        const auto* row = mask.ptr<unsigned char>(y);
        int met = 0;
        for (int x = 0; x < mask.cols; ++x) {
            met += (row[x] != 0 && (x == 0 || row[x - 1] == 0)) ? 1 : 0;
        }
        strokes += met;
        rows += met > 0 ? 1 : 0;
    }
    return rows > 0 ? static_cast<double>(strokes) / rows : 0.0;
}

/// Stamps are broad and crossed by several strokes whichever way one looks; pen and pencil are not.
MarkKind kind_of(const cv::Mat& mask, const Reduced& scale)
{
    const double shorter = std::min(mask.cols, mask.rows) / scale.pixels_per_mm;
    const double longer = std::max(mask.cols, mask.rows) / scale.pixels_per_mm;
    const bool dense = strokes_across(mask) > 2.2 && strokes_across(mask.t()) > 2.2;
    return shorter > 6.0 && longer > 14.0 && dense ? MarkKind::Stamp : MarkKind::Handwriting;
}

/// Coloured ink grouped to what may be marks: strokes less than 3 mm apart belong together.
struct Groups {
    std::vector<cv::Rect> boxes;
    std::vector<std::vector<InkPixel>> inks;
};

Groups grouped(const std::vector<InkPixel>& coloured, cv::Size size, const Reduced& scale)
{
    const int gap = odd_pixels(scale, 3.0);
    cv::Mat mask = cv::Mat::zeros(size, CV_8U);
    for (const InkPixel& pixel : coloured) {
        mask.at<unsigned char>(pixel.place) = 255;
    }
    cv::morphologyEx(mask, mask, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_RECT, {gap, gap}));
    cv::Mat labels;
    const auto count = static_cast<std::size_t>(cv::connectedComponents(mask, labels, 8, CV_32S));
    Groups groups{std::vector<cv::Rect>(count), std::vector<std::vector<InkPixel>>(count)};
    for (const InkPixel& pixel : coloured) {
        const auto group = static_cast<std::size_t>(labels.at<int>(pixel.place));
        groups.boxes[group] |= cv::Rect(pixel.place, cv::Size(1, 1));
        groups.inks[group].push_back(pixel);
    }
    return groups;
}

/// Whether a group of coloured ink is a mark. Ticks are longer than 6 mm and cover 2 square millimetres; stains are
/// weaker, specks smaller, and the coloured edge of a sheet runs narrowly along the border of the scan.
bool is_mark(const std::vector<InkPixel>& ink, const cv::Rect& box, cv::Size page, const Reduced& scale,
             float typed_strength)
{
    const double millimetre = scale.pixels_per_mm;
    const double strength = amount_of(ink) / static_cast<double>(std::max<std::size_t>(1, ink.size()));
    const bool at_border = box.x <= 2 || box.y <= 2 || box.br().x >= page.width - 2 || box.br().y >= page.height - 2;
    const bool edge = at_border && std::min(box.width, box.height) < 3.0 * millimetre;
    const bool large = static_cast<double>(ink.size()) > 1.5 * millimetre * millimetre &&
                       std::max(box.width, box.height) > 6.0 * millimetre;
    // Stamps were seen down to 0.18 of the typed ink's strength on clean pages, 0.3 on worn ones.
    return large && !edge && strength > std::max(0.4, 0.17 * static_cast<double>(typed_strength));
}

cv::Mat mask_of(const std::vector<InkPixel>& ink, const cv::Rect& box)
{
    cv::Mat mask = cv::Mat::zeros(box.size(), CV_8U);
    for (const InkPixel& pixel : ink) {
        mask.at<unsigned char>(pixel.place - box.tl()) = 255;
    }
    return mask;
}

/// The places of the marks' ink and a little around them, where strokes fade out.
cv::Mat places_of(const std::vector<std::vector<InkPixel>>& inks, cv::Size size, const Reduced& scale)
{
    cv::Mat places = cv::Mat::zeros(size, CV_8U);
    for (std::size_t i = 0; i < inks.size(); ++i) {
        for (const InkPixel& pixel : inks[i]) {
            places.at<unsigned char>(pixel.place) = static_cast<unsigned char>(i + 1);
        }
    }
    const int reach = odd_pixels(scale, 1.2);
    cv::dilate(places, places, cv::getStructuringElement(cv::MORPH_RECT, {reach, reach}));
    return places;
}

/// Groups coloured ink to marks and numbers their places.
void collect_marks(const std::vector<InkPixel>& coloured, cv::Size size, const Reduced& scale, ColouredInk& ink)
{
    if (coloured.empty()) {
        return;
    }
    Groups groups = grouped(coloured, size, scale);
    std::vector<std::vector<InkPixel>> inks;
    constexpr std::size_t most_marks = 255;
    for (std::size_t i = 1; i < groups.boxes.size() && inks.size() < most_marks; ++i) {
        if (is_mark(groups.inks[i], groups.boxes[i], size, scale, ink.typed_strength)) {
            const MarkKind kind = kind_of(mask_of(groups.inks[i], groups.boxes[i]), scale);
            ink.marks.push_back({kind, groups.boxes[i], mean_colour(groups.inks[i])});
            inks.push_back(std::move(groups.inks[i]));
        }
    }
    if (!inks.empty()) {
        ink.places = places_of(inks, size, scale);
    }
}

/// 0 up to `low`, 1 from `high`, smooth between.
float smooth_step(float value, float low, float high)
{
    const float share = std::clamp((value - low) / (high - low), 0.0F, 1.0F);
    return share * share * (3.0F - 2.0F * share);
}

/// Splits inks pixel by pixel within one part of a page.
struct Splitter {
    Densities densities;
    const ColouredInk& ink;

    [[nodiscard]] unsigned char typed_gray(const unsigned char* pixel, const unsigned char* paper,
                                           const InkMark& mark) const
    {
        float typed = unmixed(densities.of(pixel, paper), ink.typed, mark.colour).first;
        // What little the mark's own edge leaves is no typed ink.
        typed *= smooth_step(typed, 0.2F * ink.typed_strength, 0.5F * ink.typed_strength);
        constexpr std::array<float, 3> weights{0.114F, 0.587F, 0.299F};
        float gray = 0.0F;
        for (std::size_t i = 0; i < 3; ++i) {
            gray += weights[i] * static_cast<float>(paper[i]) * std::exp(-typed * ink.typed[i]);
        }
        return cv::saturate_cast<unsigned char>(gray);
    }
};

/// The first of the `width` columns of an image for each column of a small one, and the end.
std::vector<int> first_columns(int width, int small_width)
{
    std::vector<int> begins(static_cast<std::size_t>(small_width) + 1, width);
    const double across = static_cast<double>(width) / small_width;
    for (int x = width - 1; x >= 0; --x) {
        begins[static_cast<std::size_t>(std::min(small_width - 1, static_cast<int>(x / across)))] = x;
    }
    for (std::size_t column = begins.size() - 1; column-- > 0;) {
        begins[column] = std::min(begins[column], begins[column + 1]);
    }
    return begins;
}

}  // namespace

ColouredInk find_coloured_ink(const Reduced& colour, const cv::Mat& level, const cv::Mat& not_paper,
                              const InkOptions& options)
{
    const cv::Size size = colour.pixels.size();
    const cv::Mat left_out = not_paper.empty() ? cv::Mat() : stretched(not_paper, size);
    const std::vector<InkPixel> pixels = ink_pixels(colour.pixels, stretched(level, size), left_out);
    const double all = amount_of(pixels);
    ColouredInk ink;
    if (all <= 0.0) {
        ink.finding = "no ink";
        return ink;
    }
    ink.typed = typed_ink(pixels, all).colour;
    ink.typed_strength = strength_of(pixels, ink.typed);
    const float reach = reach_of(pixels, ink);
    std::vector<InkPixel> coloured;
    std::copy_if(pixels.begin(), pixels.end(), std::back_inserter(coloured),
                 [&](const InkPixel& pixel) { return is_coloured(pixel, ink.typed, reach); });
    ink.share = amount_of(coloured) / all;
    if (ink.share > options.max_share) {
        ink.finding = "a coloured page rather than one with marks";
        return ink;
    }
    collect_marks(coloured, size, colour, ink);
    ink.finding = ink.marks.empty() ? "one ink only" : "marks in ink of another colour";
    return ink;
}

void remove_ink(cv::Mat& gray, const cv::Mat& colour, const cv::Mat& level, const ColouredInk& ink)
{
    const Splitter splitter{{}, ink};
    const double down = static_cast<double>(gray.rows) / ink.places.rows;
    const cv::Mat paper = stretched(level, ink.places.size());
    const std::vector<int> begins = first_columns(gray.cols, ink.places.cols);
    for (int y = 0; y < gray.rows; ++y) {
        const int place_row = std::min(ink.places.rows - 1, static_cast<int>(y / down));
        const auto* places = ink.places.ptr<unsigned char>(place_row);
        const auto* paper_row = paper.ptr<unsigned char>(place_row);
        const auto* pixel = colour.ptr<unsigned char>(y);
        auto* out = gray.ptr<unsigned char>(y);
        for (int column = 0; column < ink.places.cols; ++column) {
            if (places[column] == 0) {
                continue;
            }
            const InkMark& mark = ink.marks[places[column] - std::size_t{1}];
            const auto* here = paper_row + std::ptrdiff_t{3} * column;
            for (int x = begins[static_cast<std::size_t>(column)]; x < begins[static_cast<std::size_t>(column) + 1];
                 ++x) {
                out[x] = splitter.typed_gray(pixel + std::ptrdiff_t{3} * x, here, mark);
            }
        }
    }
}

}  // namespace depesha
