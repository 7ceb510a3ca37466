// SPDX-License-Identifier: Apache-2.0
#include "postprocess/export/tei_zones.h"

#include "postprocess/export/relative_url.h"

#include <algorithm>
#include <cmath>

namespace depesha {

namespace {

void set_place(XmlElement& element, const Box& box)
{
    element.set("ulx", std::to_string(box.left)).set("uly", std::to_string(box.top));
    element.set("lrx", std::to_string(box.right)).set("lry", std::to_string(box.bottom));
}

XmlElement graphic(const RecordPage& page)
{
    XmlElement graphic("graphic", {{"url", relative_url(page.id.file)},
                                   {"width", std::to_string(page.size.width) + "px"},
                                   {"height", std::to_string(page.size.height) + "px"}});
    const std::string words = "Page " + std::to_string(page.id.page + 1) + " of the file " + page.id.file + ", " +
                              std::to_string(std::lround(page.dpi)) + " dpi, SHA-256 of the file " + page.sha256;
    graphic.add(xml_text_element("desc", words)).set("xml:lang", "en");
    return graphic;
}

std::string zone_id(std::size_t page, std::size_t zone)
{
    return tei_page_id(static_cast<int>(page)) + "-zone" + std::to_string(zone + 1);
}

}  // namespace

std::string tei_page_id(int page)
{
    return "page" + std::to_string(page + 1);
}

std::string TeiZones::refer(const std::vector<Source>& sources, std::string_view type)
{
    std::string references;
    for (const Source& source : sources) {
        const auto page = static_cast<std::size_t>(source.page);
        if (source.page < 0 || page >= zones_.size()) {
            continue;
        }
        std::vector<TypedBox>& zones = zones_[page];
        const auto known = std::find_if(zones.begin(), zones.end(), [&](const TypedBox& zone) {
            return zone.box == source.box && zone.type == type;
        });
        const auto index = static_cast<std::size_t>(known - zones.begin());
        if (known == zones.end()) {
            zones.push_back({source.box, std::string(type), {}});
        }
        references += (references.empty() ? "#" : " #") + zone_id(page, index);
    }
    return references;
}

bool TeiZones::keep(const Source& source, std::string_view type, const std::string& text)
{
    if (source.page < 0 || source.page >= static_cast<int>(zones_.size())) {
        return false;
    }
    zones_[static_cast<std::size_t>(source.page)].push_back({source.box, std::string(type), text});
    return true;
}

XmlElement TeiZones::surface(std::size_t page) const
{
    const RecordPage& described = pages_[page];
    XmlElement surface("surface", {{"xml:id", tei_page_id(static_cast<int>(page))}, {"n", std::to_string(page + 1)}});
    set_place(surface, {0, 0, described.size.width, described.size.height});
    surface.add(graphic(described));
    for (std::size_t i = 0; i < zones_[page].size(); ++i) {
        XmlElement& zone = surface.add(XmlElement("zone", {{"xml:id", zone_id(page, i)}}));
        zone.set("type", zones_[page][i].type);
        set_place(zone, zones_[page][i].box);
        zone.add_text(zones_[page][i].text);
    }
    return surface;
}

std::optional<XmlElement> TeiZones::facsimile() const
{
    if (pages_.empty()) {
        return std::nullopt;
    }
    XmlElement facsimile("facsimile");
    for (std::size_t page = 0; page < pages_.size(); ++page) {
        facsimile.add(surface(page));
    }
    return facsimile;
}

}  // namespace depesha
