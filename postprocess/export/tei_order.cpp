// SPDX-License-Identifier: Apache-2.0
#include "postprocess/export/tei_order.h"

#include "postprocess/review_fields.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>

namespace depesha {

namespace {

Point centre_of(const Box& box)
{
    return {(box.left + box.right) / 2.0, (box.top + box.bottom) / 2.0};
}

Point mean_of(const std::vector<Point>& points)
{
    Point sum;
    for (const Point& point : points) {
        sum.x += point.x;
        sum.y += point.y;
    }
    const auto count = static_cast<double>(std::max<std::size_t>(points.size(), 1));
    return {sum.x / count, sum.y / count};
}

}  // namespace

TeiOrder::TeiOrder(const Telegram& telegram)
{
    std::vector<Evidence> pages(telegram.pages.size());
    for_each_field(telegram.message, "message",
                   [&](const std::string& path, const Field& field) { gather(path, field, pages); });
    std::transform(pages.begin(), pages.end(), std::back_inserter(feet_), foot_of);
}

void TeiOrder::gather(std::string_view path, const Field& field, std::vector<Evidence>& pages)
{
    for (const Source& source : field.sources) {
        if (source.page < 0 || source.page >= static_cast<int>(pages.size())) {
            continue;
        }
        Evidence& evidence = pages[static_cast<std::size_t>(source.page)];
        if (field.raw.find('\n') == std::string::npos) {
            evidence.width += source.box.width();
            evidence.height += source.box.height();
        }
        const bool is_in_body = path.find(".body[") != std::string_view::npos;
        (is_in_body ? evidence.body : evidence.heading).push_back(centre_of(source.box));
    }
}

TeiOrder::Foot TeiOrder::foot_of(const Evidence& evidence)
{
    const bool lies_on_its_side = evidence.height > evidence.width;
    Point way;
    if (evidence.body.size() > 1) {
        way = {evidence.body.back().x - evidence.body.front().x, evidence.body.back().y - evidence.body.front().y};
    } else if (!evidence.body.empty() && !evidence.heading.empty() && lies_on_its_side) {
        way = {mean_of(evidence.body).x - mean_of(evidence.heading).x, 0.0};
    }
    if (lies_on_its_side) {
        return way.x > 0.0 ? Foot::Right : Foot::Left;
    }
    return way.y < 0.0 ? Foot::Top : Foot::Bottom;
}

Source TeiOrder::upright(const Source& place) const
{
    const auto page = static_cast<std::size_t>(place.page);
    const Foot foot = place.page >= 0 && page < feet_.size() ? feet_[page] : Foot::Bottom;
    const Box& box = place.box;
    switch (foot) {
    case Foot::Left:
        return {place.page, {box.top, -box.right, box.bottom, -box.left}};
    case Foot::Top:
        return {place.page, {-box.right, -box.bottom, -box.left, -box.top}};
    case Foot::Right:
        return {place.page, {-box.bottom, box.left, -box.top, box.right}};
    case Foot::Bottom:
        break;
    }
    return place;
}

}  // namespace depesha
