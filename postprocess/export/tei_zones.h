// SPDX-License-Identifier: Apache-2.0
// <facsimile>: the pages of a record, and the places on them that its text points to.
#pragma once

#include "postprocess/export/xml.h"
#include "postprocess/telegram.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace depesha {

/// xml:id of a page, given its index in Telegram::pages: "page1".
[[nodiscard]] std::string tei_page_id(int page);

/// Gathers the places that are referred to while the text is made; `pages` must outlive it.
class TeiZones {
public:
    explicit TeiZones(const std::vector<RecordPage>& pages) : pages_(pages), zones_(pages.size()) {}

    /// Value for @facs: "#page1-zone3 #page2-zone1". Places on pages that the record has not are left out.
    std::string refer(const std::vector<Source>& sources, std::string_view type);

    /// A place that the text does not point to, and what was read there; false if the record has no such page.
    bool keep(const Source& source, std::string_view type, const std::string& text);

    /// Nothing where the record has no pages: a <facsimile> may not be empty.
    [[nodiscard]] std::optional<XmlElement> facsimile() const;

private:
    struct TypedBox {
        Box box;
        std::string type;
        std::string text;
    };

    [[nodiscard]] XmlElement surface(std::size_t page) const;

    const std::vector<RecordPage>& pages_;

    /// For each page, in the order they were referred to first.
    std::vector<std::vector<TypedBox>> zones_;
};

}  // namespace depesha
