// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/geometry.h"
#include "page/page_id.h"
#include "page/scan_facts.h"

#include <opencv2/core/mat.hpp>

#include <string>
#include <vector>

namespace depesha {

/// The compressed image as it lies in the file, for outputs that pass it on unchanged.
struct EncodedImage {
    /// Png: only its zlib data, rows with their filters.
    enum class Format { None, Jpeg, Jpeg2000, Png };

    Format format = Format::None;
    std::vector<unsigned char> bytes;

    /// Size as encoded, before `quarter_turns`.
    Size size;

    /// 1 grey or palette, 3 YCbCr or RGB, 4 CMYK.
    int channels = 0;

    /// Bits of a channel: 8, in a PNG also 1, 2, 4 and 16.
    int bits = 8;

    /// Red, green, blue by turns for each value; empty where the values are colours themselves.
    std::vector<unsigned char> palette;

    /// CMYK that an Adobe writer stored inverted.
    bool inverted = false;

    /// Clockwise quarter turns that make the encoded image stand as `ScanPage::pixels` do (0 to 3).
    int quarter_turns = 0;
};

/// One page as scanned.
struct ScanPage {
    PageId id;
    ScanFacts scan;

    /// 8-bit, one channel (grey) or three (BGR); orientation tags applied, nothing else done.
    cv::Mat pixels;

    /// The compressed original where it can be passed on (JPEG, JPEG 2000, PNG); otherwise Format::None.
    EncodedImage original;

    /// True if the scan has one bit a pixel.
    bool bitonal = false;

    /// Sentences for the log on what was odd though nothing is missing.
    std::vector<std::string> remarks;
};

}  // namespace depesha
