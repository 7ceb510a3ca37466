// SPDX-License-Identifier: Apache-2.0
// What the decoders of the single formats have in common.
#pragma once

#include "page/geometry.h"
#include "page/scan_page.h"
#include "preprocess/read_scan.h"

#include <opencv2/core/mat.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace depesha {

using Bytes = std::span<const unsigned char>;

/// How the stored picture must be turned to stand upright, numbered as TIFF and EXIF do (1 to 8; 1 = as stored).
using OrientationTag = int;

/// Pixels per inch in both directions as the file says them; 0 where it does not.
struct Resolution {
    double x = 0.0;
    double y = 0.0;
};

/// What a decoder knows before it takes memory.
struct PictureHeader {
    /// As stored, before the orientation tag.
    Size size;

    OrientationTag orientation = 1;
    Resolution resolution;

    /// Of the decoded pixels: 1 grey, 3 BGR.
    int channels = 1;

    /// Memory the decoder takes at most beside the decoded pixels.
    std::int64_t working_bytes = 0;
};

/// A decoded picture, as stored.
struct Picture {
    /// 8-bit grey or BGR.
    cv::Mat pixels;

    /// One bit a pixel: only 0 and 255 occur.
    bool bitonal = false;

    /// As ScanPage::remarks and ScanFacts::damage.
    std::vector<std::string> remarks;
    std::vector<std::string> damage;
};

/// One page of a file with what its header says.
struct DecodedPage {
    PictureHeader header;
    Picture picture;

    /// The compressed picture where it can be passed on.
    EncodedImage original;
};

/// Memory that decoding takes at most; never overflows for sizes up to 2^31.
[[nodiscard]] std::int64_t decoding_bytes(const PictureHeader& header);

/// Why the picture is refused, as one sentence; empty if it keeps within the limits.
[[nodiscard]] std::string refusal(const PictureHeader& header, const ReadOptions& options);

/// Throws what `refusal` says.
void check_limits(const PictureHeader& header, const ReadOptions& options);

/// Size once the orientation tag is applied.
[[nodiscard]] Size upright_size(Size stored, OrientationTag orientation);

/// The image turned and mirrored as the tag asks; the image itself where nothing is to be done.
[[nodiscard]] cv::Mat upright(const cv::Mat& pixels, OrientationTag orientation);

/// Clockwise quarter turns that the tag stands for; -1 where it mirrors.
[[nodiscard]] int quarter_turns(OrientationTag orientation);

/// One grey channel where all three of a BGR image are equal everywhere, else the image itself.
[[nodiscard]] cv::Mat gray_if_colourless(const cv::Mat& bgr);

/// Lays a pixel value with opacity `alpha` (0 to 255) over white.
[[nodiscard]] constexpr unsigned char over_white(unsigned value, unsigned alpha)
{
    return static_cast<unsigned char>((value * alpha + 255U * (255U - alpha) + 127U) / 255U);
}

/// A sentence for a page (from 0) that a file of `pages` pages does not have.
[[nodiscard]] std::string no_such_page(int page, std::size_t pages);

/// A sentence for a page whose rows from `good_rows` on could not be read.
[[nodiscard]] std::string missing_rows(int good_rows, int rows);

}  // namespace depesha
