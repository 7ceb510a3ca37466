// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace depesha {

/// The text of postprocess/labels/label_model.toml as it was when the program was built.
[[nodiscard]] std::string_view label_model_data();

}  // namespace depesha
