// SPDX-License-Identifier: Apache-2.0
#include "preprocess/read_jpeg.h"
#include "preprocess/read_scan.h"
#include "tests/unit/preprocess/made_scans.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <stdexcept>

namespace depesha {
namespace {

using testing::HasSubstr;

ScanPage read(const std::string& jpeg)
{
    const made::Folder folder;
    return read_scan(folder.put("scan.jpg", jpeg), 0, {});
}

std::string noise_jpeg(int width, int height)
{
    cv::Mat noise(height, width, CV_8UC1);
    cv::RNG random(7);
    random.fill(noise, cv::RNG::UNIFORM, 0, 256);
    return made::encoded(".jpg", noise);
}

TEST(ReadJpeg, KeepsGreyInOneChannel)
{
    const ScanPage scan = read(made::encoded(".jpg", made::gray_card(160, 120)));
    ASSERT_EQ(scan.pixels.type(), CV_8UC1);
    EXPECT_NEAR(made::quarter(scan.pixels, 0, 0), 0, 3);
    EXPECT_NEAR(made::quarter(scan.pixels, 0, 1), 80, 3);
    EXPECT_NEAR(made::quarter(scan.pixels, 1, 0), 160, 3);
    EXPECT_FALSE(scan.bitonal);
}

TEST(ReadJpeg, ReadsColourAsBlueGreenRed)
{
    const ScanPage scan = read(made::encoded(".jpg", made::colour_card(160, 120)));
    ASSERT_EQ(scan.pixels.type(), CV_8UC3);
    EXPECT_NEAR(made::quarter(scan.pixels, 0, 0, 2), 255, 4);
    EXPECT_NEAR(made::quarter(scan.pixels, 0, 0, 0), 0, 4);
    EXPECT_NEAR(made::quarter(scan.pixels, 1, 0, 0), 255, 4);
    EXPECT_NEAR(made::quarter(scan.pixels, 1, 1, 1), 255, 4);
}

TEST(ReadJpeg, TurnsInvertedCmykIntoItsColours)
{
    const ScanPage scan = read(made::adobe_cmyk_jpeg(made::colour_card(160, 120)));
    ASSERT_EQ(scan.pixels.type(), CV_8UC3);
    EXPECT_NEAR(made::quarter(scan.pixels, 0, 0, 2), 255, 6);
    EXPECT_NEAR(made::quarter(scan.pixels, 0, 0, 0), 0, 6);
    EXPECT_NEAR(made::quarter(scan.pixels, 0, 1, 1), 255, 6);
    EXPECT_EQ(scan.original.channels, 4);
    EXPECT_TRUE(scan.original.inverted);
}

TEST(ReadJpeg, ReadsProgressiveFiles)
{
    const ScanPage scan = read(made::progressive_jpeg(made::colour_card(160, 120)));
    EXPECT_NEAR(made::quarter(scan.pixels, 0, 1, 1), 255, 4);
}

TEST(ReadJpeg, KeepsTheFileByteForByte)
{
    const std::string jpeg = made::encoded(".jpg", made::colour_card(160, 120));
    const ScanPage scan = read(jpeg);
    EXPECT_EQ(scan.original.format, EncodedImage::Format::Jpeg);
    EXPECT_EQ(std::string(scan.original.bytes.begin(), scan.original.bytes.end()), jpeg);
    EXPECT_EQ(scan.original.size, (Size{160, 120}));
    EXPECT_EQ(scan.original.channels, 3);
    EXPECT_EQ(scan.original.quarter_turns, 0);
}

struct Turn {
    int tag;
    int quarter_turns;

    /// Where the black quarter of the stored picture comes to stand.
    int row;
    int column;
};

class ReadTurnedJpeg : public testing::TestWithParam<Turn> {};

TEST_P(ReadTurnedJpeg, AppliesTheOrientationTag)
{
    const auto [tag, turns, row, column] = GetParam();
    const ScanPage scan = read(made::with_exif(made::encoded(".jpg", made::gray_card(160, 120)), tag));
    EXPECT_EQ(scan.scan.size, tag >= 5 ? (Size{120, 160}) : (Size{160, 120}));
    EXPECT_NEAR(made::quarter(scan.pixels, row, column), 0, 3);
    if (turns >= 0) {
        EXPECT_EQ(scan.original.quarter_turns, turns);
        EXPECT_EQ(scan.original.format, EncodedImage::Format::Jpeg);
    } else {
        EXPECT_EQ(scan.original.format, EncodedImage::Format::None);
    }
}

INSTANTIATE_TEST_SUITE_P(Tags, ReadTurnedJpeg,
                         testing::Values(Turn{1, 0, 0, 0}, Turn{2, -1, 0, 1}, Turn{3, 2, 1, 1}, Turn{4, -1, 1, 0},
                                         Turn{5, -1, 0, 0}, Turn{6, 1, 0, 1}, Turn{7, -1, 1, 1}, Turn{8, 3, 1, 0}));

TEST(ReadJpeg, TakesTheResolutionFromJfif)
{
    const std::string jpeg = made::encoded(".jpg", made::gray_card(1200, 1600));
    EXPECT_EQ(read(made::with_density(jpeg, 1, 200, 200)).scan.dpi, 200.0);
    EXPECT_TRUE(read(made::with_density(jpeg, 1, 200, 200)).scan.dpi_stated);
    EXPECT_NEAR(read(made::with_density(jpeg, 2, 100, 100)).scan.dpi, 254.0, 0.01);
}

TEST(ReadJpeg, TakesTheResolutionFromExifWhereJfifSaysNothing)
{
    const std::string jpeg = made::without_jfif(made::encoded(".jpg", made::gray_card(1200, 1600)));
    EXPECT_EQ(read(made::with_exif(jpeg, 1, 240)).scan.dpi, 240.0);
    EXPECT_NEAR(read(made::with_exif(jpeg, 1, 100, 3)).scan.dpi, 254.0, 0.01);
}

TEST(ReadJpeg, DoesNotBelieveAnAbsurdResolution)
{
    const std::string jpeg = made::encoded(".jpg", made::gray_card(1200, 1600));
    for (const int dpi : {1, 30, 5000, 72}) {
        const ScanPage scan = read(made::with_density(jpeg, 1, dpi, dpi));
        EXPECT_FALSE(scan.scan.dpi_stated) << dpi;
        EXPECT_EQ(scan.scan.dpi, 300.0) << dpi;
    }
}

TEST(ReadJpeg, SaysThatThePixelsAreNotSquare)
{
    const std::string jpeg = made::encoded(".jpg", made::gray_card(1200, 1600));
    const ScanPage scan = read(made::with_density(jpeg, 1, 204, 98));
    ASSERT_EQ(scan.remarks.size(), 1U);
    EXPECT_THAT(scan.remarks.front(), HasSubstr("resolution differs"));
}

TEST(ReadJpeg, ReadsWhatIsLeftOfATruncatedFile)
{
    const std::string jpeg = noise_jpeg(640, 800);
    const ScanPage scan = read(jpeg.substr(0, jpeg.size() / 2));
    ASSERT_EQ(scan.pixels.size(), cv::Size(640, 800));
    ASSERT_EQ(scan.scan.damage.size(), 1U);
    EXPECT_THAT(scan.scan.damage.front(), HasSubstr("lower"));
    EXPECT_EQ(cv::countNonZero(scan.pixels.rowRange(500, 800) != 255), 0);
    EXPECT_LT(cv::mean(scan.pixels.rowRange(0, 300))[0], 200);
    EXPECT_EQ(scan.original.format, EncodedImage::Format::None);
}

TEST(ReadJpeg, ReadsAWholePictureThatLacksItsEndMarker)
{
    const std::string jpeg = noise_jpeg(640, 800);
    const ScanPage whole = read(jpeg);
    const ScanPage scan = read(jpeg.substr(0, jpeg.size() - 2));
    EXPECT_EQ(cv::norm(whole.pixels, scan.pixels, cv::NORM_INF), 0.0);
}

TEST(ReadJpeg, SaysWhenDataIsDamaged)
{
    std::string jpeg = noise_jpeg(640, 800);
    for (std::size_t i = jpeg.size() / 2; i < jpeg.size() / 2 + 64; ++i) {
        jpeg[i] = '\xFF';
    }
    const ScanPage scan = read(jpeg);
    EXPECT_FALSE(scan.scan.damage.empty());
    EXPECT_EQ(scan.original.format, EncodedImage::Format::None);
}

TEST(ReadJpeg, RefusesAFileThatEndsBeforeItsPixels)
{
    const std::string jpeg = noise_jpeg(640, 800);
    const std::size_t scan = jpeg.find("\xFF\xDA");
    EXPECT_THROW(read(jpeg.substr(0, scan)), std::runtime_error);
    EXPECT_THROW(read(jpeg.substr(0, scan + 20)), std::runtime_error);
}

TEST(ReadJpeg, RefusesAHugeHeaderBeforeTakingMemory)
{
    std::string jpeg = made::encoded(".jpg", made::gray_card(160, 120));
    const std::size_t frame = jpeg.find("\xFF\xC0");
    for (const std::size_t i : {5U, 6U, 7U, 8U}) {
        jpeg[frame + i] = '\xF0';
    }
    try {
        static_cast<void>(read(jpeg));
        FAIL() << "61680 x 61680 pixels were read";
    } catch (const std::runtime_error& error) {
        EXPECT_THAT(error.what(), HasSubstr("over the limit of 250 million"));
    }
}

}  // namespace
}  // namespace depesha
