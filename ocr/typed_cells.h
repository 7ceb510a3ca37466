// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ocr/tell_type.h"
#include "page/clean_page.h"
#include "page/geometry.h"

#include <opencv2/core/mat.hpp>

#include <optional>
#include <span>
#include <vector>

namespace depesha {

/// How dark the type of one page is.
struct TypeInk {
    /// 8-bit, grey steps below the paper, as large as the page.
    cv::Mat dark;

    /// Darkness of one letter, summed over its pixels: the median of the lines that were read well.
    double letter = 0.0;

    /// Width of one typed character in pixels.
    double pitch = 0.0;
};

/// Nothing where too little was read to go by.
[[nodiscard]] std::optional<TypeInk> measure_ink(const CleanPage& page, std::span<const ReadSegment> segments);

/// What cells look alike in, in letters of the page.
struct Likeness {
    /// Ink that all but one in six of the cells have in the same place.
    double common = 0.0;

    /// The part of it that an underline or a rule of a quarter of the pitch could be: the densest rows.
    double rule = 0.0;
};

/// One segment of a line, cut into the cells that a typewriter gives its characters, each as wide as the next. Ink is
/// measured in letters of the page.
class TypedCells {
public:
    TypedCells(const TypeInk& ink, const Box& segment);

    [[nodiscard]] int count() const { return static_cast<int>(inks_.size()); }

    [[nodiscard]] double ink(int cell) const { return inks_[static_cast<std::size_t>(cell)]; }

    /// Ink of a cell that the next one has in the same place, whatever the types jump.
    [[nodiscard]] double shared_with_next(int cell) const;

    /// What the cells from `first` up to `end` have in common.
    [[nodiscard]] Likeness likeness(int first, int end) const;

    /// The cell that begins nearest to a column of the page; 0 to `count`.
    [[nodiscard]] int nearest(int column) const;

    /// Pixels of the page, cut to the segment.
    [[nodiscard]] Box place(int first, int end) const;

private:
    /// Pixels of a cell and how dark the ones are that it shares with another.
    struct Fitted {
        cv::Mat cell;
        double shared = -1.0;
    };

    [[nodiscard]] cv::Mat at(int cell) const;
    [[nodiscard]] Fitted fitted(int cell, const cv::Mat& to) const;

    Box segment_;
    cv::Mat padded_;
    double letter_ = 1.0;
    double start_ = 0.0;
    double pitch_ = 1.0;
    int reach_ = 1;
    std::vector<double> inks_;
};

}  // namespace depesha
