// SPDX-License-Identifier: Apache-2.0
#include "pipeline/report/drawn_ahead.h"

#include "pipeline/parallel.h"
#include "pipeline/report/report_html.h"

#include <cstddef>
#include <future>
#include <iterator>
#include <map>
#include <string>
#include <utility>

namespace depesha {
namespace {

namespace fs = std::filesystem;

/// A picture, or the exception that came instead.
using Picture = std::shared_future<std::string>;
using Pictures = std::map<std::pair<fs::path, int>, Picture>;

Picture drawn(const Thumbnail& thumbnail, const fs::path& scan, int page)
{
    std::packaged_task<std::string()> task([&] { return thumbnail(scan, page); });
    task();
    return task.get_future().share();
}

/// What the report asks for if every page can be drawn.
Pictures asked_for(const Report& report)
{
    Pictures asked;
    static_cast<void>(report_html(report, [&](const fs::path& scan, int page) {
        asked.try_emplace({scan, page});
        return std::string("a picture");
    }));
    return asked;
}

}  // namespace

Thumbnail drawn_ahead(const Report& report, const Thumbnail& thumbnail)
{
    Pictures pictures = asked_for(report);
    for_each_at_once(pictures.size(), [&](std::size_t i) {
        auto& [place, picture] = *std::next(pictures.begin(), static_cast<std::ptrdiff_t>(i));
        picture = drawn(thumbnail, place.first, place.second);
    });
    return [&thumbnail, pictures = std::move(pictures)](const fs::path& scan, int page) mutable {
        Picture& picture = pictures[{scan, page}];
        if (!picture.valid()) {
            picture = drawn(thumbnail, scan, page);
        }
        return picture.get();
    };
}

}  // namespace depesha
