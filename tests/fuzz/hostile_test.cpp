// SPDX-License-Identifier: Apache-2.0
// Every file of a folder of broken and malicious scans is read or refused: in time, in silence, in bounds.
#include "preprocess/read_scan.h"

#include <gtest/gtest.h>
#include <opencv2/core.hpp>

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <sys/resource.h>

namespace depesha {
namespace {

std::vector<std::filesystem::path> files_under(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// Pages read; each page that is refused has a sentence.
int pages_read(const std::filesystem::path& file)
{
    int read = 0;
    try {
        const std::vector<PageHeader> pages = probe_scan(file, {});
        for (std::size_t page = 0; page < pages.size(); ++page) {
            try {
                EXPECT_FALSE(read_scan(file, static_cast<int>(page), {}).pixels.empty()) << file;
                ++read;
            } catch (const std::runtime_error& error) {
                EXPECT_STRNE(error.what(), "") << file;
            }
        }
    } catch (const std::runtime_error& error) {
        EXPECT_STRNE(error.what(), "") << file;
    }
    return read;
}

TEST(HostileScans, AreReadOrRefusedInSilence)
{
    const std::filesystem::path folder = HOSTILE_SCANS;
    if (!std::filesystem::exists(folder)) {
        GTEST_SKIP() << "skipped: there is no " << folder;
    }
    int read = 0;
    for (const std::filesystem::path& file : files_under(folder)) {
        testing::internal::CaptureStderr();
        testing::internal::CaptureStdout();
        const auto start = std::chrono::steady_clock::now();
        read += pages_read(file);
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
        EXPECT_EQ(testing::internal::GetCapturedStderr(), "") << file;
        EXPECT_EQ(testing::internal::GetCapturedStdout(), "") << file;
        EXPECT_LT(taken.count(), 60.0) << file;
    }
    EXPECT_GT(read, 0);
    rusage usage = {};
    ::getrusage(RUSAGE_SELF, &usage);
    EXPECT_LT(usage.ru_maxrss, 2'000'000) << "kilobytes at most";
}

}  // namespace
}  // namespace depesha
