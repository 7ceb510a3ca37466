// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace depesha {

/// How long a work may take before it is stopped from outside. An A4 page of 300 dpi takes 1 to 2 s of one core here;
/// a machine ten times as slow, with all its disks busy, stays well below.
struct TimeLimits {
    /// For every work, in seconds.
    double page_seconds = 60.0;

    /// Beside that for each million pixels.
    double page_seconds_per_megapixel = 4.0;

    [[nodiscard]] double of_page(std::int64_t pixels) const
    {
        return page_seconds + page_seconds_per_megapixel * static_cast<double>(pixels) / 1e6;
    }

    /// To hash a scan and read its headers, over a slow network.
    [[nodiscard]] double of_file(std::uint64_t bytes) const
    {
        constexpr double bytes_per_second = 1e6;
        return page_seconds + static_cast<double>(bytes) / bytes_per_second;
    }

    /// To put together the telegrams of a folder, or the pages of one PDF.
    [[nodiscard]] double of_pages(std::size_t pages) const
    {
        constexpr double seconds_per_page = 1.0;
        return page_seconds + seconds_per_page * static_cast<double>(pages);
    }
};

}  // namespace depesha
