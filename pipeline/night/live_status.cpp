// SPDX-License-Identifier: Apache-2.0
#include "pipeline/night/live_status.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <system_error>

namespace depesha {
namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

ordered_json json_of(const LiveStatus& status)
{
    const Tally& tally = status.tally;
    return {{"expected", tally.expected}, {"done", tally.done},       {"failed", tally.failed},
            {"skipped", tally.skipped},   {"waiting", tally.waiting}, {"seconds", status.seconds},
            {"at_work", status.at_work}};
}

LiveStatus status_of(const ordered_json& json)
{
    LiveStatus status;
    status.tally = {json.at("expected"), json.at("done"), json.at("failed"), json.at("skipped"), json.at("waiting")};
    status.seconds = json.at("seconds");
    status.at_work = json.at("at_work").get<std::vector<std::string>>();
    return status;
}

}  // namespace

LiveStatus live_status(const Tally& tally, double seconds, const std::vector<AtWork>& works)
{
    LiveStatus status{tally, seconds, {}};
    for (const AtWork& at : works) {
        status.at_work.push_back(
            fmt::format("{} {} {:.0f} s", to_string(at.work), to_string(at.stage), at.elapsed.count()));
    }
    return status;
}

void write_live_status(const fs::path& file, const LiveStatus& status)
{
    const fs::path temporary = file.string() + ".part";
    std::error_code error;
    {
        std::ofstream out(temporary, std::ios::binary);
        out << json_of(status).dump(-1, ' ', false, ordered_json::error_handler_t::replace);
        if (!out.flush()) {
            fs::remove(temporary, error);
            return;
        }
    }
    fs::rename(temporary, file, error);
}

std::optional<LiveStatus> read_live_status(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    try {
        return status_of(ordered_json::parse(in));
    } catch (const nlohmann::json::exception&) {
        return std::nullopt;
    }
}

}  // namespace depesha
