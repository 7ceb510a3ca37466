// SPDX-License-Identifier: Apache-2.0
#include "ocr/searchable_pdf.h"
#include "preprocess/read_scan.h"
#include "tests/unit/preprocess/made_scans.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <opencv2/core.hpp>
#include <poppler-document.h>
#include <poppler-page.h>
#include <qpdf/QPDF.hh>

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>
#include <stdexcept>
#include <system_error>

namespace depesha {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

ScanPage scanned(const std::string& name, const std::string& bytes)
{
    const made::Folder folder;
    return read_scan(folder.put(name, bytes), 0, {});
}

double difference(const cv::Mat& one, const cv::Mat& other)
{
    return one.type() != other.type() || one.size() != other.size() ? 1e9 : cv::norm(one, other, cv::NORM_INF);
}

const std::vector<std::vector<std::string>> telegram{
    {"МОСКВА", "13", "июня", "1951", "г."}, {"Шифром", "для", "т.", "Филиппова"}, {"CABLE", "No.", "3410"}};

/// A page of 800 x 400 pixels whose text fell to the right by `skew` degrees on a scan turned by `orientation`.
RecognizedPage typed(int orientation, double skew)
{
    RecognizedPage page;
    page.orientation = orientation;
    page.skew_degrees = skew;
    page.upright = {800, 400};
    page.scan.size = orientation % 180 == 0 ? page.upright : Size{400, 800};
    page.scan.dpi = 100.0;
    const double angle = (skew - orientation) * std::numbers::pi / 180.0;
    page.to_scan = {std::cos(angle), -std::sin(angle), std::sin(angle), std::cos(angle), 0.0, 0.0};
    const Point centre = apply(page.to_scan, {400.0, 200.0});
    page.to_scan.dx = page.scan.size.width / 2.0 - centre.x;
    page.to_scan.dy = page.scan.size.height / 2.0 - centre.y;
    int top = 100;
    for (const std::vector<std::string>& words : telegram) {
        Line line;
        int left = 80;
        for (const std::string& text : words) {
            const auto letters = std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; });
            Word word;
            word.text = text;
            word.place = {left, top, left + static_cast<int>(letters) * 12, top + 16};
            word.box = mapped(page.to_scan, word.place, page.scan.size);
            left = word.place.right + 12;
            line.words.push_back(word);
        }
        page.lines.push_back(line);
        top += 40;
    }
    return page;
}

ScanPage blank(const RecognizedPage& page)
{
    ScanPage scan;
    scan.pixels = cv::Mat(page.scan.size.height, page.scan.size.width, CV_8UC1, cv::Scalar(255));
    scan.scan = page.scan;
    return scan;
}

std::string page_pdf(int orientation, double skew)
{
    const RecognizedPage page = typed(orientation, skew);
    return searchable_page(pdf_image(blank(page)), page);
}

struct Found {
    std::string text;
    poppler::rectf box;
};

/// The words that a reader finds, in its order.
std::vector<Found> words_of(const std::string& pdf)
{
    poppler::byte_array bytes(pdf.begin(), pdf.end());
    const std::unique_ptr<poppler::document> document(poppler::document::load_from_data(&bytes));
    const std::unique_ptr<poppler::page> page(document->create_page(0));
    std::vector<Found> words;
    for (const poppler::text_box& box : page->text_list()) {
        const poppler::byte_array text = box.text().to_utf8();
        words.push_back({std::string(text.begin(), text.end()), box.bbox()});
    }
    return words;
}

std::vector<std::string> expected_words()
{
    std::vector<std::string> words;
    for (const auto& line : telegram) {
        words.insert(words.end(), line.begin(), line.end());
    }
    return words;
}

class SearchablePage : public testing::TestWithParam<std::tuple<int, double>> {};

TEST_P(SearchablePage, IsReadWordByWordInOrder)
{
    const auto [orientation, skew] = GetParam();
    std::vector<std::string> texts;
    for (const Found& word : words_of(page_pdf(orientation, skew))) {
        texts.push_back(word.text);
    }
    EXPECT_EQ(texts, expected_words());
}

INSTANTIATE_TEST_SUITE_P(TurnsAndLeans, SearchablePage,
                         testing::Combine(testing::Values(0, 90, 180, 270), testing::Values(0.0, 0.5, -1.0)));

TEST(SearchablePage, SetsWordsWhereTheyStandOnTheScan)
{
    const RecognizedPage page = typed(0, 0.0);
    const std::vector<Found> words = words_of(searchable_page(pdf_image(blank(page)), page));
    ASSERT_FALSE(words.empty());
    const Box box = page.lines.front().words.front().box;
    constexpr double scale = 72.0 / 100.0;
    EXPECT_NEAR(words.front().box.left(), box.left * scale, 1.0);
    EXPECT_NEAR(words.front().box.right(), box.right * scale, 1.0);
    EXPECT_LT(words.front().box.top(), (box.top + 4) * scale);
    EXPECT_GT(words.front().box.bottom(), (box.bottom - 4) * scale);
}

TEST(SearchablePage, ShowsUprightAtTheScansSize)
{
    for (const int orientation : {0, 90, 180, 270}) {
        const std::string bytes = page_pdf(orientation, 0.0);
        poppler::byte_array copy(bytes.begin(), bytes.end());
        const std::unique_ptr<poppler::document> document(poppler::document::load_from_data(&copy));
        const std::unique_ptr<poppler::page> page(document->create_page(0));
        const bool sideways =
            page->orientation() == poppler::page::landscape || page->orientation() == poppler::page::seascape;
        EXPECT_EQ(sideways, orientation % 180 != 0);
        EXPECT_NEAR(page->page_rect().width(), sideways ? 400 * 0.72 : 800 * 0.72, 0.01);
    }
}

TEST(SearchablePage, GivesTheSameBytesTwice)
{
    EXPECT_EQ(page_pdf(0, 0.5), page_pdf(0, 0.5));
    EXPECT_NE(page_pdf(0, 0.5), page_pdf(0, 0.6));
}

TEST(SearchablePage, IsASoundPdfWithoutADate)
{
    const std::string bytes = page_pdf(90, 0.5);
    QPDF pdf;
    pdf.processMemoryFile("page", bytes.data(), bytes.size());
    EXPECT_TRUE(pdf.getWarnings().empty());
    EXPECT_EQ(pdf.getAllPages().size(), 1U);
    EXPECT_EQ(bytes.find("/CreationDate"), std::string::npos);
}

TEST(SearchablePage, KeepsWithinTwoHundredInches)
{
    RecognizedPage page = typed(0, 0.0);
    page.scan.dpi = 1.0;
    const std::string bytes = searchable_page(pdf_image(blank(page)), page);
    const made::Folder folder;
    EXPECT_THAT(bytes, HasSubstr("[ 0 0 14400 7200 ]"));
}

/// What our own reader takes out of the PDF again.
ScanPage there_and_back(const ScanPage& scan)
{
    RecognizedPage page;
    page.scan = scan.scan;
    page.upright = scan.scan.size;
    return scanned("page.pdf", searchable_page(pdf_image(scan), page));
}

TEST(PdfImage, BringsTheScansPixelsThroughUnchanged)
{
    for (const auto& [name, bytes] : made::one_of_each()) {
        const ScanPage scan = scanned(name, bytes);
        const ScanPage back = there_and_back(scan);
        EXPECT_EQ(difference(back.pixels, scan.pixels), 0.0) << name;
        EXPECT_EQ(back.bitonal, scan.bitonal) << name;
    }
}

TEST(PdfImage, PassesAJpegOnByteForByte)
{
    const std::string jpeg = made::encoded(".jpg", made::colour_card(160, 120));
    const PdfImage image = pdf_image(scanned("scan.jpg", jpeg));
    EXPECT_EQ(image.filter, PdfImage::Filter::Jpeg);
    EXPECT_EQ(image.bytes, jpeg);
    EXPECT_THAT(searchable_page(image, typed(0, 0.0)), HasSubstr(jpeg));
}

TEST(PdfImage, TurnsAPassedOnJpegByItsTag)
{
    for (const int tag : {3, 6, 8}) {
        const ScanPage scan =
            scanned("scan.jpg", made::with_exif(made::encoded(".jpg", made::gray_card(160, 120)), tag));
        const ScanPage back = there_and_back(scan);
        EXPECT_EQ(difference(back.pixels, scan.pixels), 0.0) << tag;
        EXPECT_EQ(back.original.quarter_turns, scan.original.quarter_turns) << tag;
    }
}

TEST(PdfImage, PacksOneBitScansAsGroupFour)
{
    const cv::Mat card = made::bitonal_card(400, 300);
    const PdfImage image = pdf_image(scanned("scan.png", made::encoded(".png", card, {})));
    EXPECT_EQ(image.filter, PdfImage::Filter::Flate);
    ScanPage scan;
    scan.pixels = card;
    scan.bitonal = true;
    EXPECT_EQ(pdf_image(scan).filter, PdfImage::Filter::Group4);
    EXPECT_EQ(pdf_image(scan).bits, 1);
}

TEST(PdfImage, RefusesAPageWithoutPixels)
{
    EXPECT_THROW(static_cast<void>(pdf_image(ScanPage{})), std::runtime_error);
}

TEST(JoinPdf, JoinsPagesInTheirOrder)
{
    const made::Folder folder;
    const std::vector<std::filesystem::path> parts{folder.put("Ж 1.pdf", page_pdf(0, 0.0)),
                                                   folder.put("2.pdf", page_pdf(90, 0.0)),
                                                   folder.put("3.pdf", page_pdf(180, 0.0))};
    join_pdf(parts, folder / "все.pdf");
    QPDF pdf;
    pdf.processFile((folder / "все.pdf").c_str());
    const std::vector<QPDFObjectHandle> pages = pdf.getAllPages();
    ASSERT_EQ(pages.size(), 3U);
    EXPECT_TRUE(pdf.getWarnings().empty());
    EXPECT_FALSE(QPDFObjectHandle(pages[0]).hasKey("/Rotate"));
    EXPECT_EQ(QPDFObjectHandle(pages[1]).getKey("/Rotate").getIntValue(), 90);
    EXPECT_EQ(QPDFObjectHandle(pages[2]).getKey("/Rotate").getIntValue(), 180);
    const std::string once = made::bytes_of(folder / "все.pdf");
    join_pdf(parts, folder / "again.pdf");
    EXPECT_EQ(made::bytes_of(folder / "again.pdf"), once);
}

TEST(JoinPdf, SaysWhatCannotBeJoined)
{
    const made::Folder folder;
    const std::vector<std::filesystem::path> parts{folder.put("1.pdf", "no PDF")};
    EXPECT_THROW(join_pdf(parts, folder / "all.pdf"), std::runtime_error);
    const std::vector<std::filesystem::path> sound{folder.put("2.pdf", page_pdf(0, 0.0))};
    EXPECT_THROW(join_pdf(sound, folder / "no such folder" / "all.pdf"), std::system_error);
}

TEST(JoinPdf, SaysThatTheDiskIsFullEvenIfOnlyTheLastBytesFindNoRoom)
{
    const made::Folder folder;
    const std::vector<std::filesystem::path> parts{folder.put("1.pdf", page_pdf(0, 0.0))};
    try {
        join_pdf(parts, "/dev/full");  // a short file waits in a buffer until its end
        FAIL();
    } catch (const std::system_error& error) {
        EXPECT_EQ(error.code(), std::errc::no_space_on_device);
    }
}

}  // namespace
}  // namespace depesha
