// SPDX-License-Identifier: Apache-2.0
// What stands between the fields of a record: page breaks, furniture, stamps, notes, lost text, archival references.
#pragma once

#include "postprocess/export/tei_order.h"
#include "postprocess/export/tei_transcription.h"
#include "postprocess/export/tei_zones.h"
#include "postprocess/export/xml.h"
#include "postprocess/telegram.h"

#include <string>
#include <vector>

namespace depesha {

/// Hands out, in the order of the pages and from top to bottom, what belongs to no field. Every element handed out may
/// stand wherever TEI allows model.global.
class TeiFlow {
public:
    /// `order` must outlive it.
    TeiFlow(const Telegram& telegram, const TeiOrder& order, TeiZones& zones);

    /// The break before the first page, if nothing was handed out before.
    [[nodiscard]] std::vector<XmlNode> first_page();

    /// What begins above this place and was not handed out before.
    [[nodiscard]] std::vector<XmlNode> before(const Source& scanned);

    /// All that is left, the gaps too that no field has placed.
    [[nodiscard]] std::vector<XmlNode> rest();

    /// The gaps told of on places of the field, to be placed in its text.
    [[nodiscard]] std::vector<ToldGap*> gaps_of(const Field& field);

private:
    struct Placed {
        int page = 0;
        int top = 0;
        XmlElement element;
    };

    struct PlacedGap {
        std::vector<Source> sources;
        ToldGap told;
        std::string facs;
    };

    void add(const std::vector<Source>& sources, XmlElement element);
    void add_page_breaks(const Telegram& telegram);
    void add_references(const Telegram& telegram, TeiZones& zones);
    void add_marks(const Telegram& telegram, TeiZones& zones);
    void add_defects(const Telegram& telegram, TeiZones& zones);

    const TeiOrder& order_;

    /// In the order they are handed out, and how many were.
    std::vector<Placed> placed_;
    std::size_t handed_out_ = 0;
    std::vector<PlacedGap> gaps_;
};

}  // namespace depesha
