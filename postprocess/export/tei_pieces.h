// SPDX-License-Identifier: Apache-2.0
// Which element of TEI stands for which field of a message.
#pragma once

#include "postprocess/export/tei_order.h"
#include "postprocess/export/xml.h"
#include "postprocess/telegram.h"

#include <string>
#include <vector>

namespace depesha {

/// A field outside the body, or a paragraph.
struct TeiPiece {
    const Field* field = nullptr;

    /// Named and with its types, still without text and place.
    XmlElement element;

    /// Element that neighbours share ("dateline"); empty for none.
    std::string group;

    /// What the place on the scan is called.
    std::string zone;

    /// Stands after the body.
    bool closes = false;
};

[[nodiscard]] TeiPiece tei_piece(std::string element, const Field& field);

/// The fields of a message outside its body, in the order of its pages, row by row: first those that open it, then
/// those that close it. A field of the header that stands below the whole body closes it as signatures do. The fields
/// must outlive the pieces; nested messages are not entered.
[[nodiscard]] std::vector<TeiPiece> tei_pieces(const Message& message, const TeiOrder& order);

}  // namespace depesha
