// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace depesha {

/// SHA-256 as 64 lower-case hex digits.
[[nodiscard]] std::string sha256(std::string_view bytes);

/// SHA-256 of a file's bytes. Opens for reading only. Throws std::runtime_error with a sentence if it cannot be read.
[[nodiscard]] std::string sha256_of_file(const std::filesystem::path& file);

}  // namespace depesha
