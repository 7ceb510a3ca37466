// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/page_id.h"

#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>

namespace depesha {

enum class Stage { List, Read, Preprocess, Recognize, Interpret, Deliver };

/// "list", "read", "preprocess", "recognize", "interpret", "deliver": as journal and log spell it.
[[nodiscard]] std::string_view to_string(Stage stage);

/// Whose fault a failure is. What the page itself brings about waits until somebody has mended it; the machine's
/// trouble (disk, rights, a killed process) may be over tomorrow, so such a page is tried again by the next run.
enum class Cause { Page, Machine };

/// "page", "machine": as journal and status spell it.
[[nodiscard]] std::string_view to_string(Cause cause);

/// What is left of a page that a stage gave up.
struct PageFailure {
    PageId id;
    Stage stage = Stage::Read;

    /// One sentence for a person: what is wrong, and what to do where something can be done.
    std::string reason;

    Cause cause = Cause::Page;

    /// How often the page was tried before it was given up, in this run.
    int tries = 1;
};

/// Thrown by a stage that must give up its page though the page is not at fault.
class MachineTrouble : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A value, or the failure of the page that took its place.
template <class T>
using Outcome = std::variant<T, PageFailure>;

}  // namespace depesha
