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

/// For each block, whether one below it ends in a quote that was not opened in it.
[[nodiscard]] std::vector<bool> closing_later(const std::vector<Block>& blocks);

}  // namespace depesha
