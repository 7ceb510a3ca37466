// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/geometry.h"

#include <opencv2/core/mat.hpp>

#include <filesystem>

namespace depesha {

/// Paints page `page` (from 0) of a PDF on white, /Rotate heeded: grey where the page has no colour, else BGR.
/// Throws std::runtime_error with a sentence if poppler cannot, or if it finds the page clearly larger than `planned`,
/// as it may in a damaged file that qpdf mends in another way.
[[nodiscard]] cv::Mat render_pdf(const std::filesystem::path& file, int page, double dpi, Size planned);

}  // namespace depesha
