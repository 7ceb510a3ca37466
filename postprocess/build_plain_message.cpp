// SPDX-License-Identifier: Apache-2.0
#include "postprocess/blocks.h"
#include "postprocess/build_message.h"

#include <utility>

namespace depesha {

Message build_plain_message(std::span<const Stretch> lines, RecordParts& parts)
{
    Message message;
    for (const Block& block : blocks_of(lines)) {
        if (block.label == LineLabel::Furniture) {
            const Stretch& line = block.lines.front();
            parts.furniture.push_back({line.line->furniture, raw_of(line), sources_of(block.lines)});
            continue;
        }
        message.body.push_back({make_paragraph(
            block.lines, block.label == LineLabel::Item ? ParagraphType::ListItem : ParagraphType::Paragraph)});
    }
    message.closed = true;
    return message;
}

}  // namespace depesha
