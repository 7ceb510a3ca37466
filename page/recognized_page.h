// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/geometry.h"
#include "page/lost_text.h"
#include "page/mark.h"
#include "page/page_id.h"
#include "page/scan_facts.h"
#include "page/step_report.h"

#include <string>
#include <vector>

namespace depesha {

struct Word {
    /// UTF-8, NFC, never empty, no white space.
    std::string text;

    /// Pixels of the scan.
    Box box;

    /// Pixels of the upright, straightened page: what indents, gaps and columns are measured on.
    Box place;

    /// 0 to 1.
    double confidence = 0.0;
};

/// The words that stand on one typed line, left to right, whatever the gaps between them.
struct Line {
    std::vector<Word> words;

    /// Pixels of the scan.
    Box box;

    /// Pixels of the upright page.
    Box place;

    /// 0 to 1: mean of the words', weighted by their length.
    double confidence = 0.0;

    /// BCP 47: "ru", "en"; empty where it cannot be told.
    std::string language;
};

/// One page as read.
struct RecognizedPage {
    PageId id;
    ScanFacts scan;

    /// Size of the upright page that `place` speaks of.
    Size upright;

    /// From pixels of the upright page to pixels of the scan.
    Transform to_scan;

    /// As in CleanPage, after reading settled which way is up.
    int orientation = 0;
    double skew_degrees = 0.0;

    /// Resolution of the upright page.
    double dpi = 300.0;

    /// In reading order, top to bottom; empty on a blank page.
    std::vector<Line> lines;

    std::vector<Mark> marks;

    /// Top to bottom; empty where all type was read.
    std::vector<LostText> lost;

    std::vector<StepReport> steps;

    /// What ran the models: "lstm" or "tesseract 5.3.0"; empty where there was nothing to read.
    std::string engine;
};

/// The words of a line, one space between them.
[[nodiscard]] std::string text_of(const std::vector<Word>& words);
[[nodiscard]] std::string text_of(const Line& line);

}  // namespace depesha
