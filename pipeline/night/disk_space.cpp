// SPDX-License-Identifier: Apache-2.0
#include "pipeline/night/disk_space.h"

#include <fmt/format.h>

#include <map>
#include <string>
#include <system_error>

namespace depesha {
namespace {

namespace fs = std::filesystem;

/// Text, records and what the PDF has beside the scan's own picture; on samples/ 40 to 90 kB a file.
constexpr std::uint64_t bytes_beside_the_picture = 100'000;

std::uint64_t forecast_bytes(const ListedScan& scan, const std::map<std::string, std::uint64_t>& known)
{
    std::error_code error;
    const std::uintmax_t bytes = fs::file_size(scan.path, error);
    const auto found = known.find(scan.file);
    const bool is_done = found != known.end() && found->second == bytes;
    return error || is_done || !scan.selected ? 0 : bytes + bytes_beside_the_picture;
}

}  // namespace

std::optional<std::uint64_t> free_bytes(const fs::path& folder)
{
    std::error_code error;
    const fs::space_info space = fs::space(folder, error);
    return error ? std::nullopt : std::optional<std::uint64_t>(space.available);
}

std::uint64_t forecast_bytes(const ScanList& scans, Journal& journal)
{
    std::uint64_t sum = 0;
    for (const ScanFolder& folder : scans.folders) {
        std::map<std::string, std::uint64_t> known;
        for (const FileRecord& file : journal.files_in(folder.folder)) {
            known[file.file] = file.bytes;
        }
        for (const ListedScan& scan : folder.scans) {
            sum += forecast_bytes(scan, known);
        }
    }
    return sum;
}

std::string size_text(std::uint64_t bytes)
{
    constexpr std::uint64_t gigabyte = 1'000'000'000;
    return bytes >= gigabyte ? fmt::format("{:.1f} GB", static_cast<double>(bytes) / gigabyte)
                             : fmt::format("{} MB", (bytes + 999'999) / 1'000'000);
}

}  // namespace depesha
