// SPDX-License-Identifier: Apache-2.0
#include "preprocess/ends_whole.h"
#include "tests/unit/preprocess/made_scans.h"

#include <gtest/gtest.h>
#include <opencv2/core.hpp>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

namespace depesha {
namespace {

using namespace std::string_literals;

bool whole(const std::string& bytes)
{
    const made::Folder folder;
    return ends_whole(folder.put("scan", bytes));
}

const std::vector<std::pair<std::string, std::string>>& scans()
{
    static const auto all = made::one_of_each();
    return all;
}

/// Shorter heads tell no format.
std::size_t bytes_that_tell(const std::string& bytes)
{
    return bytes.starts_with("%PDF") || bytes.starts_with("RIFF") || bytes.starts_with('\0') ? 12 : 8;
}

/// By the index of the scan.
class EveryFormat : public testing::TestWithParam<std::size_t> {
protected:
    const std::string& name_ = scans()[GetParam()].first;
    std::string bytes_ = scans()[GetParam()].second;
};

TEST_P(EveryFormat, IsWholeWhereItIsWholeWithZerosBehindItOrWithout)
{
    EXPECT_TRUE(whole(bytes_)) << name_;
    EXPECT_TRUE(whole(bytes_ + std::string(1, '\0'))) << name_;
    EXPECT_TRUE(whole(bytes_ + std::string(100'000, '\0'))) << name_;
}

TEST_P(EveryFormat, IsNotWholeWhereverItBreaksOff)
{
    if (name_.starts_with("plain")) {
        EXPECT_FALSE(whole(bytes_.substr(0, bytes_.size() / 10))) << "of text only a lower bound is known";
        return;
    }
    if (bytes_.ends_with('\n') && name_.ends_with(".pdf")) {
        bytes_.pop_back();  // may be missing
    }
    const made::Folder folder;
    const auto passes = [&](std::size_t length) { return ends_whole(folder.put("scan", bytes_.substr(0, length))); };
    const std::size_t step = std::max<std::size_t>(1, bytes_.size() / 100);
    for (std::size_t length = bytes_that_tell(bytes_); length < bytes_.size(); length += step) {
        EXPECT_FALSE(passes(length)) << name_ << ": " << length << " of " << bytes_.size() << " bytes";
    }
    for (std::size_t missing = 1; missing < 20; ++missing) {
        EXPECT_FALSE(passes(bytes_.size() - missing)) << name_ << ": " << missing << " missing";
    }
}

INSTANTIATE_TEST_SUITE_P(Made, EveryFormat, testing::Range(std::size_t{0}, scans().size()));

std::string small_pdf()
{
    made::PdfPage page;
    page.content = "q Q";
    return made::pdf({page});
}

/// The file of a copier that gives it its size first and then its bytes.
std::string half_filled(const std::string& bytes)
{
    return bytes.substr(0, bytes.size() / 2) + std::string(bytes.size() - bytes.size() / 2, '\0');
}

TEST(EndsWhole, SeesZerosWhereAnEndMarkBelongs)
{
    cv::Mat noise(200, 200, CV_8UC3);
    cv::randu(noise, 0, 255);
    for (const char* const kind : {".jpg", ".png", ".jp2", ".webp"}) {
        const std::string bytes = made::encoded(kind, noise);
        EXPECT_TRUE(whole(bytes)) << kind;
        EXPECT_FALSE(whole(half_filled(bytes))) << kind;
    }
    const std::string pdf = small_pdf();
    EXPECT_TRUE(whole(pdf));
    EXPECT_FALSE(whole(half_filled(pdf)));
    const std::string tiff = made::tiff({{.image = made::gray_card(60, 40)}});
    EXPECT_TRUE(whole(tiff));
    EXPECT_FALSE(whole(half_filled(tiff))) << "libtiff writes directories last";
}

TEST(EndsWhole, DoesNotTakeTheEndOfAThumbnailForThatOfTheJpeg)
{
    const std::string jpeg = made::encoded(".jpg", made::gray_card(60, 40));
    const std::string thumbnail = "\xFF\xD8 small \xFF\xD9"s;
    const std::string segment = "\xFF\xE1\0"s + static_cast<char>(thumbnail.size() + 2) + thumbnail;
    const std::string scan = jpeg.substr(0, 2) + segment + jpeg.substr(2);
    EXPECT_TRUE(whole(scan));
    EXPECT_FALSE(whole(scan.substr(0, scan.size() - 2)));
    EXPECT_FALSE(whole(scan.substr(0, 2 + segment.size())));
}

TEST(EndsWhole, LetsThingsHangBehindTheEndMark)
{
    const std::string behind(20'000, 'x');
    EXPECT_TRUE(whole(made::encoded(".jpg", made::gray_card(60, 40)) + behind));
    EXPECT_TRUE(whole(made::encoded(".png", made::gray_card(60, 40)) + behind));
    EXPECT_TRUE(whole(small_pdf() + "\r\n\r\n"));
}

TEST(EndsWhole, HoldsAPdfMadeForTheWebAgainstItsLength)
{
    const std::string pdf = small_pdf();
    const auto linearized = [&](std::size_t length) {
        return pdf.substr(0, 9) + "1 0 obj << /Linearized 1 /L " + std::to_string(length) + " >> endobj\n" +
               pdf.substr(9);
    };
    EXPECT_TRUE(whole(linearized(pdf.size())));
    EXPECT_FALSE(whole(linearized(pdf.size() + 1000))) << "the first of its two end marks is there";
}

/// Writes numbers of a TIFF in either byte order.
class TiffWriter {
public:
    explicit TiffWriter(bool big_endian) : big_endian_(big_endian) {}

    TiffWriter& number(std::uint64_t value, std::size_t count)
    {
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t place = big_endian_ ? count - 1 - i : i;
            bytes_ += static_cast<char>(value >> (8 * place) & 0xFFU);
        }
        return *this;
    }

    TiffWriter& entry(unsigned tag, unsigned type, std::uint64_t count, std::uint64_t value, std::size_t offset_bytes)
    {
        return number(tag, 2).number(type, 2).number(count, offset_bytes).number(value, offset_bytes);
    }

    [[nodiscard]] const std::string& bytes() const { return bytes_; }

private:
    bool big_endian_;
    std::string bytes_;
};

/// A TIFF with one directory, of which the strip of 4 bytes comes last.
std::string small_tiff(bool big_endian, std::uint64_t next = 0, std::uint64_t count = 1)
{
    TiffWriter tiff(big_endian);
    tiff.number(big_endian ? 0x4D4D : 0x4949, 2).number(42, 2).number(8, 4).number(2, 2);
    tiff.entry(273, 4, count, 38, 4).entry(279, 4, 1, 4, 4).number(next, 4);
    return tiff.bytes() + "\x01\x02\x03\x04";
}

std::string small_big_tiff(bool big_endian)
{
    TiffWriter tiff(big_endian);
    tiff.number(big_endian ? 0x4D4D : 0x4949, 2).number(43, 2).number(8, 2).number(0, 2).number(16, 8).number(2, 8);
    tiff.entry(324, 16, 1, 72, 8).entry(325, 16, 1, 4, 8).number(0, 8);
    return tiff.bytes() + "\x01\x02\x03\x04";
}

TEST(EndsWhole, KnowsBothByteOrdersAndBothSizesOfTiff)
{
    for (const bool big_endian : {false, true}) {
        for (const std::string& tiff : {small_tiff(big_endian), small_big_tiff(big_endian)}) {
            EXPECT_TRUE(whole(tiff));
            for (std::size_t length = 8; length < tiff.size(); ++length) {
                EXPECT_FALSE(whole(tiff.substr(0, length))) << length;
            }
        }
    }
}

TEST(EndsWhole, GoesRoundNoCircleOfDirectories)
{
    EXPECT_TRUE(whole(small_tiff(false, 8)));
}

TEST(EndsWhole, BelievesNoCountBeyondTheFile)
{
    EXPECT_FALSE(whole(small_tiff(false, 0, 0xFFFFFFFF)));
    EXPECT_FALSE(whole(small_tiff(false, 0xFFFFFFF0)));
}

TEST(EndsWhole, AsksTheHeaderOfPackedBitmaps)
{
    std::string bmp = made::encoded(".bmp", made::gray_card(60, 40));
    bmp[30] = 1;  // runs of 8 bits
    bmp[34] = bmp[35] = 10;
    bmp.resize(static_cast<unsigned char>(bmp[10]) + 256UL * static_cast<unsigned char>(bmp[11]) + 10 + 2560);
    EXPECT_TRUE(whole(bmp));
    EXPECT_FALSE(whole(bmp.substr(0, bmp.size() - 1)));
}

TEST(EndsWhole, TakesUnknownFilesForWholeAndEmptyOnesForBegun)
{
    EXPECT_TRUE(whole("a letter"));
    EXPECT_FALSE(whole(""));
}

TEST(EndsWhole, SaysWhyAFileCannotBeLookedAt)
{
    const made::Folder folder;
    EXPECT_THROW(static_cast<void>(ends_whole(folder / "nothing")), std::runtime_error);
    EXPECT_THROW(static_cast<void>(ends_whole(folder / "")), std::runtime_error);
}

}  // namespace
}  // namespace depesha
