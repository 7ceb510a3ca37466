// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/path_reference.h"
#include "postprocess/telegram.h"

#include <vector>

namespace depesha {

/// True if no part that both tell is another, and they tell a fond or a delo in common.
[[nodiscard]] bool agrees(const Reference& told, const PathReference& path);

/// True if a part that both tell is another.
[[nodiscard]] bool differs(const Reference& told, const PathReference& path);

/// Gives each telegram of one folder the reference that the folder's name tells, from "path", unless a reference of its
/// page agrees with it. Sheets only where the names of the folder's scans clearly are leaf numbers. Such a reference
/// was not read: its `raw` and its sources are empty and its confidence is 1, which says no more than that the folder
/// is called so; `text` names the folders.
void add_path_references(std::vector<Telegram>& telegrams);

}  // namespace depesha
