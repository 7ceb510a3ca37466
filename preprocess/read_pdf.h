// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "preprocess/picture.h"

#include <filesystem>
#include <vector>

namespace depesha {

/// The pages of a PDF: the embedded picture where a page is nothing but one picture that covers it, else the page as
/// it would be rendered. Throws std::runtime_error with a sentence if the file cannot be read as a PDF.
[[nodiscard]] std::vector<PictureHeader> pdf_headers(const std::filesystem::path& file, const ReadOptions& options);

/// Page `page` (from 0): the embedded picture at its own resolution, a JPEG with its bytes as they lie in the file;
/// else the page rendered at the resolution of the largest picture on it, or at 300 dpi. /Rotate is heeded.
/// Throws std::runtime_error with a sentence.
[[nodiscard]] DecodedPage read_pdf(const std::filesystem::path& file, int page, const ReadOptions& options);

}  // namespace depesha
