// SPDX-License-Identifier: Apache-2.0
#include "pipeline/report/report_command.h"

#include "pipeline/errors.h"
#include "pipeline/folder_lock.h"
#include "pipeline/report/metrics.h"
#include "pipeline/report/report_json.h"
#include "pipeline/report/write_report.h"
#include "pipeline/status.h"

#include <filesystem>
#include <stdexcept>

namespace depesha {

Thumbnail thumbnail_of(const Stages& stages)
{
    return [read = stages.read, draw = stages.thumbnail](const std::filesystem::path& scan, int page) {
        return draw(read(scan, page));
    };
}

std::string write_report_anew(const ReportCommand& command, const StagesMaker& make)
{
    Journal journal = journal_of(command.folder);
    const OutputFolder output(command.folder);
    const FolderLock lock(output.own_folder() / "lock");
    const Report report =
        gather_report(earlier_report(output.root()).night, journal.summary(), output.root(), scan_finder(journal));
    write_report(report, thumbnail_of(make(command.options)), output);
    if (!command.metrics.empty()) {
        try {
            write_metrics(report, command.metrics);
        } catch (const std::runtime_error& error) {
            throw SetupError(error.what());
        }
    }
    return (output.root() / "report.html").string() + '\n';
}

}  // namespace depesha
