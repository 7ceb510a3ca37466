// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/clean_page.h"
#include "page/scan_page.h"
#include "preprocess/deskew.h"
#include "preprocess/find_orientation.h"
#include "preprocess/flatten_background.h"
#include "preprocess/page_condition.h"

namespace depesha {

struct PreprocessOptions {
    SheetOptions sheet;
    OrientationOptions orientation;
    DeskewOptions deskew;
    InkOptions ink;
    BackgroundOptions background;

    /// Resolution that reads best; scans of more than 1.15 times as much are made smaller, none is made larger.
    double reading_dpi = 300.0;
};

/// Makes a scan ready to be read. Each step measures first and may refuse; CleanPage::steps says what was measured:
///   polarity     skewness of the detail, see Polarity
///   sheet        share of the image the sheet covers
///   gutter       strips of facing pages beyond the gutters of a volume: 0 to 2
///   orientation  clockwise turn in degrees, 0 or 90; which way is up, reading tells
///   deskew       degrees the text falls to the right
///   resolution   dots per inch
///   scale        pixels read for one pixel of the scan
///   ink          share of the inked pixels that is coloured
///   background   unevenness of the paper, see PaperLevel::spread
///   folds        how many
///   curvature    millimetres by which the middle of the lines hangs lower than their ends; never mended
///   keystone     degrees by which the lean grows from the first line to the last; never mended
/// A straight, even page without bed and colours keeps every pixel of its grey; CleanPage::condition says what it is
/// like. CleanPage::lines are the lines of type, see find_typed_lines. Throws std::runtime_error if the scan has no
/// pixels. Those of `scan` are given back as soon as they have been seen, if nobody else holds them.
[[nodiscard]] CleanPage preprocess(ScanPage scan, const PreprocessOptions& options);

}  // namespace depesha
