// SPDX-License-Identifier: Apache-2.0
#include "preprocess/read_scan.h"
#include "tests/unit/preprocess/made_scans.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <opencv2/core.hpp>

#include <stdexcept>
#include <sys/stat.h>

namespace depesha {
namespace {

using testing::HasSubstr;

std::string refusal_of(const std::filesystem::path& file, const ReadOptions& options = {}, int page = 0)
{
    try {
        static_cast<void>(read_scan(file, page, options));
    } catch (const std::runtime_error& error) {
        return error.what();
    }
    return "read";
}

TEST(ReadScan, ReadsEveryKindOfFile)
{
    const made::Folder folder;
    for (const auto& [name, bytes] : made::one_of_each()) {
        const std::filesystem::path file = folder.put(name, bytes);
        const std::vector<PageHeader> pages = probe_scan(file, {});
        for (std::size_t page = 0; page < pages.size(); ++page) {
            const ScanPage scan = read_scan(file, static_cast<int>(page), {});
            EXPECT_EQ(scan.pixels.depth(), CV_8U) << name;
            EXPECT_GT(scan.pixels.total(), 100U) << name;
            EXPECT_TRUE(scan.remarks.empty()) << name << ": " << scan.remarks.front();
            EXPECT_TRUE(scan.scan.damage.empty()) << name << ": " << scan.scan.damage.front();
            EXPECT_EQ(scan.id.page, static_cast<int>(page)) << name;
        }
    }
}

TEST(ReadScan, ProbesTheSizesThatItReads)
{
    const made::Folder folder;
    for (const auto& [name, bytes] : made::one_of_each()) {
        const std::filesystem::path file = folder.put(name, bytes);
        const std::vector<PageHeader> pages = probe_scan(file, {});
        for (std::size_t page = 0; page < pages.size(); ++page) {
            const ScanPage scan = read_scan(file, static_cast<int>(page), {});
            EXPECT_EQ(pages[page].size, scan.scan.size) << name;
            EXPECT_EQ(scan.scan.size, (Size{scan.pixels.cols, scan.pixels.rows})) << name;
            EXPECT_GE(pages[page].bytes, static_cast<std::int64_t>(scan.pixels.total() * scan.pixels.elemSize()))
                << name;
        }
    }
}

TEST(ReadScan, GoesByContentAndNotByName)
{
    const made::Folder folder;
    const auto file = folder.put("picture.txt", made::encoded(".png", made::gray_card(60, 40)));
    EXPECT_EQ(read_scan(file, 0, {}).scan.size, (Size{60, 40}));
}

TEST(ReadScan, TakesNamesWithCyrillicSpacesBracketsAndQuotes)
{
    const made::Folder folder;
    for (const auto& [kind, bytes] : made::one_of_each()) {
        const auto file = folder.put("Опись №2 [дело 7] «о 'том' \"и\" сём» %d " + kind, bytes);
        EXPECT_NO_THROW(static_cast<void>(read_scan(file, 0, {}))) << kind;
    }
}

TEST(ReadScan, LeavesTheScanAsItWas)
{
    const made::Folder folder;
    for (const auto& [name, bytes] : made::one_of_each()) {
        const auto file = folder.put(name, bytes);
        std::filesystem::permissions(file, std::filesystem::perms::owner_read);
        const auto written = std::filesystem::last_write_time(file);
        static_cast<void>(read_scan(file, 0, {}));
        EXPECT_EQ(std::filesystem::last_write_time(file), written) << name;
        EXPECT_EQ(made::bytes_of(file), bytes) << name;
    }
}

TEST(ReadScan, GivesTheSamePixelsTwice)
{
    const made::Folder folder;
    for (const auto& [name, bytes] : made::one_of_each()) {
        const auto file = folder.put(name, bytes);
        const cv::Mat once = read_scan(file, 0, {}).pixels;
        const cv::Mat twice = read_scan(file, 0, {}).pixels;
        EXPECT_EQ(cv::norm(once, twice, cv::NORM_INF), 0.0) << name;
    }
}

TEST(ReadScan, SaysThatAFileIsNoPicture)
{
    const made::Folder folder;
    EXPECT_THAT(refusal_of(folder.put("a.jpg", "Dear colleague,\n")), HasSubstr("not a picture that Depesha reads"));
    EXPECT_THAT(refusal_of(folder.put("b.tif", "II")), HasSubstr("not a picture that Depesha reads"));
    EXPECT_THAT(refusal_of(folder.put("c.gif", "GIF89a")), HasSubstr("not a picture that Depesha reads"));
}

TEST(ReadScan, SaysThatAFileIsEmptyOrAbsent)
{
    const made::Folder folder;
    EXPECT_THAT(refusal_of(folder.put("a.jpg", "")), HasSubstr("the file is empty"));
    EXPECT_THAT(refusal_of(folder / "none.jpg"), HasSubstr("cannot be opened"));
}

TEST(ReadScan, DoesNotWaitForAPipeNorReadAFolder)
{
    const made::Folder folder;
    const std::filesystem::path pipe = folder / "pipe.jpg";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    EXPECT_THAT(refusal_of(pipe), HasSubstr("no ordinary file"));
    EXPECT_THAT(refusal_of(folder / "."), HasSubstr("no ordinary file"));
}

TEST(ReadScan, SaysThatThereIsNoSuchPage)
{
    const made::Folder folder;
    for (const auto& [name, bytes] : made::one_of_each()) {
        const auto file = folder.put(name, bytes);
        EXPECT_THAT(refusal_of(file, {}, 7), HasSubstr("no page 8")) << name;
        EXPECT_THAT(refusal_of(file, {}, -1), HasSubstr("no page 0")) << name;
    }
}

TEST(ReadScan, HoldsTheLimitsOfEveryKind)
{
    const made::Folder folder;
    for (const auto& [name, bytes] : made::one_of_each()) {
        const auto file = folder.put(name, bytes);
        ReadOptions options;
        options.max_pixels = 1000;
        EXPECT_NE(refusal_of(file, options), "read") << name;
        options = {};
        options.max_side = 30;
        EXPECT_NE(refusal_of(file, options), "read") << name;
        options = {};
        options.max_file_bytes = 50;
        EXPECT_THAT(refusal_of(file, options), HasSubstr("over the limit")) << name;
        options = {};
        options.max_page_bytes = 2000;
        EXPECT_NE(refusal_of(file, options), "read") << name;
    }
}

TEST(ReadScan, ProbesNoBytesForAPageThatItRefuses)
{
    const made::Folder folder;
    const auto file = folder.put("a.png", made::encoded(".png", made::gray_card(60, 40)));
    ReadOptions options;
    options.max_pixels = 100;
    const std::vector<PageHeader> pages = probe_scan(file, options);
    ASSERT_EQ(pages.size(), 1U);
    EXPECT_EQ(pages.front().bytes, 0);
    EXPECT_EQ(pages.front().size, (Size{60, 40}));
}

TEST(ReadScan, ReadsOrRefusesEveryBeginningOfAFile)
{
    const made::Folder folder;
    for (const auto& [name, bytes] : made::one_of_each()) {
        for (std::size_t part = 1; part < 8; ++part) {
            const auto file = folder.put(name, bytes.substr(0, bytes.size() * part / 8));
            EXPECT_NO_FATAL_FAILURE(static_cast<void>(refusal_of(file))) << name;
        }
    }
}

}  // namespace
}  // namespace depesha
