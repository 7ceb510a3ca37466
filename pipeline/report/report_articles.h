// SPDX-License-Identifier: Apache-2.0
// The two long parts of report.html, an article for each page or telegram.
#pragma once

#include "pipeline/report/report.h"

#include <span>
#include <string>
#include <string_view>

namespace depesha {

/// Failed pages, in the order they come, those with a picture first; a table of the reasons before them where several
/// failed for the same.
[[nodiscard]] std::string failures_html(std::span<const FailedPage> failed, const Thumbnail& thumbnail);

/// Telegrams to review, in the order they come. `folder` as in report_html.
[[nodiscard]] std::string reviews_html(std::span<const TelegramToReview> telegrams, const Thumbnail& thumbnail,
                                       const std::string& folder);

/// A name of a file as content of an element: control characters stand as '?'.
[[nodiscard]] std::string shown_name(std::string_view name);

}  // namespace depesha
