// SPDX-License-Identifier: Apache-2.0
#include "preprocess/read_pdf.h"
#include "preprocess/read_scan.h"
#include "preprocess/read_tiff.h"
#include "tests/unit/preprocess/made_scans.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

#include <stdexcept>
#include <tiffio.h>

namespace depesha {
namespace {

using made::PdfPage;
using made::PdfPicture;
using testing::HasSubstr;

constexpr int width = 600;
constexpr int height = 800;

// 600 x 800 pixels on 144 x 192 points are 300 dpi.
constexpr double page_width = 144.0;
constexpr double page_height = 192.0;

const std::string gray_samples = "/ColorSpace /DeviceGray /BitsPerComponent 8 ";
const std::string courier = "/Font << /F0 << /Type /Font /Subtype /Type1 /BaseFont /Courier >> >>";

PdfPicture flate_picture(const cv::Mat& image)
{
    const std::string space = image.channels() == 1 ? "/ColorSpace /DeviceGray" : "/ColorSpace /DeviceRGB";
    return {image.cols, image.rows, space + " /BitsPerComponent 8 /Filter /FlateDecode",
            made::zlib_packed(made::samples(image))};
}

PdfPicture jpeg_picture(const cv::Mat& image)
{
    const std::string space = image.channels() == 1 ? "/ColorSpace /DeviceGray" : "/ColorSpace /DeviceRGB";
    return {image.cols, image.rows, space + " /BitsPerComponent 8 /Filter /DCTDecode", made::encoded(".jpg", image)};
}

PdfPage full(const PdfPicture& picture)
{
    return {page_width, page_height, made::full_page(page_width, page_height), {picture}, "", ""};
}

ScanPage read(const std::string& pdf, int page = 0)
{
    const made::Folder folder;
    return read_scan(folder.put("scan.pdf", pdf), page, {});
}

ScanPage read(const PdfPage& page)
{
    return read(made::pdf({page}));
}

double difference(const cv::Mat& one, const cv::Mat& other)
{
    return one.type() != other.type() || one.size() != other.size() ? 1e9 : cv::norm(one, other, cv::NORM_INF);
}

TEST(ReadPdf, KeepsTheJpegOfAPageByteForByte)
{
    for (const cv::Mat& card : {made::gray_card(width, height), made::colour_card(width, height)}) {
        const PdfPicture picture = jpeg_picture(card);
        const ScanPage scan = read(full(picture));
        EXPECT_EQ(scan.scan.size, (Size{width, height}));
        EXPECT_NEAR(scan.scan.dpi, 300.0, 0.01);
        EXPECT_TRUE(scan.scan.dpi_stated);
        ASSERT_EQ(scan.original.format, EncodedImage::Format::Jpeg);
        EXPECT_EQ(std::string(scan.original.bytes.begin(), scan.original.bytes.end()), picture.data);
        EXPECT_NEAR(made::quarter(scan.pixels, 0, 0), 0, 4);
    }
}

TEST(ReadPdf, UnpacksGreyColourPaletteAndBits)
{
    const cv::Mat gray = made::gray_card(width, height);
    EXPECT_EQ(difference(read(full(flate_picture(gray))).pixels, gray), 0.0);
    const cv::Mat colour = made::colour_card(width, height);
    EXPECT_EQ(difference(read(full(flate_picture(colour))).pixels, colour), 0.0);
    const PdfPicture palette{4, 1, "/ColorSpace [/Indexed /DeviceRGB 3 <000000FF000000FF000000FF>] /BitsPerComponent 2",
                             "\x1B"};
    PdfPage page{1.0, 0.25, made::full_page(1.0, 0.25), {palette}, "", ""};
    const ScanPage scan = read(page);
    ASSERT_EQ(scan.pixels.type(), CV_8UC3);
    EXPECT_EQ(scan.pixels.at<cv::Vec3b>(0, 1), cv::Vec3b(0, 0, 255));
    EXPECT_EQ(scan.pixels.at<cv::Vec3b>(0, 3), cv::Vec3b(255, 0, 0));
}

TEST(ReadPdf, TurnsSamplesThatDecodeTurns)
{
    PdfPicture picture = flate_picture(255 - made::gray_card(width, height));
    picture.entries += " /Decode [1 0]";
    EXPECT_EQ(difference(read(full(picture)).pixels, made::gray_card(width, height)), 0.0);
}

/// The only strip of a group 4 TIFF.
std::string group4(const cv::Mat& card)
{
    made::TiffPage page{card, 1, COMPRESSION_CCITTFAX4, true};
    page.rows_per_strip = static_cast<unsigned>(card.rows);
    const made::Folder folder;
    const auto file = folder.put("fax.tif", made::tiff({page}));
    TIFF* handle = TIFFOpen(file.c_str(), "r");
    std::string data(static_cast<std::size_t>(TIFFRawStripSize(handle, 0)), '\0');
    TIFFReadRawStrip(handle, 0, data.data(), static_cast<tmsize_t>(data.size()));
    TIFFClose(handle);
    return data;
}

TEST(ReadPdf, DecodesGroupFourInEitherColour)
{
    const cv::Mat card = made::bitonal_card(width, height);
    const std::string entries = "/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms "
                                "<< /K -1 /Columns 600 /Rows 800 ";
    const ScanPage plain = read(full({width, height, entries + ">>", group4(card)}));
    EXPECT_TRUE(plain.bitonal);
    EXPECT_EQ(difference(plain.pixels, card), 0.0);
    const ScanPage turned = read(full({width, height, entries + "/BlackIs1 true >>", group4(card)}));
    EXPECT_EQ(difference(turned.pixels, 255 - card), 0.0);
    const ScanPage both = read(full({width, height, entries + "/BlackIs1 true >> /Decode [1 0]", group4(card)}));
    EXPECT_EQ(difference(both.pixels, card), 0.0);
}

TEST(ReadPdf, DecodesJpeg2000)
{
    const cv::Mat card = made::gray_card(width, height);
    const ScanPage scan = read(full({width, height, "/Filter /JPXDecode", made::encoded(".jp2", card)}));
    EXPECT_EQ(scan.scan.size, (Size{width, height}));
    EXPECT_NEAR(made::quarter(scan.pixels, 0, 1), 80, 6);
}

TEST(ReadPdf, HeedsTheRotationOfThePage)
{
    for (const int turns : {1, 2, 3}) {
        PdfPage page = full(jpeg_picture(made::gray_card(width, height)));
        page.entries = "/Rotate " + std::to_string(turns * 90);
        const ScanPage scan = read(page);
        EXPECT_EQ(scan.original.quarter_turns, turns);
        const int row = turns == 1 ? 0 : 1;
        const int column = turns == 3 ? 0 : 1;
        EXPECT_NEAR(made::quarter(scan.pixels, row, column), 0, 4) << turns;
    }
}

TEST(ReadPdf, HeedsAPictureThatIsTurnedOnThePage)
{
    PdfPage page = full(jpeg_picture(made::gray_card(width, height)));
    page.width = page_height;
    page.height = page_width;
    page.content = "q 0 -144 192 0 0 144 cm /Im0 Do Q";
    const ScanPage scan = read(page);
    EXPECT_EQ(scan.scan.size, (Size{height, width}));
    EXPECT_EQ(scan.original.quarter_turns, 1);
    EXPECT_NEAR(made::quarter(scan.pixels, 0, 1), 0, 4);
    page.entries = "/Rotate -90";
    EXPECT_EQ(read(page).original.quarter_turns, 0);
}

TEST(ReadPdf, LooksThroughInvisibleTextAndHarmlessClips)
{
    PdfPage page = full(flate_picture(made::gray_card(width, height)));
    page.resources = courier;
    page.content = "q 0 0 144 192 re W n " + page.content + "Q BT 3 Tr /F0 12 Tf 20 20 Td (Text) Tj ET";
    const ScanPage scan = read(page);
    EXPECT_EQ(difference(scan.pixels, made::gray_card(width, height)), 0.0);
}

TEST(ReadPdf, PaintsAPageWithVisibleTextAtThePicturesResolution)
{
    PdfPage page = full(flate_picture(made::gray_card(width, height)));
    page.resources = courier;
    page.content += "BT /F0 40 Tf 80 20 Td (HH) Tj ET";
    const ScanPage scan = read(page);
    EXPECT_EQ(scan.scan.size, (Size{width, height}));
    EXPECT_NEAR(scan.scan.dpi, 300.0, 0.01);
    EXPECT_EQ(scan.original.format, EncodedImage::Format::None);
    EXPECT_LT(made::quarter(scan.pixels, 1, 1), 235);
    EXPECT_EQ(scan.pixels.channels(), 1);
}

TEST(ReadPdf, PaintsAPageOfTwoPictures)
{
    PdfPage page = full(flate_picture(made::gray_card(width, height)));
    page.pictures.push_back(flate_picture(cv::Mat(10, 10, CV_8UC1, cv::Scalar(0))));
    page.content += "q 72 0 0 96 72 0 cm /Im1 Do Q";
    const ScanPage scan = read(page);
    EXPECT_NEAR(made::quarter(scan.pixels, 1, 1), 0, 3);
}

TEST(ReadPdf, PaintsAPageWithoutAPictureAtThreeHundredDpi)
{
    PdfPage page{page_width, page_height, "0 0 72 96 re f", {}, "", ""};
    const ScanPage scan = read(page);
    EXPECT_EQ(scan.scan.size, (Size{width, height}));
    EXPECT_EQ(made::quarter(scan.pixels, 1, 0), 0);
    EXPECT_EQ(made::quarter(scan.pixels, 0, 0), 255);
}

TEST(ReadPdf, PaintsMasksAndMirroredPictures)
{
    PdfPage mirrored = full(flate_picture(made::gray_card(width, height)));
    mirrored.content = "q -144 0 0 192 144 0 cm /Im0 Do Q";
    const ScanPage scan = read(mirrored);
    EXPECT_NEAR(made::quarter(scan.pixels, 0, 1), 0, 3);
    PdfPicture stencil{8, 1, "/ImageMask true /BitsPerComponent 1", std::string(1, '\x0F')};
    PdfPage mask{page_width, page_height, made::full_page(page_width, page_height), {stencil}, "", ""};
    EXPECT_EQ(made::quarter(read(mask).pixels, 0, 0), 0);
}

TEST(ReadPdf, CutsToTheCropBox)
{
    PdfPage page = full(flate_picture(made::gray_card(width, height)));
    page.entries = "/CropBox [0 96 72 192]";
    const ScanPage scan = read(page);
    EXPECT_NEAR(scan.scan.size.width, width / 2, 1);
    EXPECT_NEAR(made::quarter(scan.pixels, 1, 1), 0, 3);
}

TEST(ReadPdf, CountsTheUnitsOfThePage)
{
    PdfPage page = full(flate_picture(made::gray_card(width, height)));
    page.entries = "/UserUnit 2";
    EXPECT_NEAR(read(page).scan.dpi, 150.0, 0.01);
}

TEST(ReadPdf, ReadsPagesOneByOne)
{
    const std::string pdf = made::pdf(
        {full(flate_picture(made::gray_card(width, height))), full(jpeg_picture(made::colour_card(300, 400)))});
    const made::Folder folder;
    const std::vector<PageHeader> pages = probe_scan(folder.put("scan.pdf", pdf), {});
    ASSERT_EQ(pages.size(), 2U);
    EXPECT_EQ(pages[1].size, (Size{300, 400}));
    EXPECT_EQ(read(pdf, 1).scan.size, (Size{300, 400}));
}

TEST(ReadPdf, ReadsWhatIsLeftOfAPicture)
{
    PdfPicture picture = flate_picture(made::gray_card(width, height));
    const std::string whole = made::samples(made::gray_card(width, height));
    picture.data = made::zlib_packed(whole.substr(0, whole.size() / 2));
    const ScanPage scan = read(full(picture));
    ASSERT_EQ(scan.scan.damage.size(), 1U);
    EXPECT_THAT(scan.scan.damage.front(), HasSubstr("50 %"));
    EXPECT_EQ(made::quarter(scan.pixels, 1, 0), 255);
}

TEST(ReadPdf, RefusesAPageTooLargeToUnpack)
{
    const PdfPicture bomb{60'000, 60'000, gray_samples + "/Filter /FlateDecode", made::zlib_packed("x")};
    EXPECT_THROW(read(full(bomb)), std::runtime_error);
}

TEST(ReadPdf, DoesNotUnpackContentWithoutBound)
{
    const std::string bomb = made::zlib_packed(std::string(50'000'000, ' '));
    PdfPage page = full(flate_picture(made::gray_card(width, height)));
    std::string pdf = made::pdf({page});
    // A form of 50 MB of blanks drawn beside the picture.
    page.pictures.push_back({1, 1, "/Subtype /Form /BBox [0 0 1 1] /Filter /FlateDecode", bomb});
    page.content += "/Im1 Do";
    EXPECT_NO_THROW(read(page));
}

TEST(ReadPdf, RefusesAPasswordAndADamagedFileInOneSentence)
{
    const made::Folder folder;
    const auto file = folder.put("plain.pdf", made::pdf({full(flate_picture(made::gray_card(width, height)))}));
    QPDF pdf;
    pdf.processFile(file.c_str());
    const std::filesystem::path locked = folder / "locked.pdf";
    QPDFWriter writer(pdf, locked.c_str());
    writer.setR6EncryptionParameters("secret", "owner", true, true, true, true, true, true, qpdf_r3p_full, true);
    writer.write();
    try {
        static_cast<void>(read_scan(locked, 0, {}));
        FAIL();
    } catch (const std::runtime_error& error) {
        EXPECT_STREQ(error.what(), "the PDF is locked with a password: save a copy without it");
    }
    try {
        static_cast<void>(read("%PDF-1.4\nnothing\n"));
        FAIL();
    } catch (const std::runtime_error& error) {
        EXPECT_THAT(error.what(), HasSubstr("the PDF is damaged"));
    }
}

TEST(ReadPdf, PaintsNoMoreThanThePageSays)
{
    // Without a tree of pages qpdf finds the page and its box; poppler takes a sheet of Letter.
    const made::PdfPicture odd{60, 40, "/ColorSpace /Odd /BitsPerComponent 8", std::string(60 * 40, 'x')};
    std::string file = made::pdf({{60, 40, made::full_page(60, 40), {odd}, "", ""}});
    const std::size_t at = file.find("/Type /Pages");
    file.replace(at, 12, "/Type /Page/");
    try {
        const ScanPage scan = read(file);
        ADD_FAILURE() << scan.pixels.cols << " x " << scan.pixels.rows;
    } catch (const std::runtime_error& error) {
        EXPECT_THAT(error.what(), HasSubstr("says its size in two ways"));
    }
}

}  // namespace
}  // namespace depesha
