// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace depesha {

/// What a page is like as scanned; CleanPage::steps says what each step made of it. What cannot be measured (the type
/// of a blank page) is 0. Lengths are in pixels of the scan.
struct ScanCondition {
    /// How uneven the paper is, 0 to 1: 1 - 5th / 95th percentile of its brightness. Even pages stay below 0.1.
    double background_spread = 0.0;

    /// How much darker than the paper beside it typed ink is, 0 to 1: 1 - ink / paper. A fresh ribbon 0.7, a faint
    /// carbon copy 0.2.
    double ink_contrast = 0.0;

    /// Width of typed strokes: half of the ink's runs along the rows are shorter.
    double stroke_width = 0.0;

    /// Height of most letters: of small ones, of capitals where all is in capitals.
    double x_height = 0.0;

    /// Chroma of the bare paper, 0 to 1: 1 - weakest / strongest of its colours. White 0, yellowed paper 0.3.
    double paper_chroma = 0.0;

    /// Share of the ink that is neither black nor of the ribbon's colour, 0 to 1.
    double coloured_ink = 0.0;

    /// Grain of the bare paper: standard deviation by brightness, 0 to 1. Scanned paper stays below 0.03.
    double noise = 0.0;

    /// Share of the scan that is no part of the sheet, 0 to 1.
    double bed = 0.0;
};

}  // namespace depesha
