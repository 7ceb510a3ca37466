// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/lost_text.h"
#include "page/mark.h"
#include "page/page_id.h"
#include "page/scan_facts.h"
#include "postprocess/find_pieces.h"
#include "postprocess/order_lines.h"
#include "postprocess/parse_address.h"
#include "postprocess/telegram.h"

#include <cstddef>
#include <string>
#include <vector>

namespace depesha {

/// What a line is for.
enum class LineLabel {
    Heading,       ///< title, numbers, classification, places, times: whatever its pieces say
    HeadingNext,   ///< goes on with the heading line above (a caveat over two lines)
    Address,       ///< to whom the telegram goes
    Instruction,   ///< to him who hands it over
    Salutation,    ///< Тов. Мао Цзэдун!
    InnerAddress,  ///< first line of a quoted message or of a note: "To Comrade MAO ZEDONG. / Для Рощина.
    First,         ///< a paragraph begins
    Item,          ///< an item of a list begins
    Next,          ///< a paragraph goes on
    SignerTitle,   ///< Министр речного флота
    Signature,
    Tail,      ///< below the signature: number, date, copies, distribution, typist, archival reference
    TailNext,  ///< goes on with the tail line above
    Furniture,
    Margin,  ///< an entry of the left-hand column
};
inline constexpr std::size_t line_labels = 15;

struct LabelledLine {
    TypedLine typed;
    LineText text;
    Language language = Language::Russian;
    LineLabel label = LineLabel::First;

    /// 0 to 1: how much better the label fits than any other.
    double certainty = 0.0;

    /// True if another telegram begins with this line.
    bool begins_telegram = false;

    /// What kind of furniture, where it is some.
    FurnitureKind furniture = FurnitureKind::Other;

    /// The section of an edition that it stands in: a value of the vocabulary's role Edition, or "title".
    std::string edition;

    std::vector<Piece> pieces;
    std::vector<FoundAddress> addresses;
};

/// Furniture and entries of the left-hand column are told before the lines of the text.
[[nodiscard]] inline bool is_told(const LabelledLine& line)
{
    return line.label == LineLabel::Furniture || line.label == LineLabel::Margin;
}

/// One page with each line labelled; the telegrams themselves are put together over pages by assemble().
struct TelegramPage {
    PageId id;
    ScanFacts scan;

    /// The number that the page itself tells ("- 2 -", "PAGE 02"); 0 where it tells none.
    int number = 0;

    /// The page says that it goes on with what stands before it: «Продолжение».
    bool continued = false;

    /// Letters that a full line of the text has; 0 for a page without any.
    double measure = 0.0;

    /// In reading order.
    std::vector<LabelledLine> lines;
    std::vector<Mark> marks;

    /// As in RecognizedPage.
    std::vector<LostText> lost;
};

}  // namespace depesha
