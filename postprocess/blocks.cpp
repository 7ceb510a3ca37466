// SPDX-License-Identifier: Apache-2.0
#include "postprocess/blocks.h"

#include "postprocess/columns.h"
#include "postprocess/quotes.h"
#include "postprocess/vocabulary.h"

namespace depesha {

namespace {

bool goes_on(const Block& block, LineLabel label)
{
    switch (label) {
    case LineLabel::Next:
        return block.label == LineLabel::First || block.label == LineLabel::Item;
    case LineLabel::Signature:
    case LineLabel::SignerTitle:
        return block.label == LineLabel::SignerTitle;
    default:
        return false;
    }
}

/// A page's first line goes on with a paragraph whose last line, on the page before, ends no sentence, unless an indent
/// says that it begins one.
bool goes_on_over_break(const Block& block, const Stretch& line)
{
    const bool text = block.label == LineLabel::First || block.label == LineLabel::Item;
    const std::u32string above = decoded(raw_of(block.lines.back()));
    const bool ended = std::u32string_view(U".!?:;\"»”").find(above.back()) != std::u32string_view::npos;
    return text && line.line->label == LineLabel::First && line.page != block.lines.back().page && !ended &&
           line.line->typed.indent < 1.6;
}

/// Signers side by side are a block each, entries of a list in columns a block each; returns how many lines they took.
std::size_t add_columns(std::span<const Stretch> lines, std::vector<Block>& blocks)
{
    const Columns signers = signer_columns(lines);
    for (const std::vector<Stretch>& signer : signers.columns) {
        blocks.push_back({LineLabel::Signature, signer});
    }
    const Columns list = signers.rows > 0 ? Columns{} : numbered_columns(lines);
    for (const std::vector<Stretch>& entries : list.columns) {
        for (const Stretch& entry : entries) {
            blocks.push_back({LineLabel::TailNext, {entry}});
        }
    }
    return signers.rows + list.rows;
}

}  // namespace

std::vector<Block> blocks_of(std::span<const Stretch> lines)
{
    std::vector<Block> blocks;
    std::size_t text = 0;  // one past the last block that is no furniture: a paragraph goes on over a page's head
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (const std::size_t rows = add_columns(lines.subspan(i), blocks); rows > 0) {
            text = blocks.size();
            i += rows - 1;
            continue;
        }
        const Stretch& line = lines[i];
        const LineLabel label = line.line->label;
        if (text > 0 && (goes_on(blocks[text - 1], label) || goes_on_over_break(blocks[text - 1], line))) {
            blocks[text - 1].lines.push_back(line);
            blocks[text - 1].label = label == LineLabel::Signature ? label : blocks[text - 1].label;
            continue;
        }
        blocks.push_back({label == LineLabel::Next ? LineLabel::First : label, {line}});
        text = label == LineLabel::Furniture || label == LineLabel::Margin ? text : blocks.size();
    }
    return blocks;
}

std::vector<BlockOutlook> outlooks_of(const std::vector<Block>& blocks)
{
    std::vector<BlockOutlook> outlooks(blocks.size());
    for (std::size_t i = blocks.size(); i > 1; --i) {
        const Stretch& first = blocks[i - 1].lines.front();
        const bool mark =
            blocks[i - 1].label == LineLabel::Furniture && first.line->furniture == FurnitureKind::Quotation;
        const std::string text = joined_text(blocks[i - 1].lines);
        const bool quote = !mark && ends_with_quote(text) && quotes_in(text) % 2 == 1;
        outlooks[i - 2].quote_closes = outlooks[i - 1].quote_closes || quote;
        outlooks[i - 2].mark_closes = outlooks[i - 1].mark_closes || (mark && !begins_quotation(first));
    }
    return outlooks;
}

bool begins_quotation(const Stretch& mark)
{
    const auto phrase = Vocabulary::built_in().whole(mark.line->text.text, Role::Quotation);
    return phrase && phrase->value == "begin";
}

}  // namespace depesha
