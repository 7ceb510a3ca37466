// SPDX-License-Identifier: Apache-2.0
#include "pipeline/scan_identity.h"

#include "pipeline/file_handle.h"
#include "pipeline/file_sight.h"
#include "pipeline/sha256.h"

#include <cerrno>
#include <system_error>

namespace depesha {

FileRecord look_at(const ListedScan& scan, const FileRecord* known)
{
    const std::optional<FileSight> sight = sight_of(scan.path);
    if (!sight) {
        throw MachineTrouble("The scan cannot be looked at: " + system_reason(errno) + '.');
    }
    const bool hashed = known != nullptr && !known->sha256.empty();
    FileRecord file;
    file.file = scan.file;
    file.bytes = sight->bytes;
    file.modified_nanoseconds = sight->modified_nanoseconds;
    file.sha256 = hashed && is_as_noted(*sight, *known) ? known->sha256 : sha256_of_file(scan.path);
    file.pages = hashed && known->sha256 == file.sha256 ? known->pages : 0;
    return file;
}

bool is_as_known(const ListedScan& scan, const FileRecord& known)
{
    const std::optional<FileSight> sight = sight_of(scan.path);
    return sight && is_as_noted(*sight, known);
}

std::uint64_t size_of(const std::filesystem::path& file)
{
    std::error_code error;
    const std::uintmax_t bytes = std::filesystem::file_size(file, error);
    return error ? 0 : bytes;
}

}  // namespace depesha
