// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/mark.h"
#include "preprocess/ink_colour.h"
#include "preprocess/reduce.h"

#include <opencv2/core/mat.hpp>

#include <string>
#include <vector>

namespace depesha {

struct InkOptions {
    /// If more than this share of the ink is coloured, it is a coloured page rather than a page with marks.
    double max_share = 0.4;
};

/// One stamp, signature, tick or underline in an ink of its own colour.
struct InkMark {
    MarkKind kind = MarkKind::Other;

    /// Pixels of the reduced image.
    cv::Rect box;

    /// Colour of its ink, see colour_of().
    Density colour{};
};

/// Inks found on a page.
struct ColouredInk {
    /// Colour of what is typed: black, or that of the ribbon.
    Density typed{};

    /// Density sum of strong typed strokes.
    float typed_strength = 0.0F;

    /// 8-bit, size of the reduced image: 0, or the number of the mark (from 1) whose ink is there or close by; empty
    /// where there are no marks.
    cv::Mat places;

    std::vector<InkMark> marks;

    /// Share of the ink on the page that is neither black nor of the ribbon's colour.
    double share = 0.0;

    std::string finding;
};

/// Looks for marks on a reduced colour image (about 100 dpi). `level` is its paper level in the same channels (smaller,
/// stretched over it), `not_paper` (smaller, may be empty) is left out. Where most ink is of one colour that is the
/// typewriter's ribbon. Black ink is never a mark.
[[nodiscard]] ColouredInk find_coloured_ink(const Reduced& colour, const cv::Mat& level, const cv::Mat& not_paper,
                                            const InkOptions& options);

/// Takes the marks' ink out of `gray`, in place: within reach of a mark each pixel is split into typed ink and the
/// mark's (linear unmixing of optical densities; A. Ruifrok and D. Johnston 2001), and the typed ink stays.
/// `colour` is the same image in colour, `level` its paper level in colour (smaller, stretched over it).
void remove_ink(cv::Mat& gray, const cv::Mat& colour, const cv::Mat& level, const ColouredInk& ink);

}  // namespace depesha
