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
    /// Or `verify` found a fault.
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

/// What of the pages that were tried before is tried anew. Failed: these and no others.
enum class Redo { Nothing, Failed, All };

/// `depesha run`
struct RunCommand {
    std::vector<std::filesystem::path> inputs;
    std::filesystem::path out;
    std::vector<std::string> only;
    bool dry_run = false;
    Redo redo = Redo::Nothing;

    /// Whether a run that finds nothing to do says so.
    bool tells_idle = true;

    Options options;
};

/// `depesha retry`: the pages that failed in a folder of results.
struct RetryCommand {
    std::filesystem::path folder;
    std::vector<std::string> only;
    Options options;
};

/// `depesha watch`: a run again and again.
struct WatchCommand {
    RunCommand run;

    /// From the end of one run to the start of the next.
    int interval_seconds = 60;
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

/// `depesha verify`
struct VerifyCommand {
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

using Command = std::variant<RunCommand, RetryCommand, WatchCommand, PageCommand, CleanCommand, StatusCommand,
                             VerifyCommand, ReportCommand, ScoreCommand>;

/// What the command line asks for; an ExitCode where that is said already: help was printed, or what is wrong.
/// Reads the configuration file if one is named. Throws SetupError if an option has no good value.
[[nodiscard]] std::variant<Command, ExitCode> parse_command_line(int argc, const char* const* argv);

}  // namespace depesha
