// SPDX-License-Identifier: Apache-2.0
#include "pipeline/night/watch.h"

#include <algorithm>

namespace depesha {

void Watch::take(const Beat& beat, Time now)
{
    if (const auto* const begun = std::get_if<WorkBegun>(&beat)) {
        works_[begun->work] = {now, begun->stage, std::chrono::duration<double>(begun->limit_seconds)};
    } else if (const auto* const at = std::get_if<WorkAt>(&beat)) {
        if (const auto found = works_.find(at->work); found != works_.end()) {
            found->second.stage = at->stage;
        }
    } else if (const auto* const ended = std::get_if<WorkEnded>(&beat)) {
        if (const auto work = works_.extract(ended->work); work && ended->work.kind == Work::Kind::Page) {
            slowest_page_ = std::max<std::chrono::duration<double>>(slowest_page_, now - work.mapped().since);
        }
    }
}

std::vector<AtWork> Watch::at_work(Time now) const
{
    std::vector<AtWork> works;
    for (const auto& [work, begun] : works_) {
        works.push_back({work, begun.stage, now - begun.since, begun.limit});
    }
    std::stable_sort(works.begin(), works.end(),
                     [](const AtWork& a, const AtWork& b) { return a.elapsed > b.elapsed; });
    return works;
}

}  // namespace depesha
