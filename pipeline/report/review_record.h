// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pipeline/report/report.h"

#include <string_view>

namespace depesha {

/// Takes from a record (docs/output.md) what a person needs to look at it: its pages without their files, what it is
/// told by, and the fields that its `review` names. What is odd is left out. Throws std::runtime_error with a sentence
/// for what is no record.
[[nodiscard]] TelegramToReview review_of_record(std::string_view json);

}  // namespace depesha
