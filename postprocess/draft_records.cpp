// SPDX-License-Identifier: Apache-2.0
#include "postprocess/draft_records.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace depesha {

namespace {

bool is_content(const LabelledLine& line)
{
    return line.label != LineLabel::Furniture;
}

const LabelledLine* first_content(const TelegramPage& page)
{
    const auto line = std::find_if(page.lines.begin(), page.lines.end(), is_content);
    return line == page.lines.end() ? nullptr : &*line;
}

/// The pieces of a page, cut before each line that begins a telegram; rules above it stay with the telegram above.
std::vector<Piecework> cut(const TelegramPage& page)
{
    std::vector<Piecework> pieces{{&page, 0, 0}};
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
        if (page.lines[i].begins_telegram && pieces.back().last > pieces.back().first) {
            pieces.push_back({&page, i, i});
        }
        pieces.back().last = i + 1;
    }
    return pieces;
}

bool has_title(const LabelledLine& line)
{
    const auto is_title = [](const Piece& piece) { return piece.kind == PieceKind::Title; };
    return line.label == LineLabel::Heading && std::any_of(line.pieces.begin(), line.pieces.end(), is_title);
}

/// A title among the first lines: whatever figure the page tells, a telegram begins on it.
bool begins_with_title(const TelegramPage& page)
{
    constexpr std::size_t head = 8;
    std::size_t seen = 0;
    for (const LabelledLine& line : page.lines) {
        if (is_content(line) && ++seen <= head && has_title(line)) {
            return true;
        }
    }
    return false;
}

bool has_end(const Draft& draft)
{
    for (const Piecework& piece : draft.pieces) {
        for (std::size_t i = piece.first; i < piece.last; ++i) {
            const LineLabel label = piece.page->lines[i].label;
            if (label == LineLabel::Signature || label == LineLabel::Tail) {
                return true;
            }
        }
    }
    return false;
}

bool has_head(const TelegramPage& page)
{
    return std::any_of(page.lines.begin(), page.lines.end(), [](const LabelledLine& line) {
        return line.label == LineLabel::Heading || line.label == LineLabel::Address;
    });
}

bool is_text(const LabelledLine& line)
{
    return line.label == LineLabel::First || line.label == LineLabel::Item || line.label == LineLabel::Next;
}

/// The last line of the draft that is no furniture.
const LabelledLine* last_content(const Draft& draft)
{
    const Piecework& piece = draft.pieces.back();
    for (std::size_t i = piece.last; i > piece.first; --i) {
        if (is_content(piece.page->lines[i - 1])) {
            return &piece.page->lines[i - 1];
        }
    }
    return nullptr;
}

/// A line of text that ends no sentence, and one that begins small.
bool goes_on_in_sentence(const LabelledLine& first, const Draft& before)
{
    const LabelledLine* last = last_content(before);
    if (first.label == LineLabel::Next || last == nullptr || !is_text(*last) || !is_text(first)) {
        return first.label == LineLabel::Next;
    }
    const std::u32string above = decoded(last->text.text);
    const char32_t begin = decoded(first.text.text).front();
    const bool ended = std::u32string_view(U".!?:;\"»”").find(above.back()) != std::u32string_view::npos;
    return !ended && is_letter(begin) && !is_upper(begin);
}

/// Why a page goes on with the draft before it; nothing where it does not.
std::optional<SeamReason> reason_to_join(const TelegramPage& page, const Draft& before)
{
    const LabelledLine* first = first_content(page);
    if (page.number > 1 && !begins_with_title(page)) {
        return SeamReason::PageNumber;
    }
    if (first == nullptr || page.number > 0 || begins_with_title(page)) {
        return std::nullopt;
    }
    if (page.continued) {
        return SeamReason::Continuation;
    }
    if (has_head(page)) {
        return std::nullopt;
    }
    if (goes_on_in_sentence(*first, before)) {
        return SeamReason::Sentence;
    }
    return has_end(before) ? std::nullopt : std::optional(SeamReason::NoEnd);
}

/// Why a record begins with this piece, which goes on with nothing before it.
SeamReason reason_to_begin(const Piecework& piece, const Draft* before)
{
    const std::vector<LabelledLine>& lines = piece.page->lines;
    const LabelledLine* first = piece.first > 0 ? &lines[piece.first] : first_content(*piece.page);
    if (first == nullptr) {
        return SeamReason::Blank;
    }
    if (piece.first == 0 && before == nullptr) {
        return SeamReason::FirstPage;
    }
    const bool below_rule = piece.first > 0 && lines[piece.first - 1].furniture == FurnitureKind::Rule &&
                            lines[piece.first - 1].label == LineLabel::Furniture;
    if (below_rule) {
        return SeamReason::Rule;
    }
    if (piece.first == 0 ? begins_with_title(*piece.page) : has_title(*first)) {
        return SeamReason::Title;
    }
    if (piece.first == 0 && piece.page->number == 1) {
        return SeamReason::PageNumber;
    }
    if (first->label == LineLabel::Heading || (piece.first == 0 && has_head(*piece.page))) {
        return SeamReason::Heading;
    }
    return first->label == LineLabel::Address ? SeamReason::Address : SeamReason::End;
}

/// The place of the piece's first line that is no furniture; the whole page where there is none.
Source place_of(const Piecework& piece, int page)
{
    for (std::size_t i = piece.first; i < piece.last; ++i) {
        const LabelledLine& line = piece.page->lines[i];
        if (is_content(line)) {
            return sources_of(std::vector{whole_line(line, page)}).front();
        }
    }
    const Size size = piece.page->scan.size;
    return {page, {0, 0, size.width, size.height}};
}

void join(Draft& draft, const Piecework& piece, SeamReason reason)
{
    draft.pieces.push_back(piece);
    draft.seams.push_back({SeamKind::Join, reason, place_of(piece, page_indices(draft).back())});
}

Draft begun(const Piecework& piece, const Draft* before)
{
    return {{piece}, {{SeamKind::Begin, reason_to_begin(piece, before), place_of(piece, 0)}}};
}

}  // namespace

std::vector<Draft> draft_records(const std::vector<TelegramPage>& pages)
{
    std::vector<Draft> drafts;
    std::size_t open = 0;  // one past the draft that a page may go on with; blank pages do not close it
    for (const TelegramPage& page : pages) {
        std::vector<Piecework> pieces = cut(page);
        const auto reason = open > 0 ? reason_to_join(page, drafts[open - 1]) : std::nullopt;
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            if (i == 0 && reason) {
                join(drafts[open - 1], pieces[i], *reason);
                continue;
            }
            drafts.push_back(begun(pieces[i], open > 0 ? &drafts[open - 1] : nullptr));
            open = page.lines.empty() ? open : drafts.size();
        }
    }
    return drafts;
}

bool share_page(const Draft& before, const Draft& after)
{
    return before.pieces.back().page == after.pieces.front().page && after.pieces.front().first > 0;
}

void append(Draft& before, Draft after, SeamReason reason)
{
    const std::size_t pieces = before.pieces.size();
    before.pieces.insert(before.pieces.end(), after.pieces.begin(), after.pieces.end());
    const int first = page_indices(before).at(pieces);
    for (Seam& seam : after.seams) {
        seam.source.page += first;
    }
    after.seams.front().kind = SeamKind::Join;
    after.seams.front().reason = reason;
    before.seams.insert(before.seams.end(), after.seams.begin(), after.seams.end());
}

std::vector<int> page_indices(const Draft& draft)
{
    std::vector<int> indices{0};
    for (std::size_t i = 1; i < draft.pieces.size(); ++i) {
        indices.push_back(indices.back() + (draft.pieces[i].page == draft.pieces[i - 1].page ? 0 : 1));
    }
    return indices;
}

std::vector<Stretch> stretches_of(const Draft& draft)
{
    const std::vector<int> pages = page_indices(draft);
    std::vector<Stretch> lines;
    for (std::size_t piece = 0; piece < draft.pieces.size(); ++piece) {
        for (std::size_t i = draft.pieces[piece].first; i < draft.pieces[piece].last; ++i) {
            lines.push_back(whole_line(draft.pieces[piece].page->lines[i], pages[piece]));
        }
    }
    return lines;
}

}  // namespace depesha
