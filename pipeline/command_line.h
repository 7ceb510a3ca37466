// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pipeline/options.h"

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

namespace depesha {

/// What the program tells its caller.
enum class ExitCode {
    AllDone = 0,
    SomePagesFailed = 1,
    /// Usage or set-up: nothing was begun.
    Setup = 2,
    /// The batch stopped: disk full, journal broken, out of memory. The next run goes on.
    BatchStopped = 3,
    /// Another run holds the output folder.
    FolderHeld = 75,
    /// Ended cleanly on SIGINT or SIGTERM. The next run goes on.
    Interrupted = 130,
    Terminated = 143
};

/// `depesha run`
struct RunCommand {
    std::vector<std::filesystem::path> inputs;
    std::filesystem::path out;
    std::vector<std::string> only;
    bool dry_run = false;
    bool force = false;
    Options options;
};

/// `depesha page`
struct PageCommand {
    enum class Format { Text, Json, Explained };

    std::filesystem::path scan;
    Format format = Format::Text;
    Options options;
};

/// `depesha clean`
struct CleanCommand {
    std::vector<std::filesystem::path> scans;
    std::filesystem::path out;
    bool strips = false;
    bool json = false;
    Options options;
};

/// `depesha status`
struct StatusCommand {
    std::filesystem::path folder;
    bool json = false;
};

/// `depesha report`
struct ReportCommand {
    std::filesystem::path folder;
    std::filesystem::path metrics;  ///< empty for none
    Options options;
};

/// `depesha score`
struct ScoreCommand {
    std::filesystem::path truth;
    std::filesystem::path out;
    std::filesystem::path html;  ///< empty for none
    bool json = false;
    bool each = false;
};

using Command = std::variant<RunCommand, PageCommand, CleanCommand, StatusCommand, ReportCommand, ScoreCommand>;

/// What the command line asks for; an ExitCode where that is said already: help was printed, or what is wrong.
/// Reads the configuration file if one is named. Throws SetupError if an option has no good value.
[[nodiscard]] std::variant<Command, ExitCode> parse_command_line(int argc, const char* const* argv);

}  // namespace depesha
