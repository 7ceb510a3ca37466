// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/read_any_scan.h"

#include "preprocess/ends_whole.h"
#include "preprocess/read_scan.h"

#include <opencv2/core.hpp>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <sys/mman.h>
#include <unistd.h>

namespace depesha::fuzz {
namespace {

constexpr std::size_t pages_read = 3;

/// A file in memory that has a name like any other.
class MemoryFile {
public:
    explicit MemoryFile(std::string_view bytes) : descriptor_(::memfd_create("scan", MFD_CLOEXEC))
    {
        if (descriptor_ < 0 || ::write(descriptor_, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size())) {
            std::perror("the file in memory cannot be made");
            std::abort();
        }
    }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    ~MemoryFile() { ::close(descriptor_); }

    [[nodiscard]] std::filesystem::path path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

private:
    int descriptor_;
};

void insist(bool promise, const char* what)
{
    if (!promise) {
        std::fprintf(stderr, "broken promise: %s\n", what);
        std::abort();
    }
}

void check(const ScanPage& page, const ReadOptions& options)
{
    insist(!page.pixels.empty() && page.pixels.depth() == CV_8U, "pixels of 8 bits");
    insist(page.pixels.channels() == 1 || page.pixels.channels() == 3, "one channel or three");
    insist(static_cast<std::int64_t>(page.pixels.total()) <= options.max_pixels, "no more pixels than allowed");
    insist(page.scan.size == Size{page.pixels.cols, page.pixels.rows}, "the size of the pixels");
    insist(page.scan.dpi >= 50.0 && page.scan.dpi <= 2400.0, "a sane resolution");
    insist(page.original.format == EncodedImage::Format::None || !page.original.bytes.empty(), "bytes to pass on");
}

void read_page(const std::filesystem::path& file, std::size_t page, const ReadOptions& options)
{
    try {
        check(read_scan(file, static_cast<int>(page), options), options);
    } catch (const std::runtime_error& error) {
        insist(*error.what() != '\0', "a sentence");
    }
}

}  // namespace

void read_any_scan(std::string_view bytes)
{
    ReadOptions options;
    options.max_pixels = 2'000'000;
    options.max_pages = 50;
    options.max_page_bytes = 64'000'000;
    const MemoryFile file(bytes);
    static_cast<void>(ends_whole(file.path()));
    try {
        const std::vector<PageHeader> pages = probe_scan(file.path(), options);
        insist(!pages.empty(), "a page at least");
        for (std::size_t page = 0; page < std::min(pages.size(), pages_read); ++page) {
            read_page(file.path(), page, options);
        }
    } catch (const std::runtime_error& error) {
        insist(*error.what() != '\0', "a sentence");
    }
}

}  // namespace depesha::fuzz
