// SPDX-License-Identifier: Apache-2.0
// BMP, PNM, WebP and JPEG 2000.
#include "preprocess/read_scan.h"
#include "tests/unit/preprocess/made_scans.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <cstdint>
#include <malloc.h>
#include <stdexcept>

namespace depesha {
namespace {

using testing::HasSubstr;

ScanPage read(const std::string& bytes)
{
    const made::Folder folder;
    return read_scan(folder.put("scan", bytes), 0, {});
}

double difference(const cv::Mat& one, const cv::Mat& other)
{
    return one.type() != other.type() || one.size() != other.size() ? 1e9 : cv::norm(one, other, cv::NORM_INF);
}

std::string little_endian(std::uint64_t value, int count)
{
    std::string text;
    for (int i = 0; i < count; ++i) {
        text += static_cast<char>(value >> (8 * i) & 0xFFU);
    }
    return text;
}

std::string bmp(int width, int height, unsigned bits, unsigned compression, const std::string& palette,
                const std::string& data)
{
    const auto start = static_cast<unsigned>(54 + palette.size());
    return "BM" + little_endian(0, 4) + little_endian(0, 4) + little_endian(start, 4) + little_endian(40, 4) +
           little_endian(static_cast<unsigned>(width), 4) + little_endian(static_cast<unsigned>(height), 4) +
           little_endian(1, 2) + little_endian(bits, 2) + little_endian(compression, 4) + little_endian(0, 4) +
           little_endian(11811, 4) + little_endian(11811, 4) + little_endian(0, 8) + palette + data;
}

const std::string black_and_white("\0\0\0\0\xFF\xFF\xFF\0", 8);

TEST(ReadBmp, ReadsGreyAndColourWithoutLoss)
{
    for (const cv::Mat& card : {made::gray_card(61, 41), made::colour_card(61, 41)}) {
        EXPECT_EQ(difference(read(made::encoded(".bmp", card)).pixels, card), 0.0);
    }
}

TEST(ReadBmp, ReadsOneBitRowsFromBelowAndFromAbove)
{
    const std::string rows("\x80\0\0\0\x40\0\0\0", 8);
    const ScanPage below = read(bmp(2, 2, 1, 0, black_and_white, rows));
    EXPECT_TRUE(below.bitonal);
    EXPECT_EQ(below.pixels.at<unsigned char>(1, 0), 255);
    EXPECT_EQ(below.pixels.at<unsigned char>(0, 0), 0);
    const ScanPage above = read(bmp(2, -2, 1, 0, black_and_white, rows));
    EXPECT_EQ(above.pixels.at<unsigned char>(0, 0), 255);
}

TEST(ReadBmp, ReadsSixteenBitsInTheirFields)
{
    // Pure red in five bits each.
    const ScanPage scan = read(bmp(2, 1, 16, 0, "", std::string("\x00\x7C\x00\x7C", 4)));
    EXPECT_EQ(scan.pixels.at<cv::Vec3b>(0, 0), cv::Vec3b(0, 0, 255));
}

TEST(ReadBmp, UndoesRunLengths)
{
    std::string palette;
    for (unsigned i = 0; i < 256; ++i) {
        palette += std::string(3, static_cast<char>(i)) + '\0';
    }
    // Three of 7, end of row; two as they are (9, 11) and a jump of one to the right, one of 200; end of picture.
    const std::string runs("\x03\x07\0\0\0\x03\x09\x0B\x0D\0\0\1", 12);
    const ScanPage scan = read(bmp(3, 2, 8, 1, palette, runs));
    EXPECT_EQ(scan.pixels.at<unsigned char>(1, 2), 7);
    EXPECT_EQ(scan.pixels.at<unsigned char>(0, 0), 9);
    EXPECT_EQ(scan.pixels.at<unsigned char>(0, 2), 13);
}

TEST(ReadBmp, StaysInsideWhereRunsLie)
{
    std::string palette(1024, '\x55');
    std::string runs;
    for (int i = 0; i < 2000; ++i) {
        runs += std::string("\xFF\x07\0\x02\xFF\xFF", 6);
    }
    EXPECT_NO_THROW(read(bmp(3, 2, 8, 1, palette, runs)));
}

TEST(ReadBmp, SaysWhatIsMissing)
{
    const std::string file = made::encoded(".bmp", made::gray_card(60, 40));
    const ScanPage scan = read(file.substr(0, file.size() - 60 * 20));
    ASSERT_EQ(scan.scan.damage.size(), 1U);
    EXPECT_THAT(scan.scan.damage.front(), HasSubstr("50 % of the page are missing"));
    EXPECT_THROW(read(file.substr(0, 60)), std::runtime_error);
    EXPECT_THROW(read(bmp(2, 2, 7, 0, "", "")), std::runtime_error);
    EXPECT_THROW(read(bmp(-2, 2, 24, 0, "", std::string(100, '\0'))), std::runtime_error);
}

TEST(ReadPnm, ReadsRawAndPlainFiles)
{
    for (const int binary : {0, 1}) {
        const std::vector<int> parameters{cv::IMWRITE_PXM_BINARY, binary};
        const cv::Mat gray = made::gray_card(61, 41);
        const cv::Mat colour = made::colour_card(61, 41);
        EXPECT_EQ(difference(read(made::encoded(".pgm", gray, parameters)).pixels, gray), 0.0);
        EXPECT_EQ(difference(read(made::encoded(".ppm", colour, parameters)).pixels, colour), 0.0);
    }
}

TEST(ReadPnm, ReadsBitsOneForBlack)
{
    const ScanPage plain = read("P1\n# a remark\n3 1\n101\n");
    EXPECT_TRUE(plain.bitonal);
    EXPECT_EQ(plain.pixels.at<unsigned char>(0, 0), 0);
    EXPECT_EQ(plain.pixels.at<unsigned char>(0, 1), 255);
    const ScanPage raw = read(std::string("P4 3 1\n\xA0", 8));
    EXPECT_EQ(difference(raw.pixels, plain.pixels), 0.0);
}

TEST(ReadPnm, ScalesValuesToTheirGreatest)
{
    EXPECT_EQ(read("P2 2 1 15\n15 3\n").pixels.at<unsigned char>(0, 1), 51);
    EXPECT_EQ(read(std::string("P5 1 1 65535\n\xFF\xFF", 15)).pixels.at<unsigned char>(0, 0), 255);
}

TEST(ReadPnm, SaysWhatIsMissing)
{
    const ScanPage scan = read("P5 4 4 255\n" + std::string(8, '\x10'));
    ASSERT_EQ(scan.scan.damage.size(), 1U);
    EXPECT_EQ(scan.pixels.at<unsigned char>(1, 3), 0x10);
    EXPECT_EQ(scan.pixels.at<unsigned char>(2, 0), 255);
    EXPECT_THROW(read("P5 4 4 255\n"), std::runtime_error);
    EXPECT_THROW(read("P5 4\n"), std::runtime_error);
    EXPECT_THROW(read("P5 4 4 0\n    "), std::runtime_error);
    EXPECT_THROW(read("P6 99999 99999 255\n"), std::runtime_error);
    EXPECT_THROW(read("P6 99999999999999999999 1 255\n"), std::runtime_error);
}

TEST(ReadWebP, ReadsColourGreyAndTransparency)
{
    const std::vector<int> lossless{cv::IMWRITE_WEBP_QUALITY, 101};
    const cv::Mat colour = made::colour_card(61, 41);
    EXPECT_EQ(difference(read(made::encoded(".webp", colour, lossless)).pixels, colour), 0.0);
    cv::Mat gray;
    cv::cvtColor(made::gray_card(61, 41), gray, cv::COLOR_GRAY2BGR);
    EXPECT_EQ(difference(read(made::encoded(".webp", gray, lossless)).pixels, made::gray_card(61, 41)), 0.0);
    const cv::Mat clear(40, 60, CV_8UC4, cv::Scalar(10, 20, 30, 0));
    EXPECT_EQ(made::quarter(read(made::encoded(".webp", clear, lossless)).pixels, 0, 0), 255);
}

TEST(ReadWebP, RefusesABrokenFile)
{
    const std::string file = made::encoded(".webp", made::colour_card(61, 41));
    EXPECT_THROW(read(file.substr(0, file.size() / 2)), std::runtime_error);
    EXPECT_THROW(read(file.substr(0, 20)), std::runtime_error);
}

TEST(ReadJp2, ReadsColourAndGreyOfEightAndSixteenBits)
{
    const std::vector<int> lossless{cv::IMWRITE_JPEG2000_COMPRESSION_X1000, 1000};
    const cv::Mat colour = made::colour_card(64, 48);
    EXPECT_LT(difference(read(made::encoded(".jp2", colour, lossless)).pixels, colour), 5.0);
    const cv::Mat gray = made::gray_card(64, 48);
    EXPECT_LT(difference(read(made::encoded(".jp2", gray, lossless)).pixels, gray), 5.0);
    cv::Mat deep;
    gray.convertTo(deep, CV_16U, 257.0);
    EXPECT_LT(difference(read(made::encoded(".jp2", deep, lossless)).pixels, gray), 5.0);
}

TEST(ReadJp2, KeepsTheFileByteForByte)
{
    const std::string file = made::encoded(".jp2", made::colour_card(64, 48));
    const ScanPage scan = read(file);
    ASSERT_EQ(scan.original.format, EncodedImage::Format::Jpeg2000);
    EXPECT_EQ(std::string(scan.original.bytes.begin(), scan.original.bytes.end()), file);
    EXPECT_EQ(scan.original.channels, 3);
    cv::Mat deep;
    made::gray_card(64, 48).convertTo(deep, CV_16U, 257.0);
    EXPECT_EQ(read(made::encoded(".jp2", deep)).original.format, EncodedImage::Format::None);
}

TEST(ReadJp2, RefusesOrRemarksABrokenFile)
{
    cv::Mat noise(200, 200, CV_8UC1);
    cv::RNG random(3);
    random.fill(noise, cv::RNG::UNIFORM, 0, 256);
    const std::string file = made::encoded(".jp2", noise);
    EXPECT_THROW(read(file.substr(0, 60)), std::runtime_error);
    const ScanPage scan = read(file.substr(0, file.size() / 2));
    EXPECT_FALSE(scan.scan.damage.empty());
    EXPECT_EQ(scan.original.format, EncodedImage::Format::None);
}

TEST(ReadJp2, ReadsATileThatGoesOnToTheEnd)
{
    const std::string file = made::encoded(".jp2", made::colour_card(60, 40));
    std::string open = file;
    open.replace(open.find("\xFF\x90") + 6, 4, 4, '\0');
    const ScanPage scan = read(open);
    EXPECT_TRUE(scan.scan.damage.empty());
    EXPECT_EQ(difference(scan.pixels, read(file).pixels), 0.0);
}

TEST(ReadJp2, RefusesAFileOfWhichNoPictureIsLeft)
{
    const std::string file = made::encoded(".jp2", made::colour_card(60, 40));
    std::string broken = file.substr(0, file.find("\xFF\x93") + 2);
    EXPECT_THROW(read(broken), std::runtime_error) << "the tile says that it is longer than the file";
    broken.replace(broken.find("\xFF\x90") + 6, 4, 4, '\0');
    EXPECT_THROW(read(broken), std::runtime_error) << "the tile says that it goes on to the end";
}

TEST(ReadJp2, ReadsABrokenFileTheSameWhateverLiesInMemory)
{
    const std::string file = made::encoded(".jp2", made::colour_card(60, 40));
    const std::size_t tile = file.find("\xFF\x93") + 2;
    for (const std::size_t bytes_left : {2U, 40U, 200U}) {
        const std::string broken = file.substr(0, tile + bytes_left);
        ::mallopt(M_PERTURB, 0x55);  // new memory holds nothing but this byte
        const cv::Mat alone = read(broken).pixels;
        ::mallopt(M_PERTURB, 0);
        static_cast<void>(read(file));  // now it may hold what is missing
        const ScanPage after_the_whole = read(broken);
        EXPECT_EQ(difference(after_the_whole.pixels, alone), 0.0) << bytes_left;
        EXPECT_FALSE(after_the_whole.scan.damage.empty()) << bytes_left;
    }
}

}  // namespace
}  // namespace depesha
