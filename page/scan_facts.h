// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/geometry.h"

#include <string>
#include <vector>

namespace depesha {

/// What the record says of the scan a page came from; travels unchanged from stage to stage.
struct ScanFacts {
    /// SHA-256 of the whole scan file, 64 lower-case hex digits; empty where nobody asked for it.
    std::string sha256;

    /// Name of this page's outputs: folder and stem, relative to the output folder, unique within it
    /// ("fond-45/0031", "fond-45/0031.p0002" for the second page of a file). Given by the pipeline.
    std::string stem;

    /// Size in pixels of the scan as it is to be looked at (its orientation tag applied).
    Size size;

    /// Pixels per inch: as the file says it, or as estimated from the text height.
    double dpi = 300.0;

    /// False where the file gave no resolution or an absurd one.
    bool dpi_stated = false;

    /// Sentences on what is missing or broken ("the file breaks off: the lower 12 % of the page are missing"): the
    /// page is read as far as it goes, and somebody has to look at it.
    std::vector<std::string> damage;
};

}  // namespace depesha
