// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pipeline/page_task.h"

#include <string>

namespace depesha {

/// What a failed page leaves in the output folder: JSON with scan, stage, reason, whose fault it is, the tries so far,
/// and `versions` (see Stages::identity). `task.record` says how it failed. Same failure, same bytes.
[[nodiscard]] std::string quarantine_text(const PageTask& task, const std::string& versions);

}  // namespace depesha
