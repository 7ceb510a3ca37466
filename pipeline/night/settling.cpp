// SPDX-License-Identifier: Apache-2.0
#include "pipeline/night/settling.h"

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <utility>

namespace depesha {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono;

Settling::Clocks clocks_of_the_machine()
{
    return {[] { return duration_cast<nanoseconds>(system_clock::now().time_since_epoch()).count(); },
            [] { return steady_clock::now(); }};
}

}  // namespace

Settling::Settling(seconds settle, EndsWhole ends_whole)
    : Settling(settle, std::move(ends_whole), clocks_of_the_machine())
{
}

Settling::Settling(seconds settle, EndsWhole ends_whole, Clocks clocks)
    : settle_(settle), ends_whole_(std::move(ends_whole)), clocks_(std::move(clocks))
{
}

Settling::State Settling::look(const fs::path& file)
{
    const std::optional<FileSight> now = settle_.count() > 0 ? sight_of(file) : std::nullopt;
    if (!now) {
        seen_.erase(file);
        return State::Still;
    }
    const Sight& sight = remember(file, *now);
    if (!is_still_for(sight, settle_)) {
        return State::Moving;
    }
    if (!is_still_for(sight, std::max(patience, settle_)) && breaks_off(file)) {
        return State::EndMissing;
    }
    seen_.erase(file);
    return State::Still;
}

const Settling::Sight& Settling::remember(const fs::path& file, const FileSight& now)
{
    const steady_clock::time_point moment = clocks_.steady();
    const auto [place, is_new] = seen_.try_emplace(file, Sight{now, moment, false});
    Sight& sight = place->second;
    if (!is_new && sight.file != now) {
        sight = {now, moment, true};
    }
    return sight;
}

bool Settling::is_still_for(const Sight& sight, seconds time) const
{
    if (clocks_.steady() - sight.since >= time) {
        return true;
    }
    const std::int64_t touched = std::max(sight.file.modified_nanoseconds, sight.file.changed_nanoseconds);
    return !sight.has_changed && touched <= clocks_.wall() - nanoseconds(time).count();
}

bool Settling::breaks_off(const fs::path& file) const
{
    try {
        return !ends_whole_(file);
    } catch (const std::runtime_error&) {
        return false;
    }
}

std::string unsettled_reason(Settling::State state)
{
    return state == Settling::State::EndMissing ? "its end is missing, as if its copying halted; it is read as damaged "
                                                  "once it has been still for an hour"
                                                : "still being written to; it is read by a later run";
}

std::vector<UnsettledScan> set_aside_unsettled(ScanList& scans, Settling& settling, Journal& journal)
{
    std::vector<UnsettledScan> unsettled;
    for (ScanFolder& folder : scans.folders) {
        std::map<std::string, FileRecord> known;
        for (FileRecord& file : journal.files_in(folder.folder)) {
            known.emplace(file.file, std::move(file));
        }
        const auto waits = [&](const ListedScan& scan) {
            if (!scan.selected) {
                return false;
            }
            const auto found = known.find(scan.file);
            const std::optional<FileSight> sight = found == known.end() ? std::nullopt : sight_of(scan.path);
            if (sight && is_as_noted(*sight, found->second)) {
                return false;
            }
            const Settling::State state = settling.look(scan.path);
            if (state != Settling::State::Still) {
                unsettled.push_back({scan.file, state});
            }
            return state != Settling::State::Still;
        };
        std::erase_if(folder.scans, waits);
    }
    return unsettled;
}

}  // namespace depesha
