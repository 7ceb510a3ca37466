// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/geometry.h"
#include "page/scan_page.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace depesha {

/// What a scan may ask for. All limits are checked against the header before memory is taken.
struct ReadOptions {
    /// Width times height; A0 at 300 dpi has 140 million.
    std::int64_t max_pixels = 250'000'000;

    /// Width or height in pixels; JPEG itself ends at 65,535.
    int max_side = 65'535;

    /// Pages in one file.
    int max_pages = 20'000;

    std::int64_t max_file_bytes = 4'000'000'000;

    /// Memory that reading one page may take, the decoder's own included.
    std::int64_t max_page_bytes = 1'500'000'000;
};

/// What the header says of a page.
struct PageHeader {
    /// Size in pixels as the page is to be looked at (orientation tags applied).
    Size size;

    /// Memory that reading this page takes at most, the decoder's own included; 0 where read_scan refuses the
    /// page by its size.
    std::int64_t bytes = 0;
};

/// The pages of a scan file in their order, from the headers alone; never empty.
/// TIFF, JPEG, PNG, JPEG 2000, WebP, BMP, PNM and PDF, told by content and never by name. Reduced images and masks
/// that a TIFF holds beside its pages are left out; of animations only the first frame counts.
/// Throws std::runtime_error with one sentence if the file cannot be read.
[[nodiscard]] std::vector<PageHeader> probe_scan(const std::filesystem::path& file, const ReadOptions& options);

/// Reads one page (from 0) of a scan file; `id.page` is set, `id.file`, `scan.sha256` and `scan.stem` stay empty.
/// What is left of a damaged page is read, ScanFacts::damage says what is missing; missing parts are white.
/// A resolution counts as stated if it lies within 50 to 2400 dpi and makes a sheet of plausible size.
/// The file is opened for reading only. Safe from any thread.
/// Throws std::runtime_error with one sentence if there is nothing to read or a limit is passed.
[[nodiscard]] ScanPage read_scan(const std::filesystem::path& file, int page, const ReadOptions& options);

}  // namespace depesha
