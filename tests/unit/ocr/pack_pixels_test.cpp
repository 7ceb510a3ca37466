// SPDX-License-Identifier: Apache-2.0
#include "ocr/pack_pixels.h"
#include "preprocess/read_tiff.h"
#include "tests/unit/preprocess/made_scans.h"

#include <gtest/gtest.h>
#include <opencv2/core.hpp>

#include <vector>
#include <zlib.h>

namespace depesha {
namespace {

std::vector<unsigned char> unpacked(const std::string& packed, std::size_t size)
{
    std::vector<unsigned char> bytes(size);
    uLongf count = size;
    EXPECT_EQ(uncompress(bytes.data(), &count, reinterpret_cast<const Bytef*>(packed.data()), packed.size()), Z_OK);
    EXPECT_EQ(count, size);
    return bytes;
}

cv::Mat noise(int width, int height, int type)
{
    cv::Mat image(height, width, type);
    cv::RNG random(11);
    random.fill(image, cv::RNG::UNIFORM, 0, 256);
    return image;
}

TEST(PackPixels, CodesRowsAsDifferencesToTheRowAbove)
{
    const cv::Mat image = noise(37, 23, CV_8UC1);
    const std::vector<unsigned char> coded = unpacked(flate_pixels(image), 38U * 23U);
    std::vector<unsigned char> above(37, 0);
    for (int y = 0; y < image.rows; ++y) {
        EXPECT_EQ(coded[static_cast<std::size_t>(y) * 38], 2);
        for (int x = 0; x < image.cols; ++x) {
            const auto i = static_cast<std::size_t>(x);
            above[i] = static_cast<unsigned char>(above[i] + coded[static_cast<std::size_t>(y) * 38 + 1 + i]);
            ASSERT_EQ(above[i], image.at<unsigned char>(y, x));
        }
    }
}

TEST(PackPixels, PutsRedFirst)
{
    const cv::Mat red(1, 1, CV_8UC3, cv::Scalar(3, 2, 1));
    EXPECT_EQ(unpacked(flate_pixels(red), 4), (std::vector<unsigned char>{2, 1, 2, 3}));
}

TEST(PackPixels, PacksBitsThatComeBackTheSame)
{
    const cv::Mat card = made::bitonal_card(203, 101);
    const std::string packed = group4_pixels(card);
    const Picture back = decode_group4({reinterpret_cast<const unsigned char*>(packed.data()), packed.size()},
                                       {card.cols, card.rows}, false);
    EXPECT_EQ(cv::norm(back.pixels, card, cv::NORM_INF), 0.0);
    EXPECT_TRUE(back.remarks.empty());
}

TEST(PackPixels, PacksTheSameBytesTwice)
{
    const cv::Mat image = noise(300, 200, CV_8UC3);
    EXPECT_EQ(flate_pixels(image), flate_pixels(image.clone()));
    const cv::Mat card = made::bitonal_card(203, 101);
    EXPECT_EQ(group4_pixels(card), group4_pixels(card.clone()));
}

}  // namespace
}  // namespace depesha
