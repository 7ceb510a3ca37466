// SPDX-License-Identifier: Apache-2.0
#include "pipeline/report/marked_picture.h"

#include "postprocess/export/html.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <cmath>

namespace depesha {
namespace {

std::string base64(std::string_view bytes)
{
    std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');
    const int length =
        EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                        reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
    text.resize(static_cast<std::size_t>(length));
    return text;
}

/// Sizes of what is drawn, in pixels of the scan: the same on paper and screen, whatever the resolution.
struct Scale {
    explicit Scale(Size scan)
        : room(std::max(scan.width, scan.height) / 200), radius(std::max(scan.width, scan.height) / 75.0)
    {
    }

    int room;
    double radius;
};

/// Some paper around, so that the frame does not touch the letters.
Box framed(const Box& box, Size scan, int room)
{
    return {std::max(0, box.left - room), std::max(0, box.top - room), std::min(scan.width, box.right + room),
            std::min(scan.height, box.bottom + room)};
}

bool shows_nothing(const Box& box, Size scan)
{
    return box.empty() || box.left >= scan.width || box.top >= scan.height || box.right <= 0 || box.bottom <= 0;
}

/// Left of the frame, or right of it, or in its corner where there is no room on either side.
double badge_x(const Box& frame, Size scan, double radius)
{
    const double left = frame.left - 1.3 * radius;
    const double right = frame.right + 1.3 * radius;
    if (left >= radius) {
        return left;
    }
    return right <= scan.width - radius ? right : frame.left + 1.1 * radius;
}

std::string drawn(const NumberedMark& mark, Size scan, const Scale& scale)
{
    const Box frame = framed(mark.box, scan, scale.room);
    const double radius = scale.radius;
    const double x = badge_x(frame, scan, radius);
    const double y = std::clamp((frame.top + frame.bottom) / 2.0, radius, std::max(radius, scan.height - radius));
    return fmt::format(R"(<g class="{}"><rect x="{}" y="{}" width="{}" height="{}" rx="{}"/>)"
                       R"(<circle cx="{:.0f}" cy="{:.0f}" r="{:.0f}"/>)"
                       R"(<text x="{:.0f}" y="{:.0f}" font-size="{:.0f}">{}</text></g>)"
                       "\n",
                       mark.severe ? "severe" : "doubtful", frame.left, frame.top, frame.width(), frame.height(),
                       scale.room, x, y, radius, x, y + 0.42 * radius, 1.2 * radius, mark.number);
}

}  // namespace

std::string inline_picture(std::string_view jpeg, std::string_view words)
{
    return fmt::format("<img src=\"data:image/jpeg;base64,{}\" alt=\"{}\">\n", base64(jpeg), html_escaped(words));
}

std::string marked_picture(std::string_view jpeg, Size scan, std::span<const NumberedMark> marks,
                           std::string_view words)
{
    std::string svg = fmt::format(R"(<svg viewBox="0 0 {0} {1}" role="img" aria-label="{2}">)"
                                  R"(<image width="{0}" height="{1}" preserveAspectRatio="none" )"
                                  R"(href="data:image/jpeg;base64,{3}"/>)"
                                  "\n",
                                  scan.width, scan.height, html_escaped(words), base64(jpeg));
    const Scale scale(scan);
    for (const NumberedMark& mark : marks) {
        if (!shows_nothing(mark.box, scan)) {
            svg += drawn(mark, scan, scale);
        }
    }
    return svg + "</svg>\n";
}

}  // namespace depesha
