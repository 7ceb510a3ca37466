// SPDX-License-Identifier: Apache-2.0
#include "pipeline/night/morning.h"

#include "pipeline/journal.h"
#include "pipeline/parallel.h"
#include "pipeline/report/metrics.h"
#include "pipeline/report/report_command.h"
#include "pipeline/report/write_report.h"

#include <fmt/chrono.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <utility>

namespace depesha {
namespace {

/// A report draws some ninety scans at most.
constexpr std::chrono::minutes most_time{10};

std::string ending_of(const NightRun& run, const WorkerEnded& ended)
{
    if (run.vigil().reason()) {
        return run.vigil().sentence();
    }
    if (ended.reason == WorkerEnded::Reason::BatchStopped) {
        return ended.sentence;
    }
    return run.vigil().tally().failed == 0 ? "All pages were done." : "All pages were done but those that failed.";
}

std::vector<std::string> notes_of(const NightRun& run)
{
    std::vector<std::string> notes = run.vigil().remarks();
    for (const UnsettledScan& scan : run.unsettled()) {
        notes.push_back(scan.file + ": " + unsettled_reason(scan.state) + '.');
    }
    return notes;
}

/// Runs in a child.
WorkerEnded write_report(const Shift& shift, const Night& night, const Thumbnail& thumbnail)
{
    const std::string& metrics = shift.command.options.batch.metrics;
    shut_in(shift, metrics.empty() ? std::filesystem::path() : std::filesystem::absolute(metrics).parent_path());
    Journal journal(shift.output.own_folder() / "journal.db");
    with_threads(jobs_of(shift.command.options.batch), [&] {
        const Report report = gather_report(night, journal.summary(), shift.output.root(), scan_finder(journal));
        write_report(report, thumbnail, shift.output);
        if (!metrics.empty()) {
            write_metrics(report, metrics);
        }
    });
    return {};
}

bool is_written(const Shift& shift, const Night& night, const Thumbnail& thumbnail)
{
    return ends_well([&](const Tell&) { return write_report(shift, night, thumbnail); }, most_time);
}

}  // namespace

std::string local_time(std::chrono::system_clock::time_point moment)
{
    const std::time_t seconds = std::chrono::system_clock::to_time_t(moment);
    std::tm local = {};
    localtime_r(&seconds, &local);
    const std::string zone = fmt::format("{:%z}", local);
    return fmt::format("{:%Y-%m-%dT%H:%M:%S}{}:{}", local, zone.substr(0, 3), zone.substr(3));
}

Night night_of(const NightRun& run, const WorkerEnded& ended, ExitCode code)
{
    const Tally& tally = run.vigil().tally();
    const auto now = std::chrono::system_clock::now();
    const std::chrono::duration<double> elapsed = run.vigil().elapsed();
    Night night;
    night.begun = local_time(now - std::chrono::duration_cast<std::chrono::system_clock::duration>(elapsed));
    night.ended = local_time(now);
    night.seconds = elapsed.count();
    night.version = DEPESHA_VERSION;
    night.ending = ending_of(run, ended);
    night.exit_code = static_cast<int>(code);
    night.pages_read = tally.done;
    night.pages_failed = tally.failed;
    night.pages_done_before = tally.skipped;
    night.pages_left = std::max(0, tally.expected - tally.done - tally.failed);
    night.notes = notes_of(run);
    return night;
}

void write_morning_report(const Shift& shift, const Night& night)
{
    const Thumbnail none = [](const std::filesystem::path&, int) { return std::string(); };
    if (is_written(shift, night, thumbnail_of(shift.stages))) {
        return;
    }
    shift.log.warning("The report could not be written with its pictures; it is written without.");
    if (!is_written(shift, night, none)) {
        shift.log.warning("The report could not be written; look at the disk of the output folder, then say "
                          "`depesha report`.");
    }
}

}  // namespace depesha
