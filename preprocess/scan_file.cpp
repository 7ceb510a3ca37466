// SPDX-License-Identifier: Apache-2.0
#include "preprocess/scan_file.h"

#include "page/outcome.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <stdexcept>
#include <string_view>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace depesha {
namespace {

using namespace std::string_view_literals;

struct Signature {
    std::string_view bytes;
    FileFormat format;
};

constexpr std::array signatures{
    Signature{"II*\0"sv, FileFormat::Tiff},
    Signature{"MM\0*"sv, FileFormat::Tiff},
    Signature{"II+\0"sv, FileFormat::Tiff},
    Signature{"MM\0+"sv, FileFormat::Tiff},
    Signature{"\xFF\xD8\xFF"sv, FileFormat::Jpeg},
    Signature{"\x89PNG\r\n\x1A\n"sv, FileFormat::Png},
    Signature{"\0\0\0\x0CjP  \r\n\x87\n"sv, FileFormat::Jpeg2000},
    Signature{"\xFF\x4F\xFF\x51"sv, FileFormat::Jpeg2000},
    Signature{"BM"sv, FileFormat::Bmp},
};

// "%PDF-" may stand anywhere in the first 1024 bytes (PDF 32000-1, implementation note 13).
constexpr std::int64_t head_bytes = 1024;

bool is_pnm(std::string_view head)
{
    return head.size() > 2 && head[0] == 'P' && head[1] >= '1' && head[1] <= '6' &&
           (" \t\r\n#"sv.find(head[2]) != std::string_view::npos);
}

std::string reason_of(int error)
{
    return std::generic_category().message(error);
}

}  // namespace

// Opening a pipe without O_NONBLOCK would wait for a writer for ever.
ScanFile::ScanFile(const std::filesystem::path& file, std::int64_t max_bytes)
    : descriptor_(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY))
{
    if (descriptor_ < 0) {
        throw MachineTrouble("the file cannot be opened: " + reason_of(errno));
    }
    struct stat facts = {};
    std::string trouble;
    if (::fstat(descriptor_, &facts) != 0) {
        trouble = "the file cannot be opened: " + reason_of(errno);
    } else if (!S_ISREG(facts.st_mode)) {
        trouble = "this is no ordinary file: give a scan, not a folder, a pipe or a device";
    } else if (facts.st_size == 0) {
        trouble = "the file is empty: copy it again from the original";
    } else if (facts.st_size > max_bytes) {
        trouble = "the file has " + std::to_string(facts.st_size / 1'000'000) + " MB, over the limit of " +
                  std::to_string(max_bytes / 1'000'000) + " MB: split it";
    }
    if (!trouble.empty()) {
        ::close(descriptor_);
        throw std::runtime_error(trouble);
    }
    size_ = facts.st_size;
}

ScanFile::~ScanFile()
{
    ::close(descriptor_);
}

std::size_t ScanFile::read_at(std::int64_t offset, void* to, std::size_t count) const
{
    std::size_t done = 0;
    while (done < count) {
        const ssize_t got =
            ::pread(descriptor_, static_cast<char*>(to) + done, count - done, offset + static_cast<std::int64_t>(done));
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            throw MachineTrouble("the file cannot be read: " + reason_of(errno));
        }
        if (got == 0) {
            break;
        }
        done += static_cast<std::size_t>(got);
    }
    return done;
}

std::vector<unsigned char> ScanFile::first_bytes(std::int64_t limit) const
{
    std::vector<unsigned char> bytes(static_cast<std::size_t>(std::min(limit, size_)));
    bytes.resize(read_at(0, bytes.data(), bytes.size()));
    return bytes;
}

std::optional<FileFormat> format_of(const ScanFile& file)
{
    const std::vector<unsigned char> bytes = file.first_bytes(head_bytes);
    const std::string_view head(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    for (const Signature& signature : signatures) {
        if (head.starts_with(signature.bytes)) {
            return signature.format;
        }
    }
    if (head.starts_with("RIFF") && head.size() >= 12 && head.substr(8, 4) == "WEBP") {
        return FileFormat::WebP;
    }
    if (is_pnm(head)) {
        return FileFormat::Pnm;
    }
    if (head.find("%PDF-") != std::string_view::npos) {
        return FileFormat::Pdf;
    }
    return std::nullopt;
}

}  // namespace depesha
