// SPDX-License-Identifier: Apache-2.0
#include "pipeline/night/verify_report.h"

#include "pipeline/errors.h"
#include "pipeline/folder_lock.h"
#include "pipeline/input_root.h"
#include "pipeline/natural_order.h"
#include "pipeline/night/seal.h"
#include "pipeline/status.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <chrono>
#include <map>
#include <optional>
#include <utility>

namespace depesha {
namespace {

namespace fs = std::filesystem;
using Kind = Finding::Kind;

std::vector<NotedScan> noted_scans(Journal& journal)
{
    const std::vector<InputRoot> roots = journal.roots();
    std::vector<NotedScan> scans;
    for (const std::string& folder : journal.folders()) {
        for (FileRecord& record : journal.files_in(folder)) {
            const InputRoot* const root = root_of(record.file, roots);
            fs::path path = place_of(record.file, roots);
            scans.push_back({std::move(record), root != nullptr ? root->path : fs::path(), std::move(path)});
        }
    }
    return scans;
}

std::set<std::string> folders_at_work(Journal& journal)
{
    std::set<std::string> folders;
    for (const std::string& file : journal.unfinished_files()) {
        folders.emplace(folder_of(file));
    }
    return folders;
}

std::string progress_line(const VerifyProgress& progress)
{
    return fmt::format("{} of {} files looked at, {:.1f} GB", progress.files_done, progress.files,
                       static_cast<double>(progress.bytes) / 1e9);
}

/// Tells how far it is: on a terminal twice a second, else once a minute.
class Teller {
public:
    explicit Teller(Log& log) : log_(log) {}

    void tell(const VerifyProgress& progress)
    {
        using namespace std::chrono_literals;
        const auto now = std::chrono::steady_clock::now();
        if (now - last_ < (log_.is_terminal() ? std::chrono::milliseconds(500ms) : 60s)) {
            return;
        }
        last_ = now;
        if (log_.is_terminal()) {
            log_.stand(progress_line(progress));
        } else {
            log_.info(progress_line(progress));
        }
    }

private:
    Log& log_;
    std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

/// All faults; of the rest no more of a kind than a person reads.
std::string finding_lines(const std::vector<Finding>& findings)
{
    constexpr int most = 20;
    std::map<Kind, int> told;
    std::string text;
    for (const Finding& finding : findings) {
        if (is_fault(finding.kind) || ++told[finding.kind] <= most) {
            text += fmt::format("{}  {}: {}.\n", to_string(finding.kind), finding.name, finding.sentence);
        }
    }
    for (const auto& [kind, count] : told) {
        if (count > most) {
            text += fmt::format("{}  {} more; --json lists them.\n", to_string(kind), count - most);
        }
    }
    return text;
}

std::string verdict(const VerifyReport& report)
{
    if (!report.is_well()) {
        return {};
    }
    const int unnoted = report.count(Kind::OutputUnnoted);
    return unnoted == 0 ? "All is well.\n"
                        : fmt::format("No fault was found, but {} outputs have nothing to be held against.\n", unnoted);
}

}  // namespace

std::string verify_text(const VerifyReport& report)
{
    int bad_outputs = 0;
    int bad_scans = 0;
    for (const Kind kind : {Kind::OutputMissing, Kind::OutputChanged, Kind::OutputUnreadable}) {
        bad_outputs += report.count(kind);
    }
    for (const Kind kind : {Kind::ScanMissing, Kind::ScanChanged, Kind::ScanUnreadable}) {
        bad_scans += report.count(kind);
    }
    std::string text =
        fmt::format("outputs    {} looked at, {} at fault\nmanifests  {} looked at, {} at fault\n"
                    "scans      {} looked at, {} at fault\n",
                    report.outputs, bad_outputs, report.manifests,
                    report.count(Kind::ManifestMissing) + report.count(Kind::ManifestDiffers), report.scans, bad_scans);
    if (report.running) {
        text += "A run is at work.\n";
    }
    return text + finding_lines(report.findings) + verdict(report);
}

std::string verify_json(const VerifyReport& report)
{
    using nlohmann::ordered_json;
    ordered_json findings = ordered_json::array();
    for (const Finding& finding : report.findings) {
        findings.push_back({{"kind", to_string(finding.kind)},
                            {"fault", is_fault(finding.kind)},
                            {"name", finding.name},
                            {"sentence", finding.sentence}});
    }
    const ordered_json json = {{"well", report.is_well()},       {"running", report.running},
                               {"outputs", report.outputs},      {"manifests", report.manifests},
                               {"scans", report.scans},          {"bytes", report.bytes},
                               {"findings", std::move(findings)}};
    return json.dump(1, ' ', false, ordered_json::error_handler_t::replace) + '\n';
}

Verified verify(const VerifyCommand& command, Log& log)
{
    Journal journal = journal_of(command.folder);
    Teller teller(log);
    VerifySources sources;
    sources.root = command.folder;
    sources.outputs = [&] { return journal.outputs(); };
    sources.scans = [&] { return noted_scans(journal); };
    sources.expected = [&] { return expected_outputs(journal); };
    sources.folders_at_work = [&] { return folders_at_work(journal); };
    sources.is_running = [&] { return is_held(command.folder / ".depesha/lock"); };
    sources.tell = [&](const VerifyProgress& progress) { teller.tell(progress); };
    const VerifyReport report = verify_outputs(sources);
    log.stand("");
    return {report.is_well() ? ExitCode::AllDone : ExitCode::SomePagesFailed,
            command.json ? verify_json(report) : verify_text(report)};
}

}  // namespace depesha
