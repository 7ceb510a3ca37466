// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core/mat.hpp>

#include <filesystem>

namespace depesha {

/// Paints page `page` (from 0) of a PDF on white, /Rotate heeded: grey where the page has no colour, else BGR.
/// Throws std::runtime_error with a sentence if poppler cannot.
[[nodiscard]] cv::Mat render_pdf(const std::filesystem::path& file, int page, double dpi);

}  // namespace depesha
