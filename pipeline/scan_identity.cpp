// SPDX-License-Identifier: Apache-2.0
#include "pipeline/scan_identity.h"

#include "pipeline/file_handle.h"
#include "pipeline/sha256.h"

#include <cerrno>
#include <sys/stat.h>
#include <system_error>

namespace depesha {
namespace {

std::int64_t modified_nanoseconds(const struct stat& status)
{
    return static_cast<std::int64_t>(status.st_mtim.tv_sec) * 1'000'000'000 + status.st_mtim.tv_nsec;
}

bool is_same(const struct stat& status, const FileRecord& file)
{
    return static_cast<std::uint64_t>(status.st_size) == file.bytes &&
           modified_nanoseconds(status) == file.modified_nanoseconds;
}

}  // namespace

FileRecord look_at(const ListedScan& scan, const FileRecord* known)
{
    struct stat status = {};
    if (::stat(scan.path.c_str(), &status) != 0) {
        throw MachineTrouble("The scan cannot be looked at: " + system_reason(errno) + '.');
    }
    const bool hashed = known != nullptr && !known->sha256.empty();
    FileRecord file;
    file.file = scan.file;
    file.bytes = static_cast<std::uint64_t>(status.st_size);
    file.modified_nanoseconds = modified_nanoseconds(status);
    file.sha256 = hashed && is_same(status, *known) ? known->sha256 : sha256_of_file(scan.path);
    file.pages = hashed && known->sha256 == file.sha256 ? known->pages : 0;
    return file;
}

bool is_as_known(const ListedScan& scan, const FileRecord& known)
{
    struct stat status = {};
    return ::stat(scan.path.c_str(), &status) == 0 && is_same(status, known);
}

std::uint64_t size_of(const std::filesystem::path& file)
{
    std::error_code error;
    const std::uintmax_t bytes = std::filesystem::file_size(file, error);
    return error ? 0 : bytes;
}

}  // namespace depesha
