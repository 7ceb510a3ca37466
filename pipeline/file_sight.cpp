// SPDX-License-Identifier: Apache-2.0
#include "pipeline/file_sight.h"

#include <algorithm>
#include <sys/stat.h>

namespace depesha {
namespace {

std::int64_t nanoseconds(const timespec& time)
{
    constexpr std::int64_t most_seconds = 9'000'000'000;  // to the year 2255; a file may claim any time
    const auto seconds = std::clamp(static_cast<std::int64_t>(time.tv_sec), -most_seconds, most_seconds);
    return seconds * 1'000'000'000 + time.tv_nsec;
}

}  // namespace

std::optional<FileSight> sight_of(const std::filesystem::path& file)
{
    struct stat status = {};
    if (::stat(file.c_str(), &status) != 0) {
        return std::nullopt;
    }
    return FileSight{static_cast<std::uint64_t>(status.st_size), nanoseconds(status.st_mtim),
                     nanoseconds(status.st_ctim)};
}

bool is_as_noted(const FileSight& sight, const FileRecord& file)
{
    return sight.bytes == file.bytes && sight.modified_nanoseconds == file.modified_nanoseconds;
}

}  // namespace depesha
