// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/geometry.h"
#include "page/mark.h"
#include "page/page_id.h"
#include "page/scan_condition.h"
#include "page/scan_facts.h"
#include "page/step_report.h"
#include "page/text_line.h"

#include <opencv2/core/mat.hpp>

#include <vector>

namespace depesha {

/// One page ready to be read: upright (or upside down, see `turned_over`), straight, on even paper.
struct CleanPage {
    PageId id;
    ScanFacts scan;

    /// 8-bit grey, ink dark, paper near white.
    cv::Mat gray;

    /// 8-bit, ink 0, paper 255, same size as `gray`. For finding lines, never for reading.
    cv::Mat binary;

    /// From pixels of `gray` to pixels of the scan.
    Transform to_scan;

    /// Resolution of `gray`.
    double dpi = 300.0;

    /// Clockwise turn that brought the scan's text upright: 0, 90, 180 or 270 degrees.
    int orientation = 0;

    /// How far the text fell to the right on the scan (once turned by `orientation`), in degrees.
    double skew_degrees = 0.0;

    /// In pixels of `gray`, top to bottom; empty where none were found.
    std::vector<TextLine> lines;

    std::vector<Mark> marks;
    std::vector<StepReport> steps;

    /// As it was before the steps.
    ScanCondition condition;
};

/// The same page turned by 180 degrees, its transform and lines with it.
[[nodiscard]] CleanPage turned_over(const CleanPage& page);

}  // namespace depesha
