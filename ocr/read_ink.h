// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/components.h"
#include "page/recognized_page.h"

#include <vector>

namespace depesha {

/// Ink parted by whether some word accounts for it.
struct InkShares {
    std::vector<Component> read;
    std::vector<Component> unread;
};

/// A word accounts for what lies at least half within its place, but only for one row of it: the box of a word whose
/// letters touch the line above holds that line's letters too; and only for as many letters as it has, where its place
/// is wider than it. Only for ink as high as letters may be (from 0.4 to 4 times `pitch`, the width of a typed
/// character in pixels); the rest is in neither share.
[[nodiscard]] InkShares share_out_ink(const std::vector<Component>& components, const RecognizedPage& recognized,
                                      double pitch);

}  // namespace depesha
