// SPDX-License-Identifier: Apache-2.0
#include "pipeline/report/metrics.h"

#include "pipeline/file_handle.h"
#include "pipeline/report/spoken.h"
#include "pipeline/scan_name.h"

#include <fmt/format.h>

#include <cerrno>
#include <fcntl.h>
#include <initializer_list>
#include <stdexcept>
#include <string_view>
#include <sys/stat.h>
#include <system_error>
#include <utility>

namespace depesha {
namespace {

namespace fs = std::filesystem;

/// The value of a label, as the format wants it.
std::string escaped(std::string_view text)
{
    std::string value;
    for (const char c : printable(text)) {
        value += c == '\\' || c == '"' ? std::string{'\\', c} : std::string(1, c);
    }
    return value;
}

class Metrics {
public:
    explicit Metrics(const Report& report) : folder_("folder=\"" + escaped(report.folder.string()) + '"') {}

    void gauge(std::string_view name, std::string_view help, double value) { family(name, help, "", {{"", value}}); }

    /// One sample for each value of the label.
    void family(std::string_view name, std::string_view help, std::string_view label,
                std::initializer_list<std::pair<std::string_view, double>> samples)
    {
        text_ += fmt::format("# HELP depesha_{0} {1}\n# TYPE depesha_{0} gauge\n", name, help);
        for (const auto& [value, number] : samples) {
            const std::string more = label.empty() ? "" : fmt::format(",{}=\"{}\"", label, escaped(value));
            text_ += fmt::format("depesha_{}{{{}{}}} {}\n", name, folder_, more, number);
        }
    }

    [[nodiscard]] const std::string& text() const { return text_; }

private:
    std::string folder_;
    std::string text_;
};

void add_night(Metrics& metrics, const Night& night)
{
    if (const auto ended = unix_seconds(night.ended)) {
        metrics.gauge("last_run_timestamp_seconds", "When the last run ended.", static_cast<double>(*ended));
        metrics.gauge("last_run_duration_seconds", "How long the last run took.", night.seconds);
        metrics.gauge("last_run_exit_code", "Exit code of the last run.", night.exit_code);
        metrics.family("last_run_pages", "Pages of the last run.", "state",
                       {{"read", night.pages_read},
                        {"failed", night.pages_failed},
                        {"done_before", night.pages_done_before},
                        {"left", night.pages_left}});
        metrics.family("build_info", "Version of the last run.", "version", {{night.version, 1}});
    }
}

void add_totals(Metrics& metrics, const ReportTotals& totals)
{
    metrics.family("pages", "Pages in the folder of results.", "state",
                   {{"done", totals.pages_done}, {"begun", totals.pages_begun}, {"failed", totals.pages_failed}});
    metrics.gauge("scans", "Scans known.", totals.scans);
    metrics.gauge("telegrams", "Telegrams found.", totals.telegrams);
    metrics.gauge("telegrams_to_review", "Telegrams that a person should look at.", totals.to_review);
    metrics.gauge("leaves_missing", "Leaves that no scan is named after.", totals.leaves_missing);
    metrics.gauge("files_left_out", "Files that are no scans by their names.", totals.left_out);
}

[[noreturn]] void fail(const fs::path& file, int error)
{
    throw std::runtime_error(fmt::format("The metrics {} cannot be written: {}; make the folder, or mend its rights.",
                                         file.string(), system_reason(error)));
}

}  // namespace

std::string metrics_text(const Report& report)
{
    Metrics metrics(report);
    add_night(metrics, report.night);
    if (const auto success = unix_seconds(report.last_success)) {
        metrics.gauge("last_success_timestamp_seconds", "When a run last came to its own end.",
                      static_cast<double>(*success));
    }
    add_totals(metrics, report.totals);
    return metrics.text();
}

void write_metrics(const Report& report, const fs::path& file)
{
    const fs::path part = file.string() + ".part";
    const FileHandle handle(::open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0644));
    // the collector runs as another user, and the services of some sites have a umask of 077
    if (!handle.valid() || ::fchmod(handle.get(), 0644) != 0 || !write_durably(handle, metrics_text(report))) {
        const int error = errno;
        std::error_code ignored;
        fs::remove(part, ignored);
        fail(file, error);
    }
    std::error_code error;
    fs::rename(part, file, error);
    if (error) {
        std::error_code ignored;
        fs::remove(part, ignored);
        fail(file, error.value());
    }
}

}  // namespace depesha
