// SPDX-License-Identifier: Apache-2.0
#include "preprocess/read_png.h"
#include "preprocess/read_scan.h"
#include "tests/unit/preprocess/made_scans.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <stdexcept>
#include <zlib.h>

namespace depesha {
namespace {

using testing::HasSubstr;

ScanPage read(const std::string& png)
{
    const made::Folder folder;
    return read_scan(folder.put("scan.png", png), 0, {});
}

std::string big_endian(std::uint32_t value)
{
    std::string text;
    for (int shift = 24; shift >= 0; shift -= 8) {
        text += static_cast<char>(value >> shift & 0xFFU);
    }
    return text;
}

std::string chunk(const std::string& type, const std::string& content)
{
    const std::string body = type + content;
    const auto sum = crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()));
    return big_endian(static_cast<std::uint32_t>(content.size())) + body + big_endian(static_cast<std::uint32_t>(sum));
}

/// A PNG of 2 x 2 pixels with a palette.
std::string palette_png(const std::string& palette, const std::string& indices, const std::string& more = "")
{
    const std::string rows = std::string(1, '\0') + indices.substr(0, 2) + std::string(1, '\0') + indices.substr(2, 2);
    return std::string("\x89PNG\r\n\x1A\n", 8) +
           chunk("IHDR", big_endian(2) + big_endian(2) + std::string("\x08\x03\0\0\0", 5)) + chunk("PLTE", palette) +
           more + chunk("IDAT", made::zlib_packed(rows)) + chunk("IEND", "");
}

/// Puts a chunk right after the header.
std::string with_chunk(const std::string& png, const std::string& chunk)
{
    constexpr std::size_t after_header = 8 + 25;
    return png.substr(0, after_header) + chunk + png.substr(after_header);
}

TEST(ReadPng, ReadsGreyAndColourWithoutLoss)
{
    const cv::Mat gray = made::gray_card(61, 41);
    const cv::Mat colour = made::colour_card(61, 41);
    EXPECT_EQ(cv::norm(read(made::encoded(".png", gray)).pixels, gray, cv::NORM_INF), 0.0);
    EXPECT_EQ(cv::norm(read(made::encoded(".png", colour)).pixels, colour, cv::NORM_INF), 0.0);
}

TEST(ReadPng, TakesSixteenBitsDownToEight)
{
    cv::Mat deep;
    made::gray_card(60, 40).convertTo(deep, CV_16U, 257.0);
    const ScanPage scan = read(made::encoded(".png", deep));
    EXPECT_EQ(cv::norm(scan.pixels, made::gray_card(60, 40), cv::NORM_INF), 0.0);
}

TEST(ReadPng, LaysTransparencyOverWhite)
{
    cv::Mat image(40, 60, CV_8UC4, cv::Scalar(0, 0, 255, 255));
    image(cv::Rect(0, 0, 30, 20)).setTo(cv::Scalar(0, 0, 0, 0));
    image(cv::Rect(30, 0, 30, 20)).setTo(cv::Scalar(0, 0, 0, 128));
    const ScanPage scan = read(made::encoded(".png", image));
    EXPECT_EQ(made::quarter(scan.pixels, 0, 0), 255);
    EXPECT_NEAR(made::quarter(scan.pixels, 0, 1), 127, 1);
    EXPECT_EQ(made::quarter(scan.pixels, 1, 1, 2), 255);
    EXPECT_EQ(made::quarter(scan.pixels, 1, 1, 0), 0);
    EXPECT_EQ(scan.original.format, EncodedImage::Format::None);
}

TEST(ReadPng, TellsOneBitScans)
{
    const cv::Mat card = made::bitonal_card(60, 40);
    const ScanPage scan = read(made::encoded(".png", card, {cv::IMWRITE_PNG_BILEVEL, 1}));
    EXPECT_TRUE(scan.bitonal);
    EXPECT_EQ(cv::norm(scan.pixels, card, cv::NORM_INF), 0.0);
    EXPECT_FALSE(read(made::encoded(".png", card)).bitonal);
}

TEST(ReadPng, LooksColoursUpInThePalette)
{
    const std::string palette("\xFF\x00\x00\x00\x00\xFF", 6);
    const ScanPage scan = read(palette_png(palette, std::string("\0\1\1\0", 4)));
    ASSERT_EQ(scan.pixels.type(), CV_8UC3);
    EXPECT_EQ(scan.pixels.at<cv::Vec3b>(0, 0), cv::Vec3b(0, 0, 255));
    EXPECT_EQ(scan.pixels.at<cv::Vec3b>(0, 1), cv::Vec3b(255, 0, 0));
    EXPECT_EQ(scan.original.format, EncodedImage::Format::Png);
    EXPECT_EQ(scan.original.palette.size(), 6U);
}

TEST(ReadPng, KeepsAGreyPaletteGrey)
{
    const std::string palette("\x10\x10\x10\xC0\xC0\xC0", 6);
    const ScanPage scan = read(palette_png(palette, std::string("\0\1\1\0", 4)));
    ASSERT_EQ(scan.pixels.type(), CV_8UC1);
    EXPECT_EQ(scan.pixels.at<unsigned char>(0, 0), 0x10);
    EXPECT_EQ(scan.pixels.at<unsigned char>(1, 0), 0xC0);
}

TEST(ReadPng, LaysTransparentPalettesOverWhite)
{
    const std::string palette("\x10\x10\x10\xC0\xC0\xC0", 6);
    const ScanPage scan = read(palette_png(palette, std::string("\0\1\1\0", 4), chunk("tRNS", std::string(1, '\0'))));
    EXPECT_EQ(scan.pixels.at<unsigned char>(0, 0), 255);
    EXPECT_EQ(scan.original.format, EncodedImage::Format::None);
}

TEST(ReadPng, TakesResolutionAndOrientationFromTheirChunks)
{
    const std::string png = made::encoded(".png", made::gray_card(600, 400));
    const std::string metres = big_endian(7874) + big_endian(7874) + '\1';
    EXPECT_NEAR(read(with_chunk(png, chunk("pHYs", metres))).scan.dpi, 200.0, 0.01);
    const std::string turned("MM\0*\0\0\0\x08\0\1\x01\x12\0\3\0\0\0\1\0\6\0\0\0\0\0\0", 26);
    const ScanPage scan = read(with_chunk(png, chunk("eXIf", turned)));
    EXPECT_EQ(scan.scan.size, (Size{400, 600}));
    EXPECT_EQ(made::quarter(scan.pixels, 0, 1), 0);
    EXPECT_EQ(scan.original.quarter_turns, 1);
}

TEST(ReadPng, KeepsThePictureDataAsItLies)
{
    const ScanPage scan = read(made::encoded(".png", made::gray_card(60, 40)));
    ASSERT_EQ(scan.original.format, EncodedImage::Format::Png);
    std::vector<unsigned char> rows(40 * 61);
    uLongf size = rows.size();
    ASSERT_EQ(uncompress(rows.data(), &size, scan.original.bytes.data(), scan.original.bytes.size()), Z_OK);
    EXPECT_EQ(size, rows.size());
    EXPECT_EQ(scan.original.bits, 8);
    EXPECT_EQ(scan.original.channels, 1);
}

TEST(ReadPng, ReadsWhatIsLeftOfATruncatedFile)
{
    cv::Mat noise(400, 300, CV_8UC1);
    cv::RNG random(7);
    random.fill(noise, cv::RNG::UNIFORM, 0, 256);
    const std::string png = made::encoded(".png", noise);
    const ScanPage scan = read(png.substr(0, png.size() / 2));
    ASSERT_EQ(scan.scan.damage.size(), 1U);
    EXPECT_THAT(scan.scan.damage.front(), HasSubstr("lower"));
    EXPECT_EQ(cv::norm(scan.pixels.rowRange(0, 150), noise.rowRange(0, 150), cv::NORM_INF), 0.0);
    EXPECT_EQ(cv::countNonZero(scan.pixels.rowRange(250, 400) != 255), 0);
    EXPECT_EQ(scan.original.format, EncodedImage::Format::None);
}

TEST(ReadPng, RefusesAFileThatEndsBeforeItsPixels)
{
    const std::string png = made::encoded(".png", made::gray_card(60, 40));
    EXPECT_THROW(read(png.substr(0, 40)), std::runtime_error);
    EXPECT_THROW(read(png.substr(0, 20)), std::runtime_error);
}

TEST(ReadPng, RefusesAHugeHeaderBeforeTakingMemory)
{
    const std::string png = std::string("\x89PNG\r\n\x1A\n", 8) +
                            chunk("IHDR", big_endian(60000) + big_endian(60000) + std::string("\x10\x06\0\0\0", 5)) +
                            chunk("IDAT", made::zlib_packed(std::string(1000, '\0'))) + chunk("IEND", "");
    EXPECT_THROW(read(png), std::runtime_error);
}

}  // namespace
}  // namespace depesha
