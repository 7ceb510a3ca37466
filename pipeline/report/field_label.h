// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace depesha {

/// The path of a field in plain words: "message.header.numbers[1]" of the role "registration" is "registration number".
/// `role`: role of a number or time, note of an addressee; may be empty. `message`: role of the message that holds the
/// field ("quoted", ...). A path that nobody knows stands for itself.
[[nodiscard]] std::string field_label(std::string_view path, std::string_view role, std::string_view message);

}  // namespace depesha
