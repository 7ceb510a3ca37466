// SPDX-License-Identifier: Apache-2.0
// Are outputs, manifests and scans still what they were? Looks, and changes nothing.
#pragma once

#include "pipeline/journal.h"
#include "pipeline/output_note.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <vector>

namespace depesha {

struct Finding {
    enum class Kind {
        OutputMissing,
        OutputChanged,
        OutputUnreadable,
        ManifestMissing,
        ManifestDiffers,
        ScanMissing,
        ScanChanged,
        ScanUnreadable,
        /// From here on no faults. Written by a version that kept no hashes: nothing to check it against.
        OutputUnnoted,
        /// A run is writing it now.
        InFlight,
        /// In the output folder, and nobody knows it.
        Stray
    };

    Kind kind = Kind::OutputMissing;

    /// Of an output or a manifest relative to the output folder, of a scan as in PageId; of an input folder its path.
    std::string name;

    /// What is wrong, and what to do.
    std::string sentence;
};

/// "output missing", "scan changed": as the report spells it.
[[nodiscard]] std::string_view to_string(Finding::Kind kind);

[[nodiscard]] bool is_fault(Finding::Kind kind);

struct VerifyReport {
    /// A run was at work meanwhile.
    bool running = false;

    /// How many were looked at.
    int outputs = 0;
    int manifests = 0;
    int scans = 0;
    std::uint64_t bytes = 0;

    /// By kind, and then in natural order.
    std::vector<Finding> findings;

    [[nodiscard]] int count(Finding::Kind kind) const;
    [[nodiscard]] bool is_well() const;
};

/// A scan as the journal knows it, and where it should lie.
struct NotedScan {
    FileRecord record;

    /// The input folder.
    std::filesystem::path root;
    std::filesystem::path path;
};

struct VerifyProgress {
    int files_done = 0;
    int files = 0;
    std::uint64_t bytes = 0;
};

/// What is asked again when a run is at work is a function.
struct VerifySources {
    /// The output folder.
    std::filesystem::path root;

    std::function<std::vector<OutputNote>()> outputs;
    std::function<std::vector<NotedScan>()> scans;

    /// Names of what should lie there by what is done, noted or not.
    std::function<std::vector<std::string>()> expected;

    /// Folders with scans of which not every page is done, relative to the input.
    std::function<std::set<std::string>()> folders_at_work;
    std::function<bool()> is_running;

    /// Called after every file.
    std::function<void(const VerifyProgress&)> tell = [](const VerifyProgress&) {};
};

/// Reads every output and every scan once. What differs while a run is at work is looked at again at the end, against
/// what the journal says then. Throws BatchError if the journal cannot be read.
[[nodiscard]] VerifyReport verify_outputs(const VerifySources& sources);

}  // namespace depesha
