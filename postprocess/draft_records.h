// SPDX-License-Identifier: Apache-2.0
// Which lines of which pages make one record, before anything is made of them.
#pragma once

#include "postprocess/make_field.h"
#include "postprocess/telegram_page.h"

#include <cstddef>
#include <vector>

namespace depesha {

/// Lines [first, last) of one page.
struct Piecework {
    const TelegramPage* page = nullptr;
    std::size_t first = 0;
    std::size_t last = 0;

    /// True if with these lines begins a telegram that the pieces before enclose.
    bool enclosed = false;
};

/// The pieces of pages that make one record, and why it begins and goes on where it does.
struct Draft {
    std::vector<Piecework> pieces;
    std::vector<Seam> seams;
};

/// Cuts and joins the pages of one folder, given in their order and living as long as the drafts. A page goes on with
/// the draft before it if it tells a number of its own above 1 or that it goes on, or begins in the middle of a
/// sentence, or has neither heading nor address while that draft has no end yet. A page is cut where another telegram
/// begins on it. Blank pages are drafts of their own and part nothing.
[[nodiscard]] std::vector<Draft> draft_records(const std::vector<TelegramPage>& pages);

/// True if one draft ends and the other begins on one page.
[[nodiscard]] bool share_page(const Draft& before, const Draft& after);

/// Puts the lines of a draft behind those of the one before it.
void append(Draft& before, Draft after, SeamReason reason);

/// For each piece, the index of its page among the record's pages: two pieces may share one.
[[nodiscard]] std::vector<int> page_indices(const Draft& draft);

/// The lines of a draft, pages numbered as by page_indices().
[[nodiscard]] std::vector<Stretch> stretches_of(const Draft& draft);

}  // namespace depesha
