// SPDX-License-Identifier: Apache-2.0
#include "page/pix.h"

#include <allheaders.h>
#include <opencv2/core.hpp>

#include <stdexcept>

namespace depesha {
namespace {

PixPtr owned(Pix* pix)
{
    if (pix == nullptr) {
        throw std::runtime_error("the image cannot be converted: there is no memory for it, or its depth is unknown");
    }
    return PixPtr(pix);
}

// Leptonica keeps pixels in 32-bit words, the first pixel in the highest byte. Its macros hide that they write.
// NOLINTNEXTLINE(readability-non-const-parameter)
void copy_gray_row(const unsigned char* from, int width, l_uint32* to)
{
    for (int x = 0; x < width; ++x) {
        SET_DATA_BYTE(to, x, from[x]);
    }
}

void copy_colour_row(const unsigned char* from, int width, l_uint32* to)
{
    for (int x = 0; x < width; ++x, from += 3) {
        composeRGBPixel(from[2], from[1], from[0], to + x);
    }
}

cv::Mat gray_mat(Pix* pix)
{
    cv::Mat image(pixGetHeight(pix), pixGetWidth(pix), CV_8UC1);
    for (int y = 0; y < image.rows; ++y) {
        const l_uint32* from = pixGetData(pix) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix);
        auto* to = image.ptr<unsigned char>(y);
        for (int x = 0; x < image.cols; ++x) {
            to[x] = static_cast<unsigned char>(GET_DATA_BYTE(from, x));
        }
    }
    return image;
}

cv::Mat colour_mat(Pix* pix)
{
    cv::Mat image(pixGetHeight(pix), pixGetWidth(pix), CV_8UC3);
    for (int y = 0; y < image.rows; ++y) {
        const l_uint32* from = pixGetData(pix) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix);
        auto* to = image.ptr<unsigned char>(y);
        for (int x = 0; x < image.cols; ++x, to += 3) {
            to[0] = static_cast<unsigned char>(from[x] >> L_BLUE_SHIFT);
            to[1] = static_cast<unsigned char>(from[x] >> L_GREEN_SHIFT);
            to[2] = static_cast<unsigned char>(from[x] >> L_RED_SHIFT);
        }
    }
    return image;
}

}  // namespace

void PixDestroyer::operator()(Pix* pix) const noexcept
{
    pixDestroy(&pix);
}

PixPtr to_pix(const cv::Mat& image)
{
    const bool gray = image.channels() == 1;
    PixPtr pix = owned(pixCreateNoInit(image.cols, image.rows, gray ? 8 : 32));
    for (int y = 0; y < image.rows; ++y) {
        l_uint32* to = pixGetData(pix.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix.get());
        (gray ? copy_gray_row : copy_colour_row)(image.ptr<unsigned char>(y), image.cols, to);
    }
    return pix;
}

cv::Mat to_mat(Pix* pix)
{
    const PixPtr plain = owned(pixRemoveColormap(pix, REMOVE_CMAP_BASED_ON_SRC));
    if (pixGetDepth(plain.get()) == 32) {
        return colour_mat(plain.get());
    }
    const PixPtr gray = owned(pixConvertTo8(plain.get(), 0));
    return gray_mat(gray.get());
}

}  // namespace depesha
