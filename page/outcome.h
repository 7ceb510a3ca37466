// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/page_id.h"

#include <string>
#include <string_view>
#include <variant>

namespace depesha {

enum class Stage { List, Read, Preprocess, Recognize, Interpret, Deliver };

/// "list", "read", "preprocess", "recognize", "interpret", "deliver": as journal and log spell it.
[[nodiscard]] std::string_view to_string(Stage stage);

/// What is left of a page that a stage gave up.
struct PageFailure {
    PageId id;
    Stage stage = Stage::Read;

    /// One sentence for a person: what is wrong, and what to do where something can be done.
    std::string reason;
};

/// A value, or the failure of the page that took its place.
template <class T>
using Outcome = std::variant<T, PageFailure>;

}  // namespace depesha
