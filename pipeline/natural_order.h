// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace depesha {

/// As a person counts: "2" before "10", "list 9b" before "list 11". Runs of ASCII digits compare by their value, all
/// else by code point; no locale. Names that differ only in leading zeros: the shorter first. A strict total order.
[[nodiscard]] bool comes_before(std::string_view a, std::string_view b);

/// The same for paths: part by part; what lies in a folder itself comes before what lies in its subfolders.
[[nodiscard]] bool path_comes_before(std::string_view a, std::string_view b);

/// The path without its last part; empty where there is only one.
[[nodiscard]] std::string_view folder_of(std::string_view path);

/// The last part of the path.
[[nodiscard]] std::string_view name_of(std::string_view path);

}  // namespace depesha
