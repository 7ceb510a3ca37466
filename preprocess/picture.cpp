// SPDX-License-Identifier: Apache-2.0
#include "preprocess/picture.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace depesha {
namespace {

std::string in_words(Size size)
{
    return std::to_string(size.width) + " x " + std::to_string(size.height) + " pixels";
}

bool colourless(const cv::Mat& bgr)
{
    for (int y = 0; y < bgr.rows; ++y) {
        const auto* pixel = bgr.ptr<unsigned char>(y);
        for (int x = 0; x < bgr.cols; ++x, pixel += 3) {
            if (pixel[0] != pixel[1] || pixel[0] != pixel[2]) {
                return false;
            }
        }
    }
    return true;
}

}  // namespace

std::int64_t decoding_bytes(const PictureHeader& header)
{
    const double pixels = static_cast<double>(header.size.width) * header.size.height * header.channels;
    // A turn by the orientation tag holds both images for a moment.
    const double bytes = pixels * (header.orientation == 1 ? 1 : 2) + static_cast<double>(header.working_bytes);
    constexpr auto most = static_cast<double>(std::numeric_limits<std::int64_t>::max()) / 2.0;
    return static_cast<std::int64_t>(std::min(bytes, most));
}

std::string refusal(const PictureHeader& header, const ReadOptions& options)
{
    const Size size = header.size;
    if (size.width <= 0 || size.height <= 0) {
        return "the picture has no pixels (its header says " + in_words(size) + "): copy it again from the original";
    }
    if (size.width > options.max_side || size.height > options.max_side) {
        return "the picture has " + in_words(size) + ", over the limit of " + std::to_string(options.max_side) +
               " a side: scan it again at a lower resolution";
    }
    if (static_cast<std::int64_t>(size.width) * size.height > options.max_pixels) {
        return "the picture has " + in_words(size) + ", over the limit of " +
               std::to_string(options.max_pixels / 1'000'000) + " million: scan it again at a lower resolution";
    }
    if (const std::int64_t bytes = decoding_bytes(header); bytes > options.max_page_bytes) {
        return "the picture (" + in_words(size) + ") would take " + std::to_string(bytes / 1'000'000) +
               " MB to decode, over the limit of " + std::to_string(options.max_page_bytes / 1'000'000) +
               " MB: scan it again at a lower resolution or save it as baseline JPEG";
    }
    return {};
}

void check_limits(const PictureHeader& header, const ReadOptions& options)
{
    if (const std::string reason = refusal(header, options); !reason.empty()) {
        throw std::runtime_error(reason);
    }
}

Size upright_size(Size stored, OrientationTag orientation)
{
    return orientation >= 5 ? Size{stored.height, stored.width} : stored;
}

cv::Mat upright(const cv::Mat& pixels, OrientationTag orientation)
{
    cv::Mat turned;
    switch (orientation) {
    case 2:
        cv::flip(pixels, turned, 1);
        return turned;
    case 3:
        cv::rotate(pixels, turned, cv::ROTATE_180);
        return turned;
    case 4:
        cv::flip(pixels, turned, 0);
        return turned;
    case 5:
        cv::transpose(pixels, turned);
        return turned;
    case 6:
        cv::rotate(pixels, turned, cv::ROTATE_90_CLOCKWISE);
        return turned;
    case 7: {
        cv::Mat mirrored;
        cv::transpose(pixels, mirrored);
        cv::flip(mirrored, turned, -1);
        return turned;
    }
    case 8:
        cv::rotate(pixels, turned, cv::ROTATE_90_COUNTERCLOCKWISE);
        return turned;
    default:
        return pixels;
    }
}

int quarter_turns(OrientationTag orientation)
{
    switch (orientation) {
    case 1:
        return 0;
    case 3:
        return 2;
    case 6:
        return 1;
    case 8:
        return 3;
    default:
        return -1;
    }
}

cv::Mat gray_if_colourless(const cv::Mat& bgr)
{
    if (bgr.channels() != 3 || !colourless(bgr)) {
        return bgr;
    }
    cv::Mat gray;
    cv::extractChannel(bgr, gray, 0);
    return gray;
}

std::string no_such_page(int page, std::size_t pages)
{
    return "the file has no page " + std::to_string(page + 1) + ": it has " + std::to_string(pages);
}

std::string missing_rows(int good_rows, int rows)
{
    const int percent = std::max(1, static_cast<int>(std::lround(100.0 * (rows - good_rows) / rows)));
    return "the file breaks off: the lower " + std::to_string(percent) + " % of the page are missing";
}

}  // namespace depesha
