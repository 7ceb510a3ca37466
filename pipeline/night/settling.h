// SPDX-License-Identifier: Apache-2.0
// The hot folder: scans that are still being copied are left for later.
#pragma once

#include "pipeline/file_sight.h"
#include "pipeline/scan_list.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace depesha {

/// Tells by looking, again and again if need be, whether somebody is still writing to a scan. Needs no word from the
/// kernel, which network file systems do not give.
class Settling {
public:
    struct Clocks {
        /// Nanoseconds since 1970.
        std::function<std::int64_t()> wall;
        std::function<std::chrono::steady_clock::time_point()> steady;
    };

    /// Is the end of a scan there? May throw std::runtime_error.
    using EndsWhole = std::function<bool(const std::filesystem::path&)>;

    enum class State {
        Still,
        Moving,
        /// Still, but it breaks off: perhaps its copying halts.
        EndMissing
    };

    /// A scan without an end that has been still so long is damaged, not being copied.
    static constexpr std::chrono::seconds patience = std::chrono::hours(1);

    /// `settle`: how long a scan must have been still; 0 takes every scan for still.
    Settling(std::chrono::seconds settle, EndsWhole ends_whole);
    Settling(std::chrono::seconds settle, EndsWhole ends_whole, Clocks clocks);

    /// A scan is still when its size and times have not changed for `settle`: as its times tell if they lie in the
    /// past, and in any case as was seen between two looks. A change that was seen counts, whatever the clocks of other
    /// machines say. A file that cannot be looked at or opened is Still: whoever reads it will say why.
    [[nodiscard]] State look(const std::filesystem::path& file);

private:
    struct Sight {
        FileSight file;
        std::chrono::steady_clock::time_point since;
        bool has_changed = false;
    };

    [[nodiscard]] const Sight& remember(const std::filesystem::path& file, const FileSight& now);
    [[nodiscard]] bool is_still_for(const Sight& sight, std::chrono::seconds time) const;
    [[nodiscard]] bool breaks_off(const std::filesystem::path& file) const;

    std::chrono::seconds settle_;
    EndsWhole ends_whole_;
    Clocks clocks_;
    std::map<std::filesystem::path, Sight> seen_;
};

/// A scan that is left for later.
struct UnsettledScan {
    /// As ListedScan::file.
    std::string file;

    Settling::State state = Settling::State::Moving;
};

/// "still being written to, ..." or "its end is missing, ...": why a scan waits, and until when.
[[nodiscard]] std::string unsettled_reason(Settling::State state);

/// Takes the scans out of the list that must wait. Those that the journal knows as they are now are not looked at.
/// To be called after forget_gone_scans, which would take a waiting scan for a gone one.
[[nodiscard]] std::vector<UnsettledScan> set_aside_unsettled(ScanList& scans, Settling& settling, Journal& journal);

}  // namespace depesha
