// SPDX-License-Identifier: Apache-2.0
#include "preprocess/read_scan.h"
#include "preprocess/read_tiff.h"
#include "tests/unit/preprocess/made_scans.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <stdexcept>
#include <tiffio.h>

namespace depesha {
namespace {

using made::TiffPage;
using testing::HasSubstr;

ScanPage read(const std::string& tiff, int page = 0, const ReadOptions& options = {})
{
    const made::Folder folder;
    return read_scan(folder.put("scan.tif", tiff), page, options);
}

double difference(const cv::Mat& one, const cv::Mat& other)
{
    return one.type() != other.type() || one.size() != other.size() ? 1e9 : cv::norm(one, other, cv::NORM_INF);
}

TiffPage page_of(const cv::Mat& image, unsigned compression)
{
    TiffPage page;
    page.image = image;
    page.compression = compression;
    return page;
}

class ReadPackedTiff : public testing::TestWithParam<unsigned> {};

TEST_P(ReadPackedTiff, ReadsGreyColourAndBits)
{
    const unsigned compression = GetParam();
    const cv::Mat gray = made::gray_card(61, 41);
    const cv::Mat colour = made::colour_card(61, 41);
    const cv::Mat bits = made::bitonal_card(61, 41);
    TiffPage bit_page = page_of(bits, compression);
    bit_page.bits = 1;
    EXPECT_EQ(difference(read(made::tiff({page_of(gray, compression)})).pixels, gray), 0.0);
    EXPECT_EQ(difference(read(made::tiff({page_of(colour, compression)})).pixels, colour), 0.0);
    const ScanPage scan = read(made::tiff({bit_page}));
    EXPECT_EQ(difference(scan.pixels, bits), 0.0);
    EXPECT_TRUE(scan.bitonal);
}

INSTANTIATE_TEST_SUITE_P(Compressions, ReadPackedTiff,
                         testing::Values(COMPRESSION_NONE, COMPRESSION_LZW, COMPRESSION_PACKBITS,
                                         COMPRESSION_ADOBE_DEFLATE));

class ReadFax : public testing::TestWithParam<std::tuple<unsigned, bool>> {};

TEST_P(ReadFax, ReadsBitsOfEitherColour)
{
    TiffPage page = page_of(made::bitonal_card(61, 41), std::get<0>(GetParam()));
    page.bits = 1;
    page.white_is_zero = std::get<1>(GetParam());
    const ScanPage scan = read(made::tiff({page}));
    EXPECT_EQ(difference(scan.pixels, page.image), 0.0);
    EXPECT_TRUE(scan.bitonal);
}

INSTANTIATE_TEST_SUITE_P(Groups, ReadFax,
                         testing::Combine(testing::Values(COMPRESSION_CCITTRLE, COMPRESSION_CCITTFAX3,
                                                          COMPRESSION_CCITTFAX4),
                                          testing::Bool()));

TEST(ReadTiff, ReadsSixteenBitGrey)
{
    cv::Mat deep;
    made::gray_card(60, 40).convertTo(deep, CV_16U, 257.0);
    EXPECT_EQ(difference(read(made::tiff({page_of(deep, COMPRESSION_LZW)})).pixels, made::gray_card(60, 40)), 0.0);
}

TEST(ReadTiff, TurnsGreyWhoseWhiteIsZero)
{
    TiffPage page = page_of(255 - made::gray_card(60, 40), COMPRESSION_NONE);
    page.white_is_zero = true;
    EXPECT_EQ(difference(read(made::tiff({page})).pixels, made::gray_card(60, 40)), 0.0);
}

TEST(ReadTiff, ReadsTilesAndSeparatePlanes)
{
    for (const cv::Mat& card : {made::gray_card(75, 50), made::colour_card(75, 50)}) {
        TiffPage page = page_of(card, COMPRESSION_LZW);
        page.tiled = true;
        EXPECT_EQ(difference(read(made::tiff({page})).pixels, card), 0.0);
    }
    TiffPage page = page_of(made::colour_card(75, 50), COMPRESSION_NONE);
    page.planes_apart = true;
    EXPECT_EQ(difference(read(made::tiff({page})).pixels, page.image), 0.0);
}

TEST(ReadTiff, LooksColoursUpInThePalette)
{
    TiffPage page = page_of(made::gray_card(60, 40), COMPRESSION_NONE);
    page.palette.assign(256, cv::Vec3b(10, 20, 30));
    page.palette[240] = cv::Vec3b(200, 100, 50);
    const ScanPage scan = read(made::tiff({page}));
    ASSERT_EQ(scan.pixels.type(), CV_8UC3);
    EXPECT_EQ(scan.pixels.at<cv::Vec3b>(0, 0), cv::Vec3b(10, 20, 30));
    EXPECT_EQ(scan.pixels.at<cv::Vec3b>(39, 59), cv::Vec3b(200, 100, 50));
}

TEST(ReadTiff, ReadsPagesOfDifferentKinds)
{
    TiffPage fax = page_of(made::bitonal_card(80, 50), COMPRESSION_CCITTFAX4);
    fax.bits = 1;
    const made::Folder folder;
    const auto file = folder.put("scan.tif", made::tiff({page_of(made::gray_card(60, 40), COMPRESSION_NONE), fax,
                                                         page_of(made::colour_card(70, 30), COMPRESSION_LZW)}));
    const std::vector<PageHeader> pages = probe_scan(file, {});
    ASSERT_EQ(pages.size(), 3U);
    EXPECT_EQ(pages[1].size, (Size{80, 50}));
    EXPECT_EQ(difference(read_scan(file, 1, {}).pixels, fax.image), 0.0);
    EXPECT_EQ(difference(read_scan(file, 2, {}).pixels, made::colour_card(70, 30)), 0.0);
}

TEST(ReadTiff, LeavesReducedImagesOut)
{
    TiffPage small = page_of(made::gray_card(20, 10), COMPRESSION_NONE);
    small.subfile_type = FILETYPE_REDUCEDIMAGE;
    const made::Folder folder;
    const auto file =
        folder.put("scan.tif", made::tiff({small, page_of(made::gray_card(60, 40), COMPRESSION_NONE), small}));
    const std::vector<PageHeader> pages = probe_scan(file, {});
    ASSERT_EQ(pages.size(), 1U);
    EXPECT_EQ(pages.front().size, (Size{60, 40}));
    EXPECT_EQ(probe_scan(folder.put("small.tif", made::tiff({small})), {}).size(), 1U);
}

TEST(ReadTiff, AppliesTheOrientationTag)
{
    constexpr std::array<std::array<int, 2>, 8> places{
        {{0, 0}, {0, 1}, {1, 1}, {1, 0}, {0, 0}, {0, 1}, {1, 1}, {1, 0}}};
    for (unsigned tag = 1; tag <= 8; ++tag) {
        for (const unsigned compression : {unsigned{COMPRESSION_NONE}, unsigned{COMPRESSION_JPEG}}) {
            TiffPage page = page_of(made::gray_card(64, 48), compression);
            page.orientation = tag;
            const ScanPage scan = read(made::tiff({page}));
            EXPECT_EQ(scan.scan.size, tag >= 5 ? (Size{48, 64}) : (Size{64, 48}));
            EXPECT_NEAR(made::quarter(scan.pixels, places[tag - 1][0], places[tag - 1][1]), 0, 4) << tag;
        }
        TiffPage palette = page_of(made::gray_card(64, 48), COMPRESSION_NONE);
        palette.orientation = tag;
        palette.palette.assign(256, cv::Vec3b(255, 255, 255));
        palette.palette[0] = cv::Vec3b(0, 0, 0);
        const ScanPage scan = read(made::tiff({palette}));
        EXPECT_EQ(made::quarter(scan.pixels, places[tag - 1][0], places[tag - 1][1]), 0) << tag;
    }
}

TEST(ReadTiff, TakesTheResolutionInInchesAndCentimetres)
{
    TiffPage page = page_of(made::gray_card(600, 400), COMPRESSION_LZW);
    EXPECT_FALSE(read(made::tiff({page})).scan.dpi_stated);
    page.resolution = 200.0;
    EXPECT_EQ(read(made::tiff({page})).scan.dpi, 200.0);
    page.resolution = 100.0;
    page.resolution_unit = RESUNIT_CENTIMETER;
    EXPECT_NEAR(read(made::tiff({page})).scan.dpi, 254.0, 0.01);
    page.resolution_unit = RESUNIT_NONE;
    EXPECT_FALSE(read(made::tiff({page})).scan.dpi_stated);
}

class ReadJpegStrips : public testing::TestWithParam<unsigned> {};

TEST_P(ReadJpegStrips, PassesTheJpegOnAsOneFile)
{
    for (const bool ycbcr : {true, false}) {
        TiffPage page = page_of(made::colour_card(150, 120), COMPRESSION_JPEG);
        page.ycbcr = ycbcr;
        page.rows_per_strip = GetParam();
        const ScanPage scan = read(made::tiff({page}));
        EXPECT_NEAR(made::quarter(scan.pixels, 0, 0, 2), 255, 6);
        EXPECT_NEAR(made::quarter(scan.pixels, 1, 0, 0), 255, 6);
        ASSERT_EQ(scan.original.format, EncodedImage::Format::Jpeg);
        const ScanPage again = read(std::string(scan.original.bytes.begin(), scan.original.bytes.end()));
        EXPECT_EQ(difference(again.pixels, scan.pixels), 0.0);
    }
}

TEST_P(ReadJpegStrips, ReadsWhatLibtiffReads)
{
    cv::Mat noise(130, 170, CV_8UC1);
    cv::RNG random(5);
    random.fill(noise, cv::RNG::UNIFORM, 0, 256);
    cv::blur(noise, noise, cv::Size(9, 9));
    TiffPage page = page_of(noise, COMPRESSION_JPEG);
    page.rows_per_strip = GetParam();
    const ScanPage scan = read(made::tiff({page}));
    EXPECT_EQ(scan.original.format, EncodedImage::Format::Jpeg);
    EXPECT_LT(cv::norm(scan.pixels, noise, cv::NORM_L1) / static_cast<double>(noise.total()), 6.0);
}

INSTANTIATE_TEST_SUITE_P(RowsPerStrip, ReadJpegStrips, testing::Values(16U, 32U, 48U, 400U));

TEST(ReadTiff, ReadsJpegTilesWithoutPassingThemOn)
{
    TiffPage page = page_of(made::gray_card(75, 50), COMPRESSION_JPEG);
    page.tiled = true;
    const ScanPage scan = read(made::tiff({page}));
    EXPECT_NEAR(made::quarter(scan.pixels, 0, 1), 80, 4);
    EXPECT_EQ(scan.original.format, EncodedImage::Format::None);
}

TEST(ReadTiff, ReadsTheStripsThatAreLeft)
{
    cv::Mat noise(400, 300, CV_8UC1);
    cv::RNG random(7);
    random.fill(noise, cv::RNG::UNIFORM, 0, 255);
    const made::Folder folder;
    std::string tiff = made::tiff({page_of(noise, COMPRESSION_ADOBE_DEFLATE)});
    TIFF* handle = TIFFOpen(folder.put("whole.tif", tiff).c_str(), "r");
    std::uint64_t* offsets = nullptr;
    TIFFGetField(handle, TIFFTAG_STRIPOFFSETS, &offsets);
    std::fill_n(tiff.begin() + static_cast<std::ptrdiff_t>(offsets[TIFFNumberOfStrips(handle) - 1]), 100, '\xFF');
    TIFFClose(handle);
    const auto file = folder.put("scan.tif", tiff);
    const ScanPage scan = read_scan(file, 0, {});
    ASSERT_FALSE(scan.scan.damage.empty());
    EXPECT_THAT(scan.scan.damage.front(), HasSubstr("cannot be read"));
    EXPECT_EQ(cv::norm(scan.pixels.rowRange(0, 384), noise.rowRange(0, 384), cv::NORM_INF), 0.0);
    EXPECT_EQ(cv::countNonZero(scan.pixels.rowRange(384, 400) != 255), 0);
}

/// A TIFF of one strip by hand, its directory before its data, so that it can be cut short.
std::string directory_first(const std::string& data, unsigned compression, unsigned width, unsigned height,
                            unsigned bits)
{
    std::string file("II*\0\x08\0\0\0", 8);
    const auto add = [&file](unsigned value, int count) {
        for (int i = 0; i < count; ++i) {
            file += static_cast<char>(value >> (8 * i) & 0xFFU);
        }
    };
    const std::vector<std::array<unsigned, 2>> entries{{256, width},
                                                       {257, height},
                                                       {258, bits},
                                                       {259, compression},
                                                       {262, bits == 1 ? 0U : 1U},
                                                       {273, 8 + 2 + 9 * 12 + 4},
                                                       {277, 1},
                                                       {278, height},
                                                       {279, static_cast<unsigned>(data.size())}};
    add(static_cast<unsigned>(entries.size()), 2);
    for (const auto& [tag, value] : entries) {
        add(tag, 2);
        add(4, 2);
        add(1, 4);
        add(value, 4);
    }
    add(0, 4);
    return file + data;
}

TEST(ReadTiff, ReadsTheBeginningOfAStripThatBreaksOff)
{
    const std::string data = made::samples(made::gray_card(60, 40));
    const std::string tiff = directory_first(data, COMPRESSION_NONE, 60, 40, 8);
    const ScanPage scan = read(tiff.substr(0, tiff.size() - 60 * 10));
    EXPECT_EQ(made::quarter(scan.pixels, 0, 0), 0);
    EXPECT_EQ(made::quarter(scan.pixels, 0, 1), 80);
    EXPECT_EQ(cv::countNonZero(scan.pixels.rowRange(30, 40) != 255), 0);
    ASSERT_FALSE(scan.scan.damage.empty());
    EXPECT_THAT(scan.scan.damage.front(), HasSubstr("breaks off"));
}

TEST(ReadTiff, RefusesADirectoryPastTheEnd)
{
    try {
        static_cast<void>(read(std::string("II*\0\xFF\xFF\xFF\0", 8)));
        FAIL();
    } catch (const std::runtime_error& error) {
        EXPECT_STREQ(error.what(),
                     "the TIFF directory points past the end of the file: copy it again from the original");
    }
}

TEST(ReadTiff, SaysThatAllPixelsLiePastTheEnd)
{
    const std::string tiff = directory_first(made::samples(made::gray_card(60, 40)), COMPRESSION_NONE, 60, 40, 8);
    try {
        static_cast<void>(read(tiff.substr(0, tiff.size() - 60 * 40)));
        FAIL();
    } catch (const std::runtime_error& error) {
        EXPECT_STREQ(error.what(),
                     "the TIFF file ends before the first row of the page: copy it again from the original");
    }
}

TEST(ReadTiff, GoesOnceRoundAChainThatBitesItsTail)
{
    std::string tiff = directory_first(made::samples(made::gray_card(60, 40)), COMPRESSION_NONE, 60, 40, 8);
    tiff[8 + 2 + 9 * 12] = 8;  // the next directory is the first
    const made::Folder folder;
    const auto file = folder.put("scan.tif", tiff);
    EXPECT_EQ(probe_scan(file, {}).size(), 1U);
    const ScanPage scan = read_scan(file, 0, {});
    ASSERT_FALSE(scan.scan.damage.empty());
    EXPECT_THAT(scan.scan.damage.front(), HasSubstr("further pages may be lost"));
}

TEST(ReadTiff, RefusesMorePagesThanTheLimit)
{
    const TiffPage page = page_of(made::gray_card(20, 10), COMPRESSION_NONE);
    const std::string tiff = made::tiff({page, page, page});
    ReadOptions options;
    options.max_pages = 2;
    EXPECT_THROW(read(tiff, 0, options), std::runtime_error);
    options.max_pages = 3;
    EXPECT_NO_THROW(read(tiff, 0, options));
}

TEST(ReadTiff, RefusesAHugeHeaderBeforeTakingMemory)
{
    const std::string data(100, '\0');
    EXPECT_THROW(read(directory_first(data, COMPRESSION_CCITTFAX4, 60'000, 60'000, 1)), std::runtime_error);
    EXPECT_THROW(read(directory_first(data, COMPRESSION_LZW, 4'000'000'000U, 10, 8)), std::runtime_error);
}

}  // namespace
}  // namespace depesha
