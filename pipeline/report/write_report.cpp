// SPDX-License-Identifier: Apache-2.0
#include "pipeline/report/write_report.h"

#include "pipeline/parallel.h"
#include "pipeline/report/drawn_ahead.h"
#include "pipeline/report/report_csv.h"
#include "pipeline/report/report_html.h"
#include "pipeline/report/report_json.h"

#include <algorithm>
#include <array>
#include <functional>
#include <system_error>
#include <vector>

namespace depesha {
namespace {

namespace fs = std::filesystem;

constexpr const char* kept_reports = ".depesha/reports";
constexpr const char* way_back = "../../../";

/// The begin of a run as a name that every file system takes: "2026-11-30T22-00-04+03-00".
std::string name_of_run(const std::string& begun)
{
    std::string name;
    for (const char c : begun) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '+';
        name += plain ? c : '-';
    }
    return name;
}

void remove_oldest(const fs::path& reports)
{
    std::vector<fs::path> runs;
    std::error_code error;
    fs::directory_iterator entries(reports, error);
    for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
        runs.push_back(entries->path());
    }
    std::sort(runs.begin(), runs.end());
    for (std::size_t i = 0; i + max_kept_reports < runs.size(); ++i) {
        fs::remove_all(runs[i], error);
    }
}

void keep(const Report& report, const std::string& json, const Thumbnail& thumbnail, const OutputFolder& output)
{
    const std::string folder = std::string(kept_reports) + '/' + name_of_run(report.night.begun);
    const std::array<Output, 2> kept{Output{folder + "/report.html", report_html(report, thumbnail, way_back)},
                                     Output{folder + "/report.json", json}};
    output.write(kept);
    remove_oldest(output.root() / kept_reports);
}

}  // namespace

void write_report(const Report& report, const Thumbnail& thumbnail, const OutputFolder& output)
{
    const Thumbnail drawn = drawn_ahead(report, thumbnail);
    std::array<Output, 3> files{Output{"report.html", {}}, Output{"report.json", {}}, Output{"report.csv", {}}};
    const std::array<std::function<std::string()>, 3> makers{[&] { return report_html(report, drawn); },
                                                             [&] { return report_json(report); },
                                                             [&] { return report_csv(report); }};
    for_each_at_once(files.size(), [&](std::size_t i) { files[i].bytes = makers[i](); });
    output.write(files);
    if (!report.night.begun.empty()) {
        keep(report, files[1].bytes, drawn, output);
    }
}

}  // namespace depesha
