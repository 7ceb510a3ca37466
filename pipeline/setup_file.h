// SPDX-License-Identifier: Apache-2.0
// What the files that users write (configuration, authorities) have in common.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace depesha {

/// Throws SetupError: file, line, column (both from 1), and what is wrong there.
[[noreturn]] void fail_at(const std::string& name, std::size_t line, std::size_t column, const std::string& sentence);

/// All of a file. Throws SetupError, `what` naming it ("configuration"), if it cannot be read or is longer.
[[nodiscard]] std::string text_of_file(const std::filesystem::path& file, std::string_view what, std::size_t max_bytes);

}  // namespace depesha
