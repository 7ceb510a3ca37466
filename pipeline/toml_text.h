// SPDX-License-Identifier: Apache-2.0
// What files in TOML that users write have in common; behind it tomlplusplus, which is slow to compile.
#pragma once

#include <toml++/toml.h>

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace depesha {

/// Throws SetupError: file, line, column, and what is wrong there.
[[noreturn]] void fail_at(const std::string& name, const toml::source_region& place, const std::string& sentence);

/// Throws SetupError with file, line and column where the text is no TOML.
[[nodiscard]] toml::table parsed_toml(std::string_view text, const std::string& name);

/// All of a file. Throws SetupError, `what` naming it ("configuration"), if it cannot be read or is longer.
[[nodiscard]] std::string text_of_file(const std::filesystem::path& file, std::string_view what, std::size_t max_bytes);

}  // namespace depesha
