// SPDX-License-Identifier: Apache-2.0
#include "preprocess/encode_picture.h"

#include "page/pix.h"

#include <allheaders.h>
#include <opencv2/core.hpp>

#include <memory>
#include <stdexcept>

namespace depesha {
namespace {

struct Encoded {
    l_uint8* data = nullptr;
    std::size_t size = 0;

    Encoded() = default;
    Encoded(const Encoded&) = delete;
    Encoded& operator=(const Encoded&) = delete;
    ~Encoded() { lept_free(data); }
};

template <typename Write>
std::string encoded(const cv::Mat& picture, Write write)
{
    Encoded file;
    if (picture.empty() || write(&file.data, &file.size, to_pix(picture).get()) != 0 || file.data == nullptr) {
        throw std::runtime_error("the picture cannot be drawn: it has no pixels or is too large for its format");
    }
    return {reinterpret_cast<const char*>(file.data), file.size};
}

}  // namespace

std::string encode_jpeg(const cv::Mat& picture, int quality)
{
    return encoded(picture, [&](l_uint8** data, std::size_t* size, Pix* pix) {
        return pixWriteMemJpeg(data, size, pix, quality, 0);
    });
}

std::string encode_png(const cv::Mat& picture)
{
    return encoded(picture,
                   [](l_uint8** data, std::size_t* size, Pix* pix) { return pixWriteMemPng(data, size, pix, 0.0F); });
}

}  // namespace depesha
