// SPDX-License-Identifier: Apache-2.0
#include "postprocess/export/tei.h"

#include "postprocess/export/tei_header.h"
#include "postprocess/export/tei_text.h"
#include "postprocess/export/tei_zones.h"
#include "postprocess/export/xml.h"

#include <utility>

namespace depesha {

std::string to_tei(const Telegram& telegram)
{
    TeiZones zones(telegram.pages);
    XmlElement text = tei_text(telegram, zones);
    XmlElement root("TEI", {{"xmlns", "http://www.tei-c.org/ns/1.0"}});
    root.add(tei_header(telegram));
    if (auto facsimile = zones.facsimile()) {
        root.add(std::move(*facsimile));
    }
    root.add(std::move(text));
    return to_xml(root);
}

}  // namespace depesha
