// SPDX-License-Identifier: Apache-2.0
#include "pipeline/begin_run.h"

#include "pipeline/errors.h"
#include "pipeline/gone_scans.h"
#include "pipeline/journal.h"
#include "pipeline/natural_order.h"
#include "pipeline/night/disk_space.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

namespace depesha {
namespace {

namespace fs = std::filesystem;

/// One output folder belongs to one input folder, or the outputs of equally named scans would mix.
void claim_roots(const ScanList& scans, Journal& journal)
{
    for (const InputRoot& root : scans.roots) {
        const auto known = journal.root_of(root.prefix);
        std::error_code error;
        if (known && *known != root.path && fs::exists(*known, error)) {
            throw SetupError(fmt::format("This output folder holds the results of {}; choose another --out for {}.",
                                         known->string(), root.path.string()));
        }
        journal.note_root(root);
    }
}

/// Returns how many files are refused that were asked for.
int note_not_taken(const ScanList& scans, Journal& journal, Log& log)
{
    int count = 0;
    std::size_t left_out = 0;
    for (const ScanFolder& folder : scans.folders) {
        journal.note_not_taken(folder);
        for (const RefusedFile& refused : folder.refused) {
            if (refused.selected) {
                log.warning(fmt::format("{} refused: {}", refused.file, refused.reason));
                ++count;
            }
        }
        left_out += folder.left_out.size();
    }
    if (left_out > 0) {
        log.info(fmt::format("Files that are no scans by their names: {}; `depesha status` lists them.", left_out));
    }
    return count;
}

void tell_forecast(std::uint64_t bytes, const BatchOptions& options, const fs::path& out, Log& log)
{
    const auto free = free_bytes(out);
    const std::uint64_t reserve = static_cast<std::uint64_t>(options.reserve_mb) * 1'000'000;
    if (free && bytes + reserve > *free) {
        log.warning(
            fmt::format("The results will take about {}, but {} are free on the disk of the output folder and {} "
                        "are kept in reserve: the run will stop before its end. Make room.",
                        size_text(bytes), size_text(*free), size_text(reserve)));
    }
}

std::vector<std::string> selected_files(const ScanList& scans)
{
    std::vector<std::string> files;
    for (const ScanFolder& folder : scans.folders) {
        for (const ListedScan& scan : folder.scans) {
            if (scan.selected) {
                files.push_back(scan.file);
            }
        }
    }
    return files;
}

/// They are among what is left out, for this time.
void note_unsettled(const std::vector<UnsettledScan>& unsettled, ScanList& scans)
{
    for (ScanFolder& folder : scans.folders) {
        for (const UnsettledScan& scan : unsettled) {
            if (folder_of(scan.file) == folder.folder) {
                folder.left_out.push_back({scan.file, unsettled_reason(scan.state)});
            }
        }
    }
}

/// However many scans are new, only files are asked for of which a page failed.
void select_failed(ScanList& scans, Journal& journal)
{
    std::set<std::string> failed;
    for (const PageFailure& failure : journal.summary().failed) {
        failed.insert(failure.id.file);
    }
    for (ScanFolder& folder : scans.folders) {
        for (ListedScan& scan : folder.scans) {
            scan.selected = scan.selected && failed.contains(scan.file);
        }
    }
}

}  // namespace

/// A wrong folder or pattern must not look like work well done.
void tell_if_nothing_to_read(const RunCommand& command, const ScanList& scans, Log& log)
{
    const auto told = [](const ScanFolder& folder) {
        const auto selected = [](const auto& file) { return file.selected; };
        return std::any_of(folder.refused.begin(), folder.refused.end(), selected) ||
               std::any_of(folder.scans.begin(), folder.scans.end(), selected);
    };
    if (std::none_of(scans.folders.begin(), scans.folders.end(), told)) {
        log.warning(command.only.empty() ? "There are no scans in the input; check its name."
                                         : "No scan of the input matches --only; check the pattern.");
    }
}

Beginning begin_run(ScanList scans, const BatchOptions& options, Redo redo, const OutputFolder& output,
                    Settling& settling, Log& log)
{
    Beginning beginning;
    Journal journal(output.own_folder() / "journal.db");
    claim_roots(scans, journal);
    forget_gone_scans(scans, journal, output);
    beginning.unsettled = set_aside_unsettled(scans, settling, journal);
    note_unsettled(beginning.unsettled, scans);
    beginning.refused = note_not_taken(scans, journal, log);
    if (redo == Redo::All) {
        journal.note_files_redone(selected_files(scans));
    } else if (redo == Redo::Failed) {
        select_failed(scans, journal);
        log.info(fmt::format("Pages to be retried: {}.", journal.note_to_be_retried(selected_files(scans))));
    }
    tell_forecast(forecast_bytes(scans, journal), options, output.root(), log);
    beginning.scans = std::move(scans);
    return beginning;
}

}  // namespace depesha
