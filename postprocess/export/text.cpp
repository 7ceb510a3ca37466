// SPDX-License-Identifier: Apache-2.0
#include "postprocess/export/text.h"

#include <algorithm>
#include <vector>

namespace depesha {

namespace {

double centre(const Box& box)
{
    return (box.top + box.bottom) / 2.0;
}

/// The lower quartile of the distances between lines: headings and paragraphs only widen them.
double ordinary_distance(const std::vector<Line>& lines)
{
    std::vector<double> distances;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const double distance = centre(lines[i].place) - centre(lines[i - 1].place);
        if (distance > 0.5 * lines[i].place.height()) {
            distances.push_back(distance);
        }
    }
    if (distances.empty()) {
        return 0.0;
    }
    std::sort(distances.begin(), distances.end());
    return distances[distances.size() / 4];
}

}  // namespace

std::string to_text(const RecognizedPage& page)
{
    constexpr double clearly_larger = 1.6;
    const double ordinary = ordinary_distance(page.lines);
    std::string text;
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
        const double gap = i == 0 ? 0.0 : centre(page.lines[i].place) - centre(page.lines[i - 1].place);
        text += i > 0 && gap > clearly_larger * ordinary ? "\n" : "";
        text += text_of(page.lines[i]) + '\n';
    }
    return text;
}

}  // namespace depesha
