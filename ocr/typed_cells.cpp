// SPDX-License-Identifier: Apache-2.0
#include "ocr/typed_cells.h"

#include "ocr/gray_level.h"
#include "ocr/reading.h"

#include <opencv2/core.hpp>
#include <opencv2/core/hal/intrin.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>
#include <utility>

namespace depesha {
namespace {

double characters_of(const Reading& words)
{
    return std::accumulate(words.begin(), words.end(), 0.0,
                           [](double sum, const Word& word) { return sum + character_count(word.text); });
}

cv::Mat part_of(const cv::Mat& image, const Box& box)
{
    const Box inside = intersected(box, {0, 0, image.cols, image.rows});
    return image(cv::Rect(inside.left, inside.top, inside.width(), inside.height()));
}

cv::Mat darkness_of(const CleanPage& page)
{
    constexpr double grain = 8.0;
    const double paper = mean_where(page.gray, page.binary) - grain;
    cv::Mat dark;
    cv::subtract(cv::Scalar(std::round(paper)), page.gray, dark);
    return dark;
}

/// Darkness of one letter; 0 where no line was read well.
double letter_ink(const cv::Mat& dark, std::span<const ReadSegment> segments)
{
    constexpr double well_read = 0.6;
    constexpr double long_enough = 8.0;
    std::vector<double> inks;
    for (const ReadSegment& segment : segments) {
        const double characters = characters_of(segment.words);
        if (characters > long_enough && mean_confidence(segment.words) > well_read) {
            inks.push_back(cv::sum(part_of(dark, segment.box))[0] / characters);
        }
    }
    if (inks.empty()) {
        return 0.0;
    }
    const auto middle = inks.begin() + static_cast<std::ptrdiff_t>(inks.size() / 2);
    std::nth_element(inks.begin(), middle, inks.end());
    return *middle;
}

std::vector<double> column_sums(const cv::Mat& dark)
{
    cv::Mat sums;
    cv::reduce(dark, sums, 0, cv::REDUCE_SUM, CV_64F);
    return {sums.ptr<double>(), sums.ptr<double>() + sums.cols};
}

/// Mean ink of the columns that part cells.
double edge_ink(const std::vector<double>& columns, double start, double pitch)
{
    double sum = 0.0;
    double count = 0.0;
    for (double x = start; x < static_cast<double>(columns.size()); x += pitch) {
        sum += columns[static_cast<std::size_t>(x)];
        count += 1.0;
    }
    return count > 0.0 ? sum / count : std::numeric_limits<double>::max();
}

struct CellGrid {
    double start = 0.0;
    double pitch = 1.0;
};

/// The cells whose edges have the least ink; the pitch of a page is known to a few in a hundred.
CellGrid fitted_grid(const std::vector<double>& columns, double pitch)
{
    CellGrid best{0.0, pitch};
    double least = std::numeric_limits<double>::max();
    const double step = std::max(0.0005, pitch / (16.0 * static_cast<double>(columns.size()))) * pitch;
    for (double wide = 0.96 * pitch; wide < 1.04 * pitch; wide += step) {
        for (double start = 0.0; start < wide; start += 1.0) {
            const double ink = edge_ink(columns, start, wide);
            if (ink < least) {
                least = ink;
                best = {start - wide, wide};
            }
        }
    }
    return best;
}

/// Sum of the lesser of two rows' values, many at once.
unsigned shared(const unsigned char* a, const unsigned char* b, int count)
{
    unsigned sum = 0;
    int x = 0;
    for (; x + 16 <= count; x += 16) {
        sum += cv::v_reduce_sum(cv::v_min(cv::v_load(a + x), cv::v_load(b + x)));
    }
    for (; x + 8 <= count; x += 8) {
        sum += cv::v_reduce_sum(cv::v_min(cv::v_load_expand(a + x), cv::v_load_expand(b + x)));
    }
    for (; x < count; ++x) {
        sum += std::min(a[x], b[x]);
    }
    return sum;
}

double shared(const cv::Mat& a, const cv::Mat& b)
{
    unsigned sum = 0;
    for (int y = 0; y < a.rows; ++y) {
        sum += shared(a.ptr<unsigned char>(y), b.ptr<unsigned char>(y), a.cols);
    }
    return sum;
}

/// In each pixel the value that a sixth of the cells stay below.
cv::Mat sixth_of(const std::vector<cv::Mat>& cells)
{
    cv::Mat least(cells.front().size(), CV_8U);
    std::vector<unsigned char> values(cells.size());
    const auto sixth = values.begin() + static_cast<std::ptrdiff_t>(cells.size() / 6);
    for (int y = 0; y < least.rows; ++y) {
        for (int x = 0; x < least.cols; ++x) {
            std::transform(cells.begin(), cells.end(), values.begin(),
                           [&](const cv::Mat& cell) { return cell.at<unsigned char>(y, x); });
            std::nth_element(values.begin(), sixth, values.end());
            least.at<unsigned char>(y, x) = *sixth;
        }
    }
    return least;
}

/// Most ink that `height` rows side by side have.
double densest_rows(const cv::Mat& dark, int height)
{
    cv::Mat sums;
    cv::reduce(dark, sums, 1, cv::REDUCE_SUM, CV_64F);
    double most = 0.0;
    for (int top = 0; top < sums.rows; ++top) {
        most = std::max(most, cv::sum(sums.rowRange(top, std::min(top + height, sums.rows)))[0]);
    }
    return most;
}

}  // namespace

std::optional<TypeInk> measure_ink(const CleanPage& page, std::span<const ReadSegment> segments)
{
    const std::optional<double> pitch = letter_pitch(segments);
    if (!pitch || page.binary.empty()) {
        return std::nullopt;
    }
    TypeInk ink{darkness_of(page), 0.0, *pitch};
    ink.letter = letter_ink(ink.dark, segments);
    return ink.letter > 0.0 ? std::optional(std::move(ink)) : std::nullopt;
}

TypedCells::TypedCells(const TypeInk& ink, const Box& segment)
    : segment_(intersected(segment, {0, 0, ink.dark.cols, ink.dark.rows})), letter_(ink.letter),
      reach_(std::max(1, static_cast<int>(std::lround(0.06 * ink.pitch))))
{
    const cv::Mat strip = part_of(ink.dark, segment_);
    const CellGrid grid = fitted_grid(column_sums(strip), ink.pitch);
    start_ = grid.start;
    pitch_ = grid.pitch;
    const int margin = static_cast<int>(2.0 * pitch_) + 2 * reach_;
    padded_ = cv::Mat(strip.rows + 2 * margin, strip.cols + 2 * margin, CV_8U, cv::Scalar(0.0));
    strip.copyTo(padded_(cv::Rect(margin, margin, strip.cols, strip.rows)));
    const int cells = static_cast<int>((strip.cols - start_) / pitch_) + 1;
    for (int cell = 0; cell < cells; ++cell) {
        inks_.push_back(cv::sum(at(cell))[0] / letter_);
    }
}

cv::Mat TypedCells::at(int cell) const
{
    const int margin = (padded_.rows - segment_.height()) / 2;
    const int left = margin + static_cast<int>(std::lround(start_ + cell * pitch_));
    const int width = static_cast<int>(std::lround(pitch_));
    return padded_(cv::Rect(std::clamp(left, reach_, padded_.cols - width - reach_), margin, width, segment_.height()));
}

/// The cell, shifted to where it has most in common with `to`.
TypedCells::Fitted TypedCells::fitted(int cell, const cv::Mat& to) const
{
    Fitted best;
    for (int down = -reach_; down <= reach_; ++down) {
        for (int aside = -reach_; aside <= reach_; ++aside) {
            cv::Mat moved = at(cell);
            moved.adjustROI(-down, down, -aside, aside);
            const double same = shared(moved, to);
            if (same > best.shared) {
                best = {moved, same};
            }
        }
    }
    return best;
}

double TypedCells::shared_with_next(int cell) const
{
    return fitted(cell + 1, at(cell)).shared / letter_;
}

Likeness TypedCells::likeness(int first, int end) const
{
    std::vector<cv::Mat> cells;
    for (int cell = first; cell < end; ++cell) {
        cells.push_back(at(cell));
    }
    const cv::Mat rough = sixth_of(cells);
    std::transform(cells.begin(), cells.end(), cells.begin(),
                   [&, cell = first](const cv::Mat&) mutable { return fitted(cell++, rough).cell; });
    const cv::Mat common = sixth_of(cells);
    constexpr double rule_height = 0.25;
    const double rule = densest_rows(common, static_cast<int>(std::lround(rule_height * pitch_)));
    return {cv::sum(common)[0] / letter_, rule / letter_};
}

int TypedCells::nearest(int column) const
{
    return std::clamp(static_cast<int>(std::lround((column - segment_.left - start_) / pitch_)), 0, count());
}

Box TypedCells::place(int first, int end) const
{
    const auto edge = [this](int cell) {
        return segment_.left + static_cast<int>(std::lround(start_ + cell * pitch_));
    };
    return intersected(segment_, {edge(first), segment_.top, edge(end), segment_.bottom});
}

}  // namespace depesha
