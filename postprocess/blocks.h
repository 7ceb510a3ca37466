// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/make_field.h"

#include <span>
#include <vector>

namespace depesha {

/// Lines that make one thing together: a paragraph, a signature with its titles, a single line.
struct Block {
    LineLabel label = LineLabel::First;
    std::vector<Stretch> lines;
};

/// The lines of a telegram in blocks: a paragraph goes on over furniture and over the break of a page;
/// signatures and lists in columns come column by column.
[[nodiscard]] std::vector<Block> blocks_of(std::span<const Stretch> lines);

/// What stands below a block.
struct BlockOutlook {
    /// A block ends in a quote that was not opened in it.
    bool quote_closes = false;

    /// A line of its own ends a quotation: UNQUOTE, END TEXT.
    bool mark_closes = false;
};

/// The outlook of each block.
[[nodiscard]] std::vector<BlockOutlook> outlooks_of(const std::vector<Block>& blocks);

/// True for QUOTE and its like, false for UNQUOTE: the line must be a quotation mark of its own.
[[nodiscard]] bool begins_quotation(const Stretch& mark);

}  // namespace depesha
