// SPDX-License-Identifier: Apache-2.0
#include "pipeline/clean_scans.h"

#include "pipeline/attempt.h"
#include "pipeline/input_root.h"
#include "pipeline/output_folder.h"
#include "pipeline/output_stem.h"
#include "pipeline/stop_request.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <csignal>
#include <cstddef>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace depesha {
namespace {

using nlohmann::ordered_json;

double rounded(double figure)
{
    constexpr double thousandths = 1000.0;
    return std::round(figure * thousandths) / thousandths;
}

ordered_json marks_json(const std::vector<Mark>& marks)
{
    ordered_json list = ordered_json::array();
    for (const Mark& mark : marks) {
        list.push_back(
            {{"kind", to_string(mark.kind)}, {"box", {mark.box.left, mark.box.top, mark.box.right, mark.box.bottom}}});
    }
    return list;
}

ordered_json steps_json(const std::vector<StepReport>& steps)
{
    ordered_json list = ordered_json::array();
    for (const StepReport& step : steps) {
        list.push_back({{"step", step.step},
                        {"ran", step.ran},
                        {"measure", rounded(step.measure)},
                        {"confidence", rounded(step.confidence)},
                        {"reason", step.reason}});
    }
    return list;
}

ordered_json condition_json(const ScanCondition& condition)
{
    return {{"background_spread", rounded(condition.background_spread)},
            {"ink_contrast", rounded(condition.ink_contrast)},
            {"stroke_width", rounded(condition.stroke_width)},
            {"x_height", rounded(condition.x_height)},
            {"paper_chroma", rounded(condition.paper_chroma)},
            {"coloured_ink", rounded(condition.coloured_ink)},
            {"noise", rounded(condition.noise)},
            {"bed", rounded(condition.bed)}};
}

/// What the lean was measured as, also where the page was left as it is.
StepReport lean_of(const CleanPage& page)
{
    const auto found = std::find_if(page.steps.begin(), page.steps.end(),
                                    [](const StepReport& step) { return step.step == "deskew"; });
    return found != page.steps.end() ? *found : StepReport();
}

ordered_json page_json(const CleanPage& page)
{
    const StepReport lean = lean_of(page);
    return {{"file", page.id.file},
            {"page", page.id.page + 1},
            {"size", {page.scan.size.width, page.scan.size.height}},
            {"dpi", rounded(page.scan.dpi)},
            {"orientation", (360 - page.orientation) % 360},
            {"turned", page.orientation},
            {"skew", rounded(lean.measure)},
            {"skew_confidence", rounded(lean.confidence)},
            {"condition", condition_json(page.condition)},
            {"lines", page.lines.size()},
            {"marks", marks_json(page.marks)},
            {"steps", steps_json(page.steps)}};
}

/// Adds the strips to the files; gives what the JSON says of them.
ordered_json add_strips(std::vector<StripPicture> strips, const std::string& stem, std::vector<Output>& files)
{
    ordered_json list = ordered_json::array();
    for (StripPicture& strip : strips) {
        const std::string name = fmt::format("{}.strip-{:04}.png", stem, list.size() + 1);
        ordered_json corners = ordered_json::array();
        for (const Point& corner : strip.corners) {
            corners.push_back({rounded(corner.x), rounded(corner.y)});
        }
        list.push_back({{"file", name}, {"corners", std::move(corners)}});
        files.push_back({name, std::move(strip.png)});
    }
    return list;
}

std::string dumped(const ordered_json& json)
{
    return json.dump(1, ' ', false, ordered_json::error_handler_t::replace) + '\n';
}

/// Which way is up only reading tells, and which marks are no type.
CleanPage cleaned(const ScanPage& scan, const Stages& stages)
{
    CleanPage page = stages.clean(scan);
    const RecognizedPage read = stages.recognize(page);
    if (read.orientation != page.orientation) {
        page = turned_over(page);
    }
    page.marks = read.marks;
    return page;
}

struct PageOfScan {
    PageId id;
    const ListedScan* scan = nullptr;
};

class Cleaner {
public:
    Cleaner(const CleanCommand& command, const Stages& stages, const OutputFolder& output, Log& log)
        : command_(command), stages_(stages), output_(output), log_(log)
    {
    }

    void take(const ListedScan& scan)
    {
        const auto count = attempt(Stage::Read, Outcome<PageOfScan>(PageOfScan{{scan.file, 0}, &scan}),
                                   [this](const PageOfScan& page) { return stages_.probe(page.scan->path).size(); });
        if (const auto* const failure = std::get_if<PageFailure>(&count)) {
            fail(to_string(failure->id), failure->reason);
            return;
        }
        for (int page = 0; page < static_cast<int>(std::get<std::size_t>(count)) && stop_signal() == 0; ++page) {
            take(PageOfScan{{scan.file, page}, &scan});
        }
    }

    void refuse(const RefusedFile& refused) { fail(refused.file, refused.reason); }

    [[nodiscard]] int failed() const { return failed_; }
    [[nodiscard]] const ordered_json& pages() const { return pages_; }

private:
    void fail(const std::string& name, const std::string& reason)
    {
        log_.error(name + ": " + reason);
        ++failed_;
    }

    void take(const PageOfScan& page)
    {
        auto done = attempt(Stage::Preprocess, Outcome<PageOfScan>(page),
                            [this](const PageOfScan& work) { return deliver(work); });
        if (const auto* const failure = std::get_if<PageFailure>(&done)) {
            fail(to_string(failure->id), failure->reason);
        } else {
            pages_.push_back(std::get<ordered_json>(std::move(done)));
        }
    }

    ordered_json deliver(const PageOfScan& place)
    {
        ScanPage scan = stages_.read(place.scan->path, place.id.page);
        scan.id = place.id;
        const CleanPage page = cleaned(scan, stages_);
        const std::string stem = page_stem(place.scan->stem, place.id.page);
        ordered_json json = page_json(page);
        std::vector<Output> files = pictures_of(page, stem);
        if (command_.strips) {
            json["strips"] = add_strips(stages_.draw_strips(page), stem, files);
        }
        files.push_back({stem + ".clean.json", dumped(json)});
        output_.write(files);
        log_.info(fmt::format("{} cleaned: turned by {}°, skew {:.2f}°, {} lines", to_string(page.id), page.orientation,
                              json["skew"].get<double>(), page.lines.size()));
        return json;
    }

    [[nodiscard]] std::vector<Output> pictures_of(const CleanPage& page, const std::string& stem) const
    {
        PagePictures pictures = stages_.draw(page);
        return {{stem + ".gray.png", std::move(pictures.gray)},
                {stem + ".binary.png", std::move(pictures.binary)},
                {stem + ".lines.png", std::move(pictures.lines)}};
    }

    const CleanCommand& command_;
    const Stages& stages_;
    const OutputFolder& output_;
    Log& log_;
    ordered_json pages_ = ordered_json::array();
    int failed_ = 0;
};

ExitCode code_of(const Cleaner& cleaner)
{
    if (const int signal = stop_signal(); signal != 0) {
        return signal == SIGINT ? ExitCode::Interrupted : ExitCode::Terminated;
    }
    return cleaner.failed() > 0 ? ExitCode::SomePagesFailed : ExitCode::AllDone;
}

}  // namespace

CleanedScans clean_scans(const CleanCommand& command, const Stages& stages, Log& log)
{
    keep_apart(command.scans, command.out);
    const ScanList list = list_scans(command.scans, {});
    const OutputFolder output(command.out);
    heed_stop_signals();
    Cleaner cleaner(command, stages, output, log);
    for (const ScanFolder& folder : list.folders) {
        for (const RefusedFile& refused : folder.refused) {
            if (refused.selected) {
                cleaner.refuse(refused);
            }
        }
        for (const ListedScan& scan : folder.scans) {
            if (scan.selected && stop_signal() == 0) {
                cleaner.take(scan);
            }
        }
    }
    return {code_of(cleaner), dumped(cleaner.pages())};
}

}  // namespace depesha
