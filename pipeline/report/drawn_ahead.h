// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pipeline/report/report.h"

namespace depesha {

/// Draws the pictures that the report will ask for with all threads that oneTBB may take, and gives them when asked,
/// each drawn once. What the report asks for beside them, where one of them could not be drawn, is drawn when it is
/// asked for. `thumbnail` is called from several threads, and must live as long as what is returned.
[[nodiscard]] Thumbnail drawn_ahead(const Report& report, const Thumbnail& thumbnail);

}  // namespace depesha
